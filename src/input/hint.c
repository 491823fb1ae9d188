/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What authors write who know CSS, a word processor or another country's numbers. */
#include "hint.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* clang-format off */
static const struct { const char *word, *ours; } synonyms[] = {
	/* words of a choice */
	{"left", "start"}, {"right", "end"}, {"centre", "center"}, {"centered", "center"}, {"middle", "center"},
	{"justified", "justify"}, {"block", "justify"}, {"full", "stretch"}, {"fill", "stretch"}, {"crop", "cover"},
	{"uppercase", "upper"}, {"caps", "upper"},
	{"numbered", "number"}, {"bullets", "bullet"}, {"error", "refuse"}, {"string", "text"}, {"markdown", "prose"},
	{"integer", "number"}, {"boolean", "flag"}, {"url", "link"}, {"array", "list"}, {"object", "group"}, {"enum", "choice"},
	/* keys */
	{"font-size", "size"}, {"fontsize", "size"}, {"font-family", "font"}, {"typeface", "font"}, {"font-weight", "weight"},
	{"bold", "weight"}, {"font-style", "italic"}, {"line-height", "leading"}, {"line-spacing", "leading"},
	{"background", "fill"}, {"background-color", "fill"}, {"bg", "fill"}, {"border", "stroke"}, {"border-color", "stroke"},
	{"border-width", "stroke-width"}, {"border-radius", "radius"}, {"text-align", "align"}, {"alignment", "align"},
	{"letter-spacing", "tracking"}, {"text-transform", "case"}, {"margin", "margins"}, {"margin-top", "space-before"},
	{"margin-bottom", "space-after"}, {"text-color", "color"}, {"foreground", "color"}, {"src", "file"}, {"path", "file"},
	{"source", "file"}, {"filename", "file"}, {"href", "link"}, {"format", "size"}, {"paper", "size"},
	{"orientation", "landscape"}, {"content", "text"}, {"value", "text"}, {"title", "text"}, {"children", "boxes"},
	{"languages", "locales"}, {"language", "source-language"}, {"lang", "source-language"}, {"language", "lang"}, {"locale", "lang"},
	{"dir", "lang"}, {"direction", "lang"}, {"dir", "direction"}, {"rtl", "direction"}, {"left", "inner"}, {"right", "outer"}, {"text", "body"}, {"top", "y"}, {"left", "x"},
	{"type", "marker"}, {"headers", "columns"}, {"data", "text"}, {"yes", "together"}, {"true", "together"}, {"layouts", "documents"},
	{"layout", "documents"}, {"class", "style"}, {"fit", "object-fit"},
	/* boxes */
	{"paragraph", "prose"}, {"para", "prose"}, {"p", "prose"}, {"h1", "heading"}, {"h2", "heading"}, {"h3", "heading"},
	{"title", "heading"}, {"header", "heading"}, {"img", "image"}, {"picture", "image"}, {"photo", "image"}, {"hr", "rule"},
	{"line", "rule"}, {"divider", "rule"}, {"ul", "list"}, {"ol", "list"}, {"bullets", "list"}, {"pagebreak", "page-break"},
	{"newpage", "page-break"}, {"new-page", "page-break"}, {"space", "spacer"}, {"gap", "spacer"}, {"box", "card"},
	{"frame", "card"}, {"panel", "card"}, {"note", "callout"}, {"tip", "callout"}, {"checklist", "checkbox"},
	{"qrcode", "qr"}, {"qr-code", "qr"}, {"input", "field"}, {"loop", "each"}, {"for", "each"}, {"chart", "bars"},
	{"bridge", "spans"}, {"position", "spans"},
};
static const struct { const char *word; int weight; } weights[] = {
	{"thin", 100}, {"extralight", 200}, {"light", 300}, {"normal", 400}, {"regular", 400}, {"book", 400}, {"medium", 500},
	{"semibold", 600}, {"demibold", 600}, {"bold", 700}, {"extrabold", 800}, {"heavy", 900}, {"black", 900},
};
static const struct { const char *word, *code; } colors[] = {
	{"black", "#000000"}, {"white", "#FFFFFF"}, {"red", "#FF0000"}, {"green", "#008000"}, {"blue", "#0000FF"},
	{"yellow", "#FFFF00"}, {"orange", "#FFA500"}, {"purple", "#800080"}, {"violet", "#EE82EE"}, {"gray", "#808080"},
	{"grey", "#808080"}, {"brown", "#A52A2A"}, {"pink", "#FFC0CB"}, {"navy", "#000080"}, {"teal", "#008080"},
	{"maroon", "#800000"}, {"olive", "#808000"}, {"lime", "#00FF00"}, {"cyan", "#00FFFF"}, {"aqua", "#00FFFF"},
	{"magenta", "#FF00FF"}, {"fuchsia", "#FF00FF"}, {"silver", "#C0C0C0"}, {"gold", "#FFD700"}, {"turquoise", "#40E0D0"},
	{"beige", "#F5F5DC"}, {"transparent", "none"},
};
/* clang-format on */

