/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole project (fuzz_files; platen.yaml first) to PDF files. It has a font and the colour profile; what
 * is written is whole, equal when it is built again, and not there when something is wrong with it. Some of the
 * projects are built as proofs, and asked for their status.
 */
#include "fuzz.h"

#include "project.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OUTPUTS 4

/* Ends with a NUL that is not counted; NULL: it cannot be read. To be freed. */
static char *read_whole(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		return NULL;
	fuzz_require(fseek(f, 0, SEEK_END) == 0, path);
	*n = (size_t)ftell(f);
	rewind(f);
	char *v = calloc(1, *n + 1);
	fuzz_require(v && fread(v, 1, *n, f) == *n, path);
	fclose(f);
	return v;
}

static void put_fonts(void)
{
	static const char *const names[] = {"fonts/NotoSans-Regular.ttf", "fonts/sRGB.icc"};
	static const char list[] = "families: {sans: {faces: [{file: NotoSans-Regular.ttf}]}}\n";
	static struct {
		char *v;
		size_t n;
	} file[COUNT_OF(names)];
	for (int i = 0; i < COUNT_OF(names); i++) {
		file[i].v = file[i].v ? file[i].v : read_whole(names[i], &file[i].n);
		fuzz_require(file[i].v != NULL, names[i]);
		fuzz_file(names[i], file[i].v, file[i].n);
	}
	fuzz_file("fonts/fonts.yaml", list, strlen(list));
}

/* A PDF (ISO 32000-1 7.5), whole. */
static void check_pdf(const char *v, size_t n)
{
	fuzz_require(n > 1000 && !memcmp(v, "%PDF-1.", 7), "an output without its head");
	fuzz_require(!memcmp(v + n - 6, "%%EOF\n", 6), "an output without its end");
}

static uint64_t check_outputs(const struct output_list *list, int built)
{
	int there = 0;
	uint64_t sum = HASH_SEED;
	for (int i = 0; i < list->v.n; i++) {
		size_t n;
		char *v = read_whole(list->v.v[i].path, &n);
		if (!v)
			continue;
		check_pdf(v, n);
		sum = hash_bytes(v, n, sum);
		there++;
		free(v);
	}
	fuzz_require(there == built, "an output with a mistake was written, or one without was not");
	return sum;
}

static void check_status(struct root *r, struct arena *a, const struct project *p, const char *locale)
{
	struct locale_status s = project_status(r, p, a, diag_new(a), locale);
	fuzz_require(s.progress.translated + s.progress.missing + s.progress.stale == s.progress.total,
	             "texts that count neither as translated nor as missing");
	fuzz_require(!s.ready || !s.mistakes, "an edition with mistakes is called ready");
}

/* The outputs' bytes, in a number. */
static uint64_t build(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct output_list list = {0};
	uint64_t sum = 0;
	fuzz_clear();
	put_fonts();
	fuzz_files("platen.yaml", data, size);
	struct root *r = root_open(a, fuzz_folder());
	const struct project *p = project_load(r, a, d);
	if (p)
		plan_outputs(p, a, d, &(struct plan_filter){0}, &list);
	for (int i = 0; i < list.v.n; i++)
		if (*list.v.v[i].path != '/')
			list.v.v[i].path = arena_printf(a, "%s/%s", fuzz_folder(), list.v.v[i].path);
	if (list.v.n > 0 && list.v.n <= MOST_OUTPUTS)
		outputs_check(&(struct placing){r, p, a, d, &list, false, NULL});
	if (list.v.n > 0 && list.v.n <= MOST_OUTPUTS && !diag_errors(d))
		sum = check_outputs(
		        &list,
		        project_build(r, p, a, d, &list,
		                      &(struct build_options){.write = true, .proof = size % 3 == 1, .workers = 1}));
	if (list.v.n > 0 && list.v.n <= MOST_OUTPUTS && size % 5 == 1)
		check_status(r, a, p, list.v.v[0].locale);
	fuzz_print(d);
	arena_free(a);
	return sum;
}

int fuzz_one(const uint8_t *data, size_t size)
{
	uint64_t sum = build(data, size);
	fuzz_require(size % 4 || sum == build(data, size), "the same project gives other bytes");
	return 0;
}
