/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and lengths from their text, within the range that their key has. */
#include "value.h"
#include "hint.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

const char *value_name(struct schema *s, const struct field *f)
{
	return arena_printf(s->arena, f->flags & IS_ITEM ? "an item of '%s'" : "'%s'", f->key);
}

bool value_is_text(struct schema *s, const struct field *f, const struct node *n, const char *wanted)
{
	if (n->kind == NODE_TEXT)
		return true;
	node_wrong_type(s->diag, n, value_name(s, f), wanted, NODE_TEXT);
	return false;
}

static void not_between(struct schema *s, const struct field *f, const struct node *n, struct buf *low, struct buf *high)
{
	diag_report(s->diag, DIAG_OUT_OF_RANGE, n->at, value_name(s, f), n->text, buf_cstr(low), buf_cstr(high));
	buf_free(low);
	buf_free(high);
}

/* Shares, in thousandths of their unit. */
static void not_a_share(struct schema *s, const struct field *f, const struct node *n, long min, long max, const char *unit)
{
	struct buf low = {0}, high = {0};
	buf_decimal(&low, min, 1000, 2);
	buf_decimal(&high, max, 1000, 2);
	buf_puts(&low, unit);
	buf_puts(&high, unit);
	not_between(s, f, n, &low, &high);
}

static bool is_length(const struct field *f) { return f->type == F_LENGTH || f->type == F_EDGES || f->type == F_DIM; }

static int64_t to_mm(long v) { return muldiv(v, 254, 720000); }
static bool is_whole_mm(long v) { return muldiv(to_mm(v), 720000, 254) == v; }

void value_range(const struct field *f, struct buf *low, struct buf *high, const char *before_unit)
{
	const bool mm = is_length(f) && f->max % 1000 && is_whole_mm(f->min) && is_whole_mm(f->max);
	const int scale = f->type == F_INT || mm ? 1 : 1000;
	buf_decimal(low, mm ? to_mm(f->min) : f->min, scale, 2);
	buf_decimal(high, mm ? to_mm(f->max) : f->max, scale, 2);
	for (int i = 0; i < 2 && is_length(f); i++)
		buf_printf(i ? high : low, "%s%s", before_unit, mm ? "mm" : "pt");
}

static void out_of_range(struct schema *s, const struct field *f, const struct node *n)
{
	struct buf low = {0}, high = {0};
	value_range(f, &low, &high, "");
	not_between(s, f, n, &low, &high);
}

static bool is_outside(const struct field *f, int64_t v) { return (f->min || f->max) && (v < f->min || v > f->max); }

/* `leading: 12pt`, `grow: 120%`, as CSS and word processors have them; false: neither. */
static bool hint_factor(struct schema *s, const struct field *f, const char *text)
{
	int64_t v;
	size_t digits = strspn(text, "0123456789."), unit = digits + strspn(text + digits, " ");
	if (f->type != F_DECIMAL || !digits || !number_parse(arena_strndup(s->arena, text, digits), &v))
		return false;
	if (!strcmp(text + unit, "%")) {
		struct buf b = {0};
		buf_decimal(&b, v, 100000, 5);
		diag_hint(s->diag, "a factor is wanted: %s", buf_cstr(&b));
		buf_free(&b);
	} else if (!strcmp(f->key, "leading") && text[unit]) {
		diag_hint(s->diag,
		          "a multiple of the size of the type is wanted, such as 1.35: 12pt are 1.2 where the size "
		          "is 10pt");
	} else {
		return false;
	}
	return true;
}

static void bad_number(struct schema *s, const struct field *f, const struct node *n)
{
	diag_report(s->diag, DIAG_BAD_NUMBER, n->at, n->text);
	if (!hint_factor(s, f, n->text))
		hint_number(s->diag, n->text);
}

/* A number beyond what an int holds, in a field that sets no range of its own. */
static void beyond_int(struct schema *s, const struct field *f, const struct node *n)
{
	struct field any = *f;
	any.min = -INT_MAX;
	any.max = INT_MAX;
	out_of_range(s, &any, n);
}

