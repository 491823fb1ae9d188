/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * model: content, layout descriptors, themes and styles, and the binding that joins them into
 * a semantic tree of boxes with every default filled. What follows (layout, pdf) never sees YAML.
 *
 * Order of calls: layout_load() (theme, layout and overlays into a document description),
 * content_load() (checked against the shape that the layout names), bind_boxes().
 */
#ifndef PLATEN_MODEL_H
#define PLATEN_MODEL_H

#include "input.h"

/* -- styles --------------------------------------------------------------------------------- */

enum text_align { ALIGN_START, ALIGN_END, ALIGN_CENTER, ALIGN_JUSTIFY };
enum text_case { CASE_NONE, CASE_UPPER };
enum pattern { PATTERN_NONE, PATTERN_HATCH, PATTERN_DOTS, PATTERN_SOLID };

struct style {
	const char *name, *extends;
	struct where at;
	/* text */
	const char *font; /* family of fonts/fonts.yaml */
	int weight;       /* 100 to 900 */
	bool italic;
	mpt size;
	int leading; /* thousandths of the size */
	color color;
	int align;    /* enum text_align */
	mpt indent;   /* first line */
	int tracking; /* thousandths of an em between letters */
	bool hyphenate;
	int text_case;           /* enum text_case */
	struct list_of features; /* const char *: OpenType feature tags */
	int widows, orphans;
	/* box */
	mpt space_before, space_after;
	bool keep_with_next;
	color fill, stroke, bar;
	mpt stroke_width, bar_width, radius, min_height;
	int pattern; /* enum pattern, drawn over the fill in pattern_color */
	color pattern_color;
	struct edges padding; /* left is the start side, mirrored in right-to-left editions */
};

extern const struct record style_record, layout_record, theme_record, shape_record;

/* -- rich text ------------------------------------------------------------------------------ */

enum span_flag {
	SPAN_BOLD = 1,
	SPAN_ITALIC = 2,
	SPAN_CODE = 4,
	SPAN_NOBREAK = 8,
	SPAN_NUMBER = 16 /* a number in ASCII, which is drawn in the digits of the edition */
};

struct span {
	const char *text;          /* UTF-8, NUL-terminated */
	unsigned flags;            /* enum span_flag */
	const char *href;          /* link target, or NULL */
	const char *lang;          /* when it differs from the text around, or NULL */
	const struct node *source; /* the content or word that it comes from; NULL: the layout itself */
};

enum rich_kind { RICH_PARAGRAPH, RICH_BULLET, RICH_NUMBERED, RICH_QUOTE, RICH_CODE };

struct rich_block {
	enum rich_kind kind;
	int depth;  /* nesting of lists and quotes; 0 for a plain paragraph */
	int number; /* of a numbered item; 0 for its further paragraphs */
	int n;
	struct span *span;
};

struct rich {
	struct where at; /* the line of the content, or of the layout for fixed words */
	int n;
	struct rich_block *block;
};

/* Parses inline and block CommonMark. Unsupported markup is reported. */
struct rich *rich_prose(struct arena *a, struct diag *d, const char *text, struct where at);
/* Text without markup. */
struct rich *rich_plain(struct arena *a, const char *text, struct where at);
/* All text without markup; blocks are joined by a line feed. */
const char *rich_text(struct arena *a, const struct rich *r);

/* -- boxes ---------------------------------------------------------------------------------- */

/* clang-format off */
enum box_kind {
	BOX_EACH, BOX_HEADING, BOX_PROSE, BOX_LIST, BOX_TABLE, BOX_GRID, BOX_STACK, BOX_COLUMNS, BOX_CARD,
	BOX_CALLOUT, BOX_ROW, BOX_FIGURE, BOX_IMAGE, BOX_SVG, BOX_QR, BOX_RULE, BOX_SPACER, BOX_PAGE_BREAK,
	BOX_COLUMN_BREAK, BOX_TOC, BOX_FIELD, BOX_CHECKBOX, BOX_RADIO, BOX_LINES, BOX_RATING, BOX_BRIDGE,
	BOX_POSITION, BOX_VENN, BOX_RADAR, BOX_BARS, BOX_KINDS
};

struct place_props {
	bool set;
	struct dim x, y, w, h;
	int of; /* enum place_of */
};
enum place_of { PLACE_PAGE, PLACE_MARGINS };

enum keep { KEEP_AUTO, KEEP_TOGETHER, KEEP_ROWS };
enum box_align { BOX_STRETCH, BOX_START, BOX_CENTER, BOX_END };

struct box {
	enum box_kind kind;
	struct where at;
	const struct record *record;
	void *props; /* the record of the kind, below */
	/* keys that all boxes share */
	const char *id;
	struct style_ref style;
	struct path_ref when;
	bool span_all, artifact, keep_next;
	int keep;  /* enum keep */
	int align; /* enum box_align, with width */
	struct dim width;
	struct place_props place;
	const char *lang;
};

