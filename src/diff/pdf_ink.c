/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What decides how a page of a PDF is painted besides colours and lines (ISO 32000-1 8.4.5, 8.6, 9.3.6), as digests. */
#include "pdf_drawing.h"

#include <string.h>

static uint64_t operands_hash(const struct token_reader *r, uint64_t hash)
{
	hash = hash_bytes(r->op, strlen(r->op), hash);
	for (int i = 0; i < r->operands.n; i++) {
		const struct token *t = &r->operands.v[i];
		hash = hash_bytes(t->text, t->size, hash_bytes(&t->number, sizeof(t->number), hash));
	}
	return hash;
}

/* What a name among the operands stands for in the resources. */
uint64_t pdf_draw_named(struct drawing *d, const struct token_reader *r, const char *kind)
{
	const struct token *t = r->operands.n ? &r->operands.v[r->operands.n - 1] : NULL;
	if (!t || t->kind != TOKEN_NAME)
		return HASH_SEED;
	const pdf_object all = pdf_get(d->s->file, d->resources, kind);
	return pdf_digest(d->s, pdf_get(d->s->file, all, arena_printf(d->s->arena, "/%s", t->text)), NULL);
}

static void set_parameters(struct drawing *d, const struct token_reader *r)
{
	static const char *const keys[] = {[INK_CA] = "/CA", [INK_ca] = "/ca", [INK_BM] = "/BM",  [INK_SMASK] = "/SMask",
	                                   [INK_OP] = "/OP", [INK_op] = "/op", [INK_OPM] = "/OPM"};
	static const char *const told[] = {"/CA", "/ca", "/BM", "/SMask", "/OP", "/op", "/OPM", "/Type", NULL};
	struct pdf_file *f = d->s->file;
	const char *name = r->operands.n ? r->operands.v[r->operands.n - 1].text : "";
	const pdf_object o = pdf_get(f, pdf_get(f, d->resources, "/ExtGState"), arena_printf(d->s->arena, "/%s", name));
	for (int i = 0; i < COUNT_OF(keys); i++) {
		const pdf_object value = pdf_get(f, o, keys[i]);
		const char *written = pdf_written(f, value);
		const bool plain = !strcmp(written, "1") || !strcmp(written, "0") || !strcmp(written, "false") ||
		        !strcmp(written, "/Normal") || !strcmp(written, "/None");
		if (value)
			d->now.ink[i] = plain && !(i == INK_OPM && *written == '1') && !(i <= INK_ca && *written == '0')
			        ? 0
			        : pdf_digest(d->s, value, NULL);
	}
	const char *const *all = pdf_keys(f, o);
	const uint64_t rest = pdf_digest(d->s, o, told), nothing = pdf_digest(d->s, o, all);
	d->now.ink[INK_REST] = rest == nothing ? d->now.ink[INK_REST] : rest;
}

/* Colours that are no numbers of a device, and how text is painted. */
bool pdf_draw_set_ink(struct drawing *d, const struct token_reader *r)
{
	const char *op = r->op;
	if (!strcmp(op, "gs"))
		set_parameters(d, r);
	else if (!strcmp(op, "cs") || !strcmp(op, "CS"))
		d->now.ink[*op == 'c' ? INK_FILL : INK_STROKE] = operands_hash(r, pdf_draw_named(d, r, "/ColorSpace"));
	else if (!strcmp(op, "sc") || !strcmp(op, "scn") || !strcmp(op, "SC") || !strcmp(op, "SCN"))
		d->now.ink[*op == 's' ? INK_FILL : INK_STROKE] = operands_hash(r, pdf_draw_named(d, r, "/Pattern"));
	else if (!strcmp(op, "Tr") || !strcmp(op, "Tz") || !strcmp(op, "Tw") || !strcmp(op, "ri"))
		d->now.ink[INK_TEXT] = operands_hash(r, d->now.ink[INK_TEXT]);
	else
		return false;
	return true;
}

uint64_t pdf_draw_ink(const struct drawing *d, bool text)
{
	uint64_t hash = 0;
	for (int i = 0; i < (text ? INKS : INK_TEXT); i++)
		hash = d->now.ink[i] ? hash_bytes(&i, sizeof(i), hash + d->now.ink[i]) : hash;
	return hash;
}
