#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Platen beside native Typst and other programs: rows.py PLATEN TIMER [PART...]

Parts: documents, project, growth; all by default. Each row is processor time, peak memory and bytes of the other program, as times
platen's in the same turns (timer.c), one thread each, with the aim and whether it is met. Typst writes what platen writes, PDF/A-2a
and PDF/UA-1, and is given no fonts but those it needs. What it sets is the same text (the words in a plain layout, peers.py) or the
same document (typst/, large.py). Programs that are not installed are named. ROUNDS (9 by default): turns of short commands.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import content
import large
import peers

ROUNDS = int(os.environ.get("ROUNDS") or 9)
GROWTH = 2.2  # the most for a doubling
DOCUMENTS = "handout", "poster", "worksheet"
CACHE = os.environ.get("PLATEN_CACHE") or os.path.expanduser("~/.cache/platen")
TYPST = next((p for p in (os.environ.get("TYPST"), f"{CACHE}/typst/bin/typst", shutil.which("typst")) if p and shutil.which(p)), None)
HERE = os.path.dirname(os.path.abspath(__file__))


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def link(source, target):
    """A file that is not written to; without copying where the file system can."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


# -- measuring ------------------------------------------------------------------------------------

class Turns:
    """Commands in turn, and what each took: (microseconds of the processor, KB of memory, bytes of its outputs, the least
    microseconds)."""

    def __init__(self, timer, folder):
        self.timer, self.folder, self.lines, self.outputs = timer, folder, [], {}

    def add(self, label, command, *outputs):
        self.lines.append(f"{label}\t{command}\n")
        self.outputs[label] = outputs

    def before(self, command):
        """Runs before what is added next, and is not counted."""
        self.lines.append(f"-\t{command}\n")

    def measured(self, rounds):
        done = subprocess.run([self.timer, str(rounds)], input="".join(self.lines), text=True, stdout=subprocess.PIPE, cwd=self.folder,
                              check=False)
        if done.returncode:
            sys.exit("rows: a program did not run")
        fields = (line.split("\t") for line in done.stdout.splitlines())
        return {f[0]: (int(f[2]), int(f[3]), size(self.outputs[f[0]]), int(f[4])) for f in fields}


def size(outputs):
    return sum(os.path.getsize(f) for path in outputs for f in files(path))


def files(path):
    if not os.path.isdir(path):
        return [path]
    return [os.path.join(d, f) for d, _, names in os.walk(path) for f in names if f.endswith(".pdf")]


# -- the table ------------------------------------------------------------------------------------

MISSED = []


def said(row, aim, met):
    if aim and not met:
        MISSED.append(row)
    return f"  {aim} {'met' if met else 'NOT MET'}" if aim else ""


def head(text):
    print(f"\n{text:40} {'':18} {'time':>7} {'memory':>7} {'bytes':>7}  aim", flush=True)


def beside(row, program, own, other, least=1.0, ahead=True, outputs=True):
    """A row: at least `least` times platen's time, and more memory. `outputs`: both made the same."""
    time, memory = other[0] / own[0], other[1] / own[1]
    length = f"{other[2] / own[2]:7.1f}" if outputs else ""
    aim = "ahead in both:" if least == 1 else f"time at least {least:g}:"
    end = said(row, aim if ahead else "", time >= least and memory > 1)
    print(f"{row:40} {program:18} {time:7.1f} {memory:7.1f} {length:>7}{end}", flush=True)


def doubled(row, figures):
    """Platen's own: time and memory for each doubling; the least time, since other work makes it longer and never shorter."""
    steps = [(large[3] / small[3], large[1] / small[1]) for small, large in zip(figures, figures[1:])]
    text = "  ".join(f"{time:.2f} {memory:.2f}" for time, memory in steps)
    print(f"{row:40} {'platen, doubled':18} {text:>23}{said(row, f'at most {GROWTH}:', max(map(max, steps)) <= GROWTH)}", flush=True)


# -- the shipped documents ------------------------------------------------------------------------

