/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a line may end: UAX #14 through ICU, which also finds Thai words in its dictionary, less what
 * the locale's rules and markup forbid.
 */
#include "internal.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

static UBreakIterator *open_breaker(struct text_env *env, const struct shaped *s, UText *text, bool phrases)
{
	UErrorCode error = U_ZERO_ERROR;
	utext_openUTF8(text, s->text, s->size, &error);
	void **breaker = phrases ? &env->phraser : &env->breaker;
	/* Small kana and the mark of long vowels start no line: the strict rules of JIS X 4051. */
	if (!*breaker)
		*breaker = ubrk_open(
		        UBRK_LINE,
		        arena_printf(env->arena, "%s@lb=strict%s", env->options.locale, phrases ? ";lw=phrase" : ""), NULL,
		        0, &error);
	ubrk_setUText(*breaker, text, &error);
	if (U_FAILURE(error))
		machine_failure("line breaking: %s", u_errorName(error));
	return *breaker;
}

static const struct span *span_at(const struct shaped *s, int byte)
{
	int i = find_run(s, byte);
	return i < s->runs && byte >= s->run[i].start ? s->run[i].span : NULL;
}

/* Inside <nobr>: both sides forbid breaks. Runs also part there at a change of script or face. */
static bool is_kept(const struct shaped *s, int byte)
{
	const struct span *before = span_at(s, byte - 1), *after = span_at(s, byte);
	return before && after && (before->flags & after->flags & SPAN_NOBREAK);
}

/* Spaces and line feeds before a break vanish with it. */
static int trim(const struct shaped *s, int from, int byte)
{
	while (byte > from && (s->text[byte - 1] == ' ' || s->text[byte - 1] == '\n' || s->text[byte - 1] == '\t'))
		byte--;
	return byte;
}

static bool ends_in_soft_hyphen(const struct shaped *s, int end)
{
	return end >= 2 && (unsigned char)s->text[end - 2] == 0xC2 && (unsigned char)s->text[end - 1] == 0xAD;
}

/* An elided word counts with the one that it leans on, as in Villeneuve-d’Ascq. */
static int letters_behind(const char *p, const char *end)
{
	int n = 0;
	while (p < end) {
		uint32_t cp = utf8_next(&p, end);
		if (u_isalnum((UChar32)cp))
			n++;
		else if (!n || (cp != 0x2019 && cp != '\''))
			break;
	}
	return n;
}

static int letters_before(const char *start, const char *p)
{
	int n = 0;
	while (p > start && u_isalnum((UChar32)utf8_previous(start, &p)))
		n++;
	return n;
}

/* After the hyphen or slash of a compound whose part is too short to stand apart, as in E-Mail,
   est-ce or técnico/a. */
static bool is_short_part(const struct text_env *env, const struct shaped *s, int byte)
{
	const char *end = s->text + s->size, *hyphen = s->text + byte - 1;
	const struct locale_spec *l = &env->options.spec;
	if (*hyphen != '-' && *hyphen != '/')
		return false;
	int before = letters_before(s->text, hyphen), behind = letters_behind(hyphen + 1, end);
	return behind && (before < l->hyphen_left || behind < l->hyphen_right);
}

enum { EM_DASH = 0x2014 };

/* The character that ends at p; 0 at the start. */
static uint32_t code_before(const char *start, const char *p) { return utf8_previous(start, &p); }

/* Ideographs are left out: among them a dash may stand at either end of a line. */
static bool is_of_word(uint32_t cp)
{
	int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
	uint32_t kind = U_GET_GC_MASK((UChar32)cp);
	return (kind & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_P_MASK)) && width != U_EA_WIDE &&
	        width != U_EA_FULLWIDTH;
}

static int line_class(uint32_t cp) { return u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK); }

/* UAX #14 allows a break on either side of an em dash. Kept together are a dash and the word before it
   ("word—|word"), and an opening dash and the word behind it ("word |—an aside—|word"). */
