#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills in the worksheet as a reader does, by what is printed on it: answers.py PLATEN ROOT

The scale, the statements, the totals that are possible, the bands and the zones are read from the page. A thousand
times some answers are drawn (always the same ones), added up and looked up: each total must lie in one band, and the
difference of the two totals that are compared in one zone.
"""
import glob
import os
import random
import re
import subprocess
import sys

from pages import Checks, Project

check = Checks()
with Project(sys.argv[1], sys.argv[2], ["en"], ["worksheet"]) as project:
    project.build()
    page = subprocess.run(["pdftotext", "-layout", project.path("out", "en", "worksheet.pdf"), "-"],
                          capture_output=True, check=True, text=True).stdout
front, back = page.split("\f")[:2]

# The front: rows of numbers to circle, and below each group the box for its total.
groups = {}  # letter: the scales of its statements
rows = []
for line in front.splitlines():
    if m := re.search(r"\S +(\d(?: +\d)+)$", line):
        rows.append([int(n) for n in m[1].split()])
    elif m := re.search(r"Total (\w) \((\d+) to (\d+)\)", line):
        groups[m[1]] = rows
        check(f"Total {m[1]} goes from {m[2]} to {m[3]}", (sum(map(min, rows)), sum(map(max, rows))) == (int(m[2]), int(m[3])))
        rows = []
check("every row belongs to a group", not rows and groups and all(groups.values()))

# The back: bands above the bars and in the table, zones, and which totals are compared.
bands = [(int(a), int(b)) for a, b in re.findall(r"^(\d+)–(\d+) ", back, re.M)]
bars = next(line for line in back.splitlines() if len(re.findall(r"\d+–\d+", line)) > 1)
check("the bands of the bars are those of the table", [(int(a), int(b)) for a, b in re.findall(r"(\d+)–(\d+)", bars)] == bands)
zones = [(int(a), int(b), name) for a, b, name in re.findall(r"^ *\d +(\d+)–(\d+) (.*?)(?:  |$)", back, re.M)]
words = " ".join(back.split())
sides = dict((letter, "towards " + side) for side, letter in re.findall(r"towards (\w+) if (\w) is larger", words))
compared = re.search(r"Which total is larger, (\w) or (\w)\?", words).groups()
check("the groups that are compared name a side each", sorted(sides) == sorted(compared))
check("zones lie on these sides or in the middle", {name for _, _, name in zones} - set(sides.values()) == {"in the middle"})


def zone(totals):
    first, second = (totals[letter] for letter in compared)
    steps = max(first, second) - min(first, second)
    side = sides[compared[0] if first > second else compared[1]]
    return [z for z in zones if z[0] <= steps <= z[1] and z[2] in (side, "in the middle")]


def look_up(answers):
    """`answers` says for a group and the scale of a row which number is circled."""
    totals = {letter: sum(answers(letter, scale) for scale in scales) for letter, scales in groups.items()}
    for letter, total in totals.items():
        found = [b for b in bands if b[0] <= total <= b[1]]
        check(f"the total {letter} of {total} lies in one band, not in {found}", len(found) == 1)
        reached.update(found)
    found = zone(totals)
    check(f"{totals} lies in one zone, not in {found}", len(found) == 1)
    reached.update(found)


# The example that is worked out on the sheet, and its numbers in the other languages.
example = re.search(r"Example: (\w) is (\d+), (\w) is (\d+)\. (\d+) − (\d+) = (\d+) steps (.*?), so zone (\d+)\.", words)
a, d, larger, smaller, steps = (int(example[i]) for i in (2, 4, 5, 6, 7))
check("the example compares the groups that are compared", (example[1], example[3]) == compared)
check("the example subtracts", (larger, smaller, steps) == (max(a, d), min(a, d), larger - smaller))
check("the example names its zone", zone({example[1]: a, example[3]: d}) == [zones[int(example[9]) - 1]])
check("the example goes to its side", zones[int(example[9]) - 1][2] == example[8])
numbers = [int(n) for n in re.findall(r"\d+", example[0])]
catalogues = glob.glob(os.path.join(sys.argv[2], "content", "marketing-it", "po", "*.po"))
for path in catalogues:
    with open(path, encoding="utf-8") as file:
        entry = re.search(r'msgctxt "assessment\.place\.example".*?msgstr (.*?)\n\n', file.read(), re.S)[1]
    found = [int(n) for n in re.findall(r"\d+", entry)]
    check(f"the example of {os.path.basename(path)} has these numbers, not {found}", found == numbers)
check("there are 12 translations of it", len(catalogues) == 12)

reached = set()
draw = random.Random(12)
for n in range(1000):
    # Readers have a liking for each group, from none of its statements to all.
    liking = {letter: draw.triangular(-1, 2) for letter in groups}
    look_up(lambda letter, scale: scale[min(max(round((liking[letter] + draw.gauss(0, 0.3)) * (len(scale) - 1)), 0), len(scale) - 1)])
look_up(lambda letter, scale: min(scale))
look_up(lambda letter, scale: max(scale))
for top in compared: # the ends of the bridge
    look_up(lambda letter, scale: max(scale) if letter == top else min(scale))
check("every band and every zone is reached", reached == set(bands) | set(zones))
sys.exit(check.status)
