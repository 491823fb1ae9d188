/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arena and vectors.
 *
 * A list of blocks, newest first; allocation bumps a pointer. Small blocks first, so that a
 * two-page document stays small, doubling up to 1 MiB. Nothing is freed singly: a mark and a
 * release give back the memory of a layout try.
 *
 * The system is asked for pages sixteen at a time, before they are written to: a fault for each
 * of the 500 pages that a small document needs takes a twentieth of its time. The first blocks lie in
 * one or two huge pages, where the system has such; that saves another tenth. The first pages of the
 * C library's heap are asked for in one call as well.
 */
#include "base.h"

#include "sanitizer.h"

#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define FIRST_BLOCK ((size_t)64 << 10)
#define LARGEST_BLOCK ((size_t)1 << 20)
#define ALIGNMENT sizeof(max_align_t)
#define AHEAD ((size_t)64 << 10)
#define HUGE_PAGE ((size_t)2 << 20)
#define HEAP ((size_t)640 << 10) /* as much as a small document takes */
#define PAGE ((uintptr_t)4096)   /* where pages are larger the request fails, which does no harm */

struct block {
	struct block *older;
	size_t size, used;
	size_t ready; /* what the system was asked for, at least `used` */
	size_t dirty; /* behind it there are zeros, as the system gave them */
	max_align_t data[];
};

struct arena {
	struct block *newest;
	size_t next_size;
};

/* -- blocks --------------------------------------------------------------------------------- */

/* Blocks that no arena has any more wait here for the next one, with their pages: a run makes and
   drops an arena for each try of a layout. Sanitizers see none of that, so that they find what is
   used after its arena. */
#define MOST_SPARE (SANITIZED ? (size_t)0 : (size_t)4 << 20)

static struct {
	struct block *first;
	size_t size; /* of all */
} spare;

static struct block *take_spare(size_t size)
{
	for (struct block **b = &spare.first; *b; b = &(*b)->older)
		if ((*b)->size == size) {
			struct block *taken = *b;
			*b = taken->older;
			spare.size -= size;
			return taken;
		}
	return NULL;
}

/* The first blocks are cut from one piece, which is never given back, so it is no more than what is kept anyway. */
static struct {
	char *first;
	size_t used;
} piece;

/* Asks the system for the whole pages of some bytes, to be written to. Advice only: it may fail. */
static void populate(const void *start, size_t n)
{
#ifdef MADV_POPULATE_WRITE
	uintptr_t from = ((uintptr_t)start + PAGE - 1) / PAGE * PAGE, to = ((uintptr_t)start + n) / PAGE * PAGE;
	if (to > from)
		(void)madvise((void *)from, to - from, MADV_POPULATE_WRITE);
#endif
}

static void heap_new(void)
{
#ifdef M_MMAP_THRESHOLD
	(void)mallopt(M_MMAP_THRESHOLD, 2 * (int)HEAP);
	(void)mallopt(M_TRIM_THRESHOLD, 2 * (int)HEAP);
	void *heap = malloc(HEAP);
	populate(heap, HEAP);
	free(heap);
	/* Large blocks go back to the system when they are freed, and not only the first of each size. */
	(void)mallopt(M_MMAP_THRESHOLD, (int)LARGEST_BLOCK / 4);
#endif
}

static void piece_new(void)
{
	size_t room = MOST_SPARE + HUGE_PAGE;
	void *p = mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		machine_failure("out of memory: %zu bytes", room);
	piece.first = (char *)p + (HUGE_PAGE - (uintptr_t)p % HUGE_PAGE) % HUGE_PAGE;
#ifdef MADV_HUGEPAGE
	(void)madvise(piece.first, MOST_SPARE, MADV_HUGEPAGE); /* advice only */
#endif
	heap_new();
}

/* NULL: the piece is used up, or the block is larger than others can use after it. */
static struct block *cut_block(size_t size)
{
	if (size > LARGEST_BLOCK || MOST_SPARE < piece.used + sizeof(struct block) + size)
		return NULL;
	if (!piece.first)
		piece_new();
	struct block *b = (struct block *)(void *)(piece.first + piece.used);
	piece.used += sizeof(*b) + size;
	return b;
}

static bool is_cut(const struct block *b)
{
	uintptr_t at = (uintptr_t)b, first = (uintptr_t)piece.first;
	return at >= first && at - first < piece.used;
}

static void drop_block(struct block *b)
{
	if (!is_cut(b) && (b->size > LARGEST_BLOCK || spare.size + b->size > MOST_SPARE)) {
		free(b);
		return;
	}
	b->older = spare.first;
	spare.first = b;
	spare.size += b->size;
}

