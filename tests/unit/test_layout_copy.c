/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a copier loses is told before it does: light small text, fine patterns, narrow gaps. */
#include "typeset.h"

Suite *suite_layout_copy(void);

/* A page for an office printer; #4B4B4B has a K of 71, #4C4C4C one of 70. */
#define OFFICE "page: {size: 200pt x 200pt, margins: {top: 5pt, bottom: 5pt, inner: 5pt, outer: 5pt}, unprintable: 1pt}\n"
#define SHOP "page: {size: 200pt x 200pt, margins: {top: 5pt, bottom: 5pt, inner: 5pt, outer: 5pt}, bleed: 3mm}\n"
#define TEXT(size, ink) "styles: {body: {size: " size ", color: '" ink "'}}\nbody: [{text: xx}]\n"
#define PLATE(size, fill) "styles: {body: {size: " size ", color: '#FFFFFF', fill: '" fill "'}}\nbody: [{text: xx}]\n"
#define ON_INK "allow: {low-contrast: text on ink of its own colour}"
#define PATTERN(kind, pitch, cover)                                                                         \
	"styles: {body: {size: 9pt, pattern: {kind: " kind ", pitch: " pitch ", cover: " cover "}, " ON_INK \
	"}}\nbody: [{text: xx}]\n"
#define STRIP(gap)                                                       \
	"styles: {body: {strip-start: {width: 9pt, gap: " gap            \
	", pattern: {kind: none, ground: '#000000'}}, fill: '#000000', " \
	"color: '#FFFFFF'}}\nbody: [{text: xx}]\n"
#define SPANS(keyline, more)                                                                                     \
	"body: [{spans: {first: A, second: B, names: false, height: 150pt, head: 0, keyline: " keyline ", " more \
	"first-pattern: {kind: none}, second-pattern: {kind: none}, items: [{name: x, first: [a, b], second: [c]}]}}]\n"
#define CABLES "labels: none, "
#define SCALE "scale: {from: -2, to: 2}, "
#define ZONES "zones: [{from: -2, to: 2}], "

