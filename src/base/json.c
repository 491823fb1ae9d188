/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON writer. */
#include "json.h"

#include <assert.h>

static void begin_line(struct json *j)
{
	buf_putc(j->out, '\n');
	for (int i = 0; i < j->depth; i++)
		buf_puts(j->out, "  ");
}

/* What stands between the element before and this one; nothing after a key. */
static void separate(struct json *j)
{
	if (j->key) {
		j->key = false;
		return;
	}
	bool own_line = j->depth && j->depth <= j->lines;
	if (j->next)
		buf_puts(j->out, own_line ? "," : ", ");
	if (own_line)
		begin_line(j);
	j->next = true;
}

static void open(struct json *j, char bracket)
{
	separate(j);
	buf_putc(j->out, bracket);
	j->depth++;
	j->next = false;
}

static void close(struct json *j, char bracket)
{
	assert(j->depth > 0 && !j->key);
	bool own_line = j->next && j->depth <= j->lines;
	j->depth--;
	if (own_line)
		begin_line(j);
	buf_putc(j->out, bracket);
	j->next = true;
}

void json_object(struct json *j) { open(j, '{'); }
void json_object_end(struct json *j) { close(j, '}'); }
void json_array(struct json *j) { open(j, '['); }
void json_array_end(struct json *j) { close(j, ']'); }

void json_key(struct json *j, const char *key)
{
	assert(!j->key);
	json_string(j, key);
	buf_puts(j->out, ": ");
	j->key = true;
}

void json_string(struct json *j, const char *s)
{
	separate(j);
	buf_json(j->out, s);
}

void json_int(struct json *j, int64_t v)
{
	separate(j);
	buf_printf(j->out, "%lld", (long long)v);
}

void json_bool(struct json *j, bool v)
{
	separate(j);
	buf_puts(j->out, v ? "true" : "false");
}

void json_decimal(struct json *j, int64_t v, int64_t scale, int places)
{
	separate(j);
	buf_decimal(j->out, v, scale, places);
}

void json_member(struct json *j, const char *key, const char *s)
{
	json_key(j, key);
	json_string(j, s);
}

void json_int_member(struct json *j, const char *key, int64_t v)
{
	json_key(j, key);
	json_int(j, v);
}

void json_object_at(struct json *j, const char *key)
{
	json_key(j, key);
	json_object(j);
}

void json_array_at(struct json *j, const char *key)
{
	json_key(j, key);
	json_array(j);
}
