/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_showcase.h"

#include <check.h>
#include <string.h>

static const struct style plain = {
        .name = "body", .font = "sans", .weight = 400, .size = PT(11), .leading = 1400, .hyphenate = true};

void showcase_open(struct showcase *s)
{
	*s = (struct showcase){.arena = arena_new()};
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

void showcase_close(struct showcase *s)
{
	for (int i = 0; i < s->envs; i++)
		text_close(s->env[i]);
	fonts_close(s->fonts);
	arena_free(s->arena);
}

struct page *showcase_page(struct showcase *s, const char *label)
{
	struct page *p = vec_push(s->arena, &s->pages->page);
	*p = (struct page){.width = 595276, .height = 841890, .bleed = 8504, .label = label};
	s->y = PT(50);
	return p;
}

static struct page *last_page(struct showcase *s) { return &s->pages->page.v[s->pages->page.n - 1]; }

static struct item *add_item(struct showcase *s, enum item_kind kind, struct element *element)
{
	struct item *it = vec_push(s->arena, &last_page(s)->items.v);
	*it = (struct item){.kind = kind, .element = element};
	return it;
}

static struct text_env *env_for(struct showcase *s, const char *lang)
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

struct measure {
	const char *lang;
	mpt x, width;
	int align;
	const struct style *style;
};

static void put_text(struct showcase *s, struct element *element, const char *text, struct measure set)
{
	const struct style *style = set.style ? set.style : &plain;
	struct text_env *env = env_for(s, set.lang);
	struct rich *r = rich_plain(s->arena, text, (struct where){0});
	if (!r)
		return;
	struct para_spec spec = {style, style->size, (mpt)muldiv(style->size, style->leading, 1000), set.width, set.align};
	struct para *p = text_break(env, s->arena, text_shape(env, &r->block[0], style, r->at), &spec);
	for (int i = 0; i < p->n; i++) {
		for (int k = 0; k < p->line[i].n; k++) {
			struct item *it = add_item(s, ITEM_GLYPHS, element);
			it->run = &p->line[i].run[k];
			it->x = set.x + p->line[i].x + it->run->x;
			it->y = s->y + p->line[i].baseline;
		}
		s->y += p->line[i].height;
	}
}

void showcase_block(struct showcase *s, enum role role, const char *lang, const char *text)
{
	struct element *element = element_new(s->arena, s->pages->top, role);
	element->lang = strcmp(lang, "en") ? lang : NULL;
	put_text(s, element, text, (struct measure){lang, PT(50), PT(495), ALIGN_JUSTIFY, NULL});
	s->y += PT(6);
}

static const char english[] = "An efficient office offers fifty affluent staff officers a fine waffle; AVATAR and To kern. "
                              "Internationalization of documentation requires considerable determination everywhere, "
                              "notwithstanding misunderstandings.";
static const char arabic[] = "التسويق الرقمي وتقنية المعلومات: أين يلتقيان؟";
const char showcase_hebrew[] = "שיווק דיגיטלי וטכנולוגיית מידע";
const char showcase_hindi[] = "डिजिटल मार्केटिंग और सूचना प्रौद्योगिकी में क्या अंतर है, कृष्ण";
const char showcase_thai[] = "การตลาดดิจิทัลและเทคโนโลยีสารสนเทศปั๊มน้ำ";
const char showcase_japanese[] = "デジタルマーケティングと情報技術、どこで出会うのか。";

static struct path *rectangle(struct showcase *s, mpt w, mpt h, color fill)
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

static void put_rectangle(struct showcase *s, struct element *element, struct rect r, color fill)
{
	struct item *it = add_item(s, ITEM_PATH, element);
	it->x = r.x;
	it->y = r.y;
	it->path = rectangle(s, r.w, r.h, fill);
}

static void put_curve(struct showcase *s, struct element *element)
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

static void put_list(struct showcase *s)
{
	static const char *const items[] = {"First things", "Second thoughts"};
	struct element *list = element_new(s->arena, s->pages->top, ROLE_L);
	list->numbered = true;
	for (int i = 0; i < 2; i++) {
		struct element *li = element_new(s->arena, list, ROLE_LI);
		mpt y = s->y;
		put_text(s, element_new(s->arena, li, ROLE_LBL), i ? "2." : "1.",
		         (struct measure){"en", PT(50), PT(20), ALIGN_START, NULL});
		s->y = y;
		put_text(s, element_new(s->arena, li, ROLE_LBODY), items[i],
		         (struct measure){"en", PT(70), PT(300), ALIGN_START, NULL});
	}
}

static void put_table(struct showcase *s)
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
			put_text(s, k, cell[r][c], (struct measure){"en", PT(50 + 150 * c), PT(140), ALIGN_START, NULL});
		}
		s->y = y + PT(16);
		put_rectangle(s, NULL, (struct rect){PT(50), s->y, PT(450), 500}, COLOR_RGB(0xC9C4BC));
	}
}

static void put_figure(struct showcase *s)
{
	struct element *figure = element_new(s->arena, s->pages->top, ROLE_FIGURE);
	figure->alt = "Masts between two banks – drawn";
	figure->bbox = (struct rect){PT(50), s->y, PT(200), PT(60)};
	put_rectangle(s, figure, (struct rect){PT(50), s->y, PT(80), PT(60)}, COLOR_RGB(0xA8431A));
	struct item *clip = add_item(s, ITEM_CLIP, NULL);
	clip->x = PT(60);
	clip->y = s->y;
	clip->path = rectangle(s, PT(60), PT(60), COLOR_RGB(0));
	put_curve(s, figure);
	add_item(s, ITEM_UNCLIP, NULL);
	put_text(s, figure, "Bridge", (struct measure){"en", PT(140), PT(100), ALIGN_START, NULL});
	s->y += PT(60);
}

