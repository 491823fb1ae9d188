#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes what the TrueType fonts of a file draw, and nothing else: spoil.py drawn|torn FILE OUT [GLYPHS]

FILE is a font, or a PDF whose streams are not packed (qpdf --qdf). `drawn` moves the last point of each simple glyph, or of
the first GLYPHS that have one; `torn` takes the bytes of their outlines away, so that no reader can draw them.
"""

import struct
import sys


def tables(data, at):
    count = struct.unpack_from('>H', data, at + 4)[0]
    for i in range(count):
        tag, _, offset, size = struct.unpack_from('>4sIII', data, at + 12 + 16 * i)
        yield tag, (at + offset, size)


def last_y(data, at):
    """The place of the last coordinate of a simple glyph, where it takes a byte; else None."""
    contours = struct.unpack_from('>h', data, at)[0]
    if contours <= 0:
        return None
    points = struct.unpack_from('>H', data, at + 8 + 2 * contours)[0] + 1
    p = at + 10 + 2 * contours
    p += 2 + struct.unpack_from('>H', data, p)[0]
    flags = []
    while len(flags) < points:
        flag, times = data[p], 1
        p += 1
        if flag & 8:
            times += data[p]
            p += 1
        flags += [flag] * times
    p += sum(1 if f & 2 else 0 if f & 16 else 2 for f in flags)
    p += sum(1 if f & 4 else 0 if f & 32 else 2 for f in flags)
    return p - 1 if flags[-1] & 4 else None


def spoil(data, at, how, most):
    table = dict(tables(data, at))
    if b'glyf' not in table:
        return
    long = struct.unpack_from('>h', data, table[b'head'][0] + 50)[0]
    glyphs = struct.unpack_from('>H', data, table[b'maxp'][0] + 4)[0]
    step, form, scale = (4, '>I', 1) if long else (2, '>H', 2)
    place = [struct.unpack_from(form, data, table[b'loca'][0] + step * i)[0] * scale for i in range(glyphs + 1)]
    done = 0
    for gid in range(1, glyphs):
        start = table[b'glyf'][0] + place[gid]
        y = last_y(data, start) if place[gid + 1] > place[gid] else None
        if y is None or done == most:
            continue
        done += 1
        if how == 'drawn':
            data[y] ^= 1
        else:
            data[start:start + 2] = b'\x7f\xff'


def main():
    how, file, out = sys.argv[1:4]
    most = int(sys.argv[4]) if len(sys.argv) > 4 else -1
    with open(file, 'rb') as f:
        data = bytearray(f.read())
    if data[:4] == b'\0\1\0\0':
        spoil(data, 0, how, most)
    mark = b'stream\n\0\1\0\0'
    at = data.find(mark)
    while at >= 0:
        spoil(data, at + len(mark) - 4, how, most)
        at = data.find(mark, at + 1)
    with open(out, 'wb') as f:
        f.write(data)


main()
