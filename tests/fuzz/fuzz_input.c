/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a layout, as a theme, as a shape and as prose: nothing may crash or hang, what cannot be
 * read must be said, and what is printed must be UTF-8.
 *
 * With libFuzzer: clang -fsanitize=fuzzer,address,undefined -DLIBFUZZER. Without it, a program of its
 * own: fuzz_input COUNT SEED FILE... reads each file as it is, then COUNT mutations of them, the same
 * ones for the same seed. The folder that it names stays after a crash: layouts/a.yaml in it is the
 * input. An input that takes longer than SECONDS ends the program by SIGALRM.
 */
#include "bind.h"
#include "rich.h"
#include "style.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECONDS 20

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/platen-fuzz-XXXXXX";
static bool opened;

static void require(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "fuzz_input: %s\n", what);
	abort();
}

static void path_in_folder(char out[64], const char *name) { snprintf(out, 64, "%s/%s", folder, name); }

static void open_folder(void)
{
	char path[64];
	if (opened)
		return;
	require(mkdtemp(folder) != NULL, "cannot make a folder");
	path_in_folder(path, "layouts");
	require(mkdir(path, 0700) == 0, "cannot make a folder");
	opened = true;
}

static void write_layout(const uint8_t *data, size_t size)
{
	char path[64];
	path_in_folder(path, "layouts/a.yaml");
	FILE *f = fopen(path, "wb");
	require(f && fwrite(data, 1, size, f) == size && fclose(f) == 0, "cannot write the input");
}

static void check_printed(const struct diag *d)
{
	static const enum diag_format formats[] = {DIAG_TEXT, DIAG_JSON, DIAG_GITHUB};
	for (int i = 0; i < COUNT_OF(formats); i++) {
		struct buf out = {0};
		diag_print(d, formats[i], false, &out);
		const char *p = buf_cstr(&out), *end = p + out.n;
		require(strlen(p) == out.n, "a NUL was printed");
		for (const char *start = p; p < end; start = p)
			require(utf8_next(&p, end) != 0xFFFD || p - start == 3, "damaged UTF-8 was printed");
		buf_free(&out);
	}
}

static void read_as_record(struct arena *a, struct diag *d, const struct node *n, const struct record *r)
{
	struct schema s = {.arena = a, .diag = d};
	schema_load(&s, n, r, arena_alloc(a, r->size));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	const char *text = arena_strndup(a, (const char *)data, size);
	struct source source = {"a.yaml", text, size};
	open_folder();
	write_layout(data, size);

	struct node *n = yaml_parse(a, &source, d);
	require(n || diag_errors(d) > 0, "a file was refused without a word");
	read_as_record(a, d, n, &theme_record);
	read_as_record(a, d, n, &shape_record);
	rich_prose(a, d, text, (struct where){&source, 1, 1});
	check_printed(d);

	struct diag *layout = diag_new(a);
	struct document_spec *spec =
	        descriptor_load(root_open(a, folder), a, layout, (struct descriptor_source){.name = "a", .locale = "en"});
	require(spec || diag_errors(layout) > 0, "a layout was refused without a word");
	check_printed(layout);
	arena_free(a);
	return 0;
}

#ifndef LIBFUZZER

static void close_folder(void)
{
	static const char *const names[] = {"layouts/a.yaml", "layouts", ""};
	char path[64];
	for (int i = 0; i < COUNT_OF(names); i++) {
		path_in_folder(path, names[i]);
		remove(path);
	}
}

/* -- mutations ------------------------------------------------------------------------------ */

struct input {
	char *v;
	size_t n;
};

static uint64_t state;

/* xorshift64* (Vigna 2014): below `n`, which is small beside 2^32. */
static size_t below(size_t n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return n ? (size_t)((state * 2685821657736338717ull) >> 32) % n : 0;
}

/* What has a meaning to YAML, to the tables, to templates or to Markdown. */
static const char *const words[] = {
        "",
        "~",
        "[]",
        "{}",
        "- ",
        ": ",
        "*x",
        "&x ",
        "&x [*x]",
        "|\n  ",
        "'",
        "\"",
        "\\0",
        "\\u202E",
        "# ",
        " #x",
        "\t",
        "\n",
        "---\n",
        "? ",
        "-1",
        "1e9",
        "0",
        "99999in",
        "-5mm",
        "1fr",
        "100%",
        "auto",
        "2147483648",
        "0.0000001pt",
        "none",
        "#fff",
        "true",
        "{title}",
        "{{",
        "{",
        "{a|b|c}",
        "**",
        "*a*",
        "[x](https://x)",
        "> ",
        "<nobr>",
        "<span lang=\"de\">",
        "</span>",
        "`",
        "![x](y)",
        "&amp;",
        "\xC3\xA9",
        "\xFF",
        "\xE2\x80\xAE",
        "\xEF\xBB\xBF",
        "\xF0\x9F\x98\x80",
        "\xE2\x80\xA8",
        "<<: ",
        "!!set ",
        "extends: a",
        "each: a",
        "when: a",
        "styles: {a: {extends: a}}",
};

