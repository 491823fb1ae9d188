/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assertion of Check's writes its place to a file, also when it holds; what is looked at for each value is asked by `if`. */
#include "pdf_reader.h"

#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* As ck_assert_msg(), which notes in a file that it was passed: these are passed for each object. */
#define expect(so, ...)                            \
	do {                                       \
		if (!(so))                         \
			ck_abort_msg(__VA_ARGS__); \
	} while (0)

struct span {
	const char *v, *end;
};
static const struct span nothing;

struct object {
	struct span value, data; /* of a stream: its dictionary, and what is stored */
	bool used, packed;
};

struct pdf {
	struct arena *arena;
	struct span file, trailer;
	struct object *object;
	int n;
};

/* -- values --------------------------------------------------------------------------------- */

static const char *skip_space(struct span s)
{
	while (s.v < s.end && isspace((unsigned char)*s.v))
		s.v++;
	return s.v;
}

static bool is_delimiter(char c) { return isspace((unsigned char)c) || strchr("/<>[]()", c); }

static bool starts(struct span s, const char *with)
{
	size_t n = strlen(with);
	return (size_t)(s.end - s.v) >= n && !memcmp(s.v, with, n);
}

static const char *end_of_string(struct span s)
{
	int depth = 0;
	for (const char *p = s.v; p < s.end; p++) {
		if (*p == '\\')
			p++;
		else if (*p == '(')
			depth++;
		else if (*p == ')' && --depth == 0)
			return p + 1;
	}
	ck_abort_msg("a string does not end");
	return NULL;
}

static const char *end_of_word(struct span s)
{
	const char *p = s.v + 1;
	while (p < s.end && !is_delimiter(*p))
		p++;
	return p;
}

static bool is_reference(struct span s, int *id, const char **end)
{
	int generation, used = 0;
	char text[40] = {0};
	memcpy(text, s.v, (size_t)(s.end - s.v) < sizeof(text) - 1 ? (size_t)(s.end - s.v) : sizeof(text) - 1);
	if (!isdigit((unsigned char)text[0]) || sscanf(text, "%d %d R%n", id, &generation, &used) != 2 || !used)
		return false;
	if (generation)
		ck_abort_msg("a reference to generation %d", generation);
	*end = s.v + used;
	return true;
}

/* The value that `s` starts with. */
static struct span value_of(struct span s)
{
	const char *end;
	int id;
	s.v = skip_space(s);
	if (s.v >= s.end)
		ck_abort_msg("a value is missing");
	bool dictionary = starts(s, "<<");
	if (*s.v == '(')
		return (struct span){s.v, end_of_string(s)};
	if (is_reference(s, &id, &end))
		return (struct span){s.v, end};
	if (*s.v == '<' && !dictionary)
		return (struct span){s.v, (const char *)memchr(s.v, '>', (size_t)(s.end - s.v)) + 1};
	if (*s.v != '[' && !dictionary)
		return (struct span){s.v, end_of_word(s)};
	const char *close = dictionary ? ">>" : "]";
	struct span rest = {s.v + strlen(close), s.end};
	while (rest.v = skip_space(rest), !starts(rest, close))
		rest.v = value_of(rest).end;
	return (struct span){s.v, rest.v + strlen(close)};
}

static struct span follow(const struct pdf *p, struct span s, int *id)
{
	const char *end;
	*id = 0;
	while (s.v && is_reference(s, id, &end)) {
		expect(*id > 0 && *id < p->n && p->object[*id].used, "object %d is referred to, but not there", *id);
		s = p->object[*id].value;
	}
	return s;
}

/* The value of a key, or at a place of an array. */
static struct span step_into(struct span s, const char *name, size_t n)
{
	bool dictionary = starts(s, "<<");
	if (!dictionary && !starts(s, "["))
		return nothing;
	struct span rest = {s.v + (dictionary ? 2 : 1), s.end - (dictionary ? 2 : 1)};
	for (int i = 0; (rest.v = skip_space(rest)) < rest.end; i++) {
		struct span key = value_of(rest);
		struct span value = dictionary ? value_of((struct span){key.end, rest.end}) : key;
		bool here = dictionary ? (size_t)(key.end - key.v) == n + 1 && !memcmp(key.v + 1, name, n) : i == atoi(name);
		if (here)
			return value;
		rest.v = value.end;
	}
	return nothing;
}

static struct span find(const struct pdf *p, struct span from, const char *path, int *id)
{
	struct span s = follow(p, from, id);
	while (*path && s.v) {
		size_t n = strcspn(path, " ");
		s = follow(p, step_into(s, path, n), id);
		path += n + (path[n] == ' ');
	}
	return s;
}

/* -- printing ------------------------------------------------------------------------------- */