static const struct {
	const char *layout, *message; /* NULL: clean */
} examples[] = {
        {OFFICE TEXT("12pt", "#4B4B4B"), NULL},
        {OFFICE TEXT("12pt", "#4C4C4C"),
         "text is in #4C4C4C, which has a K of 70; below 13 pt a copier needs 71 [copy-text]"},
        {OFFICE TEXT("12.9pt", "#4C4C4C"), "has such a text, of 12.9 pt"},
        {OFFICE TEXT("13pt", "#4C4C4C"), NULL},
        /* white on a fill: #666666 has a K of 60, #686868 one of 59 */
        {OFFICE PLATE("9pt", "#666666"), NULL},
        {OFFICE PLATE("9pt", "#686868"),
         "text is light on #686868, which has a K of 59; below 13 pt a copier needs 60 [copy-text]"},
        {OFFICE PLATE("13pt", "#686868"), NULL},
        /* dots in quincunx have 0.707 of their pitch to the nearest one */
        {OFFICE PATTERN("dots", "1.9mm", "0.7mm"), NULL},
        {OFFICE PATTERN("dots", "1.9mm", "0.69mm"),
         "the dots of a pattern are 0.69 mm wide; a copier loses what is below 0.7 [copy-dot]"},
        {OFFICE PATTERN("dots", "1.56mm", "0.8mm"), NULL},
        {OFFICE PATTERN("dots", "1.54mm", "0.8mm"),
         "the white between the dots of a pattern is 0.29 mm wide; a copier closes what is below 0.3 [copy-gap]"},
        {OFFICE PATTERN("dots", "1mm", "0.8mm"), "the white between the dots of a pattern is 0 mm wide"},
        {OFFICE PATTERN("hatch", "2mm", "0.5mm"), NULL},
        {OFFICE PATTERN("hatch", "2mm", "0.49mm"),
         "the lines of a pattern are 0.49 mm thick; a copier loses what is below 0.5 [copy-dot]"},
        {OFFICE PATTERN("hatch", "2mm", "1.7mm"), NULL},
        {OFFICE PATTERN("hatch", "2mm", "1.71mm"),
         "the white between the lines of a pattern is 0.29 mm wide; a copier closes what is below 0.3 [copy-gap]"},
        /* patterns come through as they are by default */
        {OFFICE "styles: {body: {size: 9pt, pattern: dots, " ON_INK "}}\nbody: [{text: xx}]\n", NULL},
        {OFFICE "styles: {body: {size: 9pt, pattern: hatch, " ON_INK "}}\nbody: [{text: xx}]\n", NULL},
        {OFFICE STRIP("0.3mm"), NULL},
        {OFFICE STRIP("0.29mm"), "the gap of a strip is 0.29 mm wide; a copier closes what is below 0.3 [copy-gap]"},
        {OFFICE STRIP("0"), NULL},
        {OFFICE SPANS("0.6mm", CABLES), NULL},
        {OFFICE SPANS("0.58mm", CABLES),
         "the white between planks is 0.29 mm wide; a copier closes what is below 0.3 [copy-gap]"},
        {OFFICE SPANS("0.1%", CABLES), NULL}, /* of 190 pt: at least 0.6 mm */
        {OFFICE SPANS("0", CABLES), NULL},
        {OFFICE SPANS("0.3mm", SCALE), NULL},
        {OFFICE SPANS("0.3mm", ZONES), NULL},
        {OFFICE SPANS("0.29mm", SCALE), "the keyline is 0.29 mm wide; a copier closes what is below 0.3 [copy-gap]"},
        /* all that is drawn counts: running heads, words of another style, labels of drawings */
        {OFFICE
         "styles: {body: {size: 9pt}, faint: {size: 8pt, color: '#4C4C4C'}}\n"
         "masters: {all: {header-gap: 0, header: [{text: x, style: faint, place: {x: 0, y: 50pt}}]}}\nbody: [{text: xx}]\n",
         "of 8 pt"},
        {OFFICE
         "styles: {body: {size: 9pt}, faint: {color: '#4C4C4C'}}\nbody: [{text: 'a <span class=\"faint\">b</span>'}]\n",
         "text is in #4C4C4C"},
        {OFFICE "styles: {body: {size: 9pt}, faint: {size: 9pt, color: '#4C4C4C'}}\n"
                "body: [{bars: {label-style: faint, items: [{label: One, value: '1'}]}}]\n",
         "text is in #4C4C4C"},
        /* and in the size that fitting leaves */
        {OFFICE "fit: {pages: 1, yield: [size]}\nstyles: {body: {size: 13pt, leading: 1.2, color: '#4C4C4C'}}\n"
                "body: [{text: xx}, {spacer: 150pt}, {text: xx}, {text: xx}]\n",
         "text is in #4C4C4C"},
        /* a watermark is not missed; a picture's tones are not known */
        {OFFICE "styles: {body: {size: 9pt, color: '#CCCCCC', allow: {low-contrast: a watermark}}}\n"
                "masters: {all: {header-gap: 0, header: [{text: x, place: {x: 0, y: 50pt}}]}}\nbody: []\n",
         NULL},
        {OFFICE
         "styles: {body: {size: 9pt, color: '#CCCCCC', allow: {low-contrast: a picture is dark}}}\n"
         "body: [{image: {file: dot.png, width: 100pt, decorative: true}, place: {x: 0, y: 0}, allow: {low-resolution: dots}}, {text: xx}]\n",
         NULL},
        /* let pass where the style stands, or the text */
        {OFFICE "styles: {body: {size: 9pt, color: '#4C4C4C', allow: {copy-text: never copied}}}\nbody: [{text: xx}]\n",
         NULL},
        {OFFICE "styles: {body: {size: 9pt, color: '#4C4C4C'}}\nbody: [{text: xx, allow: {copy-text: never copied}}]\n",
         NULL},
        /* what a print shop prints is not copied */
        {"page: {size: 200pt x 200pt, unprintable: 0}\n" TEXT("8pt", "#4C4C4C"), NULL},
        {SHOP TEXT("8pt", "#4C4C4C"), NULL},
        {SHOP PATTERN("dots", "1mm", "0.5mm"), NULL},
        {SHOP STRIP("0.2mm"), NULL},
        {SHOP SPANS("0.2mm", CABLES), NULL},
};

