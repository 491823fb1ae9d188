/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every diagnostic: X(enumerator, code, severity, message, explanation).
 * The message is a printf format, the explanation what `platen explain CODE` prints; tests/diagnostics/ has a bad input for each.
 */
/* clang-format off */
X(YAML_SYNTAX, "yaml-syntax", ERROR, "%s",
  "The file is not well-formed YAML, so nothing of it was read. A text needs quotes when it holds ': ' or ' #' or starts with one of @ % [ { * & ! | > ` or a quotation mark: 'Maths: the basics'. An apostrophe inside '\xE2\x80\xA6' is written twice. Behind a key stand a colon and a space, before an item a dash and a space; lines that belong together are indented by the same number of spaces, never by tabs.")
X(YAML_ALIAS, "yaml-alias", ERROR, "%s",
  "Anchors (&name) and aliases (*name) may share a value, but an alias must come after its anchor, may not stand inside it, and all aliases together may not repeat more than a million values. An anchor that no alias uses is refused, since most were meant as text: put a text that starts with & or * in quotes.")
X(YAML_TAG, "yaml-tag", ERROR, "'%s' is read as a tag of YAML, not as text",
  "A word that starts with ! before a value is a tag, which YAML takes away. platen knows what each value is from its place, so that no tag is needed; a text that starts with ! stands in quotes: '!important'.")
X(YAML_DUPLICATE, "duplicate-key", ERROR, "the key '%s' stands twice; the first is on line %d",
  "A key may stand once in a mapping. YAML readers disagree on which of two values wins, so neither is taken.")
X(YAML_LIMIT, "yaml-limit", ERROR, "%s",
  "A file may hold 4 MB, nest 64 levels deep and hold one document. The limits keep a damaged or hostile file from stopping a build.")
X(YAML_HASH, "hash-in-text", WARNING, "the text ends before ' #': what follows is read as a comment",
  "In YAML a '#' after a space starts a comment, so an unquoted text loses its end there. Put the text in quotes, or leave two spaces before a comment that is meant. Every ' #' behind a value on its line is told.")
X(YAML_CONTROL, "control-character", ERROR, "the text holds the invisible character U+%04X",
  "Control characters, bidirectional overrides, tags and noncharacters do not print; they come from copying out of other programs, and overrides can make text read differently from what is stored. Delete the character.")
X(FILE_MISSING, "file-missing", ERROR, "there is no file '%s'",
  "A file that the project names does not exist. Paths are relative to the folder of platen.yaml, and are taken as they stand: a path into the content in braces is not filled in.")
X(FILE_OUTSIDE, "file-outside", ERROR, "'%s' lies outside the project",
  "Files are read only below the folder of platen.yaml: a project copied to another machine must find everything it needs, and a layout from a stranger must not read your files.")
X(FILE_UNUSABLE, "file-unusable", ERROR, "'%s' %s",
  "What the project names there is a folder, a pipe, a device or a file of more than 256 MB, or its permissions or a chain of links keep it from being read. Nothing of it is read.")
X(UNKNOWN_KEY, "unknown-key", ERROR, "%s has no key '%s'",
  "The key is not part of the language at this place. `platen schema layout --manual` lists the keys of everything.")
X(WRONG_SHAPE, "wrong-shape", ERROR, "%s; this layout wants the shape '%s'",
  "The content says at its head which shape it is of (`shape: comparison`), and a layout says which one it draws. One of them is another subject's: look at `subject` and `documents` in platen.yaml.")
X(WRONG_LANGUAGE, "wrong-language", ERROR, "the file says that its language is '%s'; its name is %s",
  "Content lies in content/SUBJECT/LANGUAGE.yaml, so the name of the file says its language. What stands under `language` at its head must agree, or be left out.")
X(BAD_LANGUAGE, "bad-language", ERROR, "'%s' is no language tag",
  "What says the language of a text is a BCP 47 tag: a language of two or three letters, then, after hyphens, its script (four letters), its region (two letters or three digits) and variants, each only where it matters, and in this order: ar, pt-BR, zh-Hant, sr-Latn-RS, de-1996. Screen readers choose their voice by it, and the script that is likely for it says the direction of a box.")
