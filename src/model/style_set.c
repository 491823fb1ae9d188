/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tokens and styles. A style that extends another is laid over it as a tree, and the result is
 * loaded once through the table; so a style record always has every value filled.
 */
#include "style_set.h"
#include "limit.h"
#include "hint.h"

#include <assert.h>
#include <string.h>

#define DEEPEST_EXTENDS LIMIT_STYLE_DEPTH

const char *const text_align_words[] = {"start", "end", "center", "justify", NULL};
static const char *const break_words[] = {"auto", "sense", NULL};
static const char *const hang_words[] = {"none", "justified", "start", NULL};
static const char *const case_words[] = {"none", "upper", NULL};
static const char *const pattern_words[] = {"none", "hatch", "dots", NULL};
static const struct field feature_element = {.key = "features", .type = F_NAME};

/* clang-format off */
#define IN_PATTERN(m) .offset = offsetof(struct pattern, m)
static const struct field pattern_fields[] = {
	{.key = "kind", .type = F_CHOICE, IN_PATTERN(kind), .choices = pattern_words, .flags = REQUIRED, .doc = "hatch: lines at 45 degrees, which lean the same way in right-to-left editions. dots: in quincunx. none: only the ground."},
	{.key = "pitch", .type = F_LENGTH, IN_PATTERN(pitch), .min = 1000, .max = 100000, .doc = "Distance of the lines, or of the dots in a row, from middle to middle; 2 and 1.9 mm by default."},
	{.key = "cover", .type = F_DIM, IN_PATTERN(cover), .min = 100, .max = 100000, .flags = TAKES_PERCENT, .doc = "Width of a line or dot, as a length or in percent of the pitch; 42% and 44% by default. A copier loses dots below 0.7 mm and lines below 0.5 mm (copy-dot)."},
	{.key = "color", .type = F_COLOR, IN_PATTERN(color), .doc = "Its colour; that of the text by default, or of the side of the diagram that it belongs to."},
	{.key = "ground", .type = F_COLOR, IN_PATTERN(ground), .doc = "Colour below it."},
	{.key = NULL}};
const struct record pattern_record = {"a pattern", "Lines or dots, so that a meaning survives without colour; `pattern: hatch` names its kind alone.", sizeof(struct pattern), "kind", pattern_fields};

#define IN_STRIP(m) .offset = offsetof(struct strip, m)
static const struct field strip_fields[] = {
	{.key = "pattern", .type = F_RECORD, IN_STRIP(pattern), .record = &pattern_record, .flags = REQUIRED, .doc = "What it shows; {kind: none, ground: …} is one of a plain colour."},
	{.key = "width", .type = F_LENGTH, IN_STRIP(width), .min = 250, .max = 100000, .flags = REQUIRED, .doc = "Its width."},
	{.key = "gap", .type = F_LENGTH, IN_STRIP(gap), LENGTH_FROM_0, .fallback = "0", .doc = "Space between it and the ground of the box."},
	{.key = NULL}};
static const struct record strip_record = {"a strip", "A strip along a side of a box.", sizeof(struct strip), NULL, strip_fields};

