#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The handout's content as source text for other tools: peers.py CONTENT FONTS TOOL > SOURCE

One list of blocks is made from the content, and each tool has a writer that prints it. The layouts are
plain (headings, paragraphs, lists, two tables, two columns of terms), so that each tool does at most the work that
platen does: no boxes, no tints, no icons, no diagrams.
"""
import re
import sys

import yaml

WORDS = ("What people often get wrong", "How employers see it", "Words to know", "Aspect")


def blocks(c):
    """Kinds: h1, h2, p, list, table (rows of cells, the first is the head), terms."""
    wrong, seen, words, aspect = WORDS
    first, second = c["sides"]["first"], c["sides"]["second"]
    task, following = c["task"], c["next"]
    yield "h1", c["question"]
    yield "p", "**%s** %s" % (c["answer"]["word"], c["answer"]["text"])
    yield "table", [[aspect, first["name"], second["name"]]] + [[r["aspect"], r["first"], r["second"]] for r in c["comparison"]]
    yield "h2", task["title"]
    yield "p", task["instruction"]
    yield "table", [["", first["short"], c["sides"]["both"]["short"], second["short"]]] + [[i["text"], "", "", ""] for i in task["items"]]
    yield "h2", c["bridge"]["title"]
    yield "p", c["bridge"]["note"]
    for role in c["roles"]:
        yield "p", "%d %s, %d %s" % (len(role["first"]), first["from"], len(role["second"]), second["from"])
        yield "p", "**%s** %s" % (role["name"], role["summary"])
        yield "p", "“%s”" % role["day"]
    yield "h2", wrong
    yield "table", [["", ""]] + [["“%s”" % m["claim"], m["fact"]] for m in c["misconceptions"]]
    yield "h2", seen
    yield "p", c["perception"]
    for group in (c["technical"], c["together"], following):
        yield "h2", group["title"]
        if "intro" in group:
            yield "p", group["intro"]
        for point in group["points"]:
            yield "p", point["text"]
    yield "p", "**%s**" % following["answers"]
    yield "list", [c["sides"][i["answer"]]["short"] for i in task["items"]]
    yield "p", following["disagree"]
    yield "h2", words
    yield "terms", [(g["term"], g["meaning"]) for g in c["glossary"]]
    for s in c["sources"]:
        yield "p", " ".join(s[k] for k in ("text", "link") if s.get(k))


def rich(text, escape, bold):
    """Markdown's **strong** in a tool's terms; other marks are left out, tags too."""
    parts = re.split(r"\*\*", re.sub(r"</?(?:span|wbr|nobr)[^>]*>", "", str(text)).replace("\n", " "))
    return "".join(bold(escape(p)) if i % 2 else escape(p) for i, p in enumerate(parts))


class Typst:
    head = ('#set page(paper: "a4", margin: 18mm, footer: context align(right, counter(page).display("1 of 1", both: true)))\n'
            '#set text(font: "Noto Sans", size: 9.4pt, lang: "en")\n#set par(justify: true)\n'
            '#set document(title: "Handout", date: none)\n')
    foot = ""

    def __init__(self, fonts):
        pass

    def text(self, t):
        return rich(t, lambda s: re.sub(r"([\\#$*_`<>@\[\]~=/-])", r"\\\1", s), lambda s: f"#strong[{s}]")

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

    def __init__(self, fonts):
        faces = "".join(f"@font-face{{font-family:Noto;font-weight:{w};src:url(file://{fonts}/NotoSans-{f}.ttf)}}"
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

    def __init__(self, fonts):
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
        width = {4: "lw(95m) lw(20m) lw(20m) lw(20m)", 3: "lw(28m) lw(70m) lw(70m)", 2: "lw(62m) lw(108m)"}[len(v[0])]
        row = lambda r: "\t".join("T{\n" + t(x) + "\nT}" for x in r) + "\n"
        return ".TS H\n" + width + ".\n_\n" + row(v[0]) + ".TH\n" + "_\n".join(row(r) for r in v[1:]) + "_\n.TE\n"


class Latex:
    foot = "\\end{document}\n"

    def __init__(self, fonts):
        self.head = ("\\documentclass[a4paper,10pt]{article}\n\\usepackage[T1]{fontenc}\n\\usepackage[margin=18mm]{geometry}\n"
                     "\\usepackage{multicol}\n\\IfFileExists{noto.sty}{\\usepackage[sfdefault]{noto}}"
                     "{\\usepackage{helvet}\\renewcommand\\familydefault{\\sfdefault}}\n"
                     "\\begin{document}\n")

    def text(self, t):
        return rich(t, lambda s: re.sub(r"([#$%&_{}])", r"\\\1", s), lambda s: f"\\textbf{{{s}}}")

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
        width = {4: "p{90mm}p{20mm}p{20mm}p{20mm}", 3: "p{28mm}p{66mm}p{66mm}", 2: "p{58mm}p{104mm}"}[len(v[0])]
        return ("\n\\noindent\\begin{tabular}{" + width + "}\\hline\n" +
                "".join(" & ".join(t(x) for x in r) + "\\\\\\hline\n" for r in v) + "\\end{tabular}\n\n")


def main():
    content, fonts, tool = sys.argv[1:]
    with open(content, encoding="utf-8") as f:
        c = yaml.safe_load(f)
    writer = {"typst": Typst, "html": Html, "groff": Groff, "latex": Latex}[tool](fonts)
    sys.stdout.reconfigure(encoding="utf-8")
    print(writer.head + "".join(writer.block(k, v) for k, v in blocks(c)) + writer.foot)


main()
