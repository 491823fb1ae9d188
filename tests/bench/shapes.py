# SPDX-License-Identifier: GPL-3.0-or-later
"""Projects of n parts in shapes that make programs slow: functions of a folder and n, for patho.py; or
shapes.py SHAPE N FOLDER, so that a large project takes no memory of who measures.

Each makes a project in a folder that is empty. What one part is says the function: a letter, an item, a
level. SHAPES at the end names them with their smallest size and with a large one.
"""
import json
import os
import shutil
import sys

from growth import ROOT, png, project, put

PROSE = "  - {each: parts, do: [{text: '{text}'}]}"
WORDS = "bridge review market network server colour letter margin answer reader".split()


def one(folder, text):
    """A project whose only part holds this text."""
    project(folder, 1, PROSE, item=lambda i: f"{{id: part-1, name: One, text: {json.dumps(text, ensure_ascii=False)}}}")


def other_scripts(folder):
    put(folder, "fonts/fonts.yaml", "families:\n  sans: {faces: [{file: NotoSans-Regular.ttf}], fallback: [han, hebrew]}\n"
        "  han: {faces: [{file: NotoSansCJK-Regular.ttf}]}\n  hebrew: {faces: [{file: NotoSansHebrew-Regular.ttf}]}\n")
    for name in "NotoSansCJK-Regular.ttf", "NotoSansHebrew-Regular.ttf":
        shutil.copy(os.path.join(ROOT, "fonts", name), os.path.join(folder, "fonts"))


def mono(folder):
    put(folder, "fonts/fonts.yaml", "families:\n  sans: {faces: [{file: NotoSans-Regular.ttf}]}\n  mono: {faces: [{file: NotoSans-Regular.ttf}]}\n")


def number_of(folder, n, text, body=PROSE):
    """n parts, each with the text of its number."""
    project(folder, n, body, item=lambda i: f"{{id: part-{i}, name: {json.dumps(text(i))}, text: {json.dumps(text(i))}}}")


# -- prose: one text of one part ------------------------------------------------------------------

def emphasis(folder, n):
    one(folder, "*a* " * n)


def emphasis_nested(folder, n):
    one(folder, "*a **a " * n + "b** b*" * n)


def emphasis_open(folder, n):
    one(folder, "*a _a " * n)


def emphasis_mixed(folder, n):
    one(folder, "_a__ **" * n)


def delimiters(folder, n):
    one(folder, "a" + "*" * n)


def definitions(folder, n):
    one(folder, "".join(f"[a{i}]: https://e.org/{i}\n" for i in range(n)) + "\n" + "".join(f"[a{i}] " for i in range(n)))


def references(folder, n):
    one(folder, "[a]: https://e.org/" + "x" * 100 + "\n\n" + "[a] " * n)


def references_long(folder, n):
    one(folder, "[a]: https://e.org/" + "x" * n + "\n\n" + "[a] " * n)


def images_open(folder, n):
    one(folder, "](/u)![" * n)


def declarations(folder, n):
    one(folder, "a <?b " * n)


def links(folder, n):
    one(folder, "[word](https://e.org) " * n)


def address(folder, n):
    one(folder, "[" + "word " * n + "](https://e.org/" + "x" * 2000 + ")")


def addresses(folder, n):
    one(folder, ("[a](https://e.org/" + "x" * n + ") ") * 10)


def brackets(folder, n):
    one(folder, "[" * n + "a")


def links_open(folder, n):
    one(folder, "[a](" * n)


def backticks(folder, n):
    one(folder, "".join("`" * (i % 50 + 1) + " a " for i in range(n)))
    mono(folder)


def backticks_run(folder, n):
    one(folder, "e" + "".join("`" * i + "e" for i in range(int((2 * n) ** 0.5))))


def quotes_nested(folder, n):
    one(folder, "> " * n + "a")


def lists_nested(folder, n):
    one(folder, "- " * n + "a")


def lists_indented(folder, n):
    one(folder, "".join(" " * (2 * (i % 30)) + "- a\n" for i in range(n)))


def entities(folder, n):
    one(folder, "&amp; " * n)


def escapes(folder, n):
    one(folder, "\\* " * n)


def breaks(folder, n):
    one(folder, "a\\\n" * n + "b")


