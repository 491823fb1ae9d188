/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * YAML as trees, files inside a project, and schema tables, as examples: a text, the tree that
 * comes of it, and what is said, as "LINE:COLUMN code" for each mistake in the order of printing.
 *
 * Trees are written in one line: texts in quotes of the kind that they stood in ('plain', "quoted"),
 * [lists] and {mappings}.
 */
#include "color.h"
#include "folder.h"

#include <limits.h>

Suite *suite_input(void);

static struct arena *arena;
static struct diag *diag;

static void setup(void)
{
	arena = arena_new();
	diag = diag_new(arena);
}

static void teardown(void) { arena_free(arena); }

/* -- trees and mistakes as text ------------------------------------------------------------- */

static const char *taken(struct buf *b)
{
	const char *text = arena_strdup(arena, buf_cstr(b));
	buf_free(b);
	return text;
}

static void put_tree(struct buf *out, const struct node *n)
{
	if (n->kind == NODE_TEXT) {
		buf_printf(out, n->quoted ? "\"%s\"" : "'%s'", n->text);
		return;
	}
	buf_putc(out, n->kind == NODE_LIST ? '[' : '{');
	for (int i = 0; i < n->n; i++) {
		buf_puts(out, i ? ", " : "");
		if (n->kind == NODE_MAP)
			buf_printf(out, "%s: ", n->key[i]);
		put_tree(out, n->item[i]);
	}
	buf_putc(out, n->kind == NODE_LIST ? ']' : '}');
}

static const char *tree(const struct node *n)
{
	struct buf out = {0};
	if (!n)
		return "none";
	put_tree(&out, n);
	return taken(&out);
}

/* From the GitHub form, "::error file=F,line=L,col=C,title=CODE::...". */
static const char *said(void)
{
	struct buf out = {0};
	diag_print(diag, DIAG_GITHUB, false, &out);
	const char *all = taken(&out), *text = "";
	for (const char *p = all; (p = strstr(p, ",title=")); p++) {
		const char *line = p, *code = p + 7;
		int size = (int)strcspn(code, ":"), at[2] = {0, 0};
		while (line > all && line[-1] != '\n')
			line--;
		const char *place = strstr(line, ",line=");
		if (place && place < p)
			sscanf(place, ",line=%d,col=%d", &at[0], &at[1]);
		text = arena_printf(arena, "%s%s%d:%d %.*s", text, *text ? ", " : "", at[0], at[1], size, code);
	}
	return text;
}

static struct node *parse_bytes(const char *text, size_t size)
{
	struct source *s = NEW(arena, struct source);
	*s = (struct source){"a.yaml", text, size};
	return yaml_parse(arena, s, diag);
}

static struct node *parse(const char *text) { return parse_bytes(text, strlen(text)); }

/* -- YAML ----------------------------------------------------------------------------------- */

static const struct {
	const char *text, *tree;
} documents[] = {
        {"a: b\n", "{a: 'b'}"},
        {"- 1\n- [x, {y: z}]\n", "['1', ['x', {y: 'z'}]]"},
        {"no: no\nn: 1e3\nd: 2024-01-01\nv: 1.10\no: 010\ne: null\nt: 12:30\n",
         "{no: 'no', n: '1e3', d: '2024-01-01', v: '1.10', o: '010', e: 'null', t: '12:30'}"},
        {"a: 'it''s'\nb: \"\\u00e9\"\nc: |\n  x\n  y\nd: >-\n  x\n  y\n",
         "{a: \"it's\", b: \"\xC3\xA9\", c: \"x\ny\n\", d: \"x y\"}"},
        {"a:\nb: ~\nc: ''\n", "{a: '', b: '~', c: \"\"}"},
        {"\xEF\xBB\xBF"
         "a: b\n",
         "{a: 'b'}"},
        {"a: b\r\nc: d\r\n", "{a: 'b', c: 'd'}"},
        {"a: &x {k: v}\nb: *x\n", "{a: {k: 'v'}, b: {k: 'v'}}"},
        {"- &x 1\n- *x\n- &x 2\n- *x\n", "['1', '1', '2', '2']"}, /* the last one of a name counts */
        {"- &x [&x a, *x]\n- *x\n", "[['a', 'a'], 'a']"},
        {"--- a\n...\n", "'a'"},
        {"a: \xE2\x81\xA6x\xE2\x81\xA9\n", "{a: '\xE2\x81\xA6x\xE2\x81\xA9'}"}, /* isolates are text */
};

