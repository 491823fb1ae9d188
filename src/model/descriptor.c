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
#include "boxes/load.h"
#include "edition.h"
#include "hint.h"
#include "language.h"
#include "descriptor.h"
#include "overlays.h"
#include "plain.h"
#include "press_keys.h"
#include "score.h"
#include "sentences.h"
#include "style_set.h"
#include "style_use.h"

#include <string.h>
#include <strings.h>

/* Its style is none that content could name; spread blocks would leave its lines. */
static void set_grid(struct schema *s, const struct node *at, struct page_spec *p)
{
	if (p->grid.pattern)
		p->grid = (struct style_ref){s->style(s->user, p->grid.pattern->text, p->grid.pattern->at), NULL};
	if (p->grid.style && p->justify)
		diag_report(s->diag, DIAG_NO_EFFECT, node_key_at(at, "justify"), "justify",
		            "blocks that stand on the lines of 'baseline-grid' are not spread");
	p->justify = p->justify && !p->grid.style;
}

static void set_page(struct schema *s, const struct node *at, struct page_file *p)
{
	mpt w = 0, h = 0;
	if (!paper_parse(s->arena, p->size, &w, &h)) {
		const struct node *size = node_find(at, "size");
		paper_report(s->diag, size ? size->at : at->at, "'size'", p->size);
		paper_parse(s->arena, "a4", &w, &h);
	}
	bool turn = p->landscape && w < h;
	p->spec.width = turn ? h : w;
	p->spec.height = turn ? w : h;
	set_grid(s, at, &p->spec);
	mpt inside = p->spec.width - p->spec.margins.inner - p->spec.margins.outer - (p->spec.columns - 1) * p->spec.gutter;
	bool narrow = inside < p->spec.columns * PT(1);
	if (narrow || p->spec.height - p->spec.margins.top - p->spec.margins.bottom < PT(20)) {
		const struct node *margins = at ? node_find(at, "margins") : NULL, *blamed = margins ? margins : at;
		diag_report(s->diag, DIAG_NO_WIDTH, blamed ? blamed->at : (struct where){0}, "the page between its margins");
		if (!narrow)
			diag_hint(s->diag, "the margins at its top and bottom leave less than 20pt of its height");
		p->spec.margins.inner = p->spec.margins.outer = p->spec.margins.top = p->spec.margins.bottom = PT(20);
		p->spec.columns = 1;
	}
}

/* -- names that the tables look up ----------------------------------------------------------- */

struct lookups {
	struct style_set *styles;
	struct box_changes changes;
};

static const struct style *find_style(void *user, const char *name, struct where at)
{
	return style_find(((struct lookups *)user)->styles, name, at);
}

static enum token_found find_token(void *user, enum field_type type, const char *name, void *out)
{
	return style_token(((struct lookups *)user)->styles, type, name, out);
}

static void hint_token(void *user, enum field_type type, const char *name)
{
	style_token_hint(((struct lookups *)user)->styles, type, name);
}

static struct box_list load_boxes(struct schema *s, const struct node *n)
{
	return boxes_load(s, &((struct lookups *)s->user)->changes, n);
}

/* -- overlays of locales -------------------------------------------------------------------- */

struct overlay_paths overlay_paths(struct arena *a, const char *locale)
{
	struct overlay_paths paths = {0};
	for (const char *l = locale; l; l = language_parent(a, l))
		*vec_push(a, &paths.v) = arena_printf(a, "layouts/locales/%s.yaml", l);
	for (int i = 0, k = paths.v.n - 1; i < k; i++, k--) {
		const char *path = paths.v.v[i];
		paths.v.v[i] = paths.v.v[k];
		paths.v.v[k] = path;
	}
	return paths;
}

/* The map with no other keys than these. */
static struct node *with_keys(struct arena *a, const struct node *map, const char *const *keys, int n)
{
	struct node *some = NEW(a, struct node);
	*some = *map;
	some->item = NEW_ARRAY(a, struct node *, n);
	some->key = NEW_ARRAY(a, const char *, n);
	some->key_at = NEW_ARRAY(a, struct where, n);
	some->by_key = NULL;
	some->n = 0;
	for (int i = 0; i < n; i++) {
		int at = node_index_of(map, keys[i]);
		if (at < 0)
			continue;
		some->key[some->n] = map->key[at];
		some->key_at[some->n] = map->key_at[at];
		some->item[some->n++] = map->item[at];
	}
	return some;
}

