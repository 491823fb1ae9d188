/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema tables: the record that comes of a tree, its defaults, its mistakes. */
#include "assert_color.h"
#include "schema.h"
#include "tree.h"

#include <limits.h>

Suite *suite_schema(void);

struct inner {
	int size;
	const char *name;
};
struct outer {
	bool flag;
	int count, ratio, choice, free_count, free_ratio;
	mpt length, indent;
	struct dim dim;
	color color, shade;
	const char *name;
	struct path_ref path;
	struct text_slot text;
	struct style_ref style;
	struct box_list boxes;
	struct inner inner;
	struct where dim_at;
	struct list_of dims, names, tones;
	struct item_list items, written;
	struct edges edges;
	const struct node *node;
};

#define IN(member) offsetof(struct inner, member)
#define OUT(member) offsetof(struct outer, member)

static const char *const choices[] = {"start", "center", "end", NULL};
static const struct field dim_element = {.type = F_DIM, .key = "dims"};
static const struct field tone_element = {.type = F_NAME, .key = "tones"};
static const struct field name_element = {.type = F_NAME, .key = "names"};
static const struct field inner_fields[] = {
        {.key = "size", .type = F_INT, .offset = IN(size), .fallback = "3", .min = 1, .max = 9},
        {.key = "name", .type = F_NAME, .offset = IN(name)},
        {.key = NULL},
};
static const struct record inner_record = {"an inner", NULL, sizeof(struct inner), "name", inner_fields};
static const struct field outer_fields[] = {
        {.key = "flag", .type = F_FLAG, .offset = OUT(flag), .fallback = "true"},
        {.key = "count", .type = F_INT, .offset = OUT(count), .fallback = "4", .min = 1, .max = 10},
        {.key = "ratio", .type = F_DECIMAL, .offset = OUT(ratio), .fallback = "1.5", .min = 0, .max = 2000},
        {.key = "free-count", .type = F_INT, .offset = OUT(free_count)},
        {.key = "free-ratio", .type = F_DECIMAL, .offset = OUT(free_ratio)},
        {.key = "choice", .type = F_CHOICE, .offset = OUT(choice), .fallback = "end", .choices = choices},
        {.key = "length", .type = F_LENGTH, .offset = OUT(length), .fallback = "1pt", .min = -5000, .max = 5000},
        {.key = "indent", .type = F_LENGTH, .offset = OUT(indent), .min = 1, .max = 5250},
        {.key = "dim", .type = F_DIM, .offset = OUT(dim), .fallback = "1fr", .place = OUT(dim_at)},
        {.key = "color", .type = F_COLOR, .offset = OUT(color), .fallback = "#010203"},
        {.key = "shade", .type = F_COLOR, .offset = OUT(shade)},
        {.key = "name", .type = F_NAME, .offset = OUT(name), .flags = REQUIRED},
        {.key = "path", .type = F_PATH, .offset = OUT(path)},
        {.key = "text", .type = F_TEXT, .offset = OUT(text)},
        {.key = "style", .type = F_STYLE, .offset = OUT(style)},
        {.key = "boxes", .type = F_BOX, .offset = OUT(boxes)},
        {.key = "inner", .type = F_RECORD, .offset = OUT(inner), .record = &inner_record},
        {.key = "dims", .type = F_LIST, .offset = OUT(dims), .element = &dim_element},
        {.key = "names", .type = F_LIST, .offset = OUT(names), .element = &name_element},
        {.key = "tones", .type = F_LIST, .offset = OUT(tones), .fallback = "plain", .element = &tone_element},
        {.key = "items", .type = F_ITEMS, .offset = OUT(items), .record = &inner_record},
        {.key = "written", .type = F_ITEMS, .flags = WRITTEN_OUT, .offset = OUT(written), .record = &inner_record},
        {.key = "edges", .type = F_EDGES, .offset = OUT(edges)},
        {.key = "node", .type = F_NODE, .offset = OUT(node)},
        {.key = NULL},
};
static const struct record outer_record = {"an outer", NULL, sizeof(struct outer), NULL, outer_fields};

