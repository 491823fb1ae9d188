/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs: from shaped glyphs and chosen breaks to lines with positions.
 *
 *     measure ---- advances by byte, once for a size
 *     choose_breaks ---- which bytes stand on which line
 *     build_line ---- slices of the runs in visual order, spaces adjusted
 *
 * A slice that starts or ends where letters join or kern is shaped again as it stands, so what
 * is drawn is right at line ends too.
 */
#include "internal.h"

#include <string.h>

mpt scale_advance(int32_t units, const struct face *f, mpt size)
{
	return (mpt)muldiv((int64_t)units, size, f->upem);
}

static mpt tracking_of(const struct para_spec *spec)
{
	return (mpt)muldiv(spec->size, spec->style->tracking, 1000);
}

static mpt glyph_width(const struct srun *r, hb_codepoint_t cp, mpt size)
{
	hb_codepoint_t gid;
	if (!hb_font_get_nominal_glyph(r->face->font, cp, &gid))
		return 0;
	return scale_advance(hb_font_get_glyph_h_advance(r->face->font, gid), &r->face->pub, size);
}

void measure_prepare(struct arena *a, const struct shaped *s, const struct para_spec *spec, struct measure *m)
{
	*m = (struct measure){.shaped = s, .size = spec->size, .tracking = tracking_of(spec)};
	m->offset = NEW_ARRAY(a, int64_t, s->size + 2);
	for (int i = 0; i < s->runs; i++) {
		const struct srun *r = &s->run[i];
		for (int g = r->first; g < r->first + r->n; g++) {
			bool cluster_end = g + 1 == r->first + r->n || s->glyph[g + 1].cluster != s->glyph[g].cluster;
			m->offset[s->glyph[g].cluster + 1] += scale_advance(s->glyph[g].advance, &r->face->pub, spec->size) +
			                                      (cluster_end ? m->tracking : 0);
		}
	}
	for (int i = 0; i < s->size; i++)
		m->offset[i + 1] += m->offset[i];
	if (s->runs) {
		m->hyphen_width = glyph_width(&s->run[0], '-', spec->size);
		m->space_width = glyph_width(&s->run[0], ' ', spec->size);
	}
}

/* -- lines ---------------------------------------------------------------------------------- */

struct slice {
	const struct srun *run;
	int start, end; /* bytes */
	const struct sglyph *glyph;
	int n;
};

struct line_builder {
	struct text_env *env;
	struct arena *arena;
	const struct shaped *s;
	const struct measure *m;
	const struct para_spec *spec;
	const struct cut *cut;
	int spaces;
	mpt extra; /* to share out among the spaces; may be negative */
};

