#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How work and memory grow with the size of a document: tests/bench/growth.py PLATEN [KIND...]

Makes projects of n, 2n, 4n and 8n parts in a temporary folder, builds each in one process, and prints
for every doubling how many times more instructions (callgrind's; processor time where valgrind is
missing) and peak memory it takes. What is done once for each part doubles both; more than LIMIT for
one doubling is a failure, and the exit status is 1.
"""
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

LIMIT = 2.2
SIZES = 4
ROUNDS = 5  # of processor time: other work on the machine makes single figures too large, never too small
LEAST_MEMORY = 24 << 20  # below it stands what each process takes, this one before it becomes platen too
VALGRIND = shutil.which("valgrind")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

WORDS = "searching reader answer question printing margin colour letter bridge review market network server".split()


def sentence(i, words):
    return " ".join(WORDS[(i * 7 + k * k + k) % len(WORDS)] for k in range(words)).capitalize() + f" {i}."


def put(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb" if isinstance(text, bytes) else "w") as f:
        f.write(text)


def png(width, height, rows=None):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = rows or b"".join(b"\0" + bytes((x * 7 + y * 3) % 256 for x in range(width * 3)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


# A part is an item of the content's list; the body says how the list is drawn.

FIELDS = "{id: {type: id}, name: {type: text}, text: {type: prose}}"


def project(folder, n, body, page="", words=12, documents="[page]", item=None):
    item = item or (lambda i: f"{{id: part-{i}, name: 'Part {i}', text: '{sentence(i, words)}'}}")
    put(folder, "platen.yaml", f"subject: demo\nlocales: [en]\ndocuments: {documents}\n")
    put(folder, "layouts/shapes/demo.yaml",
        "fields:\n  title: {type: text}\n  parts: {type: list, of: {type: group, fields: %s}}\n" % FIELDS)
    put(folder, "layouts/page.yaml", "shape: demo\ndocument: {title: '{title}'}\npage: {size: a4%s}\nbody:\n"
        "  - {heading: {text: '{title}', level: 1}}\n%s\n" % (page, body))
    put(folder, "content/demo/en.yaml", "title: Growth\nparts:\n" + "".join(f"  - {item(i)}\n" for i in range(n)))
    put(folder, "fonts/fonts.yaml", "families:\n  sans:\n    faces:\n      - {file: NotoSans-Regular.ttf}\n"
        "      - {file: NotoSans-Bold.ttf, weight: 700}\n")
    for name in "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "sRGB.icc":
        shutil.copy(os.path.join(ROOT, "fonts", name), os.path.join(folder, "fonts"))


def prose(folder, n):
    project(folder, n, "  - {each: parts, do: [{text: '{text}'}]}", words=40)


def columns(folder, n):
    project(folder, n, "  - {each: parts, do: [{text: '{text}'}]}", page=", columns: 3")


def column_boxes(folder, n):
    project(folder, n, "  - columns: {count: 2, boxes: [{each: parts, do: [{text: '{text}'}]}]}")


def tables(folder, n):
    project(folder, n, "  - table: {each: parts, columns: [{head: No, cell: '{index}'}, {head: Name, cell: '{name}'}, "
            "{head: Text, cell: '{text}', width: 1fr}]}", words=6)


def lists(folder, n):
    project(folder, n, "  - list: {items: {each: parts, text: '{text}'}, marker: number}")


def pictures(folder, n):
    project(folder, n, "  - {each: parts, do: [{image: {file: a.png, width: 20mm, alt: '{name}'}}]}")
    put(folder, "a.png", png(120, 80))


def files(folder, n):
    project(folder, n, "\n".join(f"  - {{image: {{file: p/{i}.png, width: 20mm, alt: 'No {i}'}}}}" for i in range(n)))
    for i in range(n):
        put(folder, f"p/{i}.png", png(40 + i % 7, 30))


def ids(folder, n):
    project(folder, n, "  - {each: parts, do: [{heading: {text: '{name}', level: 2}}, {text: '{text}', id: '{id}'}]}", words=4)


def outputs(folder, n):
    project(folder, 3, "  - {each: parts, do: [{text: '{text}'}]}",
            documents="[" + ", ".join(f"{{name: d{i}, layout: page}}" for i in range(n)) + "]")


def mistakes(folder, n):
    project(folder, n, "  - {each: parts, do: [{text: '{text}'}]}",
            item=lambda i: f"{{name: 'Part {i}', text: 'a', nmae: b}}")


# The smallest size; 8 times as much takes 100 to 500 million instructions where work doubles, which
# is seconds under callgrind, and shows work that grows with the square of some thousand parts.
KINDS = {prose: 125, columns: 500, column_boxes: 500, tables: 500, lists: 250, pictures: 250, files: 125, ids: 500,
         outputs: 25, mistakes: 1000}


def run(command):
    """The messages and the use of a build; mistakes of the project are a kind too."""
    p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    log = p.stderr.read()
    _, status, use = os.wait4(p.pid, 0)
    p.returncode = os.waitstatus_to_exitcode(status)
    if p.returncode not in (0, 1):
        sys.exit(f"growth: {' '.join(command)} ended with {p.returncode}\n{log}")
    return log, use


def measure(platen, folder):
    """Millions of instructions or milliseconds, and peak megabytes."""
    build = [platen, "build", "-q", "-j1", "--force", "-C", folder]
    uses = [run(build)[1] for _ in range(1 if VALGRIND else ROUNDS)]
    memory = uses[0].ru_maxrss / 1024
    if not VALGRIND:
        return min(u.ru_utime for u in uses) * 1000, memory
    log, _ = run([VALGRIND, "--tool=callgrind", "--callgrind-out-file=/dev/null"] + build)
    return int(re.search(r"Collected : (\d+)", log)[1]) / 1e6, memory


def grow(platen, make, least):
    """A line for each size; True when no doubling is too steep."""
    good, before = True, None
    for n in (least << k for k in range(SIZES)):
        with tempfile.TemporaryDirectory(prefix="platen-growth-") as folder:
            make(folder, n)
            work, memory = measure(platen, folder)
        line = f"{make.__name__:12} {n:8} {work:9.1f} {memory:8.1f} MB"
        if before:
            ratios = work / before[0], memory / before[1] if memory > LEAST_MEMORY / 2**20 else 1
            good = good and max(ratios) <= LIMIT
            line += "".join(f"{r:8.2f}" for r in ratios) + ("  ok" if max(ratios) <= LIMIT else "  FAIL")
        before = work, memory
        print(line, flush=True)
    return good


def main():
    platen = os.path.abspath(sys.argv[1])
    asked = sys.argv[2:] or [make.__name__ for make in KINDS]
    unit = "M instr." if VALGRIND else "ms"
    print(f"{'growth':12} {'parts':>8} {unit:>9} {'memory':>11} {'x work':>7} {'x mem.':>7}  at most {LIMIT}")
    good = [grow(platen, make, least) for make, least in KINDS.items() if make.__name__ in asked]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
