#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the cost of shapes that make programs slow grows: tests/bench/patho.py PLATEN [--sample] [SHAPE...]

Builds a project of n, 2n, 4n and 8n parts in each shape of shapes.py and prints for every doubling how
many times more instructions (callgrind's) and peak memory it takes above an empty project. More than LIMIT
for a doubling is a failure, unless the build says that a limit is passed: by the code that the shape names. Then a
large project of the same shape is built without callgrind: it is built, refused by that code, or
fails. --sample measures every eighth shape. The exit status is 1 when a shape fails.
"""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import shapes
from growth import LIMIT, ROUNDS, VALGRIND, run

DOUBLINGS = 3
LEAST_WORK = 2.0  # millions of instructions above the empty project: below it stands what is done once
LEAST_MEMORY = 8.0  # megabytes: arenas and lists grow by doubling, so that small figures come in steps
LARGE_SECONDS, LARGE_MEMORY = 20, 1500  # what a large project may take; the paths of a machine that is shared


def measure(platen, folder):
    """Millions of instructions (of milliseconds without valgrind), megabytes and the codes of a build's messages."""
    build = [platen, "build", "-q", "-j1", "-C", folder]
    log, use = run(build)
    codes = set(re.findall(r"error: .*\[([a-z-]+)\]$", log, re.M))
    memory = use.ru_maxrss / 1024
    if not VALGRIND:
        return min([use.ru_utime] + [run(build)[1].ru_utime for _ in range(ROUNDS - 1)]) * 1000, memory, codes
    log, _ = run([VALGRIND, "--tool=callgrind", "--callgrind-out-file=/dev/null"] + build)
    return int(re.search(r"Collected : (\d+)", log)[1]) / 1e6, memory, codes


def made(make, n, do):
    """What `do` gives for a project. Another process makes it: its memory would count as platen's, which starts as its copy."""
    with tempfile.TemporaryDirectory(prefix="platen-patho-") as folder:
        subprocess.run([sys.executable, shapes.__file__, make.__name__, str(n), folder], check=True)
        return do(folder)


def grow(platen, shape, empty):
    """The lines of a shape, and whether it is good."""
    good, lines, before, refused = True, [], None, False
    for n in (shape.least << k for k in range(DOUBLINGS + 1)):
        work, memory, codes = made(shape.make, n, lambda folder: measure(platen, folder))
        work, memory = work - empty[0], max(memory - empty[1], 0)
        line = f"{shape.make.__name__:16} {n:7} {work:9.1f} {memory:8.1f} MB"
        refused = refused or bool(codes & shape.refused)
        if before:
            ratios = (work / max(before[0], LEAST_WORK) if work > LEAST_WORK else 1,
                      memory / max(before[1], LEAST_MEMORY) if memory > LEAST_MEMORY else 1)
            well = refused or max(ratios) <= LIMIT
            line += "".join(f"{r:8.2f}" for r in ratios) + ("  limit" if refused else "  ok" if well else "  FAIL")
            good = good and well
        before = work, memory
        lines.append(line)
    return good, lines


def build_large(platen, shape):
    log, use = made(shape.make, shape.large, lambda folder: run([platen, "build", "-q", "-j1", "-C", folder]))
    codes = set(re.findall(r"error: .*\[([a-z-]+)\]$", log, re.M))
    seconds, memory = use.ru_utime + use.ru_stime, use.ru_maxrss / 1024
    well = seconds <= LARGE_SECONDS and memory <= LARGE_MEMORY and codes <= shape.expected | shape.refused
    what = ", ".join(sorted(codes)) or "built"
    return well, f"{shape.make.__name__:16} {shape.large:7} {seconds:7.2f} s {memory:8.1f} MB  {what}  {'ok' if well else 'FAIL'}"


def main():
    platen = os.path.abspath(sys.argv[1])
    names = [a for a in sys.argv[2:] if not a.startswith("--")]
    chosen = [s for s in shapes.SHAPES if not names or s.make.__name__ in names]
    if "--sample" in sys.argv:
        chosen = chosen[::8]
    empty = made(shapes.empty, 1, lambda folder: measure(platen, folder))
    print(f"{'shape':16} {'parts':>7} {'M instr.' if VALGRIND else 'ms':>9} {'memory':>11} {'x work':>7} {'x mem.':>7}"
          f"  above an empty project ({empty[0]:.1f}, {empty[1]:.1f} MB); at most {LIMIT}")
    bad = []
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        done = pool.map(lambda s: (grow(platen, s, empty), build_large(platen, s)), chosen)
        for shape, ((good, lines), (well, line)) in zip(chosen, done):
            print("\n".join(lines + [line]), flush=True)
            if not (good and well):
                bad.append(shape.make.__name__)
    print(f"{len(chosen)} shapes, {len(bad)} grow too fast{': ' if bad else ''}{', '.join(bad)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
