/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A gap takes along what joins it to the words beside it. Between two words one of the joints stays:
 *
 *     Test - GAP, 7b       Test, 7b
 *     Test (GAP) 7b        Test 7b
 *     GAP: Test            Test
 *
 * Words around a gap, as in "For GAP", are those of the author and stay. Linear in the text.
 */
#include "gaps.h"

#include <string.h>

#define GAP_SIZE (sizeof(GAP) - 1)

struct pair {
	uint32_t open, close;
};
static const struct pair pairs[] = {
        {'(', ')'},       {'[', ']'},       {0x201C, 0x201D}, {0x201E, 0x201C}, {0x2018, 0x2019}, {0xAB, 0xBB},
        {0x3008, 0x3009}, {0x300A, 0x300B}, {0x300C, 0x300D}, {0x3010, 0x3011}, {0xFF08, 0xFF09}, {'"', '"'},
};

struct closing {
	struct buf left;  /* what stands before the gap */
	const char *rest; /* what follows it */
	const char *end;
};

static bool is_space(uint32_t c) { return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x3000; }

/* Dashes, commas, colons, bars and points in the middle, in any script. */
static bool is_sign(uint32_t c)
{
	static const uint32_t signs[] = {'-',    ',',    ':',    ';',    '/',    '|',    0xB7,   0x60C, 0x61B,
	                                 0x2022, 0x3001, 0x30FB, 0xFF0C, 0xFF0F, 0xFF1A, 0xFF1B, 0xFF5C};
	for (int i = 0; i < COUNT_OF(signs); i++)
		if (c == signs[i])
			return true;
	return c >= 0x2010 && c <= 0x2015;
}

static bool joins(uint32_t c) { return is_space(c) || is_sign(c); }

static bool is_open(uint32_t c)
{
	for (int i = 0; i < COUNT_OF(pairs); i++)
		if (c == pairs[i].open && c != pairs[i].close)
			return true;
	return false;
}

/* What stands close behind a word. */
static bool is_end(uint32_t c)
{
	for (int i = 0; i < COUNT_OF(pairs); i++)
		if (c == pairs[i].close && c != pairs[i].open)
			return true;
	return c == '.' || c == '!' || c == '?' || c == 0x61F || c == 0x6D4 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

static bool has_sign(const char *from, const char *to)
{
	while (from < to)
		if (is_sign(utf8_next(&from, to)))
			return true;
	return false;
}

/* -- what is beside a gap ------------------------------------------------------------------- */

/* Where the joint before the gap begins. */
static const char *joint_start(const struct closing *c)
{
	const char *at = c->left.v + c->left.n;
	for (const char *s = at; s > c->left.v && joins(utf8_previous(c->left.v, &s));)
		at = s;
	return at;
}

/* Where the joint behind it ends, which begins behind the last gap in that. */
static const char *joint_end(struct closing *c)
{
	const char *at = c->rest;
	for (const char *s = at; s < c->end; at = s) {
		if (!strncmp(s, GAP, GAP_SIZE))
			c->rest = s += GAP_SIZE;
		else if (!joins(utf8_next(&s, c->end)))
			break;
	}
	return at;
}

/* Whether brackets or marks stood around the gap, which are taken away. */
static bool take_pair(struct closing *c, const char *from, const char *to)
{
	const char *open = from, *close = to;
	if (from == c->left.v || to == c->end)
		return false;
	const uint32_t first = utf8_previous(c->left.v, &open), second = utf8_next(&close, c->end);
	for (int i = 0; i < COUNT_OF(pairs); i++)
		if (first == pairs[i].open && second == pairs[i].close) {
			c->left.n = (size_t)(open - c->left.v);
			c->rest = close;
			return true;
		}
	return false;
}

/* Whether words stand at both sides, which a joint keeps apart. */
static bool is_between(const struct closing *c, const char *from, const char *to)
{
	const char *before = from, *behind = to;
	if (from == c->left.v || to == c->end)
		return false;
	return !is_open(utf8_previous(c->left.v, &before)) && !is_end(utf8_next(&behind, c->end));
}

static void close_gap(struct closing *c)
{
	const char *from = joint_start(c), *to = joint_end(c);
	while (take_pair(c, from, to)) {
		from = joint_start(c);
		to = joint_end(c);
	}
	const char *last = c->left.v + c->left.n;
	const bool between = is_between(c, from, to),
	           first = c->rest == to || (has_sign(from, last) && !has_sign(c->rest, to)); /* it is the one that stays */
	if (!between || !first)
		c->left.n = (size_t)(from - c->left.v);
	if (between && !first)
		buf_put(&c->left, c->rest, (size_t)(to - c->rest));
	c->rest = to;
}

const char *gaps_closed(struct arena *a, const char *text)
{
	struct closing c = {.rest = text, .end = text + strlen(text)};
	if (!strstr(text, GAP))
		return text;
	for (const char *gap; (gap = strstr(c.rest, GAP));) {
		buf_put(&c.left, c.rest, (size_t)(gap - c.rest));
		buf_cstr(&c.left); /* so that it has a place */
		c.rest = gap + GAP_SIZE;
		close_gap(&c);
	}
	buf_put(&c.left, c.rest, (size_t)(c.end - c.rest));
	const char *closed = arena_strdup(a, buf_cstr(&c.left));
	buf_free(&c.left);
	return closed;
}
