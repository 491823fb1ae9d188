/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of hyphenation patterns: the encodings, line ends and comments that they may have, and what is refused. */
#include "folder.h"
#include "text/internal.h"

#include <hyphen.h>

Suite *suite_patterns(void);

struct patterns {
	struct folder folder;
	struct pattern_list list;
	struct source source;
};

static const struct pattern_file *patterns_open(struct patterns *p, const char *bytes, size_t size)
{
	folder_open(&p->folder);
	p->list = (struct pattern_list){.arena = p->folder.arena};
	p->source = (struct source){.text = bytes, .size = size};
	return patterns_read(&p->list, &p->source);
}

static void patterns_end(struct patterns *p)
{
	patterns_close(&p->list);
	folder_close(&p->folder);
}

/* A word in UTF-8 with "-" at its places. */
static const char *hyphenated(struct arena *a, HyphenDict *dict, const char *word)
{
	char marks[100], *out = arena_alloc(a, 200), *at = out;
	char **rep = NULL;
	int *pos = NULL, *cut = NULL, i = 0;
	ck_assert_int_eq(hnj_hyphen_hyphenate3(dict, word, (int)strlen(word), marks, NULL, &rep, &pos, &cut, 1, 1, 1, 1), 0);
	for (const char *p = word, *end = word + strlen(word); p < end; i++) {
		const char *from = p;
		utf8_next(&p, end);
		at = mempcpy(at, from, (size_t)(p - from));
		if (p < end && (marks[i] & 1))
			*at++ = '-';
	}
	*at = 0;
	free(rep);
	free(pos);
	free(cut);
	return out;
}

#define NINETY "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
#define LONGEST_LINE NINETY "abcdef" /* with two signs before it 98 bytes */
#define FORTY "ISO8859-1-and-then-something-behind-that"

static const struct {
	const char *file, *word, *wanted;
} readable[] = {
        {"UTF-8\né1a\n", "aéaéb", "aé-aéb"},
        {"ISO8859-1\n\xE9\x31\x61\n", "aéaéb", "aé-aéb"},
        {"ISO-8859-2\n\xBF\x31\xF3\n", "żóźó", "ż-óźó"},
        {"iso8859-2 \n\xBF\x31\xF3", "żóźó", "ż-óźó"},
        {"ISO8859-7\n\xE1\x31\xE2\n", "αβγ", "α-βγ"},
        {"ISO8859-13\n\xE2\x31\x62\n", "ābāc", "ā-bāc"},
        {"ISO8859-15\n\xBD\x31u\n", "œuf", "œ-uf"},
        {"KOI8-R\n\xC1\x31\xC2\n", "абаа", "а-баа"},
        {"KOI8-U\n\xA6\x31\xC2\n", "іба", "і-ба"},
        {"microsoft-cp1251\n\xE0\x31\xE1\n", "абаа", "а-баа"},
        {"CP1250\n\x9C\x31\x61\n", "śaś", "ś-aś"},
        {"TIS620-2533\n\xA1\x31\xA2\n", "กขก", "ก-ขก"},
        {"ISCII-DEVANAGARI\n\xB3\x31\xB4\n", "कखक", "क-खक"},
        /* A BOM, other line ends, and names that libhyphen does not take for UTF-8. */
        {"\xEF\xBB\xBFUTF-8\r\né1a\r\n", "éaé", "é-aé"},
        {"UTF-8\ré1a\rb1b\r", "éabb", "é-ab-b"},
        {"utf-8\t\né1a\n", "éaé", "é-aé"},
        {"UTF8\n\né1a\n\n", "éaé", "é-aé"},
        /* A long comment is no pattern, nor does it end the file. */
        {"UTF-8\n% 1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567 a1a\n"
         "é1a\n",
         "aaéa", "aaé-a"},
        {"UTF-8\nLEFTHYPHENMIN 2\na1b\n", "aab", "aa-b"},
        /* The longest line that there may be, and the sign that stands for bytes that are none. */
        {"UTF-8\na1b\nb1" LONGEST_LINE "\n", "aab", "aa-b"},
        {"UTF-8\n% \uFFFD\na1b\n", "aab", "aa-b"},
};

