/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filled forms through libqpdf's C interface, which catches what the library throws.
 *
 *     read_file ---- the bytes, so that no pipe or folder is opened by the library
 *     qpdf_read_memory ---- the objects; it repairs what it can and says so
 *     walk ---- fields inside of fields (ISO 32000-1 12.7.3.1): names are joined, the type is inherited
 *     look_at_warnings ---- what came to light on the way, for objects are read when they are asked for
 */
#include "form_read.h"
#include "limit.h"
#include "pdf_read.h"
#include "qpdf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void form_read_prepare(void) { qpdf_load(); }

/* -- the file ------------------------------------------------------------------------------- */

/* NULL: the bytes, in `out`; else why not. */
static const char *read_open(int fd, struct buf *out)
{
	struct stat st;
	const size_t most = (size_t)LIMIT_FORM_MEGABYTES << 20;
	if (fstat(fd, &st) < 0)
		return strerror(errno);
	if (!S_ISREG(st.st_mode))
		return "it is no file";
	if (st.st_size > (off_t)most)
		return "it is too large for a form";
	if (!read_to_end(fd, most, out))
		return errno == EFBIG ? "it is too large for a form" : strerror(errno);
	return out->n ? NULL : "it is empty";
}

static const char *read_file(const char *path, struct buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return strerror(errno);
	const char *why = read_open(fd, out);
	close(fd);
	return why;
}

/* -- fields --------------------------------------------------------------------------------- */

struct reader {
	struct arena *arena;
	qpdf_data q;
	struct form_reading *out;
	int seen; /* fields, those that only hold others among them */
};

/* What a field has from those around it. */
struct around {
	const char *name;
	enum form_kind kind;
	int depth;
};

static void note_damage(struct reader *r, const char *why)
{
	r->out->damaged = true;
	if (!r->out->why)
		r->out->why = pdf_utf8(r->arena, why);
}

/* Names hold any bytes, and so does a text that says it is UTF-8 (ISO 32000-2 7.9.2.2). */
static char *text_of(struct reader *r, qpdf_oh h) { return pdf_utf8(r->arena, qpdf.oh_get_utf8_value(r->q, h)); }

static const char *partial_name(struct reader *r, qpdf_oh field, const char *outer)
{
	qpdf_oh t = qpdf.oh_get_key(r->q, field, "/T");
	const char *name = outer;
	if (qpdf.oh_is_string(r->q, t))
		name = arena_printf(r->arena, "%s%s%s", outer, *outer ? "." : "", text_of(r, t));
	qpdf.oh_release(r->q, t);
	return name;
}

static enum form_kind kind_of(struct reader *r, qpdf_oh field, enum form_kind outer)
{
	qpdf_oh t = qpdf.oh_get_key(r->q, field, "/FT");
	enum form_kind kind = outer;
	if (qpdf.oh_is_name(r->q, t)) {
		const char *name = qpdf.oh_get_name(r->q, t);
		kind = !strcmp(name, "/Tx") ? FORM_TEXT : !strcmp(name, "/Btn") ? FORM_BUTTON : FORM_OTHER;
	}
	qpdf.oh_release(r->q, t);
	return kind;
}

/* Lines end as their program ends them: by a line feed from here on. */
static const char *lines_of(char *text)
{
	char *to = text;
	for (const char *from = text; *from; from++)
		if (*from == '\r') {
			*to++ = '\n';
			from += from[1] == '\n';
		} else {
			*to++ = *from;
		}
	*to = 0;
	return text;
}

static const char *value_of(struct reader *r, qpdf_oh field, enum form_kind kind)
{
	qpdf_oh v = qpdf.oh_get_key(r->q, field, "/V");
	const char *value = kind == FORM_BUTTON ? "Off" : "";
	if (qpdf.oh_is_string(r->q, v))
		value = lines_of(text_of(r, v));
	else if (qpdf.oh_is_name(r->q, v))
		value = pdf_utf8(r->arena, qpdf.oh_get_name(r->q, v) + 1);
	else if (!qpdf.oh_is_null(r->q, v))
		note_damage(r, "the value of a field is neither a text nor a name");
	qpdf.oh_release(r->q, v);
	return value;
}

static void walk(struct reader *r, qpdf_oh list, const struct around *around);

/* Kids with a name are fields, others the places where this one stands on a page. */
static bool has_named_kid(struct reader *r, qpdf_oh kids)
{
	bool named = false;
	for (int i = 0, n = qpdf.oh_get_array_n_items(r->q, kids); i < n && i < LIMIT_FORM_FIELDS && !named; i++) {
		qpdf_oh kid = qpdf.oh_get_array_item(r->q, kids, i);
		named = qpdf.oh_is_dictionary(r->q, kid) && qpdf.oh_has_key(r->q, kid, "/T");
		qpdf.oh_release(r->q, kid);
	}
	return named;
}

