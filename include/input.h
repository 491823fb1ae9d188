/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * input: files confined to the project, and YAML as a tree with positions. What turns a tree into typed
 * records stands in schema.h.
 */
#ifndef PLATEN_INPUT_H
#define PLATEN_INPUT_H

#include "color.h"
#include "diag.h"

/* -- files ---------------------------------------------------------------------------------- */

/* The folder of platen.yaml; nothing outside is opened. It is seen as it is when its files are first
   asked for: each is looked for, read, mapped and parsed once in the life of a root. */
struct root;

/* NULL when `dir` is no folder. */
struct root *root_open(struct arena *a, const char *dir);
const char *root_path(const struct root *r);
/* Reads a whole file of the project; reports a mistake at `at` and returns NULL when it cannot. A
   path that is NULL is one that loading has reported: nothing more is said. */
const struct source *file_read(struct root *r, const char *path, struct diag *d, struct where at);
/* Maps a file read-only for as long as the process lives. */
const struct source *file_map(struct root *r, const char *path, struct diag *d, struct where at);
bool file_exists(struct root *r, const char *path);
/* Whether an entry of that name is there, also one that cannot be read or leads out of the project: reading it
   reports why. What may be absent is asked for by this. */
bool file_is_named(struct root *r, const char *path);
/* Where a file lies, without links and "..": equal for all paths that lead to it. NULL when it is not
   there. It counts as read. */
const char *file_resolved(struct root *r, const char *path);
/* The files read so far, in order, for a dependency list. */
int root_files(const struct root *r, const char *const **paths);
struct file_names {
	VEC(const char *) v;
};
/* The files in a folder of the project that have an ending, without it, in the order of their bytes; hidden ones are left
   out. None where the folder cannot be read. Nothing counts as read. */
struct file_names folder_files(struct root *r, struct arena *a, const char *folder, const char *ending);
/* Adds a file that another process has read. */
void root_remember(struct root *r, const char *path);

/* -- trees ---------------------------------------------------------------------------------- */

enum node_kind {
	NODE_TEXT, /* a scalar: always text; `quoted` when it stood in quotes or a block */
	NODE_LIST,
	NODE_MAP
};

struct node {
	enum node_kind kind;
	bool quoted;
	bool flow; /* a list in [] or a map in {} */
	bool cut;  /* an empty scalar before ' #': what was to stand there may be a comment */
	struct where at;
	const char *text;
	const char *lang; /* of the text, where it is not that of the edition; or NULL */
	int n;
	struct node **item; /* list: items; map: values */
	const char **key;   /* map only */
	struct where *key_at;
	struct hashes *by_key; /* of a large map; NULL: its keys are searched one by one */
};

/* What `parser` makes of a text file of the project. A file is parsed once, its mistakes are told to
   each `d` that asks for it, and what comes of it lives as long as the root and must not be
   changed. NULL after reporting. */
typedef void *file_parser(struct arena *a, const struct source *s, struct diag *d);
void *file_parse(struct root *r, const char *path, file_parser *parser, struct diag *d, struct where at);
/* The tree of a YAML file, by file_parse(). */
struct node *yaml_read(struct root *r, const char *path, struct diag *d, struct where at);
/* The first character that no text may hold, in YAML or elsewhere. */
bool yaml_find_forbidden(const char *s, size_t size, uint32_t *cp);
/* Parses one YAML document; NULL after reporting when there is nothing usable. */
struct node *yaml_parse(struct arena *a, const struct source *s, struct diag *d);
/* The place of a key in a mapping; -1: it has none of that name, or is no mapping. */
int node_index_of(const struct node *map, const char *key);
/* The value of a key, or NULL. */
struct node *node_find(const struct node *map, const char *key);
/* The value of a key with the place of the key. */
struct where node_key_at(const struct node *map, const char *key);
/* Absent: NULL, or the empty or ~ scalar without quotes. */
bool node_is_null(const struct node *n);
/* "a text", "a list" or "a mapping", for messages. */
const char *node_kind_name(const struct node *n);
/* `over` laid over `base`: mappings merge by key, anything else replaces. Shares subtrees. */
struct node *node_merge(struct arena *a, struct node *base, struct node *over);
struct node *node_text(struct arena *a, const char *text, struct where at);
/* Where a character of a text stands in its file: `at` is the place of the text, in a file of YAML or PO. The
   same as `at` where the text is not written there. */
struct where text_place(struct where at, const char *text, size_t offset);
/* Where a character first stands in the text at that place; the same as `at` where it is not written there. */
struct where text_find(struct where at, uint32_t cp);

#endif
