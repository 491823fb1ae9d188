#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well paragraphs are set: tests/paragraphs/bench.py PLATEN [LANGUAGE...]

The sentences of the project's own content and translations are joined to paragraphs, which are set in columns of three
widths: justified, ragged, and ragged with hyphens. The words are found again in the PDFs (pdftotext -bbox), and what an
eye would find fault with is counted: see COLUMNS. The figures are medians over the languages; the exit status is 1 when
one is worse than MOST says.
"""
import hashlib
import html
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PO = os.path.join(ROOT, "content", "marketing-it", "po")
PATTERNS = {"en": ("hyph_en_US", 2, 3), "de": ("hyph_de", 2, 2), "fr": ("hyph_fr", 2, 3), "es": ("hyph_es_ES", 2, 2),
            "ru": ("hyph_ru", 2, 2)}
MODES = {"justified": "align: justify, hyphenate: true", "ragged": "align: start",
         "hyphens": "align: start, hyphenate: true"}
MEASURES = (60, 85, 120)
MARGIN, SIZE, SPACE = 20, 9.5, 0.26 * 9.5  # mm, pt, pt: the space of Noto Sans
MM = 72 / 25.4
PARAGRAPHS, LEAST_WORDS = 24, 70
COLUMNS = {
    "p95": "the width of spaces, as a multiple of the font's, that 95 % of lines keep below",
    "loose": "lines whose spaces are more than twice as wide, in 100",
    "hyphens": "lines that end in a hyphen that was added, in 100",
    "ladders": "rows of three and more such lines",
    "runts": "last lines below a sixth of the measure, in 100 paragraphs",
    "rivers": "gaps that lie below each other in four lines and more, in 100 lines",
    "rag": "standard deviation of the length of lines, mm",
}
MOST = {
    ("justified", 60): {"p95": 1.75, "loose": 1.8, "hyphens": 22, "ladders": 0, "runts": 0, "rivers": 0},
    ("justified", 85): {"p95": 1.32, "loose": 0, "hyphens": 12, "ladders": 0, "runts": 0, "rivers": 0},
    ("justified", 120): {"p95": 1.3, "loose": 0, "hyphens": 3, "ladders": 0, "runts": 0, "rivers": 0},
    ("ragged", 60): {"rag": 4, "hyphens": 0},
    # An even edge costs hyphens; LaTeX's ragged2e has 32 to 35 for the same.
    ("hyphens", 60): {"rag": 2.3, "hyphens": 26, "ladders": 0},
    ("hyphens", 85): {"rag": 2.4, "hyphens": 28, "ladders": 0},
    ("hyphens", 120): {"rag": 2.5, "hyphens": 26, "ladders": 0},
}


def strings_of(path, key):
    """The strings of a PO file, `msgid` or `msgstr`; what is quoted there is quoted as in JSON."""
    last = None
    for line in open(path, encoding="utf-8"):
        word, _, rest = line.strip().partition(" ")
        if word.startswith('"') and last is not None:
            last += json.loads(line)
            continue
        if last:
            yield last
        last = json.loads(rest) if word == key else None
    if last:
        yield last


def paragraphs_of(language):
    """Sentences of ten words and more, in an order that their sums give, joined. Arrows and signs of mathematics are in
    another face."""
    source = strings_of(os.path.join(PO, "de.po" if language == "en" else language + ".po"),
                        "msgid" if language == "en" else "msgstr")
    plain = {re.sub(r"[*\u2060]", "", s) for s in source if not re.search(r"[<{\n\[\u2190-\u22FF]", s)}
    sentences = [s for s in plain if len(s.split()) >= 10 and s[-1] in ".!?"]
    out, words, turn = [], [], 0
    while len(out) < PARAGRAPHS:
        for s in sorted(sentences, key=lambda s: hashlib.sha256(f"{turn}{s}".encode()).digest()):
            words += s.split(" ")
            if len(words) >= LEAST_WORDS + 12 * (len(out) % 5):
                out.append(" ".join(words))
                words = []
        turn += 1
    return out[:PARAGRAPHS]


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def write_project(work, language, paragraphs):
    pattern, left, right = PATTERNS[language]
    font = os.path.join(ROOT, "fonts", "NotoSans-Regular.ttf")
    os.makedirs(f"{work}/fonts/hyphenation")
    for name in ("NotoSans-Regular.ttf", "sRGB.icc", f"hyphenation/{pattern}.dic"):
        shutil.copy(os.path.join(ROOT, "fonts", name), f"{work}/fonts/{name}")
    write(f"{work}/fonts/SHA256SUMS", hashlib.sha256(open(font, "rb").read()).hexdigest() + "  NotoSans-Regular.ttf\n")
    write(f"{work}/fonts/fonts.yaml", "families: {sans: {faces: [{file: NotoSans-Regular.ttf, weight: 400}]}}\n")
    write(f"{work}/layouts/shapes/texts.yaml",
          "shape: texts\nfields: {title: {type: text}, texts: {type: list, of: {type: group, fields: {is: {type: text}}}}}\n")
    names = [f"{mode}-{mm}" for mode in MODES for mm in MEASURES]
    for name in names:
        mode, mm = name.split("-")
        write(f"{work}/layouts/{name}.yaml", f"""shape: texts
