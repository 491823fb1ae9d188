/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The PDF writer, on a document that uses every feature once: six scripts, lists, a table, a
 * figure, links, bookmarks, an image with alpha, clips, bleed, page labels. Other programs judge
 * it: qpdf for the file, poppler for fonts, text and tags.
 *
 * Run from the project's folder; PLATEN_TEST_PDF names a file to keep the document in.
 */
#include "pdf.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *suite_pdf(void);

struct sample {
	struct arena *arena;
	struct root *root;
	struct diag *diag;
	struct font_set *fonts;
	struct text_env *env[8];
	int envs;
	struct pages *pages;
	mpt y;
};

static const struct style plain = {
        .name = "body", .font = "sans", .weight = 400, .size = PT(11), .leading = 1400, .hyphenate = true};

static void sample_open(struct sample *s)
{
	*s = (struct sample){.arena = arena_new()};
	s->root = root_open(s->arena, ".");
	s->diag = diag_new(s->arena);
	s->fonts = fonts_open(s->root, s->arena, s->diag);
	ck_assert_ptr_nonnull(s->fonts);
	s->pages = NEW(s->arena, struct pages);
	*s->pages = (struct pages){.arena = s->arena,
	                           .title = "R&D <Übersicht>",
	                           .subject = "A test",
	                           .keywords = "one, two",
	                           .author = "A. Writer",
	                           .lang = "en",
	                           .duplex = true,
	                           .fonts = s->fonts};
	s->pages->top = element_new(s->arena, NULL, ROLE_DOCUMENT);
}

static void sample_close(struct sample *s)
{
	for (int i = 0; i < s->envs; i++)
		text_close(s->env[i]);
	fonts_close(s->fonts);
	arena_free(s->arena);
}

static struct page *add_page(struct sample *s, const char *label)
{
	struct page *p = vec_push(s->arena, &s->pages->page);
	*p = (struct page){.width = 595276, .height = 841890, .bleed = 8504, .label = label};
	s->y = PT(50);
	return p;
}

static struct page *last_page(struct sample *s) { return &s->pages->page.v[s->pages->page.n - 1]; }

static struct item *add_item(struct sample *s, enum item_kind kind, struct element *element)
{
	struct item *it = vec_push(s->arena, &last_page(s)->items.v);
	*it = (struct item){.kind = kind, .element = element};
	return it;
}

static struct text_env *env_for(struct sample *s, const char *lang)
{
	for (int i = 0; i < s->envs; i++)
		if (!strcmp(text_locale(s->env[i]), lang))
			return s->env[i];
	struct text_options o = {.locale = lang};
	o.spec.direction = !strcmp(lang, "ar") || !strcmp(lang, "he");
	if (!strcmp(lang, "en"))
		o.spec = (struct locale_spec){
		        .hyphenation = "hyphenation/hyph_en_GB.dic", .hyphen_left = 2, .hyphen_right = 3};
	return s->env[s->envs++] = text_open(s->root, s->arena, s->diag, s->fonts, &o);
}

struct setting {
	const char *lang;
	mpt x, width;
	int align;
	const struct style *style;
};

static void put_text(struct sample *s, struct element *element, const char *text, struct setting set)
{
	const struct style *style = set.style ? set.style : &plain;
	struct text_env *env = env_for(s, set.lang);
	struct rich *r = rich_plain(s->arena, text, (struct where){0});
	if (!r)
		return;
	struct para_spec spec = {style, style->size, (mpt)muldiv(style->size, style->leading, 1000), set.width, set.align};
	struct para *p = text_break(env, s->arena, text_shape(env, &r->block[0], style, r->at), &spec);
	for (int i = 0; i < p->n; i++) {
		mpt x = set.x + p->line[i].x;
		for (int k = 0; k < p->line[i].n; k++) {
			struct item *it = add_item(s, ITEM_GLYPHS, element);
			it->x = x;
			it->y = s->y + p->line[i].baseline;
			it->run = &p->line[i].run[k];
			x += it->run->width;
		}
		s->y += p->line[i].height;
	}
}

static void put_block(struct sample *s, enum role role, const char *lang, const char *text)
{
	struct element *element = element_new(s->arena, s->pages->top, role);
	element->lang = strcmp(lang, "en") ? lang : NULL;
	put_text(s, element, text, (struct setting){lang, PT(50), PT(495), ALIGN_JUSTIFY, NULL});
	s->y += PT(6);
}

static const char english[] = "An efficient office offers fifty affluent staff officers a fine waffle; AVATAR and To kern. "
                              "Internationalization of documentation requires considerable determination everywhere, "
                              "notwithstanding misunderstandings.";
