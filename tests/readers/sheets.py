#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether readers keep the tags of pages that stand on sheets: tests/readers/sheets.py PLATEN

Builds the handout as it is, two pages to a sheet and as a booklet, and compares what pdf.js reads in the order of the
structure tree and what pdfium finds there: each sequence of marked content has the element that it has on its page, and
says the same. A reader that is not to be had is skipped. Exit status: 0 nothing is lost, 1 something is."""
import collections
import os
import subprocess
import sys
import tempfile

import run


def pdfium():
    folder = os.path.join(run.CACHE, "pdfium-" + run.PDFIUM, "bin", "python")
    return (lambda pdf: run.output(folder, os.path.join(run.HERE, "pdfium-tags.py"), pdf)) if run.pdfium() else None


def pdfjs():
    module = os.path.join(run.CACHE, "pdfjs-" + run.PDFJS, "node_modules", "pdfjs-dist")
    return (lambda pdf: run.output("node", os.path.join(run.HERE, "pdfjs-tags.mjs"), module, pdf)) if run.pdfjs() else None


def owners(lines):
    """Sequences by the type of their element, which pdfium tells for each page anew."""
    count = collections.Counter()
    for line in lines:
        kind, n = line.rsplit(" ", 1)
        count[kind] += int(n)
    return +count


def differences(name, pages, sheets):
    if name == "pdfium":
        return owners(pages) - owners(sheets) + (owners(sheets) - owners(pages))
    return collections.Counter(pages) - collections.Counter(sheets) + (collections.Counter(sheets) - collections.Counter(pages))


def main():
    platen = os.path.realpath(sys.argv[1])
    readers = {"pdf.js": pdfjs(), "pdfium": pdfium()}
    lost = 0
    with tempfile.TemporaryDirectory() as work:
        build = [platen, "build", "--quiet", "-C", run.ROOT, "-o", work + "/", "--document", "handout", "--locale", "en", "--locale", "ar"]
        for sheets in ([], ["--nup", "2"], ["--booklet"]):
            subprocess.run(build + sheets, check=True)
        for name, read in readers.items():
            for locale in ("en", "ar") if read else ():
                pages = read(f"{work}/{locale}/handout.pdf").splitlines()
                for sheets in ("2up", "booklet"):
                    found = read(f"{work}/{locale}/handout-{sheets}.pdf").splitlines()
                    rest = differences(name, pages, found)
                    lost += sum(rest.values()) or not pages
                    print(f"{name}: {locale}/handout-{sheets}.pdf: {len(found)} of {len(pages)} lines, {sum(rest.values())} differ")
    print("sheets: %d differ, %d readers skipped" % (lost, sum(not r for r in readers.values())))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
