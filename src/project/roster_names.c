/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What pupils are called: by names, or by codes that tell nothing of them. A code comes from the name of the list, the seed and the
 * row, so that the same list has the same codes and another class has others; its letters and digits are not taken for one another when they are written by hand.
 */
#include "roster_names.h"
#include "bind.h"
#include "name_words.h"

#include <string.h>

/* -- names of files ------------------------------------------------------------------------- */

/* Bytes of a name in the name of a file, of which most systems take 255. */
enum { FILE_NAME = 100 };

static bool parts_words(uint32_t c) { return c == ' ' || c == 0xA0 || c == '-' || c == '_' || c == '.'; }

/* Of a letter only those that decide its form are kept: a file whose name looks like another's is not found again. */
static bool is_unseen(uint32_t c)
{
	return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
	        (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/* What no system has in names of files, or has a meaning in a shell. */
static bool is_unsafe(uint32_t c)
{
	return utf8_is_unprintable(c) || is_unseen(c) || (c < 0x80 && strchr("/\\:*?\"<>|'`$&;!#%~^(){}[]=,+@", (int)c));
}

/* As much of it as a name may have, ending in none of these signs; frees `b`. */
static const char *ended_name(struct arena *a, struct buf *b, const char *signs)
{
	size_t n = b->n ? utf8_cut(b->v, b->n, FILE_NAME) : 0;
	while (n && strchr(signs, b->v[n - 1]))
		n--;
	const char *name = arena_strndup(a, n ? b->v : "", n);
	buf_free(b);
	return name;
}

/* Words joined by hyphens; "" where nothing is left. */
static const char *safe_name(struct arena *a, const char *text)
{
	struct buf b = {0};
	const char *end = text + strlen(text);
	for (const char *s = text; s < end;) {
		const char *from = s;
		uint32_t c = utf8_next(&s, end);
		bool parts = parts_words(c);
		if (is_unsafe(c) || (parts && (!b.n || b.v[b.n - 1] == '-')))
			continue;
		if (parts)
			buf_putc(&b, '-');
		else
			buf_put(&b, from, (size_t)(s - from));
	}
	return ended_name(a, &b, "-");
}

/* -- rows ----------------------------------------------------------------------------------- */

/* The row of a pupil with another value in a column, or with one more column. */
static void set_cell(struct arena *a, struct pupil *p, const char *key, const char *text)
{
	struct node *row = p->row;
	int i = node_index_of(row, key);
	if (i < 0) {
		i = row->n++;
		row->key[i] = key;
		row->key_at[i] = row->at;
	}
	row->item[i] = node_text(a, text, row->at);
	row->item[i]->quoted = true;
}

/* What stays of a row without names. */
static void hide(struct arena *a, struct pupil *p, const char *code)
{
	static const char *const kept[] = {"class", "edition", "locale", "number", " seed"};
	for (int i = 0; i < p->row->n; i++) {
		bool stays = false;
		for (int k = 0; k < COUNT_OF(kept); k++)
			stays = stays || !strcmp(p->row->key[i], kept[k]);
		if (!stays)
			set_cell(a, p, p->row->key[i], "");
	}
	set_cell(a, p, "name", code);
	set_cell(a, p, "code", code);
}

static const char *own_code(const struct pupil *p) { return p->cell[PUPIL_CODE] ? p->cell[PUPIL_CODE]->text : NULL; }

/* -- codes ---------------------------------------------------------------------------------- */

static const char code_letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
enum { CODE_LETTERS = sizeof(code_letters) - 1, CODE_LENGTH = 5, HASH_LENGTH = 4 };

static bool is_code(const char *s)
{
	size_t n = strlen(s);
	return n && n <= 40 && strspn(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-") == n &&
	        *s != '-';
}

/* Codes that differ in case only are one file on many systems. */
static char small_letter(char c) { return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); }

static bool same_code(const char *a, const char *b)
{
	for (; *a && small_letter(*a) == small_letter(*b); a++)
		b++;
	return small_letter(*a) == small_letter(*b);
}

static bool same_start(const char *code, const char *start)
{
	for (; *start && small_letter(*code) == *start; start++)
		code++;
	return !*start;
}

static uint64_t title_hash(const char *title)
{
	uint64_t h = HASH_SEED;
	for (; *title; title++) {
		const char c = small_letter(*title);
		h = hash_bytes(&c, 1, h);
	}
	return h;
}

/* The first pupil of that code; -1: none has it. */
static int code_find(const struct roster *r, const struct hashes *codes, const char *code)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(codes, title_hash(code), &step));)
		if (same_code(r->v[*i].title, code))
			return *i;
	return -1;
}

