/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What libgettextpo is given of a PO file. It spends a hundred instructions on each byte, and two
 * thirds of a file say nothing that is new: comments for people, and keys and sources that stood in
 * the same bytes in the file of another language. Comments are left out. A key and source that were
 * read before, in any file of the run, are replaced by a number. Lines stay where they are, so that
 * the library's line numbers are right.
 */
#include "lean_po.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct po_heads {
	struct arena *arena;
	VEC(struct po_head *) v;
	struct hashes by_bytes;
};

static struct po_heads *heads_of(struct root *r)
{
	void **kept = root_kept(r, "po", "heads");
	if (!*kept) {
		struct po_heads *h = NEW(root_arena(r), struct po_heads);
		h->arena = root_arena(r);
		*kept = h;
	}
	return *kept;
}

static struct po_head *head_of(struct po_heads *h, const char *bytes, size_t size)
{
	uint64_t hash = hash_bytes(bytes, size, HASH_SEED);
	size_t step = 0;
	for (const int *i = hashes_next(&h->by_bytes, hash, &step); i; i = hashes_next(&h->by_bytes, hash, &step))
		if (h->v.v[*i]->size == size && !memcmp(h->v.v[*i]->bytes, bytes, size))
			return h->v.v[*i];
	struct po_head *head = NEW(h->arena, struct po_head);
	*head = (struct po_head){.bytes = bytes, .size = size, .number = h->v.n};
	*vec_push(h->arena, &h->v) = head;
	hashes_put(h->arena, &h->by_bytes, hash, head->number);
	return head;
}

/* -- lines ---------------------------------------------------------------------------------- */

static bool starts(const char *p, const char *end, const char *word)
{
	size_t n = strlen(word);
	return (size_t)(end - p) >= n && !memcmp(p, word, n);
}

static const char *next_line(const char *p, const char *end)
{
	const char *feed = memchr(p, '\n', (size_t)(end - p));
	return feed ? feed + 1 : end;
}

static bool is_for_people(const char *p, const char *end)
{
	return starts(p, end, "#.") || starts(p, end, "#:") || starts(p, end, "# ") || starts(p, end, "#\n");
}

/* The end of a msgctxt and msgid that begin at p; p itself where they are not plain: a plural, a
   comment between them, anything that the library is to complain of. */
static const char *head_end(const char *p, const char *end, int *lines)
{
	int sources = 0;
	const char *q = p;
	for (*lines = 0; q < end && !starts(q, end, "msgstr "); q = next_line(q, end), ++*lines) {
		sources += starts(q, end, "msgid ");
		if (*lines && *q != '"' && !starts(q, end, "msgid "))
			return p;
	}
	return q < end && sources == 1 ? q : p;
}

/* No key begins with such a sign. */
void po_head_name(const struct po_head *head, char name[16]) { snprintf(name, 16, "=%d", head->number); }

static void put_number(struct buf *out, const struct po_head *head, int lines)
{
	char name[16];
	po_head_name(head, name);
	buf_printf(out, "msgctxt \"%s\"\nmsgid \"%s\"\n", name, name);
	for (int i = 2; i < lines; i++)
		buf_putc(out, '\n');
}

static void put_lean(struct po_heads *all, const struct source *source, struct lean_po *lean, struct buf *out)
{
	const char *end = source->text + source->size;
	for (const char *p = source->text; p < end;) {
		int lines;
		bool begins = all && starts(p, end, "msgctxt ");
		const char *stop = begins ? head_end(p, end, &lines) : p;
		struct po_head *head = stop > p ? head_of(all, p, (size_t)(stop - p)) : NULL;
		if (begins)
			*vec_push(all->arena, &lean->heads) = head;
		if (head && head->context) {
			put_number(out, head, lines);
			p = stop;
			continue;
		}
		const char *next = next_line(p, end);
		if (is_for_people(p, end))
			buf_putc(out, '\n');
		else
			buf_put(out, p, (size_t)(next - p));
		p = next;
	}
}

struct lean_po lean_po_open(struct root *r, const struct source *source, bool numbers)
{
	struct lean_po lean = {.fd = memfd_create("po", MFD_CLOEXEC)};
	struct buf out = {0};
	if (lean.fd < 0)
		return lean;
	put_lean(numbers ? heads_of(r) : NULL, source, &lean, &out);
	if (write(lean.fd, out.v, out.n) != (ssize_t)out.n) {
		close(lean.fd);
		lean = (struct lean_po){.fd = -1};
	}
	buf_free(&out);
	return lean;
}
