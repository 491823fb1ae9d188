/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which mistakes are one. Some follow from others. A layout that is loaded with a mistake has a default in its place, so its pages are not
 * those that are meant: what is warned of there would go with the mistake, and hides it in a long list till then. So do
 * translations of texts that are called otherwise by a slip.
 */
#include "mistake.h"

#include <assert.h>
#include <string.h>

static bool is_in_layouts(const struct mistake *m) { return !strncmp(mistake_path(m), "layouts/", 8); }

/* In the texts themselves, not in a translation. */
static bool is_in_content(const struct mistake *m)
{
	const char *path = mistake_path(m);
	size_t n = strlen(path);
	return !strncmp(path, "content/", 8) && n > 5 && !strcmp(path + n - 5, ".yaml");
}

/* A value, key or name that was refused: codes of input and content come first in the table. */
static bool is_refusal(const struct mistake *m)
{
	return m->severity == SEVERITY_ERROR && m->code < DIAG_MISSING_GLYPH && m->code != DIAG_NO_EFFECT;
}

/* How a page came out: where things stand, and how near. */
static bool is_of_page(enum diag_code code)
{
	static const enum diag_code codes[] = {
	        DIAG_LEFT_OUT,    DIAG_TEXTS_TOUCH, DIAG_LINES_TOUCH,    DIAG_LONG_WORD,   DIAG_NARROW_COLUMN,
	        DIAG_TABLE_WIDTH, DIAG_TOO_SMALL,   DIAG_LOW_RESOLUTION, DIAG_QR_TOO_FINE, DIAG_KEPT_TOO_TALL,
	        DIAG_NO_BLEED,    DIAG_NEAR_TRIM,   DIAG_COPY_TEXT,
	};
	for (int i = 0; i < COUNT_OF(codes); i++)
		if (codes[i] == code)
			return true;
	return false;
}

static bool is_of_file(enum diag_code code)
{
	return code == DIAG_FILE_MISSING || code == DIAG_FILE_OUTSIDE || code == DIAG_FILE_UNUSABLE;
}

/* On the line of a refusal, what has no effect may have lost what it needs. */
static bool is_beside_refusal(const struct diag *d, const struct mistake *m)
{
	for (int i = 0; i < d->mistakes.n; i++) {
		const struct mistake *other = &d->mistakes.v[i];
		if (is_refusal(other) && !is_of_file(other->code) && other->at.line == m->at.line &&
		    !strcmp(mistake_path(other), mistake_path(m)))
			return true;
	}
	return false;
}

/* What is known of a sink, to judge each of its mistakes by. */
struct causes {
	int refused, boxes, unread; /* in layouts: refusals, boxes that are none, files of which nothing is known */
	int content;                /* refusals there: their texts are called otherwise, or are missing */
};

static bool follows(const struct diag *d, const struct mistake *m, const struct causes *c)
{
	switch (m->code) {
	case DIAG_LEFT_OUT: return d->errors > 0; /* of an output that is not made */
	case DIAG_HEADING_GAP: return c->boxes;
	case DIAG_NO_EFFECT: return c->unread || is_beside_refusal(d, m);
	case DIAG_PO_UNKNOWN:
	case DIAG_DRAFT:
	case DIAG_INCOMPLETE: return c->refused || c->content;
	default: return c->refused && is_of_page(m->code);
	}
}

/* A file of which nothing is known. */
static bool is_unread(const struct mistake *m)
{
	return m->code == DIAG_YAML_SYNTAX || m->code == DIAG_YAML_LIMIT ||
	        (is_of_file(m->code) && strstr(m->text, "'layouts/"));
}

static struct causes causes_of(const struct diag *d)
{
	struct causes c = {0};
	for (int i = 0; i < d->mistakes.n; i++) {
		const struct mistake *m = &d->mistakes.v[i];
		c.content += is_in_content(m) && is_refusal(m);
		if (!is_in_layouts(m) || !is_refusal(m))
			continue;
		c.refused++;
		c.boxes += m->code == DIAG_BAD_BOX || m->code == DIAG_WRONG_TYPE;
		c.unread += is_unread(m);
	}
	return c;
}

void diag_drop_follow_ups(struct diag *d)
{
	int n = 0;
	if (!d->errors)
		return;
	const struct causes causes = causes_of(d);
	const int all = d->mistakes.n;
	struct mistake *kept = NEW_ARRAY(d->arena, struct mistake, all);
	for (int i = 0; i < all; i++)
		if (!follows(d, &d->mistakes.v[i], &causes))
			kept[n++] = d->mistakes.v[i];
	if (n < all)
		diag_refill(d, kept, n);
}

/* -- the same in several locales ------------------------------------------------------------- */

static const char naming[] = "(locale";

struct name {
	const char *s;
	size_t n;
};

