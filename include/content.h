/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * content: the texts and data of a subject, and the shape that says what they look like.
 */
#ifndef PLATEN_CONTENT_H
#define PLATEN_CONTENT_H

#include "schema.h"

enum shape_type {
	SHAPE_TEXT,
	SHAPE_PROSE,
	SHAPE_NUMBER,
	SHAPE_ID,
	SHAPE_CHOICE,
	SHAPE_FLAG,
	SHAPE_LINK,
	SHAPE_LIST,
	SHAPE_GROUP
};

struct shape_field {
	const char *key;
	struct where at; /* in the file of the shape */
	int type;        /* enum shape_type */
	bool is_item;    /* the key is that of the list whose element this is */
	bool required;
	bool fixed;    /* a link: it is the same in all languages */
	bool given;    /* a name or the like, of no language: it is printed as it stands, in its own direction */
	long min, max; /* characters of text, items of a list, bounds of a number (thousandths) */
	bool has_min, has_max;
	struct list_of choices; /* const char * */
	const char *note;
	const struct node *absent;         /* flag, choice: what stands for it where the content has none, or NULL */
	struct list_of examples;           /* const char *: placeholders of a new subject, one after the other in a list */
	const struct shape_field *element; /* list */
	int n;
	const struct shape_field *field;    /* group */
	struct hashes by_key;               /* group: its fields */
	const struct scoring_spec *scoring; /* of the whole shape (score.h); NULL: it says nothing of scores */
};

/* Fields of shapes, by the places where they are declared. */
struct field_uses { /* starts zeroed, but for its arena */
	struct arena *arena;
	VEC(struct where) v;
	struct hashes known;
};
void field_use(struct field_uses *u, const struct shape_field *f);
bool field_is_used(const struct field_uses *u, const struct shape_field *f);

/* Which parts of a content a document was made of, as paths from its top. */
struct content_uses {        /* starts zeroed, but for its arena */
	struct arena *arena; /* outlives tries of layout */
	VEC(const char *) paths;
	struct hashes known;
	bool all;                  /* or of all of it */
	struct field_uses *fields; /* takes those that were asked for, or NULL */
};
struct content {
	const struct node *top;
	const struct shape_field *shape;
	const char *language;
	struct content_uses *uses; /* takes what is asked for; or NULL */
};
void content_use(const struct content *c, const char *path);
void content_use_all(const struct content *c);
/* One that a path leads to, or through. */
void content_use_field(const struct content *c, const struct shape_field *f);

/* layouts/shapes/<name>.yaml; `at`: where a layout asks for it. */
const struct shape_field *shape_load(struct root *r, struct arena *a, struct diag *d, const char *name, struct where at);
/* Reads content/<subject>/<language>.yaml and checks it; NULL when it cannot be read. */
struct content *content_load(struct root *r, struct arena *a, struct diag *d, const char *path,
                             const struct shape_field *shape);
/* The field of a group with that key, of n bytes; NULL: there is none, or the shape is no group. */
const struct shape_field *shape_find(const struct shape_field *shape, const char *key, size_t n);
/* The field at a path of keys with points between them, through groups; NULL: there is none. */
const struct shape_field *shape_at(const struct shape_field *f, const char *path);
void shape_json(const struct shape_field *shape, struct buf *out);

extern const struct record shape_record;

#endif
