#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a document as source text for other tools: peers.py DOCUMENT LOCALE TOOL > SOURCE

One list of blocks is made from the content, and each tool has a writer that prints it. The layouts are
plain (headings, paragraphs, lists, tables, two columns of terms), so that each tool does at most the work that
platen does: no boxes, no tints, no icons, no diagrams. typst/ has the documents as they are.
"""
import re
import sys

import content
from content import rich


def handout(c):
    """Kinds: h1, h2, p, list, table (rows of cells, the first is the head), terms."""
    first, second = c["sides"]["first"], c["sides"]["second"]
    task, following = c["task"], c["next"]
    yield "h1", c["question"]
    yield "p", "**%s** %s" % (c["answer"]["word"], c["answer"]["text"])
    yield "table", [["", first["name"], second["name"]]] + [[r["aspect"], r["first"], r["second"]] for r in c["comparison"]]
    yield "h2", task["title"]
    yield "p", task["instruction"]
    yield "table", [["", first["short"], c["sides"]["both"]["short"], second["short"]]] + [[i["text"], "", "", ""] for i in task["items"]]
    yield "h2", c["bridge"]["title"]
    yield "p", c["bridge"]["note"]
    for role in c["roles"]:
        yield "p", "%d %s, %d %s" % (len(role["first"]), first["from"], len(role["second"]), second["from"])
        yield "p", "**%s** %s" % (role["name"], role["summary"])
        yield "p", "“%s”" % role["day"]
    yield "h2", c["word"]["misconceptions"]
    yield "table", [["", ""]] + [["“%s”" % m["claim"], m["fact"]] for m in c["misconceptions"]]
    yield "h2", c["perception"]["title"]
    yield "p", c["perception"]["text"]
    for group in (c["technical"], c["together"], following):
        yield "h2", group["title"]
        if "intro" in group:
            yield "p", group["intro"]
        for point in group["points"]:
            yield "p", point["text"]
    yield "p", "**%s**" % following["answers"]
    yield "list", [c["sides"][i["answer"]]["short"] for i in task["items"]]
    yield "p", following["disagree"]
    yield "h2", c["word"]["glossary"]
    yield "terms", [(g["term"], g["meaning"]) for g in c["glossary"]]
    for s in c["sources"]:
        yield "p", " ".join(s[k] for k in ("text", "link") if s.get(k))


def poster(c):
    yield "h1", c["takeaway"]
    for role in c["roles"]:
        yield "h2", role["name"]
        yield "p", role["summary"]
        for side in "first", "second":
            yield "p", "**%s**" % c["sides"][side]["short"]
            yield "list", role[side]
    yield "p", c["bridge"]["key"]
    yield "p", "%s %s" % (c["poster"]["more"], c["poster"]["link"])


def worksheet(c):
    a, word = c["assessment"], c["word"]
    yield "h1", a["title"]
    yield "table", [[word["name"], word["class"], word["date"]]]
    yield "p", a["intro"]
    yield "list", a["steps"]
    for g in a["groups"]:
        yield "h2", "%s %s" % (g["letter"], g["name"])
        yield "table", [[a["stem"]] + a["scale"]] + [[s["text"], "1", "2", "3", "4", "5"] for s in g["statements"]]
        total = word["sum"].replace("{letter}", g["letter"]).replace("{lowest}", "5").replace("{highest}", "25")
        yield "p", "%s · %s" % (c["sides"][g["side"]]["short"], total)
    yield "h2", a["totals"]["title"]
    yield "p", a["totals"]["instruction"]
    yield "table", [["", ""] + [b["short"] for b in a["bands"]]] + [["%s %s" % (g["letter"], g["name"])] + [""] * 6 for g in a["groups"]]
    place = a["place"]
    yield "h2", place["title"]
    yield "p", place["instruction"]
    yield "p", place["example"]
    yield "p", "%s %s = %s" % (place["larger"], place["smaller"], place["steps"])
    yield "list", [role["name"] for role in c["roles"]]
    yield "table", [[""] + [place["heads"][k] for k in ("place", "jobs", "try")]] + [
        [str(i), "%d–%d %s" % (z["from"], z["to"], z["name"]), z["jobs"], z["try"]] for i, z in enumerate(place["zones"], 1)]
    yield "p", place["note"]
    yield "h2", a["says"]
    yield "table", [["", "", ""]] + [["%d–%d" % (b["from"], b["to"]), b["name"], b["advice"]] for b in a["bands"]]
    yield "h2", a["reflection"]["title"]
    for q in a["reflection"]["questions"]:
        yield "p", q


def widths(columns, room):
    """Widths of a table's columns in mm: equal in pairs, and beside a narrow one; else the first is wide."""
    if columns == 3:
        return [room // 6, room * 5 // 12, room * 5 // 12]
    wide = room * 3 // 8 if columns == 2 else room // 2
    return [wide] + [(room - wide) // max(1, columns - 1)] * (columns - 1)


class Typst:
    foot = ""

    def __init__(self, locale):
        self.head = ('#set page(paper: "%s", margin: 18mm, footer: context align(right, counter(page).display("1 of 1", both: true)))\n'
                     '#set text(font: %s, size: 9.4pt, lang: "%s", region: %s)\n#set par(justify: true, spacing: 0.8em)\n#set table(inset: 3pt)\n#set list(spacing: 0.6em)\n'
                     '#set document(title: "Document", date: datetime(year: 2026, month: 11, day: 24))\n') % (
                         content.paper(locale), content.typst_families(locale), locale[:2], content.typst_region(locale))

    def text(self, t):
        return rich(t, content.typst_escaped, lambda s: f"#strong[{s}]")

    def block(self, kind, v):
        t = self.text
        if kind in ("h1", "h2"):
            return "=" * int(kind[1]) + " " + t(v) + "\n"
        if kind == "p":
            return t(v) + "\n\n"
        if kind == "list":
            return "".join(f"- {t(i)}\n" for i in v) + "\n"
        if kind == "terms":
            return "#columns(2)[\n" + "".join(f"#strong[{t(a)}] {t(b)}\n\n" for a, b in v) + "]\n"
        columns = ", ".join(["auto"] + ["1fr"] * (len(v[0]) - 1)) if len(v[0]) > 2 else "4fr, 7fr"
        head = "table.header(" + ", ".join(f"[{t(x)}]" for x in v[0]) + ")"
        rows = ",\n".join(", ".join(f"[{t(x)}]" for x in r) for r in v[1:])
        return f"#table(columns: ({columns}), stroke: (y: 0.4pt),\n{head},\n{rows})\n"


class Html:
    foot = "</body></html>\n"

    def __init__(self, locale):
        faces = "".join(f"@font-face{{font-family:Noto;font-weight:{w};src:url(file://{content.ROOT}/fonts/NotoSans-{f}.ttf)}}"
                        for w, f in ((400, "Regular"), (700, "Bold")))
        self.head = ("<!doctype html><html lang=en><meta charset=utf-8><title>Handout</title><style>" + faces +
                     "@page{size:A4;margin:18mm;@bottom-right{content:counter(page) ' of ' counter(pages)}}"
                     "body{font:9.4pt/1.35 Noto;text-align:justify;hyphens:auto}table{border-collapse:collapse}"
                     "td,th{border-bottom:.4pt solid;text-align:left;vertical-align:top}.t{columns:2}</style><body>\n")

    def text(self, t):
        return rich(t, lambda s: s.replace("&", "&amp;").replace("<", "&lt;"), lambda s: f"<b>{s}</b>")

    def block(self, kind, v):
        t = self.text
        if kind in ("h1", "h2", "p"):
            return f"<{kind}>{t(v)}</{kind}>\n"
        if kind == "list":
            return "<ul>" + "".join(f"<li>{t(i)}</li>" for i in v) + "</ul>\n"
        if kind == "terms":
            return "<div class=t>" + "".join(f"<p><b>{t(a)}</b> {t(b)}</p>" for a, b in v) + "</div>\n"
        row = lambda tag, r: "<tr>" + "".join(f"<{tag}>{t(x)}</{tag}>" for x in r) + "</tr>\n"
        return ("<table><thead>" + row("th", v[0]) + "</thead><tbody>" + "".join(row("td", r) for r in v[1:]) +
                "</tbody></table>\n")


class Groff:
    head = ".nr PS 9.4\n.nr VS 12.5\n.nr PO 18m\n.nr LL 174m\n.ds CH\n.ds CF \\\\n%\n"
    foot = ""

    def __init__(self, locale):
        pass

    def text(self, t):
        out = rich(t, lambda s: s.replace("\\", "\\e"), lambda s: f"\\fB{s}\\fP")
        return "\\&" + out if out[:1] in ".'" else out

    def block(self, kind, v):
        t = self.text
        if kind in ("h1", "h2"):
            return f".SH\n{t(v)}\n"
        if kind == "p":
            return f".LP\n{t(v)}\n"
        if kind == "list":
            return "".join(f".IP \\(bu 3\n{t(i)}\n" for i in v)
        if kind == "terms":
            return ".2C\n" + "".join(f".LP\n\\fB{t(a)}\\fP {t(b)}\n" for a, b in v) + ".1C\n"
        width = " ".join(f"lw({w}m)" for w in widths(len(v[0]), 168))
        row = lambda r: "\t".join("T{\n" + t(x) + "\nT}" for x in r) + "\n"
        return ".TS H\n" + width + ".\n_\n" + row(v[0]) + ".TH\n" + "_\n".join(row(r) for r in v[1:]) + "_\n.TE\n"


class Latex:
    foot = "\\end{document}\n"

    def __init__(self, locale):
        self.head = ("\\documentclass[a4paper,10pt]{article}\n\\usepackage[margin=18mm]{geometry}\n\\usepackage{multicol}\n"
                     "\\IfFileExists{noto.sty}{\\usepackage[T1]{fontenc}\\usepackage[sfdefault]{noto}}"
                     "{\\IfFileExists{lmodern.sty}{\\usepackage[T1]{fontenc}\\usepackage{lmodern}}{}}\n"
                     "\\begin{document}\n")

    def text(self, t):
        return rich(t, lambda s: re.sub(r"([#$%&_{}])", r"\\\1", s).replace("−", "$-$"), lambda s: f"\\textbf{{{s}}}")

    def block(self, kind, v):
        t = self.text
        if kind in ("h1", "h2"):
            return ("\\section*" if kind == "h1" else "\\subsection*") + f"{{{t(v)}}}\n"
        if kind == "p":
            return t(v) + "\n\n"
        if kind == "list":
            return "\\begin{itemize}\n" + "".join(f"\\item {t(i)}\n" for i in v) + "\\end{itemize}\n"
        if kind == "terms":
            return ("\\begin{multicols}{2}\n" + "".join(f"\\textbf{{{t(a)}}} {t(b)}\n\n" for a, b in v) +
                    "\\end{multicols}\n")
        width = "".join(f"p{{{w}mm}}" for w in widths(len(v[0]), 150))
        return ("\n\\noindent\\begin{tabular}{" + width + "}\\hline\n" +
                "".join(" & ".join(t(x) for x in r) + "\\\\\\hline\n" for r in v) + "\\end{tabular}\n\n")


WRITERS = {"typst": Typst, "html": Html, "groff": Groff, "latex": Latex}


def source(document, locale, tool):
    writer = WRITERS[tool](locale)
    blocks = {"handout": handout, "poster": poster, "worksheet": worksheet}[document](content.load(locale, document))
    return writer.head + "".join(writer.block(kind, value) for kind, value in blocks) + writer.foot + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print(source(*sys.argv[1:]), end="")