START_TEST(files_are_read_in_their_encoding)
{
	struct patterns p;
	const struct pattern_file *file = patterns_open(&p, readable[_i].file, strlen(readable[_i].file));
	ck_assert_msg(!file->why, "%s", file->why);
	ck_assert_ptr_null(patterns_look(p.folder.arena, &p.source));
	ck_assert_str_eq(hyphenated(p.folder.arena, file->dict, readable[_i].word), readable[_i].wanted);
	patterns_end(&p);
}
END_TEST

#define LONG_LINE "abcdefghij1abcdefghij1abcdefghij1abcdefghij1abcdefghij1abcdefghij1abcdefghij1abcdefghij1abcdefghij1"

static const struct {
	const char *file;
	size_t size; /* 0: up to its NUL */
	bool early;  /* the first line tells */
	const char *why;
} refused[] = {
        {"", 0, true, "names no encoding in its first line"},
        {"\n\na1b\n", 0, true, "names no encoding in its first line"},
        {"% Polish patterns\n.a1b\n", 0, true, "names no encoding in its first line"},
        {"UTF-8, of 2024\na1b\n", 0, true, "names no encoding in its first line"},
        {"\x89PNG\r\n\x1A\n", 0, true, "names no encoding in its first line"},
        {"a1b\nb1c\n", 0, true, "is in the encoding 'a1b', which is not known"},
        {"ISO8859-99\na1b\n", 0, true, "is in the encoding 'ISO8859-99', which is not known"},
        {"UTF-16\na1b\n", 0, true, "is in the encoding 'UTF-16', which is not known"},
        {"IBM-037\na1b\n", 0, true, "is in the encoding 'IBM-037', which is not known"},
        {"UTF-8\n\xBF\x31\xF3\n", 0, false, "is not in the encoding that its first line names, UTF-8"},
        {"UTF-8\na1b\0b1a\n", 14, false, "is not in the encoding that its first line names, UTF-8"},
        {"ISO8859-7\na1b\xFF\n", 0, false, "is not in the encoding that its first line names, ISO8859-7"},
        {"ISO8859-2\na\0b\n", 14, false, "is not in the encoding that its first line names, ISO8859-2"},
        {"UTF-8\na1b\n" LONG_LINE "\n", 0, false, "has a pattern of 99 bytes in line 3"},
        {"UTF-8\r\na1b\r\n" LONG_LINE "\r\n", 0, false, "has a pattern of 99 bytes in line 3"},
        {FORTY "\na1b\n", 0, true, "is in the encoding '" FORTY "', which is not known"},
        {FORTY "s\na1b\n", 0, true, "names no encoding in its first line"},
        {"UTF-8", 0, false, "holds no patterns"},
        {"KOI8-R", 0, false, "holds no patterns"},
        {"UTF-8\n% a1b\n\nLEFTHYPHENMIN 2\n", 0, false, "holds no patterns"},
};

START_TEST(files_are_refused)
{
	struct patterns p;
	size_t size = refused[_i].size ? refused[_i].size : strlen(refused[_i].file);
	const struct pattern_file *file = patterns_open(&p, refused[_i].file, size);
	ck_assert_ptr_null(file->dict);
	ck_assert_pstr_eq(file->why, refused[_i].why);
	ck_assert_pstr_eq(patterns_look(p.folder.arena, &p.source), refused[_i].early ? refused[_i].why : NULL);
	ck_assert_ptr_eq(patterns_read(&p.list, &p.source), file);
	patterns_end(&p);
}
END_TEST

Suite *suite_patterns(void)
{
	Suite *suite = suite_create("patterns");
	TCase *c = tcase_create("patterns");
	tcase_add_loop_test(c, files_are_read_in_their_encoding, 0, COUNT_OF(readable));
	tcase_add_loop_test(c, files_are_refused, 0, COUNT_OF(refused));
	suite_add_tcase(suite, c);
	return suite;
}
