/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all commands share: wrong usage, the project, the report of mistakes. */
#include "confine.h"

#include "inputs.h"
#include "machine.h"
#include "paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <time.h>

bool for_program(const struct run *r)
{
	/* JSON and workflow commands are the output of the run, unless a PDF is. */
	return r->format != DIAG_TEXT && r->format < DIAG_FORMATS && !(r->out && !strcmp(r->out, "-"));
}

void prepare_failure(struct run *r)
{
	struct buf b = {0};
	if (for_program(r))
		diag_print_failure((enum diag_format)r->format,
		                   "platen was called wrongly or failed; standard error says why", &b);
	machine_last_words(b.n ? arena_strdup(r->arena, buf_cstr(&b)) : NULL);
	buf_free(&b);
}

_Noreturn void print_suggestion(struct run *r, const char *word, const char *const *names, int n)
{
	const char *closest = edit_closest(word, names, n);
	if (closest)
		fprintf(stderr, "did you mean '%s'?\n", closest);
	fprintf(stderr, "Try 'platen %s%s--help'.\n", r->command ? r->command : "", r->command ? " " : "");
	machine_say_last_words();
	exit(FAILURE);
}

_Noreturn void usage_error(struct run *r, const char *text)
{
	fprintf(stderr, "platen: %s\n", text);
	print_suggestion(r, "", NULL, 0);
}

void open_project(struct run *r)
{
	const char *dir = r->dir ? r->dir : project_find(r->arena, ".");
	if (!dir)
		usage_error(
		        r,
		        "there is no platen.yaml here or in a folder above; -C names another folder, 'platen new DIR' makes a project");
	r->root = root_open(r->arena, dir);
	if (!r->root)
		usage_error(r, arena_printf(r->arena, "'%s' is no folder", dir));
	if (!file_is_named(r->root, "platen.yaml"))
		usage_error(r, arena_printf(r->arena, "'%s' holds no platen.yaml; 'platen new DIR' makes a project", dir));
	confine_to_project(r);
	if (r->tally)
		inputs_keep(r->root);
	r->project = project_load(r->root, r->arena, r->diag);
}

void print_output(struct buf *b)
{
	errno = 0;
	if ((b->n && fwrite(b->v, 1, b->n, stdout) != b->n) || fflush(stdout) != 0 || ferror(stdout))
		machine_failure("cannot write to standard output: %s", strerror(errno ? errno : EIO));
	buf_free(b);
}

/* Where the project lies in what a server checked out, for formats that it shows beside the files: "docs/class/", or "". */
static const char *folder_in_checkout(struct run *r)
{
	static const char *const variables[] = {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"};
	for (int i = 0; r->root && i < COUNT_OF(variables); i++) {
		const char *top = getenv(variables[i]);
		char *real = top && *top ? realpath(top, NULL) : NULL;
		size_t n = real ? strlen(real) : 0;
		const char *path = root_path(r->root);
		bool below = n && !strncmp(path, real, n) && path[n] == '/' && path[n + 1];
		free(real);
		if (below)
			return arena_printf(r->arena, "%s/", path + n + 1);
	}
	return "";
}

/* Notes are no mistakes. */
static void drop_notes(struct diag *d)
{
	for (int i = 0; i < DIAG_COUNT; i++)
		if (diag_severity(d, (enum diag_code)i) == SEVERITY_NOTE)
			diag_set_severity(d, (enum diag_code)i, SEVERITY_OFF);
}

int report(struct run *r)
{
	if (r->quiet)
		drop_notes(r->diag);
	struct buf b = {0};
	bool colour = r->color == COLOR_ALWAYS || (r->color == COLOR_AUTO && isatty(STDERR_FILENO) && !getenv("NO_COLOR"));
	const struct list_of *locales = r->project ? &r->project->locales : &(struct list_of){0};
	diag_join_locales(r->diag, locales->v, locales->n);
	if (r->format != DIAG_TEXT)
		diag_set_folder(r->diag, folder_in_checkout(r));
	diag_print(r->diag, (enum diag_format)r->format, colour, &b);
	int errors = diag_errors(r->diag), warnings = diag_warnings(r->diag);
	if (r->format == DIAG_TEXT && errors + warnings > 0 && !r->tally)
		buf_printf(&b, "platen: %d error%s, %d warning%s\n", errors, errors == 1 ? "" : "s", warnings,
		           warnings == 1 ? "" : "s");
	if (for_program(r)) {
		machine_last_words(NULL);
		print_output(&b);
	} else {
		if (b.n && (fwrite(b.v, 1, b.n, stderr) != b.n || fflush(stderr) != 0))
			machine_failure("cannot write the messages");
		buf_free(&b);
	}
	return errors ? MISTAKES : ALL_OK;
}

void check_filter(struct run *r)
{
	struct unlisted u;
	plan_settle(r->project, r->arena, &r->filter);
	const char *refusal = plan_refusal(r->project, r->arena, &r->filter);
	if (refusal)
		usage_error(r, refusal);
	if (!plan_unlisted(r->project, r->arena, &r->filter, &u))
		return;
	fprintf(stderr, "platen: %s no %s '%s'\n", strcmp(u.what, "edition") ? "platen.yaml lists" : "the project has",
	        u.what, u.name);
	print_suggestion(r, u.name, u.names, u.n);
}

const struct project_document *chosen_document(struct run *r)
{
	const struct project_document *doc = r->project->documents.v;
	check_filter(r);
	for (int i = 0; i < r->project->documents.n; i++)
		if (!r->filter.documents.n || !strcmp(r->filter.documents.v[0], doc[i].name))
			return &doc[i];
	usage_error(r, "platen.yaml lists no document");
}

/* -- progress ------------------------------------------------------------------------------- */

static void show_rate(int done, int of)
{
	static struct timespec start;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (!start.tv_sec)
		start = now;
	double seconds = (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
	fprintf(stderr, "\r%d of %d", done, of);
	if (seconds > 0.5 && done) {
		double left = seconds * (of - done) / done;
		fprintf(stderr, ", %.*f a second, ", done < 10 * seconds, done / seconds);
		fprintf(stderr, left < 100 ? "%.0f s left" : "%.0f min left", left < 100 ? left : left / 60);
	}
	fputs("\033[K", stderr);
}

/* One line that is written over, for a person who waits. */
static void show_progress(int done, int of)
{
	if (done < of)
		show_rate(done, of);
	else
		fputs("\r\033[K", stderr);
}

void (*progress_of(const struct run *r))(int, int)
{
	bool person = isatty(STDERR_FILENO) && r->format == DIAG_TEXT && !r->quiet;
	return person ? show_progress : NULL;
}

bool is_folder(const char *path)
{
	struct stat st;
	return path[strlen(path) - 1] == '/' || (path_stat(path, &st) && S_ISDIR(st.st_mode));
}