def qr_code(path):
    """As many modules as the poster's code has; it leads nowhere."""
    dice = random.Random(1)
    cells = "".join(f"M{x} {y}h1v1h-1z" for y in range(29) for x in range(29) if dice.random() < 0.5)
    write(path, f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"><path d="{cells}"/></svg>\n')


def locales():
    return ["en", "en-US"] + sorted(f[:-3] for f in os.listdir(f"{content.SUBJECT}/po") if f.endswith(".po"))


def typst_sources(folder):
    """FOLDER/LOCALE/DOCUMENT/, with document.typ and text.typ of the same document, plain.typ of the same text; LOCALE/fonts/."""
    for locale in locales():
        for font in content.fonts(locale):
            for fonts in f"{folder}/{locale}/fonts", f"{folder}/fonts":
                if not os.path.exists(f"{fonts}/{font}"):
                    link(f"{content.ROOT}/fonts/{font}", f"{fonts}/{font}")
        for document in DOCUMENTS:
            place = f"{folder}/{locale}/{document}"
            write(f"{place}/text.typ", content.typst_module(document, locale))
            shutil.copy(f"{HERE}/typst/lib.typ", place)
            shutil.copy(f"{HERE}/typst/{document}.typ", f"{place}/document.typ")
            write(f"{place}/plain.typ", peers.source(document, locale, "typst"))
            qr_code(f"{place}/code.svg")


def typst(source, output, fonts, more=""):
    return (f"{TYPST} compile -j 1 --ignore-system-fonts --ignore-embedded-fonts --font-path {fonts} --pdf-standard a-2a,ua-1 "
            f"{more}{source} {output}")


MODES = {"plain": "same text", "document": "same document"}


def peer_programs(folder):
    """Programs for the plain texts: label, command for a source, its kind and the output."""
    groff = write(f"{folder}/groff.sh", 'exec groff -k -t -ms -dpaper=a4 -P-pa4 -Tpdf %s "$1" >"$2"\n')
    fonts = subprocess.run(["sh", f"{HERE}/groff-fonts.sh", f"{folder}/groff"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    write(groff, open(groff, encoding="utf-8").read() % (f"-F {folder}/groff -fNOTO" if not fonts.returncode else ""))
    if fonts.returncode:
        print("fontforge is not installed: groff sets Helvetica and embeds none")
    yield "groff", "groff", "groff", f"sh {groff} {{source}} {{output}}"
    yield "WeasyPrint", "weasyprint", "html", "weasyprint -q {source} {output}"
    yield "pdfLaTeX", "pdflatex", "latex", "pdflatex -interaction=batchmode -output-directory={folder} -jobname={name} {source}"


def runs(command, folder):
    done = subprocess.run(command.split(), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    if done.returncode:
        why = [line for line in done.stdout.splitlines() if line.startswith("!")] or done.stdout.splitlines()[-1:] or ["no message"]
        print(f"{command.split()[0]} does not run: {why[0]}")
    return not done.returncode


def add_peers(turns, folder):
    """The programs that run; the others are named."""
    names = []
    for label, program, kind, command in peer_programs(folder):
        if not shutil.which(program):
            print(f"{program} is not installed: not compared (tests/bench/peers.sh installs it)")
            continue
        lines = []
        for document in DOCUMENTS:
            name = f"{document}-{kind}"
            source = write(f"{folder}/{name}.{kind}", peers.source(document, "en", kind))
            lines.append((document, command.format(source=source, output=f"{folder}/{name}.pdf", folder=folder, name=name), f"{folder}/{name}.pdf"))
        if all(runs(line[1], folder) for line in lines):
            names.append(label)
            for document, line, output in lines:
                turns.add(f"{document} {label}", line, output)
    return names


def add_platen(turns, folder):
    for document in DOCUMENTS:
        output = f"{folder}/{document}.pdf"
        turns.add(document, f"{PLATEN} build -q -j 1 --force -C {folder}/project --document {document} --locale en -o {output}", output)


def documents(folder, timer):
    turns, slow = Turns(timer, folder), Turns(timer, folder)
    add_platen(turns, folder)
    for document in DOCUMENTS if TYPST else ():
        for mode in MODES:
            place = f"{folder}/typst/en/{document}"
            turns.add(f"{document} {mode}", typst(f"{place}/{mode}.typ", f"{place}/{mode}.pdf", f"{folder}/typst/en/fonts"), f"{place}/{mode}.pdf")
    figures = turns.measured(ROUNDS)
    add_platen(slow, folder)
    programs = add_peers(slow, folder)
    slower = slow.measured(ROUNDS // 4 + 1) if programs else {}
    head("one document")
    for mode, name in MODES.items() if TYPST else ():
        for document in DOCUMENTS:
            least = 4.0 if (document, mode) == ("handout", "plain") else 1.0
            beside(f"{document}, {name}", "Typst", figures[document], figures[f"{document} {mode}"], least)
    for program in programs:
        for document in DOCUMENTS:
            beside(f"{document}, same text", program, slower[document], slower[f"{document} {program}"], ahead=False)


# -- the whole project ----------------------------------------------------------------------------

def make_project(folder):
    """The shipped project without other editions, and a sentence of its German handout in two wordings, which flip.sh swaps."""
    for part in "content", "layouts", "fonts":
        for d, _, names in os.walk(f"{content.ROOT}/{part}"):
            for name in names:
                link(f"{d}/{name}", f"{folder}/{os.path.relpath(d, content.ROOT)}/{name}")
    write(f"{folder}/platen.yaml", f"subject: marketing-it\nsource-language: en\ndate: 2026-11-24\nlocales: [{', '.join(locales())}]\n"
          f"documents: [{', '.join(DOCUMENTS)}]\n")
    po = f"{folder}/{os.path.relpath(content.SUBJECT, content.ROOT)}/po/de.po"
    text = open(po, encoding="utf-8").read()
    sentence = content.entries(po)["next.disagree"]
    other = text.replace(f'"{sentence}"', f'"{sentence[:-1]}!"')
    if other == text:
        sys.exit(f"rows: {po} has no sentence to change")
    os.remove(po)
    write(po, text)
    write(f"{folder}/other.po", other)
    write(f"{folder}/flip.sh", f"mv {po} {folder}/third.po && mv {folder}/other.po {po} && mv {folder}/third.po {folder}/other.po\n")


def every(folder, mode):
    """A script that compiles all documents one after the other, and a bundle of them for one process."""
    names = [f"{locale}/{document}/{mode}" for locale in locales() for document in DOCUMENTS]
    lines = [typst(f"{folder}/{n}.typ", f"{folder}/{n}.pdf", f"{folder}/{n.split('/')[0]}/fonts") for n in names]
    bundle = write(f"{folder}/{mode}-bundle.typ", "".join(f'#document("{n}.pdf", include "{n}.typ")\n' for n in names))
    return write(f"{folder}/{mode}.sh", "set -e\n" + "\n".join(lines) + "\n"), bundle, [f"{folder}/{n}.pdf" for n in names]


def project(folder, timer):
    turns, build = Turns(timer, folder), f"{PLATEN} build -q -j 1 -C {folder}/project"
    turns.add("all", f"{build} --force", f"{folder}/project/out")
    turns.add("unchanged", build)
    turns.before(f"sh {folder}/project/flip.sh")
    turns.add("changed", build)
    for mode in MODES if TYPST else ():
        script, bundle, outputs = every(f"{folder}/typst", mode)
        turns.add(f"all {mode}", f"sh {script}", *outputs)
        more, out = "--format bundle --features bundle ", f"{folder}/bundle-{mode}"
        turns.add(f"bundle {mode}", typst(bundle, out, f"{folder}/typst/fonts", more), out)
        german = f"{folder}/typst/de/handout/{mode}"
        turns.add(f"changed {mode}", typst(f"{german}.typ", f"{german}.pdf", f"{folder}/typst/de/fonts"))
    figures = turns.measured(max(3, ROUNDS // 3))
    outputs = len(files(f"{folder}/project/out"))
    head("the whole project")
    for mode, name in MODES.items() if TYPST else ():
        beside(f"all {outputs} PDFs, {name}", "Typst, 42 runs", figures["all"], figures[f"all {mode}"])
        beside("", "Typst, one bundle", figures["all"], figures[f"bundle {mode}"])
    for mode, name in MODES.items() if TYPST else ():
        beside(f"no change, {name}", "Typst, one bundle", figures["unchanged"], figures[f"bundle {mode}"], outputs=False)
        beside(f"one German sentence, {name}", "Typst, that PDF", figures["changed"], figures[f"changed {mode}"], outputs=False)
    for label in "unchanged", "changed":
        share = figures[label][0] / figures["all"][0]
        end = said(label, "at most 0.10:", share <= 0.1) if label == "unchanged" else ""
        print(f"{label + ', of a whole run':40} {'platen':18} {share:7.3f}{'':16}{end}", flush=True)


# -- growth ---------------------------------------------------------------------------------------

def growth(folder, timer):
    head("growth")
    for kind, (name, least, count) in large.KINDS.items():
        turns, sizes = Turns(timer, folder), [least << k for k in range(count)]
        for n in sizes:
            place = f"{folder}/{kind.__name__}-{n}"
            kind(place, n)
            turns.add(f"platen {n}", f"{PLATEN} build -q -j 1 --force -C {place} -o {place}/platen.pdf", f"{place}/platen.pdf")
            if TYPST:
                fonts = f"{place}/typst-fonts"
                for face in "Regular", "Bold":
                    link(f"{content.ROOT}/fonts/NotoSans-{face}.ttf", f"{fonts}/NotoSans-{face}.ttf")
                turns.add(f"Typst {n}", typst(f"{place}/document.typ", f"{place}/typst.pdf", fonts), f"{place}/typst.pdf")
        figures = turns.measured(3)
        for n in sizes if TYPST else ():
            beside(f"{n} {name}", "Typst", figures[f"platen {n}"], figures[f"Typst {n}"])
        doubled(f"{' to '.join(map(str, sizes))} {name}", [figures[f"platen {n}"] for n in sizes])


def main():
    asked = sys.argv[3:] or ["documents", "project", "growth"]
    if not TYPST:
        print("Typst is not installed: not compared (`make bench-typst` builds it)")
    with tempfile.TemporaryDirectory(prefix="platen-bench-") as folder:
        if set(asked) & {"documents", "project"}:
            make_project(f"{folder}/project")
            typst_sources(f"{folder}/typst")
        for part in asked:
            {"documents": documents, "project": project, "growth": growth}[part](folder, os.path.realpath(sys.argv[2]))
    print(f"\n{len(MISSED)} aims not met" + "".join(f"\n  {row}" for row in MISSED))


PLATEN = os.path.realpath(sys.argv[1])
main()