static const char *among(const char *word, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (!strcasecmp(word, names[i]))
			return names[i];
	return NULL;
}

static const char *synonym(const char *word, const char *const *names, int n)
{
	for (int i = 0; i < COUNT_OF(synonyms); i++) {
		const char *ours = strcasecmp(word, synonyms[i].word) ? NULL : among(synonyms[i].ours, names, n);
		if (ours)
			return ours;
	}
	return NULL;
}

const char *hint_word(struct diag *d, const char *word, const char *const *names, int n)
{
	struct buf plain = {0}; /* without curly quotation marks and what is invisible */
	for (const char *p = word; *p; p++)
		if ((unsigned char)*p < 0x80)
			buf_putc(&plain, *p);
	const char *meant = among(buf_cstr(&plain), names, n);
	buf_free(&plain);
	meant = meant ? meant : synonym(word, names, n);
	meant = meant ? meant : edit_closest(word, names, n);
	if (!meant)
		return NULL;
	const char *side = !strcmp(meant, "start") && !strcasecmp(word, "left") ? ", the side where lines begin"
	        : !strcmp(meant, "end") && !strcasecmp(word, "right")           ? ", the side where lines end"
	                                                                        : "";
	diag_hint(d, "did you mean '%s'%s?", meant, side);
	return meant;
}

/* Copied from a word processor; true: that is the hint. */
static bool hint_curly(struct diag *d, const char *text)
{
	static const char *const marks[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98",
	                                    "\xE2\x80\x99", "\xE2\x80\x9A", "\xC2\xAB",     "\xC2\xBB"};
	for (int i = 0; i < COUNT_OF(marks); i++)
		if (!strncmp(text, marks[i], strlen(marks[i]))) {
			diag_hint(d, "curly quotation marks are part of the value: write ' or \", or none");
			return true;
		}
	return false;
}

/* "12,5mm" with a point for its comma, in `out`; false: it is no such number. */
static bool with_point(const char *text, char out[32])
{
	size_t n = strlen(text), digits = strspn(text + (*text == '-'), "0123456789") + (*text == '-');
	if (n >= 32 || text[digits] != ',' || strchr(text + digits, '.') || !isdigit((unsigned char)text[digits + 1]))
		return false;
	memcpy(out, text, n + 1);
	out[digits] = '.';
	return true;
}

void hint_number(struct diag *d, const char *text)
{
	char point[32];
	hint_curly(d, text);
	if (with_point(text, point))
		diag_hint(d, "decimals stand behind a point: %s", point);
	for (int i = 0; i < COUNT_OF(weights); i++)
		if (!strcasecmp(text, weights[i].word))
			diag_hint(d, "weights are numbers: %s is %d", weights[i].word, weights[i].weight);
	size_t digits = strspn(text, "0123456789.");
	if (digits && text[digits] && strspn(text + digits, " abcdefghijklmnopqrstuvwxyz%") == strlen(text + digits))
		diag_hint(d, "a number without a unit is wanted: %.*s", (int)digits, text);
}

void hint_length(struct diag *d, const char *text)
{
	char point[32];
	size_t digits = strspn(text, "0123456789.");
	const char *unit = text + digits + strspn(text + digits, " ");
	if (hint_curly(d, text))
		return;
	if (with_point(text, point))
		diag_hint(d, "decimals stand behind a point: %s", point);
	else if (digits && !strcmp(unit, "px"))
		diag_hint(d, "a pixel of CSS is 0.75pt");
	else if (digits && (!strcmp(unit, "em") || !strcmp(unit, "rem")))
		diag_hint(d, "an em is the size of the type: 10pt where that is 10pt");
	else if (digits && !*unit)
		diag_hint(d, "such as %.*smm or %.*spt", (int)digits, text, (int)digits, text);
	else if (digits && (!strcasecmp(unit, "pt") || !strcasecmp(unit, "mm") || !strcasecmp(unit, "cm")))
		diag_hint(d, "units are written small: %.*s%c%c", (int)digits, text, tolower(unit[0]), tolower(unit[1]));
	else if (!strcmp(text, "A4") || !strcmp(text, "a4"))
		diag_hint(d, "the size of the paper stands under `page`: page: {size: a4}");
}

void hint_color(struct diag *d, const char *text)
{
	size_t n = strlen(text);
	hint_curly(d, text);
	for (int i = 0; i < COUNT_OF(colors); i++)
		if (!strcasecmp(text, colors[i].word))
			diag_hint(d, "%s is %s%s%s", colors[i].word, *colors[i].code == '#' ? "'" : "", colors[i].code,
			          *colors[i].code == '#' ? "', in quotes" : "");
	if ((n == 6 || n == 3) && strspn(text, "0123456789abcdefABCDEF") == n)
		diag_hint(d, "did you mean '#%s'? It stands in quotes", text);
	if (!strncasecmp(text, "rgb", 3) || !strncasecmp(text, "hsl", 3))
		diag_hint(d, "write the colour as '#RRGGBB', in quotes");
}