static const char *code_make(struct arena *a, const struct roster *r, const struct hashes *codes, int row)
{
	const uint64_t list = hash_bytes(r->name, strlen(r->name), HASH_SEED);
	for (uint64_t turn = 0;; turn++) {
		uint64_t key[] = {list, r->seed, (uint64_t)row, turn}, v = hash_bytes(key, sizeof(key), HASH_SEED);
		char code[CODE_LENGTH + 1] = {0};
		for (int i = 0; i < CODE_LENGTH; i++, v /= CODE_LETTERS)
			code[i] = code_letters[v % CODE_LETTERS];
		if (code_find(r, codes, code) < 0)
			return arena_strdup(a, code);
	}
}

/* Why it cannot be the code of a pupil; NULL: it can. */
static const char *fault_of_code(const struct name_words *names, const struct node *cell)
{
	return !cell                                 ? "the code of this row is empty"
	        : !is_code(cell->text)               ? "the code of this row is not made of letters, digits and hyphens"
	        : name_words_tell(names, cell->text) ? "the code of this row tells a name of the list"
	                                             : NULL;
}

/* That of the list, or one that is made; NULL after reporting. */
static const char *code_of(struct arena *a, struct diag *d, const struct roster *r, const struct name_words *names,
                           const struct hashes *codes, int row, const struct pupil *p)
{
	if (!names)
		return code_make(a, r, codes, r->v[row].number - 1);
	const struct node *cell = p->cell[PUPIL_CODE];
	const char *fault = fault_of_code(names, cell);
	if (fault) {
		diag_report(d, DIAG_BAD_ROSTER, cell ? cell->at : node_find(p->row, "code")->at, fault);
		diag_hint(d, "a list without a column 'code' gets codes from platen");
		return NULL;
	}
	int other = code_find(r, codes, cell->text);
	if (other < 0)
		return cell->text;
	bool same = !strcmp(r->v[other].title, cell->text);
	diag_report(d, DIAG_BAD_ROSTER, cell->at,
	            arena_printf(a, "this row has the code of the one in line %d%s", r->v[other].field[0].at.line,
	                         same ? "" : ", but for small and large letters"));
	diag_hint(d,
	          same ? "each pupil has a code of its own; a list without a column 'code' gets codes from platen"
	               : "files that differ only so are one file on many systems");
	return NULL;
}

/* Windows has devices of these names, whatever their ending. */
static bool is_device(const char *code)
{
	static const char *const names[] = {"con", "prn", "aux", "nul"};
	bool device = strlen(code) == 4 && (same_start(code, "com") || same_start(code, "lpt")) && code[3] >= '1' &&
	        code[3] <= '9';
	for (int i = 0; i < COUNT_OF(names); i++)
		device = device || same_code(code, names[i]);
	return device;
}

/* -- a pupil -------------------------------------------------------------------------------- */

/* What a sheet that comes back is known by: no name, but a code, or else the number in the list. */
static const char *sheet_of(struct arena *a, const struct roster *r, const struct pupil *p, const char *code, int number)
{
	return arena_printf(a, "%s/%s%s%s/%s", r->subject, r->document, p->edition ? "-" : "", p->edition ? p->edition : "",
	                    code ? code : arena_printf(a, "%d", number));
}

/* Subject, document and title, and for the second of that title and so on which one it is. */
static const char *key_of(struct arena *a, const struct roster *r, const struct roster_row *row)
{
	const char *key = arena_printf(a, "%s/%s/%s", r->subject, r->document, row->title);
	return row->same ? arena_printf(a, "%s\n%d", key, row->same + 1) : key;
}

static const char *file_of(struct arena *a, const struct roster *r, const struct roster_row *row)
{
	if (r->codes && !is_device(row->title))
		return row->title;
	const char *name = safe_name(a, row->title);
	return arena_printf(a, "%0*d%s%s", r->digits, row->number, *name ? "-" : "", name);
}