static int first_glyph_at(const struct shaped *s, const struct srun *r, int byte)
{
	int low = r->first, high = r->first + r->n;
	while (low < high) {
		int mid = (low + high) / 2;
		if ((int)s->glyph[mid].cluster < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static struct slice slice_run(const struct line_builder *b, const struct srun *r, int start, int end)
{
	int from = first_glyph_at(b->s, r, start), to = first_glyph_at(b->s, r, end);
	struct slice slice = {r, start, end, b->s->glyph + from, to - from};
	bool cut_start = start > r->start && from < r->first + r->n && b->s->glyph[from].unsafe;
	bool cut_end = end < r->end && to < r->first + r->n && b->s->glyph[to].unsafe;
	if (cut_start || cut_end) {
		struct sglyph *again;
		shape_piece(b->env, b->s, r, start, end, b->arena, &again, &slice.n);
		slice.glyph = again;
	}
	return slice;
}

/* UAX #9, rule L2: from the highest level down, turn every stretch of that level or higher. */
static void reorder(struct slice *v, int n)
{
	int highest = 0;
	for (int i = 0; i < n; i++)
		highest = v[i].run->level > highest ? v[i].run->level : highest;
	for (int level = highest; level > 0; level--)
		for (int i = 0; i < n; i++) {
			int j = i;
			while (j < n && v[j].run->level >= level)
				j++;
			for (int a = i, z = j - 1; a < z; a++, z--) {
				struct slice t = v[a];
				v[a] = v[z];
				v[z] = t;
			}
			i = j > i ? j - 1 : i;
		}
}

static bool is_space(const struct shaped *s, uint32_t byte)
{
	return s->text[byte] == ' ' || ((unsigned char)s->text[byte] == 0xC2 && (unsigned char)s->text[byte + 1] == 0xA0);
}

static int count_line_spaces(const struct line_builder *b)
{
	int n = 0;
	for (int i = b->cut->start; i < b->cut->end; i++)
		n += is_space(b->s, (uint32_t)i);
	return n;
}

/* The next space's share of what is to be shared out; remainders are spread evenly. */
static mpt take_share(struct line_builder *b)
{
	mpt share = b->spaces ? b->extra / b->spaces : 0;
	b->extra -= share;
	b->spaces--;
	return share;
}

static struct glyph_run make_run(struct line_builder *b, const struct slice *p)
{
	const struct face *face = &p->run->face->pub;
	struct glyph_run r = {.face = face, .size = b->spec->size, .color = b->spec->style->color, .text = b->s->text + p->start,
	                      .text_size = p->end - p->start, .n = p->n, .rtl = p->run->level & 1, .span = p->run->span};
	r.glyph = NEW_ARRAY(b->arena, struct glyph, p->n + 2);
	for (int k = 0; k < p->n; k++) {
		int i = r.rtl ? p->n - 1 - k : k;
		const struct sglyph *g = &p->glyph[i];
		bool cluster_end = i + 1 == p->n || p->glyph[i + 1].cluster != g->cluster;
		mpt advance = scale_advance(g->advance, face, b->spec->size) + (cluster_end ? b->m->tracking : 0);
		if ((int)g->cluster < b->cut->end && cluster_end && is_space(b->s, g->cluster))
			advance += take_share(b);
		r.glyph[k] = (struct glyph){g->gid, g->cluster - (uint32_t)p->start, advance,
		                            scale_advance(g->dx, face, b->spec->size), scale_advance(g->dy, face, b->spec->size)};
		r.width += advance;
	}
	return r;
}

static void add_hyphen(const struct line_builder *b, struct glyph_run *r, const struct srun *run)
{
	hb_codepoint_t gid;
	if (!hb_font_get_nominal_glyph(run->face->font, '-', &gid))
		return;
	int at = r->rtl ? 0 : r->n;
	memmove(r->glyph + at + 1, r->glyph + at, sizeof(*r->glyph) * (size_t)(r->n - at));
	r->glyph[at] = (struct glyph){gid, (uint32_t)r->text_size, glyph_width(run, '-', b->spec->size), 0, 0};
	r->width += r->glyph[at].advance;
	r->n++;
	r->soft_hyphen = true;
}

/* Spaces at a line's end are kept, outside its width, so that text copied out keeps its words
   apart. In a line of mixed direction they would have to move, and are left out. */
static int drawn_end(const struct line_builder *b)
{
	const struct cut *c = b->cut;
	if (c->hyphen || b->s->mixed || c->end == c->start)
		return c->end;
	int end = c->end;
	while (end < c->next && b->s->text[end] == ' ')
		end++;
	return end;
}

static void justify(struct line_builder *b, mpt natural, bool last)
{
	b->spaces = count_line_spaces(b);
	b->extra = 0;
	mpt slack = b->spec->width - natural;
	if (b->spec->align == ALIGN_JUSTIFY && b->spaces && (slack < 0 || !last))
		b->extra = slack;
}

static mpt aligned_x(const struct line_builder *b, mpt width, mpt indent)
{
	mpt slack = b->spec->width - width;
	bool rtl = text_is_rtl(b->env);
	if (b->spec->align == ALIGN_CENTER)
		return slack / 2;
	bool at_right = (b->spec->align == ALIGN_END) != rtl;
	return at_right ? slack - (rtl ? indent : 0) : (rtl ? 0 : indent);
}

static int slice_line(const struct line_builder *b, int end, struct slice *out)
{
	int n = 0;
	for (int i = 0; i < b->s->runs; i++) {
		const struct srun *r = &b->s->run[i];
		int from = r->start > b->cut->start ? r->start : b->cut->start, to = r->end < end ? r->end : end;
		if (from < to)
			out[n++] = slice_run(b, r, from, to);
	}
	return n;
}

static void build_line(struct line_builder *b, bool first, bool last, struct line *line)
{
	struct slice *slices = NEW_ARRAY(b->arena, struct slice, b->s->runs + 1);
	int n = slice_line(b, drawn_end(b), slices);
	mpt indent = first ? b->spec->style->indent : 0;
	mpt natural = (mpt)(b->m->offset[b->cut->end] - b->m->offset[b->cut->start]) + indent;
	const struct srun *tail = n ? slices[n - 1].run : NULL;
	if (b->cut->hyphen)
		natural += b->m->hyphen_width;
	justify(b, natural, last);
	if (b->s->mixed)
		reorder(slices, n);
	line->run = NEW_ARRAY(b->arena, struct glyph_run, n + 1);
	line->n = n;
	for (int i = 0; i < n; i++) {
		line->run[i] = make_run(b, &slices[i]);
		if (b->cut->hyphen && slices[i].run == tail)
			add_hyphen(b, &line->run[i], tail);
		line->width += line->run[i].width;
	}
	/* Spaces kept at the end, and the tracking after the last letter, lie outside the measure. */
	if (n && !b->s->mixed)
		for (int g = line->run[n - 1].n - 1; g >= 0 && (int)line->run[n - 1].glyph[g].cluster + slices[n - 1].start >= b->cut->end && !b->cut->hyphen; g--)
			line->width -= line->run[n - 1].glyph[g].advance;
	line->x = aligned_x(b, line->width, indent);
}

struct para *text_break(struct text_env *env, struct arena *a, const struct shaped *s, const struct para_spec *spec)
{
	struct measure m;
	struct cut_list cuts = {0};
	struct para *p = NEW(a, struct para);
	measure_prepare(a, s, spec, &m);
	/* The shaped paragraph remembers its hyphens; all else of it stays as it is. */
	choose_breaks(env, a, (struct shaped *)(uintptr_t)s, &m, spec, &cuts);
	p->n = cuts.v.n;
	p->line = NEW_ARRAY(a, struct line, p->n + 1);
	p->broken_word = cuts.broken_word;
	mpt cap = s->runs ? scale_advance(s->run[0].face->pub.cap_height, &s->run[0].face->pub, spec->size) : 0;
	for (int i = 0; i < p->n; i++) {
		struct line_builder b = {env, a, s, &m, spec, &cuts.v.v[i], 0, 0};
		bool last = i + 1 == p->n || (b.cut->next > 0 && s->text[b.cut->next - 1] == '\n');
		build_line(&b, i == 0, last, &p->line[i]);
		p->line[i].height = spec->leading;
		p->line[i].baseline = (spec->leading + cap) / 2;
		p->width = mpt_max(p->width, p->line[i].width);
		p->height += spec->leading;
	}
	return p;
}

void text_extent(struct arena *a, const struct shaped *s, const struct para_spec *spec, mpt *min, mpt *max)
{
	struct measure m;
	int part = 0, line = 0;
	measure_prepare(a, s, spec, &m);
	*min = *max = 0;
	for (int i = 0; i < s->places; i++) {
		const struct place *p = &s->place[i];
		mpt hyphen = p->kind == BREAK_HYPHEN ? m.hyphen_width : 0;
		*min = mpt_max(*min, (mpt)(m.offset[p->end] - m.offset[part]) + hyphen);
		part = p->next;
		if (p->kind != BREAK_FORCED)
			continue;
		*max = mpt_max(*max, (mpt)(m.offset[p->end] - m.offset[line]) + spec->style->indent);
		line = p->next;
	}
	*max = mpt_max(*max, *min);
}
