/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages as GitHub's workflow commands, which shows them beside the lines of a pull request. */
#include "mistake.h"

#include <string.h>

/* GitHub shows ten annotations of a severity for each step; the rest is only counted, by notices that count themselves. */
#define SHOWN 10

/* Workflow commands escape % CR LF in messages, and : , in properties as well. Their log is read in terminals, so
   that what could move a cursor or turn text around is replaced. */
static void put_escaped(struct buf *out, const char *s, bool property)
{
	for (const char *end = s + strlen(s); s < end;) {
		const char *start = s;
		uint32_t cp = utf8_next(&s, end);
		if (cp == '%' || cp == '\n' || cp == '\r' || (property && (cp == ':' || cp == ',')))
			buf_printf(out, "%%%02X", (unsigned)cp);
		else if (utf8_is_unprintable(cp))
			buf_puts(out, cp == '\t' ? " " : "\xEF\xBF\xBD");
		else
			buf_put(out, start, (size_t)(s - start));
	}
}

static void print_one(const struct messages *all, const struct mistake *m, struct buf *out)
{
	buf_printf(out, "::%s file=", m->severity == SEVERITY_NOTE ? "notice" : mistake_severity(m));
	put_escaped(out, mistake_checkout_path(all, m, false), true);
	if (m->at.line > 0)
		buf_printf(out, ",line=%d,col=%d", m->at.line, m->at.column);
	buf_printf(out, ",title=%s::", diag_name(m->code));
	put_escaped(out, m->text, false);
	if (m->hint) {
		buf_puts(out, " (");
		put_escaped(out, m->hint, false);
		buf_putc(out, ')');
	}
	buf_putc(out, '\n');
}

void diag_print_github(const struct messages *all, struct buf *out)
{
	int found[SEVERITIES] = {0}, told[SEVERITIES] = {0};
	int shown[SEVERITIES] = {SHOWN, SHOWN, SHOWN};
	for (int i = 0; i < all->n; i++)
		found[all->v[i].severity]++;
	for (int i = 0; i < SEVERITY_NOTE; i++)
		shown[SEVERITY_NOTE] -= found[i] > SHOWN;
	shown[SEVERITY_NOTE] -= found[SEVERITY_NOTE] > shown[SEVERITY_NOTE];
	for (int i = 0; i < all->n; i++)
		if (++told[all->v[i].severity] <= shown[all->v[i].severity])
			print_one(all, &all->v[i], out);
	for (int i = 0; i < SEVERITY_OFF; i++)
		if (found[i] > shown[i])
			buf_printf(out, "::notice::%d more %s%s\n", found[i] - shown[i], severity_names[i],
			           found[i] - shown[i] == 1 ? "" : "s");
}
