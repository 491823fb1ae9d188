/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of editions, and the heads of their files. */
#include "edition.h"
#include "hint.h"

#include <string.h>

static const char folder[] = "layouts/editions/", ending[] = ".yaml";

/* clang-format off */
#define AT(S, m) .offset = offsetof(struct S, m)
#define PROMISED(kind) AT(promises, value[kind]), .place = offsetof(struct promises, at[kind])
const char *const promise_names[] = {"chroma", "size", "leading", "lines", "hyphens", "italics", "capitals", "fills", "contrast"};
static const char *const none_words[] = {"any", "none", NULL}, *const ragged_words[] = {"any", "ragged", NULL};
static const struct field promise_fields[] = {
	{.key = "chroma", .type = F_CHOICE, PROMISED(PROMISE_CHROMA), .choices = none_words, .fallback = "any", .doc = "none: all that is drawn is grey, as `colors: grey` of the page makes it."},
	{.key = "size", .type = F_LENGTH, PROMISED(PROMISE_SIZE), .min = 0, .max = 1000000, .doc = "No letter is smaller, in drawings and running heads neither."},
	{.key = "leading", .type = F_DECIMAL, PROMISED(PROMISE_LEADING), .min = 0, .max = 3000, .doc = "No line of text is lower than this, in sizes of its letters, but where it stands alone in 24 pt or more."},
	{.key = "lines", .type = F_CHOICE, PROMISED(PROMISE_LINES), .choices = ragged_words, .fallback = "any", .doc = "ragged: no line is justified."},
	{.key = "hyphens", .type = F_CHOICE, PROMISED(PROMISE_HYPHENS), .choices = none_words, .fallback = "any", .doc = "none: no line ends in a hyphen that its text does not have."},
	{.key = "italics", .type = F_CHOICE, PROMISED(PROMISE_ITALICS), .choices = none_words, .fallback = "any", .doc = "none: all letters are upright."},
	{.key = "capitals", .type = F_CHOICE, PROMISED(PROMISE_CAPITALS), .choices = none_words, .fallback = "any", .doc = "none: no style sets its text in capitals."},
	{.key = "fills", .type = F_INT, PROMISED(PROMISE_FILLS), .min = 0, .max = 100, .doc = "No large area is darker, in percent of black: neither the ground of a box nor what a drawing fills; what is less than 10 mm high or wide is not large."},
	{.key = "contrast", .type = F_DECIMAL, PROMISED(PROMISE_CONTRAST), .min = 4500, .max = 21000, .doc = "No text has a lower contrast with what is under it, in the colours that are drawn, as WCAG 2.1 reckons it: 4.5 or more; large text (18 pt, or bold 14 pt) no lower than two thirds of that. Without this promise a contrast below 4.5 is a warning, low-contrast."},
	{.key = NULL}};
static const struct record promise_record = {"promises", "What is checked on the pages as they are drawn; where it does not hold there, the edition is not made, and the box is named. Of editions that are joined all promises hold, so the stricter one of two.", sizeof(struct promises), NULL, promise_fields};
static const struct field name_element = {.key = "name", .type = F_NAME};
static const struct field edition_fields[] = {
	{.key = "about", .type = F_NAME, AT(edition_head, about), .doc = "What it is for, as `platen list` tells it."},
	{.key = "over", .type = F_NAME, AT(edition_head, over), .place = offsetof(struct edition_head, over_at), .flags = NOT_EMPTY, .doc = "Another edition that it lies over, whose promises are kept too."},
	{.key = "refused", .type = F_NAME, AT(edition_head, refused), .place = offsetof(struct edition_head, refused_at), .flags = NOT_EMPTY, .doc = "Of layouts/editions/A+B.yaml: why A and B do not go together, which is what is said where they are joined."},
	{.key = "pupils", .type = F_NAME, AT(edition_head, pupils), .place = offsetof(struct edition_head, pupils_at), .flags = NOT_EMPTY, .doc = "Of layouts/editions/A+B.yaml, where no sheet can be both: A or B, the one that a pupil gets when a class is made in one of them and its list asks for the other."},
	{.key = "documents", .type = F_LIST, AT(edition_head, documents), .element = &name_element, .doc = "Documents, by their layouts, that it makes sense for: others are refused where they are asked for in it, and left out where no document is named. All by default."},
	{.key = "promises", .type = F_RECORD, AT(edition_head, promises), .record = &promise_record, .doc = "What its pages keep to."},
	{.key = NULL}};
