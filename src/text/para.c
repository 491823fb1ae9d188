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
#include "measure.h"

#include <string.h>
#include <unicode/uchar.h>

struct line_builder {
	struct text_env *env;
	struct arena *arena;
	const struct shaped *s;
	const struct measure *m;
	const struct para_spec *spec;
	const struct cut *cut;
	mpt extra; /* glue that is still to be set; negative when the line shrinks */
	mpt hang_start, hang_end;
	int64_t weights;  /* of all that is still to take a share of it */
	int space_weight; /* as of struct glue: thousandths of the size */
	mpt spread;       /* between each two letters */
};

/* UAX #9, rule L2: from the highest level down, turn every stretch of that level or higher. `order` becomes
   the slices from left to right. */
static void reorder(const struct slice *v, int n, int *order)
{
	int highest = 0;
	for (int i = 0; i < n; i++) {
		order[i] = i;
		highest = v[i].run->level > highest ? v[i].run->level : highest;
	}
	for (int level = highest; level > 0; level--)
		for (int i = 0; i < n; i++) {
			int j = i;
			while (j < n && v[order[j]].run->level >= level)
				j++;
			for (int a = i, z = j - 1; a < z; a++, z--) {
				int t = order[a];
				order[a] = order[z];
				order[z] = t;
			}
			i = j; /* a lower level, if any */
		}
}

/* The next share of what is to be shared out, by how far each part gives; remainders are spread evenly. */
static mpt take_share(struct line_builder *b, int weight)
{
	mpt share = b->weights > 0 ? (mpt)((int64_t)b->extra * weight / b->weights) : 0;
	b->extra -= share;
	b->weights -= weight;
	return share;
}

/* The glue before byte `next`, which is added to the advance of the cluster before it. At the line's end that loses
   its blank. */
static mpt glue_behind(struct line_builder *b, int next)
{
	const struct glue *g = &b->s->glue[next];
	if (next > b->cut->end)
		return 0;
	if (next == b->cut->end)
		return -measure_em(b->m, g->trail);
	return measure_em(b->m, g->space) + take_share(b, b->extra > 0 ? g->stretch : g->shrink);
}

/* The blank that the first character of the line loses. */
static mpt blank_before(const struct line_builder *b, const struct sglyph *g, bool cluster_start)
{
	bool first = b->s->glue && cluster_start && (int)g->cluster == b->cut->start;
	return first ? measure_em(b->m, b->s->glue[g->cluster].lead) : 0;
}

/* What sets a glyph apart from the next one that is drawn: in a run from right to left that is the one before it in the
   text. */
static mpt letter_spread(const struct line_builder *b, const struct slice *p, int i, bool cluster_end)
{
	if (!b->spread || !cluster_end)
		return 0;
	bool rtl = p->run->level & 1;
	int at = rtl ? (int)p->glyph[i].cluster : i + 1 < p->n ? (int)p->glyph[i + 1].cluster : p->end;
	return at > b->cut->start && at < b->cut->end && measure_is_gap(b->m, at) ? b->spread : 0;
}

static struct glyph_run make_run(struct line_builder *b, const struct slice *p)
{
	const struct face *face = &p->run->face->pub;
	const struct style *style = p->run->style == b->s->style ? b->spec->style : p->run->style;
	struct glyph_run r = {.face = face,
	                      .size = b->spec->size,
	                      .color = style->color,
	                      .style = style,
	                      .text = b->s->text + p->start,
	                      .text_size = p->end - p->start,
	                      .n = p->n,
	                      .rtl = p->run->level & 1,
	                      .spread = b->spread,
	                      .span = p->run->span};
	const mpt tracking = measure_tracking(b->m, p->run);
	r.glyph = NEW_ARRAY(b->arena, struct glyph, p->n + 2);
	for (int k = 0; k < p->n; k++) {
		int i = r.rtl ? p->n - 1 - k : k;
		const struct sglyph *g = &p->glyph[i];
		bool cluster_end = i + 1 == p->n || p->glyph[i + 1].cluster != g->cluster;
		mpt blank = blank_before(b, g, i == 0 || p->glyph[i - 1].cluster != g->cluster);
		mpt advance = scale_advance(g->advance, face, b->spec->size) + (cluster_end ? tracking : 0);
		if ((int)g->cluster < b->cut->end && cluster_end && measure_is_space(b->s, g->cluster))
			advance += take_share(b, b->space_weight);
		advance += letter_spread(b, p, i, cluster_end);
		if (b->s->glue && cluster_end)
			advance += glue_behind(b, i + 1 == p->n ? p->end : (int)p->glyph[i + 1].cluster);
		advance -= blank;
		r.glyph[k] = (struct glyph){g->gid, g->cluster - (uint32_t)p->start, advance,
		                            scale_advance(g->dx, face, b->spec->size) - blank,
		                            scale_advance(g->dy, face, b->spec->size)};
		r.width += advance;
	}
	return r;
}