static struct block *new_block(size_t size)
{
	struct block *b = take_spare(size);
	if (b)
		return b;
	b = cut_block(size);
	size_t dirty = b ? 0 : size;
	if (!b)
		b = malloc(sizeof(*b) + size);
	if (!b)
		machine_failure("out of memory: %zu bytes", size);
	b->size = size;
	b->ready = 0;
	b->dirty = dirty;
	return b;
}

static void add_block(struct arena *a, size_t need)
{
	while (a->next_size < need && a->next_size < LARGEST_BLOCK)
		a->next_size *= 2;
	struct block *b = new_block(need > a->next_size ? need : a->next_size);
	b->used = 0;
	b->older = a->newest;
	a->newest = b;
	if (a->next_size < LARGEST_BLOCK)
		a->next_size *= 2;
}

/* -- arenas --------------------------------------------------------------------------------- */

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof(*a));
	if (!a)
		machine_failure("out of memory");
	a->next_size = FIRST_BLOCK;
	return a;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	arena_release(a, (struct arena_mark){0});
	free(a);
}

/* Makes the next `size` bytes of a block ready, and some behind them. */
static void fetch_pages(struct block *b, size_t size)
{
	size_t end = b->used + size + AHEAD;
	if (end > b->size)
		end = b->size;
	populate((char *)b->data + b->ready, end - b->ready);
	b->ready = end;
}

/* Zeroed here and not with the block, half of which is never used as a rule. */
APART static void *take_dirty(struct block *b, size_t size)
{
	void *p = memset((char *)b->data + b->used, 0, size);
	b->used += size;
	if (b->dirty < b->used)
		b->dirty = b->used;
	return p;
}

/* The next `size` bytes of a block that has them. */
static void *take(struct block *b, size_t size)
{
	if (b->used < b->dirty)
		return take_dirty(b, size);
	void *p = (char *)b->data + b->used;
	b->used += size;
	b->dirty = b->used;
	return p;
}

static size_t rounded(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

/* From a block that has room or gets it, or from a new one. */
APART static void *make_room(struct arena *a, size_t size)
{
	if (size > SIZE_MAX / 4)
		machine_failure("out of memory: %zu bytes", size);
	size = rounded(size);
	if (!a->newest || a->newest->size - a->newest->used < size)
		add_block(a, size);
	struct block *b = a->newest;
	if (b->ready - b->used < size)
		fetch_pages(b, size);
	return take(b, size);
}

void *arena_alloc(struct arena *a, size_t size)
{
	struct block *b = a->newest;
	bool ready = b && size <= b->ready - b->used && rounded(size) <= b->ready - b->used;
	return ready ? take(b, rounded(size)) : make_room(a, size);
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t size)
{
	size_t had = rounded(old_size), want = rounded(size);
	struct block *b = a->newest;
	if (old && (char *)old + had == (char *)b->data + b->used && b->size - b->used >= want - had) {
		if (b->ready - b->used < want - had)
			fetch_pages(b, want - had);
		take(b, want - had);
		return old;
	}
	void *p = arena_alloc(a, size);
	if (old)
		memcpy(p, old, old_size);
	return p;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->newest, a->newest ? a->newest->used : 0};
}

void arena_release(struct arena *a, struct arena_mark m)
{
	while (a->newest && a->newest != m.block) {
		struct block *dead = a->newest;
		a->newest = dead->older;
		drop_block(dead);
	}
	if (!a->newest)
		return;
	a->newest->used = m.used;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);
	memcpy(p, s, n);
	return p;
}

char *arena_strdup(struct arena *a, const char *s) { return arena_strndup(a, s, strlen(s)); }

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	char brief[256]; /* most are shorter, and are formatted once */
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int n = vsnprintf(brief, sizeof(brief), fmt, args);
	va_end(args);
	if (n < 0)
		machine_failure("cannot format a message");
	char *p = arena_alloc(a, (size_t)n + 1);
	if ((size_t)n < sizeof(brief))
		memcpy(p, brief, (size_t)n);
	else
		vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}

void *vec_grow(struct arena *a, void *v, int *cap, size_t elem)
{
	int old = *cap;
	if (old > INT_MAX / 2)
		machine_failure("out of memory: a list of %d entries", old);
	*cap = old ? old * 2 : 8;
	return arena_grow(a, v, (size_t)old * elem, (size_t)*cap * elem);
}
