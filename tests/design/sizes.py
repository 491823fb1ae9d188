#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the type of posters and handouts in every locale: sizes.py PLATEN ROOT"""
import os
import sys
from itertools import groupby

from pages import Checks, Project

LATIN = {"en", "en-US", "de", "fr", "es", "pt-BR", "tr"}
check = Checks()


def measure_poster(locale, trace):
    """Five metres away the headline, two metres away the rest, nearby the foot, which is all below the picture."""
    least = {"headline": 84, "picture": 23, "foot": 18}
    seen = set()
    for t in trace.texts:
        part = "headline" if t.of.startswith("/Document/H1") else "picture" if t.of.startswith("/Document/Figure") else "foot"
        seen.add(part)
        check(f"{locale}: {part} of the poster at least {least[part]} pt: {t.size} {t.text}", t.size >= least[part])
    check(f"{locale}: the poster has all of its parts", seen == set(least))


def measure_handout(locale, trace):
    """Running text 9.5/13, notes 8/10.5: running heads, counts at the pictures, and what follows the last heading."""
    last = max(i for i, t in enumerate(trace.texts) if "/H" in t.of)
    running = 0
    for i, t in enumerate(trace.texts):
        note = not t.of or "/Figure" in t.of or i > last
        running += not note
        check(f"{locale}: {'notes' if note else 'text'} of the handout: {t.size} {t.text}", t.size >= (8 if note else 9.5))
    check(f"{locale}: the handout is mostly running text", running * 2 > len(trace.texts))
    for (page, of), texts in groupby((t for t in trace.texts if t.of and "/Figure" not in t.of), lambda t: (t.page, t.of)):
        lines = {}
        for t in texts:
            lines[t.y] = max(t.size, lines.get(t.y, 0))
        heights = sorted(lines)
        for above, below in zip(heights, heights[1:]):
            if lines[below] >= 18:  # a headline
                continue
            least = 13 if lines[below] >= 9.5 else 10.5
            check(f"{locale}: lines {least} pt apart on page {page} in {of}: {below - above:.2f}", below - above > least - 0.02)


def listed(project_file):
    with open(project_file, encoding="utf-8") as f:
        line = next(line for line in f if line.startswith("locales:"))
    return [locale.strip() for locale in line.split("[")[1].rstrip("]\n ").split(",")]


locales = listed(os.path.join(sys.argv[2], "platen.yaml"))
with Project(sys.argv[1], sys.argv[2], locales, ["handout", "poster"]) as project:
    project.build("--dump=pages")
    for name in locales:
        measure_poster(name, project.trace(name, "poster"))
        if name in LATIN:
            measure_handout(name, project.trace(name, "handout"))
check("there are 14 locales", len(locales) == 14)
check("the Latin ones are among them", LATIN <= set(locales))
sys.exit(check.status)
