#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Named worksheets for a class: tests/bench/class.py PLATEN

The shipped worksheet, and a plain sheet of two pages, both tagged, with a name on its line, for 200, 2,000 and 10,000 pupils in
one file, and the plain one in files of their own; beside them sheets with QR codes or shuffled. Then the plain sheet by Typst
(tests/bench/typst.sh) and pdfLaTeX, where they are installed. Prints processor time, peak memory and size, what it is of
platen's for the same class, and whether the aims are met. Fails when something does not run, or when time, memory or size grow
faster than the class. ONLY=200 leaves out the others.
"""
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
STATEMENTS = [f"{verb} {what}" for verb in ("reading", "writing", "drawing") for what in ("a map", "a plan", "a letter", "a list")]
QUESTIONS = ["What did you see on the way?", "Which part was hard?", "What will you try next?", "Who could help you?"]
AIMS = {200: (0.12, 40, 700_000), 2000: (0.5, None, None), 10000: (2.0, 200, None), "files": (None, 28, None)}
GROWTH = 1.5  # the most that a pupil of five times as many may take of what a pupil takes
INTRO = "Circle one number in each row. No answer is right or wrong: be honest. Then turn over and write."


def name(i):
    return f"{('Anna', 'Ben', 'Zoë', 'David', 'Emma', 'Finn', 'Greta')[i % 7]} {('Meier', 'Núñez', 'Kowalska')[i % 3]} {i + 1}"


class Missing(Exception):
    """What a program lacks that is not part of it."""


def run(command, cwd):
    """Processor seconds, peak memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    lacks = re.search(rb"! LaTeX Error: File `([^']*)' not found", log)
    if lacks:
        raise Missing(lacks[1].decode())
    if process.returncode:
        sys.exit(f"{' '.join(command)}: {log.decode(errors='replace')[-800:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def project(folder, more=""):
    """The sheet for platen; `more`: boxes."""
    items = "".join(f"    - {s}\n" for s in STATEMENTS)
    write(f"{folder}/platen.yaml", "{subject: s, locales: [en], documents: [sheet]}\n")
    write(f"{folder}/content/s/en.yaml", "title: Where do you stand?\nitems:\n" + items.replace("    -", "  -") +
          "points:\n  - never\n  - at times\n  - partly\n  - mostly\n  - always\nquestions:\n" +
          "".join(f"  - '{q}'\n" for q in QUESTIONS))
    write(f"{folder}/layouts/shapes/s.yaml", "fields:\n  title: {type: text}\n" + "".join(
        f"  {k}: {{type: list, of: {{type: text}}}}\n" for k in ("items", "points", "questions")))
    write(f"{folder}/layouts/sheet.yaml",
          "shape: s\ndocument: {title: '{title}'}\npage: {size: a4, duplex: true}\n"
          "styles: {body: {size: 11pt, leading: 1.4}, big: {extends: body, size: 22pt}, field: {extends: body}}\nbody:\n"
          "  - {heading: {text: '{title}', level: 1}, style: big}\n"
          "  - field: {label: 'Name:', value: '{pupil.name}'}\n"
          f"  - {{text: '{INTRO}'}}\n{more}"
          "  - rating: {title: Statements, level: 2, scale: {each: points, text: '{.}'}, circle: 0, column: 16mm,\n"
          "      statements: {each: items, text: '{.}'SHUFFLE}, sum: Total}\n"
          "  - page-break\n  - {heading: {text: Questions, level: 2}}\n"
          "  - {each: questions, do: [{lines: {label: '{.}', count: 4}}]}\n")
    os.makedirs(f"{folder}/fonts")
    for f in ("NotoSans-Regular.ttf", "sRGB.icc"):
        shutil.copy(f"{ROOT}/fonts/{f}", f"{folder}/fonts")
    write(f"{folder}/fonts/fonts.yaml", "families: {sans: {faces: [{file: NotoSans-Regular.ttf}]}}\n")


def shuffled(folder, shuffle):
    path = f"{folder}/layouts/sheet.yaml"
    text = open(path, encoding="utf-8").read().replace("SHUFFLE", ", shuffle: true" if shuffle else "")
    write(path, text)


def roster(folder, n):
    write(f"{folder}/class.csv", "name\n" + "".join(name(i) + "\n" for i in range(n)))


def typst(folder, n):
    rows = ", ".join(f"[{s}], " + ", ".join(f"[{k}]" for k in range(1, 6)) for s in STATEMENTS)
    lines = "#for k in range(4) { v(8mm); line(length: 100%, stroke: 0.5pt) }\n"
    write(f"{folder}/class.typ", '#set document(title: "Where do you stand?")\n#set page(paper: "a4", margin: 18mm)\n'
          '#set text(font: "Noto Sans", size: 11pt, lang: "en")\n#let sheet(name) = [\n= Where do you stand?\nName: #name\n\n'
          f"{INTRO}\n\n== Statements\n#table(columns: (1fr, 16mm, 16mm, 16mm, 16mm, 16mm), table.header([], [never], [at times], "
          f"[partly], [mostly], [always]), {rows})\nTotal\n#pagebreak()\n== Questions\n" +
          "".join(f"{q}\n{lines}" for q in QUESTIONS) + "]\n#let names = (" + ", ".join(f'"{name(i)}"' for i in range(n)) +
          ',)\n#for (i, n) in names.enumerate() { if i > 0 { pagebreak() }; sheet(n) }\n')
    return [TYPST, "compile", "--ignore-system-fonts", "--font-path", f"{ROOT}/fonts", "--pdf-standard", "a-2a,ua-1", "class.typ",
            "class.pdf"]


def latex(folder, n):
    rows = "".join(s + "".join(f" & {k}" for k in range(1, 6)) + r" \\ \hline " for s in STATEMENTS)
    lines = r"\\[8mm]\hrulefill" * 4
    write(f"{folder}/class.tex", r"\documentclass[11pt]{article}\usepackage[a4paper,margin=18mm]{geometry}\usepackage[T1]{fontenc}"
          r"\IfFileExists{noto.sty}{\usepackage[sfdefault]{noto}}{\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}}"
          r"\setlength\parindent{0pt}\pagestyle{empty}\newcommand\sheet[1]{\section*{Where do you stand?}"
          rf"Name: #1\par {INTRO}\subsection*{{Statements}}\begin{{tabular}}{{p{{80mm}}ccccc}} & never & at times & partly & mostly & "
          rf"always \\ \hline {rows}\end{{tabular}}\par Total\newpage\subsection*{{Questions}}" +
          r"\par ".join(q + lines for q in QUESTIONS) + r"\newpage}\begin{document}" +
          "".join(rf"\sheet{{{name(i)}}}" for i in range(n)) + r"\end{document}")
    return ["pdflatex", "-interaction=batchmode", "class.tex"]


def said(label, figures, size, aim=(None, None, None), of=None):
    """One row; `of`: the row of platen for the same class."""
    seconds, memory = figures
    met = all(limit is None or value <= limit for value, limit in zip((seconds, memory, size), aim))
    row = f"{label:36} {seconds:8.2f} s {memory:8.0f} MiB {size / 1e6:8.2f} MB"
    if of:
        row += f"  {seconds / of[0]:5.1f} x time, {memory / of[1]:5.1f} x memory, {size / of[2]:5.1f} x size"
    if aim != (None,) * 3:
        limits = ", ".join(f"{limit} {unit}" for limit, unit in zip(aim, ("s", "MiB", "bytes")) if limit is not None)
        row += "  aim met" if met else "  aim missed: " + limits
    print(row, flush=True)
    return seconds, memory, size


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(d, f)) for d, _, files in os.walk(path) for f in files)


