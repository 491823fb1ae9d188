#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Key, sheet and `platen score` agree: key.py PLATEN ROOT

What each answer counts, totals, bands and zones are read from the pages of the sheet and of its key, by their text. A
thousand times answers are drawn (always the same ones), looked up on both as a teacher does, and compared with what
`platen score` says of them, in tables and in forms; with the shipped subject, with statements that count the other way, and with another scale.
"""
import csv
import json
import os
import random
import re
import shutil
import subprocess
import sys

from pages import Checks, Project

check = Checks()
SHEETS = 1000


def edit(path, *changes):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def marketing(project):
    return "marketing-it"


def sound(project):
    """The second statement of each group counts the other way."""
    subprocess.run(["cp", "-R", sys.argv[2] + "/tests/sample/content/sound", project.path("content")], check=True)
    edit(project.path("content", "sound", "en.yaml"), *((f"- text: {t}\n", f"- text: {t}\n          reversed: true\n") for t in
         ("singing in front of others", "mixing the sound of a concert", "doing an experiment a second time")))
    return "sound"


def shore(project):
    """A scale of four labels."""
    subprocess.run(["cp", "-R", sys.argv[2] + "/tests/subjects/shore", project.path("content")], check=True)
    edit(project.path("content", "shore", "en.yaml"), ("scale: ['no', hardly, perhaps, mostly, 'yes']", "scale: ['no', hardly, mostly, 'yes']"),
         ("from: 10, to: 14,", "from: 10, to: 13,"), ("from: 15, to: 20,", "from: 14, to: 16,"), ("to: 16, name", "to: 12, name"))
    edit(project.path("layouts", "shapes", "comparison.yaml"), ("min: 5, max: 5, note: 'Labels of", "min: 4, max: 5, note: 'Labels of"))
    return "shore"


class Page:
    """The rules that one of the two prints: rows of numbers, bands, zones."""

    def __init__(self, pdf):
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True).stdout
        self.front, self.back = text.split("\f")[:2]
        self.rows = [[int(n) for n in m[1].split()] for m in re.finditer(r"\S +(\d(?: +\d){2,})$", self.front, re.M)]
        self.bands = [(int(a), int(b)) for a, b in re.findall(r"^(\d+)–(\d+) ", self.back, re.M)]
        self.zones = [(int(a), int(b)) for _, a, b in re.findall(r"^ *(\d) +(\d+)–(\d+) \D", self.back, re.M)]

    def total(self, group, answers):
        return sum(self.rows[n][answers[n]] for n in group)

    def band(self, total):
        return [i for i, (a, b) in enumerate(self.bands, 1) if a <= total <= b]

    def zone(self, first, last):
        """Zones go from the first side over the middle, which begins at 0, to the second."""
        middle = next(i for i, (a, _) in enumerate(self.zones) if a == 0)
        steps = abs(first - last)
        return [i for i, (a, b) in enumerate(self.zones, 1) if a <= steps <= b and
                (i - 1 == middle or (i - 1 < middle) == (first > last))]


def groups_of(key):
    """The statements of each group: rows between the lines that the key sums up a group with."""
    groups, n = [], 0
    for line in key.front.splitlines():
        if re.search(r"\S +\d(?: +\d){2,}$", line):
            n += 1
        elif m := re.search(r"(\w): (\d+) to (\d+)\. Example: ([\d +]+) = (\d+), (.*)", line):
            start = groups[-1][1].stop if groups else 0
            groups.append((m, range(start, n)))
    return groups


def check_example(name, key, groups):
    """What the key works out for one sheet."""
    totals = {}
    for m, group in groups:
        terms = [int(t) for t in m[4].split(" + ")]
        totals[m[1]] = int(m[5])
        check(f"{name}: {m[0]}", len(terms) == len(group) and sum(terms) == int(m[5]))
        check(f"{name}: the points of {m[4]} are printed", all(t in key.rows[n] for t, n in zip(terms, group)))
        check(f"{name}: total {m[1]} goes from {m[2]} to {m[3]}",
              (sum(min(key.rows[n]) for n in group), sum(max(key.rows[n]) for n in group)) == (int(m[2]), int(m[3])))
        band = re.search(rf"^{'–'.join(map(str, key.bands[key.band(int(m[5]))[0] - 1]))} +(.*?)  ", key.back, re.M)
        check(f"{name}: the band of {m[5]} is {band[1]}", band[1] == m[6].strip())
    place = re.search(r"Example: (\w) (\d+) − (\w) (\d+) = (\d+), .*: zone (\d)", " ".join(key.back.split()))
    letters = [groups[0][0][1], groups[-1][0][1]]
    first, last = (totals[letter] for letter in letters)
    check(f"{name}: {place[0]}", int(place[2]) == totals[place[1]] and int(place[4]) == totals[place[3]] and
          int(place[5]) == int(place[2]) - int(place[4]) and sorted([place[1], place[3]]) == sorted(letters) and
          [int(place[6])] == key.zone(first, last))


def draw(groups, points, seed):
    """Places of answers on the scale, from 0."""
    rand = random.Random(seed)
    for _ in range(SHEETS):
        likings = [rand.triangular(-1, 2) for _ in groups]
        yield [min(max(round((liking + rand.gauss(0, 0.3)) * (points - 1)), 0), points - 1)
               for liking, (_, group) in zip(likings, groups) for _ in group]


def score(project, name, head, rows, *options):
    path = project.path("answers.csv")
    with open(path, "w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, delimiter=";")
        writer.writerow(["code", *head])
        writer.writerows([f"p{i}", *row] for i, row in enumerate(rows))
    out = subprocess.run([project.platen, "score", path, "--format=json", *options], cwd=project.folder, capture_output=True, text=True)
    check(f"{name}: platen score {options} says nothing: {out.stderr[:300]}", out.returncode == 0 and not out.stderr)
    return json.loads(out.stdout or '{"sheets": []}')["sheets"]


def fill(project, name, answers):
    """A form that qpdf has filled in: the state of each button is the number that it stands for."""
    form, text = project.path("forms", name + ".pdf"), project.path("form.qdf")
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", project.path("out", "en", "worksheet-form.pdf"), text], check=True)
    with open(text, encoding="latin-1") as f:
        qdf = f.read()
    for field, value in answers.items():
        qdf, n = re.subn(rf"(/T \({field}\)(?:(?!endobj).)*?/V) /Off", rf"\1 /{value}", qdf, flags=re.S)
        check(f"{name}: one field is called {field}", n == 1)
    with open(text, "w", encoding="latin-1") as f:
        f.write(qdf)
    with open(form, "wb") as f:
        subprocess.run(["fix-qdf", text], check=True, stdout=f)


def check_forms(project, name, key, drawn, printed):
    """The same answers on forms give what they give in a table."""
    project.build("--edition", "form")
    os.mkdir(project.path("forms"))
    fields = [f"{g['id']}-{i + 1}" for g, (_, group) in zip(printed[0]["groups"], groups_of(key)) for i in range(len(group))]
    for sheet in range(3):
        fill(project, f"f{sheet}", {field: key.rows[n][drawn[sheet][n]] for n, field in enumerate(fields)})
    out = subprocess.run([project.platen, "score", "forms", "--format=json", "--document", "worksheet"], cwd=project.folder, capture_output=True, text=True)
    forms = json.loads(out.stdout or '{"sheets": []}')["sheets"]
    check(f"{name}: forms are read: {out.stderr[:300]}", out.returncode == 0 and not out.stderr)
    check(f"{name}: forms give what the table gives", [f["groups"] for f in forms] == [p["groups"] for p in printed[:3]])


def check_sheet(name, sheet, key, groups, answers, scored):
    totals = [key.total(group, answers) for _, group in groups]
    check(f"{name}: sheet and key add up {answers} alike", totals == [sheet.total(group, answers) for _, group in groups])
    check(f"{name}: totals of {answers}", totals == [g["total"] for g in scored["groups"]])
    for total, g in zip(totals, scored["groups"]):
        check(f"{name}: the band of {total}", sheet.band(total) == key.band(total) == [g["band"]])
    first, last = totals[0], totals[-1]
    check(f"{name}: the zone of {first} and {last}", sheet.zone(first, last) == key.zone(first, last) == [scored["zone"]] and
          scored["place"] == last - first)
    return {("band", g["band"]) for g in scored["groups"]} | {("zone", scored["zone"])}


def try_subject(prepare, seed):
    with Project(sys.argv[1], sys.argv[2], ["en"], ["worksheet"]) as project:
        name = prepare(project)
        edit(project.path("platen.yaml"), ("subject: marketing-it", "subject: " + name))
        project.build()
        project.build("--edition", "key")
        sheet, key = (Page(project.path("out", "en", f"worksheet{e}.pdf")) for e in ("", "-key"))
        groups = groups_of(key)
        check(f"{name}: sheet and key have the same rows", sheet.rows == key.rows and sum(len(g) for _, g in groups) == len(key.rows) > 0)
        check(f"{name}: and the same bands and zones", key.bands and key.zones and (sheet.bands, sheet.zones) == (key.bands, key.zones))
        check_example(name, key, groups)
        drawn = list(draw(groups, len(key.rows[0]), seed))
        heads = [str(n + 1) for n in range(len(key.rows))]
        printed = score(project, name, heads, [[key.rows[n][a] for n, a in enumerate(answers)] for answers in drawn], "--document", "worksheet")
        places = score(project, name, heads, [[a + 1 for a in answers] for answers in drawn], "--document", "worksheet", "--positions")
        check(f"{name}: numbers and places of answers give the same", printed == places and len(printed) == SHEETS)
        if shutil.which("fix-qdf"):
            check_forms(project, name, key, drawn, printed)
        reached = set()
        for answers, scored in zip(drawn, printed):
            reached |= check_sheet(name, sheet, key, groups, answers, scored)
        everything = {("band", i + 1) for i in range(len(key.bands))} | {("zone", i + 1) for i in range(len(key.zones))}
        check(f"{name}: every band and zone is reached, but not {everything - reached}", reached == everything)
        return any(row != sorted(row) for row in key.rows), len(key.rows[0])


kinds = [try_subject(prepare, seed) for seed, prepare in enumerate((marketing, sound, shore), 13)]
check("one subject has rows that run down, one another scale", kinds == [(False, 5), (True, 5), (False, 4)])
sys.exit(check.status)
