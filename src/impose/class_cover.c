/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cover of a pack: title, counts, then the list in two columns, which goes on over as many pages as it takes, and
 * the pupils whose sheets are not in it.
 *
 * Words are sentences of the locale, as those of tiles; nothing on it comes from a layout but font and paper.
 */
#include "class_cover.h"
#include "language.h"
#include "words.h"

#include <string.h>

#define MARGIN PT(51)
#define GAP PT(20) /* between columns */
#define AFTER_ROW PT(3)
#define NARROW PT(330) /* of the room for two columns */

struct cover {
	struct class_cover *job;
	struct arena *arena;
	struct words words;
	struct pages *out;
	struct page *page;
	struct canvas c;
	mpt margin, left, width, y, bottom, size;
	mpt top;    /* of the columns on this page */
	mpt lowest; /* that they come down to */
	int column, columns;
};

/* -- pages and texts ------------------------------------------------------------------------ */

static void begin_page(struct cover *k)
{
	const struct page *like = &k->job->like->page.v[0];
	k->page = vec_push(k->arena, &k->out->page);
	const mpt least = mpt_min(like->width, like->height), most = mpt_max(like->width, like->height);
	const bool lies = k->job->short_edge;
	*k->page = (struct page){.width = lies ? most : least, .height = lies ? least : most};
	k->page->label = arena_printf(k->arena, "%d", k->out->page.n);
	k->margin = mpt_min(MARGIN, least / 8);
	k->left = k->y = k->top = k->lowest = k->margin;
	k->width = k->page->width - 2 * k->margin;
	k->bottom = k->page->height - k->margin;
	k->column = 0;
	k->c = (struct canvas){.arena = k->arena};
}

static void end_page(struct cover *k) { k->page->items = k->c.items; }

static const char *say(const struct cover *k, enum sentence which, const char *part, const char *text)
{
	return words_sentence(&k->words, which, (struct sentence_part[]){{part, text}, {0}});
}

static void put(struct cover *k, struct element *e, const struct para *p, mpt x)
{
	k->c.element = e;
	canvas_para(&k->c, p, x, k->y);
	k->c.element = NULL;
}

static void put_line(struct cover *k, enum role role, const char *text, mpt size, int weight, mpt after)
{
	const struct para *p =
	        words_text(&k->words, text, k->job->at, words_style(&k->words, size, weight), k->width, ALIGN_START);
	if (!p)
		return;
	put(k, element_new(k->arena, k->out->top, role), p, k->left);
	k->y += p->height + after;
}

static void put_fact(struct cover *k, enum sentence which, const char *part, const char *text)
{
	put_line(k, ROLE_P, say(k, which, part, text), k->size, 400, PT(2));
}

static void put_head(struct cover *k, const char *text)
{
	k->y += PT(10);
	put_line(k, ROLE_H2, text, k->size * 5 / 4, 700, PT(4));
}

/* What sheets say of themselves, where that is in another language than the cover. */
static const char *quoted(const struct cover *k, const char *text, const char *lang)
{
	return lang && language_is_rtl(lang) != k->job->gfx.rtl ? text_isolated(k->arena, text) : text;
}

/* Names in it stand between isolates. */
static const char *item(const struct cover *k, const char *name, const char *value)
{
	return words_sentence(&k->words, SENTENCE_ITEM, (struct sentence_part[]){{"name", name}, {"value", value}, {0}});
}

/* -- counts --------------------------------------------------------------------------------- */

struct kind {
	const char *name;
	int n;
};
struct kinds {
	VEC(struct kind) v;
};

static void count(struct cover *k, struct kinds *kinds, const char *name)
{
	for (int i = 0; i < kinds->v.n; i++)
		if (!strcmp(kinds->v.v[i].name, name)) {
			kinds->v.v[i].n++;
			return;
		}
	*vec_push(k->arena, &kinds->v) = (struct kind){name, 1};
}

