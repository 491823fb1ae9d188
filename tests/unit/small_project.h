/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A project that builds, as small as it can be: one page with a title, a note and a fixed word. Tests
 * write other files over its own before they load it.
 */
#ifndef PLATEN_TESTS_SMALL_PROJECT_H
#define PLATEN_TESTS_SMALL_PROJECT_H

#include "folder.h"
#include "project.h"

static struct folder f;

#define PO_HEAD "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define PO_ENTRY(context, source, text) "msgctxt \"" context "\"\nmsgid \"" source "\"\nmsgstr \"" text "\"\n\n"

static inline void copy_into(const char *name)
{
	char block[1 << 16];
	FILE *in = fopen(name, "rb"), *out = fopen(arena_printf(f.arena, "%s/%s", f.path, name), "wb");
	ck_assert_msg(in && out, "%s", name);
	for (size_t n; (n = fread(block, 1, sizeof(block), in)) > 0;)
		fwrite(block, 1, n, out);
	fclose(in);
	fclose(out);
}

static inline void small_project(void)
{
	folder_open(&f);
	unsetenv("SOURCE_DATE_EPOCH");
	folder_put(&f, "fonts/fonts.yaml", "families: {sans: {faces: [{file: NotoSans-Regular.ttf}]}}\n");
	copy_into("fonts/NotoSans-Regular.ttf");
	copy_into("fonts/sRGB.icc");
	folder_put(&f, "layouts/shapes/demo.yaml",
	           "fields:\n"
	           "  title: {type: text, note: What it is about.}\n"
	           "  note: {type: prose}\n");
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\n"
	           "document: {title: '{title}'}\n"
	           "page: {size: a6}\n"
	           "words: {more: Read on}\n"
	           "body:\n"
	           "  - {heading: {text: '{title}', level: 1}}\n"
	           "  - {text: '{note}'}\n"
	           "  - {text: '{word.more}'}\n");
	folder_put(&f, "content/demo/en.yaml",
	           "title: A title\n"
	           "note: A note\n");
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "Ein Titel") PO_ENTRY("note", "A note", "Eine Notiz")
	                   PO_ENTRY("page:word.more", "Read on", "Weiter"));
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en, de]\ndocuments: [page]\n");
}

static inline void small_project_close(void) { folder_close(&f); }

/* As another run sees it: all files are read again. */
static inline void read_again(void)
{
	f.root = root_open(f.arena, f.path);
	f.diag = diag_new(f.arena);
}

static inline struct project *small_project_load(void)
{
	struct project *p = project_load(f.root, f.arena, f.diag);
	ck_assert_msg(p != NULL, "%s", folder_log(&f));
	return p;
}

static struct output_list small_project_outputs; /* of the latest build */

/* All outputs, or those of one locale; returns how many had no mistake. */
static inline int small_project_build(const char *locale, struct build_options o)
{
	struct project *p = small_project_load();
	struct plan_filter filter = {0};
	struct output_list list = {0};
	if (locale)
		*vec_push(f.arena, &filter.locales) = locale;
	plan_outputs(p, f.arena, f.diag, &filter, &list);
	for (int i = 0; i < list.v.n; i++)
		list.v.v[i].path = arena_printf(f.arena, "%s/%s", f.path, list.v.v[i].path);
	int built = project_build(f.root, p, f.arena, f.diag, &list, &o);
	small_project_outputs = list;
	return built;
}

/* What a file holds; NULL: it is not there. */
static inline const char *content_of(const char *name)
{
	char block[1 << 12];
	struct buf b = {0};
	FILE *in = fopen(arena_printf(f.arena, "%s/%s", f.path, name), "rb");
	if (!in)
		return NULL;
	for (size_t n; (n = fread(block, 1, sizeof(block), in)) > 0;)
		buf_put(&b, block, n);
	fclose(in);
	const char *text = arena_strdup(f.arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

/* The texts that the pages of a trace show, in the order of drawing, with " | " between them. */
static inline const char *drawn(const char *trace)
{
	const char *p = content_of(trace), *all = "";
	for (; p && *p; p += strcspn(p, "\n"), p += *p == '\n') {
		const char *quote = memchr(p, '"', strcspn(p, "\n"));
		if (strncmp(p, "  glyphs ", 9) != 0 || !quote)
			continue;
		all = arena_printf(f.arena, "%s%s%.*s", all, *all ? " | " : "", (int)strcspn(quote + 1, "\""), quote + 1);
	}
	return p ? all : "no trace";
}

#endif
