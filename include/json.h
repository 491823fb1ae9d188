/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * json: writes one JSON value into a buffer, with commas, quotes and line ends where they belong:
 *
 *     struct json j = {.out = &b};
 *     json_object(&j);
 *     json_member(&j, "file", path);
 *     json_array_at(&j, "lines");
 *     json_int(&j, 3);
 *     json_array_end(&j);
 *     json_object_end(&j);              {"file": "a.yaml", "lines": [3]}
 *
 * The caller pairs beginnings with ends, and in an object writes a key before each value.
 */
#ifndef PLATEN_JSON_H
#define PLATEN_JSON_H

#include "base.h"

struct json {
	struct buf *out;
	int lines;      /* so many outer levels have each element on a line of its own; 0: all on one */
	int depth;      /* open objects and arrays */
	bool next, key; /* next: an element stands before; key: the key stands already */
};

void json_object(struct json *j);
void json_object_end(struct json *j);
void json_array(struct json *j);
void json_array_end(struct json *j);

void json_key(struct json *j, const char *key);
void json_string(struct json *j, const char *s);
void json_int(struct json *j, int64_t v);
void json_bool(struct json *j, bool v);
/* v/scale with at most `places` places. */
void json_decimal(struct json *j, int64_t v, int64_t scale, int places);

/* Members: a key with its value, or with the beginning of one. */
void json_member(struct json *j, const char *key, const char *s);
void json_int_member(struct json *j, const char *key, int64_t v);
void json_object_at(struct json *j, const char *key);
void json_array_at(struct json *j, const char *key);

#endif