static const char arabic[] = "التسويق الرقمي وتقنية المعلومات: أين يلتقيان؟";
static const char hebrew[] = "שיווק דיגיטלי וטכנולוגיית מידע";
static const char hindi[] = "डिजिटल मार्केटिंग और सूचना प्रौद्योगिकी में क्या अंतर है, कृष्ण";
static const char thai[] = "การตลาดดิจิทัลและเทคโนโลยีสารสนเทศปั๊มน้ำ";
static const char japanese[] = "デジタルマーケティングと情報技術、どこで出会うのか。";

static struct path *rectangle(struct sample *s, mpt w, mpt h, color fill)
{
	struct path *p = NEW(s->arena, struct path);
	struct seg seg[5] = {{SEG_MOVE, {{0, 0}}},
	                     {SEG_LINE, {{w, 0}}},
	                     {SEG_LINE, {{w, h}}},
	                     {SEG_LINE, {{0, h}}},
	                     {SEG_CLOSE, {{0, 0}}}};
	*p = (struct path){.n = 5, .seg = NEW_ARRAY(s->arena, struct seg, 5), .fill = fill, .stroke = COLOR_NONE};
	memcpy(p->seg, seg, sizeof(seg));
	return p;
}

static void put_rectangle(struct sample *s, struct element *element, struct rect r, color fill)
{
	struct item *it = add_item(s, ITEM_PATH, element);
	it->x = r.x;
	it->y = r.y;
	it->path = rectangle(s, r.w, r.h, fill);
}

static void put_curve(struct sample *s, struct element *element)
{
	struct path *p = NEW(s->arena, struct path);
	struct item *it = add_item(s, ITEM_PATH, element);
	*p = (struct path){.n = 2,
	                   .seg = NEW_ARRAY(s->arena, struct seg, 2),
	                   .fill = COLOR_NONE,
	                   .stroke = COLOR_RGB(0x1B4F7A),
	                   .width = 1500,
	                   .dash = PT(4),
	                   .round_caps = true};
	p->seg[0] = (struct seg){SEG_MOVE, {{0, 0}}};
	p->seg[1] = (struct seg){SEG_CURVE, {{PT(30), -PT(30)}, {PT(60), PT(30)}, {PT(90), 0}}};
	it->x = PT(60);
	it->y = s->y + PT(30);
	it->path = p;
}

static void put_list(struct sample *s)
{
	static const char *const items[] = {"First things", "Second thoughts"};
	struct element *list = element_new(s->arena, s->pages->top, ROLE_L);
	list->numbered = true;
	for (int i = 0; i < 2; i++) {
		struct element *li = element_new(s->arena, list, ROLE_LI);
		mpt y = s->y;
		put_text(s, element_new(s->arena, li, ROLE_LBL), i ? "2." : "1.",
		         (struct setting){"en", PT(50), PT(20), ALIGN_START, NULL});
		s->y = y;
		put_text(s, element_new(s->arena, li, ROLE_LBODY), items[i],
		         (struct setting){"en", PT(70), PT(300), ALIGN_START, NULL});
	}
}

static void put_table(struct sample *s)
{
	static const char *const cell[3][3] = {
	        {"Aspect", "Marketing", "IT"}, {"Aim", "Reach", ""}, {"Tool", "Words", "Code"}};
	struct element *table = element_new(s->arena, s->pages->top, ROLE_TABLE);
	table->summary = "Two departments compared";
	struct element *part[2] = {element_new(s->arena, table, ROLE_THEAD), element_new(s->arena, table, ROLE_TBODY)};
	for (int r = 0; r < 3; r++) {
		struct element *row = element_new(s->arena, part[r > 0], ROLE_TR);
		mpt y = s->y;
		for (int c = 0; c < 3; c++) {
			struct element *k = element_new(s->arena, row, r == 0 || c == 0 ? ROLE_TH : ROLE_TD);
			k->scope = r == 0 ? SCOPE_COLUMN : c == 0 ? SCOPE_ROW : SCOPE_NONE;
			s->y = y;
			put_text(s, k, cell[r][c], (struct setting){"en", PT(50 + 150 * c), PT(140), ALIGN_START, NULL});
		}
		s->y = y + PT(16);
		put_rectangle(s, NULL, (struct rect){PT(50), s->y, PT(450), 500}, COLOR_RGB(0xC9C4BC));
	}
}

