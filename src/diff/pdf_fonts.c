/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_fonts.h"

#include "tokens.h"

#include <assert.h>
#include <string.h>

enum { CODES = 65536, MOST_SET = 4 * CODES };

const struct code_use *pdf_type_code(const struct pdf_type *t, int code)
{
	return code >= 0 && code < CODES && t->index[code] ? &t->codes.v[t->index[code] - 1] : NULL;
}

/* NULL: it is no code, or the font sets codes without end. */
static struct code_use *use(struct arena *a, struct pdf_type *t, int code)
{
	if (code < 0 || code >= CODES || ++t->set > MOST_SET)
		return NULL;
	if (!t->index[code]) {
		*vec_push(a, &t->codes) = (struct code_use){.code = code, .width = t->width};
		t->index[code] = t->codes.n;
	}
	assert(t->codes.v);
	return &t->codes.v[t->index[code] - 1];
}

/* -- widths: c [w w ...] or c c w -------------------------------------------------------------- */

static void set_width(struct arena *a, struct pdf_type *t, int code, double width)
{
	struct code_use *u = use(a, t, code);
	if (u)
		u->width = width;
}

static void read_widths(struct arena *a, struct pdf_file *f, struct pdf_type *t, pdf_object w)
{
	for (int i = 0, n = pdf_length(f, w); i + 1 < n && t->set <= MOST_SET;) {
		const int from = pdf_whole(f, pdf_item(f, w, i));
		const pdf_object next = pdf_item(f, w, i + 1);
		if (pdf_kind_of(f, next) == PDF_ARRAY) {
			for (int k = 0, m = pdf_length(f, next); k < m; k++)
				set_width(a, t, from + k, pdf_real(f, pdf_item(f, next, k)));
			i += 2;
			continue;
		}
		const int to = pdf_whole(f, next);
		const double width = pdf_real(f, pdf_item(f, w, i + 2));
		for (int code = from < 0 ? 0 : from; code <= to && code < CODES; code++)
			set_width(a, t, code, width);
		i += 3;
	}
}

/* -- ToUnicode -------------------------------------------------------------------------------- */

static int code_of(const struct token *s)
{
	return s->kind == TOKEN_STRING && s->size == 2 ? (unsigned char)s->text[0] << 8 | (unsigned char)s->text[1] : -1;
}

static void say(struct arena *a, struct pdf_type *t, int code, const struct token *s, int more)
{
	struct code_use *u = use(a, t, code);
	struct buf utf16 = {0}, b = {0};
	if (!u || s->size < 2)
		return;
	buf_puts(&utf16, "\xFE\xFF");
	buf_put(&utf16, s->text, s->size);
	const int last = (unsigned char)utf16.v[utf16.n - 1] + more;
	utf16.v[utf16.n - 1] = (char)last;
	token_put_text(&b, utf16.v, utf16.n);
	u->text = arena_strdup(a, buf_cstr(&b));
	buf_free(&utf16);
	buf_free(&b);
}

static void say_range(struct arena *a, struct pdf_type *t, const struct token *o)
{
	const int from = code_of(&o[0]), to = code_of(&o[1]);
	for (int code = from; code >= 0 && code <= to; code++)
		say(a, t, code, &o[2], code - from);
}

static void read_map(struct arena *a, struct pdf_type *t, const struct buf *cmap)
{
	struct token_reader r = {.at = cmap->v, .end = cmap->v + cmap->n};
	while (token_next_operator(&r) && t->set <= MOST_SET) {
		const struct token *o = r.operands.v;
		const bool ranges = !strcmp(r.op, "endbfrange"), single = !strcmp(r.op, "endbfchar");
		for (int i = 0; single && i + 1 < r.operands.n; i += 2)
			say(a, t, code_of(&o[i]), &o[i + 1], 0);
		for (int i = 0; ranges && i + 2 < r.operands.n; i += 3)
			say_range(a, t, &o[i]);
	}
	token_close(&r);
}

/* -- the font --------------------------------------------------------------------------------- */

static const char *name_without_tag(struct pdf_file *f, pdf_object font)
{
	const char *name = pdf_name(f, pdf_get(f, font, "/BaseFont"));
	return strlen(name) > 7 && name[6] == '+' ? name + 7 : name;
}

/* What is embedded: TrueType by glyph numbers, CFF by its own (9.7.4.2, 9.9). */
static void read_program(struct arena *a, struct pdf_file *f, struct pdf_type *t, pdf_object own)
{
	const pdf_object d = pdf_get(f, own, "/FontDescriptor"), two = pdf_get(f, d, "/FontFile2");
	const pdf_object file = two ? two : pdf_get(f, d, "/FontFile3");
	const pdf_object map = pdf_get(f, own, "/CIDToGIDMap");
	if (!file)
		t->why = "is not embedded";
	else if (!pdf_stream_bytes(f, file, true, &t->file) || !t->file.n)
		t->why = "is damaged: its bytes cannot be unpacked";
	else if (pdf_kind_of(f, map) == PDF_STREAM && !pdf_stream_bytes(f, map, true, &t->glyphs))
		t->why = "is damaged: its list of glyphs cannot be unpacked";
	if (t->why)
		return;
	const char *why = NULL;
	t->program = font_program_read(a, t->file.v, t->file.n, &why);
	if (!t->program)
		t->why = arena_printf(a, "is damaged: %s", why);
}

bool pdf_type_look(const struct pdf_type *t, int code, uint64_t *look, const char **why)
{
	const size_t at = 2 * (size_t)code;
	unsigned glyph = (unsigned)code;
	if (!t->program) {
		*why = t->why;
		return false;
	}
	if (t->glyphs.n)
		glyph = at + 1 < t->glyphs.n
		        ? (unsigned)(unsigned char)t->glyphs.v[at] << 8 | (unsigned char)t->glyphs.v[at + 1]
		        : 0;
	return font_program_look(t->program, glyph, look, why);
}

struct pdf_type *pdf_type_read(struct arena *a, struct pdf_file *f, pdf_object font)
{
	struct pdf_type *t = NEW(a, struct pdf_type);
	struct buf cmap = {0};
	const pdf_object own = pdf_item(f, pdf_get(f, font, "/DescendantFonts"), 0), dw = pdf_get(f, own, "/DW");
	t->index = NEW_ARRAY(a, int, CODES);
	t->name = name_without_tag(f, font);
	t->width = dw ? pdf_real(f, dw) : 1000;
	read_widths(a, f, t, pdf_get(f, own, "/W"));
	if (pdf_stream_bytes(f, pdf_get(f, font, "/ToUnicode"), true, &cmap))
		read_map(a, t, &cmap);
	buf_free(&cmap);
	read_program(a, f, t, own);
	return t;
}

void pdf_type_close(struct pdf_type *t)
{
	font_program_close(t->program);
	buf_free(&t->file);
	buf_free(&t->glyphs);
}