X(SCRIPT_DIRECTION, "script-direction", WARNING, "'direction: %s' contradicts the script of '%s'",
  "The direction of an edition is that of the script that its locale is written in (CLDR, likely subtags), so an overlay need not say it. One that says otherwise is obeyed. Leave the key out, or name the script in the locale: sd-Deva, az-Arab.")
X(MISSING_KEY, "missing-key", ERROR, "%s needs the key '%s'",
  "A required key is missing in the mapping that begins here; in a list each item is one. For content, the hint names the place in the shape that asks for the key.")
X(EMPTY_VALUE, "empty-value", ERROR, "%s is empty, and it needs %s",
  "A text that must be there is '' or nothing but blanks, or a list or mapping that must hold something holds nothing, so that its place on the page, or the whole document, would be empty without a word. Write what is wanted, or leave the whole entry out. Where a text of the content may be empty, its shape says `required: false`; then '' counts as absent, also for `when`.")
X(WRONG_TYPE, "wrong-type", ERROR, "%s must be %s, not %s",
  "The value has the wrong form: a list where one value is expected, say, or a mapping where a text is.")
X(BAD_LENGTH, "bad-length", ERROR, "'%s' is no length: %s",
  "A length is a number and a unit: mm, cm, in, pt, % (of the space around) or fr (a share of what is left). A token of the theme may be named instead.")
X(BAD_COLOR, "bad-color", ERROR, "'%s' is neither a colour like #1B4F7A nor a colour token",
  "Colours are written #RGB or #RRGGBB, or named by a token of the theme, or 'none'.")
X(BAD_NUMBER, "bad-number", ERROR, "'%s' is no number",
  "A number is expected: digits, with a point before decimals.")
X(OUT_OF_RANGE, "out-of-range", ERROR, "%s is %s; it must lie between %s and %s",
  "The value is outside what makes sense at this place.")
X(BAD_CHOICE, "bad-choice", ERROR, "%s cannot be '%s'; it is one of %s",
  "Only the listed words are possible here.")
X(BAD_ID, "bad-id", ERROR, "'%s' is no identifier",
  "An identifier of the content consists of lower-case letters, digits and hyphens and starts with a letter. The id of a box may hold whatever a link to it, #id, can name: no spaces, invisible characters, quotation marks, parentheses, <, > and a second #. Leave `id` out where nothing names the box.")
X(BAD_LINK, "bad-link", ERROR, "no link can lead to '%s': %s",
  "A link leads to a host by https:// or http://, to an address of mail by mailto:, to a telephone by tel:, or, but for QR codes, by #id to the box of the layout with that id. It names no user before an '@' and holds no space, which is written %20. Letters of any language may stand in it; the PDF and the QR code get it as an URI. The text of a QR code is an address when it begins like one, with a scheme or a host. WIFI:, BEGIN:VCARD, MATMSG:, SMSTO:, geo: and whatever else scanners take for a command are refused there too: each scanner knows others, and a reader cannot see what they do.")
X(LINK_TARGET, "link-target", ERROR, "the link to '#%s' leads nowhere: %s",
  "A link to #id leads to the box of the same document whose key `id` says so: a heading, a card, a table, any box. Locale overlays, editions and `when` may leave a box out, and each document has boxes of its own. Boxes that `each` makes have the same id unless it holds a path, as in role-{id}; a link to an id that several boxes have would lead to any of them.")
X(NO_EFFECT, "no-effect", ERROR, "'%s' has no effect here: %s",
  "A key that cannot do anything where it stands is a slip more often than not, and the page would look as if it were not there. Leave it out, or do what the message says.")
X(BAD_BOX, "bad-box", ERROR, "%s",
  "A box is a mapping with one key that says what it is (heading, prose, table, ...) beside the keys that all boxes share (style, width, keep, ...). Boxes of columns may stand four deep inside each other: write those inside as rows or grids.")
