#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples of `platen explain`, built: tests/explain/run.py PLATEN [CODE]...

An explanation may end with an example that is wrong and one that is right; those of lints do. Each is laid over base/:
the wrong one gives its message at a line of its own, one that the right one has not where they differ, and the right
one gives none. What an example is says where it stands:
  msgid "..."      an entry of content/demo/po/de.po, whose source the content is given
  {text: ...}      a box, or a box on each line that begins with "- ", in place of the body of layouts/page.yaml
  key: ...         a key of the content, of platen.yaml or else of layouts/page.yaml, in place of the one that base/ has
  any other text   the `note` of the content
A line "# content", "# layout", "# locale", "# platen.yaml" or "# de.po" says it of what follows.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PLATEN = os.path.realpath(sys.argv[1])
FILES = {"content": "content/demo/en.yaml", "layout": "layouts/page.yaml", "locale": "layouts/locales/en.yaml",
         "platen.yaml": "platen.yaml", "de.po": "content/demo/po/de.po"}

# Told at one line of the example and mended at another.
ELSEWHERE = {"copy-dot", "copy-gap", "draft-translation", "form-nothing", "hidden-text", "low-contrast", "po-entry",
             "po-unknown", "unprintable-edge", "unused-definition"}


def blocks(text):
    """The lines of each key at the margin, by the key."""
    found = {}
    for line in text.splitlines(True):
        key = re.match(r"([\w-]+):", line)
        if key:
            last = key[1] if key[1] not in found else f"{key[1]} again"
            found[last] = line
        elif found:
            found[last] += line
    return found


def keys_of(name):
    with open(os.path.join(HERE, "base", name), encoding="utf-8") as file:
        return set(blocks(file.read()))


CONTENT = keys_of(FILES["content"]) | {"shape", "language", "level", "link", "id", "share", "author", "people", "allow"}
PROJECT = keys_of(FILES["platen.yaml"]) | {"date", "out", "limits"}


def explained(*code):
    return subprocess.run([PLATEN, "explain", *code], capture_output=True, check=True, encoding="utf-8").stdout


def example(text, word):
    """What stands behind the word, on its line or indented below it."""
    found = re.search(rf"(?m)^{word}:(?: (.+)\n|\n((?:(?:  .*)?\n)+))", text)
    return found and (found[1] or re.sub("(?m)^  ", "", found[2]).rstrip("\n"))


def part(text):
    """The file that the text is of, and the text as it stands there."""
    key = re.match(r"([\w-]+):(\s|$)", text)
    if "msgid" in text:
        return "de.po", text
    if text[0] == "{" or text.startswith("- "):
        return "layout", "body:\n" + re.sub("(?m)^", "  " if text[0] == "-" else "  - ", text)
    if not key:
        return "content", "note: |\n" + re.sub("(?m)^", "  ", text)
    return "content" if key[1] in CONTENT else "platen.yaml" if key[1] in PROJECT else "layout", text


def parts(text):
    pieces = re.split(r"(?m)^# (content|layout|locale|platen\.yaml|de\.po)\n", text)
    if len(pieces) == 1:
        return dict([part(text)])
    return dict(zip(pieces[1::2], pieces[2::2]))


def lay(folder, name, text):
    """The text in place of what the file has under its keys; how many lines stand before it."""
    path = os.path.join(folder, FILES[name])
    with open(path, encoding="utf-8") as file:
        old = file.read()
    if name == "de.po":
        context = re.search(r'(?m)^msgctxt "([^"]+)"\nmsgid "([^"]+)"', text)
        if context:
            old = re.sub(rf'msgctxt "{re.escape(context[1])}"\n(.+\n)+\n', "", old)
            if context[1] in CONTENT:
                lay(folder, "content", f"{context[1]}: '{context[2]}'")
        lay(folder, "platen.yaml", "locales: [en, de]")
    else:
        given = blocks(text)
        old = "".join(lines for key, lines in blocks(old).items() if key not in given)
    with open(path, "w", encoding="utf-8") as file:
        file.write(old + text.rstrip("\n") + "\n")
    return old.count("\n")


def check(folder, code, text):
    """The lines of the text, by file, at which it gives the message; all messages."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(os.path.join(HERE, "base"), folder)
    for font in ("NotoSans-Regular.ttf", "sRGB.icc"):
        shutil.copy(os.path.join(ROOT, "fonts", font), os.path.join(folder, "fonts"))
    shutil.copy(os.path.join(ROOT, "tests", "fuzz", "seeds", "picture", "baseline.jpg"), os.path.join(folder, "bridge.jpg"))
    if code == "unshown-key":
        lay(folder, "platen.yaml", "severities: {}")
    before = {name: lay(folder, name, lines) for name, lines in parts(text).items()}
    said = subprocess.run([PLATEN, "check", "--quiet"], cwd=folder, capture_output=True, check=False, encoding="utf-8").stderr
    found = {(path, int(line)) for path, line in re.findall(rf"(?m)^(\S+?):(\d+):\d+: .*\[{code}\]$", said)}
    return {(name, line - before[name]) for name in before for path, line in found if path == FILES[name]}, said


def own_lines(code, wrong, right):
    """The lines of what is wrong that are not in what is right, by file; all of a file where there are none."""
    lines = set()
    for name, text in wrong.items():
        a, b = text.splitlines(), right.get(name, "").splitlines()
        changed = [n + 1 for tag, i, j, _, _ in difflib.SequenceMatcher(None, a, b, False).get_opcodes()
                   if tag in ("replace", "delete") and code not in ELSEWHERE for n in range(i, j)]
        lines |= {(name, n) for n in changed or range(1, len(a) + 1)}
    return lines


def problem(folder, code, wrong, right):
    """What is amiss with the examples of the code, or None."""
    if not wrong or not right:
        return f"has no example that is {'right' if wrong else 'wrong'}"
    at, said = check(folder, code, wrong)
    if not at & own_lines(code, parts(wrong), parts(right)):
        return "the wrong example does not give the message at its line:\n" + said
    _, said = check(folder, code, right)
    if said and not said.endswith("platen: 0 errors, 0 warnings\n"):
        return "the right example gives:\n" + said
    return None


def lints():
    with open(os.path.join(ROOT, "include", "codes", "lint.h"), encoding="utf-8") as file:
        return set(re.findall(r'(?m)^X\(\w+, "([^"]+)"', file.read()))


def main():
    asked, tried, failed = sys.argv[2:], 0, 0
    must = lints()
    with tempfile.TemporaryDirectory() as work:
        for code in asked or [line.split()[0] for line in explained().splitlines()]:
            text = explained(code)
            wrong, right = example(text, "Wrong"), example(text, "Right")
            if not wrong and not right and code not in must:
                continue
            tried += 1
            why = problem(os.path.join(work, "p"), code, wrong, right)
            if why:
                failed += 1
                print("FAIL", code, why)
    print(f"{tried} codes with examples, {failed} failed")
    return failed > 0 or not must


if __name__ == "__main__":
    sys.exit(main())
