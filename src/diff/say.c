/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as sentences. */
#include "compare.h"
#include "words.h"

#include <assert.h>
#include <string.h>

const char *const diff_state_names[DIFF_STATES] = {"same", "changed", "new", "gone"};

const char *const change_kind_names[CHANGE_KINDS] = {[CHANGE_FACT] = "document",
                                                     [CHANGE_PAGE] = "page",
                                                     [CHANGE_TEXT] = "text",
                                                     [CHANGE_NEW] = "new",
                                                     [CHANGE_GONE] = "gone",
                                                     [CHANGE_COLOR] = "colour",
                                                     [CHANGE_STROKE] = "line-colour",
                                                     [CHANGE_FONT] = "font",
                                                     [CHANGE_LETTERS] = "letters",
                                                     [CHANGE_SPACED] = "spacing",
                                                     [CHANGE_SIZE] = "size",
                                                     [CHANGE_RESIZED] = "resized",
                                                     [CHANGE_DRAWN] = "drawn",
                                                     [CHANGE_MOVED] = "moved",
                                                     [CHANGE_FOLLOWS] = "follows",
                                                     [CHANGE_OVER] = "other-page",
                                                     [CHANGE_LINES] = "lines",
                                                     [CHANGE_LINK] = "target",
                                                     [CHANGE_ALT] = "alt",
                                                     [CHANGE_TAG] = "attribute",
                                                     [CHANGE_ROLE] = "structure",
                                                     [CHANGE_ORDER] = "order",
                                                     [CHANGE_BESIDES] = "besides",
                                                     [CHANGE_LOOK] = "pixels"};