struct each_props { struct path_ref each, sort; struct box_list boxes; };
struct heading_props { struct text_slot text; int level; bool bookmark; };
struct prose_props { struct text_slot text; };
enum marker { MARKER_BULLET, MARKER_NUMBER, MARKER_DASH, MARKER_CHECK, MARKER_NONE };
struct list_item { struct text_slot text; };
struct list_props { struct item_list items; int marker; mpt gap; color marker_color; };

struct table_cell {
	struct text_slot text;
	struct box_list boxes;
	int colspan, rowspan;
	bool header;
	struct style_ref style;
};
struct table_row { struct item_list cells; struct style_ref style; };
struct table_column {
	struct text_slot head, cell;
	struct box_list boxes;
	struct dim width;
	bool header;
	int align;
	struct style_ref style, head_style;
};
struct table_props {
	struct path_ref each;
	struct item_list columns; /* struct table_column */
	struct item_list rows;    /* struct table_row: written out, or made from columns by binding */
	int header_rows;
	mpt gap, row_padding;
	color rule, stripe;
	mpt rule_width;
	struct text_slot caption, summary;
	struct style_ref head_style, header_style, cell_style;
};
struct grid_props {
	struct list_of columns; /* struct dim */
	mpt gap, row_gap;
	struct box_list boxes;
	bool shared;
	int valign; /* 0 top, 1 middle, 2 bottom, 3 stretch */
};
struct stack_props { struct box_list boxes; mpt gap; struct dim height; };
struct columns_props { int count; mpt gap; struct box_list boxes; bool balance; };
struct card_props {
	struct text_slot title, body;
	int level; /* heading level of the title; 0: no heading */
	const char *icon;
	mpt icon_size;
	color icon_color;
	struct box_list boxes;
	struct style_ref title_style, body_style;
};
struct figure_props { struct box_list boxes; struct text_slot caption, alt; };
struct picture_props { const char *file; mpt width, height; color color; struct text_slot alt; bool decorative; };
struct qr_props { struct text_slot text, alt; mpt size; color color; };
struct rule_props { mpt thickness; color color; bool dashed; };
struct spacer_props { struct dim height; };
struct toc_props { int levels; struct style_ref entry_style; };
struct field_props { struct text_slot label, name; struct dim label_width; mpt height; color line; };
struct answer { struct text_slot label; };
struct check_props { struct text_slot label; mpt size; struct item_list options; bool inline_options; };
struct lines_props { int count; mpt gap; color line; struct text_slot label; bool fill; };

struct rating_statement { struct text_slot text, reversed; };
struct rating_point { struct text_slot text; };
struct rating_band { struct text_slot from, to; };
struct rating_props {
	struct text_slot title, sum;
	int level;
	struct item_list scale;      /* struct rating_point */
	struct item_list statements; /* struct rating_statement */
	struct item_list bands;      /* struct rating_band: checked against the scores */
	mpt circle, column;
	color stripe, rule;
	struct style_ref title_style, scale_style, text_style, number_style, sum_style;
	bool key; /* answer key: the arithmetic is filled in */
};
struct pier { struct text_slot label, note, at; };
struct bridge_props {
	struct text_slot from, to, alt, middle;
	struct item_list items; /* struct pier */
	struct item_list from_list, to_list; /* struct list_item: what each bank does */
	mpt height;
	bool feet; /* the piers' feet lead to columns of equal width below, this far apart: */
	mpt feet_gap;
	color first, second, bridge;
	color first_tint, second_tint, bridge_tint;
	struct style_ref label_style, note_style, bank_style;
	bool bleed;
};
struct position_props { struct text_slot at, alt; mpt height; color first, second, bridge; };
struct venn_props {
	struct text_slot first, second, both, alt;
	struct item_list first_items, second_items, both_items; /* struct list_item */
	mpt height;
	color first_color, second_color, both_color;
	struct style_ref label_style, item_style;
};
struct axis { struct text_slot label, value; };
struct radar_props {
	struct item_list axes; /* struct axis */
	struct text_slot lowest, highest, alt;
	int rings;
	mpt size;
	color line, area;
	struct style_ref label_style, ring_style;
};
struct bars_props { struct item_list items; struct text_slot highest, alt; mpt bar, gap; color fill; struct style_ref label_style; };

extern const struct named_record box_kinds[BOX_KINDS];
extern const char *const box_default_style[BOX_KINDS];
extern const struct record box_common_record;

/* -- the document description --------------------------------------------------------------- */

struct page_spec {
	mpt width, height;
	struct { mpt top, bottom, inner, outer; } margins;
	bool duplex;
	mpt bleed, unprintable;
	int columns;
	mpt gutter;
	bool justify; /* spread the blocks of a full page down to its foot */
	mpt stretch;  /* most that one gap between blocks grows by, when justified */
	bool balance; /* balance the columns of the last page */
};