def platen(folder, *options, project=None):
    out = options[-1]
    command = [PLATEN, "build", "-q", "-j", "1", "--roster", "class.csv", *options[:-1], "-o", out]
    figures = run(command + (["-C", project, "--document", "worksheet", "--locale", "en"] if project else []), folder)
    size = size_of(f"{folder}/{out}")
    shutil.rmtree(f"{folder}/{out}") if os.path.isdir(f"{folder}/{out}") else os.remove(f"{folder}/{out}")
    return figures, size


def check_growth(label, rows, sizes):
    """From the second class on, in which the fixed part is small."""
    bad = False
    for n, m in zip(sizes[1:], sizes[2:]):
        for what, small, large in zip(("time", "memory", "size"), rows[n], rows[m]):
            if large / small > GROWTH * m / n:
                print(f"{label}: {what} of {m} pupils is {large / small:.1f} times that of {n}")
                bad = True
    return not bad


def packs(folder, label, sizes, project=None):
    """The rows by their number of pupils."""
    rows = {}
    for n in sizes:
        roster(folder, n)
        rows[n] = said(f"{n} {label}, one file", *platen(folder, "--pack", "--no-cover", "pack.pdf", project=project), AIMS[n])
    return rows, check_growth(label, rows, sizes)


def shipped_with(folder, pattern, replacement):
    """A copy of the project whose worksheet is another."""
    os.makedirs(folder)
    for part in ("platen.yaml", "content", "layouts", "fonts"):
        copy = shutil.copytree if os.path.isdir(f"{ROOT}/{part}") else shutil.copy
        copy(f"{ROOT}/{part}", f"{folder}/{part}")
    path = f"{folder}/layouts/worksheet.yaml"
    text, n = re.subn(pattern, replacement, open(path, encoding="utf-8").read(), count=1)
    if not n:
        sys.exit(f"layouts/worksheet.yaml: {pattern} is not there any more")
    write(path, text)
    return folder