/* In the order in which they come in the list. */
static void put_kinds(struct cover *k)
{
	struct kinds kinds = {0};
	for (int i = 0; i < k->job->n; i++)
		count(k, &kinds, k->job->row[i].kind);
	put_head(k, say(k, SENTENCE_PACK_KINDS, "", ""));
	struct element *list = element_new(k->arena, k->out->top, ROLE_L);
	for (int i = 0; i < kinds.v.n; i++) {
		const char *text = item(k, kinds.v.v[i].name, words_number(&k->words, kinds.v.v[i].n));
		const struct para *p =
		        words_text(&k->words, text, k->job->at, words_style(&k->words, k->size, 400), k->width, ALIGN_START);
		struct element *entry = element_new(k->arena, list, ROLE_LI);
		if (k->y + p->height > k->bottom) {
			end_page(k);
			begin_page(k);
		}
		put(k, element_new(k->arena, entry, ROLE_LBODY), p, k->left);
		k->y += p->height + PT(2);
	}
}

/* In the digits of the edition. Year, month and day keep their order, also where lines run from the right to the left: there
   Arabic digits let hyphens turn that do not stand between marks (UAX #9, N1). */
static const char *date_text(const struct cover *k)
{
	static const char mark[] = "\xE2\x80\x8E";
	struct buf b = {0};
	for (const char *s = k->job->date; *s; s++)
		if (*s == '-' && k->job->gfx.rtl)
			buf_printf(&b, "%s-%s", mark, mark);
		else
			buf_putc(&b, *s);
	const char *text = arena_printf(k->arena, "%s%s%s", mark, buf_cstr(&b), mark);
	buf_free(&b);
	return text_number(k->arena, k->job->gfx.text, text);
}

static void put_facts(struct cover *k)
{
	const struct class_cover *job = k->job;
	put_line(k, ROLE_H1, job->title, k->size * 9 / 5, 700, PT(4));
	if (!str_empty(job->like->subject))
		put_line(k, ROLE_P, quoted(k, k->out->subject, k->out->subject_lang), k->size, 400, PT(8));
	put_fact(k, SENTENCE_PACK_LIST, "name", text_isolated(k->arena, job->list));
	put_fact(k, SENTENCE_PACK_DATE, "date", date_text(k));
	put_fact(k, SENTENCE_PACK_COPIES, "number", words_number(&k->words, job->n));
	put_fact(k, SENTENCE_PACK_PAPER, "number", words_number(&k->words, job->paper));
	if (job->seed)
		put_fact(k, SENTENCE_PACK_SEED, "number", text_number(k->arena, job->gfx.text, job->seed));
}

/* -- the list ------------------------------------------------------------------------------- */

static mpt column_width(const struct cover *k) { return (k->width - (k->columns - 1) * GAP) / k->columns; }

/* From the side where lines begin. */
static mpt column_left(const struct cover *k)
{
	const mpt from = k->column * (column_width(k) + GAP);
	return k->job->gfx.rtl ? k->left + k->width - from - column_width(k) : k->left + from;
}

static void next_column(struct cover *k)
{
	if (k->column + 1 < k->columns) {
		k->column++;
		k->y = k->top;
		return;
	}
	end_page(k);
	begin_page(k);
}

/* Room for a text of that height, which may begin another column or page. */
static void make_room(struct cover *k, mpt height, const struct cover_row *row)
{
	if (k->y + height <= k->bottom)
		return;
	next_column(k);
	if (k->y + height > k->bottom)
		next_column(k);
	if (k->y + height > k->bottom)
		diag_report(k->job->gfx.diag, DIAG_OVERFLOW, row->at, "this is longer than a page of the cover");
}

/* Room for the widest number up to `n`: digits of some scripts are not all as wide. */
static mpt number_width(const struct cover *k, int n, const struct style *style)
{
	mpt widest = 0;
	for (int digit = 1; digit <= 9; digit++) {
		int all = digit;
		for (int rest = n / 10; rest; rest /= 10)
			all = all * 10 + digit;
		const char *text = arena_printf(k->arena, "%s. ", words_number(&k->words, all));
		widest = mpt_max(widest, gfx_text_width(&k->job->gfx, rich_plain(k->arena, text, k->job->at), style));
	}
	return widest;
}