/* The layers below: a token "gap" of 7 pt, a colour "ink", boxes that are counted, styles by name. */
static enum token_found find_token(void *user, enum field_type type, const char *name, void *out)
{
	(void)user;
	if (type == F_DIM && !strcmp(name, "gap"))
		return *(struct dim *)out = (struct dim){7000, UNIT_ABS}, TOKEN_FOUND;
	if (type == F_COLOR && !strcmp(name, "ink"))
		return *(color *)out = COLOR_RGB(0x111111), TOKEN_FOUND;
	return TOKEN_NONE;
}

static const struct style *find_style(void *user, const char *name, struct where at)
{
	(void)user, (void)at;
	return (const struct style *)(const void *)name; /* any address that is not NULL */
}

static struct box_list count_boxes(struct schema *s, const struct node *n)
{
	(void)s;
	return (struct box_list){n->n, NULL};
}

static struct outer load(const char *text)
{
	struct outer o = {0};
	struct schema s = {.arena = arena, .diag = diag, .token = find_token, .style = find_style, .boxes = count_boxes};
	schema_load(&s, parse(text), &outer_record, &o);
	return o;
}

START_TEST(absent_keys_have_their_defaults)
{
	struct outer o = load("name: x\ncount:\nlength: ~\n");
	ck_assert_str_eq(said(), "");
	ck_assert(o.flag);
	ck_assert_int_eq(o.count, 4);
	ck_assert_int_eq(o.ratio, 1500);
	ck_assert_int_eq(o.choice, 2);
	ck_assert_int_eq(o.length, 1000);
	ck_assert_int_eq(o.dim.unit, UNIT_FR);
	assert_color_is(o.color, COLOR_RGB(0x010203));
	assert_color_is(o.shade, COLOR_NONE);
	ck_assert_int_eq(o.inner.size, 3); /* of a record inside, too */
	ck_assert_ptr_null(o.path.path);
	ck_assert_ptr_null(o.text.source);
	ck_assert_int_eq(o.dims.n + o.items.n + o.boxes.n, 0);
	ck_assert_int_eq(o.tones.n, 1);
	ck_assert_str_eq(((const char **)o.tones.v)[0], "plain");
}
END_TEST

START_TEST(a_record_without_a_tree_is_all_defaults)
{
	struct outer o = {0};
	struct schema s = {.arena = arena, .diag = diag};
	schema_load(&s, NULL, &outer_record, &o);
	ck_assert_int_eq(o.count, 4);
	ck_assert_str_eq(said(), "");
}
END_TEST

START_TEST(every_type_is_loaded)
{
	struct outer o =
	        load("{flag: no, count: 10, ratio: 0.25, choice: center, length: -5pt, dim: 40%, color: ink, shade: none,\n"
	             " name: a/b.svg, path: sides.first, text: '{title}', style: head, boxes: [1, 2], inner: {size: 9},\n"
	             " dims: [1fr, auto, gap], names: one, tones: [a, b], indent: 5.25pt, items: [a, {name: b, size: 2}],\n"
	             " edges: {top: 1pt, left: gap}, node: [x], free-count: -12, free-ratio: -0.5}\n");
	ck_assert_str_eq(said(), "");
	ck_assert(!o.flag);
	ck_assert_int_eq(o.count, 10);
	ck_assert_int_eq(o.free_count, -12);
	ck_assert_int_eq(o.ratio, 250);
	ck_assert_int_eq(o.free_ratio, -500);
	ck_assert_int_eq(o.choice, 1);
	ck_assert_int_eq(o.length, -5000);
	ck_assert_int_eq(o.dim.v, 40000);
	assert_color_is(o.color, COLOR_RGB(0x111111));
	assert_color_is(o.shade, COLOR_NONE);
	ck_assert_str_eq(o.name, "a/b.svg");
	ck_assert_str_eq(o.path.path, "sides.first");
	ck_assert_str_eq(o.text.source->text, "{title}");
	ck_assert_ptr_nonnull(o.style.style);
	ck_assert_int_eq(o.boxes.n, 2);
	ck_assert_int_eq(o.inner.size, 9);
	ck_assert_int_eq(o.dims.n, 3);
	ck_assert_int_eq(((struct dim *)o.dims.v)[1].unit, UNIT_AUTO);
	ck_assert_int_eq(((struct dim *)o.dims.v)[2].v, 7000);
	ck_assert_int_eq(o.tones.n, 2); /* in place of the default */
	ck_assert_str_eq(((const char **)o.tones.v)[0], "a");
	ck_assert_int_eq(o.indent, 5250);
	ck_assert_int_eq(o.names.n, 1); /* one value stands for a list of one */
	ck_assert_str_eq(((const char **)o.names.v)[0], "one");
	ck_assert_int_eq(o.items.n, 2);
	ck_assert_ptr_eq(o.items.record, &inner_record);
	ck_assert_str_eq(((struct inner *)o.items.v)[0].name, "a"); /* the main key */
	ck_assert_int_eq(((struct inner *)o.items.v)[0].size, 3);
	ck_assert_int_eq(((struct inner *)o.items.v)[1].size, 2);
	ck_assert_int_eq(o.edges.top, 1000);
	ck_assert_int_eq(o.edges.left, 7000);
	ck_assert_int_eq(o.edges.right, 0);
	ck_assert_int_eq(o.node->kind, NODE_LIST);
}
END_TEST