START_TEST(yaml_becomes_a_tree)
{
	ck_assert_str_eq(tree(parse(documents[_i].text)), documents[_i].tree);
	ck_assert_str_eq(said(), "");
}
END_TEST

/* Mistakes after which there is no tree. */
static const struct {
	const char *text, *said;
} broken[] = {
        {"", "1:1 yaml-syntax"},
        {"# only a comment\n", "1:1 yaml-syntax"},
        {"a: [1, 2\n", "2:1 yaml-syntax"},
        {"a: b: c\n", "1:5 yaml-syntax"},
        {"a:\n\t- b\n", "2:1 yaml-syntax"},
        {"a: 'x\n", "2:1 yaml-syntax"},
        {"[a]: b\n", "1:1 yaml-syntax"},
        {"a: *x\n", "1:4 yaml-alias"},
        {"a: &x [*x]\n", "1:8 yaml-alias"},
        {"a: &x {b: {c: *x}}\n", "1:15 yaml-alias"},
        {"a: 1\n---\nb: 2\n", "2:1 yaml-limit"},
        {"\xC3\xA4: \xC3\xB6\nb: \xE2\x82\xAC\xFF\n", "2:5 yaml-syntax"}, /* characters, not bytes */
        {"a: \xED\xA0\x80\n", "1:4 yaml-syntax"},
        {"a: \xC3\xA9\n\nb: x\x01y\n", "3:5 control-character"},
        {"\xEF\xBB\xBF"
         "a: *x\n",
         "1:4 yaml-alias"},
        {"\xFF\xFEx", "0:0 yaml-syntax"},
        {"\xFE\xFFx", "0:0 yaml-syntax"},
};

START_TEST(what_is_no_yaml_is_said_where_it_stands)
{
	ck_assert_str_eq(tree(parse(broken[_i].text)), "none");
	ck_assert_str_eq(said(), broken[_i].said);
}
END_TEST

START_TEST(utf16_is_named)
{
	ck_assert_ptr_null(parse_bytes("a\0:\0 \0b\0", 8));
	ck_assert_ptr_null(parse_bytes("\0a\0:\0 \0b", 8));
	ck_assert_str_eq(said(), "0:0 yaml-syntax");
}
END_TEST

/* Mistakes that leave the rest of the tree. */
static const struct {
	const char *text, *tree, *said;
} mistakes[] = {
        {"a: 1\nb: 2\na: 3\n", "{a: '1', b: '2'}", "3:1 duplicate-key"},
        {"{a: 1, \"a\": 2}\n", "{a: '1'}", "1:8 duplicate-key"},
        {"a: \"x\\u202Ey\"\n", "{a: \"x\xE2\x80\xAEy\"}", "1:4 control-character"},
        {"a: \"x\\x07y\"\n", "{a: \"x\ay\"}", "1:4 control-character"},
        {"a: \"x\\uFFFEy\"\n", "{a: \"x\xEF\xBF\xBEy\"}", "1:4 control-character"},
        {"a: \"x\\0y\"\n", "{a: \"x\"}", "1:4 control-character"},
        {"\"a\\0b\": 1\n\"a\\0c\": 2\nd: 3\n", "{d: '3'}", "1:1 control-character, 2:1 control-character"},
        {"\"a\\u202E\": 1\n", "{}", "1:1 control-character"},
        /* U+2028 ends no line in an editor. */
        {"a: \"\xE2\x80\xA8\"\nb: \"\\a\"\n", "{a: \"\xE2\x80\xA8\", b: \"\a\"}", "2:4 control-character"},
};

START_TEST(mistakes_leave_the_rest_of_the_tree)
{
	ck_assert_str_eq(tree(parse(mistakes[_i].text)), mistakes[_i].tree);
	ck_assert_str_eq(said(), mistakes[_i].said);
}
END_TEST