document: {{title: Paragraphs}}
page: {{size: {int(mm) + 2 * MARGIN}mm x 4900mm, margins: {{top: 10mm, bottom: 10mm, inner: {MARGIN}mm, outer: {MARGIN}mm}}}}
locale: {{hyphenation: hyphenation/{pattern}.dic, hyphen-left: {left}, hyphen-right: {right}}}
styles:
  body: {{size: {SIZE}pt}}
  own: {{extends: body, {MODES[mode]}, space-after: 30pt}}
body:
  - {{each: texts, do: [{{text: '{{is}}', style: own}}]}}
""")
    write(f"{work}/platen.yaml", f"{{subject: texts, source-language: {language}, date: 2026-01-01, "
          f"locales: [{language}], documents: [{', '.join(names)}]}}\n")
    content = {"language": language, "shape": "texts", "title": "Paragraphs", "texts": [{"is": p} for p in paragraphs]}
    write(f"{work}/content/texts/{language}.yaml", json.dumps(content, ensure_ascii=False))


WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>')


def read_lines(pdf):
    """Paragraphs of lines of words (start, end, text), from the left margin."""
    out = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    words = sorted((float(y), float(x) - MARGIN * MM, float(end) - MARGIN * MM, html.unescape(w))
                   for x, y, end, w in WORD.findall(out))
    paragraphs, last = [], None
    for y, x, end, text in words:
        if last is None or y - last > 25:
            paragraphs.append([])
        if last is None or y - last > 4:
            paragraphs[-1].append([])
            last = y
        paragraphs[-1][-1].append((x, end, text))
    return [[sorted(line) for line in p] for p in paragraphs]


def gaps_of(line):
    return [(a[1], b[0]) for a, b in zip(line, line[1:])]


def count_ladders(paragraph):
    marks = "".join("h" if line[-1][2].endswith("\u00ad") else " " for line in paragraph)
    return len(re.findall("h{3,}", marks))


def count_rivers(paragraph):
    found, above = 0, []
    for line in paragraph:
        here = []
        for a, z in gaps_of(line):
            depth = 1 + max((n for (b, y), n in above if min(z, y) - max(a, b) >= SPACE / 2), default=0)
            found += depth == 4
            here.append(((a, z), depth))
        above = here
    return found


def figures(paragraphs, mm):
    lines = [line for p in paragraphs for line in p[:-1]]
    ratios = sorted(statistics.median(z - a for a, z in gaps_of(l)) / SPACE for l in lines if len(l) > 1)
    share = 100 / len(lines)
    return {
        "p95": ratios[int(0.95 * len(ratios))],
        "loose": share * sum(r > 2.02 for r in ratios),
        "hyphens": share * sum(l[-1][2].endswith("\u00ad") for l in lines),
        "ladders": sum(count_ladders(p) for p in paragraphs),
        "runts": 100 * sum(p[-1][-1][1] < mm * MM / 6 for p in paragraphs) / len(paragraphs),
        "rivers": share * sum(count_rivers(p) for p in paragraphs),
        "rag": statistics.pstdev(l[-1][1] for l in lines) / MM,
    }


def set_language(platen, language):
    with tempfile.TemporaryDirectory() as work:
        paragraphs = paragraphs_of(language)
        write_project(work, language, paragraphs)
        subprocess.run([platen, "-C", work, "build", "--quiet"], check=True)
        out = {}
        for mode in MODES:
            for mm in MEASURES:
                found = read_lines(f"{work}/out/{language}/{mode}-{mm}.pdf")
                assert len(found) == len(paragraphs), f"{language}: {len(found)} paragraphs of {len(paragraphs)}"
                out[mode, mm] = figures(found, mm)
        return out


def main():
    platen, languages = os.path.realpath(sys.argv[1]), sys.argv[2:] or list(PATTERNS)
    by_language = {l: set_language(platen, l) for l in languages}
    print("%-10s%6s" % ("lines", "mm") + "".join("%9s" % c for c in COLUMNS))
    worse = []
    for mode, mm in by_language[languages[0]]:
        row = {c: statistics.median(by_language[l][mode, mm][c] for l in languages) for c in COLUMNS}
        print("%-10s%6d" % (mode, mm) + "".join("%9.2f" % row[c] for c in COLUMNS))
        for c, most in MOST.get((mode, mm), {}).items():
            if row[c] > most + 1e-9:
                worse.append(f"{mode} at {mm} mm: {c} is {row[c]:.2f}, at most {most} ({COLUMNS[c]})")
    print("\n".join(["FAIL " + w for w in worse]) if worse else "paragraphs: as good as they were")
    return bool(worse)


if __name__ == "__main__":
    sys.exit(main())
