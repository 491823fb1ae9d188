#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions as bash, zsh and fish make them: tests/cli/completions.py PLATEN

Keys are typed into a shell on a terminal, and the shell says which words it has then. Each case is the line that is
typed and the words after `platen` that become of it, or all words that the last one can become. Prints ok or FAIL for
each, then a count; a shell that is not here is told, and is no failure.
"""
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ONE = [  # typed, words
    ("bu", ["build"]),
    ("-q che", ["-q", "check"]),
    ("build --docu", ["build", "--document="]),
    ("build --document=hand", ["build", "--document=handout"]),
    ("build --document hand", ["build", "--document", "handout"]),
    ("build --document=poster --loc", ["build", "--document=poster", "--locale="]),
    ("build --color=nev", ["build", "--color=never"]),
    ("build --edition=mono+large", ["build", "--edition=mono+large-print"]),
    ("check --direc", ["check", "--directory="]),
    ("explain unknown-ke", ["explain", "unknown-key"]),
    ("schema content post", ["schema", "content", "poster"]),
    ("po zh", ["po", "zh-Hans"]),
    ("po de zh", ["po", "de", "zh-Hans"]),
    ("build --roster=class", ["build", "--roster=class list.csv"]),
    ("score answ", ["score", "answers.csv"]),
    ("new fol", ["new", "folder"]),
    ("-C folder build --docu", ["-C", "folder", "build", "--document="]),
    ("build -C folder --document=le", ["build", "-C", "folder", "--document=leaflet"]),
    ("build --directory=folder --document=le", ["build", "--directory=folder", "--document=leaflet"]),
    ("build --edition=$(tou", ["build", "--edition=$(tou"]),
]
ALL = [  # typed, what the last word can become
    ("score --format=", ["checkstyle", "csv", "github", "gitlab", "json", "jsonl", "sarif", "text"]),
    ("build --format=", ["checkstyle", "github", "gitlab", "json", "jsonl", "sarif", "text"]),
    ("status --format=", ["github", "json", "text"]),
    ("build --document=", ["handout", "poster"]),
    ("build --locale ", ["de", "en", "zh-Hans"]),
    ("build --edition=", ["large-print", "mono"]),
    ("schema ", ["content", "fonts", "layout", "overlay", "project", "shape", "theme"]),
    ("completions ", ["bash", "fish", "zsh"]),
    ("status --ver", ["verbose", "version"]),
]

SETTINGS = {
    "bash": "PS1='> '; bind 'set completion-query-items 0' 'set page-completions off' 'set enable-bracketed-paste off'\n"
            "source <(platen completions bash)\nargs() { printf '<%s>' \"${@:2}\" end; echo; }\n",
    "zsh": "PS1='> '; unsetopt zle_bracketed_paste prompt_cr; unset zle_bracketed_paste\n"
           "fpath=(\"$PWD/../zsh\" $fpath); autoload -Uz compinit && compinit -u -D\nsetopt no_list_beep no_nomatch\n"
           "zle -C all-matches complete-word _generic; bindkey '^Xa' all-matches\n"
           "zstyle ':completion:all-matches:*' old-matches only\n"
           "zstyle ':completion:all-matches::::' completer _all_matches\nargs() { printf '<%s>' \"${@:2}\" end; echo; }\n",
}
COMMAND = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}
KEYS = {"bash": ("\t", "\033*"), "zsh": ("\t", "\t\030a")}


class Shell:
    """A shell on a terminal of its own."""

    def __init__(self, name, environment):
        self.name = name
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            os.execvpe(COMMAND[name][0], COMMAND[name], environment)
        self.seen = ""
        for line in SETTINGS[name].splitlines():
            self.type(line + "\r")
        self.type("echo rea''dy\r")
        self.wait("ready")

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def wait(self, pattern):
        """What is shown up to the pattern, which is taken away."""
        end = time.monotonic() + 20
        while not (found := re.search(pattern, self.seen)):
            ready = select.select([self.terminal], [], [], max(0, end - time.monotonic()))[0]
            if not ready:
                raise SystemExit(f"{self.name} hangs; it shows: {self.seen[-400:]!r}")
            self.seen += os.read(self.terminal, 65536).decode(errors="replace")
        self.seen = self.seen[found.end():]
        return found

    def complete(self, line, keys):
        """The words after `platen` when the keys have been typed behind the line, and it is given to a function."""
        self.type(f"platen {line}{keys}")
        self.type("\001args \005'")  # the line may hold what is not to be run, as a case of the tests does
        self.type("\177\r")
        found = self.wait(r"((?:<[^>\n]*>)*)<end>")
        return [w.rstrip("/") for w in re.findall(r"<([^>]*)>", found.group(1))]  # zsh takes the slash of a folder away

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def value_of(word):
    return word.partition("=")[2] or word.lstrip("-")


def typed(name, environment):
    """(line, wanted, found) for each case."""
    shell = Shell(name, environment)
    one, every = KEYS[name]
    for line, wanted in ONE:
        if "$" in line:
            continue
        yield line, wanted, shell.complete(line, one)
    for line, wanted in ALL:
        before = len(line.split()) - (0 if line.endswith(" ") else 1)
        yield line, wanted, sorted({value_of(w) for w in shell.complete(line, every)[before:]})
    shell.close()


def fish(environment):
    """fish tells what a line can become without a terminal."""
    def ask(line):
        script = 'source (platen completions fish | psub); complete -C $argv[1]'
        said = subprocess.run(["fish", "--no-config", "-c", script, f"platen {line}"], env=environment, check=True,
                              stdout=subprocess.PIPE, text=True).stdout
        return [s.split("\t")[0].rstrip("/") for s in said.splitlines()]
    for line, wanted in ONE:
        if "$" not in line:
            yield line, wanted[-1:], ask(line)
    for line, wanted in ALL:
        yield line, wanted, sorted({value_of(w) for w in ask(line)})


def make_project(folder):
    def put(path, text):
        os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
        with open(f"{folder}/{path}", "w", encoding="utf-8") as f:
            f.write(text)
    put("platen.yaml", "subject: sound\ndocuments: [handout, poster]\nlocales: [en, de, zh-Hans]\n")
    for edition in "mono", "large-print", "$(touch ran)":
        put(f"layouts/editions/{edition}.yaml", f"about: {edition}\n")
    for name in "class list.csv", "answers.csv":
        put(name, "name\n")
    put("folder/platen.yaml", "subject: sound\ndocuments: [leaflet]\nlocales: [en]\n")


def main():
    platen = os.path.realpath(sys.argv[1])
    failed = passed = 0
    with tempfile.TemporaryDirectory() as work:
        for d in "bin", "zsh", "project":
            os.mkdir(f"{work}/{d}")
        os.symlink(platen, f"{work}/bin/platen")
        make_project(f"{work}/project")
        with open(f"{work}/zsh/_platen", "wb") as f:
            f.write(subprocess.run([platen, "completions", "zsh"], check=True, stdout=subprocess.PIPE).stdout)
        os.chdir(f"{work}/project")
        environment = {"PATH": f"{work}/bin:{os.environ['PATH']}", "HOME": work, "TERM": "vt100", "LC_ALL": "C.UTF-8",
                       "INPUTRC": "/dev/null"}
        os.environ["COLUMNS"] = "400"
        for name in "bash", "zsh", "fish":
            if not shutil.which(name):
                print(f"{name} is not here")
                continue
            for line, wanted, found in fish(environment) if name == "fish" else typed(name, environment):
                good = wanted == found
                passed, failed = passed + good, failed + (not good)
                print(f"{'ok  ' if good else 'FAIL'} {name}: platen {line}" + ("" if good else f": {found}, not {wanted}"))
        for word in "--edition=", "--edition=$":
            said = subprocess.run([platen, "completions", "bash", "--", "build", word], check=True, stdout=subprocess.PIPE).stdout
            good = b"$" not in said.replace(b"--edition=$", b"") and not os.path.exists("ran")
            passed, failed = passed + good, failed + (not good)
            print(f"{'ok  ' if good else 'FAIL'} what a stranger calls a file is no word: {word}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