START_TEST(short_forms)
{
	struct outer o = load("{name: x, edges: 2pt, inner: y, style: 'tone-{tone}', items: {each: rows, name: z}}\n");
	ck_assert_str_eq(said(), "");
	ck_assert_int_eq(o.edges.top, 2000);
	ck_assert_int_eq(o.edges.left, 2000);
	ck_assert_str_eq(o.inner.name, "y");
	ck_assert_str_eq(o.style.pattern->text, "tone-{tone}");
	ck_assert_ptr_null(o.style.style);
	ck_assert_str_eq(o.items.each.path, "rows");
	ck_assert_int_eq(o.items.n, 1);
	ck_assert_str_eq(((struct inner *)o.items.v)[0].name, "z");
}
END_TEST

START_TEST(places_are_kept_where_they_are_asked_for)
{
	struct outer o = load("name: x\ndim: 2mm\ndims: [1pt,\n  2pt]\n");
	ck_assert_int_eq(o.dim_at.line, 2);
	ck_assert_int_eq(o.dim_at.column, 6);
	ck_assert_int_eq(o.dims.at[0].line, 3);
	ck_assert_int_eq(o.dims.at[1].line, 4);
	ck_assert_int_eq(o.dims.at[1].column, 3);
	ck_assert_ptr_null(load("name: x\n").dim_at.source);
}
END_TEST

START_TEST(what_is_written_out_cannot_be_repeated)
{
	struct outer o = load("{name: x, written: {each: rows, name: z}}\n");
	ck_assert_str_eq(said(), "1:21 no-each");
	ck_assert_int_eq(o.written.n, 0);
	ck_assert_int_eq(load("{name: x, written: {name: z}}\n").written.n, 1);
}
END_TEST

/* One wrong value, which leaves the default. */
static const struct {
	const char *pair, *code;
} wrong[] = {
        {"flag: maybe", "bad-choice"},
        {"flag: True", "bad-choice"},
        {"flag: []", "wrong-type"},
        {"flag: ye", "bad-choice"},
        {"count: 0", "out-of-range"},
        {"count: 11", "out-of-range"},
        {"count: 99999999999999999999", "out-of-range"},
        {"count: 1.5", "bad-number"},
        {"count: 0x3", "bad-number"},
        {"count: ' 3'", "bad-number"},
        {"count: ''", "bad-number"},
        {"count: {}", "wrong-type"},
        {"ratio: 2.001", "out-of-range"},
        {"ratio: -0.001", "out-of-range"},
        {"ratio: 1e3", "bad-number"},
        {"ratio: '.'", "bad-number"},
        {"ratio: 1,5", "bad-number"},
        {"choice: middle", "bad-choice"},
        {"choice: [end]", "wrong-type"},
        {"length: 5", "bad-length"},
        {"length: 1fr", "bad-length"},
        {"length: auto", "bad-length"},
        {"length: 5.001pt", "out-of-range"},
        {"length: 1furlong", "bad-length"},
        {"indent: -1pt", "out-of-range"},
        {"indent: 5.251pt", "out-of-range"},
        {"length: wide", "bad-length"},
        {"length: 99999in", "bad-length"},
        {"length: []", "wrong-type"},
        {"color: red", "bad-color"},
        {"color: '#12345'", "bad-color"},
        {"color: []", "wrong-type"},
        {"inner: {size: 10}", "out-of-range"},
        {"inner: [x]", "wrong-type"},
        {"dim: [1fr]", "wrong-type"},
        {"path: {}", "wrong-type"},
        {"text: []", "wrong-type"},
        {"style: {}", "wrong-type"},
        {"free-count: 3000000000", "out-of-range"},
        {"free-count: -3000000000", "out-of-range"},
        {"free-ratio: 3000000", "out-of-range"},
        {"free-ratio: 99999999999", "bad-number"},
        {"edges: 1fr", "bad-length"},
        {"edges: {side: 1pt}", "unknown-key"},
        {"colour: ink", "unknown-key"},
        {"dims: [1fr, 2q]", "bad-length"},
};

