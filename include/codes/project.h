/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics, as diag_codes.h says. Locales, translations, editions and outputs; what a project lets pass. */
/* clang-format off */
X(BAD_LOCALE, "bad-locale", ERROR, "'%s' is no locale",
  "Locales are named by BCP 47 tags: a language of two or three small letters, then, after hyphens, a script, a region or a variant, as in en, en-US, zh-Hans.\n\nWrong: locales: [en_US]\nRight: locales: [en-US]")
X(PO_SYNTAX, "po-syntax", ERROR, "%s",
  "The file is not well-formed PO. `msgfmt -c FILE` says more. An editor for PO files keeps the form right.")
X(PO_ENTRY, "po-entry", ERROR, "%s",
  "Each entry of a PO file names its text by msgctxt. `platen po` makes the entries; only msgstr is the translator's.\n\nWrong:\n  msgid \"A title\"\n  msgstr \"Ein Titel\"\nRight:\n  msgctxt \"title\"\n  msgid \"A title\"\n  msgstr \"Ein Titel\"")
X(PO_PLACEHOLDER, "po-placeholder", ERROR, "the translation of '%s' must hold %s as often as its source",
  "What stands in braces is filled in when a page is set: a number, or a text of the content. The translation may move it, but not leave it out, change it or add one.\n\nWrong:\n  # layout\n  words: {of: 'Page {page}'}\n  # de.po\n  msgctxt \"page:word.of\"\n  msgid \"Page {page}\"\n  msgstr \"Seite\"\nRight:\n  # layout\n  words: {of: 'Page {page}'}\n  # de.po\n  msgctxt \"page:word.of\"\n  msgid \"Page {page}\"\n  msgstr \"Seite {page}\"")
X(PO_MARKUP, "po-markup", ERROR, "the translation of '%s' does not have the %s of its source",
  "Markup (**bold**, *italic*, `code`, [links](address)) must stand in the translation as often as in the source, and it names the same classes, so that what is stressed there is stressed here.\n\nWrong:\n  msgctxt \"note\"\n  msgid \"[A note](https://example.org)\"\n  msgstr \"Eine Notiz\"\nRight:\n  msgctxt \"note\"\n  msgid \"[A note](https://example.org)\"\n  msgstr \"[Eine Notiz](https://example.org)\"")
X(PO_BLANK, "po-blank", WARNING, "the translation of '%s' is blank",
  "A translation of nothing but spaces counts as missing: the text stands in the source language. Write the translation, or leave msgstr empty.\n\nWrong:\n  msgctxt \"title\"\n  msgid \"A title\"\n  msgstr \" \"\nRight:\n  msgctxt \"title\"\n  msgid \"A title\"\n  msgstr \"Ein Titel\"")
X(PO_LINK, "po-link", WARNING, "the translation of '%s' links to %s, its source does not",
  "An address that is mistyped leads nowhere. Where a page in the language of the edition is meant, let the message pass with `severities: {po-link: off}` in platen.yaml.\n\nWrong:\n  msgctxt \"note\"\n  msgid \"[A note](https://example.org/a)\"\n  msgstr \"[Eine Notiz](https://example.org/b)\"\nRight:\n  msgctxt \"note\"\n  msgid \"[A note](https://example.org/a)\"\n  msgstr \"[Eine Notiz](https://example.org/a)\"")
X(PO_UNKNOWN, "po-unknown", WARNING, "no text is called '%s', so this translation stands nowhere",
  "The msgctxt of an entry is the key of its text. `platen po` gives entries the keys that their texts have now, and keeps those of texts that are gone as obsolete, behind #~.\n\nWrong:\n  msgctxt \"titel\"\n  msgid \"A title\"\n  msgstr \"Ein Titel\"\nRight:\n  msgctxt \"title\"\n  msgid \"A title\"\n  msgstr \"Ein Titel\"")
X(PO_LANGUAGE, "po-language", WARNING, "the file says 'Language: %s', but is used for the locale %s",
  "The header of a PO file names the language of its translations. One that is another than that of the file's name comes from a file that was copied, and its texts may be in the wrong language. Correct the header, or the file's name.")
X(WRONG_QUOTES, "wrong-quotes", WARNING, "the mark %s is none of the quotation marks of this edition, %s (locale %s)",
  "Each language has quotation marks of its own, which its layouts/locales file lists under 'quotes'. Straight marks and those of another language come from a keyboard or were left over from the source. Text marked as being in another language is not checked.\n\nWrong: note: He said \"yes\" to it.\nRight: note: He said \xE2\x80\x9Cyes\xE2\x80\x9D to it.")
