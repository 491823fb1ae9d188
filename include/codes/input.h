/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics, as diag_codes.h says. Files, YAML, keys and their values. */
/* clang-format off */
X(YAML_SYNTAX, "yaml-syntax", ERROR, "%s",
  "The file is not well-formed YAML, so nothing of it was read. A text needs quotes when it holds ': ' or ' #' or starts with one of @ % [ { * & ! | > ` or a quotation mark: 'Maths: the basics'. An apostrophe inside '\xE2\x80\xA6' is written twice. Behind a key stand a colon and a space, before an item a dash and a space; lines that belong together are indented by the same number of spaces, never by tabs.\n\nWrong: title: Maths: the basics\nRight: title: 'Maths: the basics'")
X(YAML_ALIAS, "yaml-alias", ERROR, "%s",
  "Anchors (&name) and aliases (*name) may share a value, but an alias must come after its anchor, may not stand inside it, and all aliases together may not repeat more than a million values. An anchor that no alias uses is refused, since most were meant as text: put a text that starts with & or * in quotes.\n\nWrong: items: [One, *two]\nRight: items: [One, '*two']")
X(YAML_TAG, "yaml-tag", ERROR, "'%s' is read as a tag of YAML, not as text",
  "A word that starts with ! before a value is a tag, which YAML takes away. platen knows what each value is from its place, so that no tag is needed; a text that starts with ! stands in quotes: '!important'.\n\nWrong: title: !Important news\nRight: title: '!Important news'")
X(YAML_DUPLICATE, "duplicate-key", ERROR, "the key '%s' stands twice; the first is on line %d",
  "A key may stand once in a mapping. YAML readers disagree on which of two values wins, so neither is taken.\n\nWrong:\n  title: A title\n  title: Another\nRight: title: A title")
X(YAML_LIMIT, "yaml-limit", ERROR, "%s",
  "A file may hold 4 MB, nest 64 levels deep and hold one document. The limits keep a damaged or hostile file from stopping a build.")
X(YAML_HASH, "hash-in-text", WARNING, "the text ends before ' #': what follows is read as a comment",
  "In YAML a '#' after a space starts a comment, so an unquoted text loses its end there. Put the text in quotes, or leave two spaces before a comment that is meant. Every ' #' behind a value on its line is told.\n\nWrong: note: Press # twice\nRight: note: 'Press # twice'")
X(DOUBTFUL_ESCAPE, "doubtful-escape", WARNING, "'\\%c' in double quotes is one sign, so this is no path",
  "In double quotes YAML reads a backslash with the letter behind it as one sign: \\n is a line break, \\t a tab. A path of Windows loses letters by it. Put it in single quotes, or write each backslash twice.\n\nWrong: note: \"Save it to C:\\new\"\nRight: note: 'Save it to C:\\new'")
X(DOUBTFUL_WORD, "doubtful-word", WARNING, "the text is the word '%s'",
  "platen prints what stands in a place for a text, also null, NULL, true, false, yes, no, on and off, which other readers of YAML take for nothing or for a switch. So a key that was to be left empty, or a switch in the wrong place, prints a word. Delete the key, or put the word in quotes where it is meant. With a capital (Yes, Off) or in capitals (TRUE) it is a word like any other.\n\nWrong: note: null\nRight: note: 'null'")
X(YAML_CONTROL, "control-character", ERROR, "the text holds the invisible character U+%04X",
  "Control characters, bidirectional overrides, tags and noncharacters do not print; they come from copying out of other programs, and overrides can make text read differently from what is stored. Delete the character.\n\nWrong: note: \"a\\u202Eb\"\nRight: note: ab")
X(FILE_MISSING, "file-missing", ERROR, "there is no file '%s'",
  "A file that the project names does not exist. Paths are relative to the folder of platen.yaml, and are taken as they stand: a path into the content in braces is not filled in.\n\nWrong: documents: [pgae]\nRight: documents: [page]")
X(FILE_OUTSIDE, "file-outside", ERROR, "'%s' lies outside the project",
  "Files are read only below the folder of platen.yaml: a project copied to another machine must find everything it needs, and a layout from a stranger must not read your files.\n\nWrong: {image: {file: ../bridge.jpg, alt: A bridge in fog}}\nRight: {image: {file: bridge.jpg, alt: A bridge in fog}}")
X(FILE_UNUSABLE, "file-unusable", ERROR, "'%s' %s",
  "What the project names there is a folder, a pipe, a device or a file of more than 256 MB, or its permissions or a chain of links keep it from being read. Nothing of it is read.")
X(UNKNOWN_KEY, "unknown-key", ERROR, "%s has no key '%s'",
  "The key is not part of the language at this place. `platen schema layout --manual` lists the keys of everything.\n\nWrong: {heading: {txt: '{title}', level: 1}}\nRight: {heading: {text: '{title}', level: 1}}")
X(WRONG_SHAPE, "wrong-shape", ERROR, "%s; this layout wants the shape '%s'",
  "The content says at its head which shape it is of (`shape: comparison`), and a layout says which one it draws. One of them is another subject's: look at `subject` and `documents` in platen.yaml.\n\nWrong: shape: story\nRight: shape: demo")
X(WRONG_LANGUAGE, "wrong-language", ERROR, "the file says that its language is '%s'; its name is %s",
  "Content lies in content/SUBJECT/LANGUAGE.yaml, so the name of the file says its language. What stands under `language` at its head must agree, or be left out.\n\nWrong: language: de\nRight: language: en")