const struct pupil *roster_pupil(struct arena *a, const struct roster *r, int i)
{
	const struct roster_row *row = &r->v[i];
	struct pupil *p = roster_bare(a, r, row);
	const char *code = r->codes ? row->title : NULL;
	set_cell(a, p, "number", arena_printf(a, "%d", row->number));
	set_cell(a, p, strchr(PUPIL_SEED, '.') + 1, arena_printf(a, "%llu-%d", (unsigned long long)r->seed, row->number));
	if (code)
		hide(a, p, code);
	set_cell(a, p, "sheet", sheet_of(a, r, p, code ? code : own_code(p), row->number));
	p->title = row->title;
	p->key = key_of(a, r, row);
	p->file = file_of(a, r, row);
	return p;
}

/* -- the list ------------------------------------------------------------------------------- */

/* What may stand in a name on all systems, as it is; at its end Windows has no space and no point. */
static const char *kept_name(struct arena *a, const char *text)
{
	struct buf b = {0};
	const char *end = text + strlen(text);
	for (const char *s = text; s < end;) {
		const char *from = s;
		const uint32_t c = utf8_next(&s, end);
		if (c == 0xA0)
			buf_putc(&b, ' ');
		else if (!is_unsafe(c))
			buf_put(&b, from, (size_t)(s - from));
	}
	return ended_name(a, &b, " .");
}

/* A few letters and digits, the same ones each time. */
static const char *short_hash(struct arena *a, const char *text)
{
	uint64_t v = hash_bytes(text, strlen(text), HASH_SEED);
	char out[HASH_LENGTH + 1] = {0};
	for (int i = 0; i < HASH_LENGTH; i++, v /= CODE_LETTERS)
		out[i] = small_letter(code_letters[v % CODE_LETTERS]);
	return arena_strdup(a, out);
}

/* Two lists have two folders: what of a name cannot be kept, a hash tells apart. */
static const char *name_of_list(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path, *point = strrchr(file, '.');
	const char *text = arena_strndup(a, file, point && point > file ? (size_t)(point - file) : strlen(file));
	const char *name = kept_name(a, text);
	return !strcmp(name, text) ? name : arena_printf(a, "%s-%s", *name ? name : "class", short_hash(a, text));
}

static int count_same(const struct roster *r, const struct hashes *titles, const char *title)
{
	int before = 0;
	const int *i;
	for (size_t step = 0; (i = hashes_next(titles, title_hash(title), &step));)
		before += !strcmp(r->v[*i].title, title);
	return before;
}

/* Of all rows, where the list has codes that must tell none of them; NULL: it has not. */
static struct name_words *names_beside_codes(struct arena *a, const struct roster *r)
{
	bool has_codes = false;
	for (int i = 0; i < r->columns; i++)
		has_codes = has_codes || !strcmp(r->head[i], roster_columns[PUPIL_CODE]);
	struct name_words *w = r->codes && has_codes ? name_words_new(a) : NULL;
	for (int i = 0; w && i < r->n; i++) {
		struct arena *row = arena_new();
		name_words_add(w, roster_bare(row, r, &r->v[i])->cell[PUPIL_NAME]->text);
		arena_free(row);
	}
	return w;
}

void roster_name(struct arena *a, struct diag *d, struct roster *r, const char *path)
{
	struct arena *known = arena_new(), *scratch = arena_new();
	struct name_words *names = names_beside_codes(known, r);
	struct hashes titles = {0};
	int kept = 0;
	r->name = name_of_list(a, path);
	r->digits = 1;
	for (int n = r->n; n >= 10; n /= 10)
		r->digits++;
	for (int i = 0; i < r->n; i++) {
		struct roster_row *row = &r->v[kept];
		const struct arena_mark mark = arena_mark(scratch);
		*row = r->v[i];
		const struct pupil *p = roster_bare(scratch, r, row);
		row->title = r->codes ? code_of(a, d, r, names, &titles, kept, p) : p->cell[PUPIL_NAME]->text;
		if (row->title) {
			row->same = count_same(r, &titles, row->title);
			hashes_put(known, &titles, title_hash(row->title), kept++);
		}
		arena_release(scratch, mark);
	}
	r->n = kept;
	if (names)
		name_words_close(names);
	arena_free(known);
	arena_free(scratch);
}