static void read_field(struct reader *r, qpdf_oh field, const struct around *around)
{
	if (!qpdf.oh_is_dictionary(r->q, field)) {
		note_damage(r, "a field is no dictionary");
		return;
	}
	const struct around here = {partial_name(r, field, around->name), kind_of(r, field, around->kind),
	                            around->depth + 1};
	qpdf_oh kids = qpdf.oh_get_key(r->q, field, "/Kids");
	if (qpdf.oh_is_array(r->q, kids) && has_named_kid(r, kids))
		walk(r, kids, &here);
	else if (*here.name)
		*vec_push(r->arena, &r->out->values) =
		        (struct form_value){here.name, here.kind, value_of(r, field, here.kind)};
	qpdf.oh_release(r->q, kids);
}

/* Kids may lead back to a field around them, so both depth and number have an end. */
static void walk(struct reader *r, qpdf_oh list, const struct around *around)
{
	if (around->depth > LIMIT_FORM_DEPTH) {
		note_damage(r, "fields stand too deep inside each other");
		return;
	}
	for (int i = 0, n = qpdf.oh_get_array_n_items(r->q, list); i < n; i++) {
		if (++r->seen > LIMIT_FORM_FIELDS) {
			note_damage(r, "there are too many fields");
			return;
		}
		qpdf_oh field = qpdf.oh_get_array_item(r->q, list, i);
		read_field(r, field, around);
		qpdf.oh_release(r->q, field);
	}
}

static void read_fields(struct reader *r)
{
	qpdf_oh root = qpdf.get_root(r->q), form = qpdf.oh_get_key(r->q, root, "/AcroForm");
	if (qpdf.oh_is_dictionary(r->q, form)) {
		qpdf_oh fields = qpdf.oh_get_key(r->q, form, "/Fields");
		if (qpdf.oh_is_array(r->q, fields))
			walk(r, fields, &(struct around){"", FORM_OTHER, 0});
	}
	r->out->has_form = r->out->values.n > 0;
}

static void read_id(struct reader *r)
{
	qpdf_oh trailer = qpdf.get_trailer(r->q), id = qpdf.oh_get_key(r->q, trailer, "/ID");
	struct buf hex = {0};
	if (qpdf.oh_is_array(r->q, id) && qpdf.oh_get_array_n_items(r->q, id) > 0) {
		size_t n = 0;
		qpdf_oh first = qpdf.oh_get_array_item(r->q, id, 0);
		const char *v = qpdf.oh_is_string(r->q, first) ? qpdf.oh_get_binary_string_value(r->q, first, &n) : "";
		for (size_t i = 0; i < n; i++)
			buf_printf(&hex, "%02X", (unsigned char)v[i]);
	}
	r->out->id = arena_strdup(r->arena, buf_cstr(&hex));
	buf_free(&hex);
}

/* -- what qpdf says ------------------------------------------------------------------------- */

/* PDFBox writes a table of references that is longer than it says. */
static bool is_harmless(const char *warning) { return strstr(warning, "reported number of objects") != NULL; }

static void look_at_warnings(struct reader *r)
{
	while (qpdf.more_warnings(r->q)) {
		qpdf_error e = qpdf.next_warning(r->q);
		const char *what = qpdf.get_error_message_detail(r->q, e);
		if (!is_harmless(what))
			note_damage(r, what);
	}
	if (qpdf.has_error(r->q))
		note_damage(r, qpdf.get_error_message_detail(r->q, qpdf.get_error(r->q)));
}

static const char *failure(const struct reader *r)
{
	qpdf_error e = qpdf.get_error(r->q);
	return qpdf.get_error_code(r->q, e) == qpdf_e_password ? "it asks for a password"
	                                                       : qpdf.get_error_message_detail(r->q, e);
}

static void read_form(struct reader *r, const struct buf *file, const char *path)
{
	qpdf.silence_errors(r->q);
	qpdf.set_suppress_warnings(r->q, QPDF_TRUE);
	if (qpdf.read_memory(r->q, path, file->v, file->n, NULL) & QPDF_ERRORS) {
		r->out->why = pdf_utf8(r->arena, failure(r));
		return;
	}
	r->out->readable = true;
	read_id(r);
	read_fields(r);
	look_at_warnings(r);
}

struct form_reading *form_read(struct arena *a, const char *path)
{
	struct form_reading *out = NEW(a, struct form_reading);
	struct buf file = {0};
	out->id = "";
	const char *why = read_file(path, &file);
	if (why) {
		out->why = arena_strdup(a, why);
		buf_free(&file);
		return out;
	}
	qpdf_load();
	struct reader r = {.arena = a, .q = qpdf.init(), .out = out};
	if (!r.q)
		machine_failure("out of memory: no reader of forms");
	read_form(&r, &file, path);
	qpdf.cleanup(&r.q);
	buf_free(&file);
	return out;
}

const char *form_value(const struct form_reading *r, const char *name)
{
	for (int i = 0; i < r->values.n; i++)
		if (!strcmp(r->values.v[i].name, name))
			return r->values.v[i].value;
	return NULL;
}