X(BAD_LANGUAGE, "bad-language", ERROR, "'%s' is no language tag",
  "What says the language of a text is a BCP 47 tag: a language of two or three letters, then, after hyphens, its script (four letters), its region (two letters or three digits) and variants, each only where it matters, and in this order: ar, pt-BR, zh-Hant, sr-Latn-RS, de-1996. Screen readers choose their voice by it, and the script that is likely for it says the direction of a box.\n\nWrong: {text: Bonjour, lang: french}\nRight: {text: Bonjour, lang: fr}")
X(SCRIPT_DIRECTION, "script-direction", WARNING, "'direction: %s' contradicts the script of '%s'",
  "The direction of an edition is that of the script that its locale is written in (CLDR, likely subtags), so an overlay need not say it. One that says otherwise is obeyed. Leave the key out, or name the script in the locale: sd-Deva, az-Arab.\n\nWrong:\n  # locale\n  locale: {direction: rtl}\nRight:\n  # locale\n  locale: {direction: ltr}")
X(MISSING_KEY, "missing-key", ERROR, "%s needs the key '%s'",
  "A required key is missing in the mapping that begins here; in a list each item is one. For content, the hint names the place in the shape that asks for the key.\n\nWrong: people: [{}]\nRight: people: [{id: ann}]")
X(EMPTY_VALUE, "empty-value", ERROR, "%s is empty, and it needs %s",
  "A text that must be there is '' or nothing but blanks, or a list or mapping that must hold something holds nothing, so that its place on the page, or the whole document, would be empty without a word. Write what is wanted, or leave the whole entry out. Where a text of the content may be empty, its shape says `required: false`; then '' counts as absent, also for `when`.\n\nWrong: title: ''\nRight: title: A title")
X(WRONG_TYPE, "wrong-type", ERROR, "%s must be %s, not %s",
  "The value has the wrong form: a list where one value is expected, say, or a mapping where a text is.\n\nWrong: title: [A, title]\nRight: title: A title")
X(BAD_LENGTH, "bad-length", ERROR, "'%s' is no length: %s",
  "A length is a number and a unit: mm, cm, in, pt, % (of the space around) or fr (a share of what is left). A token of the theme may be named instead.\n\nWrong: styles: {body: {size: 10}}\nRight: styles: {body: {size: 10pt}}")
X(BAD_COLOR, "bad-color", ERROR, "'%s' is neither a colour like #1B4F7A nor a colour token",
  "Colours are written #RGB or #RRGGBB, or named by a token of the theme, or 'none'.\n\nWrong: styles: {body: {color: navy}}\nRight: styles: {body: {color: '#000080'}}")
X(BAD_NUMBER, "bad-number", ERROR, "'%s' is no number",
  "A number is expected: digits, with a point before decimals.\n\nWrong: share: half\nRight: share: 50")
X(OUT_OF_RANGE, "out-of-range", ERROR, "%s is %s; it must lie between %s and %s",
  "The value is outside what makes sense at this place.\n\nWrong: share: 120\nRight: share: 100")
X(BAD_CHOICE, "bad-choice", ERROR, "%s cannot be '%s'; it is one of %s",
  "Only the listed words are possible here.\n\nWrong: level: middle\nRight: level: high")
X(BAD_ID, "bad-id", ERROR, "'%s' is no identifier",
  "An identifier of the content consists of lower-case letters, digits and hyphens and starts with a letter. The id of a box may hold whatever a link to it, #id, can name: no spaces, invisible characters, quotation marks, parentheses, <, > and a second #. Leave `id` out where nothing names the box.\n\nWrong: id: My Page\nRight: id: my-page")
X(BAD_LINK, "bad-link", ERROR, "no link can lead to '%s': %s",
  "A link leads to a host by https:// or http://, to an address of mail by mailto:, to a telephone by tel:, or, but for QR codes, by #id to the box of the layout with that id. It names no user before an '@' and holds no space, which is written %20. Letters of any language may stand in it; the PDF and the QR code get it as an URI. The text of a QR code is an address when it begins like one, with a scheme or a host. WIFI:, BEGIN:VCARD, MATMSG:, SMSTO:, geo: and whatever else scanners take for a command are refused there too: each scanner knows others, and a reader cannot see what they do.\n\nWrong: link: example.org\nRight: link: https://example.org")
X(LINK_TARGET, "link-target", ERROR, "the link to '#%s' leads nowhere: %s",
  "A link to #id leads to the box of the same document whose key `id` says so: a heading, a card, a table, any box. Locale overlays, editions and `when` may leave a box out, and each document has boxes of its own. Boxes that `each` makes have the same id unless it holds a path, as in role-{id}; a link to an id that several boxes have would lead to any of them.\n\nWrong:\n  - {text: 'See [below](#mroe)'}\n  - {text: More, id: more}\nRight:\n  - {text: 'See [below](#more)'}\n  - {text: More, id: more}")
X(NO_EFFECT, "no-effect", ERROR, "'%s' has no effect here: %s",
  "A key that cannot do anything where it stands is a slip more often than not, and the page would look as if it were not there. Leave it out, or do what the message says.\n\nWrong: styles: {body: {radius: 2mm}}\nRight: styles: {body: {radius: 2mm, stroke: '#000000'}}")
