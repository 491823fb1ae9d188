#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Named worksheets for a class: tests/bench/class.py PLATEN

A plain sheet of two pages, tagged, with a name on its line, for 200, 2,000 and 10,000 pupils in one file, and for as many in
files of their own; then the same sheet by Typst (tests/bench/typst.sh) and pdfLaTeX, where they are installed. Prints
processor time, peak memory and size, and whether the aims are met; fails when something does not run.
ONLY=200 leaves out the others.
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
AIMS = {200: (0.12, 40, 700_000), 2000: (0.5, None, None), 10000: (2.0, 200, None), "files": (None, 32, None)}
INTRO = "Circle one number in each row. No answer is right or wrong: be honest. Then turn over and write."


def name(i):
    return f"{('Anna', 'Ben', 'Zoë', 'David', 'Emma', 'Finn', 'Greta')[i % 7]} {('Meier', 'Núñez', 'Kowalska')[i % 3]} {i + 1}"


def run(command, cwd):
    """Processor seconds, peak memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
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
          r"\IfFileExists{noto.sty}{\usepackage[sfdefault]{noto}}{}\setlength\parindent{0pt}\pagestyle{empty}\newcommand\sheet[1]{\section*{Where do you stand?}"
          rf"Name: #1\par {INTRO}\subsection*{{Statements}}\begin{{tabular}}{{p{{80mm}}ccccc}} & never & at times & partly & mostly & "
          rf"always \\ \hline {rows}\end{{tabular}}\par Total\newpage\subsection*{{Questions}}" +
          r"\par ".join(q + lines for q in QUESTIONS) + r"\newpage}\begin{document}" +
          "".join(rf"\sheet{{{name(i)}}}" for i in range(n)) + r"\end{document}")
    return ["pdflatex", "-interaction=batchmode", "class.tex"]


def said(label, figures, size, aim=(None, None, None)):
    seconds, memory = figures
    met = all(limit is None or value <= limit for value, limit in zip((seconds, memory, size), aim))
    print(f"{label:32} {seconds:8.2f} s {memory:8.0f} MiB {size / 1e6:8.2f} MB" + ("" if aim == (None,) * 3 else
          "  aim " + ("met" if met else "missed: " + ", ".join(
              f"{limit} {unit}" for limit, unit in zip(aim, ("s", "MiB", "bytes")) if limit is not None))), flush=True)


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(d, f)) for d, _, files in os.walk(path) for f in files)


def platen(folder, *options):
    out = options[-1]
    figures = run([PLATEN, "build", "-q", "-j", "1", "--roster", "class.csv", *options[:-1], "-o", out], folder)
    size = size_of(f"{folder}/{out}")
    shutil.rmtree(f"{folder}/{out}") if os.path.isdir(f"{folder}/{out}") else os.remove(f"{folder}/{out}")
    return figures, size


def measure(folder):
    sizes = [200] if os.environ.get("ONLY") == "200" else [200, 2000, 10000]
    project(folder)
    shuffled(folder, False)
    for n in sizes:
        roster(folder, n)
        said(f"{n} named, one file", *platen(folder, "--pack", "--no-cover", "pack.pdf"), AIMS[n])
    said(f"{sizes[-1]} named, in files", *platen(folder, "files/"), AIMS["files"])
    roster(folder, 200)
    for label, box, shuffle in (("shuffled", "", True), ("with QR codes", "  - qr: '{pupil.sheet}'\n", False)):
        other = f"{folder}/{'shuffled' if shuffle else 'codes'}"
        project(other, box)
        shuffled(other, shuffle)
        roster(other, 200)
        said(f"200 {label}, one file", *platen(other, "--pack", "--no-cover", "pack.pdf"))


def peers(folder):
    for label, program, source in (("Typst", TYPST, typst), ("pdfLaTeX, not tagged", "pdflatex", latex)):
        if not program or not shutil.which(program):
            print(f"{label} is not installed: not compared")
            continue
        for n in [200] if os.environ.get("ONLY") == "200" else [200, 2000]:
            command = source(folder, n)
            said(f"{n} named, {label}", run(command, folder), size_of(f"{folder}/class.pdf"))


PLATEN = os.path.realpath(sys.argv[1])
CACHE = os.environ.get("PLATEN_CACHE") or os.path.expanduser("~/.cache/platen")
TYPST = next((p for p in (os.environ.get("TYPST"), f"{CACHE}/typst/bin/typst", shutil.which("typst")) if p and shutil.which(p)), None)
with tempfile.TemporaryDirectory() as work:
    measure(work)
    peers(work)
