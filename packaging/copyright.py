#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""debian/copyright from what the files say of themselves: packaging/copyright.py FOLDER

Reads each file as `reuse` does: its .license file, or else its head, and what REUSE.toml says where that says nothing.
With --check it reads what `reuse lint --json` has found from standard input, and fails where that differs.
"""
import json
import os
import re
import sys
import tomllib
from collections import defaultdict

TAG = re.compile(r"SPDX-(License-Identifier|FileCopyrightText): (.*?)\s*(?:\*/|-->)?\s*$", re.M)
# The names that Debian has for them, and where their text is on every Debian.
COMMON = {
    "GPL-3.0-or-later": ("GPL-3+", "GPL-3", "GNU General Public License, version 3 or any later version"),
    "LGPL-2.1-or-later": ("LGPL-2.1+", "LGPL-2.1", "GNU Lesser General Public License, version 2.1 or any later version"),
    "LGPL-3.0-only": ("LGPL-3", "LGPL-3", "GNU Lesser General Public License, version 3"),
}


def matches(path, pattern):
    """As REUSE.toml means it: * stays within a folder, ** does not."""
    parts = re.split(r"(\*\*/|\*\*|\*)", pattern)
    kinds = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}
    return re.fullmatch("".join(kinds.get(p) or re.escape(p) for p in parts), path) is not None


def tags_of(path):
    try:
        with open(path, encoding="utf-8") as f:
            head = f.read(8192)
    except UnicodeDecodeError:
        return {}, {}
    found = {"License-Identifier": set(), "FileCopyrightText": set()}
    for kind, value in TAG.findall(head):
        found[kind].add(value)
    return found["License-Identifier"], found["FileCopyrightText"]


def describe(folder, path, tables):
    """(licences, holders) of a file."""
    beside = f"{folder}/{path}.license"
    licences, holders = tags_of(beside if os.path.exists(beside) else f"{folder}/{path}")
    by_table = next((t for t in reversed(tables)
                     if any(matches(path, p) for p in ([t["path"]] if isinstance(t["path"], str) else t["path"]))), {})
    return (frozenset(licences or {by_table.get("SPDX-License-Identifier", "")}),
            frozenset(holders or {by_table.get("SPDX-FileCopyrightText", "")}))


def files_below(folder):
    """Links are no files of their own, and may lead nowhere."""
    for where, folders, names in os.walk(folder):
        below = os.path.relpath(where, folder)
        folders[:] = sorted(f for f in folders if not (below == "." and f in ("build", "out", ".git", "LICENSES", "debian")))
        for name in sorted(names):
            if not name.endswith(".license") and name != ".git" and not os.path.islink(f"{where}/{name}"):
                yield os.path.normpath(f"{below}/{name}")


def escaped(path):
    return re.sub(r"\s", "?", re.sub(r"([*?\\])", r"\\\1", path))


def indented(text):
    return "".join(f" {line.rstrip() or '.'}\n" for line in text.strip("\n\f").replace("\f", "").split("\n"))


def debian_name(licence):
    return COMMON[licence][0] if licence in COMMON else licence.replace("LicenseRef-", "")


def stanza_of_license(folder, licence):
    if licence not in COMMON:
        with open(f"{folder}/LICENSES/{licence}.txt", encoding="utf-8") as f:
            return f"License: {debian_name(licence)}\n{indented(f.read())}"
    name, file, title = COMMON[licence]
    return f"License: {name}\n{indented(f'The {title}; on Debian its text is in{chr(10)}/usr/share/common-licenses/{file}.')}"


def write(folder, groups):
    print("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: platen\n"
          "Comment: Written by packaging/copyright.py from what the files say of themselves.")
    largest = max(groups, key=lambda g: len(groups[g]))
    for group in sorted(groups, key=lambda g: (g != largest, groups[g])):
        licences, holders = group
        files = ["*"] if group == largest else [escaped(f) for f in groups[group]]
        names = " and ".join(sorted(debian_name(name) for name in licences))
        print("\nFiles: " + "\n       ".join(files))
        print("Copyright: " + "\n           ".join(sorted(holders)))
        print(f"License: {names}")
    for licence in sorted({name for licences, _ in groups for name in licences}):
        print("\n" + stanza_of_license(folder, licence), end="")


def check(found):
    """Differences to what reuse has found, a line each."""
    said = {f["path"]: (frozenset(e["value"] for e in f["spdx_expressions"]),
                        frozenset(re.sub("^SPDX-" "FileCopyrightText: ", "", c["value"]) for c in f["copyrights"]))
            for f in json.load(sys.stdin)["files"]}
    return [f"{path}: {found.get(path)}, but reuse finds {said[path]}" for path in said if found.get(path) != said[path]]


def main():
    folder = sys.argv[-1]
    with open(f"{folder}/REUSE.toml", "rb") as f:
        tables = tomllib.load(f)["annotations"]
    found = {path: describe(folder, path, tables) for path in files_below(folder)}
    if sys.argv[1] == "--check":
        wrong = check(found)
        print("\n".join(wrong))
        return bool(wrong)
    groups = defaultdict(list)
    for path, group in found.items():
        if "" in group[0]:
            raise SystemExit(f"copyright.py: {path} names no licence")
        groups[group].append(path)
    write(folder, groups)
    return 0


sys.exit(main())
