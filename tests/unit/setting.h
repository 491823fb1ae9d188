/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A layout given as text, set to pages, for the tests of layout. It is written
 * into a folder of its own, with a shape that asks for a title only; the fonts
 * are those of the project, so the tests run from its folder.
 */
#ifndef PLATEN_TESTS_SETTING_H
#define PLATEN_TESTS_SETTING_H

#include "bind.h"
#include "layout.h"
#include "scratch.h"
#include "trace.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct setting {
	struct arena *arena;
	struct diag *diag;
	struct font_set *fonts;
	struct text_env *env;
	struct document_spec *spec;
	struct pages *pages;
};

static inline void setting_file(const char *dir, const char *name, const char *text)
{
	char path[200];
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	FILE *f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
}

static const char *const setting_names[] = {"layouts/locales/he.yaml",
                                            "layouts/locales",
                                            "layouts/shapes/plain.yaml",
                                            "layouts/shapes",
                                            "layouts/page.yaml",
                                            "layouts",
                                            "content.yaml",
                                            "dot.svg",
                                            "dot.png",
                                            "turned.png",
                                            ""};

static inline void setting_bytes(const char *dir, const char *name, const void *a, size_t n, const void *b, size_t m)
{
	char path[200];
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	FILE *f = fopen(path, "wb");
	ck_assert_ptr_nonnull(f);
	fwrite(a, 1, n, f);
	fwrite(b, 1, m, f);
	fclose(f);
}

/* Beside the layout: dot.svg, 10 x 10, dot.png, 100 x 50 white pixels, and turned.png, the same with an
   eXIf chunk after its head, which says a quarter turn. */
static inline void setting_pictures(const char *dir)
{
	static const unsigned char png[] = {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49,
	                                    0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x64, 0x00, 0x00, 0x00, 0x32, 0x01, 0x00,
	                                    0x00, 0x00, 0x00, 0x82, 0x4E, 0x43, 0x13, 0x00, 0x00, 0x00, 0x13, 0x49, 0x44,
	                                    0x41, 0x54, 0x78, 0xDA, 0x63, 0xF8, 0x8F, 0x0C, 0x18, 0x46, 0x79, 0xA3, 0xBC,
	                                    0x21, 0xC3, 0x03, 0x00, 0x69, 0xEB, 0x87, 0x95, 0x32, 0x8C, 0x24, 0xD7, 0x00,
	                                    0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};
	static const unsigned char exif[] = {0x00, 0x00, 0x00, 0x1A, 0x65, 0x58, 0x49, 0x66, 0x4D, 0x4D, 0x00, 0x2A, 0x00,
	                                     0x00, 0x00, 0x08, 0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01,
	                                     0x00, 0x06, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xD6, 0x67, 0x4B, 0x69};
	const size_t head = 33;
	struct buf turned = {0};
	buf_put(&turned, png, head);
	buf_put(&turned, exif, sizeof(exif));
	setting_bytes(dir, "dot.png", png, head, png + head, sizeof(png) - head);
	setting_bytes(dir, "turned.png", turned.v, turned.n, png + head, sizeof(png) - head);
	buf_free(&turned);
	setting_file(dir, "dot.svg",
	             "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>"
	             "<path d='M0 0h10v10h-10z' fill='currentColor'/></svg>");
}

/* The `items` of the content, as YAML: each has a `name` and may be `optional`. NULL: there are none. */
static const char *setting_items;

static inline void setting_folder(const char *dir, const char *layout, const char *prose)
{
	static const char *const folders[] = {"layouts", "layouts/locales", "layouts/shapes"};
	char path[200];
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, folders[i]);
		ck_assert_int_eq(mkdir(path, 0700), 0);
	}
	setting_file(dir, "layouts/page.yaml", layout);
	setting_file(
	        dir, "layouts/shapes/plain.yaml",
	        "fields: {title: {type: text}, text: {type: prose, required: false}, items: {type: list, required: false, "
	        "of: {type: group, fields: {name: {type: text}, optional: {type: flag, required: false}}}}}\n");
	setting_file(dir, "layouts/locales/he.yaml", "locale: {direction: rtl}\n");
	struct buf content = {0};
	buf_puts(&content, "title: Title\n");
	if (prose) {
		buf_puts(&content, "text: ");
		buf_json(&content, prose);
	}
	if (setting_items)
		buf_printf(&content, "\nitems: %s\n", setting_items);
	setting_file(dir, "content.yaml", buf_cstr(&content));
	buf_free(&content);
	setting_pictures(dir);
}

