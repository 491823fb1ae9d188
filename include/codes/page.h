/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics, as diag_codes.h says. Fonts, and what stands on a page: texts, tables, pictures, diagrams. */
/* clang-format off */
X(MISSING_GLYPH, "missing-glyph", ERROR, "%s",
  "None of the fonts that the style and its fallbacks name has the character, or a whole script. Add a file to fonts/, a family with it to fonts/fonts.yaml, and the name of that family to `fallback` of the family that the style names (sans, where it names none); or change the character. A script is told once, with the number of its different characters, at the first text that holds one.")
X(MISSING_FONT, "missing-font", ERROR, "%s",
  "A style names a font family or a face that fonts/fonts.yaml does not declare, or the file of the face cannot be used as a font.")
X(MISSING_FACE, "missing-face", WARNING, "the style '%s' asks for %s of the font family '%s', which has no such face; %s (fonts/%s) is used",
  "A style, or bold and italic markup inside of it, asks for a weight or a slope that no file of its family in fonts/fonts.yaml has, and the nearest is taken: weight 300 looks like 400, bold code like plain code. Name a weight that the family has, or add the face. Families that stand in for another script are reported where bold letters come out plain, or Latin, Greek or Cyrillic italics upright.")
X(MISSING_FEATURE, "missing-feature", WARNING, "the font family '%s' has no OpenType feature '%s'",
  "The style asks for a feature, and the font has no rules for it, so that nothing changes. Look at the spelling of its four letters (tnum, onum, smcp, ss01), or take a font that has it.")
X(BAD_FEATURE, "bad-feature", ERROR, "'%s' is no OpenType feature",
  "A feature is written as its tag of four letters and digits: tnum. `-liga` turns one off that is on by itself, `salt=2` chooses the second of several forms.")
X(MISSING_FORMS, "missing-forms", WARNING, "the font family '%s' has no forms of its own for the language '%s'",
  "Chinese, Japanese and Korean write many of the same ideographs differently, and a font may hold the forms of several languages. This one does, but not of the language of the text, which it draws in the forms of its default: a reader in Taiwan sees Japanese characters, say. Add a font that is made for that language and name its family as `font` in the locale's overlay.")
X(DAMAGED_FONT, "damaged-font", ERROR, "the font fonts/%s is damaged: %s",
  "The file of a face contradicts itself, or a letter of it that the text needs does, so that it would be printed wrong or not at all. Each font is checked before it is used: its tables, its measures, its characters, and the outlines of the glyphs that are drawn. Get the file anew from where the font comes from; ots-sanitize and fontTools' ttx tell more about it.")
X(FORM_FONT, "form-font", ERROR, "no font of fonts/ can be typed in with the letters of the locale '%s'",
  "A form brings the font along in which readers set what is typed. It is joined from fonts with TrueType outlines (a table 'glyf') of one number of units per em; those with PostScript outlines (CFF) cannot be. Add such a font with the letters of the language to fonts/fonts.yaml.")
X(FORM_SUMS, "form-sums", NOTE, "the totals of this form are added up by a script, so its files do not claim PDF/A (document %s, locale %s)",
  "`form: {sums: calculated}` lets the reader add up what was chosen, by AFSimple_Calculate. PDF/A allows no script, so the file claims PDF/UA only. With `sums: typed`, the default, somebody types the totals and both are claimed.")
X(FORM_NOTHING, "form-nothing", WARNING, "the document %s is to be a form, but nothing in it is filled in (locale %s)",
  "`form`, of a layout or an edition, makes fields of what is filled in with a pen: field, checkbox, radio, lines, rating, and bars with cells. This document has none of them in its body, so that the edition is the same as the one without.")
X(BAD_HYPHENATION, "bad-hyphenation", ERROR, "the hyphenation file fonts/%s %s",
  "Patterns are read as hunspell, LibreOffice and Debian's hyphen packages have them: the first line is the name of the encoding (UTF-8, ISO8859-1 to 15, KOI8-R, KOI8-U, microsoft-cp1251, TIS620-2533, ISCII-DEVANAGARI or another that ICU knows), and each line behind it a pattern of at most 98 bytes, a setting such as LEFTHYPHENMIN 2, or a comment that begins with %. A file that says another encoding than it is in would put hyphens at wrong places: convert it with iconv and write UTF-8 into its first line. Patterns of TeX are converted by substrings.pl of libhyphen-dev.")
