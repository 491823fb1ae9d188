/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects of PDFs through libqpdf's C interface, which catches what the library throws. */
#include "pdf_read.h"

#include "qpdf.h"

#include <stdlib.h>
#include <string.h>

struct pdf_file {
	struct arena *arena;
	qpdf_data q;
	const char *damage;
};

static const char *failure(const struct pdf_file *f)
{
	qpdf_error e = qpdf.get_error(f->q);
	return qpdf.get_error_code(f->q, e) == qpdf_e_password ? "it asks for a password"
	                                                       : qpdf.get_error_message_detail(f->q, e);
}

void pdf_read_prepare(void) { qpdf_load(); }

struct pdf_file *pdf_file_open(struct arena *a, const char *name, const struct buf *bytes, const char **why)
{
	struct pdf_file *f = NEW(a, struct pdf_file);
	qpdf_load();
	*f = (struct pdf_file){a, qpdf.init(), NULL};
	if (!f->q)
		machine_failure("out of memory: no reader of PDFs");
	qpdf.silence_errors(f->q);
	qpdf.set_suppress_warnings(f->q, QPDF_TRUE);
	if (!(qpdf.read_memory(f->q, name, bytes->v, bytes->n, NULL) & QPDF_ERRORS))
		return f;
	*why = arena_strdup(a, failure(f));
	pdf_file_close(f);
	return NULL;
}

const char *pdf_file_damage(struct pdf_file *f)
{
	while (qpdf.more_warnings(f->q)) {
		const char *what = qpdf.get_error_message_detail(f->q, qpdf.next_warning(f->q));
		if (!f->damage)
			f->damage = arena_strdup(f->arena, what);
	}
	if (qpdf.has_error(f->q)) {
		const char *what = qpdf.get_error_message_detail(f->q, qpdf.get_error(f->q));
		if (!f->damage)
			f->damage = arena_strdup(f->arena, what);
	}
	return f->damage;
}

void pdf_file_close(struct pdf_file *f)
{
	if (!f)
		return;
	pdf_file_damage(f); /* or qpdf prints what was not asked for */
	qpdf.cleanup(&f->q);
}

bool pdf_file_write(struct pdf_file *f, struct buf *out)
{
	if (qpdf.init_write_memory(f->q) & QPDF_ERRORS)
		return false;
	qpdf.set_preserve_encryption(f->q, QPDF_FALSE);
	if (qpdf.write(f->q) & QPDF_ERRORS)
		return false;
	buf_put(out, (const char *)qpdf.get_buffer(f->q), qpdf.get_buffer_length(f->q));
	return true;
}

/* -- where objects are found ------------------------------------------------------------------ */

int pdf_pages(struct pdf_file *f)
{
	const int n = qpdf.get_num_pages(f->q);
	return n > 0 ? n : 0;
}

pdf_object pdf_page(struct pdf_file *f, int page) { return qpdf.get_page_n(f->q, (size_t)page); }

pdf_object pdf_catalog(struct pdf_file *f) { return qpdf.get_root(f->q); }

pdf_object pdf_trailer(struct pdf_file *f) { return qpdf.get_trailer(f->q); }

pdf_object pdf_information(struct pdf_file *f) { return pdf_get(f, pdf_trailer(f), "/Info"); }

/* -- objects ---------------------------------------------------------------------------------- */

enum pdf_kind pdf_kind_of(struct pdf_file *f, pdf_object o)
{
	if (!o || qpdf.oh_is_null(f->q, o))
		return PDF_NULL;
	if (qpdf.oh_is_stream(f->q, o))
		return PDF_STREAM;
	if (qpdf.oh_is_dictionary(f->q, o))
		return PDF_DICT;
	if (qpdf.oh_is_array(f->q, o))
		return PDF_ARRAY;
	if (qpdf.oh_is_name(f->q, o))
		return PDF_NAME;
	if (qpdf.oh_is_string(f->q, o))
		return PDF_STRING;
	return qpdf.oh_is_number(f->q, o) ? PDF_NUMBER : PDF_OTHER;
}

int pdf_number_of(struct pdf_file *f, pdf_object o) { return o ? qpdf.oh_get_object_id(f->q, o) : 0; }

static pdf_object dict_of(struct pdf_file *f, pdf_object o)
{
	const enum pdf_kind kind = pdf_kind_of(f, o);
	return kind == PDF_STREAM ? qpdf.oh_get_dict(f->q, o) : kind == PDF_DICT ? o : 0;
}