static const struct {
	const char *text, *said;
} comments[] = {
        {"a: room for more #4\n", "1:17 hash-in-text"},
        {"\xC3\xA4: \xC3\xB6\xC3\xBC \xE6\x97\xA5 #4\n", "1:8 hash-in-text"},
        {"x: \xE6\x97\xA5\xE6\x9C\xAC\n\na: b c #4\n", "3:7 hash-in-text"},
        {"a: room # 4\n", ""},        /* one word, then a comment */
        {"a: room for  # 4\n", ""},   /* two spaces: meant */
        {"a: room for # note\n", ""}, /* a space after it: meant */
        {"a: 'room for' #4\n", ""},
        {"a: b#4 c\n", ""},
};

START_TEST(a_text_that_a_comment_cuts_is_warned_of)
{
	ck_assert_ptr_nonnull(parse(comments[_i].text));
	ck_assert_str_eq(said(), comments[_i].said);
	ck_assert_int_eq(diag_errors(diag), 0);
}
END_TEST

START_TEST(nodes_know_their_places)
{
	struct node *n = parse("\xC3\xA9: x\nlist:\n  - \xE6\x97\xA5: [a, b]\n");
	struct node *inner = node_find(n, "list")->item[0];
	ck_assert_int_eq(node_key_at(n, "list").line, 2);
	ck_assert_int_eq(inner->key_at[0].line, 3);
	ck_assert_int_eq(inner->key_at[0].column, 5);
	ck_assert_int_eq(inner->item[0]->item[1]->at.column, 12);
	ck_assert_str_eq(inner->at.source->path, "a.yaml");
	ck_assert_int_eq(node_key_at(n, "absent").line, n->at.line);
}
END_TEST

/* `count` times `part`, between `before` and `after`; %d in `part` is its number. */
static const char *repeated(const char *before, const char *part, int count, const char *after)
{
	struct buf b = {0};
	const char *hole = strstr(part, "%d");
	buf_puts(&b, before);
	for (int i = 0; i < count; i++) {
		buf_put(&b, part, hole ? (size_t)(hole - part) : strlen(part));
		if (hole)
			buf_printf(&b, "%d%s", i, hole + 2);
	}
	buf_puts(&b, after);
	return taken(&b);
}

START_TEST(values_nest_64_levels_deep)
{
	const char *in = repeated("", "[", 65, ""), *out = repeated("", "]", 65, "");
	ck_assert_ptr_nonnull(parse(arena_printf(arena, "%s%s", in, out)));
	ck_assert_str_eq(said(), "");
	ck_assert_ptr_null(parse(arena_printf(arena, "[%s]%s", in, out)));
	ck_assert_str_eq(said(), "1:66 yaml-limit");
	ck_assert_ptr_null(parse(repeated("", "[", 200000, "")));
}
END_TEST

START_TEST(aliases_do_not_nest_deeper)
{
	struct buf b = {0};
	buf_puts(&b, "- &a0 x\n");
	for (int i = 1; i < 70; i++)
		buf_printf(&b, "- &a%d [*a%d]\n", i, i - 1);
	ck_assert_ptr_null(parse(taken(&b)));
	ck_assert_str_eq(said(), "65:9 yaml-limit");
}
END_TEST

START_TEST(aliases_do_not_repeat_a_million_values)
{
	struct buf b = {0};
	buf_puts(&b, "- &a0 x\n");
	for (int i = 1; i < 40; i++)
		buf_printf(&b, "- &a%d [*a%d, *a%d, *a%d]\n", i, i - 1, i - 1, i - 1);
	ck_assert_ptr_null(parse(taken(&b)));
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_ALIAS), 1);
}
END_TEST

START_TEST(files_are_limited)
{
	size_t size = ((size_t)4 << 20) + 1;
	char *text = arena_alloc(arena, size);
	memset(text, '#', size);
	ck_assert_ptr_null(parse_bytes(text, size));
	ck_assert_str_eq(said(), "0:0 yaml-limit");
	ck_assert_ptr_null(parse(repeated("[", "x,", 1000001, "]")));
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_LIMIT), 2);
}
END_TEST

/* Comparing each key or anchor with those before it would take minutes. */
START_TEST(large_files_take_linear_time)
{
	struct node *n = parse(repeated("", "k%d: x\n", 150000, "k149999: y\nk3: z\n"));
	ck_assert_str_eq(said(), "150001:1 duplicate-key, 150002:1 duplicate-key");
	ck_assert_int_eq(n->n, 150000);
	ck_assert_ptr_nonnull(parse(repeated("- &first y\n", "- &k%d x\n- *first\n", 100000, "")));
	ck_assert_ptr_nonnull(parse(repeated("", "- &same x\n", 200000, "- *same\n")));
	ck_assert_int_eq(node_merge(arena, n, n)->n, 150000);
}
END_TEST

