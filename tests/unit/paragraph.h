/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A paragraph set under the overlay of a locale (layouts/locales), and its lines as text, for the
 * tests of text. The fonts are those of the project, so the tests run from its folder.
 *
 * Lines are written so that a person sees what a font would not show:
 *
 *     _   U+00A0, a space that does not break     ^   U+202F, a narrow one
 *     ~   U+2060, keeps two characters together   ¦   U+200B, lets a line end without a space
 *     =   a hyphen that is repeated from the line before
 */
#ifndef PLATEN_TESTS_PARAGRAPH_H
#define PLATEN_TESTS_PARAGRAPH_H

#include "seen.h"
#include "spec.h"
#include "text/measure.h"

#include <check.h>
#include <string.h>

struct bench {
	struct arena *arena;
	struct root *root;
	struct diag *diag;
	struct font_set *fonts;
	struct text_env *env;
	struct locale_spec spec;
	struct style style; /* what text is set in, unless another one is given: 10 pt without hyphens */
};

static inline void bench_open(struct bench *b, const char *locale)
{
	*b = (struct bench){.arena = arena_new()};
	b->root = root_open(b->arena, ".");
	b->diag = diag_new(b->arena);
	b->fonts = fonts_open(b->root, b->arena, b->diag);
	const struct document_spec *d =
	        descriptor_load(b->root, b->arena, b->diag, (struct descriptor_source){.name = "handout", .locale = locale});
	ck_assert_ptr_nonnull(b->fonts);
	ck_assert_ptr_nonnull(d);
	b->spec = d->locale;
	struct text_options o = {locale, d->locale};
	b->env = text_open(b->root, b->arena, b->diag, b->fonts, &o);
	b->style = (struct style){.name = "body", .font = "sans", .weight = 400, .size = PT(10), .leading = 1400};
}

static inline void bench_close(struct bench *b)
{
	text_close(b->env);
	fonts_close(b->fonts);
	arena_free(b->arena);
}

/* Text with markup that makes one block. */
static inline const struct rich_block *bench_block(struct bench *b, const char *text)
{
	const struct rich *r = rich_prose(b->arena, b->diag, text, (struct where){0});
	ck_assert_int_eq(r->n, 1);
	return &r->block[0];
}

static inline const struct shaped *bench_shape(struct bench *b, const struct rich_block *block)
{
	return text_shape(b->env, block, &b->style, (struct where){0});
}

static inline const struct shaped *shape_prose(struct bench *b, const char *text)
{
	return bench_shape(b, bench_block(b, text));
}

static inline const struct shaped *shape_plain(struct bench *b, const char *text)
{
	return bench_shape(b, &rich_plain(b->arena, text, (struct where){0})->block[0]);
}

static inline struct para_spec bench_spec(const struct bench *b, mpt width, int align)
{
	mpt leading = (mpt)muldiv(b->style.size, b->style.leading, 1000);
	return (struct para_spec){&b->style, b->style.size, leading, width, align};
}

static inline struct para *bench_set(struct bench *b, const struct shaped *s, mpt width, int align)
{
	struct para_spec spec = bench_spec(b, width, align);
	return text_break(b->env, b->arena, s, &spec);
}

/* -- text at random ------------------------------------------------------------------------- */

/* The same numbers for every run of the tests: a multiplier of Knuth's and the upper bits. */
static inline uint32_t next_random(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(*seed >> 8) * below) >> 24);
}

static inline const char *random_text(struct bench *b, uint32_t *seed, int words, uint32_t longest)
{
	struct buf out = {0};
	for (int i = 0; i < words; i++) {
		buf_puts(&out, i ? " " : "");
		for (uint32_t n = 1 + next_random(seed, longest); n > 0; n--)
			buf_putc(&out, (int)('a' + next_random(seed, 26)));
	}
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* -- lines as text -------------------------------------------------------------------------- */

static inline void put_visible(struct buf *out, uint32_t cp)
{
	char utf8[4];
	switch (cp) {
	case 0xA0: buf_putc(out, '_'); break;
	case 0x202F: buf_putc(out, '^'); break;
	case 0x2060: buf_putc(out, '~'); break;
	case 0x200B: buf_puts(out, "¦"); break;
	default: buf_put(out, utf8, (size_t)utf8_encode(cp, utf8));
	}
}

/* What the glyphs of a line stand for, in logical order; `hyphen` for one that the text does not have. */
static inline void put_line(struct buf *out, const struct line *line, const char *hyphen)
{
	const char *least = NULL, *last = NULL;
	bool hyphenated = false, repeated = false;
	for (int i = 0; i < line->n; i++) {
		const struct glyph_run *r = &line->run[i];
		least = !least || r->text < least ? r->text : least;
		last = !last || r->text + r->text_size > last ? r->text + r->text_size : last;
		hyphenated |= r->soft_hyphen;
		repeated |= r->repeated_hyphen;
	}
	buf_puts(out, repeated ? "=" : "");
	while (last > least && last[-1] == ' ')
		last--;
	while (least < last)
		put_visible(out, utf8_next(&least, last));
	buf_puts(out, hyphenated ? hyphen : "");
}

/* All lines of a paragraph with "|" between them, and "-" for a hyphen that the text does not have. */
static inline const char *lines_of(struct bench *b, const struct para *p)
{
	struct buf out = {0};
	for (int i = 0; i < p->n; i++) {
		buf_puts(&out, i ? "|" : "");
		put_line(&out, &p->line[i], "-");
	}
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* Which of the brackets a glyph draws: in a right-to-left run that is not the one of the text. */
static inline uint32_t drawn_bracket(const struct glyph_run *r, uint32_t gid)
{
	hb_codepoint_t open;
	const struct face_state *face = (const struct face_state *)r->face; /* `pub` is its first member */
	return hb_font_get_nominal_glyph(face->font, '(', &open) && open == gid ? '(' : ')';
}

/* What a line shows from left to right, a character for each glyph, without the spaces that stand before zero. */
static inline const char *visual(struct bench *b, const struct line *line)
{
	struct buf out = {0};
	for (int i = 0; i < line->n; i++) {
		const struct glyph_run *r = seen_run(line, i);
		for (int g = 0; g < r->n && r->x >= 0; g++) {
			const char *p = r->text + r->glyph[g].cluster;
			uint32_t cp = p < r->text + r->text_size ? utf8_next(&p, r->text + r->text_size) : '-';
			put_visible(&out, cp == '(' || cp == ')' ? drawn_bracket(r, r->glyph[g].gid) : cp);
		}
	}
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

#endif