static bool is_dash_taken(const struct shaped *s, int byte)
{
	enum { EM_DASH_SIZE = 3 };
	const char *p = s->text + byte, *end = s->text + s->size;
	uint32_t before = code_before(s->text, p), behind = utf8_next(&p, end);
	if (behind == EM_DASH)
		return is_of_word(before);
	if (before != EM_DASH)
		return false;
	uint32_t left = code_before(s->text, s->text + byte - EM_DASH_SIZE);
	return is_of_word(behind) && (!left || left == ' ');
}

/* Where ICU from 74 on allows a break that UAX #14 forbids up to Unicode 15.0, which ICU 72 follows: between a
   quotation and what opens behind it (LB15), and behind the maqaf or hyphen of a Hebrew word (LB21a). Lines should
   not depend on the ICU of the machine, and words that a maqaf joins belong together. */
static bool is_newly_allowed(const struct shaped *s, int byte)
{
	const char *p = s->text + byte, *behind = p, *end = s->text + s->size;
	uint32_t before = utf8_previous(s->text, &p);
	if (before != EM_DASH && u_charType((UChar32)before) == U_DASH_PUNCTUATION)
		return line_class(code_before(s->text, p)) == U_LB_HEBREW_LETTER;
	if (line_class(utf8_next(&behind, end)) != U_LB_OPEN_PUNCTUATION)
		return false;
	while (before == ' ')
		before = utf8_previous(s->text, &p);
	return line_class(before) == U_LB_QUOTATION;
}

bool may_hyphenate(const struct shaped *s, int byte)
{
	const struct span *span = span_at(s, byte);
	return span && !span->lang && !(span->flags & (SPAN_CODE | SPAN_NOBREAK));
}

/* Behind the hyphen of a compound, between two letters of the language of the edition. */
static bool is_behind_hyphen(const struct shaped *s, int byte)
{
	const char *hyphen = s->text + byte, *behind = hyphen, *end = s->text + s->size;
	uint32_t cp = utf8_previous(s->text, &hyphen);
	return (cp == '-' || cp == 0x2010) && may_hyphenate(s, byte) && u_isalpha((UChar32)code_before(s->text, hyphen)) &&
	        u_isalpha((UChar32)utf8_next(&behind, end));
}

static bool is_letter(uint32_t cp) { return U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK); }

/* Whether a word is listed: small letters in the list stand for capitals too. */
static bool is_word(const char *listed, const char *listed_end, const char *word, const char *end)
{
	while (listed < listed_end && word < end) {
		uint32_t cp = utf8_next(&word, end), wanted = utf8_next(&listed, listed_end);
		if (cp != wanted && (uint32_t)u_tolower((UChar32)cp) != wanted)
			return false;
	}
	return listed == listed_end && word == end;
}

/* A list is of words between spaces, or else of single characters. */
static bool list_holds(const char *list, const char *word, const char *end)
{
	bool words = strchr(list, ' ') != NULL;
	for (const char *p = list, *stop = list + strlen(list), *next; p < stop; p = next + (next < stop && *next == ' ')) {
		next = p;
		if (words)
			next += strcspn(p, " ");
		else
			utf8_next(&next, stop);
		if (is_word(p, next, word, end))
			return true;
	}
	return false;
}

/* The letters of the last word of text[from, end), or the sign that it ends in. */
static int word_start(const struct shaped *s, int from, int end)
{
	const char *low = s->text + from, *p = s->text + end, *start = p;
	while (p > low && is_letter(utf8_previous(low, &p)))
		start = p;
	if (start == s->text + end && start > low)
		utf8_previous(low, &start);
	return (int)(start - s->text);
}

/* Behind a word or sign of the locale's bound_after, and the space that follows it; Thai has none. `from`: where the
   part before the byte begins. */