X(DRAFT, "draft-translation", WARNING, "translated for the locale %s: %d of %d texts of %s; the others stand in another language",
  "The edition is built, but it has fewer translated texts than `threshold` in platen.yaml asks for. With `below: refuse` it would not be. In the source language, too, the words of a layout need a translation where the layout is in another one (its `language`): they stand under `words` in layouts/locales/LOCALE.yaml.\n\nWrong:\n  # platen.yaml\n  locales: [en, de]\n  # de.po\n  msgctxt \"note\"\n  msgid \"A note\"\n  msgstr \"\"\nRight:\n  # platen.yaml\n  locales: [en, de]\n  # de.po\n  msgctxt \"note\"\n  msgid \"A note\"\n  msgstr \"Eine Notiz\"")
X(INCOMPLETE, "incomplete-translation", ERROR, "translated for the locale %s: %d of %d texts of %s; %d percent are needed",
  "platen.yaml says `below: refuse`, so an edition with fewer translated texts than `threshold` percent is not built.")
X(BAD_DATE, "bad-date", ERROR, "'%s' is no date",
  "A date is written YYYY-MM-DD, from 1970 on, as in 2026-03-31.\n\nWrong: date: 1.2.2026\nRight: date: 2026-02-01")
X(SAME_OUTPUT, "same-output", ERROR, "two outputs would have the path '%s'",
  "Each document, locale and edition needs a path of its own.\n\nWrong: documents: [page, page]\nRight: documents: [page]")
X(EDITION_DOCUMENT, "edition-document", ERROR, "the edition '%s' is not made for the document '%s'",
  "`edition: {documents: [...]}` in the file of an edition names the layouts that it makes sense for. Leave the document out of platen.yaml's list, ask for another edition, or, where it suits, add the layout there.")
X(EDITIONS_CLASH, "editions-clash", ERROR, "the editions '%s' and '%s' do not go together: %s",
  "Editions that are joined by `+` lie over each other in their order, and the promises of all of them are kept. What only one can say, as the size of the page, may stand in one of them only; so may a `body`, which takes the place of the layout's, unless one edition lies `over` the other. layouts/editions/A+B.yaml lies over A and B, in either order, and says what both need; or its `edition: {refused: ...}` says why they do not go together.")
X(MISSING_BOX, "missing-box", WARNING, "%s is not in the %s that takes the place of this one, %s:%d",
  "An edition or a locale may have a `body` of its own, or masters, which take the place of the layout's. What is written into the layout later is not in them, and nobody would miss it on the pages: a path of the content, a word, a text that is written out, a QR code, a picture, or a kind of box such as `lines`. Write it into that body, too. Where it is meant, say so beside the box, or beside the body that leaves it out: `allow: {missing-box: REASON}` in the mapping of the box, `allow: {body: {missing-box: REASON}}` beside the body. A box with an `id` is left out by `boxes: {ID: ~}`.\n\nWrong:\n  # layout\n  body:\n    - {text: '{title}'}\n    - {text: '{note}'}\n  # locale\n  body:\n    - {text: '{title}'}\nRight:\n  # layout\n  body:\n    - {text: '{title}'}\n    - {text: '{note}'}\n  # locale\n  body:\n    - {text: '{note}'}\n    - {text: '{title}'}")
X(BROKEN_PROMISE, "broken-promise", ERROR, "the edition promises '%s: %s', but %s%s",
  "`promises` of an edition say what somebody relies on: that no letter is smaller than 18 pt, that nothing has a colour. They are checked on the pages as they are drawn, so also what content, a picture or another edition brings. Change in the edition what draws it (a style, a box by its `id`, `colors: grey` of the page), or promise less.")
X(UNKNOWN_TARGET, "unknown-target", ERROR, "an edition changes the box '%s', but no box has that id",
  "An edition or a locale overlay names boxes by their `id`.\n\nWrong:\n  body:\n    - {text: One, id: one}\n  boxes: {oen: ~}\nRight:\n  body:\n    - {text: One, id: one}\n    - {text: Two}\n  boxes: {one: ~}")
