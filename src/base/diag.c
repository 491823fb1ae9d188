/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Diagnostics are collected as records, and found again by a hash, so that equal ones count once.
 * diag_wire.c sends them to another process, diag_print.c prints them.
 */
#include "mistake.h"

#include <stdio.h>
#include <string.h>

struct diag *diag_new(struct arena *a)
{
	struct diag *d = NEW(a, struct diag);
	d->arena = a;
	return d;
}

int diag_errors(const struct diag *d) { return d->errors; }
int diag_calls(const struct diag *d) { return d->calls; }
int diag_warnings(const struct diag *d) { return d->warnings; }

int diag_count(const struct diag *d, enum diag_code code)
{
	int n = 0;
	for (int i = 0; i < d->mistakes.n; i++)
		n += d->mistakes.v[i].code == code;
	return n;
}

bool diag_enable(struct diag *d, bool on)
{
	bool was = !d->off;
	d->off = !on;
	return was;
}

void diag_set_folder(struct diag *d, const char *folder) { d->folder = folder; }

const char *mistake_path(const struct mistake *m) { return m->at.source ? m->at.source->path : "platen"; }
const char *mistake_severity(const struct mistake *m) { return severity_names[m->severity]; }

static uint64_t hash_of(const struct mistake *m)
{
	int numbers[] = {(int)m->code, m->at.line, m->at.column};
	uint64_t hash = hash_bytes(numbers, sizeof(numbers), HASH_SEED);
	hash = hash_bytes(mistake_path(m), strlen(mistake_path(m)), hash);
	return hash_bytes(m->text, strlen(m->text), hash);
}

/* Outputs of one run may each have read the same file, so files are compared by their path. */
static bool equal(const struct mistake *a, const struct mistake *b)
{
	return a->code == b->code && a->at.line == b->at.line && a->at.column == b->at.column &&
	        !strcmp(mistake_path(a), mistake_path(b)) && !strcmp(a->text, b->text);
}

struct mistake *diag_add(struct diag *d, const struct mistake *m)
{
	uint64_t hash = hash_of(m);
	enum diag_severity severity = diag_severity(d, m->code);
	const int *i;
	if (severity == SEVERITY_OFF || (d->waivers.n && diag_is_waived(d, m->code, m->at)))
		return NULL;
	for (size_t step = 0; (i = hashes_next(&d->known, hash, &step));)
		if (equal(&d->mistakes.v[*i], m)) {
			mistake_add_rows(d->arena, &d->mistakes.v[*i].rows, &m->rows);
			return NULL;
		}
	hashes_put(d->arena, &d->known, hash, d->mistakes.n);
	d->errors += severity == SEVERITY_ERROR;
	d->warnings += severity == SEVERITY_WARNING;
	struct mistake *added = vec_push(d->arena, &d->mistakes);
	*added = *m;
	added->severity = severity;
	return added;
}

/* A message that did not fit its buffer ends in an ellipsis, between two characters. */
static void mark_cut(char *text, size_t cap, int wanted)
{
	static const char ellipsis[] = "\xE2\x80\xA6";
	if (wanted < 0)
		machine_failure("cannot format a message");
	if ((size_t)wanted >= cap)
		memcpy(text + utf8_cut(text, cap - 1, cap - sizeof(ellipsis)), ellipsis, sizeof(ellipsis));
}

void diag_report(struct diag *d, enum diag_code code, struct where at, ...)
{
	char text[1024];
	va_list args;
	d->dropped = true;
	d->calls++;
	if (d->off)
		return;
	va_start(args, at);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	mark_cut(text, sizeof(text), vsnprintf(text, sizeof(text), diag_message(code), args));
#pragma GCC diagnostic pop
	va_end(args);
	struct mistake *added = diag_add(d, &(struct mistake){.code = code, .at = at, .text = text});
	if (!added)
		return;
	added->text = arena_strdup(d->arena, text);
	d->dropped = false;
}

void diag_retell(struct diag *d, enum diag_code code, struct where at, const char *text, const char *hint)
{
	struct mistake *added = diag_add(d, &(struct mistake){.code = code, .at = at, .text = text});
	if (!added)
		return;
	added->text = arena_strdup(d->arena, text);
	added->hint = hint ? arena_strdup(d->arena, hint) : NULL;
}

