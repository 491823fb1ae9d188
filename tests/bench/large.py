#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Large documents for platen and for Typst, of the sentences of the shipped content: large.py KIND N FOLDER

Each function makes a project of platen in the folder and FOLDER/document.typ beside it, with the same words on the same paper in
the same size; what a kind grows by is its number. An author's Typst reads rows from a CSV file, and repeats by `for`.
"""
import csv
import json
import os
import sys

import content
from growth import png, project, put

HEAD = """#set document(title: "Growth", date: datetime(year: 2026, month: 11, day: 24))
#set page(paper: "a4", margin: 18mm%s)
#set text(10pt, font: "Noto Sans", lang: "en")
#set par(leading: 0.6em, spacing: 0.6em, linebreaks: "optimized")
= Growth
"""
PART = "{id: {type: id}, name: {type: text}, text: {type: prose}}"


def sentences(value):
    """The texts of the content that are long enough for prose."""
    if isinstance(value, (dict, list)):
        for v in value.values() if isinstance(value, dict) else value:
            yield from sentences(v)
    elif isinstance(value, str) and len(value) > 45 and not value.startswith("- "):
        yield content.plain(value).replace("−", "–")


SENTENCES = list(sentences(content.load("en", "handout")))


def text(i, count):
    """The i-th text of so many sentences; its number makes each another."""
    return f"{i + 1}: " + " ".join(SENTENCES[(i * 7 + k * k + k) % len(SENTENCES)] for k in range(count))


def part(count):
    return lambda i: json.dumps({"id": f"part-{i}", "name": f"Part {i + 1}", "text": text(i, count)}, ensure_ascii=False)


def both(folder, n, boxes, body, page="", item=None):
    project(folder, n, boxes, page=", margins: {top: 18mm, bottom: 18mm, inner: 18mm, outer: 18mm}" + page, item=item)
    with open(f"{folder}/layouts/page.yaml", "a", encoding="utf-8") as f:
        f.write("styles: {body: {size: 10pt, leading: 1.31, space-after: 0pt}}\n")
    put(folder, "document.typ", HEAD % page + body)


def escaped(i, count):
    return content.typst_escaped(text(i, count))


def prose(folder, n):
    """Chapters of about a page each, and a table of contents."""
    boxes = "  - toc: {levels: 2}\n  - {each: parts, do: [{heading: {text: '{name}', level: 2}}, %s]}" % ", ".join(["{text: '{text}'}"] * 8)
    both(folder, n, boxes, "#outline(depth: 2)\n" + "".join(f"== Part {i + 1}\n" + (escaped(i, 8) + "\n\n") * 8 for i in range(n)), item=part(8))


def table(folder, n):
    both(folder, n, "  - table: {each: parts, columns: [{head: No, cell: '{index}', width: 14mm}, {head: Name, cell: '{name}', "
         "width: 24mm}, {head: Text, cell: '{text}', width: 1fr}], row-padding: 2pt}",
         '#table(columns: (14mm, 24mm, 1fr), stroke: none, inset: 2pt, table.header[No][Name][Text], ..csv("rows.csv").flatten())\n',
         item=part(1))
    with open(f"{folder}/rows.csv", "w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([i + 1, f"Part {i + 1}", text(i, 1)] for i in range(n))


def image(i):
    """The i-th of some pictures as large as a thumb, 300 dpi where they are 10 mm wide, each another."""
    width, height = 120 + i % 7, 80 + i % 11
    row = bytes((x * 7 + i) % 256 for x in range(width * 3))
    return png(width, height, b"".join(b"\0" + row[y:] + row[:y] for y in range(height)))


def picture(folder, n):
    """One file, often."""
    both(folder, n, "  - {each: parts, do: [{image: {file: a.png, width: 10mm, alt: '{name}'}}]}",
         f'#for i in range({n}) {{ image("a.png", width: 10mm, alt: "Part " + str(i + 1)) }}\n', item=part(1))
    put(folder, "a.png", image(0))


def pictures(folder, n):
    """As many files."""
    both(folder, n, "\n".join(f"  - {{image: {{file: p/{i}.png, width: 10mm, alt: 'Part {i + 1}'}}}}" for i in range(n)),
         f'#for i in range({n}) {{ image("p/" + str(i) + ".png", width: 10mm, alt: "Part " + str(i + 1)) }}\n')
    for i in range(n):
        put(folder, f"p/{i}.png", image(i))


def columned(folder, n, count):
    both(folder, n, "  - {each: parts, do: [{text: '{text}'}]}", "".join(escaped(i, 6) + "\n\n" for i in range(n)),
         page=f", columns: {count}", item=part(6))


def columns2(folder, n):
    columned(folder, n, 2)


def columns3(folder, n):
    columned(folder, n, 3)


# What is counted, the least number, and the doublings.
KINDS = {prose: ("pages of prose", 100, 3), table: ("rows of a table", 5000, 3), picture: ("times one picture", 750, 3),
         pictures: ("picture files", 750, 3), columns2: ("texts in 2 columns", 750, 3), columns3: ("texts in 3 columns", 750, 3)}

if __name__ == "__main__":
    os.makedirs(sys.argv[3], exist_ok=True)
    globals()[sys.argv[1]](sys.argv[3], int(sys.argv[2]))
