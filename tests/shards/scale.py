#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A project of many outputs: tests/shards/scale.py PLATEN [OUTPUTS]

Makes projects of OUTPUTS (1,000 by default), a half and a quarter of them, documents times locales, and builds each in one
process: processor time grows with the outputs, no more than LIMIT for a doubling, and memory by MEMORY for each. Then twelve shards,
processes with folders of their own, make what one run makes, to the byte, each output once. On a terminal the run says how
many are done, how many a second, and how long it will take. Prints ok or FAIL for each check, then a count.
"""
import filecmp
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile

LIMIT = 2.2
MEMORY = 3  # KB for one more output: its place in the plan, and the paths that it is written and moved to
SHARDS = 12
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Forty places where English is an official language: their locales take its text.
PLACES = ("AG AU BB BI BM BS BW BZ CA CM DM FJ GB GD GH GI GM GY HK IE IN JM KE LC LR LS MT MU MW NA NG NZ PG PH PK SG TT US "
          "ZA ZM").split()


def make_project(folder, outputs, documents):
    for part in "layouts", "fonts":
        shutil.copytree(f"{ROOT}/{part}", f"{folder}/{part}")
    shutil.copytree(f"{ROOT}/tests/sample/content", f"{folder}/content")
    locales = [f"en-{place}" for place in PLACES[:outputs // documents]]
    documents = "".join(f"  - {{name: sheet-{i:02}, layout: handout}}\n" for i in range(documents))
    with open(f"{folder}/platen.yaml", "w", encoding="utf-8") as f:
        f.write(f"subject: sound\nlocales: [{', '.join(locales)}]\ndocuments:\n{documents}")


def measured(command):
    """Seconds of the processor and peak memory of a process."""
    pid = os.fork()
    if not pid:
        os.execv(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)}: status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def shown(command):
    """What a command shows on a terminal."""
    pid, terminal = pty.fork()
    if not pid:
        os.execv(command[0], command)
    text = b""
    try:
        while block := os.read(terminal, 65536):
            text += block
    except OSError:
        pass
    os.waitpid(pid, 0)
    return text.decode(errors="replace")


def files_below(folder):
    return sorted(os.path.relpath(f"{where}/{name}", folder) for where, _, names in os.walk(folder) for name in names)


def shards_of(platen, project, work):
    """Runs all shards, two at a time; the folder of each."""
    folders = [f"{work}/shard-{k + 1}" for k in range(SHARDS)]
    commands = [[platen, "build", "-q", "-j1", f"--shard={k + 1}/{SHARDS}", "-C", project, "-o", f"{folder}/"]
                for k, folder in enumerate(folders)]
    for pair in zip(commands[::2], commands[1::2]):
        for process in [subprocess.Popen(command) for command in pair]:
            if process.wait():
                raise SystemExit("a shard failed")
    return folders


def main():
    platen, outputs = os.path.realpath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    results = []

    def result(name, good, figures):
        results.append(good)
        print(f"{'ok  ' if good else 'FAIL'} {name}: {figures}", flush=True)

    with tempfile.TemporaryDirectory() as work:
        cost = []
        for n in outputs // 4, outputs // 2, outputs:
            project = f"{work}/{n}"
            make_project(project, n, outputs // len(PLACES))
            rounds = 1 if outputs > 500 else 5  # other work makes short times longer, never shorter
            cost.append(min(measured([platen, "build", "-q", "-j1", "-C", project, "-o", f"{work}/out-{n}/"]) for _ in range(rounds)))
        for small, large in zip(cost, cost[1:]):
            result("time of a doubling", large[0] / small[0] <= LIMIT, f"{large[0] / small[0]:.2f} times")
        each = (cost[-1][1] - cost[0][1]) / (outputs - outputs // 4)
        result("memory", each <= MEMORY or outputs < 200, f"{cost[0][1] >> 10} and {cost[-1][1] >> 10} MB, {each:.1f} KB for each output")
        whole, project = f"{work}/out-{outputs}", f"{work}/{outputs}"
        folders = shards_of(platen, project, work)
        made = [(name, folder) for folder in folders for name in files_below(folder)]
        wanted = files_below(whole)
        result("each output is of one shard", sorted(name for name, _ in made) == wanted, f"{len(made)} of {len(wanted)}")
        sizes = [len(files_below(folder)) for folder in folders]
        result("shards are of a size", max(sizes) - min(sizes) <= 1, f"{min(sizes)} to {max(sizes)}")
        equal = sum(filecmp.cmp(f"{folder}/{name}", f"{whole}/{name}", shallow=False) for name, folder in made)
        result("equal to the byte", equal == len(wanted), f"{equal} of {len(wanted)}")
        said = shown([platen, "build", "-C", project, "-o", f"{work}/shown/"])
        line = re.search(rf"\r(\d+) of {outputs}, [\d.]+ a second, \d+ (s|min) left", said)
        result("a person sees how long it takes", bool(line) or outputs < 200, line[0].strip() if line else "too short a run")
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return not all(results)


sys.exit(main())