/* At the end of the run's text, or at its start. */
static void add_hyphen(const struct line_builder *b, struct glyph_run *r, const struct srun *run, bool start)
{
	hb_codepoint_t gid;
	if (!face_glyph(run->face, '-', &gid))
		return;
	int at = r->rtl != start ? 0 : r->n;
	memmove(r->glyph + at + 1, r->glyph + at, sizeof(*r->glyph) * (size_t)(r->n - at));
	r->glyph[at] = (struct glyph){gid, (uint32_t)r->text_size, measure_glyph(run, '-', b->spec->size), 0, 0};
	r->width += r->glyph[at].advance;
	r->n++;
	r->soft_hyphen |= !start;
	r->repeated_hyphen |= start;
}

/* Spaces at a line's end are kept, outside its width, so that text copied out keeps its words apart. */
static int drawn_end(const struct line_builder *b)
{
	const struct cut *c = b->cut;
	if (c->hyphen || c->end == c->start)
		return c->end;
	int end = c->end;
	while (end < c->next && b->s->text[end] == ' ')
		end++;
	return end;
}

/* How far a space gives, beside the glue between ideographs: as line_give() has it. */
static int space_weight(const struct line_builder *b, bool stretch)
{
	int64_t weight = b->spec->size > 0 ? (int64_t)b->m->space_width * 1000 / (stretch ? 2 : 3) / b->spec->size : 0;
	return weight < 1 ? 1 : weight > INT16_MAX ? INT16_MAX : (int)weight;
}

/* Whether what stretches is between ideographs, more than between words. */
static bool is_ideographic(const struct measure *m, const struct line_glue *g)
{
	return (int64_t)g->stretch * m->size > (int64_t)g->spaces * m->space_width * 500;
}

/* Ideographs stand apart by a twentieth of an em at most, which is 5/4 of their stretch: what is left makes the line end
   early. Not so a line of Latin words among them. */
static mpt most_extra(const struct line_builder *b, const struct line_glue *g)
{
	if (!is_ideographic(b->m, g))
		return MPT_MAX;
	return mpt_of(b->weights * b->spec->size / 1000 * 5 / 4);
}

static void justify(struct line_builder *b, mpt natural, bool last)
{
	struct line_glue g = measure_glue(b->m, b->cut->start, b->cut->end);
	mpt slack = b->spec->width - natural;
	if (b->spec->align == ALIGN_JUSTIFY && (slack < 0 || !last))
		b->spread = (mpt)measure_share(b->m, b->spec, &g, slack);
	slack -= b->spread * g.gaps;
	b->space_weight = space_weight(b, slack > 0);
	b->weights = (int64_t)g.spaces * b->space_weight + (slack > 0 ? g.stretch : g.shrink);
	b->extra = b->spec->align == ALIGN_JUSTIFY && (slack < 0 || !last) ? mpt_min(slack, most_extra(b, &g)) : 0;
}

static mpt aligned_x(const struct line_builder *b, mpt width, mpt indent)
{
	mpt slack = b->spec->width - width;
	bool rtl = text_is_rtl(b->env);
	if (b->spec->align == ALIGN_JUSTIFY)
		return rtl ? slack + b->hang_start - indent : indent - b->hang_start;
	if (b->spec->align == ALIGN_CENTER)
		return slack / 2;
	bool at_right = (b->spec->align == ALIGN_END) != rtl;
	mpt hang = rtl ? -b->hang_start : b->hang_start; /* of lines at the start edge only */
	return (at_right ? slack - (rtl ? indent : 0) : (rtl ? 0 : indent)) - hang;
}