/* -- trees ---------------------------------------------------------------------------------- */

static const struct {
	const char *base, *over, *result;
} merges[] = {
        {"{a: 1, b: 2}", "{b: 3, c: 4}", "{a: '1', b: '3', c: '4'}"},
        {"{a: {x: 1, y: 2}}", "{a: {y: 3}}", "{a: {x: '1', y: '3'}}"},
        {"{a: [1, 2]}", "{a: [3]}", "{a: ['3']}"}, /* lists replace */
        {"{a: {x: 1}}", "{a: text}", "{a: 'text'}"},
        {"{a: text}", "{a: {x: 1}}", "{a: {x: '1'}}"},
        {"{a: 1}", "{a: ~}", "{a: '~'}"},
        {"{}", "{a: 1}", "{a: '1'}"},
        {"[1]", "{a: 1}", "{a: '1'}"},
};

START_TEST(one_tree_is_laid_over_another)
{
	struct node *base = parse(merges[_i].base), *over = parse(merges[_i].over);
	const char *before = tree(base);
	ck_assert_str_eq(tree(node_merge(arena, base, over)), merges[_i].result);
	ck_assert_str_eq(tree(base), before);
	ck_assert_ptr_eq(node_merge(arena, base, NULL), base);
	ck_assert_ptr_eq(node_merge(arena, NULL, over), over);
}
END_TEST

START_TEST(large_trees_merge_as_small_ones)
{
	const char *base = repeated("", "k%d: old\n", 50, ""), *over = repeated("k7: ~\n", "new%d: x\n", 50, "k49: new\n");
	struct node *n = node_merge(arena, parse(base), parse(over));
	ck_assert_int_eq(n->n, 100);
	ck_assert_str_eq(n->key[49], "k49");
	ck_assert_str_eq(n->item[49]->text, "new");
	ck_assert_str_eq(n->item[7]->text, "~");
	ck_assert_str_eq(n->item[8]->text, "old");
	ck_assert_str_eq(n->key[50], "new0");
}
END_TEST

START_TEST(what_is_absent)
{
	struct node *n = parse("a:\nb: ~\nc: ''\nd: '~'\ne: null\nf: []\n");
	static const bool absent[] = {true, true, false, false, false, false};
	for (int i = 0; i < n->n; i++)
		ck_assert_int_eq(node_is_null(n->item[i]), absent[i]);
	ck_assert(node_is_null(node_find(n, "g")));
	ck_assert(node_is_null(node_find(NULL, "g")));
	ck_assert_str_eq(node_kind_name(n), "a mapping");
	ck_assert_str_eq(node_kind_name(n->item[0]), "empty");
	ck_assert_str_eq(node_kind_name(n->item[2]), "a text");
	ck_assert_str_eq(node_kind_name(n->item[5]), "a list");
	ck_assert(node_text(arena, "~", n->at)->quoted);
}
END_TEST

/* -- schema tables -------------------------------------------------------------------------- */

struct inner {
	int size;
	const char *name;
};
struct outer {
	bool flag;
	int count, ratio, choice, free_count, free_ratio;
	mpt length;
	struct dim dim;
	color color, shade;
	const char *name;
	struct path_ref path;
	struct text_slot text;
	struct style_ref style;
	struct box_list boxes;
	struct inner inner;
	struct list_of dims, names;
	struct item_list items;
	struct edges edges;
	const struct node *node;
};

#define IN(member) offsetof(struct inner, member)
#define OUT(member) offsetof(struct outer, member)

static const char *const choices[] = {"start", "center", "end", NULL};
static const struct field dim_element = {.type = F_DIM, .key = "dims"};
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
        {.key = "dim", .type = F_DIM, .offset = OUT(dim), .fallback = "1fr"},
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
        {.key = "items", .type = F_ITEMS, .offset = OUT(items), .record = &inner_record},
        {.key = "edges", .type = F_EDGES, .offset = OUT(edges)},
        {.key = "node", .type = F_NODE, .offset = OUT(node)},
        {.key = NULL},
};
static const struct record outer_record = {"an outer", NULL, sizeof(struct outer), NULL, outer_fields};

