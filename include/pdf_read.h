/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_read: the objects of a PDF (ISO 32000-1 7.3), read by libqpdf, which is loaded when the first file is read.
 *
 * An object is a number that is good until the file is closed; 0 is none, and what is asked of it is none or empty too. So
 * a path of keys may be followed without a look at each step, whatever a damaged file holds.
 */
#ifndef PLATEN_PDF_READ_H
#define PLATEN_PDF_READ_H

#include "base.h"

struct pdf_file;
typedef unsigned pdf_object;

enum pdf_kind { PDF_NULL, PDF_NUMBER, PDF_NAME, PDF_STRING, PDF_ARRAY, PDF_DICT, PDF_STREAM, PDF_OTHER };

/* Loads libqpdf, which a process can as long as it is not confined; without it, that is a machine_failure(). */
void pdf_read_prepare(void);
/* Bytes that stay the caller's until it is closed. NULL with one line in *why, in the arena: it is no PDF, or it asks for a
   password. */
struct pdf_file *pdf_file_open(struct arena *a, const char *name, const struct buf *bytes, const char **why);
void pdf_file_close(struct pdf_file *f);
/* The file as it is now, without encryption, appended; false: it cannot be written. */
bool pdf_file_write(struct pdf_file *f, struct buf *out);
/* What qpdf met in it that is damaged, one line; NULL: nothing so far. */
const char *pdf_file_damage(struct pdf_file *f);

int pdf_pages(struct pdf_file *f);
pdf_object pdf_page(struct pdf_file *f, int page);
pdf_object pdf_catalog(struct pdf_file *f);
pdf_object pdf_information(struct pdf_file *f);
pdf_object pdf_trailer(struct pdf_file *f);

enum pdf_kind pdf_kind_of(struct pdf_file *f, pdf_object o);
/* The number of an indirect object; 0: it is none. */
int pdf_number_of(struct pdf_file *f, pdf_object o);
/* Of a dictionary or stream; keys begin with a slash. */
pdf_object pdf_get(struct pdf_file *f, pdf_object o, const char *key);
int pdf_length(struct pdf_file *f, pdf_object array);
pdf_object pdf_item(struct pdf_file *f, pdf_object array, int i);
/* A copy of bytes of a PDF, which may be none of UTF-8; U+FFFD stands for what is damaged. */
char *pdf_utf8(struct arena *a, const char *bytes);
/* Values, in the arena: of a name without its slash, of a string, in UTF-8; "": it is something else. */
const char *pdf_name(struct pdf_file *f, pdf_object o);
const char *pdf_text(struct pdf_file *f, pdf_object o);
double pdf_real(struct pdf_file *f, pdf_object o);
/* The whole part of a number, from -10^9 to 10^9. */
int pdf_whole(struct pdf_file *f, pdf_object o);
/* An object that holds no others as a PDF writes it, in the arena. */
const char *pdf_written(struct pdf_file *f, pdf_object o);
/* A value of a page, which it may have from the nodes of the tree above it (7.7.3.4). */
pdf_object pdf_page_value(struct pdf_file *f, pdf_object page, const char *key);
/* By how many degrees a reader turns a page clockwise: 0, 90, 180, 270. */
int pdf_page_turn(struct pdf_file *f, pdf_object page);
/* From now on it is turned so; in pdf_file_write() only, not in the bytes that the file was opened with. */
void pdf_page_set_turn(struct pdf_file *f, pdf_object page, int degrees);
/* The keys of a dictionary, in the order of their bytes, with their slashes; ends with NULL. */
const char *const *pdf_keys(struct pdf_file *f, pdf_object o);
/* The bytes of a stream, decoded, or as they stand in the file; false: it has none, or they are damaged. */
bool pdf_stream_bytes(struct pdf_file *f, pdf_object o, bool decoded, struct buf *out);
/* All content of a page. */
bool pdf_page_content(struct pdf_file *f, pdf_object page, struct buf *out);

#endif