X(FONT_CHECKSUM, "font-checksum", ERROR, "'%s' is not the file that SHA256SUMS pins",
  "Fonts decide every line break, so they are pinned by checksum. Restore the file, or refresh SHA256SUMS when the change is meant.")
X(OVERFLOW, "overflow", ERROR, "%s",
  "Text does not fit into the space that the layout gives it, after everything that may yield has yielded. Shorten the text, or give the box more room.")
X(LEFT_OUT, "left-out", NOTE, "left out of %s (locale %s), so that it fits %d page%s",
  "The layout lets give way what is marked `optional` (`yield` below `fit`), and without it the text would take more pages. What is left out stands neither on the pages nor in tags, numbers and bookmarks. Shorten other texts where it must not be missing, or take the mark away; `severities: {left-out: off}` in platen.yaml says no more of it.")
X(OFF_PAPER, "off-paper", ERROR, "%s reaches %s mm beyond the %s edge of the paper",
  "What lies beyond the edge is not printed; of a picture with an alternative text, some or (on a page with bleed) all of it. Mind `place`, whose x counts from the start edge and whose y, below zero, from the foot, and an `indent` below zero. Decoration so pale that it is a watermark may go beyond.")
X(TWO_WAYS, "two-ways", ERROR, "'%s' and '%s' are two ways to put pages on sheets, and only one can be",
  "Pages are laid out as tiles, several to a sheet, as a booklet or as cards. Editions that are joined by a plus each bring theirs, and so do the options --nup, --booklet, --scale and --size: leave out one.")
X(NO_ROOM_ON_SHEET, "no-room-on-sheet", ERROR, "%s",
  "Within the edge that printers leave blank (`unprintable` below `impose`) and what a gutter or an overlap takes, a sheet holds less than is to stand there. Take larger paper (`sheet`), a smaller page, or fewer pages. A page of tiles goes over at most 26 rows and 26 columns of sheets: make it smaller by `scale` or `size`.")
X(WHOLE_PAGE, "whole-page", NOTE, "the page before the sheets is %s large: as small as a sheet, its letters would have less than %s",
  "The whole page stands before its tiles, with all its tags, and as a rule is as small as a sheet. An edition that promises a size of letters keeps it there too, so that page is as large as all sheets together: it is for screens and for readers who listen. Print the others.")
X(ODD_CARD, "odd-card", ERROR, "cards have a front and a back each, but %s",
  "Of each two pages the first is the front of a card and the second its back. Where the text of a card takes more than its page, the fronts behind it would become backs. Make the text shorter or the page larger; a back may be an empty page: `- page-break` and a `spacer`.")
X(CLASS_ON_SHEETS, "class-on-sheets", ERROR, "a pack cannot be put on other sheets",
  "With `--roster` each pupil may have several pages on a sheet, a booklet or tiles in a separate file; not so in a class pack (`--pack`), which keeps what all share only once. Leave out `--pack`.")
X(HIDDEN_TEXT, "hidden-text", ERROR, "%s lies under %s that is drawn later",
  "Boxes are drawn in their order, so a picture, a ground or a thick line hides what stands before it. Place it before the text that it lies under, or in a master, which lies beneath the body. Less than half a point does no harm. A QR code that is not seen whole cannot be read, either.")
X(TEXT_OVER_TEXT, "text-over-text", ERROR, "text is printed on %s",
  "Two texts stand on one spot, where neither can be read. One of them is placed there (`place`), or lengths below zero pull it there. Under other text may only lie what is a watermark: decoration (`artifact: true`, or in a master) with a contrast of less than 3 to 1 on white.")
X(TEXTS_TOUCH, "texts-touch", WARNING, "texts that stand side by side are less than 1 pt apart, so that they are read as one",
  "Nothing parts the cells of a table or the boxes of a row that has no `gap`, where their styles have no `padding` either: a text that takes all of its width then runs into the next one, in print and where it is copied. A table is told once. Two boxes that are placed (`place`), or labels of a drawing, may stand too close as well.")
X(LINES_TOUCH, "lines-touch", WARNING, "lines of the style '%s' reach into each other; its leading is %s",
  "The leading of a style is so small that letters that go down meet those of the next line that go up, in one paragraph or in that which follows: g and d, or a capital with an accent. Raise `leading` in the style, or `space-after`; the smallest that is safe is about 1 in Latin script without accents, 1.2 with them, and more where marks are stacked.")
X(LONG_WORD, "long-word", WARNING, "a word of %d characters does not fit on a line and is broken anywhere",
  "A word without a place to break is wider than its column. It is broken between characters so that nothing is clipped, and a text in <nobr> at its spaces; a soft hyphen (U+00AD) marks better places.")
