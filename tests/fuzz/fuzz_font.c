/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a font: what it has letters for is set in lines and put into a PDF. A font that is refused is
 * so with a word; glyphs that reach a page are the font's own; a PDF is written unless something was said.
 */
#include "fuzz.h"

#include "pdf.h"
#include "text/internal.h"
#include "text/sfnt.h"

#include <string.h>

#define MOST_LETTERS 60

/* The first letters of the font, in words of five; what every font gets is behind them. */
static const char *letters_of(struct arena *a, const struct face_state *face)
{
	struct buf b = {0};
	hb_set_t *set = hb_set_create();
	hb_codepoint_t cp = 0x20;
	hb_face_collect_unicodes(face->pub.hb, set);
	for (int n = 0; n < MOST_LETTERS && hb_set_next(set, &cp);) {
		char utf8[4];
		if ((cp >= 0xD800 && cp < 0xE000) || cp > 0x10FFFF)
			continue;
		buf_put(&b, utf8, (size_t)utf8_encode(cp, utf8));
		if (++n % 5 == 0)
			buf_putc(&b, ' ');
	}
	buf_puts(&b, " AB ffi A\xCC\x81 \xD7\x90\xD6\xB8 \xE0\xA4\x95\xE0\xA4\xBF \xD8\xB3\xD9\x84\xD8\xA7");
	const char *text = arena_strndup(a, b.v, b.n);
	buf_free(&b);
	hb_set_destroy(set);
	return text;
}

static void check_run(const struct face_state *face, const struct glyph_run *r)
{
	fuzz_require(r->face == &face->pub, "a run of another font");
	for (int i = 0; i < r->n; i++)
		fuzz_require(r->glyph[i].gid < (uint32_t)face->sfnt->glyphs, "a glyph that the font does not have");
}

static void put_lines(struct pages *pages, const struct face_state *face, const struct para *p)
{
	struct page *page = vec_push(pages->arena, &pages->page);
	*page = (struct page){.width = PT(400), .height = PT(400)};
	pages->top = element_new(pages->arena, NULL, ROLE_DOCUMENT);
	struct element *e = element_new(pages->arena, pages->top, ROLE_P);
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < p->line[i].n; k++) {
			check_run(face, &p->line[i].run[k]);
			*vec_push(pages->arena, &page->items.v) = (struct item){.kind = ITEM_GLYPHS,
			                                                        .element = e,
			                                                        .x = p->line[i].x,
			                                                        .y = p->line[i].baseline,
			                                                        .run = &p->line[i].run[k]};
		}
}

static void check_pdf(struct arena *a, struct diag *d, const struct face_state *face, const struct para *p)
{
	struct pages pages = {.arena = a, .title = "A font", .lang = "en"};
	struct pdf_options options = {.standard = &pdf_standards[PDF_PLAIN], .diag = d};
	struct buf out = {0};
	put_lines(&pages, face, p);
	if (diag_errors(d))
		return;
	bool good = pdf_write(&pages, &options, &out);
	fuzz_require(good == !diag_errors(d) && good == (out.n > 0), "a PDF without a font, or no PDF without a word");
	buf_free(&out);
}

static void set(struct root *r, struct arena *a, struct diag *d, struct font_set *fonts, struct face_state *face)
{
	struct style style = {.name = "body", .font = "sans", .weight = 400, .size = PT(10), .leading = 1400};
	struct para_spec spec = {.style = &style, .size = PT(10), .leading = PT(14), .width = PT(300)};
	struct text_env *env = text_open(r, a, d, fonts, &(struct text_options){.locale = "en"});
	const struct rich *text = rich_plain(a, letters_of(a, face), (struct where){0});
	const struct shaped *s = text_shape(env, &text->block[0], &style, (struct where){0});
	check_pdf(a, d, face, text_break(env, a, s, &spec));
	text_close(env);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	static const char list[] = "families: {sans: {faces: [{file: a.ttf}]}}\n";
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	fuzz_clear();
	fuzz_file("fonts/fonts.yaml", list, strlen(list));
	fuzz_file("fonts/a.ttf", data, size);
	struct root *r = root_open(a, fuzz_folder());
	struct font_set *fonts = fonts_open(r, a, d);
	struct face_state *face = fonts_face(fonts, "sans", 400, false, (struct where){0});
	fuzz_require(face || diag_errors(d) > 0, "a font was refused without a word");
	if (face)
		set(r, a, d, fonts, face);
	fonts_close(fonts);
	fuzz_print(d);
	arena_free(a);
	return 0;
}
