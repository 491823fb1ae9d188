/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a table of answers. It is refused with a message, or each of its sheets can be scored and all of them be
 * summed up.
 */
#include "fuzz.h"

#include "answers.h"

#include <string.h>

static const char project_text[] = "subject: demo\nlocales: [en]\ndocuments: [page]\n";
static const char layout_text[] = "shape: demo\nbody: [{heading: {text: '{title}', level: 1}}]\n";
static const char shape_text[] =
        "fields:\n"
        "  title: {type: text}\n"
        "  scale: {type: list, of: {type: text}}\n"
        "  groups:\n"
        "    type: list\n"
        "    of:\n"
        "      type: group\n"
        "      fields: {id: {type: id}, letter: {type: text}, rows: {type: list, of: {type: group, fields: "
        "{text: {type: text}}}}}\n"
        "  ranges: {type: list, of: {type: group, fields: {from: {type: number}, to: {type: number}}}}\n"
        "scoring: {scale: scale, groups: groups, statements: rows, bands: ranges}\n";
static const char content_text[] = "title: A sheet\n"
                                   "scale: ['no', partly, 'yes']\n"
                                   "groups:\n"
                                   "  - {id: arts, letter: A, rows: [{text: I sing.}, {text: I draw.}]}\n"
                                   "  - {id: sums, letter: B, rows: [{text: I add.}]}\n"
                                   "ranges: [{from: 1, to: 6}]\n";
static const char class_text[] = "name;code\nAda;K1\nBen;K2\nAda;K3\n";

static const struct project *open_project(struct arena *a, struct diag *d, struct root *root)
{
	const struct project *p = project_load(root, a, d);
	fuzz_require(p && !diag_errors(d), "the project has a mistake");
	return p;
}

static void check_sheet(struct arena *a, const struct scoring *s, const struct answer_sheet *sheet)
{
	const struct sheet_score score = score_sheet(a, s, sheet->answer);
	int answered = 0;
	for (int i = 0; i < s->statements; i++) {
		fuzz_require(sheet->answer[i] >= 0 && sheet->answer[i] <= s->points, "an answer that is not on the scale");
		answered += sheet->answer[i] > 0;
	}
	fuzz_require(score.answered == answered, "answers are lost");
	fuzz_require(fuzz_is_text(sheet->name, strlen(sheet->name)) && fuzz_is_text(sheet->code, strlen(sheet->code)),
	             "a name is no text");
}

static void check_answers(struct arena *a, struct diag *d, const struct class_answers *c)
{
	for (int i = 0; i < c->answers->n; i++)
		check_sheet(a, c->scoring, &c->answers->sheet[i]);
	fuzz_require(c->answers->n > 0 || diag_errors(d) > 0, "no sheets, and not a word of it");
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	fuzz_file("platen.yaml", project_text, strlen(project_text));
	fuzz_file("layouts/page.yaml", layout_text, strlen(layout_text));
	fuzz_file("layouts/shapes/demo.yaml", shape_text, strlen(shape_text));
	fuzz_file("content/demo/en.yaml", content_text, strlen(content_text));
	fuzz_file("class.csv", class_text, strlen(class_text));
	fuzz_file("answers.csv", data, size);
	struct root *root = root_open(a, fuzz_folder());
	const struct project *p = open_project(a, d, root);
	const struct answers_request q = {.root = root,
	                                  .project = p,
	                                  .sheet = p->documents.v,
	                                  .locale = "en",
	                                  .path = arena_printf(a, "%s/answers.csv", fuzz_folder()),
	                                  .roster = size % 3 ? NULL : arena_printf(a, "%s/class.csv", fuzz_folder()),
	                                  .positions = size % 2,
	                                  .names = size % 5 == 0};
	struct class_answers c = {0};
	const bool read = project_answers(a, d, &q, &c);
	fuzz_require(read || diag_errors(d) > 0, "a table was refused without a word");
	fuzz_print(d);
	if (read)
		check_answers(a, d, &c);
	arena_free(a);
	return 0;
}
