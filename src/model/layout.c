/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The document description: theme, layout, locale and edition overlays, laid over each other as
 * trees and loaded once. An overlay may change anything, also single boxes, by their id:
 *
 *     page: {size: letter}            # for every document
 *     documents:
 *       poster: {page: {size: 18in x 24in}}
 *     boxes:
 *       side-note: {style: plain}     # laid over the box with that id
 *       qr: ~                         # leaves the box out
 */
#include "model.h"
#include "styles.h"

#include <ctype.h>
#include <string.h>

/* clang-format off */
static const struct { const char *name; mpt width, height; } papers[] = {
	{"a0", 2383937, 3370394}, {"a1", 1683780, 2383937}, {"a2", 1190551, 1683780}, {"a3", 841890, 1190551},
	{"a4", 595276, 841890}, {"a5", 419528, 595276}, {"a6", 297638, 419528}, {"letter", 612000, 792000},
	{"legal", 612000, 1008000}, {"tabloid", 792000, 1224000},
};

struct page_file {
	struct page_spec spec;
	const char *size;
	bool landscape;
	const struct node *at;
};
struct fit_floor { mpt size; int leading, spacing; };
struct fit_file { struct fit_spec spec; struct fit_floor floor; };
struct masters_file { struct master all, first, left, right; const struct node *has_first, *has_left, *has_right; };
struct theme_file { const char *theme, *about; const struct node *tokens, *styles; };
struct meta_file { struct text_slot title, subject, keywords, author; };
struct layout_file {
	const char *shape, *theme, *about;
	struct page_file page;
	struct fit_file fit;
	struct masters_file masters;
	struct meta_file document;
	struct locale_spec locale;
	const struct node *tokens, *styles, *words, *boxes, *documents;
	struct box_list body;
};

#define AT(S, m) .offset = offsetof(struct S, m)
#define END {.key = NULL}
static const struct field margin_fields[] = {
	{.key = "top", .type = F_LENGTH, AT(page_spec, margins.top), .fallback = "18mm", .doc = "Top margin."},
	{.key = "bottom", .type = F_LENGTH, AT(page_spec, margins.bottom), .fallback = "18mm", .doc = "Bottom margin."},
	{.key = "inner", .type = F_LENGTH, AT(page_spec, margins.inner), .fallback = "18mm", .doc = "Margin at the binding; mirrored on duplex pages."},
	{.key = "outer", .type = F_LENGTH, AT(page_spec, margins.outer), .fallback = "18mm", .doc = "Margin at the outer edge."},
	END};
static const struct record margin_record = {"margins", "Margins of the page.", sizeof(struct page_spec), NULL, margin_fields};
static const struct field page_fields[] = {
	{.key = "size", .type = F_NAME, AT(page_file, size), .fallback = "a4", .doc = "a0 to a6, letter, legal, tabloid, or a size such as `18in x 24in`."},
	{.key = "landscape", .type = F_FLAG, AT(page_file, landscape), .fallback = "false", .doc = "The longer side lies across."},
	{.key = "margins", .type = F_RECORD, AT(page_file, spec), .record = &margin_record, .doc = "Margins."},
	{.key = "duplex", .type = F_FLAG, AT(page_file, spec.duplex), .fallback = "false", .doc = "Inner and outer margins change sides on even pages."},
	{.key = "bleed", .type = F_LENGTH, AT(page_file, spec.bleed), .min = 0, .max = 100000, .fallback = "0", .doc = "How far colour runs over the trimmed edge."},
	{.key = "unprintable", .type = F_LENGTH, AT(page_file, spec.unprintable), .min = 0, .max = 100000, .fallback = "6.35mm", .doc = "The edge that office printers leave blank; ink there is a warning."},
	{.key = "columns", .type = F_INT, AT(page_file, spec.columns), .min = 1, .max = 12, .fallback = "1", .doc = "Columns of the page."},
	{.key = "gutter", .type = F_LENGTH, AT(page_file, spec.gutter), .fallback = "6mm", .doc = "Space between columns."},
	{.key = "justify", .type = F_FLAG, AT(page_file, spec.justify), .fallback = "false", .doc = "Spread the blocks of a page down to its foot."},
	{.key = "stretch", .type = F_LENGTH, AT(page_file, spec.stretch), .fallback = "12pt", .doc = "Most that one gap grows by, when justified."},
	{.key = "balance", .type = F_FLAG, AT(page_file, spec.balance), .fallback = "true", .doc = "Balance the columns of the last page."},
	END};