X(IDLE_OVERLAY, "idle-overlay", WARNING, "%s",
  "An overlay of a locale or an edition lies over the layouts of the project, and its `words` and `styles` take the place of theirs. A word or a style that none of them has is a slip most often, and does nothing.\n\nWrong:\n  # layout\n  words: {next: Next page}\n  body:\n    - {text: '{word.next}'}\n  # locale\n  words: {nxt: Turn over}\nRight:\n  # layout\n  words: {next: Next page}\n  body:\n    - {text: '{word.next}'}\n  # locale\n  words: {next: Turn over}")
X(IDLE_JOINT, "idle-joint", WARNING, "nothing is made of %s: %s",
  "layouts/editions/A+B.yaml lies over the editions A and B wherever both are joined, in either order. One that is named after an edition that the project has not, after one twice, or after three lies over nothing, and what it says is lost: name it after the files of two editions.")
X(BAD_ROSTER, "bad-roster", ERROR, "%s",
  "A class list (`--roster`) is CSV in UTF-8 as spreadsheets write it: fields between semicolons, commas or tabs, names of columns in the first row, among them `name`, then a row for each pupil. Columns `edition` and `locale` choose editions in layouts/editions and locales of platen.yaml. As long as one row is wrong, nothing is written.")
X(EDITION_ASIDE, "edition-aside", NOTE, "no sheet is made in the editions '%s' and '%s' at once: %s '%s'",
  "A class list asks for an edition, and `--edition` for another that it does not go with: a key is filled in already, so that a pupil who fills in a form gets the same key as the others. The file layouts/editions/A+B.yaml says by `edition: {pupils: A}` which of the two is made.")
X(LEFTOVER_SHEETS, "leftover-sheets", NOTE, "%s in this folder that this run did not write",
  "The sheets of a class are written into a folder of their own, and nothing is removed from it: what lies there may be dear to somebody. A sheet of a pupil who has left the list, or one from before `--codes`, stays there with the pupil's name. Look whether it is still needed; if not, delete it, or the whole folder before the next run.")
X(LEFTOVER_OUTPUT, "leftover-output", NOTE, "an earlier build has written this file, and no output of the project goes there any more",
  "A document, a locale or an edition that is taken out of platen.yaml, or another `out`, leaves what was made before, and nothing is removed: who sends the folder to a print shop would send it too. The record of builds knows which files those are, as long as they have the bytes that were written. Delete the file, or keep it somewhere else.")
X(NO_RECORD, "no-record", WARNING, "'%s' cannot be written: %s; the next build makes again what this one has made",
  "A build notes in `.platen-record` what outputs were made of, in the first folder of `out` or the one that `--cache` names, so that the next one makes only what has changed. A folder, a link or a pipe of that name, or a folder that nobody may write to, leaves no place for it. The outputs are not concerned.")
X(UNUSED_COLUMN, "unused-column", WARNING, "nothing on the sheets comes from %s",
  "A class list may have any columns, which layouts print by `{pupil.COLUMN}`; platen itself knows `name`, `class`, `code`, `edition` and `locale`. None of the files that were read for these sheets names this one. If its name has a slip, what stands in it is not done.")
X(UNUSED_SEED, "unused-seed", WARNING, "--seed changes nothing: no layout of these sheets shuffles",
  "With a class list `--seed` gives shuffled lists another order and made-up codes other letters. These sheets have neither, so all pupils get the same order whatever number it is. `shuffle: true` beside an `each` of the layout gives every pupil another one, and `--codes` calls them by codes.")
X(HIDDEN_COLUMN, "hidden-column", WARNING, "the column '%s' stays off the sheets, since with --codes no pupil is named",
  "A layout prints any column of a class list by `{pupil.COLUMN}`. With `--codes` no name may stand on a sheet, and platen cannot know in which columns one stands: it keeps `class`, `edition` and `locale`, and every other column is empty, so that boxes with `when: pupil.COLUMN` are left out. What the column is for can be a class of its own: a list for each group, or the group beside the class, `7b, red`.")
X(ABSENT_COLUMN, "absent-column", WARNING, "the class list has no column '%s', and what depends on it is left out",
  "A box with `when: pupil.note` stands on the sheets of those pupils who have something in the column `note`. A list of another class may do without that column; then the box is left out on all its sheets. A text that names a column the list has not, `{pupil.note}` without such a condition, is an error.")
X(NAMELESS, "nameless-sheet", WARNING, "nothing on this pupil's sheet names the pupil: %s",
  "With a class list every pupil gets a sheet, but this layout, or the edition of this pupil, says nothing of pupils, so that their sheets are all alike. `value: '{pupil.name}'` writes the name on the line of a field.")