/* The last two of a list stay together: `pair`. */
static void put_row(struct cover *k, struct element *list, int i, const struct style *style, mpt indent, bool pair)
{
	const struct cover_row *row = &k->job->row[i];
	const char *name = text_isolated(k->arena, row->name);
	const char *text = strcmp(row->kind, k->job->kind) ? item(k, name, row->kind) : name;
	const mpt width = column_width(k);
	const struct para *label = words_text(&k->words, arena_printf(k->arena, "%s.", words_number(&k->words, i + 1)),
	                                      row->at, style, indent, ALIGN_START);
	const struct para *p = words_text(&k->words, text, row->at, style, width - indent, ALIGN_START);
	if (!p)
		return;
	const mpt height = mpt_max(p->height, label->height);
	make_room(k, pair ? 2 * height + AFTER_ROW : height, row);
	const mpt x = column_left(k);
	struct element *entry = element_new(k->arena, list, ROLE_LI);
	put(k, element_new(k->arena, entry, ROLE_LBL), label, k->job->gfx.rtl ? x + width - indent : x);
	put(k, element_new(k->arena, entry, ROLE_LBODY), p, k->job->gfx.rtl ? x : x + indent);
	k->y += height + AFTER_ROW;
	k->lowest = mpt_max(k->lowest, k->y);
}

/* The rows that are in the pack, or those beside it, below a heading, which begins behind all that is there. */
static void put_list(struct cover *k, const char *head, bool apart, mpt from)
{
	const struct style *style = words_style(&k->words, k->size, 400);
	const mpt indent = number_width(k, k->job->n, style) + k->size / 2;
	int left = apart ? k->job->apart : k->job->n - k->job->apart;
	k->column = 0;
	k->y = from;
	if (k->y + 4 * k->size > k->bottom) {
		end_page(k);
		begin_page(k);
	}
	put_head(k, head);
	k->top = k->lowest = k->y;
	struct element *list = element_new(k->arena, k->out->top, ROLE_L);
	list->numbered = true;
	for (int i = 0; i < k->job->n; i++)
		if (k->job->row[i].apart == apart)
			put_row(k, list, i, style, indent, left-- == 2);
}

static void put_lists(struct cover *k)
{
	const int apart = k->job->apart;
	if (apart < k->job->n)
		put_list(k, say(k, SENTENCE_PACK_ORDER, "", ""), false, k->y);
	if (apart)
		put_list(k, say(k, SENTENCE_PACK_APART, "number", words_number(&k->words, apart)), true, k->lowest);
}

/* -- the cover ------------------------------------------------------------------------------ */

/* What the sheets say of themselves, in the language of the cover. */
static struct pages *pages_like(const struct class_cover *c)
{
	struct pages *out = NEW(c->gfx.arena, struct pages);
	*out = *c->like;
	memset(&out->page, 0, sizeof(out->page));
	memset(&out->slots, 0, sizeof(out->slots));
	memset(&out->rooms, 0, sizeof(out->rooms));
	out->top = element_new(c->gfx.arena, NULL, ROLE_DOCUMENT);
	out->lang = text_locale(c->gfx.text);
	out->rtl = c->gfx.rtl;
	if (!out->title_lang)
		out->title_lang = c->like->lang;
	if (!out->subject_lang)
		out->subject_lang = c->like->lang;
	return out;
}

struct pages *class_cover_pages(struct class_cover *c)
{
	struct cover k = {.job = c,
	                  .arena = c->gfx.arena,
	                  .words = {&c->gfx, c->body, c->at, "the cover of a pack", "cover"},
	                  .out = pages_like(c)};
	begin_page(&k);
	k.size = mpt_max(mpt_clamp(mpt_min(k.page->width, k.page->height) / 54, PT(9), PT(20)), c->like->least_size);
	k.columns = k.width >= muldiv(NARROW, k.size, PT(11)) ? 2 : 1;
	c->title = say(&k, SENTENCE_PACK_TITLE, "title", quoted(&k, k.out->title, k.out->title_lang));
	put_facts(&k);
	put_kinds(&k);
	put_lists(&k);
	end_page(&k);
	return k.out;
}
