/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts with what lies over them. */
#include "bound.h"

Suite *suite_descriptor(void);

#define BOXES \
	"styles: {body: {size: 10pt}}\nbody: [{text: one, id: first}, {text: two}, {stack: {boxes: [{text: three, id: deep}]}}]"

/* Each prefix of the tag lies over the one before it, and the edition over all of them. */
START_TEST(overlays_lie_in_order)
{
	static const char *const wanted[] = {"one / two / three", "uno / two / three", "ein / two / three", "x / two / tief",
	                                     "x / two / "};
	static const char *const locales[] = {"fr", "de", "de-AT", "de-AT-1996", "de-AT-1996"};
	struct folder f;
	folder_open(&f);
	put_page(&f, BOXES, CONTENT);
	folder_put(&f, "layouts/locales/de.yaml", "boxes: {first: {text: uno}}\nstyles: {body: {size: 11pt}}");
	folder_put(&f, "layouts/locales/de-AT.yaml", "boxes: {first: {text: ein}}");
	folder_put(&f, "layouts/locales/de-AT-1996.yaml",
	           "documents: {page: {boxes: {deep: {text: tief}, first: {text: x}}}, other: {boxes: {first: ~}}}");
	folder_put(&f, "layouts/editions/short.yaml", "boxes: {deep: ~}\nstyles: {body: {size: 20pt}}");
	struct binder b = load_page(&f, locales[_i], _i == 4 ? "short" : NULL);
	ck_assert_str_eq(bound_page(&f, &b), wanted[_i]);
	ck_assert_int_eq(style_lookup(b.spec->styles, "body")->size, _i == 0 ? PT(10) : _i == 4 ? PT(20) : PT(11));
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

START_TEST(overlays_without_a_box)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, BOXES, CONTENT);
	folder_put(&f, "layouts/editions/bad.yaml", "boxes:\n  first: ~\n  frist: ~\n");
	load_page(&f, "en", "bad");
	ck_assert_str_eq(folder_said(&f), "bad.yaml:3 unknown-target");
	folder_close(&f);
}
END_TEST

Suite *suite_descriptor(void)
{
	Suite *suite = suite_create("descriptor");
	TCase *c = tcase_create("descriptor");
	tcase_add_loop_test(c, overlays_lie_in_order, 0, 5);
	tcase_add_test(c, overlays_without_a_box);
	suite_add_tcase(suite, c);
	return suite;
}