X(UNKNOWN_STYLE, "unknown-style", ERROR, "there is no style '%s'",
  "Styles are declared in the theme or under `styles` of the layout.")
X(STYLE_CYCLE, "style-cycle", ERROR, "the style '%s' extends itself",
  "A style may extend another, but following `extends` must come to an end.")
X(UNKNOWN_PATH, "unknown-path", ERROR, "the content has nothing at '%s'",
  "A path in braces names a place in the content by the keys of its shape, {sides.first.name}, or a word of the layout, {word.aspect}. Inside `each`, paths start at the item first. A key may be a choice or an id of the content, {sides.{side}.name}; each choice must lead somewhere.")
X(BAD_TEMPLATE, "bad-template", ERROR, "%s",
  "A text of a layout may hold paths in braces: {title}, {word.page-of}, {position|number}. Write {{ for a brace that is meant, and \\* for an asterisk: **bold** and *italic* end with their text. [Words](address) link, also where the address holds a path; write \\[ for a bracket that is meant.")
X(NOT_A_LIST, "not-a-list", ERROR, "'%s' is not a list",
  "`each` goes through a list of the content.")
X(NO_EACH, "no-each", ERROR, "%s cannot be repeated with 'each'",
  "What stands here is written out, entry by entry. In a table, `each` beside `columns`, or inside `rows` or `cells`, repeats rows or cells; the columns themselves are a part of the layout.")
X(NEEDS_EACH, "needs-each", ERROR, "'%s' of a column is for the rows that 'each' makes, and this table has none",
  "`cell` and `boxes` of a column are filled in for each item of the list that `each` beside `columns` names. Without it they would be printed nowhere. A bare text in `columns` is a `cell` too.")
X(EMPTY_LIST, "empty-list", WARNING, "the list '%s' is empty, so nothing is drawn here",
  "`each` found an empty list. Where that is meant, say `when: path` on the box.")
X(TEXT_TOO_LONG, "text-too-long", ERROR, "the text has %d characters; there is room for %d",
  "The shape of the content says how many characters fit here, so that every layout of the subject has room for it.")
X(TEXT_LIMIT, "text-limit", ERROR, "%s",
  "No document needs so much: a paragraph with marks of 256 KB, a heading of 1,024 bytes, an address of 2,048, two hundred times '![' or '<!' in one prose, or definitions of links whose uses would fill 16 MB. The limits keep a damaged or hostile file from stopping a build; the reference lists all of them. Divide the text.")
X(TOO_FEW, "too-few", ERROR, "%s has %d of at least %d items",
  "The shape of the content asks for more items.")
X(TOO_MANY, "too-many", ERROR, "%s has %d items; there is room for %d",
  "The shape of the content allows fewer items.")
X(DUPLICATE_ID, "duplicate-id", ERROR, "the id '%s' is used twice in this list",
  "Identifiers in one list must differ, so that each can be named.")
X(REPEATED, "repeated-word", ERROR, "'%s' stands twice in this list",
  "The words of a choice, and what gives way in `yield`, are each named once; the second one would do nothing. Most often another word was meant.")
X(UNSUPPORTED_MARKUP, "unsupported-markup", ERROR, "%s",
  "Prose is CommonMark: paragraphs, lists, quotes, code, **bold**, *italic*, [links](https://example.org). It has no headings, rules, images, tables, footnotes, task lists, ~~ and HTML; what the layout has boxes for is set there. Two tags are known: <span lang=\"xx\"> for words of another language and <nobr> for words that stay on one line. A backslash makes any sign a sign that is printed.")
X(DOUBTFUL_MARKUP, "doubtful-markup", WARNING, "%s",
  "A sign of Markdown is printed as it stands, or is taken for markup where it may be meant as a sign. Emphasis begins and ends at a letter: **so**, not ** so **; beside a full stop, a comma or a bracket the marks stand outside of it or a space behind it. A backslash makes any sign a sign: \\*, \\_, \\[, \\>, 1984\\. Links of the content stand in fields of the type prose; in those of the type text they are printed.")