static const struct record page_record = {"a page", "The paper and what of it is used.", sizeof(struct page_file), NULL, page_fields};

static const char *const yield_words[] = {"spacing", "leading", "size", NULL};
static const struct field yield_element = {.key = "yield", .type = F_CHOICE, .choices = yield_words};
static const struct field floor_fields[] = {
	{.key = "size", .type = F_LENGTH, AT(fit_floor, size), .fallback = "9pt", .doc = "Least size of text; smaller styles stay as they are."},
	{.key = "leading", .type = F_DECIMAL, AT(fit_floor, leading), .min = 900, .max = 3000, .fallback = "1.2", .doc = "Least leading."},
	{.key = "spacing", .type = F_DECIMAL, AT(fit_floor, spacing), .min = 100, .max = 1000, .fallback = "0.5", .doc = "Least share of the spacing."},
	END};
static const struct record floor_record = {"a floor", "Where yielding stops.", sizeof(struct fit_floor), NULL, floor_fields};
static const struct field fit_fields[] = {
	{.key = "pages", .type = F_INT, AT(fit_file, spec.pages), .min = 0, .max = 1000, .fallback = "0", .doc = "The text fits this many pages, or the build fails; 0: as many as it takes."},
	{.key = "yield", .type = F_LIST, AT(fit_file, spec.yield), .element = &yield_element, .doc = "What gives way, in this order: spacing, leading, size."},
	{.key = "floor", .type = F_RECORD, AT(fit_file, floor), .record = &floor_record, .doc = "Where it stops."},
	{.key = "grow", .type = F_DECIMAL, AT(fit_file, spec.grow), .min = 1000, .max = 3000, .fallback = "1", .doc = "Spacing may grow by this factor to fill the last page."},
	END};
static const struct record fit_record = {"a fit", "How text is made to fit its pages.", sizeof(struct fit_file), NULL, fit_fields};

static const struct field master_fields[] = {
	{.key = "header", .type = F_BOX, AT(master, header), .doc = "Boxes in the top margin. {page}, {pages} and {section} are known there."},
	{.key = "footer", .type = F_BOX, AT(master, footer), .doc = "Boxes in the bottom margin."},
	{.key = "header-gap", .type = F_LENGTH, AT(master, header_gap), .fallback = "6mm", .doc = "Space between header and text."},
	{.key = "footer-gap", .type = F_LENGTH, AT(master, footer_gap), .fallback = "6mm", .doc = "Space between text and footer."},
	END};
static const struct record master_record = {"a master", "Running header and footer.", sizeof(struct master), NULL, master_fields};
static const struct field masters_fields[] = {
	{.key = "all", .type = F_RECORD, AT(masters_file, all), .record = &master_record, .doc = "Pages without a master of their own."},
	{.key = "first", .type = F_RECORD, AT(masters_file, first), .record = &master_record, .doc = "The first page."},
	{.key = "left", .type = F_RECORD, AT(masters_file, left), .record = &master_record, .doc = "Even pages."},
	{.key = "right", .type = F_RECORD, AT(masters_file, right), .record = &master_record, .doc = "Odd pages."},
	END};
static const struct record masters_record = {"masters", "Running headers and footers.", sizeof(struct masters_file), NULL, masters_fields};
static const struct field meta_fields[] = {
	{.key = "title", .type = F_TEXT, AT(meta_file, title), .flags = REQUIRED, .doc = "Title of the PDF, shown in the window's title."},
	{.key = "subject", .type = F_TEXT, AT(meta_file, subject), .doc = "Its subject."},
	{.key = "keywords", .type = F_TEXT, AT(meta_file, keywords), .doc = "Its keywords."},
	{.key = "author", .type = F_TEXT, AT(meta_file, author), .doc = "Its author."},
	END};
