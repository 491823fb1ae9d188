/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages as the XML of Checkstyle, which most servers of continuous integration read: a <file> for each, with its errors. */
#include "mistake.h"

#include <stdlib.h>
#include <string.h>

static const char *const severities[] = {"error", "warning", "info"}; /* by enum diag_severity */

/* The value of an attribute. What stands for controls is text; U+FFFE and U+FFFF are in no XML (XML 1.0, 2.2). */
static void put_attribute(struct buf *out, const char *key, const char *value)
{
	struct buf plain = {0};
	mistake_put_plain(&plain, value);
	buf_printf(out, " %s=\"", key);
	for (const char *s = plain.v, *end = s + plain.n; s < end;) {
		const char *start = s;
		uint32_t cp = utf8_next(&s, end);
		if (cp == '&' || cp == '<' || cp == '>' || cp == '"')
			buf_printf(out, "&#%u;", (unsigned)cp);
		else if (cp != 0xFFFE && cp != 0xFFFF)
			buf_put(out, start, (size_t)(s - start));
	}
	buf_putc(out, '"');
	buf_free(&plain);
}

static void print_one(const struct messages *all, const struct mistake *m, struct buf *out)
{
	buf_printf(out, "    <error line=\"%d\"", m->at.line > 0 ? m->at.line : 0);
	if (m->at.line > 0 && m->at.column > 0)
		buf_printf(out, " column=\"%d\"", m->at.column);
	put_attribute(out, "severity", severities[m->severity]);
	put_attribute(out, "message", mistake_sentence(all->arena, m));
	buf_printf(out, " source=\"platen.%s\"/>\n", diag_name(m->code));
}

/* By file; the address says the order within one. */
static int compare(const void *pa, const void *pb)
{
	const struct mistake *const *a = pa, *const *b = pb;
	int order = strcmp(mistake_path(*a), mistake_path(*b));
	return order ? order : *a < *b ? -1 : *a > *b;
}

void diag_print_checkstyle(const struct messages *all, struct buf *out)
{
	const struct mistake **m = NEW_ARRAY(all->arena, const struct mistake *, all->n);
	for (int i = 0; i < all->n; i++)
		m[i] = &all->v[i];
	qsort(m, (size_t)all->n, sizeof(*m), compare);
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
	for (int i = 0; i < all->n; i++) {
		if (!i || strcmp(mistake_path(m[i]), mistake_path(m[i - 1])) != 0) {
			buf_puts(out, "  <file");
			put_attribute(out, "name", mistake_checkout_path(all, m[i], true));
			buf_puts(out, ">\n");
		}
		print_one(all, m[i], out);
		if (i + 1 == all->n || strcmp(mistake_path(m[i]), mistake_path(m[i + 1])) != 0)
			buf_puts(out, "  </file>\n");
	}
	buf_puts(out, "</checkstyle>\n");
}
