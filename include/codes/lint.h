/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics, as diag_codes.h says. What `platen check` alone looks for: slips that are no mistake of a file. Each explanation ends with an example that is wrong and one that is right. */
/* clang-format off */
X(DOUBLED_WORD, "doubled-word", WARNING, "the word '%s' stands twice in a row",
  "A word that was typed again where a line of the file ended. The locale says which words may stand twice, `doubles: [that, had]`; where it says nothing, its language doubles words as it likes, and none is told. Beside a text that is meant, `allow: {doubled-word: REASON}`.\n\nWrong: the frequency of the the string\nRight: the frequency of the string")
X(STRAIGHT_APOSTROPHE, "straight-apostrophe", WARNING, "a straight mark stands for an apostrophe; \xE2\x80\x99 is meant",
  "Typewriters had one mark for all. Where a locale names its quotation marks (`quotes`), a straight mark between two letters is told; straight marks around words are wrong-quotes. It stands in code as it is.\n\nWrong: don't\nRight: don\xE2\x80\x99t")
X(VAGUE_LINK, "vague-link", WARNING, "the link '%s' does not say where it leads",
  "Readers who go from link to link, by ear or on a print, meet its words alone. Let them name what is found there. The locale lists what says nothing, `vague-links`.\n\nWrong: More about bells [here](https://example.org/bells)\nRight: [More about bells](https://example.org/bells)")
X(VAGUE_ALT, "vague-alt", WARNING, "the alternative text '%s' does not say what is to be seen",
  "It is read aloud in place of the picture, after the word for a picture: the name of the file, 'image', or 'picture of \xE2\x80\xA6' say nothing more. Write what a reader would miss. The locale lists what says nothing, `vague-alts`. What only adorns is `decorative: true`.\n\nWrong: {image: {file: bridge.jpg, alt: Picture of a bridge}}\nRight: {image: {file: bridge.jpg, alt: 'A bridge in fog, its far bank out of sight'}}")
X(STALE_TRANSLATION, "stale-translation", WARNING, "%s, so its source is printed (locale %s)",
  "`platen po` marks a translation as fuzzy when its source changes. Compare the two, change the translation where needed, and delete the word fuzzy and the lines of #|.\n\nWrong:\n  #, fuzzy\n  #| msgid \"Two lessons\"\n  msgid \"Three lessons\"\n  msgstr \"Zwei Stunden\"\nRight:\n  msgid \"Three lessons\"\n  msgstr \"Drei Stunden\"")
X(COPIED_SOURCE, "copied-source", WARNING, "the translation is its source, word for word (locale %s)",
  "A sentence of five words or more that is the same in two languages was copied and then forgotten, and counts as translated. Leave it empty until it is translated; names of works and the like may stay, with `severities` in platen.yaml.\n\nWrong:\n  msgid \"How should this note sound?\"\n  msgstr \"How should this note sound?\"\nRight:\n  msgid \"How should this note sound?\"\n  msgstr \"Wie soll dieser Ton klingen?\"")
