#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages in each format, read by parsers that are not platen's: tests/formats/run.py PLATEN [--schema]

Every format must tell the same messages with the same exit status, and what it prints must be whole where there are
none, where platen is called wrongly and where the machine fails. --schema also validates SARIF by its JSON Schema, which
comes from npm in a pinned version; status 77 when that or its validator is not to be had.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

import mistakes

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CACHE = os.environ.get("PLATEN_CACHE", os.path.join(ROOT, "build", "formats"))
SCHEMA, VALIDATOR = "@microsoft/jest-sarif@1.0.0-beta.0", "jsonschema==4.23.0"
PLATEN = os.path.realpath(sys.argv[1])
LEVELS = {"major": "error", "minor": "warning", "info": "note", "notice": "note"}
passed, failed = 0, []


def check(name, good, why=""):
    global passed
    passed += bool(good)
    if not good:
        failed.append(name)
    print("ok  " if good else "FAIL", name, "" if good else why)


def run(project, *arguments, **environment):
    inherited = {k: v for k, v in os.environ.items() if k not in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")}
    return subprocess.run([PLATEN, *arguments], cwd=project, capture_output=True, check=False, env={**inherited, **environment})


# -- readers: each gives (file, line, column, severity, code) for every message; 0 where a place is unknown --------------

def read_json(text):
    return [(m["file"], m["line"], m["column"], m["severity"], m["code"]) for m in json.loads(text)]


def read_jsonl(text):
    assert text.endswith("\n")
    *lines, end = text.splitlines()
    found = [read_json("[" + line + "]")[0] for line in lines]
    severities = [severity for _, _, _, severity, _ in found]
    assert json.loads(end) == {"type": "summary", **{s + "s": severities.count(s) for s in ("error", "warning", "note")}}, end
    return found


def read_github(text):
    found = []
    for line in text.splitlines():
        command, properties = line[2:].split("::")[0].partition(" ")[::2]
        assert line.startswith("::") and command in ("error", "warning", "notice"), line
        named = dict(p.split("=") for p in properties.split(",") if p)
        named = {k: v.replace("%2C", ",").replace("%3A", ":").replace("%25", "%") for k, v in named.items()}
        if named:
            found.append((named["file"], int(named.get("line", 0)), int(named.get("col", 0)), LEVELS.get(command, command), named["title"]))
        else:
            found.extend([None] * int(line.split("::")[2].split()[0]))  # "3 more errors"
    return found


def read_sarif(text):
    log = json.loads(text)
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0" and one["columnKind"] == "unicodeCodePoints"
    assert all(r["help"]["text"] and r["fullDescription"]["text"] and r["shortDescription"]["text"] for r in rules)
    found = []
    for result in one["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%" and rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = place.get("region", {})
        path = urllib.parse.unquote(place["artifactLocation"]["uri"])
        found.append((path, region.get("startLine", 0), region.get("startColumn", 0), result["level"], result["ruleId"]))
    for invocation in one["invocations"]:
        for notification in invocation.get("toolExecutionNotifications", []):
            assert not invocation["executionSuccessful"]
            found.append(("platen", 0, 0, notification["level"], "failure"))
    return found


def read_gitlab(text):
    issues = json.loads(text)
    assert len({i["fingerprint"] for i in issues}) == len(issues)
    for i in issues:
        assert i["description"] and i["location"]["lines"]["begin"] == i["location"]["positions"]["begin"]["line"]
    return [(i["location"]["path"], i["location"]["lines"]["begin"], i["location"]["positions"]["begin"]["column"],
             LEVELS[i["severity"]], i["check_name"]) for i in issues]


def read_checkstyle(text):
    found = []
    for file in ElementTree.fromstring(text.encode()):
        for e in file:
            level = e.get("severity")
            found.append((file.get("name"), int(e.get("line")), int(e.get("column", 0)), LEVELS.get(level, level), e.get("source")[7:]))
    return found


READERS = {"json": read_json, "jsonl": read_jsonl, "github": read_github, "sarif": read_sarif, "gitlab": read_gitlab,
           "checkstyle": read_checkstyle}


# -- the schema ----------------------------------------------------------------------------------------------------------

def install():
    """The schema and a function that gives what breaks it; None where they are not to be had."""
    python = os.path.join(CACHE, "venv", "bin", "python")
    schema = os.path.join(CACHE, "package", "lib", "schemas", "sarif-2.1.0-rtm.5.json")
    os.makedirs(CACHE, exist_ok=True)
    steps = [] if os.path.exists(schema) else [["npm", "pack", "--silent", SCHEMA], ["sh", "-c", "tar xzf microsoft-jest-sarif-*.tgz"]]
    if not os.path.exists(os.path.join(CACHE, "done")):
        steps += [[sys.executable, "-m", "venv", "venv"], [python, "-m", "pip", "install", "-q", VALIDATOR], ["touch", "done"]]
    try:
        for step in steps:
            subprocess.run(step, cwd=CACHE, capture_output=True, timeout=600, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    program = ("import json, sys, jsonschema\n"
               "for e in jsonschema.Draft4Validator(json.load(open(sys.argv[1]))).iter_errors(json.load(sys.stdin)): print(e.message)")
    return lambda text: subprocess.run([python, "-c", program, schema], input=text, capture_output=True, check=False, text=True)


def validate(name, text, validator):
    if validator:
        done = validator(text)
        check(name + ": SARIF is valid", done.returncode == 0 and not done.stdout, done.stdout[:500] + done.stderr[-500:])


# -- the cases -----------------------------------------------------------------------------------------------------------

def sample(folder):
    """A project of one document."""
    for part in ("layouts", "fonts", os.path.join("tests", "sample", "content")):
        shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, os.path.basename(part)))
    with open(os.path.join(folder, "platen.yaml"), "w", encoding="utf-8") as f:
        f.write("subject: sound\ndocuments: [handout]\nlocales: [en]\n")


def read_all(name, project, arguments, status, expected, validator, error=""):
    for format_name, reader in READERS.items():
        done = run(project, *arguments, "--format=" + format_name)
        text, label = done.stdout.decode(), name + ": " + format_name
        check(label + ": status", done.returncode == status, done.returncode)
        check(label + ": standard error", error in done.stderr.decode() and bool(error) == bool(done.stderr), done.stderr.decode())
        try:
            found = reader(text)
        except Exception as problem:  # whatever a parser throws
            check(label + ": can be read", False, repr(problem) + "\n" + text[:500])
            continue
        if expected == "failure":
            check(label + ": says that it failed", [m[3:] for m in found] == [("error", "failure")], found)
        else:
            hidden = found.count(None)
            seen = [m for m in found if m]
            check(label + ": says the same", len(found) == len(expected) and set(seen) <= set(expected)
                  and (hidden or sorted(seen) == sorted(expected)), (sorted(set(expected) - set(seen)), sorted(set(seen) - set(expected)),
                                                                [m for m in set(seen) if seen.count(m) > 1]))
        if format_name == "sarif":
            validate(label, text, validator)


def odd_mistakes(folder):
    """A name that each format has to escape, and columns behind a sign beyond the basic plane; what is found there."""
    name = "sound, 100% & <b>"
    content = os.path.join(folder, "content", name, "en.yaml")
    os.rename(os.path.join(folder, "content", "sound"), os.path.dirname(content))
    with open(os.path.join(folder, "platen.yaml"), "w", encoding="utf-8") as f:
        f.write('subject: "' + name + '"\ndocuments: [handout]\nlocales: [en]\n')
    with open(content, encoding="utf-8") as f:
        lines = f.read().splitlines()
    i = lines.index("  - aspect: Goal")
    lines[i : i + 3] = ['  - {aspect: "\U0001F600\U0001F600", first: a, second: b, "<\\"th&ird\\">": c}']
    with open(content, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")
    return [("content/" + name + "/en.yaml", i + 1, 15, "error", "missing-glyph"),
            ("content/" + name + "/en.yaml", i + 1, 41, "error", "unknown-key")]


def forty_mistakes(folder):
    """Those of a pull request; what is to be told of them."""
    sample(folder)
    with open(os.path.join(folder, "platen.yaml"), "w", encoding="utf-8") as f:
        f.write("subject: sound\ndocuments: [handout, poster, worksheet]\nlocales: [en, de]\nthreshold: 0\n")
    assert run(folder, "po", "de").returncode == 0

    def read(name):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            return f.read()

    def write(name, text):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(text)

    return mistakes.make(read, write)


def main():
    validator = install() if "--schema" in sys.argv else None
    if "--schema" in sys.argv and not validator:
        print("the schema of SARIF or what validates it is not to be had: skipped")
        return 77
    with tempfile.TemporaryDirectory() as work:
        project = os.path.join(work, "p")
        os.makedirs(project)
        sample(project)
        read_all("no mistakes", project, ["check"], 0, [], validator)
        read_all("fonts", project, ["fonts"], 0, [], validator)
        read_all("no command", project, ["chekc"], 2, "failure", validator, "there is no command 'chekc'")
        read_all("no option", project, ["check", "--nonsense"], 2, "failure", validator, "there is no option '--nonsense'")
        read_all("no project", project, ["check", "-C", "none"], 2, "failure", validator, "'none' is no folder")
        read_all("no memory", project, ["check", "--max-memory=8"], 2, "failure", validator, "more than 8 MB of memory")
        read_all("a full disk", project, ["build", "-o", "/dev/full/x/"], 2, "failure", validator, "/dev/full")
        read_all("odd names", project, ["check"], 1, odd_mistakes(project), validator)
        request = os.path.join(work, "request")
        os.makedirs(request)
        told = forty_mistakes(request)
        check("forty mistakes", len(set(told)) == 40, len(set(told)))
        read_all("a pull request", request, ["check"], 1, told, validator)
        done = run(work, "check", "-C", "p", "--format=gitlab", CI_PROJECT_DIR=work)
        check("from the top of the checkout", read_gitlab(done.stdout.decode())[0][0] == "p/content/sound, 100% & <b>/en.yaml")
        done = run(project, "check", "--format=sarif", "--explain-locale")
        check("one thing on standard output", done.returncode == 2 and read_sarif(done.stdout.decode())[0][4] == "failure")
        for command in ("list", "status"):
            check(command + " is no SARIF", run(project, command, "--format=sarif").returncode == 2)
    print(passed, "passed,", len(failed), "failed")
    return 1 if failed else 0


sys.exit(main())
