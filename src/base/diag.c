/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Diagnostics are collected as records, and found again by a hash, so that equal ones count once.
 * diag_wire.c sends them to another process, diag_print.c prints them.
 */
#include "mistake.h"

#include <stdio.h>
#include <string.h>

enum severity { ERROR, WARNING };

static const struct {
	const char *name;
	enum severity severity;
	const char *message, *explanation;
} codes[] = {
#define X(id, code, severity, message, explanation) {code, severity, message, explanation},
#include "diag_codes.h"
#undef X
};

struct diag *diag_new(struct arena *a)
{
	struct diag *d = NEW(a, struct diag);
	d->arena = a;
	return d;
}

const char *diag_name(enum diag_code code) { return codes[code].name; }
bool diag_is_error(enum diag_code code) { return codes[code].severity == ERROR; }
const char *diag_explanation(enum diag_code code) { return codes[code].explanation; }
int diag_errors(const struct diag *d) { return d->errors; }
int diag_warnings(const struct diag *d) { return d->warnings; }

int diag_count(const struct diag *d, enum diag_code code)
{
	int n = 0;
	for (int i = 0; i < d->mistakes.n; i++)
		n += d->mistakes.v[i].code == code;
	return n;
}

enum diag_code diag_by_name(const char *name)
{
	int i = 0;
	while (i < DIAG_COUNT && strcmp(codes[i].name, name) != 0)
		i++;
	return (enum diag_code)i;
}

bool diag_enable(struct diag *d, bool on)
{
	bool was = !d->off;
	d->off = !on;
	return was;
}

const char *mistake_path(const struct mistake *m) { return m->at.source ? m->at.source->path : "platen"; }
const char *mistake_severity(const struct mistake *m) { return diag_is_error(m->code) ? "error" : "warning"; }

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
	const int *i;
	for (size_t step = 0; (i = hashes_next(&d->known, hash, &step));)
		if (equal(&d->mistakes.v[*i], m))
			return NULL;
	hashes_put(d->arena, &d->known, hash, d->mistakes.n);
	*(diag_is_error(m->code) ? &d->errors : &d->warnings) += 1;
	struct mistake *added = vec_push(d->arena, &d->mistakes);
	*added = *m;
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
	if (d->off)
		return;
	va_start(args, at);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	mark_cut(text, sizeof(text), vsnprintf(text, sizeof(text), codes[code].message, args));
#pragma GCC diagnostic pop
	va_end(args);
	struct mistake *added = diag_add(d, &(struct mistake){code, at, text, NULL});
	if (!added)
		return;
	added->text = arena_strdup(d->arena, text);
	d->dropped = false;
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
	for (int i = 0; i < from->mistakes.n; i++)
		diag_add(into, &from->mistakes.v[i]);
}