static void lay_words(struct overlays *st, const struct node *over)
{
	static const char *const words[] = {"words"};
	const struct node *both[] = {over, node_find(node_find(over, "documents"), st->document)};
	for (int i = 0; i < COUNT_OF(both); i++)
		if (both[i] && node_find(both[i], "words"))
			st->top = node_merge(st->arena, st->top, with_keys(st->arena, both[i], words, 1));
}

/* `words_only`: over editions, so that what they say is in the locale's language where its overlays have it. */
static void lay_locales(struct overlays *st, const char *locale, struct where at, bool words_only)
{
	struct overlay_paths paths = overlay_paths(st->arena, locale);
	for (int i = 0; i < paths.v.n; i++)
		if (file_is_named(st->root, paths.v.v[i])) {
			struct node *over = overlay_read(st, paths.v.v[i], at);
			if (words_only)
				lay_words(st, over);
			else
				overlay_lay(st, over);
		}
}

/* -- the theme ----------------------------------------------------------------------------- */

/* The layout's own lie over those of its theme. What else a theme has was told to be no key of one. */
static struct node *with_theme(struct overlays *st, struct node *layout)
{
	static const char *const look[] = {"tokens", "styles"};
	struct schema s = {.arena = st->arena, .diag = st->diag};
	struct theme_file unused = {0};
	const struct node *name = node_find(layout, "theme");
	struct node *theme = NULL;
	if (name && name->kind == NODE_TEXT)
		theme = overlay_read(st, arena_printf(st->arena, "layouts/themes/%s.yaml", name->text), name->at);
	const int told = diag_calls(st->diag);
	if (theme)
		schema_load(&s, theme, &theme_record, &unused);
	st->no_theme = name && (!theme || diag_calls(st->diag) != told);
	struct node *both = node_merge(st->arena, theme ? with_keys(st->arena, theme, look, COUNT_OF(look)) : NULL, layout);
	if (theme)
		both->at = layout->at; /* where a key is missing */
	return both;
}

/* -- the rules of a language ------------------------------------------------------------------ */

/* Where no overlay says a direction, it is that of the locale's script. */
static void set_direction(const struct overlays *st, const char *locale, struct locale_spec *out)
{
	const struct node *said = node_find(node_find(st->top, "locale"), "direction");
	bool rtl = language_is_rtl(locale);
	if (!said)
		out->direction = rtl;
	else if (out->direction != rtl && *locale)
		diag_report(st->diag, DIAG_SCRIPT_DIRECTION, said->at, said->text, locale);
}

static void load_rules(const struct overlays *st, const char *locale, struct locale_spec *out)
{
	struct schema s = {.arena = st->arena, .diag = st->diag};
	schema_load(&s, node_find(st->top, "locale"), &locale_record, out);
	set_direction(st, locale, out);
	sentences_check(st->arena, st->diag, node_find(node_find(st->top, "locale"), "sentences"));
}

struct locale_spec locale_load(struct root *r, struct arena *a, struct diag *d, const char *locale)
{
	struct overlays st = {.root = r, .arena = a, .diag = d, .document = ""};
	struct locale_spec spec = {0};
	lay_locales(&st, locale, (struct where){0}, false);
	load_rules(&st, locale, &spec);
	return spec;
}

/* -- keys that do nothing -------------------------------------------------------------------- */

static void report_idle(struct diag *d, const struct node *map, const char *key, const char *why)
{
	if (!node_is_null(node_find(map, key)))
		diag_report(d, DIAG_NO_EFFECT, node_key_at(map, key), key, why);
}

static bool yields(const struct fit_spec *fit, int what)
{
	for (int i = 0; i < fit->yield.n; i++)
		if (((const int *)fit->yield.v)[i] == what)
			return true;
	return false;
}

