/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What formats share: texts that are safe to show, message and hint as one sentence, and for forges, which show messages
 * beside lines of a checkout, paths from its top and fingerprints.
 *
 * A fingerprint is made of the code, the file, the message without its numbers and the text of the line, so that it is the
 * same when lines before are added; equal ones are numbered in their order.
 */
#include "mistake.h"
#include "sha256.h"

#include <string.h>

/* Of a line, so much tells it from others. */
#define LONGEST 1000

int mistake_put_shown(struct buf *out, const char **p, const char *end)
{
	const char *start = *p;
	uint32_t cp = utf8_next(p, end);
	if (!utf8_is_unprintable(cp))
		return buf_put(out, start, (size_t)(*p - start)), utf8_cells(cp);
	buf_puts(out, cp == '\t' || cp == '\n' ? " " : "\xEF\xBF\xBD");
	return 1;
}

void mistake_put_plain(struct buf *out, const char *s)
{
	for (const char *end = s + strlen(s); s < end;)
		mistake_put_shown(out, &s, end);
}

const char *mistake_sentence(struct arena *a, const struct mistake *m)
{
	struct buf b = {0};
	mistake_put_plain(&b, m->text);
	if (m->hint) {
		buf_puts(&b, " (");
		mistake_put_plain(&b, m->hint);
		buf_putc(&b, ')');
	}
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

const char *mistake_checkout_path(const struct messages *all, const struct mistake *m, bool somewhere)
{
	if (!m->at.source)
		return somewhere ? arena_printf(all->arena, "%splaten.yaml", all->folder) : mistake_path(m);
	if (!*all->folder || *mistake_path(m) == '/')
		return mistake_path(m);
	return arena_printf(all->arena, "%s%s", all->folder, mistake_path(m));
}

/* -- fingerprints --------------------------------------------------------------------------- */

static void put_without_numbers(struct buf *out, const char *s)
{
	for (; *s; s++)
		if (*s < '0' || *s > '9')
			buf_putc(out, *s);
}

static void put_line(struct buf *out, const struct source *s, int line)
{
	const char *p = s ? source_find(s, line, 1) : NULL;
	if (!p)
		return;
	size_t n = (size_t)(s->text + s->size - p);
	const char *end = memchr(p, '\n', n < LONGEST ? n : LONGEST);
	n = end ? (size_t)(end - p) : n < LONGEST ? n : LONGEST;
	while (n && strchr(" \t\r", p[n - 1]))
		n--;
	for (; n && (*p == ' ' || *p == '\t'); n--)
		p++;
	buf_put(out, p, n);
}

/* How many before are equal, by what they are made of. */
static int number_of(struct arena *a, struct hashes *known, const char *const *all, int i)
{
	const uint64_t hash = hash_bytes(all[i], strlen(all[i]), HASH_SEED);
	const int *k;
	int n = 0;
	for (size_t step = 0; (k = hashes_next(known, hash, &step));)
		n += !strcmp(all[*k], all[i]);
	hashes_put(a, known, hash, i);
	return n;
}

const char *const *mistake_fingerprints(const struct messages *all)
{
	const char **made_of = NEW_ARRAY(all->arena, const char *, all->n);
	const char **prints = NEW_ARRAY(all->arena, const char *, all->n);
	struct source view = {0};
	struct source_mark mark = {0};
	struct hashes known = {0};
	for (int i = 0; i < all->n; i++) {
		const struct mistake *m = &all->v[i];
		struct buf b = {0};
		char hex[65];
		buf_printf(&b, "%s\n%s\n", diag_name(m->code), mistake_path(m));
		put_without_numbers(&b, m->text);
		buf_putc(&b, '\n');
		put_line(&b, source_view(&view, &mark, m->at.source), m->at.line);
		made_of[i] = arena_strdup(all->arena, buf_cstr(&b));
		buf_printf(&b, "\n%d", number_of(all->arena, &known, made_of, i));
		sha256_hex(b.v, b.n, hex);
		prints[i] = arena_strdup(all->arena, hex);
		buf_free(&b);
	}
	return prints;
}
