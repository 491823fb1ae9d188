/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Our own driver, for any compiler:
 *   FUZZ_TARGET=NAME fuzz [-runs=COUNT] [-seed=SEED] [-dict=FILE] [-keep=FOLDER] FILE|FOLDER...
 * tries each file (of folders, all files below them) as it is, then COUNT mutations of them. An input that crashes, ends
 * the program, takes five seconds of CPU time or makes the process larger than a gigabyte is kept in FOLDER
 * and ends the program.
 */
#include "fuzz.h"
#include "mutate.h"
#include "program.h"

#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_KIB ((long)1 << 20)

/* Where there is a sanitizer: it ends the process itself. */
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static struct input *seeds;
static size_t seeds_n, seeds_cap;
static const char *keep = ".";

/* -- findings ------------------------------------------------------------------------------- */

static const struct input *trying; /* NULL: none is being tried */

static void keep_input(void)
{
	char path[PATH_MAX];
	const struct input *in = trying;
	if (!in)
		return;
	trying = NULL;
	snprintf(path, sizeof(path), "%s/crash-%016llx", keep, (unsigned long long)hash_bytes(in->v, in->n, HASH_SEED));
	FILE *f = fopen(path, "wb");
	if (f) {
		fwrite(in->v, 1, in->n, f);
		fclose(f);
	}
	fprintf(stderr, "fuzz: the input is %s\n", path);
}

static void end_by_signal(int number)
{
	fprintf(stderr, "fuzz: %s\n", number == SIGPROF ? "an input takes too long" : strsignal(number));
	keep_input();
	signal(number, SIG_DFL);
	raise(number);
}

/* A sanitizer keeps the signals that it has taken already: it shows the stack, then calls back. */
static void catch_ends(void)
{
	static const int ends[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGPROF};
	bool sanitized = __sanitizer_set_death_callback != NULL;
	for (int i = 0; i < COUNT_OF(ends); i++)
		if (!sanitized || ends[i] == SIGABRT || ends[i] == SIGPROF)
			signal(ends[i], end_by_signal);
	if (sanitized)
		__sanitizer_set_death_callback(keep_input);
	atexit(keep_input);
}

static void try_input(const struct fuzz_target *t, const struct input *in)
{
	struct rusage used;
	trying = in;
	fuzz_try(t, (const uint8_t *)in->v, in->n);
	getrusage(RUSAGE_SELF, &used);
	fuzz_require(used.ru_maxrss < MOST_KIB, "an input takes more than a gigabyte");
	trying = NULL;
}

/* -- seeds ---------------------------------------------------------------------------------- */

static int load(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)ftw;
	if (type != FTW_F)
		return 0;
	if (seeds_n == seeds_cap) {
		seeds_cap = seeds_cap * 2 + 64;
		seeds = realloc(seeds, seeds_cap * sizeof(*seeds));
		fuzz_require(seeds != NULL, "out of memory");
	}
	struct input *in = &seeds[seeds_n++];
	*in = (struct input){malloc((size_t)st->st_size + 1), (size_t)st->st_size};
	FILE *f = fopen(path, "rb");
	fuzz_require(f && in->v && fread(in->v, 1, in->n, f) == in->n, path);
	fclose(f);
	return 0;
}

/* The order of a folder is not that of another machine. */
static int compare(const void *left, const void *right)
{
	const struct input *a = left, *b = right;
	return a->n != b->n ? (a->n < b->n ? -1 : 1) : memcmp(a->v, b->v, a->n);
}

static void load_seeds(int n, char **paths)
{
	for (int i = 0; i < n; i++)
		fuzz_require(nftw(paths[i], load, 16, FTW_PHYS) == 0, paths[i]);
	fuzz_require(seeds_n > 0, "there is no seed");
	qsort(seeds, seeds_n, sizeof(*seeds), compare);
}

/* -- runs ----------------------------------------------------------------------------------- */

static void try_mutations(const struct fuzz_target *t, long count)
{
	for (long i = 0; i < count; i++) {
		const struct input *seed = &seeds[mutate_below(seeds_n)];
		struct input in = {malloc(seed->n + 1), seed->n};
		fuzz_require(in.v != NULL, "out of memory");
		memcpy(in.v, seed->v, seed->n);
		mutate(&in, &seeds[mutate_below(seeds_n)]);
		try_input(t, &in);
		free(in.v);
	}
}

static long read_option(const char *s)
{
	long runs = 0;
	if (!strncmp(s, "-runs=", 6))
		runs = strtol(s + 6, NULL, 10);
	else if (!strncmp(s, "-seed=", 6))
		mutate_seed(strtoull(s + 6, NULL, 10));
	else if (!strncmp(s, "-dict=", 6))
		mutate_dictionary(s + 6);
	else if (!strncmp(s, "-keep=", 6))
		keep = s + 6;
	else
		fuzz_require(false, s);
	return runs;
}

int main(int argc, char **argv)
{
	int first = 1;
	long count = 0;
	const struct fuzz_target *t = fuzz_chosen();
	for (; first < argc && *argv[first] == '-'; first++)
		count += read_option(argv[first]);
	load_seeds(argc - first, argv + first);
	catch_ends();
	for (size_t i = 0; i < seeds_n; i++)
		try_input(t, &seeds[i]);
	try_mutations(t, count);
	printf("%s: %zu inputs, %ld mutations of them, no finding\n", t->name, seeds_n, count);
	for (size_t i = 0; i < seeds_n; i++)
		free(seeds[i].v);
	free(seeds);
	return 0;
}