#define AT(m) .offset = offsetof(struct style, m)
static const char *const emphasis_words[] = {"italic", "bold", NULL};
static const struct field style_fields[] = {
	{.key = "extends", .type = F_NAME, AT(extends), .doc = "The style that this one starts from; without it, from the defaults here."},
	{.key = "font", .type = F_NAME, AT(font), .place = offsetof(struct style, font_at), .fallback = "sans", .doc = "A family of fonts/fonts.yaml."},
	{.key = "weight", .type = F_INT, AT(weight), .min = 100, .max = 900, .fallback = "400", .doc = "400 is regular, 600 semibold, 700 bold, 900 black."},
	{.key = "italic", .type = F_FLAG, AT(italic), .fallback = "false", .doc = "Italic face."},
	{.key = "emphasis", .type = F_CHOICE, AT(emphasis), .choices = emphasis_words, .fallback = "italic", .doc = "What `*emphasis*` in a text becomes: italic (upright letters in italic text) or bold, as for readers with dyslexia."},
	{.key = "size", .type = F_LENGTH, AT(size), .min = 3000, .max = 1000000, .fallback = "10pt", .doc = "Size of the type."},
	{.key = "leading", .type = F_DECIMAL, AT(leading), .min = 700, .max = 4000, .fallback = "1.35", .doc = "Distance of baselines as a multiple of the size."},
	{.key = "color", .type = F_COLOR, AT(color), .fallback = "#000000", .doc = "Colour of the text."},
	{.key = "align", .type = F_CHOICE, AT(align), .choices = text_align_words, .fallback = "start", .doc = "start, end, center or justify."},
	{.key = "indent", .type = F_LENGTH, AT(indent), LENGTH_BOTH_WAYS, .fallback = "0", .doc = "Indent of the first line."},
	{.key = "tracking", .type = F_DECIMAL, AT(tracking), .min = -100, .max = 1000, .fallback = "0", .doc = "Space between letters in em."},
	{.key = "break", .type = F_CHOICE, AT(line_break), .choices = break_words, .fallback = "auto", .doc = "sense: where a text has `<wbr>`, its lines end at those and at forced ends only, as headlines are broken."},
	{.key = "hyphenate", .type = F_FLAG, AT(hyphenate), .fallback = "false", .doc = "Break words by the patterns of the language."},
	{.key = "hang", .type = F_CHOICE, AT(hang), .choices = hang_words, .fallback = "justified", .doc = "What stands out of the edges. justified: hyphens, full stops, quotation marks and the like of justified lines, a little. start: these, and in lines that are set at the start edge opening quotation marks as a whole and letters from 18 pt on by the white before their ink. none: nothing."},
	{.key = "justify-tracking", .type = F_DECIMAL, AT(justify_tracking), .min = 0, .max = 20, .fallback = "0.02", .doc = "How far justified lines may set their letters apart or closer, in em. Never letters that join."},
	{.key = "case", .type = F_CHOICE, AT(text_case), .choices = case_words, .fallback = "none", .doc = "upper: capitals by the rules of the language."},
	{.key = "features", .type = F_LIST, AT(features), .element = &feature_element, .doc = "OpenType features by their tags of four letters, such as tnum, onum, smcp; -liga turns one off, salt=2 gives it a value."},
	{.key = "widows", .type = F_INT, AT(widows), .min = 1, .max = 9, .fallback = "2", .doc = "Fewest lines of a paragraph on a new page."},
	{.key = "orphans", .type = F_INT, AT(orphans), .min = 1, .max = 9, .fallback = "2", .doc = "Fewest lines of a paragraph before a page break."},
	{.key = "space-before", .type = F_LENGTH, AT(space_before), LENGTH_FROM_0, .fallback = "0", .doc = "Space above; the larger of two meeting spaces counts."},
	{.key = "space-after", .type = F_LENGTH, AT(space_after), LENGTH_FROM_0, .fallback = "0", .doc = "Space below."},
	{.key = "tight-items", .type = F_FLAG, AT(tight_items), .fallback = "false", .doc = "The items of a list inside a text follow each other as its lines do; otherwise a sixth of a line stands between them."},
	{.key = "keep-with-next", .type = F_FLAG, AT(keep_with_next), .fallback = "false", .doc = "No page break below."},
	{.key = "fill", .type = F_COLOR, AT(fill), .doc = "Ground of the box."},
	{.key = "stroke", .type = F_COLOR, AT(stroke), .doc = "Frame of the box."},
	{.key = "stroke-width", .type = F_LENGTH, AT(stroke_width), .min = 250, .max = 100000, .fallback = "0.5pt", .needs = "stroke", .doc = "Thickness of the frame."},
	{.key = "bar", .type = F_COLOR, AT(bar), .doc = "A bar along the start edge."},
	{.key = "bar-width", .type = F_LENGTH, AT(bar_width), .min = 250, .max = 100000, .fallback = "3pt", .needs = "bar", .doc = "Its thickness."},
	{.key = "radius", .type = F_LENGTH, AT(radius), LENGTH_FROM_0, .fallback = "0", .needs = "fill|stroke|pattern", .doc = "Radius of the corners of ground, frame and pattern."},
	{.key = "min-height", .type = F_LENGTH, AT(min_height), LENGTH_FROM_0, .fallback = "0", .doc = "Least height of the box."},
	{.key = "padding", .type = F_EDGES, AT(padding), LENGTH_FROM_0, .doc = "Space between the edge of the box and what it holds; left is the start side."},
	{.key = "pattern", .type = F_RECORD, AT(pattern), .record = &pattern_record, .doc = "Drawn on the ground, so that meaning survives without colour."},
	{.key = "strip-start", .type = F_RECORD, AT(strip_start), .record = &strip_record, .doc = "A strip along the start edge, beside the ground."},
	{.key = "strip-end", .type = F_RECORD, AT(strip_end), .record = &strip_record, .doc = "A strip along the end edge."},
	{.key = NULL}};