X(UNUSED_DEFINITION, "unused-definition", ERROR, "no link uses this definition, so it would vanish",
  "A line like [note]: https://example.org in prose prints nothing; it gives the address for links that are written [text][note] or [note]. Write such a link, or delete the line; \\[note]: is text.")
X(TAG_PAIR, "tag-pair", ERROR, "%s",
  "The tags <nobr> and <span lang=\"xx\"> stand in pairs around words of one paragraph: <nobr>10 kg</nobr>. One that is opened inside of another is closed before it. In prose, \\< is a sign that is meant.")
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
X(BAD_HYPHENATION, "bad-hyphenation", ERROR, "the hyphenation file fonts/%s %s",
  "Patterns are read as hunspell, LibreOffice and Debian's hyphen packages have them: the first line is the name of the encoding (UTF-8, ISO8859-1 to 15, KOI8-R, KOI8-U, microsoft-cp1251, TIS620-2533, ISCII-DEVANAGARI or another that ICU knows), and each line behind it a pattern of at most 98 bytes, a setting such as LEFTHYPHENMIN 2, or a comment that begins with %. A file that says another encoding than it is in would put hyphens at wrong places: convert it with iconv and write UTF-8 into its first line. Patterns of TeX are converted by substrings.pl of libhyphen-dev.")
X(FONT_CHECKSUM, "font-checksum", ERROR, "'%s' is not the file that SHA256SUMS pins",
  "Fonts decide every line break, so they are pinned by checksum. Restore the file, or refresh SHA256SUMS when the change is meant.")
X(OVERFLOW, "overflow", ERROR, "%s",
  "Text does not fit into the space that the layout gives it, after everything that may yield has yielded. Shorten the text, or give the box more room.")
X(OFF_PAPER, "off-paper", ERROR, "%s reaches %s mm beyond the %s edge of the paper",
  "What lies beyond the edge is not printed; of a picture with an alternative text, some or (on a page with bleed) all of it. Mind `place`, whose x counts from the start edge and whose y, below zero, from the foot, and an `indent` below zero. Decoration so pale that it is a watermark may go beyond.")
X(HIDDEN_TEXT, "hidden-text", ERROR, "%s lies under %s that is drawn later",
  "Boxes are drawn in their order, so a picture, a ground or a thick line hides what stands before it. Place it before the text that it lies under, or in a master, which lies beneath the body. Less than half a point does no harm. A QR code that is not seen whole cannot be read, either.")
X(TEXT_OVER_TEXT, "text-over-text", ERROR, "text is printed on %s",
  "Two texts stand on one spot, where neither can be read. One of them is placed there (`place`), or lengths below zero pull it there. Under other text may only lie what is a watermark: decoration (`artifact: true`, or in a master) with a contrast of less than 3 to 1 on white.")
X(LONG_WORD, "long-word", WARNING, "a word of %d characters does not fit on a line and is broken anywhere",
  "A word without a place to break is wider than its column. It is broken between characters so that nothing is clipped, and a text in <nobr> at its spaces; a soft hyphen (U+00AD) marks better places.")
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
X(LOW_CONTRAST, "low-contrast", WARNING, "text in %s on %s has a contrast of %s to 1; %s is needed",
  "WCAG 2.1 asks for 4.5 to 1, and 3 to 1 from 18 pt or bold 14 pt. Choose a darker text or a lighter ground.")
X(SVG_UNSUPPORTED, "svg-unsupported", ERROR, "%s",
  "platen draws a subset of SVG: svg, g, path, rect, circle, ellipse, line, polyline and polygon with fill, stroke, stroke-width, linecap, linejoin, miterlimit, fill-rule, color, display, visibility, transform, viewBox and preserveAspectRatio, in user units or px, pt, pc, mm, cm and in, and switch. Other namespaces, descriptions, definitions that nothing uses and properties that change nothing are passed over; whatever else would change the drawing is refused. Convert text and clones to paths, write style sheets out as attributes, flatten gradients, transparency, masks and filters, or export that part as a PNG.")
