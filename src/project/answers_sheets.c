/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a field of an answer means, and what is missing on a sheet. Nothing of a row is repeated in a message, since it may be
 * a name.
 */
#include "answers_sheets.h"
#include "roster.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* -- statements ----------------------------------------------------------------------------- */

const char *answers_field(struct arena *a, const struct scoring *s, int statement)
{
	int g = 0;
	while (g + 1 < s->groups && statement >= s->group[g + 1].first)
		g++;
	int row = statement - s->group[g].first + 1;
	const struct node *id = node_find(s->group[g].statement[row - 1].node, "id");
	if (id && id->kind == NODE_TEXT && *id->text)
		return id->text;
	return *s->group[g].id ? arena_printf(a, "%s-%d", s->group[g].id, row) : arena_printf(a, "groups-%d-%d", g + 1, row);
}

/* B2, the second of the group with that letter. */
static int by_letter(const struct scoring *s, const char *name)
{
	for (int g = 0; g < s->groups; g++) {
		const char *letter = s->group[g].letter;
		size_t n = strlen(letter), digits = strlen(name) > n ? strspn(name + n, "0123456789") : 0;
		int row = 0;
		if (!n || strncasecmp(name, letter, n) != 0 || !digits || name[n + digits] ||
		    sscanf(name + n, "%6d", &row) != 1)
			continue;
		return row >= 1 && row <= s->group[g].n ? s->group[g].first + row - 1 : -1;
	}
	return -1;
}

static int by_text(const struct scoring *s, const char *name)
{
	for (int g = 0; g < s->groups; g++)
		for (int i = 0; i < s->group[g].n; i++) {
			const struct node *text = node_find(s->group[g].statement[i].node, "text");
			if (text && text->kind == NODE_TEXT && !strcasecmp(text->text, name))
				return s->group[g].first + i;
		}
	return -1;
}

int answers_statement(struct arena *a, const struct scoring *s, const char *name)
{
	const char *number = name + (*name == 'q' || *name == 'Q');
	int n = 0;
	if (*number && strspn(number, "0123456789") == strlen(number) && sscanf(number, "%6d", &n) == 1)
		return n >= 1 && n <= s->statements ? n - 1 : -1;
	for (int i = 0; i < s->statements; i++)
		if (!strcasecmp(answers_field(a, s, i), name))
			return i;
	int found = by_letter(s, name);
	return found >= 0 ? found : by_text(s, name);
}

/* -- fields --------------------------------------------------------------------------------- */

/* The digits that sheets are printed with, and those of Chinese and Japanese keyboards. */
static int digit_of(uint32_t cp)
{
	static const uint32_t zeros[] = {'0', 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10};
	for (int i = 0; i < COUNT_OF(zeros); i++)
		if (cp >= zeros[i] && cp < zeros[i] + 10)
			return (int)(cp - zeros[i]);
	return -1;
}

/* Behind ".0", with which a spreadsheet may write a whole number; or the same place. */
static const char *skip_zeros(const char *text, const char *end)
{
	const char *p = text, *last = text;
	const uint32_t sign = p < end ? utf8_next(&p, end) : 0;
	if (sign != '.' && sign != ',' && sign != 0x66B)
		return text;
	while (p < end) {
		const int digit = digit_of(utf8_next(&p, end));
		if (digit < 0)
			break;
		if (digit > 0)
			return text;
		last = p;
	}
	return last;
}

/* What may stand between two numbers, or around one. */
static bool is_between(uint32_t cp)
{
	return cp == 0xA0 || cp == 0x202F || cp == 0x3000 || (cp && cp <= 0x7F && strchr(" ,;/&+|", (int)cp));
}

/* The numbers in a field, and whether there is nothing else but what may stand between two; no more than `most`. */
static bool read_numbers(const char *text, int *out, int most, int *n)
{
	const char *end = text + strlen(text);
	bool inside = false;
	for (*n = 0; text < end;) {
		uint32_t cp = utf8_next(&text, end);
		int digit = digit_of(cp);
		if (digit < 0 && !is_between(cp))
			return false;
		if (digit >= 0 && !inside && (*n)++ < most)
			out[*n - 1] = 0;
		if (digit >= 0 && *n <= most && out[*n - 1] < 100000)
			out[*n - 1] = out[*n - 1] * 10 + digit;
		inside = digit >= 0;
		text = inside ? skip_zeros(text, end) : text;
	}
	return true;
}

static bool is_reversed(const struct scoring *s, int statement)
{
	for (int g = 0; g < s->groups; g++)
		if (statement < s->group[g].first + s->group[g].n)
			return s->group[g].statement[statement - s->group[g].first].reversed;
	return false;
}

bool answers_is_none(const struct answers_reader *r, const char *text)
{
	int number[2] = {0}, n;
	if (utf8_is_blank(text))
		return false;
	return !read_numbers(text, number, COUNT_OF(number), &n) || !n ||
	        (n == 1 && (number[0] < 1 || number[0] > r->s->points));
}

int answers_answer(const struct answers_reader *r, const char *text, struct where at, int statement, bool place)
{
	int number[2] = {0}, n;
	if (utf8_is_blank(text))
		return 0;
	if (answers_is_none(r, text)) {
		diag_report(r->diag, DIAG_BAD_ANSWERS, at,
		            arena_printf(r->arena, "the answer to statement %d is none of the numbers 1 to %d",
		                         statement + 1, r->s->points));
		diag_hint(r->diag, "write the number that is marked on the sheet; where none is, the field stays empty");
		return 0;
	}
	if (read_numbers(text, number, COUNT_OF(number), &n) && n > 1) {
		diag_report(r->diag, DIAG_TWO_MARKS, at, statement + 1);
		return 0;
	}
	return score_value(r->s->points, number[0], is_reversed(r->s, statement) && !place);
}

