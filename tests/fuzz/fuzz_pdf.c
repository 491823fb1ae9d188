/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a PDF that is compared: what is seen on its pages is text, nothing differs from itself, and what differs from
 * another document can be said. Bytes that do not begin as a PDF does are the content of a page with a font.
 */
#include "fuzz.h"

#include "diff/scene_pdf.h"
#include "diff.h"

#include <string.h>

static const char before[] =
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 200 100]/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        "5 0 obj<</BaseFont/ABCDEF+Sans/DescendantFonts[<</DW 500/W[1[600 700]]>>]/ToUnicode 6 0 R>>endobj\n"
        "6 0 obj<</Length 66>>stream\n1 beginbfrange <0001><0040><0041> <0041><0060><05D0> endbfrange  \nendstream\nendobj\n"
        "trailer<</Root 1 0 R>>\n4 0 obj<</Length ";

static void put_file(struct buf *b, const uint8_t *data, size_t size)
{
	if (size >= 5 && !memcmp(data, "%PDF-", 5)) {
		buf_put(b, data, size);
		return;
	}
	buf_printf(b, "%s%zu>>stream\n", before, size + 2);
	buf_put(b, data, size);
	buf_puts(b, "\n \nendstream\nendobj\n%%EOF\n");
}

static void require_text(const char *s) { fuzz_require(!s || fuzz_is_text(s, strlen(s)), "what is seen is no text"); }

static void require_texts(const struct scene *s)
{
	for (int i = 0; i < SCENE_FACTS; i++)
		require_text(s->fact[i]);
	for (int i = 0; i < s->things.n; i++) {
		const struct thing *t = &s->things.v[i];
		fuzz_require(t->page >= 0 && t->page < s->pages.n, "a thing on no page");
		fuzz_require(t->text != NULL, "a thing without a text");
		require_text(t->text);
		require_text(t->font);
	}
}

static void say_all(const struct document_diff *d)
{
	for (int i = 0; i < d->changes.n; i++) {
		struct buf b = {0};
		change_say(&d->changes.v[i], &b);
		require_text(buf_cstr(&b));
		buf_free(&b);
	}
}

/* Another document, with things of its own. */
static struct scene *other(struct arena *a)
{
	struct scene *s = NEW(a, struct scene);
	s->arena = a;
	s->same_place = SAME_PLACE;
	*vec_push(a, &s->pages) = (struct scene_page){.width = PT(200), .height = PT(100)};
	struct thing *t = scene_add(s, THING_TEXT, 0);
	t->text = "ABC";
	t->words = words_hash(t->text);
	t->font = "Sans";
	t->box = (struct rect){PT(10), PT(10), PT(20), PT(10)};
	scene_add(s, THING_SHAPE, 0)->box = t->box;
	return s;
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct buf b = {0};
	const char *why = NULL;
	put_file(&b, data, size);
	struct pdf_file *f = pdf_file_open(a, "fuzz.pdf", &b, &why);
	fuzz_require(f || why, "a PDF is not readable, without a word");
	if (f) {
		const struct scene *s = scene_of_pdf(a, f), *empty = other(a);
		require_texts(s);
		fuzz_require(diff_scenes(a, s, s)->state == DIFF_SAME, "a document differs from itself");
		say_all(diff_scenes(a, empty, s));
		say_all(diff_scenes(a, s, empty));
	}
	pdf_file_close(f);
	buf_free(&b);
	arena_free(a);
	return 0;
}