X(SVG_LIMIT, "svg-limit", ERROR, "%s",
  "A drawing may have 1 MB, 50,000 elements, 30 levels of them, 500,000 lines and curves, 4 MB of attributes, numbers up to 100,000 and nothing farther away than 14,400 pt, the largest page. No drawing for print needs more; the limits keep a damaged or hostile file from stopping a build. Simplify the drawing, or export it as a PNG.")
X(BAD_IMAGE, "bad-image", ERROR, "%s",
  "The bitmap is damaged, too large or of a kind that platen does not take: PNG of any colour type, and baseline or progressive JPEG in grey or RGB, up to 25 million pixels and 20,000 on a side. All of its data is decoded before it is taken, so what other programs draw of a damaged file does not count; export it again from where it was made.")
X(LOW_RESOLUTION, "low-resolution", WARNING, "the image prints at %d dpi; 300 are wanted",
  "The picture has too few pixels for its size on paper. Use a larger one or make it smaller on the page.")
X(MISSING_ALT, "missing-alt", ERROR, "%s needs 'alt', a sentence for readers who cannot see it",
  "PDF/UA asks for alternative text on every figure. Write what the picture says, not what it looks like; `decorative: true` marks one that says nothing.")
X(MISSING_SENTENCE, "missing-sentence", WARNING, "the locale '%s' has no sentence that says what %s shows; readers who cannot see it get the English one",
  "A diagram without an `alt` says what it shows in a sentence of the locale, filled with its labels. The sentences of a language stand under `locale: sentences:` in layouts/locales/LOCALE.yaml; the reference lists them. Or write an `alt` for the box, as a word of the layout, so that translators find it in their PO file.")
X(QR_TOO_LONG, "qr-too-long", ERROR, "the QR code cannot hold %d bytes",
  "A QR code holds at most 2,331 bytes at its error correction level M.")
X(HEADING_GAP, "heading-gap", ERROR, "a heading of level %d follows one of level %d",
  "Screen readers navigate by heading levels, so no level may be left out: after level 1 comes level 2.")
X(KEPT_TOO_TALL, "keep-too-tall", WARNING, "%s is %s taller than a page and cannot be kept together",
  "A box with `keep: together` is taller than the space of a whole page, so it is split after all.")
X(LABEL_SPACE, "label-space", ERROR, "%s has no room for the label '%s'",
  "A label of a diagram must not run into another or leave the diagram. Shorten it, or make the diagram larger.")
X(BAD_DATA, "bad-data", ERROR, "%s",
  "The numbers that a diagram or a rating gets do not make sense together.")
X(BANDS, "score-bands", ERROR, "%s",
  "The bands of a score must cover every total from the lowest to the highest, without a gap and without overlap.")
X(BAD_LOCALE, "bad-locale", ERROR, "'%s' is no locale",
  "Locales are named by BCP 47 tags: a language of two or three small letters, then, after hyphens, a script, a region or a variant, as in en, en-US, zh-Hans.")
X(PO_SYNTAX, "po-syntax", ERROR, "%s",
  "The file is not well-formed PO. `msgfmt -c FILE` says more. An editor for PO files keeps the form right.")
X(PO_ENTRY, "po-entry", ERROR, "%s",
  "Each entry of a PO file names its text by msgctxt. `platen po` makes the entries; only msgstr is the translator's.")
X(PO_PLACEHOLDER, "po-placeholder", ERROR, "the translation of '%s' must hold %s as often as its source",
  "What stands in braces is filled in when a page is set: a number, or a text of the content. The translation may move it, but not leave it out, change it or add one.")
X(PO_MARKUP, "po-markup", ERROR, "the translation of '%s' does not have the %s of its source",
  "Markup (**bold**, *italic*, `code`, [links](address)) must stand in the translation as often as in the source, so that what is stressed there is stressed here.")
X(PO_BLANK, "po-blank", WARNING, "the translation of '%s' is blank",
  "A translation of nothing but spaces counts as missing: the text stands in the source language. Write the translation, or leave msgstr empty.")
X(PO_LINK, "po-link", WARNING, "the translation of '%s' links to %s, its source does not",
  "An address that is mistyped leads nowhere. Where a page in the language of the edition is meant, let the message pass with `severities: {po-link: off}` in platen.yaml.")