static void put_image(struct showcase *s)
{
	struct element *figure = element_new(s->arena, s->pages->top, ROLE_FIGURE);
	unsigned char *rgb = arena_alloc(s->arena, 64 * 64 * 3), *alpha = arena_alloc(s->arena, 64 * 64);
	for (int i = 0; i < 64 * 64; i++) {
		rgb[3 * i] = (unsigned char)(i % 64 * 4);
		rgb[3 * i + 1] = (unsigned char)(i / 64 * 4);
		alpha[i] = (unsigned char)(i % 64 * 4);
	}
	struct image *m = NEW(s->arena, struct image);
	*m = (struct image){.width = 64,
	                    .height = 64,
	                    .components = 3,
	                    .depth = 8,
	                    .data = rgb,
	                    .size = 64 * 64 * 3,
	                    .alpha = alpha,
	                    .file = "gradient.png"};
	figure->alt = "A gradient";
	figure->bbox = (struct rect){PT(300), s->y, PT(60), PT(60)};
	struct item *it = add_item(s, ITEM_IMAGE, figure);
	*it = (struct item){
	        .kind = ITEM_IMAGE, .element = figure, .x = PT(300), .y = s->y, .w = PT(60), .h = PT(60), .image = m};
	s->y += PT(70);
}

static void put_link(struct showcase *s, const char *text, const char *href)
{
	struct element *link = element_new(s->arena, element_new(s->arena, s->pages->top, ROLE_P), ROLE_LINK);
	mpt y = s->y;
	put_text(s, link, text, (struct measure){"en", PT(50), PT(200), ALIGN_START, NULL});
	struct item *it = add_item(s, ITEM_LINK, link);
	*it = (struct item){
	        .kind = ITEM_LINK, .element = link, .x = PT(50), .y = y, .w = PT(100), .h = s->y - y, .href = href};
}

static void put_bookmark(struct showcase *s, int level, const char *title, const char *name)
{
	struct item *it = add_item(s, ITEM_BOOKMARK, NULL);
	it->y = s->y;
	it->bookmark.level = level;
	it->bookmark.title = title;
	it->bookmark.name = name;
}

/* A paragraph that starts on one page and ends on the next, with a link without an element. */
static void put_crossing(struct showcase *s)
{
	struct element *p = element_new(s->arena, s->pages->top, ROLE_P);
	put_text(s, p, "Begun on one page", (struct measure){"en", PT(50), PT(300), ALIGN_START, NULL});
	showcase_page(s, "3");
	put_text(s, p, "ended on another", (struct measure){"en", PT(50), PT(300), ALIGN_START, NULL});
	struct item *it = add_item(s, ITEM_LINK, p);
	*it = (struct item){.kind = ITEM_LINK,
	                    .element = p,
	                    .x = PT(50),
	                    .y = PT(50),
	                    .w = PT(90),
	                    .h = PT(15),
	                    .href = "mailto:a@example.org"};
}

void showcase_fill(struct showcase *s)
{
	static const struct style spaced = {
	        .name = "spaced", .font = "sans", .weight = 700, .size = PT(9), .leading = 1400, .tracking = 80};
	showcase_page(s, "i");
	put_rectangle(s, NULL, (struct rect){-8504, -8504, 612284, PT(30)}, COLOR_RGB(0x1B4F7A));
	put_bookmark(s, 1, "Scripts – all", "scripts");
	showcase_block(s, ROLE_H1, "en", "Scripts of the world");
	showcase_block(s, ROLE_P, "en", english);
	showcase_block(s, ROLE_P, "ar", arabic);
	showcase_block(s, ROLE_P, "he", showcase_hebrew);
	showcase_block(s, ROLE_P, "hi", showcase_hindi);
	showcase_block(s, ROLE_P, "th", showcase_thai);
	showcase_block(s, ROLE_P, "ja", showcase_japanese);
	put_text(s, element_new(s->arena, s->pages->top, ROLE_P), "TRACKED LABEL",
	         (struct measure){"en", PT(50), PT(300), ALIGN_START, &spaced});
	put_text(s, element_new(s->arena, s->pages->top, ROLE_P),
	         "Narrow notwithstanding internationalization considerations everywhere",
	         (struct measure){"en", PT(50), PT(70), ALIGN_JUSTIFY, NULL});
	showcase_page(s, "2");
	put_bookmark(s, 2, "Parts", "parts");
	showcase_block(s, ROLE_H2, "en", "Parts");
	put_list(s);
	put_table(s);
	put_figure(s);
	put_image(s);
	put_link(s, "Example site", "https://example.org/a(b)");
	put_link(s, "Back to scripts", "#scripts");
	element_new(s->arena, s->pages->top, ROLE_P); /* stays empty: left out */
	put_crossing(s);
	put_text(s, NULL, "Page 2 (running foot)", (struct measure){"en", PT(50), PT(200), ALIGN_START, NULL});
}

void showcase_write(struct showcase *s, struct buf *out)
{
	const struct source *icc = file_read(s->root, "fonts/sRGB.icc", s->diag, (struct where){0});
	ck_assert_ptr_nonnull(icc);
	struct pdf_options o = {.date = 1700000000,
	                        .standard = &pdf_standards[PDF_A2A_UA1],
	                        .profile = pdf_profile_new(s->arena, icc, NULL)};
	pdf_write(s->pages, &o, out);
}