static void check_floor(struct diag *d, const struct node *fit, const struct fit_spec *spec)
{
	static const struct {
		enum yield what;
		const char *key, *why;
	} floors[] = {{YIELD_SPACING, "spacing", "'yield' does not name the spacing"},
	              {YIELD_LEADING, "leading", "'yield' does not name the leading"},
	              {YIELD_SIZE, "size", "'yield' does not name the size"}};
	for (int i = 0; i < COUNT_OF(floors) && spec->yield.n; i++)
		if (!yields(spec, (int)floors[i].what))
			report_idle(d, node_find(fit, "floor"), floors[i].key, floors[i].why);
}

/* Those of pages; of boxes and of what their tables say, loading them has reported. */
static void check_effects(const struct overlays *st, const struct layout_file *f, const struct node *layout)
{
	const struct node *masters = node_find(st->top, "masters");
	check_floor(st->diag, node_find(st->top, "fit"), &f->fit.spec);
	if (node_find(masters, "left") && node_find(masters, "right"))
		report_idle(st->diag, masters, "all", "'left' and 'right' are for all pages");
	report_idle(st->diag, layout, "documents", "it belongs to overlays, which several documents share");
	report_idle(st->diag, node_find(layout, "edition"), "documents", "it belongs to the file of an edition");
}

/* Cards are cut out, and some of their backs stand on their heads. */
static void check_cards(struct diag *d, struct document_spec *spec, struct layout_file *f)
{
	if (!f->form.on || spec->impose.way != IMPOSE_CARDS)
		return;
	diag_report(d, DIAG_NO_EFFECT, f->form.at, "form", "`cards` are printed and cut out, and fields are for a screen");
	diag_hint(d, "`cards` stands at %s:%d", spec->impose.at.source->path, spec->impose.at.line);
	f->form.on = false;
}

/* Sheets have no bleed, and a print shop has presses of its own to put pages on. */
static void check_sheets(struct diag *d, struct document_spec *spec)
{
	if (!spec->press.on || !spec->impose.way)
		return;
	diag_report(d, DIAG_NO_EFFECT, spec->impose.at, "impose",
	            "`press` prints the pages, and a print shop puts them on sheets itself, with their bleed");
	spec->impose.way = IMPOSE_NONE;
}

/* What is filled in already as an example is nothing to click on. */
static void check_filled(struct diag *d, struct layout_file *f)
{
	if (!f->form.on || f->results != RESULTS_EXAMPLE)
		return;
	diag_report(d, DIAG_NO_EFFECT, f->form.at, "form", "with `results: example` the sheet is filled in already");
	diag_hint(d, "`results: example` stands at %s:%d; make the form and the key each by itself",
	          f->results_at.source->path, f->results_at.line);
	f->form.on = false;
}

/* NULL where there is none, or after reporting. */
static const char *words_language(const struct overlays *st, const char *tag)
{
	if (!tag || language_is_tag(tag))
		return tag ? language_canonical(st->arena, tag) : NULL;
	diag_report(st->diag, DIAG_BAD_LANGUAGE, node_find(st->top, "language")->at, tag);
	language_hint(st->diag, tag);
	return NULL;
}

/* ------------------------------------------------------------------------------------------- */

/* Those of translations are looked at beside their source. */
static void check_words(struct arena *a, struct diag *d, const struct node *words)
{
	for (int i = 0; words && words->kind == NODE_MAP && i < words->n; i++)
		if (words->item[i]->kind == NODE_TEXT) {
			plain_check_words(a, d, words->item[i]->text, words->item[i]->at, NULL);
			plain_check_bare(d, words->item[i]);
		} else if (!node_is_null(words->item[i]))
			node_wrong_type(d, words->item[i], arena_printf(a, "the word '%s'", words->key[i]), "a text",
			                NODE_TEXT);
}

