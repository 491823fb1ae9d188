/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hyphenation patterns, by libhyphen. Reading a pattern file costs as much as setting ten pages (German:
 * 117 million instructions), so a run reads each file once, with the first paragraph that needs it.
 *
 * The first line of a file names its encoding, as hunspell does it, and the words of platen are UTF-8. So libhyphen
 * gets every file in UTF-8: converted by ICU, without BOM, comments and carriage returns. It would take any other
 * name, "utf-8 " as well, for an encoding of single bytes, and hyphenate wrongly.
 */
#include "internal.h"

#include <hyphen.h>
#include <stdio.h>
#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

/* libhyphen reads lines into 100 bytes, with their line feed and a NUL. */
enum { LONGEST_LINE = 98, LONGEST_NAME = 40 };

struct pattern_reader {
	struct arena *arena; /* for `why` */
	const char *text, *end;
	char encoding[LONGEST_NAME + 1];
	const char *why; /* of a file that is refused; NULL: none yet */
};

/* -- encodings ------------------------------------------------------------------------------ */

static bool refuse(struct pattern_reader *r, const char *why)
{
	r->why = why;
	return false;
}

/* Names as ICU knows them: hunspell has two of its own. */
static const char *converter_name(const char *name)
{
	if (!strncasecmp(name, "microsoft-", 10))
		return name + 10;
	return strcasecmp(name, "ISCII-DEVANAGARI") ? name : "iscii-dev";
}

static bool is_utf8(const char *name) { return !strcasecmp(name, "UTF-8") || !strcasecmp(name, "UTF8"); }

/* Whether text in that encoding begins with its name in ASCII, as UTF-16 and EBCDIC do not. */
static bool is_known(const char *name)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar wide[LONGEST_NAME + 1];
	char again[LONGEST_NAME + 1];
	UConverter *c = ucnv_open(converter_name(name), &error);
	int32_t n = ucnv_toUChars(c, wide, LONGEST_NAME, name, (int32_t)strlen(name), &error);
	u_UCharsToChars(wide, again, U_SUCCESS(error) ? n : 0);
	bool same = U_SUCCESS(error) && n == (int32_t)strlen(name) && !strncmp(name, again, (size_t)n);
	ucnv_close(c);
	return same;
}

/* Reads the first line. */
static bool read_encoding(struct pattern_reader *r)
{
	static const char known[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:.";
	if (r->end - r->text >= 3 && !memcmp(r->text, "\xEF\xBB\xBF", 3))
		r->text += 3;
	size_t n = 0, most = (size_t)(r->end - r->text);
	while (n < most && n < LONGEST_NAME && r->text[n] && strchr(known, r->text[n]))
		n++;
	memcpy(r->encoding, r->text, n);
	r->encoding[n] = 0;
	r->text += n;
	while (r->text < r->end && (*r->text == ' ' || *r->text == '\t'))
		r->text++;
	bool whole = n && (r->text == r->end || *r->text == '\n' || *r->text == '\r');
	if (!whole)
		return refuse(r, "names no encoding in its first line");
	if (!is_utf8(r->encoding) && !is_known(r->encoding))
		return refuse(r, arena_printf(r->arena, "is in the encoding '%s', which is not known", r->encoding));
	return true;
}

/* Converts the rest of the file to UTF-8; false: it is not in its encoding, or holds a NUL. */
static bool convert(struct pattern_reader *r, struct buf *out)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t size = (int32_t)(r->end - r->text), n = 0;
	UChar *wide = NEW_ARRAY(r->arena, UChar, size + 1);
	UConverter *c = ucnv_open(converter_name(r->encoding), &error);
	ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
	n = ucnv_toUChars(c, wide, size + 1, r->text, size, &error);
	ucnv_close(c);
	if (U_FAILURE(error))
		return false;
	for (int32_t i = 0; i < n; i++) { /* all of these encodings lie in the basic plane */
		char utf8[4];
		if (!wide[i])
			return false;
		buf_put(out, utf8, (size_t)utf8_encode(wide[i], utf8));
	}
	if (!n)
		return true;
	r->text = out->v;
	r->end = out->v + out->n;
	return true;
}

