/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * input: files confined to the project, YAML as a tree with positions, and schema tables that
 * turn a tree into typed records.
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
/* Where a file lies, without links and "..": equal for all paths that lead to it. NULL when it is not
   there. It counts as read. */
const char *file_resolved(struct root *r, const char *path);
/* The files read so far, in order, for a dependency list. */
int root_files(const struct root *r, const char *const **paths);
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

/* -- schema tables -------------------------------------------------------------------------- */

enum field_type {
	F_FLAG,    /* bool: true/false, yes/no */
	F_INT,     /* int */
	F_DECIMAL, /* int: thousandths */
	F_LENGTH,  /* mpt: absolute only */
	F_DIM,     /* struct dim */
	F_COLOR,   /* color */
	F_CHOICE,  /* int: index into choices */
	F_NAME,    /* const char *: an identifier or a file path, taken as it is */
	F_PATH,    /* struct path_ref: a path into the content, for each and when */
	F_TEXT,    /* struct text_slot: a template, filled in by binding */
	F_STYLE,   /* struct style_ref: a style by name; a name with braces waits for binding */
	F_BOX,     /* struct box_list: boxes */
	F_RECORD,  /* an embedded record */
	F_LIST,    /* struct list_of: elements of one field type */
	F_ITEMS,   /* struct item_list: records, written out or repeated over the content */
	F_EDGES,   /* struct edges: one length, or a mapping of sides */
	F_NODE     /* const struct node *: kept as it is */
};

enum field_flag {
	REQUIRED = 1,
	BY_NAME = 2,    /* F_NODE: a mapping from names to what `record` or `element` describes */
	WRITTEN_OUT = 4 /* F_ITEMS: `each` cannot repeat them */
};

struct field {
	const char *key;
	enum field_type type;
	size_t offset;
	unsigned flags;
	const char *fallback;        /* YAML scalar that stands when the key is absent; NULL leaves zero */
	long min, max;               /* F_INT as it is, F_LENGTH in mpt, F_DECIMAL in thousandths; both 0: any */
	const char *const *choices;  /* F_CHOICE, NULL-terminated */
	const struct record *record; /* F_RECORD, F_ITEMS; F_NODE: what stands there, for descriptions only */
	const struct field *element; /* F_LIST; F_NODE likewise */
	size_t place;                /* offset of a struct where in the record: that of the value; 0: it is not kept */
	const char *doc;
};

struct record {
	const char *name;  /* as messages and the manual call it: "a table" */
	const char *about; /* one sentence for the manual */
	size_t size;
	const char *main;           /* key that a bare scalar or list stands for, or NULL */
	const struct field *fields; /* ends with a NULL key */
};

struct text_slot {
	const struct node *source;
	struct rich *value; /* after binding; NULL when absent or empty */
};
struct path_ref {
	const char *path;
	struct where at;
};
struct list_of {
	int n;
	void *v;
	struct where *at; /* of each element */
};
struct box_list {
	int n;
	struct box **v;
};
struct item_list {
	int n;
	void *v;
	const struct record *record;
	struct path_ref each; /* path NULL: the records are written out */
};

struct style;
struct style_ref {
	const struct style *style;  /* NULL: the default of the box */
	const struct node *pattern; /* a name with braces, or NULL */
};

enum token_found {
	TOKEN_NONE, /* no token has that name */
	TOKEN_FOUND,
	TOKEN_BAD /* its value is a mistake, which was reported where it stands */
};

/* Callbacks by which loading reaches what this room does not know (tokens, styles, boxes); each gets
   `user`. */
struct schema {
	struct arena *arena;
	struct diag *diag;
	void *user;
	enum token_found (*token)(void *user, enum field_type type, const char *name, void *out);
	const struct style *(*style)(void *user, const char *name, struct where at);
	struct box_list (*boxes)(struct schema *s, const struct node *n);
	void (*hint_token)(void *user, enum field_type type, const char *name); /* adds one that is spelled nearly so */
};

/* Fills the zeroed record at `out` from `n` (NULL: defaults only). Mistakes are reported. */
void schema_load(struct schema *s, const struct node *n, const struct record *r, void *out);
/* As schema_load, for a record that holds its defaults already. */
void schema_load_over(struct schema *s, const struct node *n, const struct record *r, void *out);
/* As schema_load; keys that `also` names belong to someone else and are passed over. */
void schema_load_with(struct schema *s, const struct node *n, const struct record *r, void *out,
                      bool (*also)(const char *key));
size_t field_size(const struct field *f);
bool id_is_valid(const char *s);
bool flag_parse(const char *s, bool *out);
/* Decimal text to thousandths. */
bool number_parse(const char *s, int64_t *thousandths);

/* -- descriptions of the tables ------------------------------------------------------------- */

/* A kind of box. */
struct box_type {
	const char *key; /* that names it */
	const struct record *record;
	const char *style;   /* what a box has that names none; "body" where the theme lacks it */
	const char *example; /* YAML for the manual: entries of a list of boxes */
};

/* A JSON Schema (draft 2020-12) for `top`, with definitions of all records it reaches. */
void schema_json(const struct record *top, const struct record *common, const struct box_type *const *boxes, int n,
                 struct buf *out);
/* Markdown tables of a record's keys, and of the records that only it uses, below an example, which may be
   NULL. */
void schema_manual(const struct record *r, const char *heading, const char *example, struct buf *out);
/* The limits of limit.h, as a table. */
void limits_manual(struct buf *out);

#endif