enum yield { YIELD_SPACING, YIELD_LEADING, YIELD_SIZE };
struct fit_spec {
	int pages; /* 0: as many as it takes */
	struct list_of yield; /* int: enum yield, in their order */
	mpt floor_size;
	int floor_leading, floor_spacing; /* thousandths */
	int grow; /* thousandths by which spacing may grow to fill the last page */
};

struct master { struct box_list header, footer; mpt header_gap, footer_gap; };
struct masters { struct master all, first, left, right; bool has_first, has_left, has_right; };
/* clang-format on */

/* What a locale asks of the whole edition; layouts/locales/<locale>.yaml under `locale`. */
struct locale_spec {
	const char *hyphenation;       /* pattern file below fonts/, or NULL */
	int direction;                 /* 0 left to right, 1 right to left */
	int hyphen_left, hyphen_right; /* least letters before and after a hyphen */
	const char *separator;         /* between the items of {list|join} */
	const char *font;              /* family that takes the place of `sans`, or NULL */
	int digits;                    /* index into digit_systems */
	const char *decimal_sign;
	/* Characters (UTF-8, or NULL) beside which a space is narrow and does not break, and before
	   which a space does not break. */
	const char *narrow_before, *narrow_after, *bound_before;
	const char *quotes;  /* the quotation marks of the language; NULL: not checked */
	int leading;         /* factor for the leading of every style, thousandths */
	int ideograph_space; /* thousandths of an em between ideographs and Latin letters */
	bool phrases;        /* lines that are not justified end at phrases */
	bool repeat_hyphen;  /* behind the hyphen of a compound a line begins with it again */
};

/* Names of CLDR numbering systems, NULL-terminated, and the code point of their digit 0. */
extern const char *const digit_systems[];
extern const uint32_t digit_zeros[];

struct document_spec {
	const char *name, *path;
	const char *language; /* of the edition, BCP 47; "" when there is none */
	const char *shape;    /* name of the shape */
	struct text_slot title, subject, keywords, author;
	struct page_spec page;
	struct fit_spec fit;
	struct masters masters;
	struct locale_spec locale;
	struct box_list body;
	const struct node *words;
	struct style_set *styles;
};

struct layout_source {
	const char *name;    /* layouts/<name>.yaml */
	const char *locale;  /* layouts/locales/<locale>.yaml and its parents, where they exist */
	const char *edition; /* layouts/editions/<edition>.yaml, or NULL */
};

/* NULL after reporting when the layout cannot be used at all. */
struct document_spec *layout_load(struct root *r, struct arena *a, struct diag *d, struct layout_source what);
/* A style by name; an unknown one is reported (when `at` is known) and the body style returned. */
const struct style *style_find(struct style_set *set, const char *name, struct where at);
/* The widest leading among the styles that were asked for, in thousandths of the size; 0: none was. */
int style_widest_leading(const struct style_set *set);
/* As style_find for a style that need not exist: NULL when it does not. */
const struct style *style_lookup(struct style_set *set, const char *name);
/* Loads all that only `check` needs: every style, used or not. */
void layout_check_unused(const struct document_spec *spec);

/* -- content -------------------------------------------------------------------------------- */

enum shape_type {
	SHAPE_TEXT,
	SHAPE_PROSE,
	SHAPE_NUMBER,
	SHAPE_ID,
	SHAPE_CHOICE,
	SHAPE_FLAG,
	SHAPE_LINK,
	SHAPE_LIST,
	SHAPE_GROUP
};

struct shape_field {
	const char *key;
	int type; /* enum shape_type */
	bool required;
	long min, max; /* characters of text, items of a list, bounds of a number (thousandths) */
	bool has_min, has_max;
	struct list_of choices; /* const char * */
	const char *note, *fallback;
	struct list_of examples;           /* const char *: placeholders of a new subject, one after the other in a list */
	const struct shape_field *element; /* list */
	int n;
	const struct shape_field *field; /* group */
};

struct content {
	const struct node *top;
	const struct shape_field *shape;
	const char *language;
};

const struct shape_field *shape_load(struct root *r, struct arena *a, struct diag *d, const char *name);
/* Reads content/<subject>/<language>.yaml and checks it; NULL when it cannot be read. */
struct content *content_load(struct root *r, struct arena *a, struct diag *d, const char *path,
                             const struct shape_field *shape);
void shape_json(const struct shape_field *shape, struct buf *out);

/* -- binding -------------------------------------------------------------------------------- */

/* What a master may name beside the content: {page}, {pages}, {section}. */
struct page_vars {
	int page, pages;
	const char *section;
};

struct binder {
	struct arena *arena;
	struct diag *diag;
	const struct content *content;
	const struct document_spec *spec;
	const struct page_vars *page; /* NULL in the body */
	int *bound;                   /* boxes and items so far; bind_boxes() counts them itself */
};

/* Boxes with templates filled, `each` written out and `when` decided. */
struct box_list bind_boxes(const struct binder *b, struct box_list boxes);
/* A single text of the document, such as its title; "" when absent. */
const char *bind_text(const struct binder *b, const struct text_slot *slot);

#endif