const struct record style_record = {"a style", "How text and boxes look. Words inside a text take font, weight, italic, color, tracking, case and features of the style that they name: `<span class=\"warm\">so</span>`.", sizeof(struct style), NULL, style_fields};
/* clang-format on */

struct style_set {
	struct arena *arena;
	struct diag *diag;
	struct tokens tokens;
	const struct node *styles; /* a mapping, or NULL */
	bool partial;              /* tokens and styles may be missing for a mistake that was told */
	int bad_uses;              /* of tokens that are a mistake */
	int leading;               /* thousandths */
	struct style *defaults;    /* NULL until one is loaded */
	VEC(const struct style *) loaded;
	struct hashes by_name;
};

/* -- tokens --------------------------------------------------------------------------------- */

static const struct node *tokens_of(const struct style_set *set, enum field_type type)
{
	return type == F_COLOR ? set->tokens.colors : set->tokens.lengths;
}

static bool is_value(enum field_type type, const char *text, void *out)
{
	return type == F_COLOR ? color_parse(text, out) : dim_parse(text, out) == LENGTH_OK;
}

/* The depth ends loops. */
static enum token_found find_token(const struct style_set *set, enum field_type type, const char *name, void *out)
{
	const struct node *map = tokens_of(set, type);
	for (int depth = 0; depth < DEEPEST_EXTENDS; depth++) {
		const struct node *n = node_find(map, name);
		if (!n)
			return depth || (set->partial && id_is_valid(name)) ? TOKEN_BAD : TOKEN_NONE;
		if (n->kind != NODE_TEXT)
			break;
		if (is_value(type, n->text, out))
			return TOKEN_FOUND;
		name = n->text;
	}
	return TOKEN_BAD;
}

/* A token may name another token. */
enum token_found style_token(void *user, enum field_type type, const char *name, void *out)
{
	struct style_set *set = user;
	enum token_found found = find_token(set, type, name, out);
	set->bad_uses += found == TOKEN_BAD;
	return found;
}

void style_token_hint(void *user, enum field_type type, const char *name)
{
	const struct style_set *set = user;
	const struct node *map = tokens_of(set, type);
	if (map && map->kind == NODE_MAP)
		diag_suggest(set->diag, name, map->key, map->n);
}

static void report_token(struct style_set *set, enum field_type type, const struct node *n)
{
	if (n->kind != NODE_TEXT) {
		node_wrong_type(set->diag, n, "a token", type == F_COLOR ? "a colour" : "a length", NODE_TEXT);
		return;
	}
	if (type == F_COLOR)
		diag_report(set->diag, DIAG_BAD_COLOR, n->at, n->text);
	else
		diag_report(set->diag, DIAG_BAD_LENGTH, n->at, n->text,
		            "it is neither a number with a unit nor a length token");
	if (node_find(tokens_of(set, type), n->text))
		diag_hint(set->diag, "tokens that name each other in a circle have no value");
	else if (n->cut)
		diag_hint(set->diag, "a value that starts with '#' needs quotes");
	else if (type == F_COLOR)
		hint_color(set->diag, n->text);
	else
		hint_length(set->diag, n->text);
}

