#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms filled in by other programs, and read back: tests/form/run.py PLATEN READ

Builds the worksheet as a form in three scripts. PDFium (Chromium), poppler (Evince, Okular), pdf.js (Firefox) and PDFBox
fill it in, each all fields; Chromium and Firefox themselves, where they are installed, some of them by mouse and keyboard
(browsers.mjs). READ (read.c) reads what each has saved; then veraPDF looks whether all files are PDF/A-2a and PDF/UA-1 still. Programs come from their registries in pinned versions, as in tests/readers; one that is not to be had is
skipped and said so. --sample: nothing is filled in; names and states are those of the pages, and the same in all languages.
"""
import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "readers"))
import run as readers  # noqa: E402

PDFBOX, PUPPETEER = "3.0.5", "24.10.0"
DEPENDENCY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
# What is typed: letters of the language, of others, signs; a line end where there are several lines.
TEXTS = {
    "en": ["Zoë O’Neill-Łukasz", "7b", "Ünïcode “quotes” – €5", "Привет"],
    "ar": ["ليلى (Leila)", "٧ب", "أحبّ الأرقام، 42%", "ok"],
    "ja": ["山田 花子 Hanako", "3年2組", "とても面白かった。「はい」", "ビデオ 7"],
}


def output(*command):
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8") if done.returncode == 0 else None


# -- what stands in a form --------------------------------------------------------------------

def fields_of(trace):
    """By name: the kind and, of buttons, the states with their places."""
    fields, page = {}, -1
    with open(trace, encoding="utf-8") as f:
        for line in f:
            page += line.startswith("page ")
            found = re.match(r' +field ([\d.-]+),([\d.-]+) \S+ (\w+) ([\w-]+)(?:="(\w+)")?', line)
            if found:
                x, y, kind, name, state = found.groups()
                fields.setdefault(name, (kind, []))[1].append({"state": state, "page": page, "x": float(x), "y": float(y)})
    return fields


def answers_to(fields, locale):
    answers, texts = {}, TEXTS[locale]
    for i, (name, (kind, places)) in enumerate(fields.items()):
        if kind in ("radio", "check"):
            answers[name] = places[i % len(places)]["state"]
        else:
            answers[name] = texts[i % len(texts)] + ("\n" + texts[0] if kind == "lines" else "")
    return answers


def read_back(read, pdf):
    """The id, and the values by name; None where the file is damaged."""
    text = output(read, pdf)
    if text is None:
        return None, None
    first, *lines = text.splitlines()
    return first.split()[1], dict(line.split("\t", 1) for line in lines)


# -- who fills it in --------------------------------------------------------------------------

def pdfium():
    if not readers.pdfium():
        return None
    python = os.path.join(readers.CACHE, "pdfium-" + readers.PDFIUM, "bin", "python")
    return lambda job: output(python, os.path.join(HERE, "fill_pdfium.py"), job["form"], job["json"], job["out"])


def poppler():
    system = "/usr/bin/python3"  # python3-gi is a package of Debian
    if output(system, "-c", "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler") is None:
        return None
    return lambda job: output(system, os.path.join(HERE, "fill_poppler.py"), job["form"], job["json"], job["out"], job["states"])


def pdfjs():
    if not readers.pdfjs():
        return None
    module = os.path.join(readers.CACHE, "pdfjs-" + readers.PDFJS, "node_modules", "pdfjs-dist")
    return lambda job: output("node", os.path.join(HERE, "fill_pdfjs.mjs"), module, job["form"], job["json"], job["out"])


def pdfbox():
    folder = os.path.join(readers.CACHE, "pdfbox-" + PDFBOX)
    jar = os.path.join(folder, "pdfbox-app-%s.jar" % PDFBOX)
    step = ["mvn", "-q", "-B", DEPENDENCY + ":copy", "-DoutputDirectory=" + folder, "-Dartifact=org.apache.pdfbox:pdfbox-app:" + PDFBOX]
    if not readers.install(folder, jar, step):
        return None
    return lambda job: output("java", "-cp", jar, os.path.join(HERE, "Fill.java"), job["form"], job["lines"], job["out"])


# -- real browsers ------------------------------------------------------------------------------

def puppeteer():
    folder = os.path.join(readers.CACHE, "puppeteer-" + PUPPETEER)
    module = os.path.join(folder, "node_modules", "puppeteer-core")
    step = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "puppeteer-core@" + PUPPETEER]
    return module if output("node", "--version") and readers.install(folder, os.path.join(module, "package.json"), step) else None


def serve(folder):
    """The address of a server of the folder, which ends with this program."""
    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return "http://127.0.0.1:%d/" % server.server_address[1]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def type_in(browser, program, module, form, fields, locale, read):
    """Types a name and clicks one answer; what the browser saves is read back."""
    answers, widgets = {}, []
    for name, (kind, places) in fields.items():
        text = TEXTS[locale][0] if kind == "text" else None
        place = places[0 if text else 2 % len(places)]
        if place["page"] == 0 and kind in ("text", "radio") and len(answers) < 6:
            answers[name] = text or place["state"]
            widgets.append({"x": place["x"] + 8, "y": place["y"] + 8, "text": text})
    plan, out = form[:-4] + ".widgets", form[:-4] + "." + browser + ".pdf"
    with open(plan, "w", encoding="utf-8") as f:
        json.dump(widgets, f)
    done = output("node", os.path.join(HERE, "browsers.mjs"), module, browser, program, serve(os.path.dirname(form)) + os.path.basename(form), plan, out)
    identity, values = read_back(read, out) if done is not None and os.path.exists(out) else (None, None)
    bad = sorted(n for n, answer in answers.items() if (values or {}).get(n) != answer)
    same = identity is not None and identity == read_back(read, form)[0]
    print("%s %s: %d fields, %d wrong%s%s" % (locale, (done or browser).strip(), len(answers), len(bad), ": " + " ".join(bad) if bad else "", "" if same else ", not the same /ID"))
    return out, bool(bad) or not same


# -- trying it ----------------------------------------------------------------------------------

def build(platen, work, locale):
    for dump in ("none", "pages"):
        subprocess.run([platen, "build", "--quiet", "-C", ROOT, "-o", work + "/", "--document", "worksheet", "--edition", "form", "--locale", locale]
                       + (["--dump=pages"] if dump == "pages" else []), check=True)
    base = os.path.join(work, locale, "worksheet-form")
    return base + ".pdf", fields_of(base + ".trace")


def wrong(expected, values):
    """The fields that have another value than they should."""
    names = set(expected) | set(values or {})
    return sorted(n for n in names if (values or {}).get(n, "").replace("\\n", "\n") != expected.get(n))


def fill(name, program, form, fields, answers, read):
    job = {"form": form, "out": form[:-4] + "." + name + ".pdf"}
    for part, content in (("json", json.dumps(answers)), ("states", json.dumps({n: places for n, (_, places) in fields.items()})),
                          ("lines", "".join("%s\t%s\n" % (n, v.replace("\n", "\\n")) for n, v in answers.items()))):
        job[part] = "%s.%s" % (form[:-4], part)
        with open(job[part], "w", encoding="utf-8") as f:
            f.write(content)
    done = program(job) is not None and os.path.exists(job["out"])
    identity, values = read_back(read, job["out"]) if done else (None, None)
    bad = wrong(answers, values)
    same = identity is not None and identity == read_back(read, form)[0]
    print("%s %s: %d fields, %d wrong%s%s" % (os.path.basename(os.path.dirname(form)), name, len(answers), len(bad), ": " + " ".join(bad[:5]) if bad else "",
                                           "" if same else ", not the same /ID"))
    return job["out"], bool(bad) or not same


def blank(form, fields, read):
    """Whether an unfilled form has the fields of the pages, without values."""
    values = read_back(read, form)[1]
    expected = {n: "Off" if kind in ("radio", "check") else "" for n, (kind, _) in fields.items()}
    return len(fields) > 20 and not wrong(expected, values)


def main():
    platen, read, sample = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2]), "--sample" in sys.argv
    programs = {} if sample else {"pdfium": pdfium(), "poppler": poppler(), "pdfjs": pdfjs(), "pdfbox": pdfbox()}
    failed, files, names = 0, [], []
    with tempfile.TemporaryDirectory() as work:
        for locale in TEXTS:
            form, fields = build(platen, work, locale)
            names.append({n: (kind, [p["state"] for p in places]) for n, (kind, places) in fields.items()})
            good = blank(form, fields, read) and names[0] == names[-1]
            print("%s blank: %d fields%s" % (locale, len(fields), "" if good else ", not those of the pages, or other ones than in English"))
            failed += not good
            files.append(form)
            for name, program in programs.items():
                if program:
                    out, bad = fill(name, program, form, fields, answers_to(fields, locale), read)
                    failed += bad
                    files += [out] if os.path.exists(out) else []
        browsers = {} if sample else {"chromium": shutil.which("chromium"), "firefox": shutil.which("firefox-esr") or shutil.which("firefox")}
        module = puppeteer() if any(browsers.values()) else None
        for browser, program in browsers.items():
            programs[browser] = program if module else None
            for locale in TEXTS if programs[browser] else ():
                form, fields = build(platen, work, locale)
                out, bad = type_in(browser, program, module, form, fields, locale, read)
                failed += bad
                files += [out] if os.path.exists(out) else []
        if not sample:
            failed += subprocess.run([os.path.join(ROOT, "tests", "conformance.sh"), *files], check=False).returncode != 0
    skipped = [name for name, program in programs.items() if not program]
    print("forms: %d failed%s" % (failed, "; skipped: " + ", ".join(skipped) if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