void hint_flag(struct diag *d, const char *text)
{
	static const char *const yes[] = {"true", "yes", "on", "y", "1"}, *const no[] = {"false", "no", "off", "n", "0"};
	hint_curly(d, text);
	if (among(text, yes, COUNT_OF(yes)))
		diag_hint(d, "did you mean 'true'?");
	if (among(text, no, COUNT_OF(no)))
		diag_hint(d, "did you mean 'false'?");
}

void hint_id(struct diag *d, const char *text)
{
	char id[40];
	size_t n = 0, ascii = strlen(text);
	hint_curly(d, text);
	for (size_t i = 0; i < ascii; i++)
		if ((unsigned char)text[i] >= 0x80)
			return; /* half of a name would be none */
	for (; *text && n < sizeof(id) - 1; text++)
		if (isalnum((unsigned char)*text))
			id[n++] = (char)tolower((unsigned char)*text);
		else if (n && id[n - 1] != '-')
			id[n++] = '-';
	while (n && id[n - 1] == '-')
		n--;
	id[n] = 0;
	if (islower((unsigned char)*id))
		diag_hint(d, "did you mean '%s'?", id);
}

void report_control(struct diag *d, struct where at, uint32_t cp)
{
	diag_report(d, DIAG_YAML_CONTROL, at, (unsigned)cp);
	if (cp >= 0x202A && cp <= 0x202E)
		diag_hint(
		        d,
		        "delete it: it turns letters around; U+2068 and U+2069 around a name keep its direction to itself");
	else if (cp == 0xFEFF)
		diag_hint(d, "delete it; it comes from joining files");
	else
		diag_hint(d, "delete it; it comes from copying out of another program");
}

/* -- values of the wrong form --------------------------------------------------------------- */

static void hint_text_wanted(struct diag *d, const struct node *n, const char *wanted)
{
	const struct node *first = n->n ? n->item[0] : NULL;
	bool plain = first && first->kind == NODE_TEXT;
	if (node_is_null(n) && n->cut)
		diag_hint(d, "what follows ' #' is a comment; put a text that starts with '#' in quotes");
	else if (n->kind == NODE_MAP && n->flow && n->n == 1 && node_is_null(first))
		diag_hint(d, "a text that starts with '{' needs quotes: '{%s}'", n->key[0]);
	else if (n->kind == NODE_LIST && n->n == 1 && plain && strcmp(wanted, "a text") != 0)
		diag_hint(d, "the value stands alone: %s", first->text);
	else if (n->kind == NODE_LIST && !n->flow)
		diag_hint(d, "one value is wanted, without '- ' before it");
	else if (n->kind == NODE_LIST && strcmp(wanted, "a text") != 0)
		diag_hint(d, "one value is wanted, without brackets");
	else if (n->kind == NODE_LIST)
		diag_hint(d,
		          n->n == 1 && plain ? "a text that starts with '[' needs quotes: '[%s]'"
		                             : "a text that starts with '[' needs quotes",
		          n->n == 1 && plain ? first->text : "");
	else if (n->kind == NODE_MAP && n->n == 1 && plain && *first->text)
		diag_hint(d, "a text that holds a colon and a space needs quotes: '%s: %s'", n->key[0], first->text);
}

static void hint_text_found(struct diag *d, const char *text, enum node_kind wanted)
{
	size_t key = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
	if (wanted == NODE_LIST && *text == '-')
		diag_hint(d, "a space stands behind the dash of an item: '- item'");
	else if (wanted == NODE_LIST)
		diag_hint(d, "each item begins with '- ' on a line of its own; or write [one, two]");
	else if (key && text[key] == ':')
		diag_hint(d, "a space stands behind the colon of a key: '%.*s: '", (int)key, text);
	else if (strstr(text, "\xEF\xBC\x9A"))
		diag_hint(d, "the colon behind a key is ':', not its full-width form");
	else if (strstr(text, " = "))
		diag_hint(d, "a key is followed by a colon and a space, not by '='");
	else
		diag_hint(d, "lines of the form 'key: value' are wanted");
}

void node_wrong_type(struct diag *d, const struct node *n, const char *what, const char *wanted, enum node_kind kind)
{
	diag_report(d, DIAG_WRONG_TYPE, n->at, what, wanted, node_kind_name(n));
	if (kind == NODE_TEXT)
		hint_text_wanted(d, n, wanted);
	else if (n->kind == NODE_TEXT && !node_is_null(n))
		hint_text_found(d, n->text, kind);
	else if (kind == NODE_LIST && n->kind == NODE_MAP)
		diag_hint(d, "each item of a list begins with '- '");
	else if (kind == NODE_MAP && n->kind == NODE_LIST)
		diag_hint(d,
		          n->flow ? "keys and values stand in braces: {key: value}"
		                  : "the keys stand without '- ' before them");
}