START_TEST(wrong_values_leave_the_default)
{
	struct outer o = load(arena_printf(arena, "name: x\n%s\n", wrong[_i].pair)), d = load("name: x\n");
	ck_assert_int_eq(diag_errors(diag), 1);
	ck_assert_msg(strstr(said(), wrong[_i].code), "%s: %s", wrong[_i].pair, said());
	ck_assert_msg(!strncmp(said(), "2:", 2), "%s", said());
	ck_assert_int_eq(o.flag, d.flag);
	ck_assert_int_eq(o.count, d.count);
	ck_assert_int_eq(o.ratio, d.ratio);
	ck_assert_int_eq(o.free_count, 0);
	ck_assert_int_eq(o.free_ratio, 0);
	ck_assert_int_eq(o.choice, d.choice);
	ck_assert_int_eq(o.length, d.length);
	assert_color_is(o.color, d.color);
	ck_assert_int_eq(o.inner.size, d.inner.size);
	ck_assert_int_eq(o.indent, 0);
	ck_assert_int_eq(o.edges.top, 0);
	ck_assert_ptr_null(o.path.path);
}
END_TEST

START_TEST(words_of_a_choice_are_numbered)
{
	for (int i = 0; choices[i]; i++)
		ck_assert_int_eq(load(arena_printf(arena, "{name: x, choice: %s}", choices[i])).choice, i);
}
END_TEST

/* The value that stands for a record is the one that is required. */
START_TEST(a_required_main_key_is_there)
{
	static const struct field fields[] = {{.key = "name", .type = F_NAME, .flags = REQUIRED}, {.key = NULL}};
	static const struct record record = {"a thing", NULL, sizeof(const char *), "name", fields};
	struct schema s = {.arena = arena, .diag = diag};
	const char *name = NULL;
	schema_load(&s, parse("x"), &record, &name);
	ck_assert_str_eq(name, "x");
	ck_assert_str_eq(said(), "");
}
END_TEST

START_TEST(one_run_finds_all_mistakes)
{
	load("flag: x\ncount: x\nlength: x\nwidht: 1pt\n");
	ck_assert_str_eq(said(), "1:1 missing-key, 1:7 bad-choice, 2:8 bad-number, 3:9 bad-length, 4:1 unknown-key");
}
END_TEST

START_TEST(required_keys_need_a_value)
{
	load("count: 5\n");
	load("name:\n");
	load("name: ~\n");
	ck_assert_str_eq(said(), "1:1 missing-key");
	ck_assert_str_eq(load("name: ''\n").name, ""); /* an empty text is a value */
}
END_TEST

START_TEST(a_record_without_a_main_key_is_a_mapping)
{
	load("[a]\n");
	ck_assert_str_eq(said(), "1:1 wrong-type");
}
END_TEST

START_TEST(refused_names_are_no_elements)
{
	struct outer o = load("name: x\nnames: [a, {}, b, [c]]\n");
	ck_assert_int_eq(o.names.n, 2);
	ck_assert_str_eq(((const char **)o.names.v)[1], "b");
	ck_assert_int_eq(diag_count(diag, DIAG_WRONG_TYPE), 2);
}
END_TEST

static bool is_extra(const char *key) { return !strcmp(key, "extra"); }

START_TEST(keys_of_someone_else_are_passed_over)
{
	struct inner o = {0};
	struct schema s = {.arena = arena, .diag = diag};
	schema_load_with(&s, parse("{extra: 1, more: 2}"), &inner_record, &o, is_extra);
	ck_assert_str_eq(said(), "1:12 unknown-key");
}
END_TEST

