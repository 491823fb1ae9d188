/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes (ISO/IEC 18004) through libqrencode, as one path: each run of dark modules a rectangle. */
#include "internal.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

/* Light modules that must surround the code. */
#define QUIET 4
/* Bytes that version 40 holds at level M. */
#define MOST_BYTES 2331

/* Row by row, a byte for each module; bit 0 is set in dark ones. */
struct modules {
	int width;
	const unsigned char *v;
};

static mpt edge_of(mpt size, int modules, int i) { return (mpt)muldiv(size, i + QUIET, modules + 2 * QUIET); }

static void add_row(struct path_builder *b, const struct modules *code, int y, mpt size)
{
	const unsigned char *row = code->v + (size_t)y * (size_t)code->width;
	for (int x = 0; x < code->width; x++) {
		int from = x;
		while (x < code->width && row[x] & 1)
			x++;
		if (x == from)
			continue;
		mpt left = edge_of(size, code->width, from), top = edge_of(size, code->width, y);
		path_rect(b,
		          (struct rect){left, top, edge_of(size, code->width, x) - left,
		                        edge_of(size, code->width, y + 1) - top},
		          0);
	}
}

/* NULL when the text is too long. */
static const struct modules *encode(struct arena *a, const char *text)
{
	QRcode *code = strlen(text) <= MOST_BYTES ? QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) : NULL;
	if (!code && strlen(text) <= MOST_BYTES && errno != ERANGE)
		machine_failure("cannot make a QR code: %s", strerror(errno));
	if (!code)
		return NULL;
	size_t size = (size_t)code->width * (size_t)code->width;
	unsigned char *v = arena_alloc(a, size);
	memcpy(v, code->data, size);
	struct modules *m = NEW(a, struct modules);
	*m = (struct modules){code->width, v};
	QRcode_free(code);
	return m;
}

/* Cameras of phones tell modules apart from a fifth of a millimetre on. */
static void check_size(const struct gfx *g, mpt size, int modules, struct where at)
{
	const mpt least = 567, all = modules + 2 * QUIET;
	struct buf mm = {0};
	if (size / all >= least)
		return;
	buf_decimal(&mm, (int64_t)(size / all) * 254 / 720, 1000, 3);
	diag_report(g->diag, DIAG_QR_TOO_FINE, at, buf_cstr(&mm));
	diag_hint(g->diag, "`size: %dmm` is enough for this text; a shorter one has fewer modules",
	          (int)(muldiv((int64_t)least * all, 254, 720) / 1000) + 1);
	buf_free(&mm);
}

bool qr_draw(const struct gfx *g, const char *text, mpt size, color ink, struct where at, struct canvas *c)
{
	struct path_builder b = {.arena = c->arena};
	const struct modules *code = encode(c->arena, text);
	if (!code) {
		diag_report(g->diag, DIAG_QR_TOO_LONG, at, (int)strlen(text));
		return false;
	}
	check_size(g, size, code->width, at);
	for (int y = 0; y < code->width; y++)
		add_row(&b, code, y, size);
	canvas_path(c, path_finish(&b, ink, COLOR_NONE, 0));
	return true;
}