static int byte_of(const char **p)
{
	int c = (unsigned char)*(*p)++;
	if (c != '\\')
		return c;
	c = (unsigned char)*(*p)++;
	return c == 'r' ? '\r' : c == 'n' ? '\n' : c;
}

static void print_utf16(struct span s, struct buf *out)
{
	char utf8[4];
	uint32_t high = 0;
	const char *p = s.v + 3;
	buf_puts(out, "u\"");
	while (p < s.end - 1) {
		uint32_t c = (uint32_t)byte_of(&p) << 8;
		c |= (uint32_t)byte_of(&p);
		if (c >= 0xD800 && c < 0xDC00) {
			high = c;
			continue;
		}
		if (c >= 0xDC00 && c < 0xE000)
			c = 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00);
		buf_put(out, utf8, (size_t)utf8_encode(c, utf8));
	}
	buf_putc(out, '"');
}

static void print_codes(struct span s, struct buf *out)
{
	buf_putc(out, '<');
	for (const char *p = s.v + 1; p < s.end - 1;)
		buf_printf(out, "%02X", (unsigned)byte_of(&p));
	buf_putc(out, '>');
}

static void print_string(struct span s, bool codes, struct buf *out)
{
	static const char actual[] = "/ActualText";
	size_t n = strlen(actual);
	if (starts(s, "(\xFE\xFF"))
		print_utf16(s, out);
	else if (codes && (out->n < n || memcmp(out->v + out->n - n, actual, n) != 0))
		print_codes(s, out);
	else
		buf_put(out, s.v, (size_t)(s.end - s.v));
}