static bool is_bound(const struct text_env *env, const struct shaped *s, int from, int byte)
{
	const char *list = env->options.spec.bound_after;
	int end = list ? trim(s, from, byte) : from;
	if (end == from)
		return false;
	const char *stop = s->text + end, *last = stop;
	if (end == byte && line_class(utf8_previous(s->text, &last)) != U_LB_COMPLEX_CONTEXT)
		return false;
	int start = word_start(s, from, end);
	uint32_t before = code_before(s->text, s->text + start), first = utf8_next(&(const char *){s->text + start}, stop);
	bool joined =
	        start == from ? before == '-' || before == 0x2010 : before == 0x2011 || before == '\'' || before == 0x2019;
	return !(joined && is_letter(first)) && may_hyphenate(s, start) && list_holds(list, s->text + start, stop);
}

/* Whether one of the rules above forbids a break before a byte that ICU allows. */
static bool is_forbidden(const struct text_env *env, const struct shaped *s, const struct phrasing *phrases, int byte)
{
	return is_kept(s, byte) || is_short_part(env, s, byte) || is_dash_taken(s, byte) || is_newly_allowed(s, byte) ||
	        (phrases && phrase_holds(env, s, phrases, byte));
}

/* A breakpoint before byte `at`, behind another one. */
static struct breakpoint place_at(const struct text_env *env, const struct shaped *s, int last, int at, bool forced)
{
	struct breakpoint p = {trim(s, last, at), at, forced ? BREAK_FORCED : BREAK_SPACE};
	if (!forced && ends_in_soft_hyphen(s, p.end)) {
		p.kind = BREAK_HYPHEN;
		p.end -= 2; /* a drawn hyphen takes its place */
	} else if (!forced && env->options.spec.repeat_hyphen && is_behind_hyphen(s, at)) {
		p.kind = BREAK_REPEATED;
	}
	return p;
}

struct place_list {
	VEC(struct breakpoint) v, bound;
};

/* ICU gives words of its dictionaries the status of what ends the stretch that they are in, also that of a line feed. */
static bool is_forced(const struct shaped *s, UBreakIterator *it, int at)
{
	if (at == s->size || ubrk_getRuleStatus(it) < UBRK_LINE_HARD)
		return at == s->size;
	int before = line_class(code_before(s->text, s->text + at));
	return before == U_LB_LINE_FEED || before == U_LB_MANDATORY_BREAK || before == U_LB_CARRIAGE_RETURN ||
	        before == U_LB_NEXT_LINE;
}

/* All breakpoints, or those between phrases and words; the lists are in scratch memory. */
static void list_places(struct text_env *env, const struct shaped *s, const struct phrasing *phrases, struct place_list *out)
{
	UText text = UTEXT_INITIALIZER;
	UBreakIterator *it = open_breaker(env, s, &text, phrases && env->options.spec.phrases);
	int last = 0, part = 0;
	for (int32_t at = ubrk_next(it); at != UBRK_DONE; at = ubrk_next(it)) {
		bool forced = is_forced(s, it, at);
		if (!forced && is_forbidden(env, s, phrases, at))
			continue;
		struct breakpoint p = place_at(env, s, last, at, forced);
		bool bound = !forced && is_bound(env, s, part, at);
		part = at;
		*(bound ? vec_push(env->scratch, &out->bound) : vec_push(env->scratch, &out->v)) = p;
		last = bound ? last : at;
	}
	utext_close(&text);
}

/* -- <wbr> ---------------------------------------------------------------------------------- */

/* The breakpoint of a <wbr> before a run; false: there is none, or a line ends there anyway. */
static bool find_mark(const struct shaped *s, int run, struct breakpoint *out)
{
	const struct srun *r = &s->run[run];
	bool begins = run > 0 && r[-1].span != r->span && (r->span->flags & SPAN_BREAK);
	int next = r->start;
	while (begins && next < s->size && s->text[next] == ' ')
		next++;
	*out = (struct breakpoint){trim(s, 0, r->start), next, BREAK_SPACE};
	return begins && out->end > 0 && next < s->size && s->text[next] != '\n' && s->text[r->start - 1] != '\n';
}

static void push_mark(struct text_env *env, struct place_list *to, struct breakpoint p)
{
	struct breakpoint *last = to->v.n ? &to->v.v[to->v.n - 1] : NULL;
	if (last && last->next == p.next)
		*last = p;
	else
		*vec_push(env->scratch, &to->v) = p;
}