static const struct {
	const char *text, *message;
} messages[] = {
        {"{name: x, colr: ink}", "an outer has no key 'colr'"},
        {"{name: x, colr: ink}", "hint: did you mean 'color'?"},
        {"{name: x, choice: cetner}", "'choice' cannot be 'cetner'; it is one of start, center, end"},
        {"{name: x, choice: cetner}", "hint: did you mean 'center'?"},
        {"{name: x, count: 11}", "'count' is 11; it must lie between 1 and 10"},
        {"{name: x, ratio: 3}", "'ratio' is 3; it must lie between 0 and 2"},
        {"{name: x, indent: 6pt}", "'indent' is 6pt; it must lie between 0pt and 5.25pt"},
        {"{name: x, length: 9pt}", "'length' is 9pt; it must lie between -5pt and 5pt"},
        {"{name: x, flag: maybe}", "'flag' cannot be 'maybe'; it is one of true, false"},
        {"{name: x, edges: 1fr}", "'1fr' is no length: an absolute length is needed here"},
        {"{name: x, dim: 1furlong}", "'1furlong' is no length: its unit is not one of mm, cm, in, pt, fr, %"},
        {"{name: x, dim: 99999in}", "'99999in' is no length: it is far beyond any paper"},
        {"{name: x, dim: wide}", "'wide' is no length: it is neither a number with a unit nor a length token"},
        {"{name: x, free-count: 3000000000}", "'free-count' is 3000000000; it must lie between -2147483647 and 2147483647"},
        {"{name: x, flag: []}", "'flag' must be true or false, not a list"},
        {"{name: x, count: []}", "'count' must be a number, not a list"},
        {"{name: x, ratio: {}}", "'ratio' must be a number, not a mapping"},
        {"{name: x, length: []}", "'length' must be a length, not a list"},
        {"{name: x, color: []}", "'color' must be a colour, not a list"},
        {"{name: x, choice: []}", "'choice' must be a word, not a list"},
        {"{name: []}", "'name' must be a name, not a list"},
        {"{name: x, style: []}", "'style' must be the name of a style, not a list"},
        {"{name: x, items: {each: []}}", "'each' must be a path, not a list"},
        {"{name: x, written: {each: rows}}", "'written' cannot be repeated with 'each'"},
        {"{name: x, edges: {side: 1pt}}", "a set of edges has no key 'side'"},
        {"{name: x, edges: {botom: 1pt}}", "hint: did you mean 'bottom'?"},
        {"[a]", "an outer must be a mapping, not a list"},
        {"{name: x, length: 9}", "'9' is no length: it needs a unit, such as mm or pt"},
        {"{name: x, text: []}", "'text' must be a text, not a list"},
        {"{count: 1}", "an outer needs the key 'name'"},
};

START_TEST(messages_say_what_is_expected)
{
	struct buf out = {0};
	load(messages[_i].text);
	diag_print(diag, DIAG_TEXT, false, &out);
	const char *text = taken(&out);
	ck_assert_msg(strstr(text, messages[_i].message), "%s", text);
}
END_TEST