/* Each token that is a mistake itself: not one that names such a one, but all that name each other in a circle. */
static void check_tokens(struct style_set *set, enum field_type type)
{
	const struct node *map = tokens_of(set, type);
	union {
		color color;
		struct dim dim;
	} unused;
	for (int i = 0; map && map->kind == NODE_MAP && i < map->n; i++) {
		const struct node *n = map->item[i];
		bool bad = style_token(set, type, map->key[i], &unused) == TOKEN_BAD;
		const struct node *next = bad && n->kind == NODE_TEXT ? node_find(map, n->text) : NULL;
		for (int depth = 0; next && next != n && depth < DEEPEST_EXTENDS; depth++)
			next = next->kind == NODE_TEXT ? node_find(map, next->text) : NULL;
		bool named = n->kind == NODE_TEXT && node_find(map, n->text);
		if (bad && (!named || next == n))
			report_token(set, type, n);
	}
}

/* -- styles --------------------------------------------------------------------------------- */

struct style_set *style_set_new(struct arena *a, struct diag *d, struct tokens tokens, const struct node *styles,
                                int leading, bool partial)
{
	struct style_set *set = NEW(a, struct style_set);
	set->leading = leading;
	set->partial = partial;
	set->arena = a;
	set->diag = d;
	set->tokens = tokens;
	set->styles = styles && styles->kind == NODE_MAP ? styles : NULL;
	check_tokens(set, F_COLOR);
	check_tokens(set, F_DIM);
	return set;
}

/* A tag of four letters or digits, with a sign before it or a value behind it. */
static bool is_feature(const char *s)
{
	static const char digits[] = "0123456789",
	                  signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	s += *s == '-' || *s == '+';
	if (strspn(s, signs) != 4)
		return false;
	return !s[4] || (s[4] == '=' && s[5] && strspn(s + 5, digits) == strlen(s + 5));
}

static void check_features(struct style_set *set, const struct style *style)
{
	for (int i = 0; i < style->features.n; i++) {
		const char *feature = ((const char *const *)style->features.v)[i];
		if (!feature || is_feature(feature))
			continue;
		diag_report(set->diag, DIAG_BAD_FEATURE, style->features.at[i], feature);
		diag_hint(set->diag,
		          "its tag has four letters or digits, as tnum has; -liga turns one off, salt=2 gives it a value");
	}
}

/* Which keys of a tree words may take from it. */
static unsigned what_it_says(const struct node *n)
{
	static const char *const keys[] = {"font", "weight", "italic", "color", "tracking", "case", "features"};
	unsigned says = 0;
	for (int i = 0; i < COUNT_OF(keys); i++)
		says |= !node_is_null(node_find(n, keys[i])) ? 1u << i : 0;
	return says;
}

const struct style *style_over(struct arena *a, const struct style *base, const struct style *over)
{
	struct style *s = NEW(a, struct style);
	*s = *base;
	s->name = over->name;
	s->at = over->at;
	s->says |= over->says;
	if (over->says & SAYS_FONT)
		s->font = over->font;
	if (over->says & SAYS_WEIGHT)
		s->weight = over->weight;
	if (over->says & SAYS_ITALIC)
		s->italic = over->italic;
	if (over->says & SAYS_COLOR)
		s->color = over->color;
	if (over->says & SAYS_TRACKING)
		s->tracking = over->tracking;
	if (over->says & SAYS_CASE)
		s->text_case = over->text_case;
	if (over->says & SAYS_FEATURES)
		s->features = over->features;
	return s;
}