static void put_figure(struct sample *s)
{
	struct element *figure = element_new(s->arena, s->pages->top, ROLE_FIGURE);
	figure->alt = "A bridge between two banks – drawn";
	figure->bbox = (struct rect){PT(50), s->y, PT(200), PT(60)};
	put_rectangle(s, figure, (struct rect){PT(50), s->y, PT(80), PT(60)}, COLOR_RGB(0xA8431A));
	struct item *clip = add_item(s, ITEM_CLIP, NULL);
	clip->x = PT(60);
	clip->y = s->y;
	clip->path = rectangle(s, PT(60), PT(60), COLOR_RGB(0));
	put_curve(s, figure);
	add_item(s, ITEM_UNCLIP, NULL);
	put_text(s, figure, "Bridge", (struct setting){"en", PT(140), PT(100), ALIGN_START, NULL});
	s->y += PT(60);
}

static void put_image(struct sample *s)
{
	struct element *figure = element_new(s->arena, s->pages->top, ROLE_FIGURE);
	unsigned char *rgb = arena_alloc(s->arena, 64 * 64 * 3), *alpha = arena_alloc(s->arena, 64 * 64);
	for (int i = 0; i < 64 * 64; i++) {
		rgb[3 * i] = (unsigned char)(i % 64 * 4);
		rgb[3 * i + 1] = (unsigned char)(i / 64 * 4);
		alpha[i] = (unsigned char)(i % 64 * 4);
	}
	struct image *m = NEW(s->arena, struct image);
	*m = (struct image){64, 64, 3, 8, false, rgb, 64 * 64 * 3, alpha, "gradient.png"};
	figure->alt = "A gradient";
	figure->bbox = (struct rect){PT(300), s->y, PT(60), PT(60)};
	struct item *it = add_item(s, ITEM_IMAGE, figure);
	*it = (struct item){
	        .kind = ITEM_IMAGE, .element = figure, .x = PT(300), .y = s->y, .w = PT(60), .h = PT(60), .image = m};
	s->y += PT(70);
}

static void put_link(struct sample *s, const char *text, const char *href)
{
	struct element *link = element_new(s->arena, element_new(s->arena, s->pages->top, ROLE_P), ROLE_LINK);
	mpt y = s->y;
	put_text(s, link, text, (struct setting){"en", PT(50), PT(200), ALIGN_START, NULL});
	struct item *it = add_item(s, ITEM_LINK, link);
	*it = (struct item){
	        .kind = ITEM_LINK, .element = link, .x = PT(50), .y = y, .w = PT(100), .h = s->y - y, .href = href};
}

static void put_bookmark(struct sample *s, int level, const char *title, const char *name)
{
	struct item *it = add_item(s, ITEM_BOOKMARK, NULL);
	it->y = s->y;
	it->bookmark.level = level;
	it->bookmark.title = title;
	it->bookmark.name = name;
}

/* A paragraph that starts on one page and ends on the next, with a link without an element. */
static void put_crossing(struct sample *s)
{
	struct element *p = element_new(s->arena, s->pages->top, ROLE_P);
	put_text(s, p, "Begun on one page", (struct setting){"en", PT(50), PT(300), ALIGN_START, NULL});
	add_page(s, "3");
	put_text(s, p, "ended on another", (struct setting){"en", PT(50), PT(300), ALIGN_START, NULL});
	struct item *it = add_item(s, ITEM_LINK, p);
	*it = (struct item){.kind = ITEM_LINK,
	                    .element = p,
	                    .x = PT(50),
	                    .y = PT(50),
	                    .w = PT(90),
	                    .h = PT(15),
	                    .href = "mailto:a@example.org"};
}

static void fill(struct sample *s)
{
	static const struct style spaced = {
	        .name = "spaced", .font = "sans", .weight = 700, .size = PT(9), .leading = 1400, .tracking = 80};
	add_page(s, "i");
	put_rectangle(s, NULL, (struct rect){-8504, -8504, 612284, PT(30)}, COLOR_RGB(0x1B4F7A));
	put_bookmark(s, 1, "Scripts – all", "scripts");
	put_block(s, ROLE_H1, "en", "Scripts of the world");
	put_block(s, ROLE_P, "en", english);
	put_block(s, ROLE_P, "ar", arabic);
	put_block(s, ROLE_P, "he", hebrew);
	put_block(s, ROLE_P, "hi", hindi);
	put_block(s, ROLE_P, "th", thai);
	put_block(s, ROLE_P, "ja", japanese);
	put_text(s, element_new(s->arena, s->pages->top, ROLE_P), "TRACKED LABEL",
	         (struct setting){"en", PT(50), PT(300), ALIGN_START, &spaced});
	put_text(s, element_new(s->arena, s->pages->top, ROLE_P),
	         "Narrow notwithstanding internationalization considerations everywhere",
	         (struct setting){"en", PT(50), PT(70), ALIGN_JUSTIFY, NULL});
	add_page(s, "2");
	put_bookmark(s, 2, "Parts", "parts");
	put_block(s, ROLE_H2, "en", "Parts");
	put_list(s);
	put_table(s);
	put_figure(s);
	put_image(s);
	put_link(s, "Example site", "https://example.org/a(b)");
	put_link(s, "Back to scripts", "#scripts");
	element_new(s->arena, s->pages->top, ROLE_P); /* stays empty: left out */
	put_crossing(s);
	put_text(s, NULL, "Page 2 (running foot)", (struct setting){"en", PT(50), PT(200), ALIGN_START, NULL});
}