START_TEST(what_a_copier_loses_is_told)
{
	struct setting s = typeset(examples[_i].layout);
	if (examples[_i].message)
		ASSERT_SAYS(&s, examples[_i].message);
	else
		ASSERT_CLEAN(&s);
	ck_assert_int_eq(diag_errors(s.diag), 0);
	setting_close(&s);
}
END_TEST

/* The ground of a text is what lies last below its middle: here a dark plate on a light one. */
START_TEST(the_uppermost_ground_counts)
{
#define PLATES(inner, outer)                                             \
	OFFICE "styles: {body: {size: 9pt}, outer: {fill: '" outer       \
	       "', padding: 9pt}, inner: {size: 9pt, color: '#FFFFFF', " \
	       "fill: '" inner "'}}\nbody: [{stack: [{text: xx, style: inner}], style: outer}]\n"
	struct setting s = typeset(PLATES("#333333", "#999999"));
	ASSERT_CLEAN(&s);
	setting_close(&s);
	s = typeset(PLATES("#707070", "#333333"));
	ASSERT_SAYS(&s, "text is light on #707070, which has a K of 56");
	setting_close(&s);
}
END_TEST

/* The middle of these letters, at the height of small ones, is 9.8 pt from the left and 11.4 pt from the top. */
START_TEST(a_text_stands_where_its_middle_is)
{
	static const struct {
		const char *place;
		bool clean;
	} plates[] = {{"x: 4pt, y: 5.6pt", true},
	              {"x: 5pt, y: 5.6pt", false},
	              {"x: 3pt, y: 5.6pt", false},
	              {"x: 4pt, y: 4.6pt", false},
	              {"x: 4pt, y: 6.6pt", false}};
	for (int i = 0; i < COUNT_OF(plates); i++) {
		char text[800];
		snprintf(
		        text, sizeof(text),
		        OFFICE
		        "styles: {body: {size: 9pt, leading: 1.2, color: '#FFFFFF', allow: {low-contrast: a plate}}, plate: {fill: '#000000'}}\n"
		        "body: [{stack: [{spacer: 1.6pt}], style: plate, place: {%s, width: 1.6pt}}, {text: xx}]\n",
		        plates[i].place);
		struct setting s = typeset(text);
		ck_assert_msg(says(&s, "[copy-text]") != plates[i].clean, "%s: %s", plates[i].place, setting_messages(&s));
		ck_assert_int_eq(diag_errors(s.diag), 0);
		setting_close(&s);
	}
}
END_TEST

/* Not once for each text, whose author can do nothing about it. */
START_TEST(a_style_is_told_once)
{
	struct setting s = typeset(
	        OFFICE
	        "styles:\n  body: {size: 9pt}\n  pale: {size: 9pt, color: '#4C4C4C'}\n  faint: {size: 8pt, color: '#4C4C4C'}\n"
	        "body: [{text: xx, style: pale}, {text: yy, style: pale}, {text: xx, style: faint}]\n");
	ck_assert_int_eq(diag_count(s.diag, DIAG_COPY_TEXT), 2);
	ASSERT_SAYS(&s, "layouts/page.yaml:6:9: warning");
	ASSERT_SAYS(&s, "layouts/page.yaml:7:10: warning");
	setting_close(&s);
}
END_TEST

Suite *suite_layout_copy(void)
{
	Suite *s = suite_create("layout_copy");
	TCase *c = tcase_create("all");
	tcase_add_loop_test(c, what_a_copier_loses_is_told, 0, COUNT_OF(examples));
	tcase_add_test(c, the_uppermost_ground_counts);
	tcase_add_test(c, a_text_stands_where_its_middle_is);
	tcase_add_test(c, a_style_is_told_once);
	suite_add_tcase(s, c);
	return s;
}