static void replace(struct input *in, size_t from, size_t size, const char *bytes, size_t n)
{
	char *v = malloc(in->n - size + n + 1);
	require(v != NULL, "out of memory");
	memcpy(v, in->v, from);
	memcpy(v + from, bytes, n);
	memcpy(v + from + n, in->v + from + size, in->n - from - size);
	in->n = in->n - size + n;
	free(in->v);
	in->v = v;
}

/* The end of the line that holds `at`. */
static size_t line_end(const struct input *in, size_t at)
{
	while (at < in->n && in->v[at] != '\n')
		at++;
	return at;
}

/* From a colon near a random place to the end of its line: the value of some key. */
static void replace_value(struct input *in, const char *word)
{
	size_t at = below(in->n);
	while (at + 1 < in->n && !(in->v[at] == ':' && in->v[at + 1] == ' '))
		at++;
	if (at + 2 <= in->n)
		replace(in, at + 2, line_end(in, at + 2 < in->n ? at + 2 : in->n) - (at + 2), word, strlen(word));
}

static void mutate(struct input *in, const struct input *other)
{
	const char *word = words[below(COUNT_OF(words))];
	size_t at = below(in->n), size = below(40), rest = in->n - at, from = below(other->n);
	char byte = (char)below(256);
	size = size < rest ? size : rest;
	switch (below(7)) {
	case 0: replace(in, at, rest ? 1 : 0, &byte, 1); break;
	case 1: replace(in, at, size, "", 0); break;
	case 2: replace(in, at, 0, word, strlen(word)); break;
	case 3: replace(in, at, line_end(in, at) - at, word, strlen(word)); break;
	case 4: replace(in, line_end(in, at), 0, other->v + from, line_end(other, from) - from); break;
	default: replace_value(in, word); break;
	}
}

static struct input copy_of(const struct input *in)
{
	struct input copy = {malloc(in->n + 1), in->n};
	require(copy.v != NULL, "out of memory");
	memcpy(copy.v, in->v, in->n);
	return copy;
}

static struct input load(const char *path)
{
	struct input in = {NULL, 0};
	FILE *f = fopen(path, "rb");
	require(f != NULL, path);
	require(fseek(f, 0, SEEK_END) == 0 && ftell(f) >= 0, path);
	in.n = (size_t)ftell(f);
	in.v = malloc(in.n + 1);
	require(in.v != NULL, "out of memory");
	rewind(f);
	require(fread(in.v, 1, in.n, f) == in.n, path);
	fclose(f);
	return in;
}

static void run(const struct input *in)
{
	alarm(SECONDS);
	LLVMFuzzerTestOneInput((const uint8_t *)in->v, in->n);
	alarm(0);
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		fputs("usage: fuzz_input COUNT SEED FILE...\n", stderr);
		return 2;
	}
	long count = strtol(argv[1], NULL, 10);
	size_t n = (size_t)argc - 3;
	struct input *seeds = calloc(n, sizeof(*seeds));
	require(seeds != NULL, "out of memory");
	state = strtoull(argv[2], NULL, 10) * 2 + 1; /* not zero, which xorshift never leaves */
	open_folder();
	fprintf(stderr, "fuzz_input: the input is in %s/layouts\n", folder);
	for (size_t i = 0; i < n; i++) {
		seeds[i] = load(argv[i + 3]);
		run(&seeds[i]);
	}
	for (long i = 0; i < count; i++) {
		struct input in = copy_of(&seeds[below(n)]);
		for (size_t times = 1 + below(6); times > 0; times--)
			mutate(&in, &seeds[below(n)]);
		run(&in);
		free(in.v);
	}
	close_folder();
	for (size_t i = 0; i < n; i++)
		free(seeds[i].v);
	free(seeds);
	printf("%ld mutations of %zu files: none crashed, hung or was refused without a word\n", count, n);
	return 0;
}

#endif