static const struct record meta_record = {"a document", "What the PDF says about itself.", sizeof(struct meta_file), NULL, meta_fields};
static const char *const direction_words[] = {"ltr", "rtl", NULL};
const char *const digit_systems[] = {"latn", "arab", "arabext", "deva", "beng", "thai", NULL};
const uint32_t digit_zeros[] = {0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50};
static const struct field locale_fields[] = {
	{.key = "hyphenation", .type = F_NAME, AT(locale_spec, hyphenation), .doc = "Pattern file below fonts/."},
	{.key = "direction", .type = F_CHOICE, AT(locale_spec, direction), .choices = direction_words, .fallback = "ltr", .doc = "Direction of the script."},
	{.key = "hyphen-left", .type = F_INT, AT(locale_spec, hyphen_left), .min = 1, .max = 9, .fallback = "2", .doc = "Fewest letters before a hyphen."},
	{.key = "hyphen-right", .type = F_INT, AT(locale_spec, hyphen_right), .min = 1, .max = 9, .fallback = "3", .doc = "Fewest letters after a hyphen."},
	{.key = "list-separator", .type = F_NAME, AT(locale_spec, separator), .fallback = ", ", .doc = "What stands between the items of a list that {path|join} writes."},
	{.key = "font", .type = F_NAME, AT(locale_spec, font), .doc = "Family that is used wherever a style names `sans`, or names none."},
	{.key = "digits", .type = F_CHOICE, AT(locale_spec, digits), .choices = digit_systems, .fallback = "latn", .doc = "Digits of page numbers, list numbers and numbers of the content: a numbering system of CLDR."},
	{.key = "decimal-sign", .type = F_NAME, AT(locale_spec, decimal_sign), .fallback = ".", .doc = "What stands before the fraction of such a number."},
	{.key = "narrow-before", .type = F_NAME, AT(locale_spec, narrow_before), .doc = "Signs that a narrow no-break space sets off from the word before them; a missing one is added."},
	{.key = "narrow-after", .type = F_NAME, AT(locale_spec, narrow_after), .doc = "Signs that a narrow no-break space sets off from the word after them; a missing one is added."},
	{.key = "bound-before", .type = F_NAME, AT(locale_spec, bound_before), .doc = "Signs that do not start a line: a space before them is a no-break space."},
	{.key = "leading", .type = F_DECIMAL, AT(locale_spec, leading), .min = 500, .max = 3000, .fallback = "1", .doc = "Factor for the leading of every style, for scripts that are taller than Latin."},
	{.key = "quotes", .type = F_NAME, AT(locale_spec, quotes), .doc = "Quotation marks of the language; others in its text are a warning."},
	{.key = "phrases", .type = F_FLAG, AT(locale_spec, phrases), .fallback = "false", .doc = "Lines that are not justified end between phrases only, for Japanese; inside of them where a phrase is wider than the line."},
	{.key = "repeat-hyphen", .type = F_FLAG, AT(locale_spec, repeat_hyphen), .fallback = "false", .doc = "Where a line ends behind the hyphen of a compound, the next one begins with it again, as in Portuguese, Polish and Czech."},
	{.key = "ideograph-space", .type = F_DECIMAL, AT(locale_spec, ideograph_space), .min = 0, .max = 1000, .fallback = "0", .doc = "Space in em between ideographs and the Latin letters or digits beside them."},
	END};
