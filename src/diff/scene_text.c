/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What `pdftotext -bbox-layout` prints: elements page, block, line and word with their boxes in points from the top left
 * corner; words hold text with entities.
 */
#include "foreign.h"

#include "program.h"

#include <stdlib.h>
#include <string.h>

struct text_reader {
	struct scene *scene;
	int page, at; /* the block that is open, among the things; -1: none */
	struct buf text;
	int line; /* of the block */
};

static mpt attribute(const char *tag, const char *end, const char *name)
{
	const size_t n = strlen(name);
	const char *p = memmem(tag, (size_t)(end - tag), name, n);
	const double v = p && p + n + 2 < end ? strtod(p + n + 2, NULL) * 1000 : 0;
	return v > 1e8 || v < -1e8 ? 0 : (mpt)(v < 0 ? v - 0.5 : v + 0.5);
}

static struct rect box_of(const char *tag, const char *end)
{
	const mpt x = attribute(tag, end, "xMin"), y = attribute(tag, end, "yMin");
	return (struct rect){x, y, attribute(tag, end, "xMax") - x, attribute(tag, end, "yMax") - y};
}

static void put_words(struct buf *b, const char *p, const char *end)
{
	static const struct {
		const char *name;
		char value;
	} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
	while (p < end) {
		int i = 0;
		while (i < COUNT_OF(entities) && strncmp(p, entities[i].name, strlen(entities[i].name)) != 0)
			i++;
		buf_putc(b, i < COUNT_OF(entities) ? entities[i].value : *p);
		p += i < COUNT_OF(entities) ? strlen(entities[i].name) : 1;
	}
}

static void end_block(struct text_reader *r)
{
	if (r->at >= 0) {
		struct thing *t = &r->scene->things.v[r->at];
		t->text = arena_strdup(r->scene->arena, buf_cstr(&r->text));
		t->words = words_hash(t->text);
	}
	buf_free(&r->text);
	r->text = (struct buf){0};
	r->at = -1;
}

static void begin_block(struct text_reader *r, struct rect box)
{
	struct thing *t = scene_add(r->scene, THING_TEXT, r->page);
	end_block(r);
	r->at = r->scene->things.n - 1;
	r->line = 0;
	t->box = box;
	t->at = (struct point){box.x, box.y};
	t->font = "";
	t->set = HASH_SEED;
}

static void begin_line(struct text_reader *r)
{
	struct thing *t = r->at < 0 ? NULL : &r->scene->things.v[r->at];
	if (!t)
		return;
	const int64_t from[] = {(int64_t)r->text.n};
	t->lines = ++r->line;
	t->set = hash_bytes(from, sizeof(from), t->set);
}

static void take_word(struct text_reader *r, struct rect box, const char *text, const char *end)
{
	if (r->at < 0)
		return;
	if (r->text.n)
		buf_putc(&r->text, ' ');
	*vec_push(r->scene->arena, &r->scene->things.v[r->at].spots) = (struct spot){.at = r->text.n, .box = box};
	put_words(&r->text, text, end);
}

static bool is_tag(const char *p, const char *name)
{
	const size_t n = strlen(name);
	return !strncmp(p, name, n) && (p[n] == ' ' || p[n] == '>');
}

static void read_tag(struct text_reader *r, const char *p, const char *end)
{
	if (is_tag(p, "<page")) {
		end_block(r);
		*vec_push(r->scene->arena, &r->scene->pages) =
		        (struct scene_page){.width = attribute(p, end, "width"), .height = attribute(p, end, "height")};
		r->page = r->scene->pages.n - 1;
	} else if (is_tag(p, "<block")) {
		begin_block(r, box_of(p, end));
	} else if (is_tag(p, "<line")) {
		begin_line(r);
	} else if (is_tag(p, "<word")) {
		const char *close = strchr(end, '<');
		take_word(r, box_of(p, end), end + 1, close ? close : end + 1);
	}
}

struct scene *scene_of_text(struct arena *a, const struct raster_file *file, const char **why)
{
	struct scene *scene = NEW(a, struct scene);
	struct buf out = {0}, messages = {0};
	const int status = program_run(&(struct program_request){.call = PDF_TEXT, .bytes = file->bytes}, &out, &messages);
	struct text_reader r = {.scene = scene, .at = -1};
	scene->arena = a;
	scene->same_place = PT(1);
	for (const char *p = strchr(buf_cstr(&out), '<'), *end; p && (end = strchr(p, '>')); p = strchr(end, '<'))
		read_tag(&r, p, end);
	end_block(&r);
	if (status)
		*why = status == PROGRAM_ABSENT
		        ? "another program made it, and pdftotext of poppler, which would compare it, is not installed"
		        : arena_printf(a, "pdftotext cannot read %s: %s", file->name, program_says(a, &messages));
	buf_free(&out);
	buf_free(&messages);
	return status ? NULL : scene;
}