static void write_sample(struct sample *s, struct buf *out)
{
	const struct source *icc = file_read(s->root, "fonts/sRGB.icc", s->diag, (struct where){0});
	ck_assert_ptr_nonnull(icc);
	struct pdf_options o = {
	        .date = 1700000000, .standard = &pdf_standards[PDF_A2A_UA1], .profile = pdf_profile_new(s->arena, icc)};
	pdf_write(s->pages, &o, out);
}

/* -- other programs ------------------------------------------------------------------------- */

static char folder[] = "/tmp/platen-pdf-XXXXXX";

static void keep(const struct buf *pdf, const char *path)
{
	FILE *f = fopen(path, "wb");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(pdf->v, 1, pdf->n, f), pdf->n);
	ck_assert_int_eq(fclose(f), 0);
}

/* Runs a command whose %s is the document; gives what it printed. */
static void run(const char *format, struct buf *out)
{
	struct buf command = {0};
	char bytes[4096], path[64];
	snprintf(path, sizeof(path), "%s/sample.pdf", folder);
	const char *at = strstr(format, "%s");
	buf_put(&command, format, (size_t)(at - format));
	buf_puts(&command, path);
	buf_puts(&command, at + 2);
	FILE *f = popen(buf_cstr(&command), "r");
	ck_assert_ptr_nonnull(f);
	for (size_t n; (n = fread(bytes, 1, sizeof(bytes), f)) > 0;)
		buf_put(out, bytes, n);
	int status = pclose(f);
	ck_assert_msg(status == 0, "%s: status %d: %s", buf_cstr(&command), status, buf_cstr(out));
	buf_free(&command);
}

static void make(void)
{
	struct sample s;
	struct buf pdf = {0};
	char path[64];
	ck_assert_ptr_nonnull(mkdtemp(folder));
	sample_open(&s);
	fill(&s);
	write_sample(&s, &pdf);
	snprintf(path, sizeof(path), "%s/sample.pdf", folder);
	keep(&pdf, path);
	if (getenv("PLATEN_TEST_PDF"))
		keep(&pdf, getenv("PLATEN_TEST_PDF"));
	buf_free(&pdf);
	sample_close(&s);
}

static void clear(void)
{
	char path[64];
	snprintf(path, sizeof(path), "%s/sample.pdf", folder);
	unlink(path);
	rmdir(folder);
	memcpy(folder + sizeof(folder) - 7, "XXXXXX", 6);
}

static void expect(struct buf *text, const char *part)
{
	ck_assert_msg(strstr(buf_cstr(text), part) != NULL, "'%s' is missing in:\n%s", part, buf_cstr(text));
}

START_TEST(file_is_sound)
{
	struct buf out = {0};
	run("qpdf --check %s 2>&1", &out);
	expect(&out, "No syntax or stream encoding errors");
	buf_free(&out);
}
END_TEST

START_TEST(pages_draw_without_complaint)
{
	struct buf out = {0};
	run("mutool draw -o /dev/null -F ppm %s 2>&1 | grep -iE 'warn|error' | grep -v 'ICC support' || true", &out);
	ck_assert_uint_eq(out.n, 0);
	buf_free(&out);
}
END_TEST

START_TEST(fonts_are_embedded_subset_and_unicode)
{
	struct buf out = {0};
	int fonts = 0;
	run("pdffonts %s | tail -n +3", &out);
	for (char *line = strtok((char *)(uintptr_t)buf_cstr(&out), "\n"); line; line = strtok(NULL, "\n"), fonts++)
		ck_assert_msg(strstr(line, "yes yes yes") != NULL, "%s", line);
	ck_assert_int_ge(fonts, 7);
	buf_free(&out);
}
END_TEST