def tags(folder, n):
    one(folder, "<nobr>a</nobr> " * n)


def tags_open(folder, n):
    one(folder, "<span lang=\"en\">a " * n)


def tags_half(folder, n):
    one(folder, "<a " * n)


def paragraphs(folder, n):
    one(folder, "A text.\n\n" * n)


def bullets(folder, n):
    one(folder, "- A text.\n" * n)


def long_word(folder, n):
    one(folder, "a" * n)


def words(folder, n):
    one(folder, " ".join(WORDS[i * i % 10] for i in range(n)))


def soft_hyphens(folder, n):
    one(folder, "ab\u00ad" * n)


def marks(folder, n):
    one(folder, "a" + "\u0301" * n)


def ideographs(folder, n):
    one(folder, "".join("的一是在不了有和人这中大为上个国我以要他"[i * i % 20] for i in range(n)))
    other_scripts(folder)


def directions(folder, n):
    one(folder, "ab \u05d0\u05d1 " * n)
    other_scripts(folder)


def isolates(folder, n):
    one(folder, "\u2067a" * n + "\u2069" * n)


# -- parts of a document --------------------------------------------------------------------------

def texts(folder, n):
    number_of(folder, n, lambda i: "A text.")


def list_items(folder, n):
    number_of(folder, n, lambda i: "A text.", "  - list: {items: {each: parts, text: '{text}'}}")


def rows(folder, n):
    number_of(folder, n, lambda i: "A text.", "  - table: {each: parts, columns: [{head: No, cell: '{index}'}, {head: Text, cell: '{text}'}]}")


def rows_written(folder, n):
    project(folder, 1, "  - table:\n      columns: [{head: A}, {head: B}]\n      rows:\n" + "        - [a, b]\n" * n)


def columns_of_table(folder, n):
    project(folder, 3, "  - table:\n      each: parts\n      columns:\n" + "        - {head: H, cell: '{index}'}\n" * n)


def sorted_items(folder, n):
    number_of(folder, n, lambda i: f"{WORDS[i * 7 % 10]} {i * 7919 % n}", "  - {each: parts, sort: text, do: [{text: '{text}'}]}")


def sorted_equal(folder, n):
    number_of(folder, n, lambda i: "same", "  - {each: parts, sort: text, do: [{text: '{text}'}]}")


def ids(folder, n):
    project(folder, n, "  - {each: parts, do: [{heading: {text: '{name}', level: 2}, id: '{id}'}]}", words=2)


def same_ids(folder, n):
    project(folder, n, PROSE, item=lambda i: "{id: same, name: A, text: b}")


def toc(folder, n):
    project(folder, n, "  - toc: {levels: 2}\n  - {each: parts, do: [{heading: {text: '{name}', level: 2}}]}", words=2)


def heading_long(folder, n):
    project(folder, 1, "  - toc: {levels: 2}\n  - {each: parts, do: [{heading: {text: '{text}', level: 2}}]}",
            item=lambda i: "{id: a, name: One, text: %s}" % json.dumps("A text.\n\n" * n))


def headings_deep(folder, n):
    project(folder, n, "  - {each: parts, do: [%s]}" % ", ".join(
        "{heading: {text: '{name}', level: %d}}" % level for level in range(2, 7)), words=2)


def terms(folder, n):
    project(folder, n, "  - {each: parts, sort: name, do: [{text: '{word.entry}'}]}\nwords:\n  entry: '**{name}:** {text}'", words=3)


def boxes(folder, n):
    project(folder, 1, "  - {text: a}\n" * n)


def cells(folder, n):
    project(folder, 1, "  - row: {boxes: [%s]}" % ", ".join(["{text: a}"] * n))


def grid(folder, n):
    project(folder, 1, "  - grid: {columns: [1fr, 1fr], shared: true, boxes: [%s]}" % ", ".join(["{card: {title: a, body: b}}"] * n))


def fitted(folder, n):
    """n words as high as the lines beside them, in one grid, and n texts each in one line."""
    row = "{text: {text: Both, fit: {min: 3pt, match: row}}}, {stack: {boxes: [{text: one}, {text: {text: two three four, fit: {min: 3pt, lines: 1}}}]}}"
    project(folder, 1, "  - grid: {columns: [auto, 1fr], gap: 3mm, boxes: [%s]}" % ", ".join([row] * n))


