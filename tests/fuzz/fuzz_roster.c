/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as the list of a class. It is refused with a message, or each of its pupils has a name, a key and a file
 * that are those of nobody else, and safe; so has a list of codes, which are the same when it is read again.
 */
#include "fuzz.h"

#include "project/roster.h"

#include <string.h>

static const char project_text[] = "subject: demo\nlocales: [en, uk, ar]\ndocuments: [page]\n";
static const char edition_text[] = "edition: {about: Large}\n";

/* As a part of a path on any system. */
static void check_file(const char *file)
{
	fuzz_require(*file && *file != '.' && *file != '-' && strlen(file) < 200, "the name of a file cannot be");
	fuzz_require(!strpbrk(file, "/\\:*?\"<>|\n\t "), "a sign in the name of a file that no system has");
	fuzz_require(fuzz_is_text(file, strlen(file)), "the name of a file is no text");
}

static bool is_taken(const struct hashes *seen, const struct pupil *const *all, int i, bool key)
{
	const char *s = key ? all[i]->key : all[i]->file;
	const int *k;
	for (size_t step = 0; (k = hashes_next(seen, hash_bytes(s, strlen(s), HASH_SEED), &step));)
		if (!strcmp(key ? all[*k]->key : all[*k]->file, s))
			return true;
	return false;
}

static void check_roster(struct arena *a, const struct roster *r)
{
	struct hashes keys = {0}, files = {0};
	const struct pupil **all = NEW_ARRAY(a, const struct pupil *, r->n + 1);
	fuzz_require(r->n > 0, "a list without pupils");
	check_file(r->name);
	for (int i = 0; i < r->n; i++) {
		const struct pupil *p = all[i] = roster_pupil(a, r, i);
		fuzz_require(!utf8_is_blank(p->title) && fuzz_is_text(p->title, strlen(p->title)), "a pupil without a name");
		check_file(p->file);
		fuzz_require(!is_taken(&keys, all, i, true) && !is_taken(&files, all, i, false), "two pupils are one");
		hashes_put(a, &keys, hash_bytes(p->key, strlen(p->key), HASH_SEED), i);
		hashes_put(a, &files, hash_bytes(p->file, strlen(p->file), HASH_SEED), i);
	}
}

static void check_same(struct arena *a, const struct roster *r, const struct roster *again)
{
	fuzz_require(again && again->n == r->n, "a list that is read again is another one");
	for (int i = 0; i < r->n; i++)
		fuzz_require(!strcmp(r->v[i].title, again->v[i].title) &&
		                     !strcmp(roster_pupil(a, r, i)->key, roster_pupil(a, again, i)->key),
		             "a pupil who is read again is another one");
}

static bool is_partly(size_t size) { return size % 5 < 2; }

static struct roster *read_list(struct arena *a, struct diag *d, const struct project *p, size_t size)
{
	const struct roster_options o = {
	        .project = p, .document = "page", .codes = size % 2, .seed = size % 3, .partly = is_partly(size)};
	return roster_read(a, d, arena_printf(a, "%s/class.csv", fuzz_folder()), &o);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	fuzz_file("platen.yaml", project_text, strlen(project_text));
	fuzz_file("layouts/editions/large.yaml", edition_text, strlen(edition_text));
	fuzz_file("class.csv", data, size);
	const struct project *p = project_load(root_open(a, fuzz_folder()), a, d);
	fuzz_require(p && !diag_errors(d), "the project has a mistake");
	const struct roster *r = read_list(a, d, p, size);
	fuzz_require(r ? is_partly(size) || !diag_errors(d) : diag_errors(d) > 0,
	             "a list was refused without a word, or read with mistakes");
	fuzz_print(d);
	if (r) {
		check_roster(a, r);
		check_same(a, r, read_list(a, diag_new(a), p, size));
	}
	arena_free(a);
	return 0;
}