X(NARROW_COLUMN, "narrow-column", WARNING, "justified lines of the style '%s' are too short for %d characters, so that their spaces are uneven",
  "A justified line takes up with its spaces what the next word does not fill. Short lines have few of them: below some 35 characters no choice of line ends, and no hyphen, keeps the spaces of all lines from gaping. Set such text ragged (`align: start`, with `hyphenate` for an even edge), smaller, or in a wider column. Wide characters, as of Hangul, count twice; lines of ideographs have no such limit. It is told once for a style, where the style is made, and `allow` there lets it pass.")
X(NO_WIDTH, "no-width", ERROR, "%s has no width left",
  "Margins, padding or other columns take all of the width; of a connector, the text of its cell does.")
X(COLUMN_WIDTH, "column-width", ERROR, "the given widths of columns, with their gaps, take %s mm; there are %s mm, %s mm less",
  "Columns that have a length or a percentage are as wide as they are given, never narrower. Make them narrower, or give one of them `auto` or a share such as `1fr`, which takes what the others leave.")
X(TABLE_WIDTH, "table-width", WARNING, "the columns of %s are too narrow for their widest words",
  "What given widths leave is less than the widest words of the other columns need. Given widths hold, so words in the other columns are broken, and nothing is clipped; give the table more room, or a given width less.")
X(TABLE_SPAN, "table-span", ERROR, "%s",
  "A cell spans no more columns than the table has behind it, none that a cell above it reaches down into, and no more rows than there are below it, or in the header. Otherwise texts would be printed over each other, or rows of the body would be repeated with the header.")
X(TOO_SMALL, "unprintable-edge", WARNING, "%s reaches into the %s at the %s edge that office printers leave blank",
  "Office printers cannot print 4 to 6.35 mm along the edges. Move the box in, or set page.unprintable to 0 for a document that a print shop trims.")
X(LOW_CONTRAST, "low-contrast", WARNING, "%s in %s on %s has a contrast of %s to 1; %s is needed",
  "WCAG 2.1 asks of text for 4.5 to 1, and 3 to 1 from 18 pt or bold 14 pt; in diagrams it is compared with what is drawn under it. Choose a darker text or a lighter ground; the ground of a `pattern` counts, and the colour of its lines or dots where `cover` is more than a quarter of the pitch. Cameras need 3 to 1 for a QR code, dark on light; where its ground is dark, it stands in a card or cell with a light one.")
X(COPY_TEXT, "copy-text", WARNING, "text is %s, which has a K of %d; below 13 pt a copier needs %d",
  "Schools copy in black and white, and a copier prints black or nothing: thin letters break up where their grey is light, and white letters where the grey around them is. K says how dark a grey copy of a colour is: 0 is white, 100 black (ITU-R BT.601). Text below 13 pt needs 71, white text a ground of 60. Choose a darker colour, or larger type. Pages with bleed, or with `unprintable: 0`, go to a print shop and are not asked.")
X(COPY_DOT, "copy-dot", WARNING, "the %s of a pattern are %s mm %s; a copier loses what is below %s",
  "A pattern says on a photocopy what a colour says, so it has to come through: dots of 0.7 mm, lines of 0.5 mm. Make `cover` of the pattern larger, and `pitch` with it. Pages with bleed, or with `unprintable: 0`, go to a print shop and are not asked.")
X(COPY_GAP, "copy-gap", WARNING, "%s is %s mm wide; a copier closes what is below 0.3",
  "A copy of a copy runs together where less than 0.3 mm of white is left: between the lines or dots of a pattern (`pitch` less `cover`; from dot to nearest dot it is 0.7 times the pitch), between a strip and the ground of its box (`gap`), along the masts and planks of spans (`keyline`, of which planks have half). Make it wider, or 0 where the two may touch. Pages with bleed, or with `unprintable: 0`, go to a print shop and are not asked.")
X(SVG_UNSUPPORTED, "svg-unsupported", ERROR, "%s",
  "platen draws a subset of SVG: svg, g, path, rect, circle, ellipse, line, polyline and polygon with fill, stroke, stroke-width, linecap, linejoin, miterlimit, fill-rule, color, display, visibility, transform, viewBox and preserveAspectRatio, in user units or px, pt, pc, mm, cm and in, and switch. Other namespaces, descriptions, definitions that nothing uses and properties that change nothing are passed over; whatever else would change the drawing is refused. Convert text and clones to paths, write style sheets out as attributes, flatten gradients, transparency, masks and filters, or export that part as a PNG.")
