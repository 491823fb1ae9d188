/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base: memory, growable arrays, bytes, UTF-8; and lengths, by length.h.
 */
#ifndef PLATEN_BASE_H
#define PLATEN_BASE_H

#include "length.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define COUNT_OF(a) ((int)(sizeof(a) / sizeof((a)[0])))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))
#define APART __attribute__((noinline)) /* what is rare, so that its callers save no registers for it */

/* -- arena: everything of one job lives here and is released at once ------------------------ */

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a);
/* Zeroed memory, aligned for any type; never NULL (a machine out of memory ends the job). */
void *arena_alloc(struct arena *a, size_t size);
/* Grows `old` of `old_size` bytes to `size`, in place where it was the latest allocation. */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t size);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A mark and the release of all that was allocated after it: layout tries are thrown away so. */
struct arena_mark {
	void *block;
	size_t used;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_release(struct arena *a, struct arena_mark m);

#define NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define NEW_ARRAY(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))

/* -- vec: a growable array in an arena: VEC(int) v = {0}; *vec_push(a, &v) = 7; ------------- */

/* clang-format off */
#define VEC(T)                                                                                     \
	struct {                                                                                   \
		T *v;                                                                              \
		int n, cap;                                                                        \
	}

void *vec_grow(struct arena *a, void *v, int *cap, size_t elem);

#define vec_push(a, vec)                                                                           \
	((vec)->n == (vec)->cap                                                                    \
	         ? ((vec)->v = vec_grow((a), (vec)->v, &(vec)->cap, sizeof(*(vec)->v)))            \
	         : (void *)0,                                                                      \
	 &(vec)->v[(vec)->n++])
/* clang-format on */

/* -- hashes: finds the entries of an array by a hash ------------------------------------------ */

struct hash_slot {
	uint64_t hash;
	int index;
	bool used;
};
struct hashes { /* starts zeroed; lives in the arena */
	struct hash_slot *slot;
	int n, cap;
};

void hashes_put(struct arena *a, struct hashes *t, uint64_t hash, int index);
/* The next index that was put under `hash`, oldest first, or NULL after the last; *step starts at 0.
   The caller compares the entries, and may change the index. */
int *hashes_next(const struct hashes *t, uint64_t hash, size_t *step);

/* -- buf: growable bytes on the heap, for output -------------------------------------------- */

struct buf {
	char *v;
	size_t n, cap;
};

void buf_free(struct buf *b);
void buf_put(struct buf *b, const void *bytes, size_t n);
/* Makes it longer by n bytes, which the caller fills. */
char *buf_more(struct buf *b, size_t n);
static inline void buf_puts(struct buf *b, const char *s) { buf_put(b, s, strlen(s)); }
static inline void buf_putc(struct buf *b, int c) { *(b->n < b->cap ? &b->v[b->n++] : buf_more(b, 1)) = (char)c; }
/* Gives back the room that is not used: for what is kept, in great numbers. */
void buf_trim(struct buf *b);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Writes v/scale as a decimal of at most `places` places without trailing zeros or exponent. */
void buf_decimal(struct buf *b, int64_t v, int64_t scale, int places);
/* Writes a length in millimetres, without a unit, of at most `places` places. */
void buf_mm(struct buf *b, int64_t length, int places);
/* "9.5pt", in the arena: a length as authors write it, to a hundredth. */
const char *points_text(struct arena *a, mpt v);
/* What buf_decimal() appends. */
const char *decimal_text(struct arena *a, int64_t v, int64_t scale, int places);
/* Writes a JSON string with its quotes; damaged UTF-8 becomes U+FFFD. */
void buf_json(struct buf *b, const char *s);
/* Makes the bytes end in a NUL that is not counted. */
const char *buf_cstr(struct buf *b);
/* Appends what follows in a file or a pipe, to its end; false with errno, EFBIG: the bytes would be more than `most`. */
bool read_to_end(int fd, size_t most, struct buf *out);

/* -- failures of the machine ---------------------------------------------------------------- */

/* Ends the process with status 2 after a message, of which the processes of a run print only the first. Those that
   were started are ended and unfinished files removed before (machine.h). */
_Noreturn void machine_failure(const char *fmt, ...) PRINTF_LIKE(1, 2);
/* All bytes, also where a file takes them in parts; false with errno. */
bool write_whole(int fd, const void *bytes, size_t n);
/* The same for memory that could not be had; needs none, and no lock. No allocation of the process
   returns NULL, since memory.c asks for it: neither ours nor a library's. */
_Noreturn void machine_out_of_memory(size_t bytes);

/* Debug and sanitizer builds look whether what each stage leaves keeps its rules. */
#ifdef PLATEN_CHECK_RULES
#define CHECK_RULES true
#else
#define CHECK_RULES false
#endif

/* -- UTF-8 ---------------------------------------------------------------------------------- */

/* Decodes one code point and advances *s; a damaged byte yields U+FFFD and advances by one. */
uint32_t utf8_decode(const char **s, const char *end);
/* The same for texts, most of whose characters are a byte each. */
static inline uint32_t utf8_next(const char **s, const char *end)
{
	return (unsigned char)**s < 0x80 ? (unsigned char)*(*s)++ : utf8_decode(s, end);
}
/* Moves *s back to the start of the code point that ends there and decodes it; 0 at `start`. */
uint32_t utf8_previous(const char *start, const char **s);
int utf8_encode(uint32_t cp, char out[4]);
int utf8_count(const char *s, size_t n);
/* Nothing but blanks and what has no width. */
bool utf8_is_blank(const char *s);
/* A display column for a byte offset: code points before it, plus one. */
int utf8_column(const char *line, size_t offset);
/* Cells of a terminal: two for East Asian wide characters and emoji, none for combining marks. */
int utf8_cells(uint32_t cp);
/* What could move the cursor of a terminal or turn its text around: controls and bidirectional formatting; what a
   damaged byte decodes to, too. */
bool utf8_is_unprintable(uint32_t cp);
/* The most bytes, at most `limit`, of a text of n bytes that end between two code points. */
size_t utf8_cut(const char *s, size_t n, size_t limit);
bool str_empty(const char *s);
/* Restricted Damerau-Levenshtein distance, for hints; at most `limit` + 1 is returned. */
int edit_distance(const char *a, const char *b, int limit);
/* The name that was probably meant: up to a third of the word may differ, and never more than three
   letters. NULL when there is none. */
const char *edit_closest(const char *word, const char *const *names, int n);
/* For tables and names, not against forgery. Eight bytes at a time, in the machine's order. */
uint64_t hash_bytes(const void *p, size_t n, uint64_t seed);
#define HASH_SEED 1469598103934665603ull
uint64_t hash_pointer(const void *p); /* of the address */

#endif
