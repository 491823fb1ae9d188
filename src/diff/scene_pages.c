/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages in memory as a scene. Items know the text of the content that they come from, and so do things. */
#include "outline.h"
#include "scene.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct noted_tag {
	const struct element *element;
	struct tag *tag;
};
struct noted_face {
	const struct face *face;
	struct font_program *program;
};
struct scenery {
	const struct output_pages *of;
	struct scene *scene;
	struct text_maker texts;
	VEC(struct noted_tag) tags;
	VEC(struct noted_face) faces;
	struct hashes by_element;
	int page;
};

/* -- tags ------------------------------------------------------------------------------------ */

static const char *number_or_null(struct arena *a, int n) { return n > 1 ? arena_printf(a, "%d", n) : NULL; }
static const char *said(const char *s) { return str_empty(s) ? NULL : s; }

static void fill_tag(struct arena *a, struct tag *t, const struct element *e)
{
	static const char *const scopes[] = {[SCOPE_NONE] = NULL, [SCOPE_ROW] = "Row", [SCOPE_COLUMN] = "Column"};
	t->role = role_names[e->role];
	t->value[TAG_ALT] = said(e->alt);
	t->value[TAG_LANG] = said(e->lang);
	t->value[TAG_SUMMARY] = said(e->summary);
	t->value[TAG_SCOPE] = scopes[e->scope];
	t->value[TAG_COLUMNS] = number_or_null(a, e->colspan);
	t->value[TAG_ROWS] = number_or_null(a, e->rowspan);
	if (e->role == ROLE_L)
		t->value[TAG_NUMBERING] = e->numbered ? "Decimal" : e->unordered ? "Disc" : NULL;
}

static const struct tag *tag_of(struct scenery *s, const struct element *e)
{
	const int *i;
	if (!e)
		return NULL;
	for (size_t step = 0; (i = hashes_next(&s->by_element, hash_pointer(e), &step));) {
		assert(s->tags.v);
		if (s->tags.v[*i].element == e)
			return s->tags.v[*i].tag;
	}
	struct arena *a = s->scene->arena;
	struct tag *t = NEW(a, struct tag);
	t->parent = tag_of(s, e->parent);
	t->depth = t->parent ? t->parent->depth + 1 : 0;
	fill_tag(a, t, e);
	t->order = s->tags.n;
	hashes_put(a, &s->by_element, hash_pointer(e), s->tags.n);
	*vec_push(a, &s->tags) = (struct noted_tag){e, t};
	return t;
}

/* So that they have their order. */
static void meet_elements(struct scenery *s, const struct element *e)
{
	if (!e)
		return;
	tag_of(s, e);
	for (int i = 0; i < e->kids.n; i++)
		meet_elements(s, e->kids.v[i]);
}

/* -- things ---------------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	return slash ? slash + 1 : path ? path : "";
}

static struct font_program *program_of(struct scenery *s, const struct face *face)
{
	for (int i = 0; i < s->faces.n; i++)
		if (s->faces.v[i].face == face)
			return s->faces.v[i].program;
	struct font_program *p = font_program_of(s->scene->arena, face);
	*vec_push(s->scene->arena, &s->faces) = (struct noted_face){face, p};
	return p;
}

/* A hyphen at a line's end is none of the text's. */
static uint64_t look_of_glyph(struct font_program *p, const struct glyph_run *r, const struct glyph *g)
{
	const char *why;
	uint64_t look = 0;
	const bool own = g->cluster < (uint32_t)r->text_size;
	const bool drawn = font_program_look(p, g->gid, &look, &why);
	assert(drawn); /* or it would not have been set */
	return own && drawn ? look : 0;
}

static const struct spot *spots_of(struct scenery *s, const struct glyph_run *r)
{
	struct spot *out = NEW_ARRAY(s->scene->arena, struct spot, r->n + 1);
	struct font_program *p = program_of(s, r->face);
	mpt x = 0;
	for (int i = 0; i < r->n; x += r->glyph[i++].advance)
		out[i] = (struct spot){r->glyph[i].cluster,
		                       {x + r->glyph[i].dx, 0, r->glyph[i].advance, 0},
		                       look_of_glyph(p, r, &r->glyph[i])};
	return out;
}

static void add_run(struct scenery *s, const struct item *it, struct point at)
{
	const struct glyph_run *r = it->run;
	const struct node *source = r->span ? r->span->source : NULL;
	text_maker_add(&s->texts,
	               &(struct run_seen){.page = s->page,
	                                  .at = at,
	                                  .width = r->width,
	                                  .size = r->size,
	                                  .tag = tag_of(s, it->element),
	                                  .artifact = it->artifact,
	                                  .font = base_name(r->face->file),
	                                  .text = r->text,
	                                  .text_size = (size_t)r->text_size,
	                                  .spot = spots_of(s, r),
	                                  .spots = r->n,
	                                  .key = source ? output_pages_key(s->of, source) : NULL,
	                                  .color = r->color,
	                                  .rtl = r->rtl,
	                                  .hyphen = r->soft_hyphen});
}

static uint64_t hash_number(int64_t v, uint64_t seed) { return hash_bytes(&v, sizeof(v), seed); }

static uint64_t look_of_path(const struct path *p)
{
	uint64_t hash = hash_number(p->dash, hash_number(p->gap, HASH_SEED));
	hash = hash_number(p->even_odd + 2 * p->round_caps + 4 * p->round_joins + 8 * p->miter, hash);
	for (int i = 0; i < p->n; i++)
		hash = hash_number(p->seg[i].op, hash);
	return hash;
}