/* Puts the breakpoints of <wbr> among others, which are in the order of the text; `only`: between the forced ones. */
static void add_marks(struct text_env *env, const struct shaped *s, struct place_list *list, bool only)
{
	struct place_list all = {.bound = {list->bound.v, list->bound.n, list->bound.cap}};
	struct breakpoint mark;
	int run = 0;
	for (int i = 0; i < list->v.n; i++) {
		const struct breakpoint *p = &list->v.v[i];
		for (; run < s->runs && s->run[run].start < p->next; run++)
			if (find_mark(s, run, &mark))
				push_mark(env, &all, mark);
		bool same = all.v.n && all.v.v[all.v.n - 1].next == p->next;
		if (p->kind == BREAK_FORCED || (!only && !same))
			*vec_push(env->scratch, &all.v) = *p;
	}
	*list = all;
}

static bool has_marks(const struct shaped *s)
{
	struct breakpoint mark;
	for (int i = 0; i < s->runs; i++)
		if (find_mark(s, i, &mark))
			return true;
	return false;
}

/* Where lines end that end at <wbr> only. */
static void find_senses(struct text_env *env, struct shaped *s, const struct place_list *list)
{
	struct place_list forced = {0};
	for (int i = 0; i < list->v.n; i++)
		if (list->v.v[i].kind == BREAK_FORCED)
			*vec_push(env->scratch, &forced.v) = list->v.v[i];
	add_marks(env, s, &forced, true);
	s->senses = forced.v.n;
	s->sense_place = keep_list(s->arena, forced.v.v, forced.v.n, sizeof(*s->sense_place));
}

/* -- a paragraph's breakpoints -------------------------------------------------------------- */

void find_places(struct text_env *env, struct shaped *s)
{
	struct arena_mark mark = arena_mark(env->scratch);
	struct place_list list = {0};
	list_places(env, s, NULL, &list);
	if (has_marks(s)) {
		find_senses(env, s, &list);
		add_marks(env, s, &list, false);
	}
	s->places = list.v.n;
	s->place = keep_list(s->arena, list.v.v, list.v.n, sizeof(*s->place));
	s->bounds = list.bound.n;
	if (s->bounds)
		s->bound_place = keep_list(s->arena, list.bound.v, list.bound.n, sizeof(*s->place));
	arena_release(env->scratch, mark);
}

/* The breakpoints of a paragraph that lie between words. */
static void list_words(struct text_env *env, struct shaped *s, const struct phrasing *phrases)
{
	VEC(struct breakpoint) words = {0};
	for (int i = 0; phrases->words && i < s->places; i++)
		if (s->place[i].kind == BREAK_FORCED || phrase_parts(env, s, phrases, s->place[i].next))
			*vec_push(env->scratch, &words) = s->place[i];
	s->words = words.n;
	s->word_place = keep_list(s->arena, words.v, words.n, sizeof(*s->word_place));
}

/* Only when asked for: ICU finds them with a dictionary, which is slow, and justified paragraphs or those
   of one line do not need them. */
bool find_phrases(struct text_env *env, struct shaped *s, int align)
{
	if (align == ALIGN_JUSTIFY && env->options.spec.word_break != WORD_BREAK_KEEP_ALL)
		return false;
	if (s->phrases < 0) {
		struct arena_mark mark = arena_mark(env->scratch);
		struct place_list list = {0};
		if (phrase_wanted(env, s)) {
			struct phrasing phrases = phrase_begin(env, s);
			list_places(env, s, &phrases, &list);
			if (s->senses)
				add_marks(env, s, &list, false);
			list_words(env, s, &phrases);
		}
		s->phrases = list.v.n;
		s->phrase_place = keep_list(s->arena, list.v.v, list.v.n, sizeof(*s->phrase_place));
		arena_release(env->scratch, mark);
	}
	return s->phrases > 0;
}

void breaks_close(struct text_env *env)
{
	ubrk_close(env->breaker); /* which may be NULL */
	ubrk_close(env->phraser);
	ubrk_close(env->worder);
}
