#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tiles are the poster: tiles.py POSTER.pdf TILES.pdf [SCALE]

The sheets are drawn at 127 dpi, where a millimetre is five pixels, cut at their marks and put together, and compared
with the poster drawn at the same scale. The marks are read from the content of each sheet: lines of black, half a point
wide, of which those that go down stand at the left and right edge of its part, the others at the top and the foot.
An edge may lie up to a pixel beside its place: each pixel is as dark as one beside it there, or between two."""
import re
import subprocess
import sys
import tempfile

DPI, NEAR = 127, 32
MM = 72 / 25.4


def draw(pdf, dpi, first=1, last=None):
    """Grey pages, as (width, height, bytes)."""
    with tempfile.TemporaryDirectory() as folder:
        pages = ['-f', str(first)] + (['-l', str(last)] if last else [])
        subprocess.run(['pdftoppm', '-r', str(dpi), '-gray', *pages, pdf, folder + '/p'], check=True)
        names = subprocess.run(['ls', folder], check=True, capture_output=True, text=True).stdout.split()
        images = []
        for name in names:
            with open(f'{folder}/{name}', 'rb') as f:
                data = f.read()
            head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', data)
            images.append((int(head[1]), int(head[2]), data[head.end():]))
        return images


def contents(pdf):
    """Height, trim box and content of each page."""
    text = subprocess.run(['qpdf', '--qdf', '--object-streams=disable', '--no-original-object-ids', pdf, '-'],
                          capture_output=True).stdout.decode('latin-1')
    objects = dict(re.findall(r'^(\d+) 0 obj\n(.*?)^endobj', text, re.S | re.M))
    kids, pages = [], []

    def walk(number):
        body = objects[number]
        if '/Type /Pages' in body:
            for kid in re.findall(r'(\d+) 0 R', re.search(r'/Kids \[(.*?)\]', body, re.S)[1]):
                walk(kid)
        else:
            kids.append(body)
    root = next(b for b in objects.values() if '/Type /Catalog' in b)
    walk(re.search(r'/Pages (\d+) 0 R', root)[1])
    for body in kids:
        box = lambda name: [float(v) for v in re.search(rf'/{name} \[(.*?)\]', body, re.S)[1].split()]
        stream = objects[re.search(r'/Contents (\d+) 0 R', body)[1]]
        pages.append((box('MediaBox'), box('TrimBox'), stream[stream.index('stream\n') + 7:]))
    return pages


def marks(media, stream):
    """The part between the marks in millimetres from the upper left corner: left, top, right, foot."""
    across, down, width, black = set(), set(), 0, False
    state, lines = [], stream.split('\n')
    for i, line in enumerate(lines):
        words = line.split()
        if not words:
            continue
        if words[-1] == 'w':
            width = float(words[0])
        elif words[-1] in ('G', 'RG'):
            black = all(float(v) == 0 for v in words[:-1])
        elif words[-1] == 'q':
            state.append((width, black))
        elif words == ['Q'] and state:
            width, black = state.pop()
        elif words[-1] == 'l' and black and width == 0.5 and lines[i + 1].strip() == 'S':
            x1, y1 = map(float, lines[i - 1].split()[:2])
            x2, y2 = map(float, words[:2])
            if x1 == x2:
                across.add(x1 / MM)
            elif y1 == y2:
                down.add((media[3] - y1) / MM)
    assert len(across) == 2 and len(down) == 2, (across, down)
    return min(across), min(down), max(across), max(down)


def cut(image, left, top, width, height):
    return [image[2][y * image[0] + left:y * image[0] + left + width] for y in range(top, top + height)]


def differs(a, b):
    """Pixels of `a` that are darker or lighter than all of `b` within a pixel."""
    n, worst = 0, 0
    for y, row in enumerate(a):
        other = b[y]
        if row == other:
            continue
        for x, v in enumerate(row):
            d = abs(v - other[x])
            worst = max(worst, d)
            if d > NEAR:
                around = b''.join(near[max(x - 1, 0):x + 2] for near in b[max(y - 1, 0):y + 2])
                n += v < min(around) - NEAR or v > max(around) + NEAR
    return n, worst


def main():
    poster, tiles, scale = sys.argv[1], sys.argv[2], float(sys.argv[3]) / 100 if len(sys.argv) > 3 else 1
    media, trim, _ = contents(poster)[0]
    whole = draw(poster, DPI * scale, 1, 1)[0]
    px = lambda points: round(points * DPI * scale / 72)
    size = px(trim[2] - trim[0]), px(trim[3] - trim[1])
    target = cut(whole, px(trim[0]), px(media[3] - trim[3]), *size)
    sheets = contents(tiles)[2:]
    images = draw(tiles, DPI, 3)
    labels = subprocess.run(['qpdf', '--json', '--json-key=pagelabels', tiles], capture_output=True, text=True).stdout
    names = re.findall(r'"/P": "(?:u:)?([A-Z])(\d+)"', labels)
    assert len(names) == len(sheets) == len(images) > 1, (names, len(sheets))
    rtl = b'/R2L' in subprocess.run(['qpdf', '--qdf', '--object-streams=disable', tiles, '-'], capture_output=True).stdout
    columns = max(int(c) for _, c in names)
    parts = {}
    for (row, column), (box, _, stream), image in zip(names, sheets, images):
        left, top, right, foot = marks(box, stream)
        for v in (left, top):
            assert abs(v - round(v)) < 0.01, f'{row}{column}: a mark stands at {v} mm'
        place = columns - int(column) if rtl else int(column) - 1
        w, h = round((right - left) * 5), round((foot - top) * 5)
        assert w > 0 and h > 0, f'{row}{column} is empty'
        parts[ord(row) - ord('A'), place] = cut(image, round(left * 5), round(top * 5), w, h)
    joined = []
    for row in range(max(r for r, _ in parts) + 1):
        for lines in zip(*(parts[row, c] for c in range(columns))):
            joined.append(b''.join(lines))
    assert (len(joined[0]), len(joined)) == size, f'{len(joined[0])}x{len(joined)} pixels, not {size[0]}x{size[1]}'
    n, worst = differs(joined, target)
    print(f'{tiles}: {len(sheets)} sheets, {size[0]}x{size[1]} pixels, {n} differ, the most by {worst}')
    sys.exit(n > 0)


main()
