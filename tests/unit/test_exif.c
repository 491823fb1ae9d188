/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way up a picture stands (TIFF 6.0, "Orientation"; CIPA DC-008, 4.6.2), and data that does not say. */
#include "graphics/bitmap.h"

#include <check.h>

#define LITTLE "II*\0\x08\0\0\0"
#define BIG "MM\0*\0\0\0\x08"
#define NEXT "\0\0\0\0"
#define EXAMPLE(orientation, text)                    \
	{                                             \
		orientation, sizeof(text) - 1, (text) \
	}

static const struct {
	int orientation;
	size_t n;
	const char *tiff;
} examples[] = {
        EXAMPLE(1,
                BIG "\0\x01"
                    "\x01\x12\0\x03\0\0\0\x01\0\x01\0\0" NEXT),
        EXAMPLE(2,
                BIG "\0\x01"
                    "\x01\x12\0\x03\0\0\0\x01\0\x02\0\0" NEXT),
        EXAMPLE(8,
                BIG "\0\x01"
                    "\x01\x12\0\x03\0\0\0\x01\0\x08\0\0" NEXT),
        EXAMPLE(3,
                LITTLE "\x01\0"
                       "\x12\x01\x03\0\x01\0\0\0\x03\0\0\0" NEXT),
        EXAMPLE(7,
                LITTLE "\x01\0"
                       "\x12\x01\x03\0\x01\0\0\0\x07\0\0\0"), /* the next directory is not needed */
        EXAMPLE(6,
                BIG "\0\x02"
                    "\x01\x0F\0\x02\0\0\0\x02"
                    "A\0\0\0"
                    "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" NEXT), /* a maker before it */
        EXAMPLE(5,
                "MM\0*\0\0\0\x0A"
                "..\0\x01"
                "\x01\x12\0\x03\0\0\0\x01\0\x05\0\0" NEXT), /* the directory farther on */
        /* says nothing */
        EXAMPLE(1, ""), EXAMPLE(1, "GPS"), EXAMPLE(1, BIG), EXAMPLE(1, BIG "\0\0" NEXT),
        EXAMPLE(1,
                BIG "\0\x01"
                    "\x01\x12\0\x03\0\0\0\x01\0\0\0\0" NEXT), /* 0 */
        EXAMPLE(1,
                BIG "\0\x01"
                    "\x01\x12\0\x03\0\0\0\x01\0\x09\0\0" NEXT), /* 9 */
        EXAMPLE(1,
                BIG "\0\x01"
                    "\x01\x12\0\x04\0\0\0\x01\0\x06\0\0" NEXT), /* no SHORT */
        EXAMPLE(1,
                BIG "\0\x01"
                    "\x01\x12\0\x03\0\0\0\x02\0\x06\0\x06" NEXT), /* two of them */
        EXAMPLE(1,
                BIG "\0\x01"
                    "\x01\x12\0\x03\0\0\0\x01\0"), /* ends within the value */
        EXAMPLE(1,
                BIG "\xFF\xFF"
                    "\x01\x0F\0\x02\0\0\0\x02"
                    "A\0\0\0"), /* fewer entries than it says */
        EXAMPLE(1,
                "MM\0*\xFF\xFF\xFF\xFF"
                "\0\x01"
                "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" NEXT), /* the directory beyond the end */
        EXAMPLE(1,
                "MM*\0\0\0\0\x08"
                "\0\x01"
                "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" NEXT), /* neither order of bytes */
};

START_TEST(orientations) { ck_assert_int_eq(exif_orientation(examples[_i].tiff, examples[_i].n), examples[_i].orientation); }
END_TEST

Suite *suite_exif(void)
{
	Suite *s = suite_create("exif");
	TCase *c = tcase_create("exif");
	tcase_add_loop_test(c, orientations, 0, COUNT_OF(examples));
	suite_add_tcase(s, c);
	return s;
}
