#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well do the tests hold a room? Small slips are made in its source, one at a time, and the
tests are run until one of them fails.

    tests/tools/mutate.py --room layout [--count 40] [--seed 7]     as `make mutate ROOM=layout N=40 SEED=7`
    tests/tools/mutate.py --file src/text/para.c                    one file only        (FILE=)
    tests/tools/mutate.py --room text --list                        candidates only      (LIST=1)
    tests/tools/mutate.py --only src/text/para.c:120                all of one line      (ONLY=)
    tests/tools/mutate.py --room text --units                       no scripts           (UNITS=1), a quick look

Prints a line for each mutant, `caught` with the test or `survived`, with file:line:column, what was
written in place of what, and the source line; then `layout: 34 of 40 caught (85 %)`.

What is changed: comparisons (< to <=, == to !=), && and ||, conditions (negated, always, never),
+ and -, * and /, integers by one, flags (dropped from an |), calls, assignments, fields of a literal
and jumps (deleted), what is returned, ++ and --, minimum and maximum, cases (dropped). What is left
alone: declarations, tables, assertions, the ends of the process (machine_failure), the release of
memory, sizes of buffers, and the step of a `for`, which would only never end.

The seed orders the candidates by a hash of their line and not by their number, so that most stay
the same when other lines change. A mutant that does not compile, or gives the same object code, is
replaced by the next candidate; so is one that tests/tools/mutate-equivalent.txt lists.

Works on a copy of the checkout in build/mutate. The room's program is a shared library there, of
which a mutant is one object compiled and one link. The suites of the file and of the room run first; a test that
does not come to the function of a mutant is not run.
A mutant that takes far longer or far more memory than the original is caught by that. JOBS=2
mutants are tried at once. Needs what `make check` needs.
"""
import argparse, concurrent.futures, os, pathlib, signal, sys, threading, time

sys.dont_write_bytecode = True
from mutate_find import File, candidates
from mutate_try import ROOMS, Bench, Copy, Tests


def known_equivalents(root):
    """Those that are listed; a line of the list whose source is gone is named."""
    path, result, sources = root / 'tests/tools/mutate-equivalent.txt', set(), {}
    for number, line in enumerate(path.read_text().splitlines() if path.exists() else [], 1):
        parts = line.split('\t')
        if line.startswith('#') or len(parts) != 4:
            continue
        if parts[0] not in sources:
            file = root / parts[0]
            sources[parts[0]] = {s.strip() for s in file.read_text().splitlines()} if file.exists() else set()
        if parts[1] not in sources[parts[0]]:
            print(f'{path.name}:{number}: {parts[0]} has no such line any more: {parts[1]}', file=sys.stderr)
        result.add(tuple(parts[:3]))
    return result


def describe(word, mutant, why=''):
    return f'{word:<10} {mutant.place()}  [{mutant.change}]  {mutant.source}{f"  ({why})" if why else ""}'


def parse(arguments):
    p = argparse.ArgumentParser(description=__doc__.split('\n\n')[0])
    p.add_argument('--room', choices=ROOMS)
    p.add_argument('--file')
    p.add_argument('--count', type=int, default=40)
    p.add_argument('--seed', default='1')
    p.add_argument('--jobs', type=int, default=int(os.environ.get('JOBS', '2')))
    p.add_argument('--units', action='store_true', help='only the unit tests, not the scripts')
    p.add_argument('--list', action='store_true', help='candidates only, in the order of the seed')
    p.add_argument('--only', metavar='FILE:LINE', help='every candidate of one line')
    a = p.parse_args(arguments)
    place = a.only or a.file
    if place:
        a.room = place.split('/')[1] if place.count('/') > 1 else None
    if a.room not in ROOMS:
        p.error('name a room (--room) or a file of one (--file): ' + ' '.join(ROOMS))
    return a


def chosen(root, a):
    paths = [a.file] if a.file else [a.only.rsplit(':', 1)[0]] if a.only else \
        sorted(str(p.relative_to(root)) for p in (root / 'src' / a.room).rglob('*.c'))
    if not a.only:
        return candidates(root, paths, a.seed)
    line = int(a.only.rsplit(':', 1)[1])
    return [m for m in File(paths[0], (root / paths[0]).read_text()).found if m.line == line]


def trial(tests, benches, free, mutant, equivalents):
    if equivalents & {(mutant.path, mutant.source, mutant.change), (mutant.path, mutant.source, '*')}:
        return 'equivalent', 'listed', 0.0
    with free:
        bench = benches.pop()
        began = time.monotonic()
        try:
            why = bench.make(mutant)
            word, why = (why, '') if why else tests.verdict(bench, mutant)
            return word, why, time.monotonic() - began
        finally:
            benches.append(bench)


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    a = parse(sys.argv[1:])
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    if a.list:
        for m in chosen(root, a):
            print(describe(m.kind, m))
        return 0
    copy = Copy(root)
    copy.refresh()
    copy.build(a.room)
    mutants = chosen(copy.tree, a)
    benches = [Bench(copy, i) for i in range(a.jobs)]
    tests = Tests(copy, a.room, a.units)
    return report(a, tests, benches, mutants, known_equivalents(root))


def report(a, tests, benches, mutants, equivalents):
    wanted = len(mutants) if a.only else a.count
    counts, seconds, free, began = {}, [], threading.Semaphore(a.jobs), time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        waiting, rest = [], iter(mutants)
        real = lambda: counts.get('caught', 0) + counts.get('survived', 0)
        while real() < wanted:
            while len(waiting) < a.jobs and real() + len(waiting) < wanted + a.jobs - 1:
                m = next(rest, None)
                if m is None:
                    break
                waiting.append((m, pool.submit(trial, tests, benches, free, m, equivalents)))
            if not waiting:
                break
            m, future = waiting.pop(0)
            word, why, took = future.result()
            counts[word] = counts.get(word, 0) + 1
            if word in ('caught', 'survived'):
                seconds.append(took)
            if word in ('caught', 'survived', 'equivalent') or a.only:
                print(describe(word, m, why), flush=True)
    total, caught = real(), counts.get('caught', 0)
    seconds.sort()
    if total:
        print(f'{counts.get("equivalent", 0)} listed as equivalent, {counts.get("same code", 0)} with the same code, '
              f'{counts.get("does not compile", 0)} that do not compile; {seconds[len(seconds) // 2]:.1f} s in the median, '
              f'{time.monotonic() - began:.0f} s in all')
        print(f'{a.file or a.only or a.room}: {caught} of {total} caught ({caught * 100 // total} %)')
    return 0


if __name__ == '__main__':
    sys.exit(main())
