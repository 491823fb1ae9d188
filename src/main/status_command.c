/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen status: how far each locale has come, as a table or in JSON. */
#include "commands.h"
#include "json.h"

#include <stdio.h>

static const char *const gap_names[TEXT_STATES] = {"missing", "stale", "fuzzy"};

static void put_gaps(struct json *j, const struct progress *p)
{
	for (int kind = 0; kind < TEXT_STATES; kind++) {
		json_array_at(j, (const char *const[TEXT_STATES]){"missing-keys", "stale-keys", "fuzzy-keys"}[kind]);
		for (int i = 0; i < p->gaps.n; i++)
			if (p->gaps.v[i].kind == (enum text_state)kind)
				json_string(j, p->gaps.v[i].context);
		json_array_end(j);
	}
}

static void put_status(struct json *j, const struct locale_status *s)
{
	json_object(j);
	json_member(j, "locale", s->locale);
	json_key(j, "source");
	json_bool(j, s->source);
	json_int_member(j, "texts", s->progress.total);
	json_int_member(j, "translated", s->progress.translated);
	json_int_member(j, "missing", s->progress.missing);
	json_int_member(j, "stale", s->progress.stale);
	put_gaps(j, &s->progress);
	json_int_member(j, "overflowing", s->overflowing);
	json_int_member(j, "undrawn", s->undrawn);
	json_int_member(j, "mistakes", s->mistakes);
	json_key(j, "ready");
	json_bool(j, s->ready);
	json_object_end(j);
}

static void put_json(struct buf *b, const struct locale_status *s, int n)
{
	struct json j = {.out = b, .lines = 1};
	json_array(&j);
	for (int i = 0; i < n; i++)
		put_status(&j, &s[i]);
	json_array_end(&j);
	buf_putc(b, '\n');
}

static void put_table(struct buf *b, const struct locale_status *s, int n)
{
	buf_printf(b, "%-12s %6s %10s %7s %5s %11s %7s %8s\n", "locale", "texts", "translated", "missing", "stale",
	           "overflowing", "undrawn", "mistakes");
	for (int i = 0; i < n; i++) {
		if (s[i].source || s[i].pseudo)
			buf_printf(b, "%-12s %6s %10s %7s %5s", s[i].locale, "-", s[i].source ? "source" : "pseudo", "-",
			           "-");
		else
			buf_printf(b, "%-12s %6d %10d %7d %5d", s[i].locale, s[i].progress.total, s[i].progress.translated,
			           s[i].progress.missing, s[i].progress.stale);
		buf_printf(b, " %11d %7d %8d\n", s[i].overflowing, s[i].undrawn, s[i].mistakes);
	}
}

static void put_missing(struct buf *b, const struct locale_status *s, int n)
{
	for (int i = 0; i < n; i++) {
		if (s[i].progress.gaps.n)
			buf_printf(b, "\n%s\n", s[i].locale);
		for (int k = 0; k < s[i].progress.gaps.n; k++)
			buf_printf(b, "  %-8s %s\n", gap_names[s[i].progress.gaps.v[k].kind],
			           s[i].progress.gaps.v[k].context);
	}
}

int run_status(struct run *r)
{
	open_project(r);
	if (!r->project)
		return report(r);
	check_filter(r);
	const char *const *locale = r->filter.locales.n ? r->filter.locales.v : r->project->locales.v;
	int n = r->filter.locales.n ? r->filter.locales.n : r->project->locales.n;
	struct locale_status *s = NEW_ARRAY(r->arena, struct locale_status, n);
	bool ready = true;
	for (int i = 0; i < n; i++) {
		s[i] = project_status(r->root, r->project, r->arena, r->diag, locale[i]);
		ready = ready && s[i].ready;
	}
	struct buf b = {0};
	if (r->format == DIAG_JSON)
		put_json(&b, s, n);
	else
		put_table(&b, s, n);
	if (r->format != DIAG_JSON && r->verbose)
		put_missing(&b, s, n);
	print_output(&b);
	r->format = DIAG_TEXT; /* to standard error, beside a table or its JSON */
	return report(r) || !ready ? MISTAKES : ALL_OK;
}