const char *color_text(struct arena *a, color c)
{
	struct buf b = {0};
	color_put(&b, c);
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void put_length(struct buf *b, mpt v)
{
	buf_mm(b, v, v < PT(3) ? 2 : 1);
	buf_puts(b, " mm");
}

const char *length_text(struct arena *a, mpt v)
{
	struct buf b = {0};
	put_length(&b, v);
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

/* -- names of things -------------------------------------------------------------------------- */

static bool holds(const struct rect *out, const struct rect *in)
{
	return in->x >= out->x && in->y >= out->y && in->x + in->w <= out->x + out->w && in->y + in->h <= out->y + out->h;
}

static int64_t distance(const struct rect *a, const struct rect *b)
{
	const int64_t dx = (int64_t)a->x + a->w / 2 - b->x - b->w / 2, dy = (int64_t)a->y + a->h / 2 - b->y - b->h / 2;
	return (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);
}

/* The first text inside of a shape, else the nearest one on its page; NULL: there is none. */
static const struct thing *text_at(const struct scene *s, const int *first, const struct thing *t, bool *inside)
{
	const struct thing *nearest = NULL;
	int64_t least = INT64_MAX;
	*inside = false;
	for (int i = first[t->page]; i < first[t->page + 1]; i++) {
		const struct thing *x = &s->things.v[i];
		if (x->kind != THING_TEXT)
			continue;
		if ((*inside = holds(&t->box, &x->box)))
			return x;
		const int64_t d = distance(&t->box, &x->box);
		if (d < least) {
			least = d;
			nearest = x;
		}
	}
	return nearest;
}

const char *alt_of(const struct tag *t)
{
	while (t && !t->value[TAG_ALT])
		t = t->parent;
	return t ? t->value[TAG_ALT] : NULL;
}

/* "bridge.svg" is the picture 'bridge'. */
const char *picture_name(struct arena *a, const struct thing *t, const char *alt)
{
	const char *file = t->kind == THING_PICTURE ? t->text : "", *dot = strrchr(file, '.');
	if (*file)
		return arena_printf(a, "the picture '%.*s'", (int)(dot > file ? dot - file : (int)strlen(file)), file);
	return alt ? arena_printf(a, "the picture '%s'", words_begin(a, alt, 40)) : "the picture";
}

static const char *shape_name(const struct compare *c, const struct scene *s, const struct thing *t, const char *alt,
                              const char **key)
{
	bool inside;
	const struct thing *text = text_at(s, s == c->now ? c->first : c->was_first, t, &inside);
	const bool line = color_is_none(t->fill);
	if (alt)
		return arena_printf(c->arena, "a shape of the drawing '%s'", words_begin(c->arena, alt, 40));
	const char *what = t->kind == THING_CLIP ? "the cut"
	        : line && !inside                ? "the line"
	        : line                           ? "the frame"
	        : inside                         ? "the ground"
	                                         : "the shape";
	if (!text)
		return what;
	if (!*key)
		*key = thing_key(text, 0);
	return arena_printf(c->arena, "%s %s '%s'", what,
	                    !inside        ? "near"
	                            : line ? "around"
	                                   : "behind",
	                    words_begin(c->arena, text->text, 40));
}

const char *compare_name(const struct compare *c, const struct thing *was, const struct thing *now, const char **key)
{
	const struct thing *t = now ? now : was;
	const struct scene *s = now ? c->now : c->was;
	assert(t);
	const char *old_alt = was ? alt_of(was->tag) : NULL, *alt = old_alt ? old_alt : alt_of(t->tag);
	switch (t->kind) {
	case THING_TEXT: return arena_printf(c->arena, "'%s'", words_begin(c->arena, t->text, 40));
	case THING_PICTURE: return picture_name(c->arena, t, alt);
	case THING_LINK: return arena_printf(c->arena, "the link to %s", t->text);
	case THING_FIELD: return arena_printf(c->arena, "the field '%s'", t->text);
	case THING_NOTE: return arena_printf(c->arena, "the annotation '%s'", t->text);
	case THING_BOOKMARK: return arena_printf(c->arena, "the bookmark '%s'", words_begin(c->arena, t->text, 40));
	default: return shape_name(c, s, t, alt, key);
	}
}

/* -- sentences -------------------------------------------------------------------------------- */

static void put_others(const struct change *c, struct buf *b)
{
	if (c->others > 0)
		buf_printf(b, " and %d more", c->others);
}

static void put_became(const struct change *c, bool quoted, struct buf *b)
{
	const char *q = quoted ? "'" : "";
	assert(c->was || c->now);
	if (c->was && c->now)
		buf_printf(b, "%s%s%s became %s%s%s", q, c->was, q, q, c->now, q);
	else if (c->now)
		buf_printf(b, "%s%s%s is new", q, c->now, q);
	else
		buf_printf(b, "%s%s%s is gone", q, c->was, q);
}

static void put_way(const struct change *c, struct buf *b)
{
	const mpt dx = c->dx < 0 ? -c->dx : c->dx, dy = c->dy < 0 ? -c->dy : c->dy;
	const char *across = c->dx > 0 ? "to the right" : "to the left", *down = c->dy > 0 ? "down" : "up";
	const bool both = dx > SAME_PLACE && dy > SAME_PLACE;
	buf_printf(b, " moved %s by ", dx > SAME_PLACE ? across : down);
	put_length(b, dx > SAME_PLACE ? dx : dy);
	if (!both)
		return;
	buf_printf(b, " and %s by ", down);
	put_length(b, dy);
}

static void put_of(const char *of, const struct change *c, bool quoted, struct buf *b)
{
	buf_printf(b, "%s of %s", of, c->what);
	put_others(c, b);
	buf_puts(b, ": ");
	put_became(c, quoted, b);
}

/* What is said of a whole page or document. */
static void say_whole(const struct change *c, struct buf *b)
{
	buf_printf(b, "%s%s", c->about, c->was || c->now ? ": " : "");
	if (c->was || c->now)
		put_became(c, c->kind == CHANGE_FACT, b);
}

static void say_what(const struct change *c, const char *rest, struct buf *b)
{
	buf_puts(b, c->what);
	put_others(c, b);
	buf_puts(b, rest);
}

static void say_role(const struct change *c, struct buf *b)
{
	const bool many = c->others > 0;
	say_what(c, many ? " are" : " is", b);
	if (!c->now)
		buf_printf(b, " not read aloud any more (%s %s)", many ? "were" : "was", c->was);
	else if (!c->was)
		buf_printf(b, " read aloud now (%s)", c->now);
	else
		buf_printf(b, " read as %s, %s %s", c->now, many ? "were" : "was", c->was);
}

/* The style in the name of a font behind its family: "NotoSans-BoldItalic.ttf"; 0 bytes: none. */
static size_t style_in(const char *font, const char **style)
{
	const char *dash = strrchr(font, '-'), *dot = strrchr(font, '.');
	*style = dash ? dash + 1 : font;
	return !dash ? 0 : dot > dash ? (size_t)(dot - dash - 1) : strlen(dash + 1);
}

/* "bold italic" */
static void put_style(struct buf *b, const char *style, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const bool capital = style[i] >= 'A' && style[i] <= 'Z';
		if (capital && i)
			buf_putc(b, ' ');
		buf_putc(b, capital ? style[i] + 'a' - 'A' : style[i]);
	}
}

/* Another style of the same family is told by its name. */
static void say_font(const struct change *c, struct buf *b)
{
	const char *was, *now;
	const size_t n = style_in(c->was, &was), m = style_in(c->now, &now), family = (size_t)(was - c->was);
	const bool many = c->others > 0;
	if (!n || !m || family != (size_t)(now - c->now) || strncmp(c->was, c->now, family) != 0) {
		put_of("font", c, false, b);
		return;
	}
	say_what(c, many ? " are set in " : " is set in ", b);
	put_style(b, now, m);
	buf_printf(b, " now, %s in ", many ? "were" : "was");
	put_style(b, was, n);
	buf_printf(b, " (%.*s)", (int)family - 1, c->was);
}

static void put_onwards(const struct change *c, struct buf *b)
{
	const int page = c->places.v[0].page;
	if (c->to_page > page)
		buf_printf(b, ", and so on to page %d", c->to_page);
}

static void say_follows(const struct change *c, struct buf *b)
{
	buf_printf(b, "what follows, from %s on,", c->what);
	put_way(c, b);
	put_onwards(c, b);
}

static void say_moved(const struct change *c, struct buf *b)
{
	say_what(c, "", b);
	put_way(c, b);
}

static void say_over(const struct change *c, struct buf *b)
{
	say_what(c, "", b);
	buf_printf(b, " moved from page %s to page %s", c->was, c->now);
	put_onwards(c, b);
}

static void say_link(const struct change *c, struct buf *b)
{
	buf_printf(b, "%s: ", c->about);
	put_became(c, true, b);
}

static void say_alt(const struct change *c, struct buf *b)
{
	if (c->detail)
		buf_printf(b, "alternative text of %s: %s", c->what, c->detail);
	else if (c->was && c->now)
		put_of("alternative text", c, true, b);
	else
		buf_printf(b, "alternative text of %s is %s: '%s'", c->what, c->now ? "new" : "gone",
		           c->now ? c->now : c->was);
}

static void say_besides(const struct change *c, struct buf *b)
{
	buf_printf(b, "%s%s%s", c->about, *c->what ? " of " : "", c->what);
	put_others(c, b);
	buf_printf(b, " %s", c->detail);
}

void change_say(const struct change *c, struct buf *b)
{
	switch (c->kind) {
	case CHANGE_FACT:
	case CHANGE_PAGE: say_whole(c, b); break;
	case CHANGE_TEXT: put_became(c, true, b); break;
	case CHANGE_NEW: say_what(c, c->others > 0 || strstr(c->what, "', '") ? " are new" : " is new", b); break;
	case CHANGE_GONE: say_what(c, c->others > 0 || strstr(c->what, "', '") ? " are gone" : " is gone", b); break;
	case CHANGE_COLOR: put_of("colour", c, false, b); break;
	case CHANGE_STROKE: put_of("line colour", c, false, b); break;
	case CHANGE_FONT: say_font(c, b); break;
	case CHANGE_LETTERS: buf_printf(b, "the letters of '%s' are drawn differently: %s", c->about, c->detail); break;
	case CHANGE_SPACED: say_what(c, c->others > 0 ? " are spaced differently" : " is spaced differently", b); break;
	case CHANGE_SIZE: put_of(c->about, c, false, b); break;
	case CHANGE_RESIZED: put_of("size", c, false, b); break;
	case CHANGE_DRAWN: say_what(c, c->others > 0 ? " look different" : " looks different", b); break;
	case CHANGE_MOVED: say_moved(c, b); break;
	case CHANGE_FOLLOWS: say_follows(c, b); break;
	case CHANGE_OVER: say_over(c, b); break;
	case CHANGE_LINES: say_what(c, c->others > 0 ? " have other lines" : " has other lines", b); break;
	case CHANGE_LINK: say_link(c, b); break;
	case CHANGE_ALT: say_alt(c, b); break;
	case CHANGE_TAG: put_of(c->about, c, true, b); break;
	case CHANGE_ROLE: say_role(c, b); break;
	case CHANGE_ORDER: say_what(c, c->others > 0 ? " are read in another order" : " is read in another order", b); break;
	case CHANGE_BESIDES: say_besides(c, b); break;
	default: buf_printf(b, c->others > 0 ? "%d places look different" : "a place looks different", c->others + 1); break;
	}
}
