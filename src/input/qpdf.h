/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libqpdf, which is loaded at run time, by those who read a PDF: it and what it is linked with take four million instructions. */
#ifndef PLATEN_INPUT_QPDF_H
#define PLATEN_INPUT_QPDF_H

#include <qpdf/qpdf-c.h>

/* clang-format off */
#define QPDF_CALLS(X)                                                                                           \
	X(init) X(cleanup) X(silence_errors) X(set_suppress_warnings) X(read_memory) X(has_error) X(get_error)  \
	X(get_error_code) X(get_error_message_detail) X(more_warnings) X(next_warning) X(get_trailer)           \
	X(get_root) X(oh_release) X(oh_is_dictionary) X(oh_is_array) X(oh_is_string) X(oh_is_name) X(oh_is_null) \
	X(oh_has_key) X(oh_get_key) X(oh_get_array_n_items) X(oh_get_array_item) X(oh_get_utf8_value)           \
	X(oh_get_binary_string_value) X(oh_get_name) X(oh_is_stream) X(oh_is_number) X(oh_get_numeric_value)    \
	X(oh_get_object_id) X(oh_get_dict) X(oh_begin_dict_key_iter) X(oh_dict_more_keys) X(oh_dict_next_key)    \
	X(oh_get_stream_data) X(oh_get_page_content_data) X(get_num_pages) X(get_page_n) X(oh_is_initialized) X(oh_unparse) \
	X(oh_new_integer) X(oh_replace_key) X(init_write_memory) X(set_preserve_encryption) X(write)             \
	X(get_buffer_length) X(get_buffer)
/* clang-format on */

struct qpdf_calls {
#define X(name) __typeof__(qpdf_##name) *(name);
	QPDF_CALLS(X)
#undef X
};
extern struct qpdf_calls qpdf;

/* Without the library it is a machine_failure(). */
void qpdf_load(void);

#endif
