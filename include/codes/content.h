/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics, as diag_codes.h says. Boxes, styles and paths; the content, its texts and their markup. */
/* clang-format off */
X(BAD_BOX, "bad-box", ERROR, "%s",
  "A box is a mapping with one key that says what it is (heading, prose, table, ...) beside the keys that all boxes share (style, width, keep, ...). Boxes of columns may stand four deep inside each other: write those inside as rows or grids.\n\nWrong: {text: One, prose: Two}\nRight:\n  - {text: One}\n  - {prose: Two}")
X(UNKNOWN_STYLE, "unknown-style", ERROR, "there is no style '%s'",
  "Styles are declared in the theme or under `styles` of the layout. Words inside a text name one by <span class=\"x\">; they take its font, weight, italic, color, tracking, case and features.\n\nWrong:\n  styles: {loud: {weight: 400}}\n  body:\n    - {text: Hot, style: lout}\nRight:\n  styles: {loud: {weight: 400}}\n  body:\n    - {text: Hot, style: loud}")
X(STYLE_CYCLE, "style-cycle", ERROR, "the style '%s' extends itself",
  "A style may extend another, but following `extends` must come to an end.\n\nWrong: styles: {body: {extends: small}, small: {extends: body, size: 8pt}}\nRight: styles: {body: {extends: small}, small: {size: 8pt}}")
X(UNKNOWN_PATH, "unknown-path", ERROR, "the content has nothing at '%s'",
  "A path in braces names a place in the content by the keys of its shape, {sides.first.name}, or a word of the layout, {word.aspect}. Inside `each`, paths start at the item first. A key may be a choice or an id of the content, {sides.{side}.name}; each choice must lead somewhere.\n\nWrong: {text: '{titel}'}\nRight: {text: '{title}'}")
X(BAD_TEMPLATE, "bad-template", ERROR, "%s",
  "A text of a layout may hold paths in braces: {title}, {word.page-of}, {position|number}. Write {{ for a brace that is meant, and \\* for an asterisk: **bold** and *italic* end with their text. [Words](address) link, also where the address holds a path; write \\[ for a bracket that is meant.\n\nWrong: {text: 'An open { brace'}\nRight: {text: 'An open {{ brace'}")
X(NOT_A_LIST, "not-a-list", ERROR, "'%s' is not a list",
  "`each` goes through a list of the content.\n\nWrong: {each: title, do: [{text: One}]}\nRight: {each: items, do: [{text: '{.}'}]}")
X(NO_EACH, "no-each", ERROR, "%s cannot be repeated with 'each'",
  "What stands here is written out, entry by entry. In a table, `each` beside `columns`, or inside `rows` or `cells`, repeats rows or cells; the columns themselves are a part of the layout.\n\nWrong: {table: {columns: {each: items, cell: '{.}'}, rows: [[One]]}}\nRight: {table: {each: items, columns: [{cell: '{.}'}]}}")
X(NEEDS_EACH, "needs-each", ERROR, "'%s' of a column is for the rows that 'each' makes, and this table has none",
  "`cell` and `boxes` of a column are filled in for each item of the list that `each` beside `columns` names. Without it they would be printed nowhere. A bare text in `columns` is a `cell` too.\n\nWrong: {table: {columns: [Day, Hour], rows: [[Monday, '8']], gap: 3mm}}\nRight: {table: {columns: [{head: Day}, {head: Hour}], rows: [[Monday, '8']], gap: 3mm}}")
X(EMPTY_LIST, "empty-list", WARNING, "the list '%s' is empty, so nothing is drawn here",
  "`each` found an empty list, or a table of contents no headings: where that is meant, say `when: path` on the box. Or a list of the layout is written out empty, `items: []`: delete it, or the box.\n\nWrong: {list: {items: []}}\nRight: {list: {items: [One]}}")
X(TEXT_TOO_LONG, "text-too-long", ERROR, "the text has %d character%s; there is room for %d",
  "The shape of the content says how many characters fit here, so that every layout of the subject has room for it.\n\nWrong: title: A title that is far too long\nRight: title: A title")
X(TEXT_LIMIT, "text-limit", ERROR, "%s",
  "No document needs so much: a paragraph with marks of 256 KB, a heading of 1,024 bytes, an address of 2,048, two hundred times '![' or '<!' in one prose, or definitions of links whose uses would fill 16 MB. The limits keep a damaged or hostile file from stopping a build; the reference lists all of them. Divide the text.")
X(TOO_FEW, "too-few", ERROR, "%s has %d of at least %d items",
  "The shape of the content asks for more items.\n\nWrong: items: [One]\nRight: items: [One, Two]")
X(TOO_MANY, "too-many", ERROR, "%s has %d items; there is room for %d",
  "The shape of the content allows fewer items.\n\nWrong: items: [One, Two, Three, Four]\nRight: items: [One, Two, Three]")
X(DUPLICATE_ID, "duplicate-id", ERROR, "the id '%s' is used twice in this list",
  "Identifiers in one list must differ, so that each can be named.\n\nWrong: people: [{id: ann}, {id: ann}]\nRight: people: [{id: ann}, {id: ben}]")
X(REPEATED, "repeated-word", ERROR, "'%s' stands twice in this list",
  "The words of a choice, and what gives way in `yield`, are each named once; the second one would do nothing. Most often another word was meant.\n\nWrong: fit: {pages: 1, yield: [size, size]}\nRight: fit: {pages: 1, yield: [size, leading]}")
X(UNSUPPORTED_MARKUP, "unsupported-markup", ERROR, "%s",
  "Prose is CommonMark: paragraphs, lists, quotes, code, **bold**, *italic*, [links](https://example.org). It has no headings, rules, images, tables, footnotes, task lists, ~~ and HTML; what the layout has boxes for is set there. Tags are <span lang=\"xx\"> for words of another language, <span class=\"x\"> for words in the colour, weight or face of a style, <nobr> for words that stay on one line, and <wbr>, alone, for a place where a line may end. A backslash makes any sign a sign that is printed.\n\nWrong: note: '# A heading'\nRight: note: A note")
X(DOUBTFUL_MARKUP, "doubtful-markup", WARNING, "%s",
  "A sign of Markdown is printed as it stands, or is taken for markup where it may be meant as a sign. Emphasis begins and ends at a letter: **so**, not ** so **; beside a full stop, a comma or a bracket the marks stand outside of it or a space behind it. A backslash makes any sign a sign: \\*, \\_, \\[, \\>, 1984\\. Links of the content stand in fields of the type prose; in those of the type text they are printed.\n\nWrong: title: '**A** title'\nRight: title: A title")
X(UNUSED_DEFINITION, "unused-definition", ERROR, "no link uses this definition, so it would vanish",
  "A line like [note]: https://example.org in prose prints nothing; it gives the address for links that are written [text][note] or [note]. Write such a link, or delete the line; \\[note]: is text.\n\nWrong:\n  note: |\n    A note.\n\n    [more]: https://example.org\nRight:\n  note: |\n    A [note][more].\n\n    [more]: https://example.org")
X(TAG_PAIR, "tag-pair", ERROR, "%s",
  "The tags <nobr>, <span lang=\"xx\"> and <span class=\"x\"> stand in pairs around words of one paragraph: <nobr>10 kg</nobr>. One that is opened inside of another is closed before it. <wbr> stands alone. In prose, \\< is a sign that is meant.\n\nWrong: note: <nobr>10 kg\nRight: note: <nobr>10 kg</nobr>")