/* The layers below: a token "gap" of 7 pt, a colour "ink", boxes that are counted, styles by name. */
static bool find_token(void *user, enum field_type type, const char *name, void *out)
{
	(void)user;
	if (type == F_DIM && !strcmp(name, "gap"))
		return *(struct dim *)out = (struct dim){7000, UNIT_ABS}, true;
	if (type == F_COLOR && !strcmp(name, "ink"))
		return *(color *)out = COLOR_RGB(0x111111), true;
	return false;
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
	             " dims: [1fr, auto, gap], names: one, items: [a, {name: b, size: 2}],\n"
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
	ck_assert_int_eq(o.names.n, 1); /* one value stands for a list of one */
	ck_assert_str_eq(((const char **)o.names.v)[0], "one");
	ck_assert_int_eq(o.items.n, 2);
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

/* One wrong value, which leaves the default. */
static const struct {
	const char *pair, *code;
} wrong[] = {
        {"flag: maybe", "bad-choice"},
        {"flag: True", "bad-choice"},
        {"flag: []", "wrong-type"},
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
        {"{name: x, length: 9pt}", "'length' is 9pt; it must lie between -5pt and 5pt"},
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

/* -- files ---------------------------------------------------------------------------------- */

static const struct {
	const char *path, *said;
} paths[] = {
        {"a.txt", ""},
        {"sub/b.txt", ""},
        {"sub/../a.txt", ""},
        {"./a.txt", ""},
        {"inside", ""}, /* a link to a.txt */
        {"a..b.txt", "0:0 file-missing"},
        {"none.txt", "0:0 file-missing"},
        {"sub", "0:0 file-missing"},
        {"pipe", "0:0 file-missing"},
        {"dangling", "0:0 file-missing"},
        {"a.txt/", "0:0 file-missing"},
        {"../secret", "0:0 file-outside"},
        {"sub/../../secret", "0:0 file-outside"},
        {"/etc/passwd", "0:0 file-outside"},
        {"outside", "0:0 file-outside"}, /* a link to /etc/passwd */
        {"up", "0:0 file-outside"},
        {"", "0:0 file-outside"},
};

static void open_project(struct folder *f)
{
	folder_open(f);
	folder_put(f, "a.txt", "text\n");
	folder_put(f, "sub/b.txt", "more\n");
	static const char *const links[][2] = {
	        {"a.txt", "inside"}, {"nowhere", "dangling"}, {"/etc/passwd", "outside"}, {"..", "up"}};
	for (int i = 0; i < COUNT_OF(links); i++)
		ck_assert_int_eq(symlink(links[i][0], arena_printf(f->arena, "%s/%s", f->path, links[i][1])), 0);
	ck_assert_int_eq(mkfifo(arena_printf(f->arena, "%s/pipe", f->path), 0600), 0);
}

START_TEST(files_are_read_inside_the_project_only)
{
	struct folder f;
	open_project(&f);
	bool good = !*paths[_i].said;
	const struct source *s = file_read(f.root, paths[_i].path, diag, (struct where){0});
	ck_assert_int_eq(s != NULL, good);
	ck_assert_str_eq(said(), paths[_i].said);
	ck_assert_int_eq(file_map(f.root, paths[_i].path, diag, (struct where){0}) != NULL, good);
	folder_close(&f);
}
END_TEST

START_TEST(a_refused_name_is_no_file)
{
	struct folder f;
	open_project(&f);
	ck_assert_ptr_null(file_read(f.root, NULL, diag, (struct where){0}));
	ck_assert(!file_exists(f.root, NULL));
	ck_assert_str_eq(said(), "");
	folder_close(&f);
}
END_TEST

START_TEST(files_are_remembered_in_order_and_once)
{
	struct folder f;
	const char *const *files;
	open_project(&f);
	file_read(f.root, "sub/b.txt", diag, (struct where){0});
	const struct source *first = file_map(f.root, "a.txt", diag, (struct where){0});
	ck_assert_ptr_eq(file_map(f.root, "a.txt", diag, (struct where){0}), first);
	ck_assert_int_eq((int)first->size, 5);
	root_remember(f.root, "by/another");
	ck_assert_int_eq(root_files(f.root, &files), 3);
	ck_assert_str_eq(files[0], "sub/b.txt");
	ck_assert_str_eq(files[1], "a.txt");
	ck_assert_str_eq(files[2], "by/another");
	folder_close(&f);
}
END_TEST

START_TEST(a_file_stays_as_it_was_when_first_read)
{
	struct folder f;
	open_project(&f);
	folder_put(&f, "a.yaml", "a: 1\na: 2\n");
	struct node *n = yaml_read(f.root, "a.yaml", diag, (struct where){0});
	struct diag *second = diag_new(arena);
	ck_assert_ptr_eq(yaml_read(f.root, "a.yaml", second, (struct where){0}), n);
	ck_assert_int_eq(diag_errors(second), 1); /* its mistakes count for each */
	folder_put(&f, "a.yaml", "a: changed\n");
	ck_assert_ptr_eq(yaml_read(f.root, "a.yaml", second, (struct where){0}), n);
	ck_assert(!file_exists(f.root, "b.yaml"));
	folder_put(&f, "b.yaml", "b: 1\n");
	ck_assert(!file_exists(f.root, "b.yaml"));
	folder_close(&f);
}
END_TEST

START_TEST(a_project_is_a_folder)
{
	ck_assert_ptr_null(root_open(arena, "/no/such/folder"));
	ck_assert_ptr_null(root_open(arena, "/dev/null"));
	ck_assert_str_eq(root_path(root_open(arena, "/")), "");
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

static TCase *case_yaml(void)
{
	TCase *c = tcase_create("yaml");
	tcase_add_checked_fixture(c, setup, teardown);
	ADD_LOOP(c, yaml_becomes_a_tree, documents);
	ADD_LOOP(c, what_is_no_yaml_is_said_where_it_stands, broken);
	tcase_add_test(c, utf16_is_named);
	ADD_LOOP(c, mistakes_leave_the_rest_of_the_tree, mistakes);
	ADD_LOOP(c, a_text_that_a_comment_cuts_is_warned_of, comments);
	tcase_add_test(c, nodes_know_their_places);
	tcase_add_test(c, values_nest_64_levels_deep);
	tcase_add_test(c, aliases_do_not_nest_deeper);
	tcase_add_test(c, aliases_do_not_repeat_a_million_values);
	tcase_add_test(c, files_are_limited);
	tcase_add_test(c, large_files_take_linear_time);
	ADD_LOOP(c, one_tree_is_laid_over_another, merges);
	tcase_add_test(c, large_trees_merge_as_small_ones);
	tcase_add_test(c, what_is_absent);
	return c;
}

static TCase *case_schema(void)
{
	TCase *c = tcase_create("schema");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, absent_keys_have_their_defaults);
	tcase_add_test(c, a_record_without_a_tree_is_all_defaults);
	tcase_add_test(c, every_type_is_loaded);
	tcase_add_test(c, short_forms);
	ADD_LOOP(c, wrong_values_leave_the_default, wrong);
	tcase_add_test(c, one_run_finds_all_mistakes);
	tcase_add_test(c, required_keys_need_a_value);
	tcase_add_test(c, a_record_without_a_main_key_is_a_mapping);
	tcase_add_test(c, refused_names_are_no_elements);
	tcase_add_test(c, keys_of_someone_else_are_passed_over);
	ADD_LOOP(c, messages_say_what_is_expected, messages);
	tcase_add_test(c, identifiers);
	return c;
}

static TCase *case_files(void)
{
	TCase *c = tcase_create("files");
	tcase_add_checked_fixture(c, setup, teardown);
	ADD_LOOP(c, files_are_read_inside_the_project_only, paths);
	tcase_add_test(c, a_refused_name_is_no_file);
	tcase_add_test(c, files_are_remembered_in_order_and_once);
	tcase_add_test(c, a_file_stays_as_it_was_when_first_read);
	tcase_add_test(c, a_project_is_a_folder);
	return c;
}

Suite *suite_input(void)
{
	Suite *s = suite_create("input");
	suite_add_tcase(s, case_yaml());
	suite_add_tcase(s, case_schema());
	suite_add_tcase(s, case_files());
	return s;
}