static const struct record locale_record = {"a locale", "What a language asks of the whole edition.", sizeof(struct locale_spec), NULL, locale_fields};
static const struct field color_element = {.key = "color", .type = F_COLOR};
static const struct field length_element = {.key = "length", .type = F_DIM};
static const struct field change_element = {.key = "change", .type = F_NODE};
static const struct field word_element = {.key = "word", .type = F_TEXT};
static const struct field tokens_fields[] = {
	{.key = "colors", .type = F_NODE, .flags = BY_NAME, .element = &color_element, .doc = "Colours by name: '#1B4F7A', or the name of another."},
	{.key = "lengths", .type = F_NODE, .flags = BY_NAME, .element = &length_element, .doc = "Lengths by name."},
	END};
static const struct record tokens_record = {"tokens", "Colours and lengths by name; any key that takes one takes its name too.", 0, NULL, tokens_fields};
static const struct field theme_fields[] = {
	{.key = "theme", .type = F_NAME, AT(theme_file, theme), .doc = "Its name."},
	{.key = "about", .type = F_NAME, AT(theme_file, about), .doc = "What it is for."},
	{.key = "tokens", .type = F_NODE, AT(theme_file, tokens), .record = &tokens_record, .doc = "Colours and lengths by name."},
	{.key = "styles", .type = F_NODE, AT(theme_file, styles), .flags = BY_NAME, .record = &style_record, .doc = "Styles by name."},
	END};
const struct record theme_record = {"a theme", "layouts/themes/NAME.yaml: what layouts share. What a layout says itself lies over it.", sizeof(struct theme_file), NULL, theme_fields};
static const struct field layout_fields[] = {
	{.key = "about", .type = F_NAME, AT(layout_file, about), .doc = "What the layout is for."},
	{.key = "shape", .type = F_NAME, AT(layout_file, shape), .flags = REQUIRED, .doc = "The shape of its content: layouts/shapes/NAME.yaml."},
	{.key = "theme", .type = F_NAME, AT(layout_file, theme), .doc = "Its theme: layouts/themes/NAME.yaml."},
	{.key = "document", .type = F_RECORD, AT(layout_file, document), .record = &meta_record, .flags = REQUIRED, .doc = "Title and other data of the PDF."},
	{.key = "page", .type = F_RECORD, AT(layout_file, page), .record = &page_record, .doc = "The page."},
	{.key = "fit", .type = F_RECORD, AT(layout_file, fit), .record = &fit_record, .doc = "How many pages, and what may give way."},
	{.key = "masters", .type = F_RECORD, AT(layout_file, masters), .record = &masters_record, .doc = "Running headers and footers."},
	{.key = "locale", .type = F_RECORD, AT(layout_file, locale), .record = &locale_record, .doc = "Usually set by a locale overlay."},
	{.key = "tokens", .type = F_NODE, AT(layout_file, tokens), .record = &tokens_record, .doc = "`colors` and `lengths` by name, laid over those of the theme."},
	{.key = "styles", .type = F_NODE, AT(layout_file, styles), .flags = BY_NAME, .record = &style_record, .doc = "Styles by name, laid over those of the theme."},
	{.key = "words", .type = F_NODE, AT(layout_file, words), .flags = BY_NAME, .element = &word_element, .doc = "The fixed words of the layout, translatable: {word.NAME}."},
	{.key = "boxes", .type = F_NODE, AT(layout_file, boxes), .flags = BY_NAME, .element = &change_element, .doc = "Overlays: changes to boxes by their id; ~ leaves a box out."},
	{.key = "documents", .type = F_NODE, AT(layout_file, documents), .flags = BY_NAME, .element = &change_element, .doc = "Overlays: changes to single documents by their name."},
	{.key = "body", .type = F_BOX, AT(layout_file, body), .flags = REQUIRED, .doc = "The boxes of the document."},
	END};
const struct record layout_record = {"a layout", "A document: its pages and boxes, and the shape of content that it draws.", sizeof(struct layout_file), NULL, layout_fields};
/* clang-format on */

struct loading {
	struct style_set *styles;
	const struct node *patches; /* boxes by id */
	bool used[64];              /* which patches found their box */
};

/* -- boxes ---------------------------------------------------------------------------------- */

