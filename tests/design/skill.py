#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moves one skill to the other side, one line of the content, and looks what follows: skill.py PLATEN ROOT

The data analyst explains results with the skills of the second field, so there are 1 and 5 in place of 2 and 4, and
the mast stands at 5/6 of the way between the banks in place of 4/6. Everything else stays.
"""
import re
import subprocess
import sys

from pages import Checks, Project

FIRST, SECOND, MAST = "#BB4B10", "#1A4E7E", "#3F2466"  # of the theme
BEFORE, AFTER = [(4, 2), (3, 3), (2, 4)], [(4, 2), (3, 3), (1, 5)]
check = Checks()


def near(a, b):
    return abs(a - b) < 0.1


def share_of(counts):
    return counts[1] / sum(counts)


def move(path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    line = "      - Explaining results\n"
    moved = re.sub(re.escape(line) + r"(    second:\n)", r"\1" + line, text)
    check("one line of the content moves", text.count(line) == 1 and sorted(text) == sorted(moved) and text != moved)
    with open(path, "w", encoding="utf-8") as f:
        f.write(moved)


def inside(trace, page):
    return [p for p in trace.paths if p.page == page and "/Figure" in p.of]


def masts(paths, width):
    """Trapezoids that are higher than wide and no deck, from top to bottom and from left to right."""
    found = [p for p in paths if p.fill == MAST and p.height > p.width and p.width < width]
    return sorted(found, key=lambda p: (round(p.y + p.height), p.x))


def look_at_poster(trace, counts):
    paths = inside(trace, 1)
    decks = sorted((p for p in paths if p.fill == MAST and p.width > 1000), key=lambda p: p.y)
    found = masts(paths, 60)
    check("poster: a mast for each role", len(found) == len(counts) == len(decks))
    edges = [p for p in paths if p.fill in (FIRST, SECOND) and p.width < 10]  # where a bank ends at the water
    left, right = min(p.x + p.width for p in edges), max(p.x for p in edges)
    top = 0
    for mast, deck, pair in zip(found, decks, counts):
        check(f"poster: the mast of {pair} balances", near(mast.x + mast.width / 2, left + (right - left) * share_of(pair)))
        for i, color in enumerate((FIRST, SECOND)):
            cables = [p for p in paths if p.stroke == color and top <= p.y < deck.y and 1 < p.width < right - left]
            cables = [p for p in cables if near(p.x + (p.width if i == 0 else 0), mast.x + mast.width / 2)]
            check(f"poster: {pair[i]} cables of {pair}, not {len(cables)}", len(cables) == pair[i])
            planks = [p for p in paths if p.fill == color and top <= p.y < deck.y and 20 < p.height < 50 and p.width > 100]
            check(f"poster: {pair[i]} planks of {pair}, not {len(planks)}", len(planks) == pair[i])
        top = deck.y
    label = next(t for t in trace.texts if t.text.startswith("Explaining"))
    check("poster: the label is on the bank of its side", label.x > right if counts == AFTER else label.x + label.width < left)


def look_at_handout(trace, counts):
    figures = sorted({p.of for p in inside(trace, 2)})
    check("handout: a picture of each role", len(figures) == len(counts))
    notes = sorted("".join(t.text for t in trace.texts if t.of == of).strip() for of in figures)
    wanted = sorted(f"{first} from marketing{second} from IT" for first, second in counts)
    check(f"handout: counts in words, not {notes}", notes == wanted)
    for of, pair in zip(sorted(figures, key=lambda of: min(p.x for p in trace.paths if p.of == of)), counts):
        paths = [p for p in trace.paths if p.of == of]
        mast, = masts(paths, 10)
        # The cables of a side reach from the mast to its bank.
        cables = {color: [p for p in paths if p.stroke == color and near(p.x + p.width if color == FIRST else p.x, mast.x + mast.width / 2)] for color in (FIRST, SECOND)}
        check(f"handout: cables of {pair}", (len(cables[FIRST]), len(cables[SECOND])) == pair)
        left, right = min(p.x for p in cables[FIRST]), max(p.x + p.width for p in cables[SECOND])
        check(f"handout: the mast of {pair} balances", abs((mast.x + mast.width / 2 - left) / (right - left) - share_of(pair)) < 0.02)


def look_at_worksheet(trace, counts):
    found = sorted(masts(inside(trace, 2), 30), key=lambda p: p.x)
    check("worksheet: a mast for each role", len(found) == len(counts))
    numbers = {t.text.strip(): t.x + t.width / 2 for t in trace.texts if "/Figure" in t.of and re.fullmatch(r"\d+ *", t.text) and t.size < 9.2}  # zones are larger
    middle, end = numbers["0"], max(numbers.values())
    for mast, pair in zip(found, sorted(counts, key=share_of)):
        check(f"worksheet: the mast of {pair} stands at its number", near(mast.x + mast.width / 2, middle + (end - middle) * (2 * share_of(pair) - 1)))


def alternatives(project, document):
    """Alternative texts as the PDF has them."""
    qdf = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", project.path("out", "en", document + ".pdf"), "-"],
                         capture_output=True, check=True).stdout.decode("latin-1")
    found = []
    for plain, code in re.findall(r"/Alt (?:\(((?:[^\\)]|\\.)*)\)|<([0-9a-fA-F]+)>)", qdf):
        raw = bytes.fromhex(code) if code else re.sub(r"\\(.)", r"\1", plain).encode("latin-1")
        found.append(raw.decode("utf-16") if raw.startswith((b"\xfe\xff", b"\xff\xfe")) else raw.decode("latin-1"))
    return found


def look_at_alternatives(project, counts):
    first, second = counts[2]
    said = {d: " ".join(alternatives(project, d)) for d in ("poster", "handout", "worksheet")}
    for document in ("poster", "handout"):
        m = re.search(r"Data analyst: Marketing (\d) \(([^)]*)\), IT (\d) \(([^)]*)\)", said[document])
        check(f"{document}: the alternative text counts", m and (int(m[1]), int(m[3])) == (first, second))
        check(f"{document}: the alternative text names the skill on its side", m and "Explaining results" in m[4 if counts == AFTER else 2])
    place = {BEFORE[2]: "6.7", AFTER[2]: "13.3"}[counts[2]]
    check("worksheet: the alternative text has the place", f"Data analyst ({place})" in said["worksheet"])


def look(project, counts):
    project.build()
    look_at_alternatives(project, counts)
    project.build("--dump=pages")
    look_at_poster(project.trace("en", "poster"), counts)
    look_at_handout(project.trace("en", "handout"), counts)
    look_at_worksheet(project.trace("en", "worksheet"), counts)


with Project(sys.argv[1], sys.argv[2], ["en"]) as project:
    look(project, BEFORE)
    move(project.path("content", "marketing-it", "en.yaml"))
    look(project, AFTER)
sys.exit(check.status)
