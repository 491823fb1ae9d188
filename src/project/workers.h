/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_WORKERS_H
#define PLATEN_PROJECT_WORKERS_H

#include "base.h"

struct jobs {
	int n;
	void (*run)(void *user, int job, struct buf *result); /* in a worker */
	/* Whether a job needs what the one before has read: one worker takes both then, where there is enough for all; or NULL. */
	bool (*follows)(void *user, int job);
	void (*end)(void *user);                /* in a worker that has no more jobs; or NULL */
	void (*done)(void *user, int finished); /* after each job, with the number of those done; or NULL */
	/* In this process, in the order of the jobs: takes a result of at least a byte as soon as those before it are taken. It is
	   freed then, so that few are held. NULL: all stay in result[]. */
	void (*take)(void *user, int job, struct buf *result);
	void (*failed)(void *user); /* when a worker has not ended well, before the run fails; or NULL */
	void *user;
};

/* Runs all jobs, in `workers` processes when that is more than 1, and puts what each gave into
   result[job], which is empty before. What a job changes in memory is lost with its process, but for its result. */
void workers_run(const struct jobs *jobs, int workers, struct buf *result);
/* Processors that this process may use. */
int workers_available(void);

#endif