def matched_nested(folder, n):
    """A row in a row in a row, n levels."""
    word = "{row: {columns: [auto, 1fr], gap: 3mm, boxes: [{text: {text: A, fit: {min: 3pt, match: row}}}, "
    project(folder, 1, "  - " + word * n + "{text: one two three}" + "]}}" * n)


def boxes_nested(folder, n):
    project(folder, 1, "  - " + "{stack: {boxes: [" * n + "{text: a}" + "]}}" * n)


def each_in_each(folder, n):
    """n boxes: a list as long as the root of n, gone through for each of its items."""
    project(folder, int(n ** 0.5), "  - {each: parts, do: [{each: parts, do: [{text: a}]}]}")


def spans_of_rows(folder, n):
    project(folder, 1, "  - table:\n      columns: [{}, {}]\n      rows:\n" + "        - [{text: a, rowspan: 2}, b]\n        - [b]\n" * n)


def keeps(folder, n):
    project(folder, n, "  - {each: parts, do: [{text: a, keep-with-next: true}]}")


def bars(folder, n):
    project(folder, 1, "".join("  - bars: {items: [{label: a, value: %d}]}\n" % (i % 100) for i in range(n)))


def axes(folder, n):
    project(folder, 1, "  - radar: {axes: [%s]}" % ", ".join("{label: a, value: %d}" % (i % 100) for i in range(n)))


def masts(folder, n):
    project(folder, 1, "  - spans: {first: A, second: B, height: 800mm, names: false, labels: none, plank: 1pt, items: [%s]}" % ", ".join("{name: a, first: [a]}" for i in range(n)))


def planks(folder, n):
    project(folder, 1, "  - spans: {first: A, second: B, names: false, labels: none, plank: 1pt, items: [{name: a, first: [%s]}]}" % ", ".join("a" for i in range(n)))


def scale(folder, n):
    project(folder, 1, "  - spans: {first: A, second: B, names: false, scale: {from: 0, to: %d, number: 1000}, items: [{name: a, first: [a]}]}" % n)


def places(folder, n):
    project(folder, 1, "  - {text: a, place: {x: 0, y: 0, width: 20mm}}\n" * n)


def pictures(folder, n):
    project(folder, 1, "  - {image: {file: a.png, width: 2mm, alt: a}}\n" * n)
    put(folder, "a.png", png(8, 8))


def masters(folder, n):
    project(folder, n, "  - {each: parts, do: [{text: a}, page-break]}\nmasters: {all: {footer: [{text: '{page} of {pages}'}]}}")


# -- layouts --------------------------------------------------------------------------------------

def styles(folder, n):
    project(folder, 1, "  - {text: a, style: s0}\nstyles:\n" + "".join(f"  s{i}: {{size: 9pt}}\n" for i in range(n)))


def styles_chained(folder, n):
    project(folder, 1, "  - {text: a, style: s0}\nstyles:\n" + "".join(f"  s{i}: {{extends: s{i + 1}}}\n" for i in range(n)) + f"  s{n}: {{size: 9pt}}")


def styles_used(folder, n):
    project(folder, 1, "".join(f"  - {{text: a, style: s{i}}}\n" for i in range(n)) + "styles:\n" + "".join(f"  s{i}: {{size: 9pt}}\n" for i in range(n)))


def colors_chained(folder, n):
    project(folder, 1, "  - {text: a, style: s}\nstyles: {s: {color: c0}}\ntokens:\n  colors:\n" + "".join(f"    c{i}: c{i + 1}\n" for i in range(n)) + f"    c{n}: '#000000'")


def lengths_many(folder, n):
    project(folder, 1, "".join(f"  - {{spacer: l{i}}}\n" for i in range(n)) + "tokens:\n  lengths:\n" + "".join(f"    l{i}: 1mm\n" for i in range(n)))


def paths(folder, n):
    project(folder, 1, "  - {text: '%s'}" % ("{title} " * n))


def words_chained(folder, n):
    project(folder, 1, "  - {text: '{word.w0}'}\nwords:\n" + "".join(f"  w{i}: '{{word.w{i + 1}}}'\n" for i in range(n)) + f"  w{n}: a")