static void copy_spec(struct document_spec *spec, struct layout_file *f)
{
	spec->shape = f->shape;
	spec->title = f->document.title;
	spec->subject = f->document.subject;
	spec->keywords = f->document.keywords;
	spec->author = f->document.author;
	spec->rights = f->document.rights;
	spec->licence = f->document.licence;
	spec->page = f->page.spec;
	spec->press = f->press;
	spec->fit = f->fit.spec;
	spec->fit.floor_size = f->fit.floor.size;
	spec->fit.floor_leading = (int)muldiv(f->fit.floor.leading, f->locale.leading, 1000);
	spec->fit.floor_spacing = f->fit.floor.spacing;
	spec->masters = (struct masters){f->masters.all, f->masters.first, f->masters.left, f->masters.right, 0, 0, 0};
	spec->form = f->form;
	spec->body = f->body;
	spec->words = f->words;
	spec->results = f->results;
	spec->results_at = f->results_at;
	spec->locale = f->locale;
}

/* The layout with its theme, and all that lies over it, in st->top. */
static void lay_all(struct overlays *st, const struct descriptor_source *what, struct node *layout,
                    struct promises *promises)
{
	st->top = with_theme(st, layout);
	lay_locales(st, what->locale, what->at, false);
	const bool good = !what->edition || overlay_editions(st, what, promises);
	if (what->edition)
		lay_locales(st, what->locale, what->at, true);
	if (good)
		overlay_lay(st, what->over);
	press_lay_printer(st->root, st->arena, st->diag, &st->top);
}

static void note_masters(struct document_spec *spec, const struct node *masters)
{
	spec->masters.has_first = node_find(masters, "first") != NULL;
	spec->masters.has_left = node_find(masters, "left") != NULL;
	spec->masters.has_right = node_find(masters, "right") != NULL;
}

struct document_spec *descriptor_load(struct root *r, struct arena *a, struct diag *d, struct descriptor_source what)
{
	struct overlays st = {r, a, d, what.name, NULL, false};
	struct document_spec *spec = NEW(a, struct document_spec);
	spec->name = what.name;
	spec->language = what.locale ? what.locale : "";
	spec->path = arena_printf(a, "layouts/%s.yaml", what.name);
	struct node *layout = overlay_read(&st, spec->path, what.at);
	if (!layout)
		return NULL;
	lay_all(&st, &what, layout, &spec->promises);
	struct schema early = {.arena = a, .diag = d}; /* styles need the locale before the whole is loaded */
	struct locale_spec locale = {0};
	load_rules(&st, spec->language, &locale);
	struct tokens tokens = {0};
	schema_load(&early, node_find(st.top, "tokens"), &tokens_record, &tokens);
	spec->styles = style_set_new(a, d, tokens, node_find(st.top, "styles"), locale.leading, st.no_theme);
	struct lookups l = {spec->styles, box_changes_new(a, node_find(st.top, "boxes"))};
	struct schema s = {a, d, &l, find_token, find_style, load_boxes, hint_token, boxes_hint_key};
	struct layout_file *f = NEW(a, struct layout_file);
	schema_load(&s, st.top, &layout_record, f);
	f->locale.direction = locale.direction;
	set_page(&s, node_find(st.top, "page"), &f->page);
	spec->impose = impose_read(&s, node_find(st.top, "impose"), &f->impose, language_paper(spec->language));
	f->form.on = !node_is_null(node_find(st.top, "form"));
	f->form.at = node_key_at(st.top, "form");
	check_filled(d, f);
	check_cards(d, spec, f);
	press_set(d, st.top, f);
	press_load_inks(spec->styles, a, d, tokens.inks, &f->press);
	check_effects(&st, f, layout);
	check_words(a, d, f->words);
	copy_spec(spec, f);
	check_sheets(d, spec);
	promises_add(&spec->promises, &f->edition.promises);
	spec->words_language = words_language(&st, f->language);
	if (spec->shape)
		spec->shape_at = node_find(st.top, "shape")->at;
	spec->top = st.top;
	note_masters(spec, node_find(st.top, "masters"));
	box_changes_report_unused(&l.changes, d, layout);
	style_uses_check(a, d, spec);
	return spec->shape ? spec : NULL;
}

void descriptor_check_styles(const struct document_spec *spec) { style_check_all(spec->styles); }