/* A style from its tree, with all that it extends below it; NULL: the defaults. */
static struct style *load_style(struct style_set *set, const struct node *n, const char *name)
{
	struct schema s = {
	        .arena = set->arena, .diag = set->diag, .user = set, .token = style_token, .hint_token = style_token_hint};
	struct style *style = NEW(set->arena, struct style);
	if (!set->defaults) {
		set->defaults = NEW(set->arena, struct style);
		schema_load(&s, NULL, &style_record, set->defaults);
	}
	*style = *set->defaults;
	const int told = diag_calls(set->diag) + set->bad_uses;
	if (n)
		schema_load_over(&s, n, &style_record, style);
	check_features(set, style);
	style->doubtful = diag_calls(set->diag) + set->bad_uses != told;
	style->name = name;
	style->says = n ? what_it_says(n) : 0;
	style->leading = (int)muldiv(style->leading, set->leading, 1000);
	hashes_put(set->arena, &set->by_name, hash_bytes(name, strlen(name), HASH_SEED), set->loaded.n);
	*vec_push(set->arena, &set->loaded) = style;
	return style;
}

static void report_unknown(struct style_set *set, const char *name, struct where at)
{
	if (set->partial)
		return;
	diag_report(set->diag, DIAG_UNKNOWN_STYLE, at, name);
	if (set->styles)
		diag_suggest(set->diag, name, set->styles->key, set->styles->n);
}

/* The tree of a style with all that it extends below it; NULL after reporting a loop. */
static struct node *flatten(struct style_set *set, struct node *n, const char *name, int depth)
{
	const struct node *extends = node_find(n, "extends");
	if (!extends || extends->kind != NODE_TEXT)
		return n;
	struct node *base = node_find(set->styles, extends->text);
	if (depth > DEEPEST_EXTENDS) {
		diag_report(set->diag, DIAG_STYLE_CYCLE, extends->at, name);
		return NULL;
	}
	if (!base) {
		assert(set->styles); /* it has at least the style that extends */
		report_unknown(set, extends->text, extends->at);
		return n;
	}
	return node_merge(set->arena, flatten(set, base, name, depth + 1), n);
}

static const struct style *find_loaded(const struct style_set *set, const char *name)
{
	const int *i;
	uint64_t hash = hash_bytes(name, strlen(name), HASH_SEED);
	for (size_t step = 0; (i = hashes_next(&set->by_name, hash, &step));)
		if (!strcmp(set->loaded.v[*i]->name, name))
			return set->loaded.v[*i];
	return NULL;
}

const struct style *style_lookup(struct style_set *set, const char *name)
{
	const struct style *known = find_loaded(set, name);
	if (known)
		return known;
	struct node *n = node_find(set->styles, name);
	if (!n)
		return NULL;
	struct style *style = load_style(set, flatten(set, n, name, 0), arena_strdup(set->arena, name));
	style->at = n->at;
	return style;
}

static const struct style *body_style(struct style_set *set)
{
	const struct style *body = style_lookup(set, "body");
	return body ? body : load_style(set, NULL, "body");
}

const struct style *style_find(struct style_set *set, const char *name, struct where at)
{
	const struct style *style = style_lookup(set, name);
	if (style)
		return style;
	if (at.source)
		report_unknown(set, name, at);
	return body_style(set);
}

int style_widest_leading(const struct style_set *set)
{
	int widest = 0;
	for (int i = 0; i < set->loaded.n; i++)
		widest = set->loaded.v[i]->leading > widest ? set->loaded.v[i]->leading : widest;
	return widest;
}

/* Loads the other styles too, so that a mistake in one that no box uses is found; they do not count as loaded. */
void style_check_all(struct style_set *set)
{
	struct style_set rest = *set;
	memset(&rest.loaded, 0, sizeof(rest.loaded));
	rest.by_name = (struct hashes){0};
	for (int i = 0; set->styles && i < set->styles->n; i++)
		if (!find_loaded(set, set->styles->key[i]))
			style_lookup(&rest, set->styles->key[i]);
}

const struct node *style_tree(const struct style_set *set, const char *name) { return node_find(set->styles, name); }

bool style_is_extended(const struct style_set *set, const char *name)
{
	for (int i = 0; set->styles && i < set->styles->n; i++) {
		const struct node *extends = node_find(set->styles->item[i], "extends");
		if (extends && extends->kind == NODE_TEXT && !strcmp(extends->text, name))
			return true;
	}
	return false;
}