static const char *print(const struct pdf *p, struct span s, bool codes)
{
	struct buf out = {0};
	while (s.v && s.v < s.end) {
		struct span string = *s.v == '(' ? value_of(s) : nothing;
		if (string.v)
			print_string(string, codes, &out);
		else if (codes || *s.v != '\n' || out.n < 2 || memcmp(out.v + out.n - 2, "<<", 2) != 0)
			buf_putc(&out, *s.v);
		s.v = string.v ? string.end : s.v + 1;
	}
	const char *text = arena_strdup(p->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

const char *pdf_at(const struct pdf *p, const char *path)
{
	int id;
	return print(p, find(p, p->trailer, path, &id), false);
}

int pdf_number(const struct pdf *p, const char *path)
{
	int id;
	find(p, p->trailer, path, &id);
	return id;
}

static int integer(const struct pdf *p, struct span dictionary, const char *path, int otherwise)
{
	int id;
	struct span s = find(p, dictionary, path, &id);
	return s.v ? atoi(arena_strndup(p->arena, s.v, (size_t)(s.end - s.v))) : otherwise;
}

/* -- streams -------------------------------------------------------------------------------- */

static struct pdf_data inflate_all(const struct pdf *p, struct span data)
{
	for (uLong room = 1 << 16;; room *= 4) {
		uLongf n = room;
		unsigned char *v = arena_alloc(p->arena, room + 1);
		int error = uncompress(v, &n, (const Bytef *)data.v, (uLong)(data.end - data.v));
		if (error == Z_BUF_ERROR && room < 1u << 28)
			continue;
		expect(error == Z_OK, "a stream cannot be inflated");
		v[n] = 0;
		return (struct pdf_data){(char *)v, n};
	}
}

static int paeth(int a, int b, int c)
{
	int pa = abs(b - c), pb = abs(a - c), pc = abs(a + b - 2 * c);
	return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* PNG's row filters (PNG specification, 9). */
struct pdf_data pdf_unfilter(struct arena *a, struct pdf_data in, size_t row, size_t pixel)
{
	expect(in.n % (row + 1) == 0, "in.n %% (row + 1) == 0");
	size_t rows = in.n / (row + 1);
	unsigned char *out = arena_alloc(a, rows * row + 1);
	for (size_t y = 0; y < rows; y++) {
		const unsigned char *from = (const unsigned char *)in.v + y * (row + 1);
		for (size_t x = 0; x < row; x++) {
			unsigned char *to = out + y * row + x;
			int left = x >= pixel ? to[-(ptrdiff_t)pixel] : 0, up = y ? to[-(ptrdiff_t)row] : 0;
			int corner = y && x >= pixel ? to[-(ptrdiff_t)(row + pixel)] : 0;
			const int guess[] = {0, left, up, (left + up) / 2, paeth(left, up, corner)};
			expect(from[0] < 5, "from[0] < 5");
			*to = (unsigned char)(from[1 + x] + guess[from[0]]);
		}
	}
	return (struct pdf_data){(char *)out, rows * row};
}

static struct pdf_data decode(const struct pdf *p, struct span dictionary, struct span data)
{
	int id;
	struct span filter = find(p, dictionary, "Filter", &id);
	struct pdf_data out = {data.v, (size_t)(data.end - data.v)};
	if (!filter.v || !starts(filter, "/FlateDecode")) {
		out.v = arena_strndup(p->arena, out.v, out.n);
		return out;
	}
	out = inflate_all(p, data);
	int predictor = integer(p, dictionary, "DecodeParms Predictor", 1);
	int colors = integer(p, dictionary, "DecodeParms Colors", 1);
	if (predictor < 10)
		return out;
	return pdf_unfilter(p->arena, out, (size_t)(colors * integer(p, dictionary, "DecodeParms Columns", 1)),
	                    (size_t)colors);
}

struct pdf_data pdf_stream(const struct pdf *p, const char *path)
{
	int id = pdf_number(p, path);
	expect(id && p->object[id].data.v, "'%s' is no stream", path);
	return decode(p, p->object[id].value, p->object[id].data);
}

const char *pdf_content(const struct pdf *p, const char *path)
{
	struct pdf_data data = pdf_stream(p, path);
	return print(p, (struct span){data.v, data.v + data.n}, true);
}

const char *pdf_row_filters(const struct pdf *p, const char *path)
{
	const struct object *o = &p->object[pdf_number(p, path)];
	struct pdf_data rows = inflate_all(p, o->data);
	size_t n = 1 + (size_t)(integer(p, o->value, "Width", 0) * integer(p, o->value, "DecodeParms Colors", 1));
	char *digits = arena_alloc(p->arena, rows.n / n + 1);
	for (size_t i = 0; i < rows.n / n; i++)
		digits[i] = (char)('0' + rows.v[i * n]);
	return digits;
}

/* -- the file ------------------------------------------------------------------------------- */

/* The object at an offset, which must bear that number; a stream with its data. */
static struct object object_at(const struct pdf *p, size_t offset, int id)
{
	char head[32];
	snprintf(head, sizeof(head), "%d 0 obj\n", id);
	expect(offset < (size_t)(p->file.end - p->file.v), "offset < (size_t)(p->file.end - p->file.v)");
	struct span s = {p->file.v + offset, p->file.end};
	expect(starts(s, head), "object %d is not where the cross-references say", id);
	s.v += strlen(head);
	struct object o = {.value = value_of(s), .used = true};
	s.v = o.value.end;
	expect(starts(s, "stream\n"), "object %d is no stream, but not packed", id);
	int n = integer(p, o.value, "Length", -1);
	expect(n >= 0, "n >= 0");
	o.data = (struct span){s.v + 7, s.v + 7 + n};
	expect(starts((struct span){o.data.end, p->file.end}, "\nendstream\nendobj\n"),
	       "a stream does not end where it says");
	return o;
}

/* "id offset" for each object, then the objects (ISO 32000-1 7.5.7). */
static void unpack(struct pdf *p, int holder, int id, int place)
{
	const struct object *o = &p->object[holder];
	struct pdf_data data = decode(p, o->value, o->data);
	char *at = (char *)(uintptr_t)data.v;
	int first = integer(p, o->value, "First", 0);
	expect(place < integer(p, o->value, "N", 0), "place < integer(p, o->value, \"N\", 0)");
	for (int i = 0; i < place; i++) {
		strtol(at, &at, 10);
		strtol(at, &at, 10);
	}
	expect((int)strtol(at, &at, 10) == id, "(int)strtol(at, &at, 10) == id");
	long offset = strtol(at, &at, 10);
	p->object[id].value = value_of((struct span){data.v + first + offset, data.v + data.n});
	p->object[id].used = p->object[id].packed = true;
}

static uint64_t big_endian(const unsigned char *v, int n)
{
	uint64_t x = 0;
	for (int i = 0; i < n; i++)
		x = x << 8 | v[i];
	return x;
}

static void check_chain(const unsigned char *rows, int n, int width)
{
	uint64_t expected = 0;
	for (int id = n - 1; id >= 0; id--)
		if (!rows[(size_t)id * (size_t)width]) {
			expect(big_endian(rows + (size_t)id * (size_t)width + 1, width - 3) == expected,
			       "big_endian(rows + (size_t)id * (size_t)width + 1, width - 3) == expected");
			expected = (uint64_t)id;
		}
	expect(expected == 0 && !rows[0], "the chain of free objects does not start at 0");
	expect(big_endian(rows + width - 2, 2) == 65535, "big_endian(rows + width - 2, 2) == 65535");
}

static void read_references(struct pdf *p, const struct object *references)
{
	int k = integer(p, references->value, "W 1", 0), width = k + 3;
	struct pdf_data rows = decode(p, references->value, references->data);
	const unsigned char *row = (const unsigned char *)rows.v;
	expect(rows.n == (size_t)(p->n * width), "rows.n == (size_t)(p->n * width)");
	for (int id = 1; id < p->n; id++)
		if (row[id * width] == 1)
			p->object[id] = object_at(p, (size_t)big_endian(row + id * width + 1, k), id);
	for (int id = 1; id < p->n; id++)
		if (row[id * width] == 2)
			unpack(p, (int)big_endian(row + id * width + 1, k), id,
			       (int)big_endian(row + id * width + 1 + k, 2));
	check_chain(row, p->n, width);
}

struct pdf *pdf_read(struct arena *a, const char *file, size_t n)
{
	struct pdf *p = NEW(a, struct pdf);
	*p = (struct pdf){.arena = a, .file = {file, file + n}};
	const char *last = file + n - 1;
	expect(n > 30 && !memcmp(file + n - 6, "%%EOF\n", 6), "the file does not end in %%%%EOF");
	while (last > file && strncmp(last, "startxref\n", 10) != 0)
		last--;
	size_t offset = strtoul(last + 10, NULL, 10);
	struct object references = object_at(p, offset, atoi(file + offset));
	p->trailer = references.value;
	p->n = integer(p, references.value, "Size", 0);
	expect(p->n == atoi(file + offset) + 1, "p->n == atoi(file + offset) + 1");
	p->object = NEW_ARRAY(a, struct object, p->n);
	read_references(p, &references);
	return p;
}

int pdf_objects(const struct pdf *p)
{
	int n = 0;
	for (int i = 1; i < p->n; i++)
		n += p->object[i].used;
	return n;
}

int pdf_packed(const struct pdf *p)
{
	int n = 0;
	for (int i = 1; i < p->n; i++)
		n += p->object[i].packed;
	return n;
}

bool pdf_holds(const struct pdf *p, const char *text)
{
	for (int i = 1; i < p->n; i++)
		if (p->object[i].used && strstr(print(p, p->object[i].value, false), text))
			return true;
	return false;
}

/* -- structure ------------------------------------------------------------------------------ */

static int page_index(const struct pdf *p, int page)
{
	struct buf path = {0};
	int found = -1, count = integer(p, p->trailer, "Root Pages Count", 0);
	for (int i = 0; i < count && found < 0; i++) {
		path.n = 0;
		buf_printf(&path, "Root Pages Kids %d", i);
		if (pdf_number(p, buf_cstr(&path)) == page)
			found = i;
	}
	buf_free(&path);
	return found;
}

static void print_element(const struct pdf *p, struct span e, int parent, struct buf *out);

static void print_kid(const struct pdf *p, struct span kid, int parent, struct buf *out)
{
	int id, page, other;
	struct span s = follow(p, kid, &id);
	find(p, s, "Pg", &page);
	int mcid = integer(p, s, "MCID", -1);
	if (!starts(s, "<<"))
		buf_put(out, s.v, (size_t)(s.end - s.v));
	else if (mcid >= 0)
		buf_printf(out, "%d:%d", page_index(p, page), mcid);
	else if (find(p, s, "Obj Subtype", &other).v && page)
		buf_printf(out, "%d:link", page_index(p, page));
	else if (find(p, s, "Obj Subtype", &other).v)
		buf_puts(out, "link");
	else
		print_element(p, s, parent, out);
}

static void print_element(const struct pdf *p, struct span e, int parent, struct buf *out)
{
	int id, above;
	struct span role = find(p, e, "S", &id);
	struct span kids = find(p, e, "K", &id);
	find(p, e, "P", &above);
	expect(above == parent, "above == parent");
	buf_put(out, role.v + 1, (size_t)(role.end - role.v - 1));
	int self = 0;
	for (int i = 1; i < p->n; i++)
		self = p->object[i].used && p->object[i].value.v == e.v ? i : self;
	if (!kids.v)
		return;
	buf_putc(out, '[');
	if (!starts(kids, "["))
		print_kid(p, kids, self, out);
	struct span rest = {kids.v + 1, kids.end - 1};
	for (bool first = true; starts(kids, "[") && (rest.v = skip_space(rest)) < rest.end; first = false) {
		struct span kid = value_of(rest);
		buf_puts(out, first ? "" : " ");
		print_kid(p, kid, self, out);
		rest.v = kid.end;
	}
	buf_putc(out, ']');
}

const char *pdf_structure(const struct pdf *p)
{
	struct buf out = {0};
	int id;
	print_element(p, find(p, p->trailer, "Root StructTreeRoot K", &id), pdf_number(p, "Root StructTreeRoot"), &out);
	const char *text = arena_strdup(p->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}