def words_many(folder, n):
    project(folder, 1, "".join(f"  - {{text: '{{word.w{i}}}'}}\n" for i in range(n)) + "words:\n" + "".join(f"  w{i}: a\n" for i in range(n)))


def words_doubling(folder, n):
    project(folder, 1, "  - {text: '{word.w0}'}\nwords:\n  w0: '%s'\n  w1: '%s'\n  w2: a" % ("{word.w1}" * n, "{word.w2}" * n))


def switches(folder, n):
    project(folder, 1, "  - {text: '%s'}" % ("*a* " * n))


def paths_deep(folder, n):
    project(folder, 1, "  - {text: '{parts%s}'}" % (".first" * n))


def fields(folder, n):
    project(folder, 1, PROSE)
    put(folder, "layouts/shapes/demo.yaml", "fields:\n  title: {type: text}\n  parts: {type: list, of: {type: group, fields: "
        "{id: {type: id}, name: {type: text}, text: {type: prose}}}}\n" + "".join(f"  f{i}: {{type: text, required: false}}\n" for i in range(n)))
    put(folder, "content/demo/en.yaml", "title: Growth\nparts: [{id: a, name: b, text: c}]\n" + "".join(f"f{i}: a\n" for i in range(n)))


def overlays(folder, n):
    project(folder, 3, PROSE, documents="[{name: page, editions: [%s]}]" % ", ".join(f"e{i}" for i in range(n)))
    for i in range(n):
        put(folder, f"layouts/editions/e{i}.yaml", "page: {size: a5}\n")


def overlay_boxes(folder, n):
    project(folder, 1, "".join(f"  - {{text: a, id: b{i}}}\n" for i in range(n)), documents="[{name: page, editions: [e]}]")
    put(folder, "layouts/editions/e.yaml", "boxes:\n" + "".join(f"  b{i}: {{text: b}}\n" for i in range(n)))


def outputs(folder, n):
    project(folder, 1, PROSE, documents="[" + ", ".join(f"{{name: d{i}, layout: page}}" for i in range(n)) + "]")


# -- YAML -----------------------------------------------------------------------------------------