/* A mistake that names a locale, or several: "... (locale de) ..." or, as one that was joined before, "... (locales de, fr) ...". */
struct twin {
	size_t before;     /* the bytes up to where "s" may follow; 0: it names none */
	const char *after; /* from the ')' */
	VEC(struct name) names;
	const char *hint; /* of the first name */
	bool joined;      /* to one before */
};

static int rank_of(const struct name *n, const char *const *order, int all)
{
	for (int i = 0; i < all; i++)
		if (strlen(order[i]) == n->n && !memcmp(order[i], n->s, n->n))
			return i;
	return all;
}

/* Those that have no place in the order follow as they come. True: it is the first one then. */
static bool put_name(struct arena *a, struct twin *t, struct name new, const char *const *order, int all)
{
	int at = t->names.n;
	for (int i = 0; i < at; i++)
		if (t->names.v[i].n == new.n && !memcmp(t->names.v[i].s, new.s, new.n))
			return false;
	*vec_push(a, &t->names) = new;
	assert(t->names.v);
	for (; at && rank_of(&t->names.v[at - 1], order, all) > rank_of(&new, order, all); at--)
		t->names.v[at] = t->names.v[at - 1];
	t->names.v[at] = new;
	return !at;
}

static struct twin read_names(struct arena *a, const struct mistake *m, const char *const *order, int all)
{
	struct twin t = {.hint = m->hint};
	const char *word = strstr(m->text, naming), *p = word ? word + sizeof(naming) - 1 : NULL;
	const bool several = p && *p == 's';
	p = p ? p + several : NULL;
	if (!p || *p != ' ' || !strchr(p, ')'))
		return t;
	t.before = (size_t)(word - m->text) + sizeof(naming) - 1;
	t.after = strchr(p, ')');
	for (p++; p < t.after;) {
		size_t n = strcspn(p, several ? ",)" : ")");
		put_name(a, &t, (struct name){p, n}, order, all);
		p += n + strspn(p + n, ", ");
	}
	return t;
}

static uint64_t twin_hash(const struct mistake *m, const struct twin *t)
{
	const int numbers[] = {(int)m->code, m->at.line, m->at.column};
	uint64_t hash = hash_bytes(numbers, sizeof(numbers), HASH_SEED);
	hash = hash_bytes(m->text, t->before, hash);
	return hash_bytes(t->after, strlen(t->after), hash);
}

static bool are_twins(const struct mistake *a, const struct twin *s, const struct mistake *b, const struct twin *t)
{
	return a->code == b->code && a->at.line == b->at.line && a->at.column == b->at.column && s->before == t->before &&
	        !memcmp(a->text, b->text, s->before) && !strcmp(s->after, t->after) &&
	        !strcmp(mistake_path(a), mistake_path(b));
}

static const char *joined_text(struct arena *a, const struct mistake *m, const struct twin *t)
{
	struct buf b = {0};
	buf_put(&b, m->text, t->before);
	for (int i = 0; i < t->names.n; i++) {
		buf_puts(&b, i ? ", " : "s ");
		buf_put(&b, t->names.v[i].s, t->names.v[i].n);
	}
	buf_puts(&b, t->after);
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void join(struct arena *a, struct twin *to, struct twin *t, const char *const *order, int all)
{
	for (int i = 0; i < t->names.n; i++)
		if (put_name(a, to, t->names.v[i], order, all))
			to->hint = t->hint;
	t->joined = true;
}

/* Finds the first of each, which takes the names of the others. */
static void find_twins(struct diag *d, struct twin *twin, const char *const *order, int all)
{
	struct hashes known = {0};
	for (int i = 0; i < d->mistakes.n; i++) {
		const struct mistake *m = &d->mistakes.v[i];
		const int *k;
		twin[i] = read_names(d->arena, m, order, all);
		if (!twin[i].before)
			continue;
		const uint64_t hash = twin_hash(m, &twin[i]);
		for (size_t step = 0; !twin[i].joined && (k = hashes_next(&known, hash, &step));)
			if (are_twins(&d->mistakes.v[*k], &twin[*k], m, &twin[i]))
				join(d->arena, &twin[*k], &twin[i], order, all);
		if (!twin[i].joined)
			hashes_put(d->arena, &known, hash, i);
	}
}

void diag_join_locales(struct diag *d, const char *const *order, int locales)
{
	const int all = d->mistakes.n;
	struct twin *twin = NEW_ARRAY(d->arena, struct twin, all);
	struct mistake *kept = NEW_ARRAY(d->arena, struct mistake, all);
	int n = 0;
	find_twins(d, twin, order, locales);
	for (int i = 0; i < all; i++) {
		if (twin[i].joined)
			continue;
		kept[n] = d->mistakes.v[i];
		kept[n].hint = twin[i].hint;
		if (twin[i].names.n > 1)
			kept[n].text = joined_text(d->arena, &kept[n], &twin[i]);
		n++;
	}
	diag_refill(d, kept, n);
}