void diag_hint(struct diag *d, const char *fmt, ...)
{
	if (d->dropped || !d->mistakes.n)
		return;
	char text[512];
	va_list args;
	va_start(args, fmt);
	mark_cut(text, sizeof(text), vsnprintf(text, sizeof(text), fmt, args));
	va_end(args);
	d->mistakes.v[d->mistakes.n - 1].hint = arena_strdup(d->arena, text);
}

void diag_suggest(struct diag *d, const char *word, const char *const *names, int n)
{
	const char *closest = edit_closest(word, names, n);
	if (closest)
		diag_hint(d, "did you mean '%s'?", closest);
}

void diag_merge(struct diag *into, const struct diag *from)
{
	for (int i = 0; i < from->waivers.n; i++)
		diag_waive(into, &from->waivers.v[i]);
	for (int i = 0; i < from->mistakes.n; i++)
		diag_add(into, &from->mistakes.v[i]);
}

void diag_merge_some(struct diag *into, const struct diag *from, bool (*wanted)(enum diag_code code, struct where at))
{
	for (int i = 0; i < from->mistakes.n; i++)
		if (wanted(from->mistakes.v[i].code, from->mistakes.v[i].at))
			diag_add(into, &from->mistakes.v[i]);
}

static struct diag *diag_as(struct arena *a, const struct diag *d)
{
	struct diag *as = diag_new(a);
	memcpy(as->severity, d->severity, sizeof(d->severity));
	return as;
}

struct diag *diag_apart(struct arena *a, const struct diag *d)
{
	struct diag *apart = diag_as(a, d);
	for (int i = 0; i < d->waivers.n; i++)
		diag_waive(apart, &d->waivers.v[i]);
	return apart;
}

struct diag *diag_fork(const struct diag *d)
{
	struct diag *fork = diag_as(d->arena, d);
	diag_merge(fork, d);
	fork->off = d->off;
	return fork;
}

/* -- what a project lets pass ----------------------------------------------------------------- */

void diag_refill(struct diag *d, const struct mistake *all, int n)
{
	memset(&d->mistakes, 0, sizeof(d->mistakes));
	memset(&d->known, 0, sizeof(d->known));
	d->errors = d->warnings = 0;
	for (int i = 0; i < n; i++)
		diag_add(d, &all[i]);
}

void diag_set_severity(struct diag *d, enum diag_code code, enum diag_severity severity)
{
	d->severity[code] = (unsigned char)(severity + 1);
	diag_refill(d, d->mistakes.v, d->mistakes.n);
}

void diag_cut(struct diag *d, int n) { diag_refill(d, d->mistakes.v, n); }
int diag_size(const struct diag *d) { return d->mistakes.n; }

const char *diag_take(struct diag *d, int from, const struct source *except)
{
	const int n = d->mistakes.n;
	const struct mistake *all = d->mistakes.v, *first = NULL;
	diag_refill(d, NULL, 0);
	for (int i = 0; i < n; i++) {
		bool taken =
		        i >= from && all[i].severity == SEVERITY_ERROR && (!all[i].at.source || all[i].at.source != except);
		if (!taken)
			diag_add(d, &all[i]);
		else if (!first)
			first = &all[i];
	}
	return !first              ? NULL
	        : first->at.source ? arena_printf(d->arena, "%s:%d: %s", mistake_path(first), first->at.line, first->text)
	                           : first->text;
}

void diag_report_code(struct diag *d, struct where at, const char *name)
{
	const char *names[DIAG_COUNT];
	for (int i = 0; i < DIAG_COUNT; i++)
		names[i] = diag_name((enum diag_code)i);
	diag_report(d, DIAG_UNKNOWN_CODE, at, name);
	diag_suggest(d, name, names, DIAG_COUNT);
}

/* Whether a run that lets nothing pass by it shows that it is not needed: other editions may leave out other boxes. */
static bool is_judged(enum diag_code code, bool lints) { return code != DIAG_MISSING_BOX && (lints || !diag_is_lint(code)); }

void diag_report_unneeded(struct diag *d, bool lints)
{
	for (int i = 0; i < d->waivers.n; i++)
		if (!d->waivers.v[i].used && is_judged(d->waivers.v[i].code, lints)) {
			diag_report(d, DIAG_UNNEEDED_WAIVER, d->waivers.v[i].at, diag_name(d->waivers.v[i].code));
			diag_hint(d, "delete it");
		}
}