def flow_nested(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts: " + "[" * n + "]" * n + "\n")


def block_nested(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts:\n" + "- " * n + "a\n")


def flow_items(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts: [" + "{id: a, name: b, text: c}, " * n + "]\n")


def keys(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts: [{id: a, name: b, text: c}]\n" + "".join(f"k{i}: a\n" for i in range(n)))


def same_keys(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts: [{id: a, name: b, text: c}]\n" + "same: a\n" * n)


def aliases(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nx: &a {id: a, name: b, text: c}\nparts:\n" + "- *a\n" * n)


def laughs(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\na0: &a0 [a, a]\n" + "".join(
        f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, n)) + "parts: *a1\n")


def anchors(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts:\n" + "".join(f"- &a{i} {{id: i{i}, name: b, text: c}}\n" for i in range(n)))


def lines_folded(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts:\n- id: a\n  name: b\n  text: >\n" + "    word\n" * n)


def comments(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "# comment\n" * n + "title: a\nparts: [{id: a, name: b, text: c}]\n")


def mistakes(folder, n):
    project(folder, n, PROSE, item=lambda i: "{id: A, nmae: b}")


def mistakes_in_line(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts: [" + "{id: A, nmae: b}, " * n + "]\n")


def line_of_items(folder, item, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts: [" + ",".join(item(i) for i in range(n)) + "]")


def anchors_in_line(folder, n):
    line_of_items(folder, lambda i: f"&a{i} y", n)


def tags_in_line(folder, n):
    line_of_items(folder, lambda i: f"!!str y{i}", n)


def markup_in_line(folder, n):
    line_of_items(folder, lambda i: f"{{id: a{i}, name: b, text: 'a <b>c'}}", n)


def dashes_below(folder, n):
    one(folder, "a")
    put(folder, "content/demo/en.yaml", "title: a\nparts:\n" + " - a\n  - b #c\n" * n)


# -- translations ---------------------------------------------------------------------------------

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def translated(folder, po, n=1):
    number_of(folder, n, lambda i: f"Text {i}")
    put(folder, "platen.yaml", "subject: demo\nlocales: [de]\ndocuments: [page]\n")
    put(folder, "content/demo/po/de.po", HEAD + po)


def po_entries(folder, n):
    translated(folder, "".join(f'msgctxt "parts.part-{i}.text"\nmsgid "Text {i}"\nmsgstr "Wort {i}"\n\n' for i in range(n)), n)


def po_strangers(folder, n):
    translated(folder, "".join(f'msgctxt "x{i}"\nmsgid "Text {i}"\nmsgstr "Wort {i}"\n\n' for i in range(n)))


def po_comments(folder, n):
    translated(folder, "# comment\n" * n + 'msgctxt "title"\nmsgid "Growth"\nmsgstr "Wuchs"\n')


def po_flags(folder, n):
    translated(folder, "#, " + ", ".join(f"f{i}" for i in range(n)) + '\nmsgctxt "title"\nmsgid "Growth"\nmsgstr "Wuchs"\n')


def po_references(folder, n):
    translated(folder, "#: a.yaml:1\n" * n + 'msgctxt "title"\nmsgid "Growth"\nmsgstr "Wuchs"\n')


def po_long(folder, n):
    translated(folder, 'msgctxt "title"\nmsgid "Growth"\nmsgstr ""\n' + '"Wuchs "\n' * n)


def po_same(folder, n):
    translated(folder, 'msgctxt "title"\nmsgid "Growth"\nmsgstr "Wuchs"\n\n' * n)


# -- pictures -------------------------------------------------------------------------------------

def drawing(folder, body):
    project(folder, 1, "  - {svg: {file: a.svg, width: 50mm, alt: a}}")
    put(folder, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>" + body + "</svg>")


def svg_shapes(folder, n):
    drawing(folder, "<rect x='1' y='1' width='9' height='9' fill='#000'/>" * n)


def svg_points(folder, n):
    drawing(folder, "<path fill='#000' d='M0 0" + " L 1 2 3 4" * n + "z'/>")


def svg_nested(folder, n):
    drawing(folder, "<g>" * n + "<rect width='9' height='9'/>" + "</g>" * n)


def svg_attributes(folder, n):
    drawing(folder, "<rect width='9' height='9' " + " ".join(f"a{i}='1'" for i in range(n)) + "/>")


def empty(folder, n):
    project(folder, 1, "  - {text: a}")


# -- the shapes -----------------------------------------------------------------------------------

class Shape:
    """Its smallest and its large size, the codes of the limits that it passes, and what mistakes it is made of."""

    def __init__(self, make, least, large, refused="", expected=""):
        self.make, self.least, self.large = make, least, large
        self.refused, self.expected = set(refused.split()), set(expected.split())


LONG = "text-limit yaml-limit"
SHAPES = [
    Shape(emphasis, 400, 100000, LONG), Shape(emphasis_nested, 200, 100000, LONG), Shape(emphasis_open, 400, 100000, LONG),
    Shape(emphasis_mixed, 400, 100000, LONG), Shape(delimiters, 4000, 400000, LONG),
    Shape(definitions, 1000, 100000, LONG), Shape(references, 400, 100000, LONG), Shape(references_long, 500, 10000, LONG),
    Shape(brackets, 4000, 400000, LONG), Shape(links, 200, 50000, LONG), Shape(links_open, 800, 200000, LONG),
    Shape(images_open, 50, 100000, LONG, "unsupported-markup"), Shape(declarations, 50, 100000, LONG, "unsupported-markup"),
    Shape(address, 500, 100000, LONG), Shape(addresses, 300, 100000, LONG), Shape(backticks, 200, 100000, LONG), Shape(backticks_run, 4000, 200000, LONG),
    Shape(quotes_nested, 2000, 200000, LONG), Shape(lists_nested, 2000, 200000, LONG), Shape(lists_indented, 400, 8000, LONG),
    Shape(entities, 2000, 100000, LONG), Shape(escapes, 2000, 100000, LONG), Shape(breaks, 500, 100000, LONG),
    Shape(tags, 500, 50000, LONG), Shape(tags_open, 250, 50000, LONG), Shape(tags_half, 2000, 100000, LONG),
    Shape(paragraphs, 250, 300000, LONG), Shape(bullets, 250, 100000, LONG), Shape(long_word, 4000, 400000, LONG),
    Shape(words, 2000, 200000), Shape(soft_hyphens, 2000, 200000), Shape(marks, 4000, 200000),
    Shape(ideographs, 3000, 100000), Shape(directions, 1000, 72000), Shape(isolates, 1000, 100000),
    Shape(texts, 100, 30000), Shape(list_items, 100, 30000), Shape(rows, 100, 16000), Shape(rows_written, 100, 60000, "yaml-limit"),
    Shape(columns_of_table, 100, 20000, "no-width"), Shape(sorted_items, 100, 30000), Shape(sorted_equal, 100, 30000),
    Shape(ids, 100, 16000), Shape(same_ids, 500, 30000, "", "duplicate-id"), Shape(toc, 50, 10000),
    Shape(heading_long, 64, 20000, LONG), Shape(headings_deep, 16, 10000), Shape(terms, 100, 16000), Shape(boxes, 250, 60000),
    Shape(cells, 250, 60000, "no-width"), Shape(grid, 100, 30000), Shape(fitted, 50, 10000),
    Shape(matched_nested, 4, 200, "yaml-limit", "no-effect"), Shape(boxes_nested, 4, 4000, "yaml-limit"),
    Shape(each_in_each, 256, 4000000, "bad-box"), Shape(spans_of_rows, 100, 30000), Shape(keeps, 100, 20000), Shape(bars, 50, 20000),
    Shape(axes, 8, 4000, "bad-data overflow label-space"), Shape(places, 250, 30000, "", "text-over-text"),
    Shape(masts, 8, 20000, "bad-data label-space"), Shape(planks, 8, 20000, "bad-data label-space"), Shape(scale, 8, 60000, "bad-data label-space"),
    Shape(pictures, 100, 30000), Shape(masters, 50, 16000),
    Shape(styles, 1000, 100000), Shape(styles_chained, 4, 30000, "style-cycle"), Shape(styles_used, 100, 30000),
    Shape(colors_chained, 1000, 60000, "bad-color"), Shape(lengths_many, 500, 50000), Shape(paths, 1000, 100000),
    Shape(words_chained, 1, 20000, "bad-template"), Shape(words_many, 100, 30000), Shape(words_doubling, 4, 4000, "bad-template"),
    Shape(switches, 1000, 100000), Shape(fields, 500, 60000), Shape(overlays, 8, 1000), Shape(overlay_boxes, 50, 60000),
    Shape(outputs, 8, 1000),
    Shape(flow_nested, 8, 100000, "yaml-limit", "missing-key wrong-type"), Shape(block_nested, 8, 100000, "yaml-limit", "missing-key wrong-type"),
    Shape(flow_items, 250, 60000, "yaml-limit", "duplicate-id"), Shape(keys, 1000, 100000, "", "unknown-key"),
    Shape(same_keys, 1000, 100000, "", "unknown-key duplicate-key"), Shape(aliases, 1000, 100000, "", "unknown-key duplicate-id"),
    Shape(laughs, 4, 4000, "yaml-alias", "unknown-key wrong-type"), Shape(anchors, 250, 30000, "", "yaml-alias"), Shape(lines_folded, 1000, 100000, LONG),
    Shape(comments, 2000, 200000), Shape(mistakes, 250, 10000, "", "unknown-key missing-key bad-id duplicate-id"),
    Shape(mistakes_in_line, 250, 10000, "", "unknown-key missing-key bad-id duplicate-id"),
    Shape(anchors_in_line, 1000, 100000, "", "yaml-alias wrong-type"), Shape(tags_in_line, 1000, 100000, "", "yaml-tag wrong-type"),
    Shape(markup_in_line, 250, 20000, "", "unsupported-markup"), Shape(dashes_below, 500, 40000, "", "yaml-syntax wrong-type"),
    Shape(po_entries, 100, 30000), Shape(po_strangers, 1000, 60000, "", "po-unknown"), Shape(po_comments, 2000, 200000),
    Shape(po_references, 2000, 200000), Shape(po_flags, 2000, 100000), Shape(po_long, 1000, 60000, LONG),
    Shape(po_same, 500, 30000, "", "po-syntax"),
    Shape(svg_shapes, 250, 15000), Shape(svg_points, 2000, 80000), Shape(svg_nested, 4, 10000, "svg-limit svg-unsupported"),
    Shape(svg_attributes, 250, 20000, "svg-limit", "svg-unsupported"),
]


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[3], int(sys.argv[2]))
