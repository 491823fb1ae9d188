/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calls.c (calls that fail), state.c (files) and harness.c (runs) know of each other. */
#ifndef PLATEN_TESTS_FAULTS_H
#define PLATEN_TESTS_FAULTS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define COUNT_OF(a) ((int)(sizeof(a) / sizeof((a)[0])))

/* -- calls.c -------------------------------------------------------------------------------- */

enum { MOST_CALLS = 64 };

/* What all processes of a run share. */
struct shared {
	bool armed;
	bool once;  /* only this call fails, or all of its name from there on */
	int call;   /* which one; -1: none */
	long point; /* its number, counted over all processes */
	int signal; /* 0: it fails; otherwise the process ends by it, before the call; with `group` all of them */
	bool group;
	int order, answer; /* pipes: a process that is to end writes its number, and goes on when something is answered */
	atomic_bool hit;
	atomic_long count[MOST_CALLS], all;
};
extern struct shared *shared;
extern const char *const call_names[]; /* ends with NULL */

/* -- state.c -------------------------------------------------------------------------------- */

struct entry {
	char path[512]; /* below the folder */
	mode_t mode;
	size_t size;
	char *bytes; /* of a file, or the target of a link; NULL: a folder */
};
struct state {
	int n;
	struct entry *v; /* by path */
};

struct state state_read(const char *folder);
void state_free(struct state *s);
/* Makes a folder hold just this. False: it does not fit. */
bool state_write(const char *folder, const struct state *s);
/* The entry of that path, or NULL. */
const struct entry *state_find(const struct state *s, const char *path);
bool state_equal(const struct state *a, const struct state *b);
/* What is wrong after a run that began with `old` and, unharmed, ends with `new`: each file is the old or the new
   one, whole, and there is no other, but with `leftovers` files of the writer. NULL: nothing. */
const char *state_wrong(const struct state *s, const struct state *old, const struct state *new, bool leftovers);

#endif
