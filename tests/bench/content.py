# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped content in a locale, for the programs that `make bench` compares: load() and rich(); what Typst needs to
set it, its families and signs; and text.typ, the same content as a module of Typst: content.py DOCUMENT LOCALE.

A translation is laid over the English texts as platen does it; so every program sets the same words.
"""
import ast
import copy
import os
import re
import sys

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SUBJECT = f"{ROOT}/content/marketing-it"
# What a layout says itself, and its key in a translation.
WORDS = {"handout": ("handout", "page-of", "misconceptions", "glossary"), "poster": (),
         "worksheet": ("worksheet", "page-of", "name", "class", "date", "sum")}


def entries(path):
    """The texts of a PO file by their context."""
    texts = {}
    with open(path, encoding="utf-8") as f:
        for entry in f.read().split("\n\n"):
            fields = dict(re.findall(r'^(msgctxt|msgstr) ((?:".*"\n?)+)', entry, re.M))
            if "msgctxt" in fields:
                joined = {k: "".join(ast.literal_eval(line) for line in v.splitlines()) for k, v in fields.items()}
                texts[joined["msgctxt"]] = joined["msgstr"]
    return texts


def translated(value, texts, path=""):
    if isinstance(value, dict):
        return {k: translated(v, texts, f"{path}.{k}" if path else k) for k, v in value.items()}
    if isinstance(value, list):
        ids = [v.get("id") if isinstance(v, dict) else None for v in value]
        return [translated(v, texts, f"{path}.{i or n}") for n, (v, i) in enumerate(zip(value, ids), 1)]
    return texts.get(path) or value if isinstance(value, str) else value


def load(locale, document):
    with open(f"{SUBJECT}/en.yaml", encoding="utf-8") as f:
        content = yaml.safe_load(f)
    with open(f"{ROOT}/layouts/{document}.yaml", encoding="utf-8") as f:
        words = {k: v for k, v in yaml.safe_load(f).get("words", {}).items() if k in WORDS[document]}
    po = f"{SUBJECT}/po/{locale}.po"
    texts = entries(po) if os.path.exists(po) else {}
    content = translated(copy.deepcopy(content), texts)
    content["word"] = {k: texts.get(f"{document}:word.{k}") or v for k, v in words.items()}
    return content


def plain(text):
    return re.sub(r"\*\*|</?(?:span|wbr|nobr)[^>]*>|\\\n", "", str(text)).replace("\n", " ").strip()


def rich(text, escape, bold):
    """Markdown's **strong** in a tool's terms; other marks are left out, tags too."""
    parts = re.split(r"\*\*", re.sub(r"</?(?:span|wbr|nobr)[^>]*>", "", str(text)).replace("\n", " "))
    return "".join(bold(escape(p)) if i % 2 else escape(p) for i, p in enumerate(parts))


# -- Typst ----------------------------------------------------------------------------------------

# What stands beside Noto Sans: family, files, whether it comes first.
SCRIPTS = {"ar": ("Noto Sans Arabic", "NotoSansArabic", False), "he": ("Noto Sans Hebrew", "NotoSansHebrew", False),
           "hi": ("Noto Sans Devanagari", "NotoSansDevanagari", False), "th": ("Noto Sans Thai", "NotoSansThai", False),
           "ja": ("Noto Sans CJK JP", "NotoSansCJK", True), "zh-Hans": ("Noto Sans CJK JP", "NotoSansCJK", True)}
COLOURS = {"first": "#BB4B10", "second": "#1A4E7E", "both": "#3F2466"}
# The parts of the content that a document shows: an author's file has no others.
PARTS = {"handout": ("question answer comparison task misconceptions perception technical together next glossary sources bridge"),
         "poster": "takeaway bridge poster", "worksheet": "assessment"}
MARKS = ("Noto Sans Symbols2", "Noto Sans Math")


def fonts(locale):
    """The files that the documents need in a locale, as an author would give them to Typst."""
    files = [f"NotoSans-{face}.ttf" for face in ("Regular", "SemiBold", "Bold", "Black")]
    if locale in SCRIPTS:
        files += [f"{SCRIPTS[locale][1]}-{face}.ttf" for face in ("Regular", "Bold")]
    return files + ["NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf"]


def paper(locale):
    return "us-letter" if locale == "en-US" else "a4"


def typst_families(locale):
    families = ["Noto Sans"]
    if locale in SCRIPTS:
        families.insert(0 if SCRIPTS[locale][2] else 1, SCRIPTS[locale][0])
    return "(" + "".join(f'"{f}", ' for f in families + list(MARKS)) + ")"


def typst_region(locale):
    region = locale[3:] if len(locale) == 5 else "CN" if locale == "zh-Hans" else ""
    return f'"{region}"' if region else "none"


def typst_escaped(text):
    return re.sub(r"([\\#$*_`<>@\[\]~=/-])", r"\\\1", text)


def typst_text(text):
    """A text with its marks, as Typst's markup."""
    lists = "".join(f"- {typst_line(line[2:])}\n" for line in text.splitlines() if line.startswith("- "))
    return lists or typst_line(text)


def typst_span(tag):
    """A span of a side's colour, or of another language."""
    kind, value = re.search(r'(\w+)="([\w-]+)"', tag).groups()
    return "#text(" + (f'fill: rgb("{COLOURS[value]}")' if kind == "class" else f'lang: "{value[:2]}"') + ")["


def typst_line(text):
    text = re.sub(r"<wbr>|</?nobr>", "", text)
    marks = {"</span>": "]", "**": "*", "\\\n": "\\ ", "\n": " "}
    parts = re.split(r"(<span [^>]*>|</span>|\*\*|\\\n|\n)", text)
    return "".join(typst_span(p) if p.startswith("<span") else marks.get(p) or typst_escaped(p) for p in parts).strip()


def typst_value(value, text):
    if isinstance(value, dict):
        return "(" + "".join(f'"{k}": {typst_value(v, text)}, ' for k, v in value.items()) + ")"
    if isinstance(value, list):
        return "(" + "".join(typst_value(v, text) + ", " for v in value) + ")"
    return text(value) if isinstance(value, str) else str(value).lower()


def typst_string(text):
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def typst_module(document, locale):
    """text.typ: `c`, the texts as content; `s`, the same as strings; `setting`, what differs between locales."""
    content = load(locale, document)
    parts = PARTS[document].split() + ["title", "date", "author", "sides", "roles", "word"]
    content = {k: content[k] for k in parts}
    setting = (f'(paper: "{paper(locale)}", families: {typst_families(locale)}, lang: "{locale[:2]}", '
               f"region: {typst_region(locale)})")
    return (f"#let c = {typst_value(content, lambda t: f'[{typst_text(t)}]')}\n"
            f"#let s = {typst_value(content, typst_string)}\n#let setting = {setting}\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print(typst_module(*sys.argv[1:]), end="")
