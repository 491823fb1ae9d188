#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the cost of shapes that make programs slow grows: tests/bench/patho.py PLATEN [--sample] [SHAPE...]

Builds projects of n, 2n, 4n and 8n parts in each shape of shapes.py, and prints for every doubling how many
times more instructions (callgrind's) it takes above an empty project; then the same of peak memory, at four larger
sizes, without callgrind. More than LIMIT for a doubling is a failure, unless the build says that a
limit is passed, by one of the codes that the shape names; the largest must also end in bounded time
and memory, and without other codes. --sample tries every eighth shape. The exit status is 1 when one fails.
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
LEAST_MEMORY = 16.0  # megabytes: arenas and lists grow by doubling, so that small figures come in steps
MOST_SECONDS, MOST_MEMORY = 20, 1500  # of the largest project


def made(make, n, do):
    """What `do` gives for a project. Another process makes it: its memory would count as platen's, which starts as its copy."""
    with tempfile.TemporaryDirectory(prefix="platen-patho-") as folder:
        subprocess.run([sys.executable, shapes.__file__, make.__name__, str(n), folder], check=True)
        return do(["build", "-q", "-j1", "--force", "-C", folder])


def count(platen, build):
    """Millions of instructions, or milliseconds where valgrind is missing; the codes of the build's messages."""
    if VALGRIND:
        log, _ = run([VALGRIND, "--tool=callgrind", "--callgrind-out-file=/dev/null", platen] + build)
        return int(re.search(r"Collected : (\d+)", log)[1]) / 1e6, codes_of(log)
    runs = [run([platen] + build) for _ in range(ROUNDS)]
    return min(use.ru_utime for _, use in runs) * 1000, codes_of(runs[0][0])


def weigh(platen, build):
    """Megabytes, seconds and codes."""
    log, use = run([platen] + build)
    return use.ru_maxrss / 1024, use.ru_utime + use.ru_stime, codes_of(log)


def codes_of(log):
    return set(re.findall(r"error: .*\[([a-z-]+)\]$", log, re.M))


class Growth:
    """The lines of one figure of a shape, each with its ratio to the one before.

    Some of what an empty project takes is taken at another time than what a large one takes most for, so that figures
    above it begin too low, and the ratio is too high: then what a doubling adds counts, beside what the one before added.
    """

    def __init__(self, shape, empty, least, unit):
        self.shape, self.empty, self.least, self.unit = shape, empty, least, unit
        self.good, self.before, self.added, self.lines = True, None, 0, []

    def add(self, n, value, codes):
        value = max(value - self.empty, 0)
        refused = codes & self.shape.refused
        line = f"{self.shape.make.__name__:16} {n:7} {value:9.1f} {self.unit}"
        if self.before is not None:
            ratio = value / max(self.before, self.least) if value > self.least else 1
            if ratio > LIMIT:
                ratio = min(ratio, (value - self.before) / max(self.added, self.least))
            well = refused or ratio <= LIMIT
            line += f"{ratio:7.2f}  {', '.join(sorted(refused)) or ('ok' if well else 'FAIL')}"
            self.good = self.good and bool(well)
        self.added = value - (self.before or 0)
        self.before = value
        self.lines.append(line)


def grow(platen, shape, empty):
    """Whether a shape is good, and its lines."""
    work = Growth(shape, empty[0], LEAST_WORK, "M instr." if VALGRIND else "ms      ")
    memory = Growth(shape, empty[1], LEAST_MEMORY, "MB      ")
    for n in (shape.least << k for k in range(DOUBLINGS + 1)):
        work.add(n, *made(shape.make, n, lambda build: count(platen, build)))
    for n in (shape.large >> k for k in range(DOUBLINGS, -1, -1)):
        megabytes, seconds, codes = made(shape.make, n, lambda build: weigh(platen, build))
        memory.add(n, megabytes, codes)
    bounded = seconds <= MOST_SECONDS and megabytes <= MOST_MEMORY and codes <= shape.expected | shape.refused
    if not bounded:
        memory.lines.append(f"{shape.make.__name__:16} {n:7} {seconds:7.2f} s, {', '.join(codes)}: FAIL")
    return work.good and memory.good and bounded, work.lines + memory.lines


def main():
    platen = os.path.abspath(sys.argv[1])
    names = [a for a in sys.argv[2:] if not a.startswith("--")]
    chosen = [s for s in shapes.SHAPES if not names or s.make.__name__ in names]
    if "--sample" in sys.argv:
        chosen = chosen[::8]
    empty = (made(shapes.empty, 1, lambda build: count(platen, build))[0],
             made(shapes.empty, 1, lambda build: weigh(platen, build))[0])
    print(f"shapes above an empty project ({empty[0]:.1f} {'M instr.' if VALGRIND else 'ms'}, {empty[1]:.1f} MB), "
          f"at most {LIMIT} for a doubling")
    bad = []
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for shape, (good, lines) in zip(chosen, pool.map(lambda s: grow(platen, s, empty), chosen)):
            print("\n".join(lines), flush=True)
            if not good:
                bad.append(shape.make.__name__)
    print(f"{len(chosen)} shapes, {len(bad)} grow too fast{': ' if bad else ''}{', '.join(bad)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