static inline void setting_remove(const char *dir)
{
	char path[200];
	for (size_t i = 0; i < sizeof(setting_names) / sizeof(*setting_names); i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, setting_names[i]);
		remove(path);
	}
}

/* Whether the rooms of texts are noted. */
static bool setting_measure;

/* Sets what follows the line of the shape and the title. "he" is set from right
 * to left. The content's `text` is `prose`, in CommonMark; NULL: there is none. */
static inline struct setting typeset_with(const char *locale, const char *layout, const char *prose)
{
	struct setting s = {.arena = arena_new()};
	char dir[SCRATCH];
	scratch_folder(dir);
	setting_folder(dir, arena_printf(s.arena, "shape: plain\ndocument: {title: Title}\n%s", layout), prose);
	struct root *project = root_open(s.arena, "."), *root = root_open(s.arena, dir);
	s.diag = diag_new(s.arena);
	s.fonts = fonts_open(project, s.arena, s.diag);
	s.spec = descriptor_load(root, s.arena, s.diag, (struct descriptor_source){.name = "page", .locale = locale});
	ck_assert_ptr_nonnull(s.fonts);
	ck_assert_ptr_nonnull(s.spec);
	struct content *content = content_load(root, s.arena, s.diag, "content.yaml",
	                                       shape_load(root, s.arena, s.diag, s.spec->shape, (struct where){0}));
	s.env = text_open(project, s.arena, s.diag, s.fonts, &(struct text_options){locale, s.spec->locale});
	struct layout_job job = {.root = root,
	                         .arena = s.arena,
	                         .diag = s.diag,
	                         .text = s.env,
	                         .fonts = s.fonts,
	                         .content = content,
	                         .spec = s.spec,
	                         .measure = setting_measure};
	s.pages = layout_document(&job);
	setting_remove(dir);
	return s;
}

static inline struct setting typeset_in(const char *locale, const char *layout)
{
	return typeset_with(locale, layout, NULL);
}

static inline struct setting typeset(const char *layout) { return typeset_in("en", layout); }

static inline void setting_close(struct setting *s)
{
	text_close(s->env);
	fonts_close(s->fonts);
	arena_free(s->arena);
}

static inline const char *setting_messages(const struct setting *s)
{
	struct buf out = {0};
	diag_print(s->diag, DIAG_TEXT, false, &out);
	const char *text = arena_strdup(s->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* The nth (from 0) run whose text holds `word`; its page counts from 1, which
 * is 0 without any. */
struct found {
	int page;
	mpt x, y, end;
	const struct item *item;
};

static inline struct found find_nth(const struct setting *s, const char *word, int nth)
{
	for (int p = 0; p < s->pages->page.n; p++) {
		const struct page *page = &s->pages->page.v[p];
		for (int i = 0; i < page->items.v.n; i++) {
			const struct item *it = &page->items.v.v[i];
			if (it->kind != ITEM_GLYPHS)
				continue;
			const char *text = arena_printf(s->arena, "%.*s", it->run->text_size, it->run->text);
			if (strstr(text, word) && nth-- == 0)
				return (struct found){p + 1, it->x, it->y, it->x + it->run->width, it};
		}
	}
	return (struct found){0};
}

static inline struct found find(const struct setting *s, const char *word)
{
	struct found f = find_nth(s, word, 0);
	ck_assert_msg(f.page, "'%s' is not drawn\n%s", word, setting_messages(s));
	return f;
}

static inline int count_of(const struct setting *s, const char *word)
{
	int n = 0;
	while (find_nth(s, word, n).page)
		n++;
	return n;
}

#endif
