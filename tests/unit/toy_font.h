/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A font for the paragraphs of toy.h: each character is a glyph of its own number, 1,000 units wide at
 * 1,000 units to the em, with capitals of 700. A toy is given runs by their levels, so that its lines
 * can be built and read from left to right.
 */
#ifndef PLATEN_TESTS_TOY_FONT_H
#define PLATEN_TESTS_TOY_FONT_H

#include "seen.h"
#include "text/sfnt.h"
#include "toy.h"

struct toy_face {
	struct face_state state;
	struct sfnt sfnt;
	bool good[256];
	hb_font_funcs_t *funcs;
	struct span span;
	struct srun run[TOY_MOST];
};

static inline hb_bool_t toy_glyph(hb_font_t *f, void *data, hb_codepoint_t cp, hb_codepoint_t *gid, void *user)
{
	(void)f, (void)data, (void)user;
	*gid = cp;
	return true;
}

static inline hb_position_t toy_advance(hb_font_t *f, void *data, hb_codepoint_t gid, void *user)
{
	(void)f, (void)data, (void)gid, (void)user;
	return TOY_UNIT;
}

static inline void toy_face_open(struct toy_face *f)
{
	*f = (struct toy_face){.state.pub = {.upem = 1000, .cap_height = 700}};
	f->state.sfnt = &f->sfnt;
	f->sfnt.glyphs = COUNT_OF(f->good);
	f->sfnt.good = f->good;
	memset(f->good, true, sizeof(f->good));
	f->funcs = hb_font_funcs_create();
	hb_font_funcs_set_nominal_glyph_func(f->funcs, toy_glyph, NULL, NULL);
	hb_font_funcs_set_glyph_h_advance_func(f->funcs, toy_advance, NULL, NULL);
	f->state.pub.hb = hb_face_create(hb_blob_get_empty(), 0);
	f->state.font = hb_font_create(f->state.pub.hb);
	hb_font_set_scale(f->state.font, 1000, 1000);
	hb_font_set_funcs(f->state.font, f->funcs, NULL, NULL);
}

static inline void toy_face_close(struct toy_face *f)
{
	hb_font_destroy(f->state.font);
	hb_face_destroy(f->state.pub.hb);
	hb_font_funcs_destroy(f->funcs);
}

/* Gives the toy glyphs of the face in runs of equal levels: a digit for each byte; NULL: one run. */
static inline void toy_set_face(struct toy *t, struct toy_face *f, const char *levels)
{
	struct shaped *s = &t->s;
	s->run = f->run;
	s->runs = 0;
	s->face = &f->state;
	s->style = &t->style;
	s->arena = t->arena;
	s->mixed = levels && strchr(levels, '1');
	for (int i = 0; i < s->size; i++) {
		uint8_t level = levels ? (uint8_t)(levels[i] - '0') : 0;
		if (!i || f->run[s->runs - 1].level != level)
			f->run[s->runs++] =
			        (struct srun){&f->state, &f->span, &t->style, i, i, i, 0, level, HB_SCRIPT_LATIN};
		struct srun *r = &f->run[s->runs - 1];
		r->end++;
		r->n++;
		t->glyph[i] = (struct sglyph){.gid = (unsigned char)t->text[i],
		                              .cluster = (uint32_t)i,
		                              .advance = t->text[i] == '\n' ? 0 : TOY_UNIT};
	}
	t->env.buffer = hb_buffer_create();
	t->env.options.locale = "en";
}

static inline void toy_font_close(struct toy *t, struct toy_face *f)
{
	hb_buffer_destroy(t->env.buffer);
	toy_face_close(f);
	toy_close(t);
}

static inline struct para_spec toy_spec(const struct toy *t, mpt width, int align)
{
	return (struct para_spec){&t->style, TOY_UNIT, 1400, width, align};
}

static inline const struct para *toy_para(struct toy *t, mpt width, int align)
{
	struct para_spec spec = toy_spec(t, width, align);
	return text_break(&t->env, t->arena, &t->s, &spec);
}

/* The glyphs of a line from left to right. */
static inline const char *toy_seen(struct toy *t, const struct line *line)
{
	const char *out = "";
	for (int i = 0; i < line->n; i++)
		for (int g = 0; g < seen_run(line, i)->n; g++)
			out = arena_printf(t->arena, "%s%c", out, (char)seen_run(line, i)->glyph[g].gid);
	return out;
}

/* Their advances, with a space between. */
static inline const char *toy_advances(struct toy *t, const struct line *line)
{
	const char *out = "";
	for (int i = 0; i < line->n; i++)
		for (int g = 0; g < seen_run(line, i)->n; g++)
			out = arena_printf(t->arena, "%s%s%d", out, *out ? " " : "", seen_run(line, i)->glyph[g].advance);
	return out;
}

#endif