pdf_object pdf_get(struct pdf_file *f, pdf_object o, const char *key)
{
	const pdf_object dict = dict_of(f, o);
	return dict && qpdf.oh_has_key(f->q, dict, key) ? qpdf.oh_get_key(f->q, dict, key) : 0;
}

int pdf_length(struct pdf_file *f, pdf_object array)
{
	return pdf_kind_of(f, array) == PDF_ARRAY ? qpdf.oh_get_array_n_items(f->q, array) : 0;
}

pdf_object pdf_item(struct pdf_file *f, pdf_object array, int i)
{
	return i >= 0 && i < pdf_length(f, array) ? qpdf.oh_get_array_item(f->q, array, i) : 0;
}

char *pdf_utf8(struct arena *a, const char *bytes)
{
	struct buf b = {0};
	for (const char *end = bytes + strlen(bytes); bytes < end;) {
		char c[4];
		buf_put(&b, c, (size_t)utf8_encode(utf8_next(&bytes, end), c));
	}
	char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

const char *pdf_name(struct pdf_file *f, pdf_object o)
{
	return pdf_kind_of(f, o) == PDF_NAME ? pdf_utf8(f->arena, qpdf.oh_get_name(f->q, o) + 1) : "";
}

const char *pdf_text(struct pdf_file *f, pdf_object o)
{
	return pdf_kind_of(f, o) == PDF_STRING ? pdf_utf8(f->arena, qpdf.oh_get_utf8_value(f->q, o)) : "";
}

double pdf_real(struct pdf_file *f, pdf_object o)
{
	return pdf_kind_of(f, o) == PDF_NUMBER ? qpdf.oh_get_numeric_value(f->q, o) : 0;
}

int pdf_whole(struct pdf_file *f, pdf_object o)
{
	const double v = pdf_real(f, o);
	return v > 1e9 ? 1000000000 : v < -1e9 ? -1000000000 : (int)v;
}

const char *pdf_written(struct pdf_file *f, pdf_object o) { return o ? pdf_utf8(f->arena, qpdf.oh_unparse(f->q, o)) : ""; }

pdf_object pdf_page_value(struct pdf_file *f, pdf_object page, const char *key)
{
	enum { DEEPEST = 64 };
	pdf_object value = pdf_get(f, page, key);
	for (int i = 0; i < DEEPEST && !value && pdf_kind_of(f, page) == PDF_DICT; i++) {
		page = pdf_get(f, page, "/Parent");
		value = pdf_get(f, page, key);
	}
	return value;
}

int pdf_page_turn(struct pdf_file *f, pdf_object page)
{
	const int turn = pdf_whole(f, pdf_page_value(f, page, "/Rotate")) % 360;
	return (turn < 0 ? turn + 360 : turn) / 90 * 90;
}

void pdf_page_set_turn(struct pdf_file *f, pdf_object page, int degrees)
{
	qpdf.oh_replace_key(f->q, page, "/Rotate", qpdf.oh_new_integer(f->q, degrees));
}

const char *const *pdf_keys(struct pdf_file *f, pdf_object o)
{
	VEC(const char *) keys = {0};
	const pdf_object dict = dict_of(f, o);
	if (dict)
		qpdf.oh_begin_dict_key_iter(f->q, dict);
	while (dict && qpdf.oh_dict_more_keys(f->q))
		*vec_push(f->arena, &keys) = arena_strdup(f->arena, qpdf.oh_dict_next_key(f->q));
	*vec_push(f->arena, &keys) = NULL;
	return keys.v;
}

static bool take(unsigned char *bytes, size_t n, QPDF_ERROR_CODE error, struct buf *out)
{
	const bool good = !(error & QPDF_ERRORS) && bytes;
	if (good)
		buf_put(out, bytes, n);
	free(bytes);
	return good;
}

bool pdf_stream_bytes(struct pdf_file *f, pdf_object o, bool decoded, struct buf *out)
{
	unsigned char *bytes = NULL;
	size_t n = 0;
	if (pdf_kind_of(f, o) != PDF_STREAM)
		return false;
	const QPDF_ERROR_CODE error =
	        qpdf.oh_get_stream_data(f->q, o, decoded ? qpdf_dl_generalized : qpdf_dl_none, NULL, &bytes, &n);
	return take(bytes, n, error, out);
}

bool pdf_page_content(struct pdf_file *f, pdf_object page, struct buf *out)
{
	unsigned char *bytes = NULL;
	size_t n = 0;
	const QPDF_ERROR_CODE error = qpdf.oh_get_page_content_data(f->q, page, &bytes, &n);
	return take(bytes, n, error, out);
}