def stays_flat(label, rows):
    """What is set or drawn for one pupil leaves the memory when it is written."""
    few, many = (rows[n][1] for n in sorted(rows))
    if many > GROWTH * few:
        print(f"{label}: memory of {max(rows)} pupils is {many / few:.1f} times that of {min(rows)}")
    return many <= GROWTH * few


def others(folder):
    """Codes, which are drawn for each pupil; shuffles, for which the pages are set anew. False: memory grows with the class."""
    good = True
    for label, box, shuffle in (("shuffled", "", True), ("with QR codes", "  - qr: '{pupil.sheet}'\n", False)):
        other = f"{folder}/{'shuffled' if shuffle else 'codes'}"
        project(other, box)
        shuffled(other, shuffle)
        rows = {}
        for n in (200, 2000):
            roster(other, n)
            rows[n] = said(f"{n} plain, {label}, one file", *platen(other, "--pack", "--no-cover", "pack.pdf"))
        good &= stays_flat(label, rows)
    for label, pattern, replacement in (("shuffled", r"statements: \{each: statements,", r"\g<0> shuffle: true,"),
                                        ("with QR codes", r"columns: \[5fr, 2fr, 3fr\]((?:.|\n)*?'\{word.date\}', height: 8mm\}\n)",
                                         r"columns: [5fr, 2fr, 3fr, 12mm]\1        - qr: {text: '{pupil.sheet}', size: 12mm}\n")):
        other = shipped_with(f"{folder}/shipped-{label.split()[-1]}", pattern, replacement)
        rows = {}
        for n in (200, 600) if label == "shuffled" else (200, 2000):
            roster(folder, n)
            rows[n] = said(f"{n} shipped, {label}, one file", *platen(folder, "--pack", "--no-cover", "pack.pdf", project=other))
        good &= stays_flat(label, rows)
    return good


def measure(folder):
    sizes = [200] if os.environ.get("ONLY") == "200" else [200, 2000, 10000]
    _, good = packs(folder, "shipped", sizes, ROOT)
    project(folder)
    shuffled(folder, False)
    rows, plain = packs(folder, "plain", sizes)
    said(f"{sizes[-1]} plain, in files", *platen(folder, "files/"), AIMS["files"])
    flat = others(folder)
    return rows, good and plain and flat


def peers(folder, rows):
    for label, program, source in (("Typst", TYPST, typst), ("pdfLaTeX, not tagged", "pdflatex", latex)):
        if not program or not shutil.which(program):
            print(f"{label} is not installed: not compared")
            continue
        for n in (n for n in rows if n < 10000):
            try:
                command = source(folder, n)
                said(f"{n} plain, {label}", run(command, folder), size_of(f"{folder}/class.pdf"), of=rows[n])
            except Missing as lacks:
                print(f"{label} lacks {lacks}: not compared")
                break


PLATEN = os.path.realpath(sys.argv[1])
CACHE = os.environ.get("PLATEN_CACHE") or os.path.expanduser("~/.cache/platen")
TYPST = next((p for p in (os.environ.get("TYPST"), f"{CACHE}/typst/bin/typst", shutil.which("typst")) if p and shutil.which(p)), None)
with tempfile.TemporaryDirectory() as work:
    platens, linear = measure(work)
    peers(work, platens)
sys.exit(0 if linear else "more is taken than the class grows")