static bool is_whole(const char *p, const char *end)
{
	while (p < end) {
		const char *at = p;
		if ((signed char)*p > 0)
			p++;
		else if (!*p || (utf8_next(&p, end) == 0xFFFD && p - at < 3))
			return false;
	}
	return true;
}

static bool to_utf8(struct pattern_reader *r, struct buf *converted)
{
	if (r->end - r->text > INT32_MAX / 4)
		return refuse(r, "is larger than any file of patterns");
	bool whole = is_utf8(r->encoding) ? is_whole(r->text, r->end) : convert(r, converted);
	if (!whole)
		return refuse(r,
		              arena_printf(r->arena, "is not in the encoding that its first line names, %s", r->encoding));
	return true;
}

/* -- lines ---------------------------------------------------------------------------------- */

/* Copies the lines that libhyphen needs. */
static bool copy_lines(struct pattern_reader *r, struct buf *out)
{
	int number = 1, patterns = 0;
	buf_puts(out, "UTF-8");
	for (const char *p = r->text; p < r->end; number++) {
		size_t n = 0, most = (size_t)(r->end - p);
		while (n < most && p[n] != '\n' && p[n] != '\r')
			n++;
		if (n > LONGEST_LINE && *p != '%')
			return refuse(r, arena_printf(r->arena, "has a pattern of %zu bytes in line %d", n, number));
		if (n && *p != '%') {
			buf_putc(out, '\n');
			buf_put(out, p, n);
			patterns += *p < 'A' || *p > 'Z'; /* settings are written in capitals, patterns in small letters */
		}
		p += n;
		p += p + 1 < r->end && *p == '\r' && p[1] == '\n' ? 2 : p < r->end;
	}
	buf_putc(out, '\n');
	return patterns || refuse(r, "holds no patterns");
}

static HyphenDict *load_lines(struct buf *lines)
{
	FILE *f = fmemopen(lines->v, lines->n, "r");
	HyphenDict *dict = f ? hnj_hyphen_load_file(f) : NULL;
	if (f)
		fclose(f);
	return dict;
}

static HyphenDict *load_patterns(struct pattern_reader *r)
{
	struct buf converted = {0}, lines = {0};
	HyphenDict *dict = NULL;
	if (read_encoding(r) && to_utf8(r, &converted) && copy_lines(r, &lines)) {
		dict = load_lines(&lines);
		if (!dict)
			machine_failure("hyphenation patterns: libhyphen has read none");
	}
	buf_free(&converted);
	buf_free(&lines);
	return dict;
}

/* -- the list ------------------------------------------------------------------------------- */

static struct pattern_reader reader(struct arena *a, const struct source *source)
{
	return (struct pattern_reader){.arena = a, .text = source->text, .end = source->text + source->size};
}

const char *patterns_look(struct arena *a, const struct source *source)
{
	struct pattern_reader r = reader(a, source);
	read_encoding(&r);
	return r.why;
}

const struct pattern_file *patterns_read(struct pattern_list *list, const struct source *source)
{
	for (int i = 0; i < list->v.n; i++)
		if (list->v.v[i].source == source)
			return &list->v.v[i];
	struct pattern_reader r = reader(list->arena, source);
	HyphenDict *dict = load_patterns(&r);
	struct pattern_file *file = vec_push(list->arena, &list->v);
	*file = (struct pattern_file){source, dict, r.why};
	return file;
}

void patterns_close(struct pattern_list *list)
{
	for (int i = 0; i < list->v.n; i++)
		if (list->v.v[i].dict)
			hnj_hyphen_free(list->v.v[i].dict);
}