X(BAD_NAME, "bad-name", ERROR, "'%s' is no name for %s",
  "Names of subjects, documents and editions become parts of paths. A name is not empty, does not begin with a point, and holds neither a slash nor a control character nor a space at an end; `out` names a PDF and no folder, none that is hidden, and fills in only {locale}, {document}, {edition} and {-edition}.\n\nWrong: subject: ''\nRight: subject: demo")
X(OUTPUT_OUTSIDE, "output-outside", ERROR, "'%s' would be written outside the project",
  "`out` is a path below the folder of platen.yaml, so it neither begins with a slash nor holds '..', and no link on the way leads out: who builds the project of a stranger loses nothing by it. The option -o writes anywhere.\n\nWrong: out: '../{document}.pdf'\nRight: out: 'pdf/{document}.pdf'")
X(OUTPUT_OVER_INPUT, "output-over-input", ERROR, "'%s' would take the place of a file that the project is made of",
  "Layouts, content, translations, fonts and pictures are never replaced by what is made of them, whatever link leads there; nor is anything in a hidden folder. Give the output another path.")
X(UNKNOWN_CODE, "unknown-code", ERROR, "there is no code '%s'",
  "Codes stand in brackets at the end of messages; `platen explain` lists them. `severities` in platen.yaml and `allow` in any mapping take them.\n\nWrong: severities: {low-contrst: error}\nRight: severities: {low-contrast: error}")
X(FIRM_CODE, "firm-code", ERROR, "the code '%s' cannot be %s",
  "With a mistake of this code there would be no document, or one that is not what its content and its standards say. `platen explain CODE` says how to mend it. Warnings, and the limits that a project sets itself (text-too-long, too-few, too-many, score-bands, font-checksum, hidden-text, text-over-text), may be changed by `severities` in platen.yaml and let pass by `allow`.\n\nWrong: severities: {overflow: off}\nRight: severities: {low-contrast: off}")
X(BAD_ANSWERS, "bad-answers", ERROR, "%s",
  "A table of answers has a row for each sheet: a column for each statement, called by its number or by the name of its form field, and `code` or `name` for the pupil. A field holds the number that is marked, as it is printed on the sheet (with `--positions` the place of the answer from the first label); it is empty where none is. Nothing is scored as long as one is wrong. No field is repeated here, since it may be a name.")
X(TWO_MARKS, "two-marks", WARNING, "statement %d has two numbers",
  "Somebody marked two numbers in one row. Neither counts, so the group has no total on this sheet. Ask which one is meant.")
X(BLANK_ANSWER, "blank-answer", WARNING, "no answer to statement %s",
  "A group in which an answer is missing has no total on this sheet, and does not count in means.")
X(BLANK_SHEET, "blank-sheet", WARNING, "the sheet is blank",
  "Nothing is filled in. A form that was not saved looks so, too.")
X(MISSING_SHEET, "missing-sheet", WARNING, "this pupil has no sheet",
  "The class list that `--roster` names has a pupil whose answers are not there: by the code where answers have codes, else by the name.")
X(UNKNOWN_PUPIL, "unknown-pupil", WARNING, "this sheet is of no pupil in the class list",
  "The class list that `--roster` names has no pupil of the code, else of the name, that this sheet has. It is counted all the same. It may be of another class, or a code or a name was written in another way; codes that platen made depend on `--seed`.")
X(BAD_FORM, "bad-form", WARNING, "this form is not counted: %s",
  "`platen score FOLDER` reads what is filled in. A form that is damaged may have lost answers, and one without the fields of the sheet belongs to another sheet, so neither is scored; of several forms of one pupil that with the most answers is. Ask for a damaged file again, or type its answers into a table.")
X(UNKNOWN_COLUMN, "unknown-column", WARNING, "the column '%s' belongs to no statement",
  "It is not read. Columns are called by the numbers of statements, as the key prints them, or by the names of their form fields; `code` and `name` tell pupils apart.")
X(UNNEEDED_WAIVER, "unneeded-waiver", WARNING, "nothing is let pass here: no '%s' was found",
  "`allow` names a code and a reason to let it pass. What it let pass has been mended, has moved, or is switched off, so the waiver only hides mistakes to come. It is looked for when all documents, locales and editions are built or checked without errors.\n\nWrong:\n  title: A title\n  allow: {title: {text-too-long: measured on paper}}\nRight: title: A title")
