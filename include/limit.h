/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every limit on what a project may hold, each above what a document needs. They keep a damaged or
 * hostile file from stopping a build; what is beyond one is told in a sentence of its own.
 *
 * X(name, most, of what, code, reason): `platen schema layout --manual` prints them as a table. Where a
 * library needs more time or memory than its input grows by, the limit is on the input, before the call.
 */
#ifndef PLATEN_LIMIT_H
#define PLATEN_LIMIT_H

/* clang-format off */
#define LIMITS(X) \
	X(JOB_MEGABYTES, 4096, "megabytes of memory for a process, but not over three quarters of the machine's; `--max-memory`", "status 2", "the shipped documents take 40") \
	X(JOB_SECONDS, 300, "seconds of processor time for an output; `--max-time`", "status 2", "the shipped documents take less than one") \
	X(FILE_MEGABYTES, 256, "megabytes of a file that is read whole, such as a font", "file-missing", "the largest fonts, with all ideographs, have 60") \
	X(FONT_TABLES, 256, "tables of a font", "damaged-font", "OpenType has about sixty") \
	X(GLYPH_PARTS, 100, "parts of a composite glyph, those of its parts among them", "damaged-font", "letters have two or three; HarfBuzz's subsetter looks at 128") \
	X(GLYPH_LEVELS, 16, "glyphs inside each other", "damaged-font", "Apple's limit; fonts have one or two; ends glyphs that hold themselves") \
	X(CHARSTRING_STEPS, 9990, "operators and numbers of a CFF glyph, with its subroutines", "damaged-font", "HarfBuzz's subsetter reads 10,000; the densest ideographs have about 500") \
	X(YAML_MEGABYTES, 4, "megabytes of a YAML file", "yaml-limit", "a book of a thousand pages has three") \
	X(YAML_DEPTH, 64, "levels of YAML values inside each other", "yaml-limit", "layouts have about ten") \
	X(YAML_VALUES, 1000000, "values of a YAML file, those that aliases repeat among them", "yaml-limit, yaml-alias", "four bytes for a value") \
	X(PO_MEGABYTES, 16, "megabytes of a PO file", "po-syntax", "it repeats the texts of a YAML file, each with its translation and its notes") \
	X(PUPILS, 100000, "pupils of a class list", "bad-roster", "a school has some thousand") \
	X(ROSTER_MEGABYTES, 16, "megabytes of a class list", "bad-roster", "a hundred thousand rows have about ten") \
	X(WAIVERS, 1000, "codes that `allow` lets pass in a YAML file", "yaml-limit", "each mistake is compared with all of them") \
	X(BOXES, 500000, "boxes and items of lists of an output", "bad-box", "lists inside of lists can ask for more than any machine holds; ten thousand pages stay below this") \
	X(COLUMNS_DEPTH, 4, "boxes of columns inside each other", "bad-box", "each level tries the heights of those inside, which takes sixteen times as long") \
	X(WORD_DEPTH, 4, "levels of words of the layout inside each other", "bad-template", "ends words that name themselves") \
	X(WORDS, 1000, "words of the layout in one text", "bad-template", "ends words that double at each level") \
	X(STYLE_DEPTH, 32, "styles that extend each other", "style-cycle", "themes have about four") \
	X(PARAGRAPH_BYTES, 262144, "bytes of prose with markup between two blank lines", "text-limit", "forty thousand words; CommonMark's marks are looked for in all of a paragraph") \
	X(PROSE_DEPTH, 32, "lists and quotations of a prose inside each other", "text-limit", "each takes of the width; beyond about ten no paper is wide enough") \
	X(PROSE_RARE, 200, "of `![`, of `<!` and `<?` in one prose", "text-limit", "prose holds neither pictures nor declarations; each is looked for up to the end") \
	X(REFERENCE_BYTES, 16777216, "bytes that the definitions of links in one prose could fill, were each `[` a use of the longest", "text-limit", "an address is copied to each of its uses") \
	X(LINK_BYTES, 2048, "bytes of the address of a link", "text-limit", "what browsers and servers take; it is written for each line of the link") \
	X(HEADING_BYTES, 1024, "bytes of a heading", "text-limit", "a hundred and fifty words; bookmarks and contents repeat it") \
	X(RADAR_AXES, 64, "axes of a radar", "bad-data", "beyond it the names touch each other") \
	X(SPANS_ITEMS, 64, "masts of spans", "bad-data", "beyond it the rows have no height on any paper") \
	X(SPANS_PLANKS, 64, "cables of a mast from one bank", "bad-data", "beyond it the planks have no height on any paper") \
	X(SPANS_TICKS, 1000, "numbers between the ends of a scale of spans", "bad-data", "beyond it the ticks touch each other") \
	X(PICTURE_PIXELS, 25000000, "pixels of a picture", "bad-image", "an A3 page at 300 dpi has 17 million") \
	X(PICTURE_SIDE, 20000, "pixels of its longer side", "bad-image", "1.7 m at 300 dpi") \
	X(JPEG_SCANS, 100, "scans of a progressive JPEG", "bad-image", "cameras and programs write about ten, each of which goes over all pixels") \
	X(SVG_BYTES, 1048576, "bytes of a drawing", "svg-limit", "maps of whole cities stay below it") \
	X(SVG_DEPTH, 30, "levels of elements inside each other", "svg-limit", "drawings have about five") \
	X(SVG_ELEMENTS, 50000, "elements of a drawing", "svg-limit", "more are no drawing for print") \
	X(SVG_ATTRIBUTE_BYTES, 4194304, "bytes of all attributes, with those that the DTD gives each element", "svg-limit", "four times the file") \
	X(SVG_SEGMENTS, 500000, "lines and curves of all paths", "svg-limit", "two bytes of the file for each") \
	X(SVG_DECLARED, 1000, "attributes that the DTD declares", "svg-limit", "programs that declare any declare a few") \
	X(SVG_NUMBER, 100000, "user units of a number, either way", "svg-limit", "beyond it a thousandth of a unit is lost") \
	X(TYPED_CHARACTERS, 12000, "characters that can be typed into a form; further ones are left out", "-", "a font of them is embedded: 200 bytes for a letter, and for an ideograph") \
	X(FORM_MEGABYTES, 64, "megabytes of a filled form", "bad-form", "a form of ours has less than one, and programs that fill it add their fonts") \
	X(FORM_FIELDS, 100000, "fields of a filled form", "bad-form", "a sheet has about thirty") \
	X(FORM_DEPTH, 32, "fields of a filled form inside each other", "bad-form", "ends fields that hold themselves") \
	X(SVG_MISTAKES, 100, "mistakes of a drawing, after which it is not read on", "svg-limit", "more help nobody")
/* clang-format on */

enum limit {
#define X(name, most, what, code, reason) LIMIT_##name = (most),
	LIMITS(X)
#undef X
};

#endif