static enum box_kind kind_of(const char *key)
{
	if (!strcmp(key, "text"))
		return BOX_PROSE;
	int i = 0;
	while (i < BOX_KINDS && strcmp(key, box_kinds[i].key) != 0)
		i++;
	return (enum box_kind)i;
}

static bool has_field(const struct record *r, const char *key)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (!strcmp(f->key, key))
			return true;
	return false;
}

static bool is_common(const char *key) { return has_field(&box_common_record, key); }
static bool is_kind(const char *key) { return kind_of(key) < BOX_KINDS; }
/* The keys of `each` stand beside those that every box takes. */
static bool is_of_each(const char *key) { return has_field(box_kinds[BOX_EACH].record, key); }

/* The one key of the mapping that names a box kind; -1 after reporting. */
static int find_kind(struct schema *s, const struct node *n)
{
	int found = -1;
	for (int i = 0; i < n->n; i++) {
		if (kind_of(n->key[i]) == BOX_KINDS)
			continue;
		if (found >= 0) {
			diag_report(s->diag, DIAG_BAD_BOX, n->key_at[i],
			            arena_printf(s->arena, "a box cannot be both '%s' and '%s'", n->key[found], n->key[i]));
			return -1;
		}
		found = i;
	}
	if (found >= 0)
		return found;
	diag_report(s->diag, DIAG_BAD_BOX, n->at, "nothing here says what kind of box this is");
	const char *names[BOX_KINDS];
	for (int i = 0; i < BOX_KINDS; i++)
		names[i] = box_kinds[i].key;
	for (int i = 0; i < n->n; i++)
		if (!is_common(n->key[i]))
			diag_suggest(s->diag, n->key[i], names, BOX_KINDS);
	return -1;
}

/* Lays the overlay for the box's id over it; NULL when the overlay leaves the box out. */
static const struct node *patch(struct schema *s, const struct node *n)
{
	struct loading *l = s->user;
	const struct node *id = node_find(n, "id");
	if (!id || id->kind != NODE_TEXT || !l->patches)
		return n;
	for (int i = 0; i < l->patches->n; i++) {
		if (strcmp(l->patches->key[i], id->text) != 0)
			continue;
		if (i < COUNT_OF(l->used))
			l->used[i] = true;
		struct node *over = l->patches->item[i];
		return node_is_null(over) ? NULL : node_merge(s->arena, (struct node *)(uintptr_t)n, over);
	}
	return n;
}

static struct box *load_box(struct schema *s, const struct node *n)
{
	static const char *const break_words[] = {"page-break", "column-break"};
	struct box *b = NEW(s->arena, struct box);
	if (n->kind == NODE_TEXT) /* `- page-break` needs no colon */
		for (int i = 0; i < COUNT_OF(break_words); i++)
			if (!strcmp(n->text, break_words[i])) {
				*b = (struct box){.kind = i ? BOX_COLUMN_BREAK : BOX_PAGE_BREAK, .at = n->at};
				b->record = box_kinds[b->kind].record;
				b->props = arena_alloc(s->arena, b->record->size);
				return b;
			}
	if (n->kind != NODE_MAP) {
		diag_report(s->diag, DIAG_WRONG_TYPE, n->at, "a box", "a mapping", node_kind_name(n));
		return NULL;
	}
	if (!(n = patch(s, n)))
		return NULL;
	int i = find_kind(s, n);
	if (i < 0)
		return NULL;
	b->kind = kind_of(n->key[i]);
	schema_load_with(s, n, &box_common_record, b, b->kind == BOX_EACH ? is_of_each : is_kind);
	b->at = n->at;
	b->record = box_kinds[b->kind].record;
	b->props = arena_alloc(s->arena, b->record->size);
	b->place.set = node_find(n, "place") != NULL;
	if (b->kind == BOX_EACH)
		schema_load_with(s, n, b->record, b->props, is_common);
	else
		schema_load(s, n->item[i], b->record, b->props);
	return b;
}