struct slices {
	VEC(struct slice) v;
};

/* Adds what text[from, end) takes of the runs, in logical order. */
static void add_slices(const struct line_builder *b, int from, int end, bool trailing, struct slices *out)
{
	for (int i = find_run(b->s, from); i < b->s->runs && b->s->run[i].start < end; i++) {
		const struct srun *r = &b->s->run[i];
		int start = r->start > from ? r->start : from, stop = r->end < end ? r->end : end;
		if (start >= stop)
			continue;
		if (trailing) {
			struct srun *moved = NEW(b->env->scratch, struct srun);
			*moved = *r;
			moved->level = b->s->level;
			r = moved;
		}
		*vec_push(b->env->scratch, &out->v) = measure_slice(b->env, b->m, r, start, stop);
	}
}

/* What a line takes of the runs. In a paragraph of mixed direction the spaces at its end are slices of their own, from
   `trailing` on, at the level of the paragraph, by which they come to stand beyond its end (UAX #9, rule L1). */
static struct slices slice_line(const struct line_builder *b, int *trailing)
{
	struct slices slices = {0};
	int end = drawn_end(b), split = b->s->mixed ? b->cut->end : end;
	add_slices(b, b->cut->start, split, false, &slices);
	*trailing = slices.v.n;
	add_slices(b, split, end, true, &slices);
	return slices;
}

/* The width of the spaces that are kept at a line's end, from byte `end` of its last run on: they lie
   outside the measure. */
static mpt width_behind(const struct glyph_run *r, int end)
{
	mpt width = 0;
	for (int g = r->n - 1; g >= 0 && (int)r->glyph[g].cluster >= end; g--)
		width += r->glyph[g].advance;
	return width;
}

/* How wide the line is before its spaces are stretched or shrunk. */
static mpt natural_width(const struct line_builder *b, const struct slices *slices, int trailing, mpt indent)
{
	int64_t width = measure_width(b->m, b->cut->start, b->cut->end) + indent;
	width += b->cut->hyphen ? measure_hyphen(b->m, b->cut->end - 1) : 0;
	width += b->cut->repeated ? measure_hyphen(b->m, b->cut->start) : 0;
	for (int i = 0; i < trailing; i++)
		width += slices->v.v[i].grown;
	return mpt_of(width - b->hang_start - b->hang_end);
}

/* Where each run begins: spaces at the end of a line stand beyond it, in a right-to-left paragraph before zero. */
static void place_runs(const struct line_builder *b, const struct slices *slices, int trailing, struct line *line)
{
	int *order = NEW_ARRAY(b->env->scratch, int, line->n + 1);
	mpt x = 0, behind = 0;
	for (int i = trailing; i < line->n; i++)
		behind += line->run[i].width;
	reorder(slices->v.v, line->n, order);
	if (b->s->level & 1)
		x = -behind;
	for (int i = 0; i < line->n; i++) {
		line->run[order[i]].x = x;
		x += line->run[order[i]].width;
		line->width += line->run[i].width;
	}
	line->width -= behind;
	if (line->n && !b->s->mixed && !b->cut->hyphen)
		line->width -= width_behind(&line->run[line->n - 1], b->cut->end - slices->v.v[line->n - 1].start);
}

static void build_line(struct line_builder *b, bool first, bool last, struct line *line)
{
	int trailing;
	struct slices slices = slice_line(b, &trailing);
	mpt indent = first ? b->spec->style->indent : 0;
	b->hang_start = hang_at_start(b->m, b->spec, b->cut->start);
	b->hang_end = hang_at_end(b->m, b->spec, b->cut->end, b->cut->hyphen);
	justify(b, natural_width(b, &slices, trailing, indent), last);
	line->n = slices.v.n;
	line->run = NEW_ARRAY(b->arena, struct glyph_run, line->n + 1);
	for (int i = 0; i < line->n; i++) {
		line->run[i] = make_run(b, &slices.v.v[i]);
		if (b->cut->repeated && i == 0)
			add_hyphen(b, &line->run[i], slices.v.v[i].run, true);
		if (b->cut->hyphen && i + 1 == line->n)
			add_hyphen(b, &line->run[i], slices.v.v[i].run, false);
	}
	place_runs(b, &slices, trailing, line);
	line->hang_left = text_is_rtl(b->env) ? b->hang_end : b->hang_start;
	line->hang_right = text_is_rtl(b->env) ? b->hang_start : b->hang_end;
	line->x = aligned_x(b, line->width, indent);
}