X(EMPTY_DRAWING, "empty-drawing", WARNING, "nothing is drawn in '%s'",
  "The SVG file has no shape that is seen: its layers are hidden, its shapes have no paint, or what it shows is text, pictures or symbols that were left out when it was exported. Its place on the page stays blank.")
X(SVG_LIMIT, "svg-limit", ERROR, "%s",
  "A drawing may have 1 MB, 50,000 elements, 30 levels of them, 500,000 lines and curves, 4 MB of attributes, numbers up to 100,000 and nothing farther away than 14,400 pt, the largest page. No drawing for print needs more; the limits keep a damaged or hostile file from stopping a build. Simplify the drawing, or export it as a PNG.")
X(BAD_IMAGE, "bad-image", ERROR, "%s",
  "The bitmap is damaged, too large or of a kind that platen does not take: PNG of any colour type, and baseline or progressive JPEG in grey or RGB, up to 25 million pixels and 20,000 on a side. All of its data is decoded before it is taken, so what other programs draw of a damaged file does not count; export it again from where it was made.")
X(LOW_RESOLUTION, "low-resolution", WARNING, "the image prints at %d dpi; %d are wanted",
  "The picture has too few pixels for its size on paper. Use a larger one or make it smaller on the page. An edition for a print shop says in `resolution` of its printer how many it takes: 200 are enough for a poster that is seen from afar.")
X(MISSING_ALT, "missing-alt", ERROR, "%s needs 'alt', a sentence for readers who cannot see it",
  "PDF/UA asks for alternative text on every figure. Write what the picture says, not what it looks like; `decorative: true` marks one that says nothing.")
X(MISSING_SENTENCE, "missing-sentence", WARNING, "the locale '%s' has no sentence that says what %s shows; readers who cannot see it get the English one",
  "A diagram without an `alt` says what it shows in a sentence of the locale, filled with its labels. The sentences of a language stand under `locale: sentences:` in layouts/locales/LOCALE.yaml; the reference lists them. Or write an `alt` for the box, as a word of the layout, so that translators find it in their PO file.")
X(QR_TOO_LONG, "qr-too-long", ERROR, "the QR code cannot hold %d bytes",
  "A QR code holds at most 2,331 bytes at its error correction level M.")
X(QR_TOO_FINE, "qr-too-fine", WARNING, "the QR code has modules of %s mm; cameras want 0.2",
  "The more bytes a QR code holds, the more modules share its size, and the finer they are. Below a fifth of a millimetre few phones read it from paper. Make it larger (`size`), or its text shorter: an address without `www.` and parameters, say.")
X(HEADING_GAP, "heading-gap", ERROR, "a heading of level %d follows one of level %d",
  "Screen readers navigate by heading levels, so no level may be left out: after level 1 comes level 2.")
X(KEPT_TOO_TALL, "keep-too-tall", WARNING, "%s is %s taller than a page and cannot be kept together",
  "A box with `keep: together` is taller than the space of a whole page, so it is split after all.")
X(LABEL_SPACE, "label-space", ERROR, "%s has no room for the label '%s'",
  "A label of a diagram must not run into another or leave the diagram. Shorten it, or make the diagram larger.")
X(BAD_DATA, "bad-data", ERROR, "%s",
  "The numbers that a diagram or a rating gets do not make sense together.")
X(REVERSED_POINTS, "reversed-points", WARNING, "the points of this statement count the other way, and nothing on the page says so",
  "Whoever fills in a sheet expects the highest figure under the same answer in each row. Write a `reversed-note` in the rating: it is printed below the statements, and those that it is about have two arrows before their figures. Or turn the statement round, so that it counts as the others do.")
X(SCORING, "bad-scoring", ERROR, "%s",
  "`scoring` of a shape names the lists of the content that answers are scored by: the labels of the scale, the groups with their statements, the bands of totals and the zones of differences. A layout with `results`, and `platen score`, need it. Results are named `example` and `class`, so no field of such a shape is.")
X(BANDS, "score-bands", ERROR, "%s",
  "The bands of a score must cover every total from the lowest to the highest, without a gap and without overlap; of a scale with a middle point, the middle answer to every statement leads to the middle band, which more than two bands therefore have. So must the zones of bars with cells, up to the last cell; the first zone may begin behind cells that no total reaches. Zones of spans cover their scale from end to end; with a `side`, their numbers are steps from the middle outwards, and without a `scale` they end at the same number on both sides.")