X(PO_UNKNOWN, "po-unknown", WARNING, "no text is called '%s', so this translation stands nowhere",
  "The msgctxt of an entry is the key of its text. `platen po` gives entries the keys that their texts have now, and keeps those of texts that are gone as obsolete, behind #~.")
X(PO_LANGUAGE, "po-language", WARNING, "the file says 'Language: %s', but is used for the locale %s",
  "The header of a PO file names the language of its translations. One that is another than that of the file's name comes from a file that was copied, and its texts may be in the wrong language. Correct the header, or the file's name.")
X(WRONG_QUOTES, "wrong-quotes", WARNING, "the mark %s is none of the quotation marks of this edition, %s (locale %s)",
  "Each language has quotation marks of its own, which its layouts/locales file lists under 'quotes'. Straight marks and those of another language come from a keyboard or were left over from the source. Text marked as being in another language is not checked.")
X(DRAFT, "draft-translation", WARNING, "translated for the locale %s: %d of %d texts of %s; the others stand in the source language",
  "The edition is built, but it has fewer translated texts than `threshold` in platen.yaml asks for. With `below: refuse` it would not be.")
X(INCOMPLETE, "incomplete-translation", ERROR, "translated for the locale %s: %d of %d texts of %s; %d percent are needed",
  "platen.yaml says `below: refuse`, so an edition with fewer translated texts than `threshold` percent is not built.")
X(BAD_DATE, "bad-date", ERROR, "'%s' is no date",
  "A date is written YYYY-MM-DD, from 1970 on, as in 2026-03-31.")
X(SAME_OUTPUT, "same-output", ERROR, "two outputs would have the path '%s'",
  "Each document, locale and edition needs a path of its own.")
X(UNKNOWN_TARGET, "unknown-target", ERROR, "an edition changes the box '%s', but no box has that id",
  "An edition or a locale overlay names boxes by their `id`.")
X(IDLE_OVERLAY, "idle-overlay", WARNING, "%s",
  "An overlay of a locale or an edition lies over the layouts of the project, and its `words` take the place of theirs. A word that none of them has is a slip most often, and does nothing.")
X(BAD_NAME, "bad-name", ERROR, "'%s' is no name for %s",
  "Names of subjects, documents and editions become parts of paths. A name is not empty, does not begin with a point, and holds neither a slash nor a control character nor a space at an end; `out` names a file and no folder, and fills in only {locale}, {document}, {edition} and {-edition}.")
X(OUTPUT_OUTSIDE, "output-outside", ERROR, "'%s' would be written outside the project",
  "`out` is a path below the folder of platen.yaml, so it neither begins with a slash nor holds '..', and no link on the way leads out: who builds the project of a stranger loses nothing by it. The option -o writes anywhere.")
X(OUTPUT_OVER_INPUT, "output-over-input", ERROR, "'%s' would take the place of a file that the project is made of",
  "Layouts, content, translations, fonts and pictures are never replaced by what is made of them. Give the output another path.")
X(UNKNOWN_CODE, "unknown-code", ERROR, "there is no code '%s'",
  "Codes stand in brackets at the end of messages; `platen explain` lists them. `severities` in platen.yaml and `allow` in any mapping take them.")
X(FIRM_CODE, "firm-code", ERROR, "the code '%s' cannot be %s",
  "With a mistake of this code there would be no document, or one that is not what its content and its standards say. `platen explain CODE` says how to mend it. Warnings, and the limits that a project sets itself (text-too-long, too-few, too-many, score-bands, font-checksum, hidden-text, text-over-text), may be changed by `severities` in platen.yaml and let pass by `allow`.")
X(UNNEEDED_WAIVER, "unneeded-waiver", WARNING, "nothing is let pass here: no '%s' was found",
  "`allow` names a code and a reason to let it pass. What it let pass has been mended, has moved, or is switched off, so the waiver only hides mistakes to come. It is looked for when all documents, locales and editions are built or checked without errors.")