/* Capitals of the style's face stand in the middle of their line, so that lines of other scripts
   have the same baseline. */
static void set_leading(struct para *p, const struct shaped *s, const struct para_spec *spec)
{
	mpt cap = s->face ? scale_advance(s->face->pub.cap_height, &s->face->pub, spec->size) : 0;
	for (int i = 0; i < p->n; i++) {
		p->line[i].height = spec->leading;
		p->line[i].baseline = (spec->leading + cap) / 2;
	}
	int64_t height = (int64_t)spec->leading * p->n;
	p->height = height > PARA_HIGHEST ? PARA_HIGHEST : (mpt)height;
}

struct para *text_relead(struct arena *a, const struct para *p, const struct shaped *s, const struct para_spec *spec)
{
	struct para *copy = NEW(a, struct para);
	*copy = *p;
	copy->line = NEW_ARRAY(a, struct line, p->n + 1);
	memcpy(copy->line, p->line, sizeof(*p->line) * (size_t)p->n);
	set_leading(copy, s, spec);
	return copy;
}

static int count_characters(const struct shaped *s)
{
	const char *p = s->text, *end = s->text + s->size;
	int n = 0;
	while (p < end) {
		UChar32 cp = (UChar32)utf8_next(&p, end);
		int width = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
		bool none = U_GET_GC_MASK(cp) & (U_GC_M_MASK | U_GC_CF_MASK | U_GC_CC_MASK);
		n += none ? 0 : width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
	}
	return n;
}

/* How many characters of its text the measure holds; 0: it has no justified line whose spaces take up the slack. */
static int justified_characters(const struct measure *m, const struct para_spec *spec, const struct cut_list *cuts)
{
	const struct shaped *s = m->shaped;
	bool justified = false;
	for (int i = 0; i + 1 < cuts->v.n; i++)
		justified |= s->text[cuts->v.v[i].next - 1] != '\n';
	if (!justified || spec->align != ALIGN_JUSTIFY)
		return 0;
	struct line_glue g = measure_glue(m, 0, s->size);
	if (is_ideographic(m, &g))
		return 0;
	int64_t width = measure_width(m, 0, s->size);
	return width > 0 ? mpt_of(muldiv(count_characters(s), spec->width, width)) : 0;
}

struct para *text_break(struct text_env *env, struct arena *a, const struct shaped *s, const struct para_spec *spec)
{
	const struct measure *m = measure_of(s, spec);
	struct arena_mark mark = arena_mark(env->scratch);
	struct cut_list cuts = {0};
	struct para *p = NEW(a, struct para);
	/* The shaped paragraph remembers its hyphens and phrases; all else of it stays as it is. */
	choose_breaks(env, env->scratch, (struct shaped *)(uintptr_t)s, m, spec, &cuts);
	p->n = cuts.v.n;
	p->line = NEW_ARRAY(a, struct line, p->n + 1);
	p->broken_word = cuts.broken_word;
	p->broken_sense = cuts.broken_sense;
	p->too_narrow = cuts.too_narrow;
	p->long_word = cuts.long_word;
	p->justified = justified_characters(m, spec, &cuts);
	for (int i = 0; i < p->n; i++) {
		struct line_builder b = {.env = env, .arena = a, .s = s, .m = m, .spec = spec, .cut = &cuts.v.v[i]};
		bool last = i + 1 == p->n || s->text[b.cut->next - 1] == '\n';
		build_line(&b, i == 0, last, &p->line[i]);
		p->width = mpt_max(p->width, p->line[i].width - b.hang_start - b.hang_end);
	}
	arena_release(env->scratch, mark);
	set_leading(p, s, spec);
	return p;
}
