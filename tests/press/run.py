#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
What a print shop gets, as independent programs read it: tests/press/run.py PLATEN [--sample]
The rules of PDF/X-4 that are listed in docs/press.md, by qpdf; boxes by poppler, to 0.01 mm; colours by MuPDF, and what comes
on the plates by Ghostscript where it is installed. All documents in three scripts; --sample: the English poster.
Prints ok or FAIL for each check, then a count.
"""
import os, re, shutil, subprocess, sys, tempfile

platen = os.path.realpath(sys.argv[1])
sample = "--sample" in sys.argv
root = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
passed = failed = 0


def check(name, problem):
    global passed, failed
    print(f"FAIL {name}: {problem}" if problem else f"ok   {name}")
    passed, failed = passed + (not problem), failed + bool(problem)


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


def build(folder, *options):
    run(platen, "build", "--quiet", "-C", folder, "-o", work + "/", *options)


# -- the file, by qpdf -------------------------------------------------------------------------


def plain(pdf):
    """Every object and stream in the open, the ICC profile and fonts but for their dictionaries."""
    return run("qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", pdf, "-").decode("latin-1")


def claims(text):
    if not text.startswith("%PDF-1.6\n"):
        return "the header is " + text[:9]
    intents = re.search(r"/OutputIntents \[(.*?)\]", text, re.S).group(1)
    if re.findall(r"/S /(\w+)", intents) != ["GTS_PDFX", "GTS_PDFA1"]:
        return "output intents " + intents
    profiles = re.findall(r"/DestOutputProfile (\d+) 0 R", intents)
    if len(profiles) != 2 or profiles[0] != profiles[1]:
        return "profiles of the output intents: " + str(profiles)
    if not re.search(r"^%s 0 obj\n<<[^>]*/N 4\n" % profiles[0], text, re.M):
        return "the profile has not 4 inks"
    for wanted in ("/OutputConditionIdentifier (FOGRA39)", "/RegistryName (http://www.color.org)", "/GTS_PDFXVersion (PDF/X-4)",
                   "/Trapped /False", "/CreationDate (", "/ModDate (", "/Title ", "<pdfxid:GTS_PDFXVersion>PDF/X-4<",
                   "<pdf:Trapped>False<", "<xmpMM:DocumentID>uuid:", "<xmpMM:InstanceID>uuid:", "<xmpMM:VersionID>1<",
                   "<xmpMM:RenditionClass>default<", "<pdfaid:part>2<", "<pdfuaid:part>1<"):
        if wanted not in text:
            return "without " + wanted
    ids = re.search(r"/ID \[<(\w+)>\s*<(\w+)>\]", text)
    return None if ids else "no /ID"


def refused(text):
    """What PDF/X-4 does not allow, or what nobody needs at a press."""
    for key in ("/Annots", "/Outlines", "/AcroForm", "/OpenAction", "/AA", "/JavaScript", "/Encrypt", "/CropBox", "/ArtBox", "/Alternates",
                "/OPI", "/PS", "/TR ", "/TR2", "/HT", "/LZWDecode", "/DeviceRGB", "/CalRGB", "/Dests", "/URI", "/Duplex"):
        if re.search(re.escape(key) + r"\b", text):
            return "there is " + key
    return None


def overprint(text):
    """Black text is printed over what is there, all else leaves its place free; the state is said before anything is drawn."""
    shown = 0
    for stream in re.findall(r"^stream\n(.*?)^endstream", text, re.M | re.S):
        if " Tm\n" not in stream and "\nBT\n" not in stream and " re\n" not in stream:
            continue
        state, saved, ink = None, [], None
        for line in stream.split("\n"):
            op = line.split(" ")[-1] if line else ""
            if op == "gs":
                state = line.split(" ")[0]
            elif op == "k":
                ink = line
            elif line == "q" or line.startswith("q "):
                saved.append((state, ink))
            elif op == "Q" and saved:
                state, ink = saved.pop()
            if op.endswith(("Tj", "TJ")):
                shown += 1
                if state != ("/Over" if ink == "0 0 0 1 k" else "/Free"):
                    return f"text in {ink} with {state}"
            elif op in ("f", "f*", "S", "B", "B*") and state != "/Free":
                return f"a path with {state}"
    if "/Free <<\n" in text and not re.search(r"/Free <<\s+/OP false\s+/OPM 0\s+/Type /ExtGState\s+/op false", text):
        return "the state Free is not what it says"
    return None if shown else "no text was found"


# -- boxes, by poppler -------------------------------------------------------------------------


def boxes(pdf, width, height, bleed, slug=0):
    """In mm from the corner of the sheet."""
    said = run("pdfinfo", "-box", pdf).decode()
    around = bleed + slug
    wanted = {"MediaBox": (0, 0, width + 2 * around, height + 2 * around),
              "BleedBox": (slug, slug, slug + width + 2 * bleed, slug + height + 2 * bleed),
              "TrimBox": (around, around, around + width, around + height)}
    for box, mm in wanted.items():
        found = [float(v) * 25.4 / 72 for v in re.search(box + r":\s+(.*)", said).group(1).split()]
        if max(abs(a - b) for a, b in zip(found, mm)) > 0.01:
            return f"{box} {found}, not {mm}"
    return None


# -- colours, by MuPDF -------------------------------------------------------------------------


def colors(pdf):
    trace = run("mutool", "trace", pdf).decode()
    drawn = re.findall(r"<(\w+)[^>]*?colorspace=\"(\w+)\"(?: color=\"([^\"]*)\")?", trace)
    for what, space, value in drawn:
        if space not in ("DeviceCMYK", "DeviceGray", "Indexed"):
            return f"{what} in {space}"
        inks = [float(v) for v in value.split()]
        if what == "fill_text" and len(inks) == 4 and min(inks[:3]) > 0:
            return f"text in four inks: {value}"
    return None if len(drawn) > 20 else "nothing is drawn"


# -- plates, by Ghostscript --------------------------------------------------------------------


def plates(pdf, dpi=72):
    """Rows of CMYK, 4 bytes a pixel, without anti-aliasing."""
    out = os.path.join(work, "plates.pam")
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pamcmyk32", f"-r{dpi}", "-dOverprint=/enable", "-dFirstPage=1", "-dLastPage=1",
        f"-sOutputFile={out}", pdf)
    data = open(out, "rb").read()
    return data[data.index(b"ENDHDR\n") + 7:]


def coverage(pdf, limit):
    inks = plates(pdf, 36)
    most = max(inks[i] + inks[i + 1] + inks[i + 2] + inks[i + 3] for i in range(0, len(inks), 4)) * 100 / 255
    return f"{most:.0f} % of ink" if most > limit else None


def black_over_color():
    """The same page with black text, with white text and without: black leaves the three other plates as they are, white does not."""
    page = "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\npress: {}\nstyles:\n" \
           "  ground: {fill: '#BB4B10', color: '%s', size: 30pt, weight: 700, min-height: 60mm}\n" \
           "  allow: {low-contrast: is the point here}\nbody:\n  - {heading: {text: %s, level: 1}, style: ground}\n"
    found = []
    for color, text in (("#000000", "Black"), ("#FFFFFF", "Black"), ("#000000", ".")):
        with open(os.path.join(project, "layouts/page.yaml"), "w") as f:
            f.write((page % (color, text)).replace("  allow: {low-contrast: is the point here}\n", ""))
        build(project)
        found.append(plates(os.path.join(work, "en/page.pdf")))
    black, white, none = ([plate[i::4] for i in range(4)] for plate in found)
    differ = [[a != b for a, b in zip(one, none)] for one in (black, white)]
    if differ[0] != [False, False, False, True]:
        return f"black text changes the plates {differ[0]}"
    return None if differ[1][1] and differ[1][2] else "white text leaves the ground as it is"


# ----------------------------------------------------------------------------------------------


def small_project():
    shutil.copytree(os.path.join(root, "tests/diagnostics/base"), project)
    for font in ("NotoSans-Regular.ttf", "sRGB.icc", "FOGRA39L.icc"):
        shutil.copy(os.path.join(root, "fonts", font), os.path.join(project, "fonts"))


def pictures():
    """PNG, with and without a palette or alpha, comes out in inks."""
    for name in ("poster.png",):
        shutil.copy(os.path.join(root, "docs/images", name), project)
    with open(os.path.join(project, "layouts/page.yaml"), "w") as f:
        f.write("shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\npress: {resolution: 0}\nbody:\n"
                "  - {heading: {text: '{title}', level: 1}}\n  - {image: {file: poster.png, width: 60mm, decorative: true}}\n")
    build(project)
    said = run("pdfimages", "-list", os.path.join(work, "en/page.pdf")).decode().split("\n")[2:]
    kinds = [line.split()[5] for line in said if line and line.split()[2] == "image"]
    return None if kinds and set(kinds) <= {"cmyk", "index", "gray"} else "pictures in " + str(kinds)


with tempfile.TemporaryDirectory() as work:
    project = os.path.join(work, "project")
    documents, locales = (["poster"], ["en"]) if sample else (["poster", "handout", "worksheet"], ["en", "ar", "ja"])
    sizes = {"poster": (420, 594), "handout": (210, 297), "worksheet": (210, 297)}
    build(root, "--edition", "press", *[a for d in documents for a in ("--document", d)], *[a for l in locales for a in ("--locale", l)])
    for locale in locales:
        for document in documents:
            pdf = os.path.join(work, locale, document + "-press.pdf")
            name, text = f"{locale}/{document}", plain(pdf)
            check(f"{name}: claims", claims(text))
            check(f"{name}: nothing that is not allowed", refused(text))
            check(f"{name}: black text is printed over", overprint(text))
            check(f"{name}: boxes to 0.01 mm", boxes(pdf, *sizes[document], 3))
            check(f"{name}: inks", colors(pdf))
            if shutil.which("gs"):
                check(f"{name}: total ink", coverage(pdf, 300))
    small_project()
    check("pictures in inks", pictures())
    if shutil.which("gs"):
        check("black over colour", black_over_color())
    with open(os.path.join(project, "layouts/page.yaml"), "w") as f:
        f.write("shape: demo\ndocument: {title: '{title}'}\npage: {size: 100mm x 80mm}\n"
                "press: {bleed: 5mm, marks: {cut: true, registration: true, bars: true}}\n"
                "body:\n  - {heading: {text: '{title}', level: 1}}\n")
    build(project)
    check("boxes with marks", boxes(os.path.join(work, "en/page.pdf"), 100, 80, 5, 6))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
