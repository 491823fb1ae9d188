#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Single paragraphs of shapes that no author writes: tests/patho/paragraphs.py PLATEN [SHAPE...]

Each shape is a function of n that returns a Paragraph of about n characters; SHAPES names them. Each is
built at n, 2n and 4n, and what it takes above a paragraph of one letter, in instructions (callgrind's) and
in peak memory, may be at most LIMIT times as much for each doubling. The exit status is 1 when one is more.
"""
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass

LIMIT = 2.2
LEAST, SIZES = 6000, 3
MEMORY_LEAST = 96000  # where a paragraph takes more than the process does
LEAST_MEGABYTES = 4
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LATIN = "searching reader answer question printing margin colour letter bridge review market network".split()
ARABIC = "كلمة شارع مدينة طريق سؤال جواب".split()
HEBREW = "מילה רחוב עיר דרך שאלה תשובה".split()
THAI = "การตลาดและเทคโนโลยีสารสนเทศเป็นสองโลกที่ต้องทำงานร่วมกัน"
CJK = "市場営業技術情報橋渡読者質問回答印刷余白色文字頁段落行語"


@dataclass
class Paragraph:
    text: str
    locale: str = "en"
    align: str = "start"
    page: str = "size: a4"
    style: str = ""  # further keys of the body's style
    body: str = "  - {text: '{text}', style: own}"
    kind: str = "prose"
    least: int = 0  # the smallest size, where it is not LEAST


def repeat(parts, n, joint=" "):
    """Parts in turn, joined, up to n characters."""
    out, size = [], 0
    for p in itertools.cycle(parts):
        out.append(p)
        size += len(p) + len(joint)
        if size >= n:
            return joint.join(out)


def latin(n):
    return Paragraph(repeat(LATIN, n))


def justified(n):
    return Paragraph(repeat(LATIN, n), align="justify")


def centred(n):
    return Paragraph(repeat(LATIN, n), align="center")


def german_hyphens(n):
    return Paragraph(repeat(["Donaudampfschifffahrtsgesellschaft", "Verantwortung", "Rechnungsprüfung"], n), locale="de",
                     align="justify", page="size: a6", style=", hyphenate: true")


def one_word(n):
    return Paragraph("abcdefghij" * (n // 10))


def one_word_justified(n):
    return Paragraph("abcdefghij" * (n // 10), align="justify")


def cjk(n):
    return Paragraph((CJK * n)[:n], locale="ja", align="justify")


def cjk_ragged(n):
    return Paragraph((CJK * n)[:n], locale="ja")


def chinese(n):
    return Paragraph((CJK * n)[:n], locale="zh-Hans")


def cjk_in_english(n):
    return Paragraph((CJK * n)[:n])


def cjk_latin(n):
    return Paragraph(repeat(["市場営業技術", "platen", "読者質問", "12"], n, ""), locale="ja", align="justify")


def thai(n):
    return Paragraph((THAI * n)[:n], locale="th")


def arabic(n):
    return Paragraph(repeat(ARABIC, n), locale="ar")


def arabic_latin(n):
    return Paragraph(repeat([ARABIC[0], "ab", ARABIC[1], "xyz"], n), locale="ar")


def hebrew_latin(n):
    return Paragraph(repeat([HEBREW[0], "word", HEBREW[3], "x"], n), locale="he")


def hebrew_in_english(n):
    return Paragraph(repeat(["word", HEBREW[0], "12", HEBREW[3]], n))


def hebrew_digits(n):
    return Paragraph(repeat(["א", "1"], n, ""), locale="he")


def arabic_word(n):
    return Paragraph("سؤال" * (n // 4), locale="ar")


def bidi_embedded(n):
    return Paragraph(repeat(["<span lang=\"en\">ab!</span>", HEBREW[0]], n), locale="he")


def emphasis(n):
    return Paragraph(repeat(["*ab*", "cd", "**ef**"], n))


def links(n):
    return Paragraph(repeat(["[ab](https://example.org/)", "cd"], n))


def languages(n):
    return Paragraph(repeat(["<span lang=\"fr\">ab</span>", "cd"], n))


def code(n):
    return Paragraph(repeat(["`a b`", "cd"], n))


def nobr(n):
    return Paragraph(repeat(["<nobr>ab cd</nobr>", "ef"], n))


def one_nobr(n):
    return Paragraph("<nobr>" + repeat(LATIN, n) + "</nobr>")


def soft_hyphens(n):
    return Paragraph("ab\u00ad" * (n // 3) + "ab")


def soft_hyphens_justified(n):
    return Paragraph("ab\u00ad" * (n // 3) + "ab", align="justify", style=", hyphenate: true")


def hyphenated_compound(n):
    return Paragraph("-".join(["abcde"] * (n // 6)), style=", hyphenate: true", align="justify")


def fallbacks(n):
    return Paragraph(repeat(["a", "א", "ب", "ก", "क", "市", "∀", "☀"], n, ""))


def zero_width_spaces(n):
    return Paragraph("a\u200b" * (n // 2))


def only_zero_width(n):
    return Paragraph("a" + "\u200b" * n + "b")


def joiners(n):
    return Paragraph("a\u2060" * (n // 2))


def marks(n):
    return Paragraph("a" + "\u0301" * n)


def mixed_marks(n):
    return Paragraph("a" + "\u0301\u0323" * (n // 2))


def arabic_marks(n):
    return Paragraph("ب" + "\u064e\u0651" * (n // 2), locale="ar")


def thai_am(n):
    return Paragraph("ก" + "ำ" * n, locale="th")


def brackets_open(n):
    return Paragraph("א" + "(a" * (n // 4) + "]" * (n // 2))


def joiners_zero_width(n):
    return Paragraph("a\u200d" * (n // 2))


def hyphens_in_words(n):
    return Paragraph("Verantwortung" * (n // 13), locale="de", style=", hyphenate: true", align="justify")


def thai_marks(n):
    return Paragraph("ก" + "\u0e48\u0e34" * (n // 2), locale="th")


def devanagari(n):
    return Paragraph("क्" * (n // 2) + "ष", locale="hi")


def ligatures(n):
    return Paragraph("ffi" * (n // 3))


def line_breaks(n):
    return Paragraph("ab\\\n" * (n // 4) + "ab")


def spaces(n):
    return Paragraph("a" + "\u00a0" * n + "b")


def em_spaces(n):
    return Paragraph("a" + "\u2003" * n + "b")


def narrow(n):
    return Paragraph(repeat(LATIN, n), align="justify", page="size: '30mm x 297mm', margins: {inner: 8mm, outer: 8mm}")


def wide(n):
    return Paragraph(repeat(["a", "bc"], n), align="justify", page="size: '1200mm x 300mm'", style=", size: 4pt", least=24000)


def wide_ragged(n):
    return Paragraph(repeat(["a", "bc"], n), page="size: '1200mm x 300mm'", style=", size: 4pt", least=24000)


def wide_cjk(n):  # a line holds 850: only some ten lines down do as many settings end at each character as are looked at
    return Paragraph((CJK * n)[:n], locale="ja", align="justify", page="size: '1200mm x 300mm'", style=", size: 4pt", least=48000)


def code_block(n):
    return Paragraph("```\n" + "if (x)\n\treturn\ty;\n" * (n // 18) + "```\n")


def one_code_line(n):
    return Paragraph("```\n" + "a\tb " * (n // 4) + "\n```\n")


def emoji(n):  # the fonts lack some of it, which is a mistake of the author
    return Paragraph("☀\ufe0f\u200d☂\ufe0f" * (n // 5))


def hyphen_run(n):
    return Paragraph("a" + "-" * n + "b")


def slashes(n):
    return Paragraph("https://example.org" + "/ab" * (n // 3))


def dashes(n):
    return Paragraph("—" * n)


def punctuation(n):
    return Paragraph("." * n, locale="fr")


def quotes(n):
    return Paragraph("« a » ; b ! " * (n // 12), locale="fr")


def digits(n):
    return Paragraph("1234567890" * (n // 10))


def capitals(n):
    return Paragraph(repeat(LATIN, n), style=", case: upper, tracking: 0.1")


def fitted(n):
    return Paragraph(repeat(LATIN, n), body="  - {text: '{text}', style: own}\nfit: {pages: %d}" % max(1, n // 3000))


def overfull(n):
    return Paragraph(repeat(LATIN, n), body="  - {text: '{text}', style: own}\nfit: {pages: 1}")


def columns(n):
    return Paragraph(repeat(LATIN, n), body="  - columns: {count: 3, boxes: [{text: '{text}', style: own}]}")


def page_columns(n):
    return Paragraph(repeat(LATIN, n), page="size: a4, columns: 3")


def small_pages(n):
    return Paragraph(repeat(LATIN, n), page="size: a6, margins: {top: 30mm, bottom: 30mm}")


def table_cell(n):
    return Paragraph(repeat(LATIN, n), body="  - table: {columns: [{}, {width: 1fr}], rows: [[a, '{text}']]}")


def list_item(n):
    return Paragraph("- " + repeat(LATIN, n))


def quote(n):
    return Paragraph("> " + repeat(LATIN, n))


def heading(n):
    return Paragraph(repeat(LATIN, n), kind="text", body="  - {heading: {text: '{text}', level: 1}}")


SHAPES = [f for f in list(globals().values()) if callable(f) and getattr(f, "__module__", 0) == __name__ and
          f not in (Paragraph, repeat)]


def put(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


def link(a, b):
    """Fonts are large: a hard link where both are on one disk."""
    try:
        os.link(a, b)
    except OSError:
        shutil.copy(a, b)


def project(folder, p):
    put(folder, "platen.yaml", f"subject: demo\nsource-language: {p.locale}\nlocales: [{p.locale}]\ndocuments: [page]\n")
    put(folder, "layouts/shapes/demo.yaml", "fields:\n  title: {type: text}\n  text: {type: %s}\n" % p.kind)
    put(folder, "layouts/page.yaml", "shape: demo\ndocument: {title: '{title}'}\npage: {%s}\n"
        "styles: {body: {align: start}, own: {align: %s%s}}\nbody:\n%s\n" % (p.page, p.align, p.style, p.body))
    put(folder, f"content/demo/{p.locale}.yaml", "title: Growth\ntext: " + json.dumps(p.text, ensure_ascii=False) + "\n")
    for part in "fonts", "layouts/locales":
        shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, part), copy_function=link)


def build(platen, folder, tool=()):
    """What the tool and platen say."""
    p = subprocess.run([*tool, platen, "build", "-q", "-j1", "--force", "-C", folder], stdout=subprocess.DEVNULL,
                       stderr=subprocess.PIPE, text=True)
    if p.returncode not in (0, 1):
        sys.exit(f"paragraphs: {platen} ended with {p.returncode}\n{p.stderr[:2000]}")
    return p.stderr


# A process of its own measures, as small as can be: its child begins with its memory.
PEAK = "platen=$0; /usr/bin/time -f '%M KB' \"$platen\" \"$@\""


def measure(platen, p, what):
    """Millions of instructions, or megabytes."""
    with tempfile.TemporaryDirectory(prefix="platen-paragraph-") as folder:
        project(folder, p)
        if what == "memory":
            return int(re.findall(r"^(\d+) KB$", build(platen, folder, ["sh", "-c", PEAK]), re.M)[-1]) / 1024
        log = build(platen, folder, ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"])
        return int(re.search(r"Collected : (\d+)", log)[1]) / 1e6


def growth(platen, shape, what, least):
    """What each size takes above a paragraph of one letter, and how much more each doubling does."""
    p = shape(1000)
    empty = measure(platen, Paragraph("a", locale=p.locale, page=p.page), what)
    taken = [measure(platen, shape(max(least, p.least) << i), what) - empty for i in range(SIZES)]
    least_taken = LEAST_MEGABYTES if what == "memory" else 1
    ratios = [b / a for a, b in zip(taken, taken[1:]) if a > least_taken]
    return " ".join(f"{t:8.1f}" for t in taken) + " " + " ".join(f"{r:5.2f}" for r in ratios), max(ratios, default=0) <= LIMIT


def main():
    platen, asked, good = os.path.abspath(sys.argv[1]), sys.argv[2:], True
    for shape in SHAPES:
        if asked and shape.__name__ not in asked:
            continue
        for what, least in ("instructions", LEAST), ("memory", MEMORY_LEAST):
            line, holds = growth(platen, shape, what, least)
            print(f"{shape.__name__:24}{what:13}{line}{'' if holds else '  FAIL'}", flush=True)
            good = good and holds
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