START_TEST(text_comes_back_in_logical_order)
{
	struct buf out = {0};
	/* Marks of direction that pdftotext adds are no part of the text. It puts a colon between two
	   right-to-left words on the wrong side of a space, so the Arabic is looked for up to there. */
	run("pdftotext %s - | sed 's/\xE2\x80\xAA//g; s/\xE2\x80\xAB//g; s/\xE2\x80\xAC//g'", &out);
	expect(&out, "efficient office offers fifty affluent staff officers a fine waffle");
	expect(&out, "التسويق الرقمي وتقنية المعلومات");
	expect(&out, hebrew);
	expect(&out, hindi);
	expect(&out, thai);
	expect(&out, japanese);
	expect(&out, "TRACKED LABEL");
	buf_free(&out);
}
END_TEST

/* A justified line ends where layout says: 545 pt and the bleed from the left edge. */
START_TEST(text_is_drawn_as_it_was_measured)
{
	struct buf out = {0};
	run("pdftotext -bbox -l 1 %s - | grep -E 'Interna|notwithstand'", &out);
	for (char *line = strtok((char *)(uintptr_t)buf_cstr(&out), "\n"); line; line = strtok(NULL, "\n")) {
		const char *at = strstr(line, "xMax=\"");
		ck_assert_ptr_nonnull(at);
		double x = atof(at + 6);
		ck_assert_msg(x < 200 || (x > 553.49 && x < 553.52), "%s", line);
	}
	buf_free(&out);
}
END_TEST

START_TEST(tags_hold_the_text)
{
	struct buf out = {0};
	run("pdfinfo -struct-text %s", &out);
	expect(&out, "\"Scripts of the world\"");
	expect(&out, "TH:\n           /Scope /Column\n          \"Aspect\"");
	expect(&out, "\"Marketing\"");
	expect(&out, "/ListNumbering /Decimal");
	expect(&out, japanese);
	expect(&out, "\"Begun on one page\"\n    \"ended on another\"");
	ck_assert_ptr_null(strstr(buf_cstr(&out), "running foot"));
	buf_free(&out);
}
END_TEST

START_TEST(catalog_says_what_readers_ask)
{
	struct buf out = {0};
	run("pdfinfo -box %s", &out);
	expect(&out, "Title:           R&D <Übersicht>");
	expect(&out, "Tagged:          yes");
	expect(&out, "TrimBox:             8.50     8.50   603.78   850.39");
	buf_free(&out);
	out = (struct buf){0};
	run("qpdf --qdf --object-streams=disable %s - | strings", &out);
	expect(&out, "/DisplayDocTitle true");
	expect(&out, "/Duplex /DuplexFlipLongEdge");
	expect(&out, "/URI (https://example.org/a\\(b\\))");
	buf_free(&out);
}
END_TEST

START_TEST(same_pages_give_the_same_bytes)
{
	struct buf v[2] = {{0}, {0}};
	for (int i = 0; i < 2; i++) {
		struct sample s;
		sample_open(&s);
		fill(&s);
		write_sample(&s, &v[i]);
		sample_close(&s);
	}
	ck_assert_uint_eq(v[0].n, v[1].n);
	ck_assert_mem_eq(v[0].v, v[1].v, v[0].n);
	buf_free(&v[0]);
	buf_free(&v[1]);
}
END_TEST

/* A tree of pages, leaves of the ParentTree, and more than one object stream. */
START_TEST(many_pages_hold_together)
{
	struct sample s;
	struct buf pdf = {0}, out = {0};
	char path[64];
	sample_open(&s);
	for (int i = 0; i < 150; i++) {
		add_page(&s, NULL);
		for (int k = 0; k < 20; k++)
			put_block(&s, ROLE_P, "en", "A short line");
	}
	write_sample(&s, &pdf);
	snprintf(path, sizeof(path), "%s/sample.pdf", folder);
	keep(&pdf, path);
	run("qpdf --check %s 2>&1", &out);
	expect(&out, "No syntax or stream encoding errors");
	buf_free(&pdf);
	buf_free(&out);
	sample_close(&s);
}
END_TEST

Suite *suite_pdf(void)
{
	Suite *suite = suite_create("pdf");
	TCase *c = tcase_create("pdf");
	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, make, clear);
	tcase_add_test(c, file_is_sound);
	tcase_add_test(c, pages_draw_without_complaint);
	tcase_add_test(c, fonts_are_embedded_subset_and_unicode);
	tcase_add_test(c, text_comes_back_in_logical_order);
	tcase_add_test(c, text_is_drawn_as_it_was_measured);
	tcase_add_test(c, tags_hold_the_text);
	tcase_add_test(c, catalog_says_what_readers_ask);
	tcase_add_test(c, same_pages_give_the_same_bytes);
	tcase_add_test(c, many_pages_hold_together);
	suite_add_tcase(suite, c);
	return suite;
}