/* -- sheets --------------------------------------------------------------------------------- */

static void report_blanks(const struct answers_reader *r, const int *answer, const bool *told, struct where at)
{
	struct buf blank = {0};
	int n = 0;
	for (int i = 0; i < r->s->statements; i++)
		if (!answer[i] && ++n && !told[i])
			buf_printf(&blank, "%s%d", blank.n ? ", " : "", i + 1);
	if (n == r->s->statements)
		diag_report(r->diag, DIAG_BLANK_SHEET, at);
	else if (blank.n)
		diag_report(r->diag, DIAG_BLANK_ANSWER, at, buf_cstr(&blank));
	buf_free(&blank);
}

/* NULL: there is none. */
static struct answer_sheet *sheet_of(const struct answers_reader *r, const char *id)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&r->by_id, hash_bytes(id, strlen(id), HASH_SEED), &step));)
		if (!strcmp(r->sheets.v[*i].id, id))
			return &r->sheets.v[*i];
	return NULL;
}

static void report_second_sheet(const struct answers_reader *r, int line, struct where at)
{
	diag_report(r->diag, DIAG_BAD_ANSWERS, at,
	            line ? arena_printf(r->arena, "this pupil has answers in line %d too", line)
	                 : "this pupil has another form in the folder");
	diag_hint(r->diag,
	          line ? "keep the row that counts; of two pupils of one name each needs a 'code'"
	               : "keep the one that counts");
}

void answers_add(struct answers_reader *r, struct answer_sheet sheet, const bool *told, struct where at)
{
	const struct answer_sheet *other = *sheet.id ? sheet_of(r, sheet.id) : NULL;
	report_blanks(r, sheet.answer, told, at);
	if (other)
		report_second_sheet(r, other->line, at);
	else if (*sheet.id)
		hashes_put(r->arena, &r->by_id, hash_bytes(sheet.id, strlen(sheet.id), HASH_SEED), r->sheets.n);
	*vec_push(r->arena, &r->sheets) = sheet;
}

/* -- who gave none -------------------------------------------------------------------------- */

/* A row of the class list, which messages show only where names may be printed. */
static struct where place_of(const struct answers_reader *r, struct where at)
{
	struct source *hidden = NEW(r->arena, struct source);
	*hidden = (struct source){.path = at.source->path};
	return r->request->names ? at : (struct where){hidden, at.line, at.column};
}

/* The same list by names, where the table has codes, and names may be printed. */
static const struct roster *names_of(const struct answers_reader *r)
{
	const struct answers_request *q = r->request;
	const struct roster_options o = {.project = q->project, .document = q->sheet->name, .seed = q->seed};
	return r->coded && q->names ? roster_read(r->arena, project_sink(q->project, r->arena), q->roster, &o) : NULL;
}

/* A sheet that has only a code. */
static void name_sheet(struct answer_sheet *sheet, const struct pupil *p)
{
	if (strcmp(sheet->name, sheet->id) != 0)
		return;
	sheet->name = sheet->code = p->title;
	sheet->at = p->cell[PUPIL_NAME]->at;
}

static void report_unknown(const struct answers_reader *r, const bool *known)
{
	for (int i = 0; i < r->sheets.n; i++) {
		if (known[i])
			continue;
		diag_report(r->diag, DIAG_UNKNOWN_PUPIL, r->sheets.v[i].at);
		diag_hint(r->diag, "a pupil is known by the list and the --seed that the sheets were made with");
	}
}

void answers_missing(struct answers_reader *r, struct answers *out)
{
	const struct answers_request *q = r->request;
	const struct roster_options o = {
	        .project = q->project, .document = q->sheet->name, .codes = r->coded, .seed = q->seed};
	const struct roster *roster = q->roster ? roster_read(r->arena, r->diag, q->roster, &o) : NULL;
	const struct roster *named = roster ? names_of(r) : NULL;
	VEC(const char *) missing = {0};
	VEC(struct where) places = {0};
	bool *known = NEW_ARRAY(r->arena, bool, r->sheets.n + 1);
	for (int i = 0; roster && i < roster->n; i++) {
		const struct pupil *p = roster_pupil(r->arena, roster, i),
		                   *by_name = named ? roster_pupil(r->arena, named, i) : NULL;
		struct answer_sheet *sheet = sheet_of(r, p->key);
		if (!sheet)
			sheet = sheet_of(r, p->title);
		if (sheet && by_name)
			name_sheet(sheet, by_name);
		if (sheet) {
			known[sheet - r->sheets.v] = true;
			continue;
		}
		diag_report(r->diag, DIAG_MISSING_SHEET, place_of(r, p->row->at));
		if (by_name)
			p = by_name;
		*vec_push(r->arena, &missing) = p->title;
		*vec_push(r->arena, &places) = p->cell[PUPIL_NAME] ? p->cell[PUPIL_NAME]->at : p->row->at;
	}
	if (roster)
		report_unknown(r, known);
	out->listed = roster != NULL;
	out->missing = (struct list_of){missing.n, missing.v, NULL};
	out->missing_at = places.v;
}