static struct box_list load_boxes(struct schema *s, const struct node *n)
{
	bool one = n->kind == NODE_MAP;
	if (n->kind == NODE_TEXT) {
		diag_report(s->diag, DIAG_WRONG_TYPE, n->at, "a place for boxes", "a list of boxes", node_kind_name(n));
		return (struct box_list){0};
	}
	struct box_list list = {0, NEW_ARRAY(s->arena, struct box *, one ? 1 : n->n + 1)};
	for (int i = 0; i < (one ? 1 : n->n); i++) {
		struct box *b = load_box(s, one ? n : n->item[i]);
		if (b)
			list.v[list.n++] = b;
	}
	return list;
}

static const struct style *find_style(void *user, const char *name, struct where at)
{
	return style_find(((struct loading *)user)->styles, name, at);
}

static bool find_token(void *user, enum field_type type, const char *name, void *out)
{
	return style_token(((struct loading *)user)->styles, type, name, out);
}

/* -- the page ------------------------------------------------------------------------------- */

static bool parse_custom(struct arena *a, const char *size, mpt *w, mpt *h)
{
	const char *x = strchr(size, 'x');
	struct dim dw, dh;
	if (!x)
		return false;
	char *left = arena_strndup(a, size, (size_t)(x - size));
	for (size_t n = strlen(left); n && left[n - 1] == ' '; n--)
		left[n - 1] = 0;
	for (x++; *x == ' '; x++)
		;
	if (dim_parse(left, &dw) || dim_parse(x, &dh) || dw.unit != UNIT_ABS || dh.unit != UNIT_ABS)
		return false;
	*w = dw.v;
	*h = dh.v;
	return *w >= PT(72) && *h >= PT(72) && *w <= PT(14400) && *h <= PT(14400);
}

static void set_page(struct schema *s, const struct node *at, struct page_file *p)
{
	mpt w = 0, h = 0;
	for (int i = 0; i < COUNT_OF(papers); i++)
		if (!strcmp(p->size, papers[i].name)) {
			w = papers[i].width;
			h = papers[i].height;
		}
	if (!w && !parse_custom(s->arena, p->size, &w, &h)) {
		const struct node *size = node_find(at, "size");
		diag_report(s->diag, DIAG_BAD_CHOICE, size ? size->at : at->at, "'size'", p->size,
		            "a0 to a6, letter, legal, tabloid, or a size such as '18in x 24in' from 1 in to 200 in");
		w = papers[4].width;
		h = papers[4].height;
	}
	bool turn = p->landscape && w < h;
	p->spec.width = turn ? h : w;
	p->spec.height = turn ? w : h;
	mpt inside = p->spec.width - p->spec.margins.inner - p->spec.margins.outer - (p->spec.columns - 1) * p->spec.gutter;
	if (inside < p->spec.columns * PT(1) || p->spec.height - p->spec.margins.top - p->spec.margins.bottom < PT(20)) {
		diag_report(s->diag, DIAG_NO_WIDTH, at ? at->at : (struct where){0}, "the page between its margins");
		p->spec.margins.inner = p->spec.margins.outer = p->spec.margins.top = p->spec.margins.bottom = 0;
		p->spec.columns = 1;
	}
}

/* -- overlays ------------------------------------------------------------------------------- */

struct stack_of {
	struct root *root;
	struct arena *arena;
	struct diag *diag;
	const char *document;
	struct node *top;
};

static struct node *read_tree(struct stack_of *st, const char *path)
{
	struct node *n = yaml_read(st->root, path, st->diag, (struct where){0});
	if (n && n->kind != NODE_MAP) {
		diag_report(st->diag, DIAG_WRONG_TYPE, n->at, "the file", "a mapping", node_kind_name(n));
		return NULL;
	}
	return n;
}

static void lay_over(struct stack_of *st, struct node *over)
{
	if (!over)
		return;
	st->top = node_merge(st->arena, st->top, over);
	struct node *mine = node_find(node_find(over, "documents"), st->document);
	st->top = node_merge(st->arena, st->top, mine);
}

