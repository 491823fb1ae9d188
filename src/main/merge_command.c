/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * platen merge FILE...: what shards have told, as one run would have told it, and what they have noted of their outputs, as
 * one run would have noted it. A report is what --format=json or jsonl prints, an object on each line; several may follow each
 * other in a file. A list ends in its bracket, lines in a summary that counts them: without it the run was killed or its disk
 * was full, and what else it had to tell is not known. Messages are noted again, so that what several shards have told counts
 * once, all stand in one order, and any format can be made of them; the lines that they are about are read from the project.
 */
#include "commands.h"
#include "confine.h"
#include "machine.h"
#include "paths.h"
#include "record.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct merging {
	struct run *r;
	struct diag *unread; /* what reading a report or a file of the project says is not told */
	const char *path;    /* of the file with the report */
	int line;
	bool in_list;      /* a bracket is open */
	uint64_t messages; /* of the report that has not ended yet */
	bool ended;        /* one has, and no other has begun */
	struct hashes by_path;
	VEC(const struct source *) sources; /* that messages are about */
};

_Noreturn static void refuse(const struct merging *m, const char *why)
{
	usage_error(m->r, arena_printf(m->r->arena, "%s:%d: %s", m->path, m->line, why));
}

_Noreturn static void refuse_cut(const struct merging *m)
{
	usage_error(m->r, arena_printf(m->r->arena, "%s is cut off: the run that wrote it did not end", m->path));
}

static const char *text_of(const struct merging *m, const struct node *object, const char *key)
{
	const struct node *n = node_find(object, key);
	if (!n || n->kind != NODE_TEXT)
		refuse(m, "this is no message; a report is what --format=json or --format=jsonl prints");
	return n->text;
}

/* A file that is not in the project, a class list or one that is gone, has no lines to show. */
static const struct source *source_of(struct merging *m, const char *path)
{
	const uint64_t hash = hash_bytes(path, strlen(path), HASH_SEED);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&m->by_path, hash, &step));) {
		assert(m->sources.v);
		if (!strcmp(m->sources.v[*i]->path, path))
			return m->sources.v[*i];
	}
	const struct source *s = file_read(m->r->root, path, m->unread, (struct where){0});
	struct source *named = NEW(m->r->arena, struct source);
	*named = s ? *s : (struct source){0};
	named->path = arena_strdup(m->r->arena, path);
	hashes_put(m->r->arena, &m->by_path, hash, m->sources.n);
	return *vec_push(m->r->arena, &m->sources) = named;
}

static void take_message(struct merging *m, const struct node *object)
{
	const char *code = text_of(m, object, "code"), *file = text_of(m, object, "file");
	struct where at = {NULL, atoi(text_of(m, object, "line")), atoi(text_of(m, object, "column"))};
	if (!strcmp(code, "failure"))
		refuse(m, "the run that this is the report of has failed; what it would have told is not known");
	enum diag_code known = diag_by_name(code);
	if (known == DIAG_COUNT)
		refuse(m,
		       arena_printf(m->r->arena, "this platen knows no code '%s'; the report is of another version", code));
	if (at.line || strcmp(file, "platen") != 0)
		at.source = source_of(m, file);
	const char *hint = node_find(object, "hint") ? text_of(m, object, "hint") : NULL;
	diag_retell(m->r->diag, known, at, text_of(m, object, "message"), hint);
}

/* -- reports -------------------------------------------------------------------------------- */

static void begin_list(struct merging *m)
{
	if (m->in_list || m->messages)
		refuse_cut(m);
	m->in_list = true;
	m->ended = false;
}

static void end_report(struct merging *m)
{
	m->in_list = false;
	m->messages = 0;
	m->ended = true;
}

/* The bracket of a list that began before the file is no message either. */
static bool take_bracket(struct merging *m, const char *line)
{
	const bool opens = *line == '[', closes = !strcmp(line + opens, "]");
	if ((!closes && strcmp(line, "[") != 0) || (!opens && !m->in_list))
		return false;
	if (opens)
		begin_list(m);
	if (closes)
		end_report(m);
	return true;
}

static void take_summary(struct merging *m, const struct node *object)
{
	uint64_t counted = 0;
	static const char *const counts[] = {"errors", "warnings", "notes"};
	for (int i = 0; i < COUNT_OF(counts); i++)
		counted += strtoull(text_of(m, object, counts[i]), NULL, 10);
	if (m->in_list || counted != m->messages)
		refuse_cut(m);
	end_report(m);
}