static void put_number(struct schema *s, const struct field *f, const struct node *n, int64_t v, int *out)
{
	if (is_outside(f, v))
		out_of_range(s, f, n);
	else if (v < -INT_MAX || v > INT_MAX)
		beyond_int(s, f, n);
	else
		*out = (int)v;
}

void value_int(struct schema *s, const struct field *f, const struct node *n, int *out)
{
	char *end;
	if (!value_is_text(s, f, n, "a number"))
		return;
	long v = strtol(n->text, &end, 10);
	if (end == n->text || *end || isspace((unsigned char)*n->text))
		bad_number(s, f, n);
	else
		put_number(s, f, n, v, out);
}

void value_decimal(struct schema *s, const struct field *f, const struct node *n, int *out)
{
	int64_t v;
	if (!value_is_text(s, f, n, "a number"))
		return;
	if (!number_parse(n->text, &v))
		bad_number(s, f, n);
	else
		put_number(s, f, n, v, out);
}

static const char *length_problem(enum length_error e)
{
	switch (e) {
	case LENGTH_NO_UNIT: return "it needs a unit, such as mm or pt";
	case LENGTH_BAD_UNIT: return "its unit is not one of mm, cm, in, pt, fr, %";
	case LENGTH_RANGE: return "it is far beyond any paper";
	default: return "it is neither a number with a unit nor a length token";
	}
}

static bool read_dim(struct schema *s, const struct field *f, const struct node *n, struct dim *out)
{
	if (!value_is_text(s, f, n, "a length"))
		return false;
	enum length_error e = dim_parse(n->text, out);
	if (e == LENGTH_OK)
		return true;
	enum token_found found = e == LENGTH_BAD_NUMBER && s->token ? s->token(s->user, F_DIM, n->text, out) : TOKEN_NONE;
	if (found)
		return found == TOKEN_FOUND;
	diag_report(s->diag, DIAG_BAD_LENGTH, n->at, n->text, length_problem(e));
	if (!strcmp(f->key, "columns") && !n->text[strspn(n->text, "0123456789")])
		diag_hint(s->diag, "each column has its width: [1fr, 1fr]");
	else
		hint_length(s->diag, n->text);
	if (s->hint_token)
		s->hint_token(s->user, F_DIM, n->text);
	return false;
}

void value_length(struct schema *s, const struct field *f, const struct node *n, mpt *out)
{
	struct dim d;
	if (!read_dim(s, f, n, &d))
		return;
	if (d.unit != UNIT_ABS)
		diag_report(s->diag, DIAG_BAD_LENGTH, n->at, n->text, "an absolute length is needed here");
	else if (is_outside(f, d.v))
		out_of_range(s, f, n);
	else
		*out = d.v;
}

/* A share, a percentage or `auto` where that would do nothing. */
static const char *unit_problem(const struct field *f, enum unit unit)
{
	if (!(f->flags & (TAKES_AUTO | TAKES_PERCENT | TAKES_FR)))
		return NULL;
	if (unit == UNIT_FR && !(f->flags & TAKES_FR))
		return "there is nothing here that shares (fr) divide";
	if (unit == UNIT_PERCENT && !(f->flags & TAKES_PERCENT))
		return "there is nothing here that it would be a percentage of";
	if (unit == UNIT_AUTO && !(f->flags & TAKES_AUTO))
		return "a length is needed here";
	return NULL;
}

void value_dim(struct schema *s, const struct field *f, const struct node *n, struct dim *out)
{
	struct dim d;
	if (!read_dim(s, f, n, &d))
		return;
	const long whole = 100000, most_shares = 1000000;
	const long least = f->min < 0 ? -whole : f->min > 0 ? 10 : 0, least_share = f->min > 0 ? 10 : 0;
	if (unit_problem(f, d.unit))
		diag_report(s->diag, DIAG_BAD_LENGTH, n->at, n->text, unit_problem(f, d.unit));
	else if (d.unit == UNIT_ABS && is_outside(f, d.v))
		out_of_range(s, f, n);
	else if (d.unit == UNIT_PERCENT && (d.v > whole || d.v < least))
		not_a_share(s, f, n, least, whole, "%");
	else if (d.unit == UNIT_FR && (d.v < least_share || d.v > most_shares))
		not_a_share(s, f, n, least_share, most_shares, "fr");
	else
		*out = d;
}
