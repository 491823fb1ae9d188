/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all tables of boxes, layouts and content keep to. */
#include "bound.h"
#include "project.h"
#include "spec.h"

Suite *suite_types(void);

static const struct record *const tops[] = {&layout_record, &theme_record,   &style_record,
                                            &shape_record,  &project_record, &box_common_record};

struct records {
	const struct record *v[200];
	int n;
};

static void collect(struct records *all, const struct record *r)
{
	for (int i = 0; i < all->n; i++)
		if (all->v[i] == r)
			return;
	ck_assert_int_lt(all->n, COUNT_OF(all->v));
	all->v[all->n++] = r;
	for (const struct field *f = r->fields; f->key; f++) {
		if (f->record)
			collect(all, f->record);
		if (f->element && f->element->record)
			collect(all, f->element->record);
	}
}

static struct records all_records(void)
{
	struct records all = {.n = 0};
	for (int i = 0; i < COUNT_OF(tops); i++)
		collect(&all, tops[i]);
	for (int i = 0; i < BOX_KINDS; i++)
		collect(&all, box_types[i]->record);
	return all;
}

/* Every kind has a type; its key is its own, and the same record has one key. */
START_TEST(kinds_have_types)
{
	for (int i = 0; i < BOX_KINDS; i++) {
		ck_assert_ptr_nonnull(box_types[i]);
		ck_assert_ptr_nonnull(box_types[i]->record->about);
		ck_assert_ptr_nonnull(box_types[i]->style);
		for (int k = 0; k < i; k++)
			ck_assert_str_ne(box_types[i]->key, box_types[k]->key);
	}
	ck_assert_str_eq(box_types[BOX_COLUMN_BREAK]->key, "column-break");
	ck_assert_str_eq(box_types[BOX_BARS]->key, "bars");
}
END_TEST

/* A value lies inside of its record, and over no other: a choice is an int, also where it has two words. */
START_TEST(values_do_not_overlap)
{
	struct records all = all_records();
	for (int i = 0; i < all.n; i++)
		for (const struct field *f = all.v[i]->fields; all.v[i]->size && f->key; f++) {
			size_t end = f->offset + field_size(f);
			ck_assert_msg(end <= all.v[i]->size, "%s: '%s' ends behind it", all.v[i]->name, f->key);
			for (const struct field *g = all.v[i]->fields; g->key; g++)
				ck_assert_msg(f == g || g->offset < f->offset || end <= g->offset || f->type == F_RECORD,
				              "%s: '%s' lies over '%s'", all.v[i]->name, f->key, g->key);
		}
}
END_TEST

/* Every key has a meaning for the manual; a main key is one of the record's. */
START_TEST(keys_are_described)
{
	struct records all = all_records();
	for (int i = 0; i < all.n; i++) {
		bool main = !all.v[i]->main;
		for (const struct field *f = all.v[i]->fields; f->key; f++) {
			ck_assert_msg(f->doc && *f->doc, "%s: '%s' says nothing", all.v[i]->name, f->key);
			main |= all.v[i]->main && !strcmp(all.v[i]->main, f->key);
		}
		ck_assert_msg(main, "%s has no key '%s'", all.v[i]->name, all.v[i]->main);
	}
}
END_TEST

/* The example of each kind in the manual loads and binds without a word, and is of that kind. */
START_TEST(examples_are_right)
{
	struct folder f;
	struct buf page = {0};
	bool found = false;
	folder_open(&f);
	ck_assert_ptr_nonnull(box_types[_i]->example);
	buf_puts(&page, "styles: {body: {}, title: {}}\nbody:\n");
	for (const char *s = box_types[_i]->example; *s; s += strcspn(s, "\n") + 1)
		buf_printf(&page, "  %.*s\n", (int)strcspn(s, "\n"), s);
	put_page(&f, buf_cstr(&page), CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_int_gt(bind_boxes(&b, b.spec->body).n, 0);
	ck_assert_str_eq(folder_said(&f), "");
	for (int i = 0; i < b.spec->body.n; i++)
		found |= (int)b.spec->body.v[i]->kind == _i;
	ck_assert(found);
	buf_free(&page);
	folder_close(&f);
}
END_TEST

Suite *suite_types(void)
{
	Suite *suite = suite_create("types");
	TCase *c = tcase_create("types");
	tcase_add_test(c, kinds_have_types);
	tcase_add_test(c, values_do_not_overlap);
	tcase_add_test(c, keys_are_described);
	tcase_add_loop_test(c, examples_are_right, 0, BOX_KINDS);
	suite_add_tcase(suite, c);
	return suite;
}
