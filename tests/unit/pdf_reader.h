/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small reader of the files that pdf writes, so that a test names what it expects in one line:
 *
 *     ck_assert_str_eq(pdf_at(p, "Root Outlines First Title"), "(Scripts)");
 *
 * A path is keys of dictionaries and places in arrays, from the trailer on; references are followed.
 * Values come back as they are written, but for UTF-16 strings, which become u"..." in UTF-8, and the
 * line ends that libharu puts behind "<<". Reading checks what it passes: each entry of the cross-reference stream leads to its object, each object
 * stream lists its objects, the free entries form a chain. A mistake fails the test.
 */
#ifndef PLATEN_TESTS_PDF_READER_H
#define PLATEN_TESTS_PDF_READER_H

#include "base.h"

struct pdf;

struct pdf *pdf_read(struct arena *a, const char *file, size_t n);
/* The value at a path; "" when there is none. */
const char *pdf_at(const struct pdf *p, const char *path);
/* The number of the object that the path leads to; 0 when the value stands in its holder. */
int pdf_number(const struct pdf *p, const char *path);
/* The data of the stream at a path, after its filters (DCTDecode stays), with a NUL behind. */
struct pdf_data {
	const char *v;
	size_t n;
};
struct pdf_data pdf_stream(const struct pdf *p, const char *path);
/* Rows without their filters (PNG specification, 9): of `row` bytes, whose pixels have `pixel` bytes. */
struct pdf_data pdf_unfilter(struct arena *a, struct pdf_data in, size_t row, size_t pixel);
/* The PNG filter of each row of an image, as digits: "0124" (PNG specification, 9). */
const char *pdf_row_filters(const struct pdf *p, const char *path);
/* A content stream, for people: codes of glyphs are in hex, <00010002>Tj, ActualText as by pdf_at(). */
const char *pdf_content(const struct pdf *p, const char *path);
/* Objects that are not free, and how many of them are in object streams. */
int pdf_objects(const struct pdf *p);
int pdf_packed(const struct pdf *p);
/* Whether some object has that text in it. */
bool pdf_holds(const struct pdf *p, const char *text);
/* The structure tree: "Document[H1[0] P[1 Link[2 link]] P[3 1:0]]". A number is a marked-content
   sequence of the element's page (/Pg), 1:0 one of page 1 (from 0), "link" an annotation. */
const char *pdf_structure(const struct pdf *p);

#endif
