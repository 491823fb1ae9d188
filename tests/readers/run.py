#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of its text each reader finds in each script: tests/readers/run.py PLATEN

Builds the documents, takes their text out by poppler, MuPDF, pdfium and pdf.js, and prints a table of the share of
words that each finds; where a script has no spaces between words, of whole texts. A share below that of
least.txt is a failure. pypdfium2 and pdfjs-dist come from their registries in pinned versions; a reader that is not to
be had, or whose runtime is too old, is skipped and said so. Exit status: 0 nothing is below, 1 something is.
"""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CACHE = os.environ.get("PLATEN_CACHE", os.path.join(ROOT, "build", "readers"))
PDFIUM, PDFJS, LEAST_NODE = "4.30.0", "4.10.38", 18
DOCUMENTS = ("handout", "poster", "worksheet")
WITHOUT_SPACES = {"ja", "th", "zh-Hans"}


def output(*command):
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def install(folder, probe, *command):
    """True where `probe` exists, after running the command that makes it."""
    if not os.path.exists(probe):
        os.makedirs(folder, exist_ok=True)
        for step in command:
            try:
                if subprocess.run(step, cwd=folder, capture_output=True, timeout=600, check=False).returncode:
                    return False
            except (OSError, subprocess.TimeoutExpired):
                return False
    return os.path.exists(probe)


def pdfium():
    folder = os.path.join(CACHE, "pdfium-" + PDFIUM)
    python = os.path.join(folder, "bin", "python")
    steps = ([sys.executable, "-m", "venv", folder], [python, "-m", "pip", "install", "-q", "pypdfium2==" + PDFIUM])
    probe = os.path.join(folder, "done")
    if install(folder, probe, *steps, ["touch", probe]):
        return lambda pdf: output(python, os.path.join(HERE, "pdfium.py"), pdf)
    return None


def pdfjs():
    folder = os.path.join(CACHE, "pdfjs-" + PDFJS)
    module = os.path.join(folder, "node_modules", "pdfjs-dist")
    try:
        version = output("node", "--version") or "v0"
    except OSError:
        return None
    if int(re.match(r"v(\d+)", version).group(1)) < LEAST_NODE:
        return None
    step = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--omit=optional", "--prefix", folder, "pdfjs-dist@" + PDFJS]
    if install(folder, os.path.join(module, "package.json"), step):
        return lambda pdf: output("node", os.path.join(HERE, "pdfjs.mjs"), module, pdf)
    return None


def plain(text):
    """Without spaces and what only says where lines may end, in one form for each character."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))


def wanted(texts, locale, document):
    for line in output(texts, ROOT, locale, document).splitlines():
        for word in [line] if locale in WITHOUT_SPACES else line.split():
            # Numbers of the content are printed in the digits of the locale.
            if len(plain(word)) > 1 and not re.fullmatch("[0-9]+", word):
                yield plain(word)


def main():
    platen = os.path.realpath(sys.argv[1])
    texts = os.path.join(os.path.dirname(platen), "texts")
    readers = {"poppler": lambda pdf: output("pdftotext", pdf, "-"), "mutool": lambda pdf: output("mutool", "draw", "-q", "-F", "txt", pdf),
               "pdfium": pdfium(), "pdf.js": pdfjs()}
    least = {}
    with open(os.path.join(HERE, "least.txt"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                locale, *shares = line.split()
                least[locale] = dict(zip(readers, map(float, shares)))
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([platen, "build", "--quiet", "-C", ROOT, "-o", work + "/"], check=True)
        print("%-8s" % "" + "".join("%9s" % name for name in readers))
        for locale in least:
            words = {d: list(wanted(texts, locale, d)) for d in DOCUMENTS}
            row = "%-8s" % locale
            for name, read in readers.items():
                if not read:
                    row += "%9s" % "skipped"
                    continue
                found = 0
                for document in DOCUMENTS:
                    text = plain(read("%s/%s/%s.pdf" % (work, locale, document)) or "")
                    found += sum(word in text for word in words[document])
                share = 100 * found / sum(map(len, words.values()))
                low = share + 0.05 < least[locale][name]
                failed += low
                row += "%8.1f%s" % (share, "!" if low else " ")
            print(row)
    skipped = [name for name, read in readers.items() if not read]
    print("readers: %d below their least share, %d readers skipped%s" % (failed, len(skipped), ": " + ", ".join(skipped) if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
