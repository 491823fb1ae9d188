/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input: schema tables that turn a tree into typed records, and what is described from them. */
#ifndef PLATEN_SCHEMA_H
#define PLATEN_SCHEMA_H

#include "input.h"

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
	BY_NAME = 2,     /* F_NODE: a mapping from names to what `record` or `element` describes */
	WRITTEN_OUT = 4, /* F_ITEMS: `each` cannot repeat them */
	TAKES_AUTO = 8,  /* F_DIM: beside lengths also auto, a percentage, a share; none of these: all of them */
	TAKES_PERCENT = 16,
	TAKES_FR = 32,
	NOT_EMPTY = 64,   /* neither [] nor {}; F_NAME: no '' */
	FOR_PUPILS = 256, /* F_TEXT: one that names a pupil takes no room of its own, and is filled in later */
	NO_ADDRESS = 512, /* beside it: but no address, which is a link on the page */
	IS_ITEM = 128     /* the key is that of a list, of which this is one element */
};

/* The longest side of a page, and of anything on it. */
#define LENGTH_MOST PT(14400)
/* A length from 0 on, and one of either direction. */
#define LENGTH_FROM_0 .min = 0, .max = LENGTH_MOST
/* A width in which something is to stand: at 0 it would stand over its neighbour. */
#define LENGTH_ABOVE_0 .min = 1000, .max = LENGTH_MOST
#define LENGTH_BOTH_WAYS .min = -LENGTH_MOST, .max = LENGTH_MOST

struct field {
	const char *key;
	enum field_type type;
	size_t offset;
	unsigned flags;
	const char *fallback;        /* YAML scalar that stands when the key is absent; NULL leaves zero */
	long min, max;               /* F_INT as it is, lengths in mpt, F_DECIMAL in thousandths; both 0: any. Of an F_DIM,
	                                percentages are at most 100, and below 0 where `min` is; above 0,
	                                shares too, where `min` is */
	const char *const *choices;  /* F_CHOICE, NULL-terminated */
	const struct record *record; /* F_RECORD, F_ITEMS; F_NODE: what stands there, for descriptions only */
	const struct field *element; /* F_LIST; F_NODE likewise */
	size_t place;                /* offset of a struct where in the record: that of the value; 0: it is not kept */
	const char *needs;           /* keys of the record, with '|' between them, of which one must be set, or this one
	                                has no effect; NULL: none */
	const char *doc;
};

struct record {
	const char *name;  /* as messages and the manual call it: "a table" */
	const char *about; /* one sentence for the manual */
	size_t size;
	const char *main;           /* key that a bare scalar or list stands for, or NULL */
	const struct field *fields; /* ends with a NULL key */
};

/* Where a text stands that is filled in later, for each pupil of a class. */
struct text_place;

struct text_slot {
	const struct node *source;
	struct rich *value;             /* after binding; NULL when absent or empty */
	const struct text_place *later; /* after binding, where the text names a pupil; else NULL */
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
	struct path_ref each;      /* path NULL: the records are written out */
	struct text_slot optional; /* beside `each`: whether a record may be left out */
	bool shuffle;              /* beside `each`: they stand in another order for each pupil */
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
	/* Adds where the unknown key of a mapping stands instead; false: it knows none. */
	bool (*hint_key)(struct schema *s, const struct node *map, int i, const struct record *r);
};

/* Fills the zeroed record at `out` from `n` (NULL: defaults only). Mistakes are reported. */
void schema_load(struct schema *s, const struct node *n, const struct record *r, void *out);
/* As schema_load, for a record that holds its defaults already. */
void schema_load_over(struct schema *s, const struct node *n, const struct record *r, void *out);
/* As schema_load; keys that `also` names belong to someone else and are passed over. */
void schema_load_with(struct schema *s, const struct node *n, const struct record *r, void *out,
                      bool (*also)(const char *key));
size_t field_size(const struct field *f);
/* Whether a loaded record says something by a key: no flag that is false, length of 0, colour of none, choice of the
   first word, number that is the least. */
bool field_is_set(const struct field *f, const void *record);
/* Whether one of the keys is set that the field needs, and what to say where none is. */
bool field_has_needs(const struct record *r, const struct field *f, const void *record);
const char *needs_lack(struct arena *a, const struct record *r, const struct field *f);
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