const struct record edition_record = {"an edition", "What layouts/editions/NAME.yaml says of itself. Editions are joined by `+`, as in `--edition large-print+mono`: each lies over those before it. Only one of them may say the size of the page, or what stands on it; where two need more than that, layouts/editions/A+B.yaml lies over both, in whichever order they are joined.", sizeof(struct edition_head), NULL, edition_fields};
/* clang-format on */

struct edition_parts edition_parts(struct arena *a, const char *name)
{
	struct edition_parts parts = {0};
	for (size_t n;; name += n + 1) {
		n = strcspn(name, "+");
		*vec_push(a, &parts.v) = arena_strndup(a, name, n);
		if (!name[n])
			return parts;
	}
}

const char *edition_path(struct arena *a, const char *part) { return arena_printf(a, "%s%s%s", folder, part, ending); }

const char *edition_of_path(struct arena *a, const char *path)
{
	size_t n = strlen(path), before = strlen(folder), after = strlen(ending);
	if (n <= before + after || strncmp(path, folder, before) != 0 || strcmp(path + n - after, ending) != 0)
		return NULL;
	return arena_printf(a, "+%.*s", (int)(n - before - after), path + before);
}

struct edition_head edition_head_load(struct root *r, struct arena *a, struct diag *d, const char *part, struct where at)
{
	struct schema s = {.arena = a, .diag = d};
	struct edition_head head = {0};
	const char *path = edition_path(a, part);
	const struct node *top = yaml_read(r, path, d, at);
	schema_load(&s, node_find(top, "edition"), &edition_record, &head);
	return head;
}

bool edition_suits(const struct edition_head *h, const char *layout)
{
	const char *const *names = h->documents.v;
	for (int i = 0; i < h->documents.n; i++)
		if (!strcmp(names[i], layout))
			return true;
	return !h->documents.n;
}

/* Of shares that are at most something, the smaller one is stricter. */
static bool is_stricter(int kind, int a, int b) { return a && (!b || (kind == PROMISE_FILLS ? a < b : a > b)); }

void promises_add(struct promises *p, const struct promises *more)
{
	for (int i = 0; i < PROMISE_COUNT; i++)
		if (is_stricter(i, more->value[i], p->value[i])) {
			p->value[i] = more->value[i];
			p->at[i] = more->at[i];
		}
}

bool promises_any(const struct promises *p)
{
	for (int i = 0; i < PROMISE_COUNT; i++)
		if (p->value[i])
			return true;
	return false;
}

/* How deep editions lie over each other; what goes round in a circle ends there. */
#define MOST_LAYERS 16

static bool is_among(const struct edition_parts *all, const char *part)
{
	for (int i = 0; i < all->v.n; i++)
		if (!strcmp(all->v.v[i], part))
			return true;
	return false;
}

static void add_layer(struct edition_parts *out, struct root *r, struct arena *a, struct diag *d, const char *part,
                      struct where at, int depth)
{
	if (is_among(out, part) || depth == MOST_LAYERS)
		return;
	struct edition_head head = edition_head_load(r, a, d, part, at);
	if (head.over)
		add_layer(out, r, a, d, head.over, head.over_at, depth + 1);
	if (!is_among(out, part))
		*vec_push(a, &out->v) = part;
}

/* The files that are named after two of the layers, in either order. */
static void add_joints(struct edition_parts *out, struct root *r, struct arena *a)
{
	const int n = out->v.n;
	for (int i = 0; i < n * n; i++) {
		const char *first = out->v.v[i / n], *second = out->v.v[i % n];
		const char *both = arena_printf(a, "%s+%s", first, second);
		if (first != second && file_is_named(r, edition_path(a, both)))
			*vec_push(a, &out->v) = both;
	}
}

struct edition_parts edition_layers(struct root *r, struct arena *a, struct diag *d, const char *name, struct where at)
{
	struct edition_parts parts = edition_parts(a, name), out = {0};
	for (int i = 0; i < parts.v.n; i++)
		add_layer(&out, r, a, d, parts.v.v[i], at, 0);
	add_joints(&out, r, a);
	return out;
}

bool edition_joins(struct arena *a, const char *joint, const char *first, const char *second)
{
	return !strcmp(joint, arena_printf(a, "%s+%s", first, second)) ||
	        !strcmp(joint, arena_printf(a, "%s+%s", second, first));
}

bool edition_lies_over(struct root *r, struct arena *a, const char *part, const char *base)
{
	struct diag *unsaid = diag_new(a); /* what is wrong with a file is told where it is laid over a layout */
	for (int depth = 0; part && depth <= MOST_LAYERS; depth++) {
		if (!strcmp(part, base))
			return true;
		part = edition_head_load(r, a, unsaid, part, (struct where){0}).over;
	}
	return false;
}