/* From the top left corner of the box around them. */
static void note_points(struct arena *a, struct thing *t, const struct path *p, struct point from)
{
	VEC(struct point) all = {0};
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < seg_points[p->seg[i].op]; k++)
			*vec_push(a, &all) = (struct point){p->seg[i].p[k].x - from.x, p->seg[i].p[k].y - from.y};
	t->point = all.v;
	t->points = all.n;
}

static void add_path(struct scenery *s, const struct item *it, const struct item *place)
{
	const struct rect own = path_bounds(it->path);
	struct thing *t = scene_add(s->scene, it->kind == ITEM_CLIP ? THING_CLIP : THING_SHAPE, s->page);
	t->box = placed_rect(place, (struct rect){it->x + own.x, it->y + own.y, own.w, own.h});
	t->look = look_of_path(it->path);
	note_points(s->scene->arena, t, it->path, (struct point){own.x, own.y});
	if (it->kind == ITEM_CLIP)
		return;
	t->fill = it->path->fill;
	t->stroke = it->path->stroke;
	t->size = color_is_none(t->stroke) ? 0 : it->path->width;
}

static void add_image(struct scenery *s, const struct item *it)
{
	const struct image *m = it->image;
	struct thing *t = scene_add(s->scene, THING_PICTURE, s->page);
	t->text = base_name(m->file);
	t->look = hash_bytes(m->data, m->size, hash_number(m->width, hash_number(m->height, HASH_SEED)));
	t->look = hash_bytes(m->palette, (size_t)m->palette_n * (m->palette_cmyk ? 4 : 3), t->look);
	if (m->alpha)
		t->look = hash_bytes(m->alpha, (size_t)m->width * (size_t)m->height, t->look);
	t->look = hash_number(m->orientation, t->look);
}

static void add_field(struct scenery *s, const struct item *it)
{
	const struct form_field *f = it->field.of;
	struct thing *t = scene_add(s->scene, THING_FIELD, s->page);
	t->text = f->name;
	t->look = hash_number(f->kind, HASH_SEED);
	if (it->field.state)
		t->look = hash_bytes(it->field.state, strlen(it->field.state), t->look);
}

static void add_mark(struct scenery *s, const struct item *it)
{
	struct thing *t = scene_add(s->scene, it->kind == ITEM_LINK ? THING_LINK : THING_BOOKMARK, s->page);
	const char *text = it->kind == ITEM_LINK ? it->href : it->bookmark.title;
	t->text = text ? text : "";
	t->words = words_hash(t->text);
	if (it->kind == ITEM_BOOKMARK)
		t->look = (uint64_t)it->bookmark.level;
}

static bool is_seen(const struct item *it, const struct item *place)
{
	if (!place || !place->placed->repeated)
		return true;
	const struct rect c = placed_seen(place);
	return it->x >= c.x && it->y >= c.y && it->x <= c.x + c.w && it->y <= c.y + c.h;
}

static void add_item(struct scenery *s, const struct item *it, const struct item *place)
{
	const struct point at = placed_point(place, (struct point){it->x, it->y});
	const int before = s->scene->things.n;
	switch (it->kind) {
	case ITEM_GLYPHS: add_run(s, it, at); return;
	case ITEM_PATH:
	case ITEM_CLIP: add_path(s, it, place); break;
	case ITEM_IMAGE: add_image(s, it); break;
	case ITEM_FIELD: add_field(s, it); break;
	case ITEM_LINK:
	case ITEM_BOOKMARK: add_mark(s, it); break;
	default: return;
	}
	struct thing *t = &s->scene->things.v[before];
	if (it->kind != ITEM_PATH && it->kind != ITEM_CLIP)
		t->box = placed_rect(place, (struct rect){it->x, it->y, it->w, it->h});
	t->at = (struct point){t->box.x, t->box.y};
	t->tag = t->block = tag_of(s, it->element);
	t->artifact = it->artifact;
}

static void add_page(struct scenery *s, const struct page *p)
{
	*vec_push(s->scene->arena, &s->scene->pages) =
	        (struct scene_page){.width = p->width, .height = p->height, .label = said(p->label)};
	struct item_walk walk = {.page = p, .repeated = true};
	for (const struct item *it; (it = item_walk_next(&walk));)
		if (is_seen(it, walk.place))
			add_item(s, it, walk.place);
	text_maker_end(&s->texts);
	s->page++;
}

struct scene *scene_of_pages(struct arena *a, const struct output_pages *of)
{
	const struct pages *p = output_pages_of(of);
	struct scene *scene = NEW(a, struct scene);
	scene->arena = a;
	scene->same_place = SAME_PLACE;
	const char *const facts[SCENE_FACTS] = {said(p->title),    said(p->lang),   said(p->author), said(p->subject),
	                                        said(p->keywords), said(p->rights), said(p->licence)};
	memcpy(scene->fact, facts, sizeof(facts));
	struct scenery s = {.of = of, .scene = scene, .texts = {.scene = scene, .at = -1}};
	meet_elements(&s, p->top);
	for (int i = 0; i < p->page.n; i++)
		add_page(&s, &p->page.v[i]);
	for (int i = 0; i < s.faces.n; i++)
		font_program_close(s.faces.v[i].program);
	return scene;
}
