/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of layouts/ as their tables load them. */
#ifndef PLATEN_MODEL_DESCRIPTOR_H
#define PLATEN_MODEL_DESCRIPTOR_H

#include "edition.h"
#include "spec.h"

/* clang-format off */
struct page_file {
	struct page_spec spec;
	const char *size;
	bool landscape;
};
struct fit_floor { mpt size; int leading, spacing; };
struct fit_file { struct fit_spec spec; struct fit_floor floor; };
struct masters_file { struct master all, first, left, right; };
struct theme_file { const char *theme, *about; const struct node *tokens, *styles; };
struct tiles_file { mpt overlap; const char *scale, *size; struct where scale_at, size_at; };
struct nup_file { int pages; mpt gutter; bool cut_lines; };
struct booklet_file { mpt paper; };
struct cards_file { int turn; bool cut_lines; };
struct impose_file {
	const char *sheet;
	struct where sheet_at;
	mpt unprintable;
	struct tiles_file tiles;
	struct nup_file nup;
	struct booklet_file booklet;
	struct cards_file cards;
};
struct meta_file { struct text_slot title, subject, keywords, author, rights, licence; };
struct layout_file {
	const char *shape, *theme, *about, *language;
	struct page_file page;
	struct press_spec press;
	struct fit_file fit;
	struct masters_file masters;
	struct impose_file impose;
	struct meta_file document;
	struct form_spec form;
	struct locale_spec locale;
	struct edition_head edition;
	const struct node *tokens, *styles, *words, *boxes, *documents;
	struct box_list body;
	int results;
	struct where results_at;
};
/* clang-format on */

extern const struct record locale_record, tokens_record, impose_record;

/* What `impose` says, which stands at `n` or nowhere; `paper` is a size that offices have. */
struct impose_spec impose_read(struct schema *s, const struct node *n, const struct impose_file *f, const char *paper);

#endif