static void take_object(struct merging *m, const struct node *object)
{
	const struct node *type = node_find(object, "type");
	if (type && type->kind == NODE_TEXT && !strcmp(type->text, "summary")) {
		take_summary(m, object);
	} else {
		take_message(m, object);
		m->messages++;
		m->ended = false;
	}
}

/* An object, its comma, or a bracket of the list around them. */
static void take_line(struct merging *m, char *line)
{
	line += strspn(line, " ");
	const bool whole = strchr(line, '\n');
	line[strcspn(line, "\r\n")] = 0;
	size_t n = strlen(line);
	if (n && line[n - 1] == ',')
		line[--n] = 0;
	if (!n || take_bracket(m, line))
		return;
	const struct source s = {.path = m->path, .text = line, .size = n};
	struct arena *a = arena_new();
	const struct node *object = *line == '{' ? yaml_parse(a, &s, m->unread) : NULL;
	if (*line == '{' && !object && !whole)
		refuse_cut(m);
	take_object(m, object);
	arena_free(a);
}

static void take_report(struct merging *m, const char *path)
{
	bool given = !strcmp(path, "-");
	FILE *f = given ? stdin : fdopen(path_open_regular(path), "r");
	char *line = NULL;
	size_t room = 0;
	m->path = given ? "standard input" : path;
	m->line = 0;
	m->ended = false;
	if (!f)
		machine_failure("cannot open %s: %s", path, strerror(errno));
	for (errno = 0; getline(&line, &room, f) >= 0; errno = 0) {
		m->line++;
		take_line(m, line);
	}
	if (ferror(f))
		machine_failure("cannot read %s: %s", m->path, strerror(errno ? errno : EIO));
	free(line);
	if (!given)
		fclose(f);
	if (!m->ended)
		refuse_cut(m);
}

/* -- records -------------------------------------------------------------------------------- */

struct named_records {
	VEC(const char *) v;
};

/* A record, or the folder that a run had one in; anything else is a report. */
static bool take_record(struct run *r, struct named_records *records, const char *path)
{
	const char *file = strcmp(path, "-") != 0 ? record_named(r->arena, path) : NULL;
	if (file)
		*vec_push(r->arena, &records->v) = file;
	return file;
}

/* A folder that is new, as on the first run of a CI, has none yet. */
static void tell_left_out(const char *record)
{
	struct stat st;
	if (path_stat(record, &st))
		fprintf(stderr, "platen: %s: left out, for this record is damaged or of another version\n", record);
	else
		fprintf(stderr, "platen: %s: left out, for there is no such record\n", record);
}

static void join_records(struct run *r, const struct named_records *records)
{
	struct joined_records joined = {0};
	confine_to_record(r);
	if (!records_join(r->root, r->project, r->arena, r->cache, records->v.v, records->v.n, &joined))
		usage_error(r, "there is no place for the record of this project; --cache names a folder for it");
	for (int i = 0; i < joined.left_out.n; i++)
		tell_left_out(joined.left_out.v[i]);
	if (!r->quiet && r->format == DIAG_TEXT)
		printf("the record has %d output%s that %s up to date\n", joined.outputs, joined.outputs == 1 ? "" : "s",
		       joined.outputs == 1 ? "is" : "are");
	output_folders_leave(&r->folders);
}

int run_merge(struct run *r)
{
	struct merging m = {.r = r, .unread = diag_new(r->arena)};
	struct named_records records = {0};
	bool *is_record = NEW_ARRAY(r->arena, bool, r->n);
	for (int i = 0; i < r->n; i++)
		is_record[i] = take_record(r, &records, r->arg[i]);
	if (r->cache && (!*r->cache || !records.v.n))
		usage_error(r,
		            *r->cache ? "--cache says where records are joined, but none is named"
		                      : "--cache needs a folder");
	r->writes = records.v.n;
	open_project(r);
	diag_enable(m.unread, false);
	for (int i = 0; i < r->n; i++)
		if (!is_record[i])
			take_report(&m, r->arg[i]);
	if (r->writes && r->project)
		join_records(r, &records);
	return report(r);
}