/* en-US lies over en: each prefix of the tag up to a hyphen has an overlay of its own. */
static void lay_locales(struct stack_of *st, const char *locale)
{
	for (size_t n = 1; locale && n <= strlen(locale); n++) {
		if (locale[n] && locale[n] != '-')
			continue;
		const char *path = arena_printf(st->arena, "layouts/locales/%.*s.yaml", (int)n, locale);
		if (file_exists(st->root, path))
			lay_over(st, read_tree(st, path));
	}
}

static void report_unused(const struct schema *s, const struct loading *l)
{
	for (int i = 0; l->patches && i < l->patches->n && i < COUNT_OF(l->used); i++)
		if (!l->used[i])
			diag_report(s->diag, DIAG_UNKNOWN_TARGET, l->patches->key_at[i], l->patches->key[i]);
}

/* A theme holds tokens and styles only; the layout's own lie over them. */
static struct node *with_theme(struct stack_of *st, struct node *layout)
{
	struct schema s = {.arena = st->arena, .diag = st->diag};
	struct theme_file unused = {0};
	const struct node *name = node_find(layout, "theme");
	struct node *theme = NULL;
	if (name && name->kind == NODE_TEXT)
		theme = read_tree(st, arena_printf(st->arena, "layouts/themes/%s.yaml", name->text));
	if (theme)
		schema_load(&s, theme, &theme_record, &unused);
	return node_merge(st->arena, theme, layout);
}

static void copy_spec(struct document_spec *spec, struct layout_file *f)
{
	spec->shape = f->shape;
	spec->title = f->document.title;
	spec->subject = f->document.subject;
	spec->keywords = f->document.keywords;
	spec->author = f->document.author;
	spec->page = f->page.spec;
	spec->fit = f->fit.spec;
	spec->fit.floor_size = f->fit.floor.size;
	spec->fit.floor_leading = (int)muldiv(f->fit.floor.leading, f->locale.leading, 1000);
	spec->fit.floor_spacing = f->fit.floor.spacing;
	spec->masters = (struct masters){f->masters.all, f->masters.first, f->masters.left, f->masters.right, 0, 0, 0};
	spec->body = f->body;
	spec->words = f->words;
	spec->locale = f->locale;
}

struct document_spec *layout_load(struct root *r, struct arena *a, struct diag *d, struct layout_source what)
{
	struct stack_of st = {r, a, d, what.name, NULL};
	struct document_spec *spec = NEW(a, struct document_spec);
	spec->name = what.name;
	spec->language = what.locale ? what.locale : "";
	spec->path = arena_printf(a, "layouts/%s.yaml", what.name);
	struct node *layout = read_tree(&st, spec->path);
	if (!layout)
		return NULL;
	st.top = with_theme(&st, layout);
	lay_locales(&st, what.locale);
	if (what.edition)
		lay_over(&st, read_tree(&st, arena_printf(a, "layouts/editions/%s.yaml", what.edition)));
	struct schema early = {.arena = a, .diag = d}; /* styles need the locale before the whole is loaded */
	struct locale_spec locale = {0};
	schema_load(&early, node_find(st.top, "locale"), &locale_record, &locale);
	spec->styles = style_set_new(a, d, node_find(st.top, "tokens"), node_find(st.top, "styles"), locale.leading);
	struct loading l = {.styles = spec->styles, .patches = node_find(st.top, "boxes")};
	struct schema s = {a, d, &l, find_token, find_style, load_boxes};
	struct layout_file *f = NEW(a, struct layout_file);
	schema_load(&s, st.top, &layout_record, f);
	set_page(&s, node_find(st.top, "page"), &f->page);
	copy_spec(spec, f);
	const struct node *masters = node_find(st.top, "masters");
	spec->masters.has_first = node_find(masters, "first") != NULL;
	spec->masters.has_left = node_find(masters, "left") != NULL;
	spec->masters.has_right = node_find(masters, "right") != NULL;
	report_unused(&s, &l);
	return spec->shape ? spec : NULL;
}

void layout_check_unused(const struct document_spec *spec) { style_check_all(spec->styles); }
