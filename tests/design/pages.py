# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents of a project by `--dump=pages`: texts, areas and alternative texts of each page."""
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections import namedtuple

# In points from the top left corner; y of a text is its baseline. `of` is the structure element, '' for artifacts.
Text = namedtuple("Text", "page x y width size text of")
Path = namedtuple("Path", "page x y width height fill stroke of")
NUMBER = r"(-?[\d.]+)"
GLYPHS = re.compile(rf'  glyphs {NUMBER},{NUMBER} w={NUMBER} \S+ {NUMBER} \S+ ("(?:[^"\\]|\\.)*")')
PATH = re.compile(rf"  path {NUMBER},{NUMBER} {NUMBER}x{NUMBER} ")


def element(line):
    last = line.rsplit(" ", 1)[1]
    return last if last.startswith("/") else ""


class Trace:
    def __init__(self, path):
        self.texts, self.paths, self.alts = [], [], []
        page = 0
        with open(path, encoding="utf-8") as f:
            for line in f.read().splitlines():
                if line.startswith("page "):
                    page = int(line.split()[1])
                elif m := GLYPHS.match(line):
                    self.texts.append(Text(page, *map(float, m.groups()[:4]), json.loads(m[5]), element(line)))
                elif m := PATH.match(line):
                    color = dict(re.findall(r" (fill|stroke)=(#\w+)", line))
                    self.paths.append(Path(page, *map(float, m.groups()), color.get("fill"), color.get("stroke"), element(line)))
                elif m := re.match(r' +Figure alt=("(?:[^"\\]|\\.)*")', line):
                    self.alts.append(json.loads(m[1]))


class Project:
    """A copy of the project in `root` that builds in the given locales."""

    def __init__(self, platen, root, locales, documents=("handout", "poster", "worksheet")):
        self.platen, self.folder = platen, tempfile.mkdtemp()
        for name in ("content", "layouts", "fonts"):
            shutil.copytree(os.path.join(root, name), os.path.join(self.folder, name))
        with open(os.path.join(self.folder, "platen.yaml"), "w", encoding="utf-8") as f:
            f.write("subject: marketing-it\ndocuments: [%s]\nlocales: [%s]\n" % (", ".join(documents), ", ".join(locales)))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def build(self, *options):
        subprocess.run([self.platen, "build", "-q", *options], cwd=self.folder, check=True, stderr=subprocess.DEVNULL)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def trace(self, locale, document):
        return Trace(self.path("out", locale, document + ".trace"))


class Checks:
    """Says what does not hold; `status` is that of the script."""

    def __init__(self):
        self.failed = 0

    def __call__(self, what, holds):
        if not holds:
            print("     does not hold: " + what)
            self.failed += 1

    @property
    def status(self):
        return 1 if self.failed else 0