static const struct {
	const char *text;
	bool good;
	int64_t thousandths;
} numbers[] = {
        {"0", true, 0},
        {"12", true, 12000},
        {"-1.5", true, -1500},
        {".25", true, 250},
        {"1.", true, 1000},
        {"1.2349", true, 1234}, /* what is finer is left out */
        {"1000000000", true, 1000000000000},
        {"1000000001", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {".", false, 0},
        {"+1", false, 0},
        {" 1", false, 0},
        {"1 ", false, 0},
        {"1.5.2", false, 0},
};

START_TEST(decimal_numbers)
{
	int64_t v = 0;
	ck_assert_msg(number_parse(numbers[_i].text, &v) == numbers[_i].good, "%s", numbers[_i].text);
	if (numbers[_i].good)
		ck_assert_int_eq(v, numbers[_i].thousandths);
}
END_TEST

static const struct {
	const char *pair;
	int free_count, free_ratio, count, ratio;
	mpt length;
} limits[] = {
        {"free-count: 2147483647", 2147483647, 0, 4, 1500, 1000},
        {"free-count: -2147483647", -2147483647, 0, 4, 1500, 1000},
        {"free-ratio: 2147483.647", 0, 2147483647, 4, 1500, 1000},
        {"count: 1", 0, 0, 1, 1500, 1000},
        {"count: 10", 0, 0, 10, 1500, 1000},
        {"ratio: 0", 0, 0, 4, 0, 1000},
        {"ratio: 2", 0, 0, 4, 2000, 1000},
        {"length: -5pt", 0, 0, 4, 1500, -5000},
        {"length: 5pt", 0, 0, 4, 1500, 5000},
};

START_TEST(the_ends_of_a_range_belong_to_it)
{
	struct outer o = load(arena_printf(arena, "name: x\n%s\n", limits[_i].pair));
	ck_assert_str_eq(said(), "");
	ck_assert_int_eq(o.free_count, limits[_i].free_count);
	ck_assert_int_eq(o.free_ratio, limits[_i].free_ratio);
	ck_assert_int_eq(o.count, limits[_i].count);
	ck_assert_int_eq(o.ratio, limits[_i].ratio);
	ck_assert_int_eq(o.length, limits[_i].length);
}
END_TEST

/* An overlay of a record changes what it names. */
START_TEST(a_record_is_laid_over_another)
{
	struct outer o = load("{name: x, count: 7, dims: [1fr, 2fr], edges: 3pt}\n");
	struct schema s = {.arena = arena, .diag = diag, .token = find_token};
	schema_load_over(&s, parse("{count: ~, ratio: 0.5, name: y, edges: {left: 9pt}, style: head}"), &outer_record, &o);
	ck_assert_str_eq(said(), "");
	ck_assert_int_eq(o.count, 7);
	ck_assert_int_eq(o.ratio, 500);
	ck_assert_int_eq(o.dims.n, 2);
	ck_assert_str_eq(o.name, "y");
	ck_assert_int_eq(o.edges.left, 9000);
	ck_assert_ptr_null(o.style.style); /* where nobody knows styles there is none */
	schema_load_over(&s, NULL, &outer_record, &o);
	ck_assert_int_eq(o.ratio, 500);
}
END_TEST

START_TEST(lists_and_items_may_be_empty)
{
	struct outer o = load("{name: x, dims: [], items: [], boxes: []}\n");
	ck_assert_str_eq(said(), "");
	ck_assert_int_eq(o.dims.n, 0);
	ck_assert_int_eq(o.items.n, 0);
	ck_assert_ptr_null(o.items.each.path);
}
END_TEST

START_TEST(identifiers)
{
	static const char *const good[] = {"a", "a-b", "a1", "z-"}, *const bad[] = {"",    "A",   "1a",      "-a",
	                                                                            "a_b", "a b", "\xC3\xA9"};
	for (int i = 0; i < COUNT_OF(good); i++)
		ck_assert_msg(id_is_valid(good[i]), "%s", good[i]);
	for (int i = 0; i < COUNT_OF(bad); i++)
		ck_assert_msg(!id_is_valid(bad[i]), "%s", bad[i]);
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_schema(void)
{
	Suite *s = suite_create("schema");
	TCase *c = tcase_create("schema");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, absent_keys_have_their_defaults);
	tcase_add_test(c, a_record_without_a_tree_is_all_defaults);
	tcase_add_test(c, every_type_is_loaded);
	tcase_add_test(c, short_forms);
	tcase_add_test(c, places_are_kept_where_they_are_asked_for);
	tcase_add_test(c, what_is_written_out_cannot_be_repeated);
	ADD_LOOP(c, wrong_values_leave_the_default, wrong);
	tcase_add_test(c, words_of_a_choice_are_numbered);
	tcase_add_test(c, a_required_main_key_is_there);
	tcase_add_test(c, one_run_finds_all_mistakes);
	tcase_add_test(c, required_keys_need_a_value);
	tcase_add_test(c, a_record_without_a_main_key_is_a_mapping);
	tcase_add_test(c, refused_names_are_no_elements);
	tcase_add_test(c, keys_of_someone_else_are_passed_over);
	ADD_LOOP(c, messages_say_what_is_expected, messages);
	ADD_LOOP(c, decimal_numbers, numbers);
	ADD_LOOP(c, the_ends_of_a_range_belong_to_it, limits);
	tcase_add_test(c, a_record_is_laid_over_another);
	tcase_add_test(c, lists_and_items_may_be_empty);
	tcase_add_test(c, identifiers);
	suite_add_tcase(s, c);
	return s;
}
