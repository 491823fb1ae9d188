#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many branches of each room were taken: tests/tools/coverage.py BUILD-FOLDER

A branch is a way out of a condition, of an operand of && and ||, or of a switch, as gcov has it. Left out are those of an
assert(), which no input may take, and of an allocation that fails, which ends the run: make oom lets each fail.
BUILD-FOLDER/branches.txt gets each line with a branch that was not taken. Status 1: a room has less than ROOM_LEAST percent.
"""
import json
import pathlib
import re
import subprocess
import sys
from collections import defaultdict

ROOM_LEAST, FILE_LEAST = 90, 85  # percent
MEMORY = re.compile(r'machine_out_of_memory\(|"[^"]*out of memory')


def parenthesis_end(text, start):
    """Where the parenthesis that opens at `start` is closed; those in literals do not count."""
    depth = 0
    for m in re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[()]', re.S).finditer(text, start):
        depth += {'(': 1, ')': -1}.get(m[0], 0)
        if depth == 0:
            return m.end()
    return len(text)


def lines_left_out(text):
    """The lines of asserts, and of conditions after which memory is lacking."""
    lines = set()
    for m in re.finditer(r'\b(assert|if|while) ?\(', text):
        end = parenthesis_end(text, m.end() - 1)
        if m[1] == 'assert' or MEMORY.search(text, end, text.find(';', end) + 1):
            lines.update(range(text.count('\n', 0, m.start()) + 1, text.count('\n', 0, end) + 2))
    return lines


def counted(build):
    """{file: {(line, function): counts}}; what headers hold is summed over who includes it."""
    notes = sorted(str(p) for p in build.rglob('*.gcno') if p.parent.name not in ('unit', 'fuzz') and p.parent != build)
    said = subprocess.run(['gcov', '--branch-probabilities', '--json-format', '--stdout', *notes],
                          check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    files = defaultdict(dict)
    for unit in said.splitlines():
        for file in json.loads(unit)['files']:
            for line in file['lines']:
                counts = [b['count'] for b in line['branches']]
                where, key = files[file['file']], (line['line_number'], line.get('function_name'))
                old = where.get(key, [0] * len(counts))
                where[key] = [a + b for a, b in zip(old, counts)]
    return files


def share(taken, all_):
    return 100 * taken / all_ if all_ else 100


def main():
    build = pathlib.Path(sys.argv[1])
    rooms, files, missed = defaultdict(lambda: [0, 0]), {}, []
    for name, lines in sorted(counted(build).items()):
        if not name.startswith('src/'):
            continue
        text = pathlib.Path(name).read_text()
        out, source = lines_left_out(text), text.splitlines()
        kept = {key: counts for key, counts in sorted(lines.items()) if counts and key[0] not in out}
        files[name] = [sum(c > 0 for cs in kept.values() for c in cs), sum(map(len, kept.values()))]
        room = rooms[name.split('/')[1]]
        room[0], room[1] = room[0] + files[name][0], room[1] + files[name][1]
        missed += [f'{name}:{line}: {sum(c == 0 for c in cs)} of {len(cs)}: {source[line - 1].strip()}\n'
                   for (line, _), cs in kept.items() if 0 in cs]
    (build / 'branches.txt').write_text(''.join(missed))
    for room, (taken, all_) in sorted(rooms.items(), key=lambda r: share(*r[1])):
        print(f'{share(taken, all_):6.1f} %  {taken:5} of {all_:5}  {room}')
        for name, of in sorted(files.items(), key=lambda f: share(*f[1])):
            if name.split('/')[1] == room and share(*of) < FILE_LEAST:
                print(f'{share(*of):12.1f} %  {of[0]:4} of {of[1]:4}  {name}')
    taken, all_ = (sum(r[i] for r in rooms.values()) for i in (0, 1))
    poor = [room for room, of in sorted(rooms.items()) if share(*of) < ROOM_LEAST]
    print(f'{share(taken, all_):.1f} % of {all_} branches are taken' +
          (f'; under {ROOM_LEAST} %: {", ".join(poor)}' if poor else f', and {ROOM_LEAST} % or more in each room'))
    return 1 if poor else 0


if __name__ == '__main__':
    sys.exit(main())
