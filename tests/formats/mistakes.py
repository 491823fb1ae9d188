# SPDX-License-Identifier: GPL-3.0-or-later
"""A pull request with forty mistakes, over a folder of content, a layout, a theme and a PO file; tests/formats/run.py makes it.

Each is what stands in a file, what somebody makes of it, the part of that at which the mistake is told, and its code. A
mistake is told once, where it was made, and hides no other.
"""
CONTENT, LAYOUT, THEME = "content/sound/en.yaml", "layouts/handout.yaml", "layouts/themes/span.yaml"
CATALOG = "content/sound/po/de.po"

EDITS = [
    # keys and their order
    (CONTENT, "    summary: Builds, repairs and tunes", "    sumary: Builds, repairs and tunes", "sumary", "unknown-key"),
    (CONTENT, "    short: Bridge\n", "    short: Bridge\n    short: Span\n", "short: Span", "duplicate-key"),
    (CONTENT, "  - term: Pitch\n    meaning: how high or low a note sounds\n", "  - term: Pitch\n", "term", "missing-key"),
    (CONTENT, "  - id: rooms\n    name: Acou", "  - id: engineer\n    name: Acou", "engineer", "duplicate-id"),
    # values
    (CONTENT, "  - id: maker\n", "  - id: The Maker\n", "The Maker", "bad-id"),
    (CONTENT, "light, answer: second}", "light, answer: secnd}", "secnd", "bad-choice"),
    (CONTENT, "  - aspect: Goal\n", "  - aspect: [Goal]\n", "[Goal]", "wrong-type"),
    (CONTENT, "    - from: 7\n", "    - from: seven\n", "seven", "bad-number"),
    (CONTENT, "  - term: Decibel\n", "  - term: ''\n", "''", "empty-value"),
    (CONTENT, "pull the mast closer.\n", "pull the mast closer, and fewer lines leave it where it is.\n", None, "text-too-long"),
    # text and markup
    (CONTENT, "    first: To move people\n", "    first: To ![move](move.png) people\n", "![", "unsupported-markup"),
    (CONTENT, "    second: To understand nature\n", "    second: To <nobr>understand nature\n", "<nobr>", "tag-pair"),
    (CONTENT, "    first: How should this sound?\n", "    first: How should <span class=\"frist\">this</span> sound?\n", "<span", "unknown-style"),
    (CONTENT, "    link: https://doi.org/", "    link: htps://doi.org/", "htps", "bad-link"),
    (CONTENT, "    second: Numbers, units, and words such as", "    second: Numbers #1, units, and words such as", " #1", "hash-in-text"),
    (CONTENT, "'Answers to page 1'", "'Answers \U0001F600 to page 1'", "\U0001F600", "missing-glyph"),
    # YAML
    (CONTENT, "date: November 2026\n", "date: &month November 2026\n", "&month", "yaml-alias"),
    (CONTENT, "    second: A wrong forecast", "    second: !important A wrong forecast", "!important", "yaml-tag"),
    # the layout
    (LAYOUT, "  size: a4\n", "  size: a44\n", "a44", "bad-choice"),
    (LAYOUT, "      gap: 9mm\n", "      gap: 9 mn\n", "9 mn", "bad-length"),
    (LAYOUT, "'{answer.text}', style: lead}", "'{answer.text}', style: leed}", "leed", "unknown-style"),
    (LAYOUT, "'{title}', style: running", "'{titel}', style: running", "'{titel}'", "unknown-path"),
    (LAYOUT, "1.5pt, color: ink}, style: task-rule", "1.5pt, color: inc}, style: task-rule", "inc}", "bad-color"),
    (LAYOUT, "{heading: '{task.title}'}", "{heading: '{task.title}', stile: title}", "stile", "unknown-key"),
    (LAYOUT, "      valign: middle\n", "      valign: centre\n", "centre", "bad-choice"),
    (LAYOUT, "      each: task.items\n", "      each: task.title\n", "task.title", "not-a-list"),
    (LAYOUT, "  - page-break\n", "  - page-brake\n", "page-brake", "wrong-type"),
    (LAYOUT, "'{name}', level: 3}", "'{name}', level: three}", "three", "bad-number"),
    (LAYOUT, "{text: '{summary}'}", "{text: '{summary'}", "'{summary'", "bad-template"),
    (LAYOUT, "  - {heading: '{word.misconceptions}'}\n", "  - {heading: '{word.misconceptions}'}\n  - text: '[Go](#nowhere)'\n", "#nowhere", "link-target"),
    (LAYOUT, "  - {rule: {thickness: 0.5pt, color: hairline}}\n", "  - image: {file: missing.png, alt: A string}\n", "missing.png", "file-missing"),
    # the theme
    (THEME, "    paper: '#FFFFFF'\n", "    paper: '#FFFFFG'\n", "'#FFFFFG'", "bad-color"),
    (THEME, "  note: {extends: body, size: 8pt,", "  note: {extends: body, sise: 8pt,", "sise", "unknown-key"),
    (THEME, "  list: {extends: body}\n", "  list: {extends: list}\n", "list}", "style-cycle"),
    (THEME, "  strong: {extends: body, weight: 700}\n", "  strong: {extends: body, weight: bold}\n", "bold", "bad-number"),
    (THEME, "features: [tnum]", "features: [tnumm]", "tnumm", "bad-feature"),
    # the translation
    (CATALOG, 'msgctxt "question"', 'msgstr "Ist <span class=\\"first\\">Musik</span> nur Physik?"', "msgstr", "po-markup"),
    (CATALOG, 'msgctxt "handout:word.page-of"', 'msgstr "Seite {page}"', "msgstr", "po-placeholder"),
    (CATALOG, 'msgctxt "together.title"', 'msgstr " "', "msgstr", "po-blank"),
    (CATALOG, 'msgctxt "next.title"', 'msgstr "Zum <nobr>Ausprobieren"', "<nobr>", "tag-pair"),
]
WARNINGS = {"hash-in-text", "po-blank"}


def translate(text, context, new):
    """The catalog with another translation of one text, and where that begins."""
    start = text.index('msgstr ""', text.index(context))
    return text[:start] + new + text[start + len('msgstr ""'):], start


def make(read, write):
    """Makes all mistakes in the files of a project; what is to be told: (file, line, column, severity, code)."""
    files, told = {}, []
    for file, old, new, part, code in EDITS:
        files[file] = files.get(file) or read(file)
        if file == CATALOG:
            files[file], _ = translate(files[file], old, new)
        else:
            if files[file].count(old) < 1:
                raise AssertionError("not in " + file + ": " + old)
            files[file] = files[file].replace(old, new, 1)
    for file, old, new, part, code in EDITS:
        text = files[file]
        at = text.index(new)
        if part is None:  # at the value on that line
            line_start = text.rindex("\n", 0, at) + 1
            at = text.index(": ", line_start) + 2
        else:
            at += new.index(part)
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        told.append((file, line, column, "warning" if code in WARNINGS else "error", code))
    for file, text in files.items():
        write(file, text)
    return told
