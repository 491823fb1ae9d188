#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tiny.py [--damaged] [--growing] FILE: a TrueType font of 532 bytes, for tests: A is a square, B two of them, the
space is empty. With --damaged, A claims 3,000 contours, of which there is one. With --growing, a rule makes 300 A of
one, and a second one does it again with each."""
import struct
import sys

NAMES = {6: "PlatenTiny"}


def square(x):
	"""A contour of four points, absolute coordinates as words."""
	points = [(x, 0), (x, 700), (x + 300, 700), (x + 300, 0)]
	flags, xs, ys, last = b"", b"", b"", (0, 0)
	for px, py in points:
		flags += b"\x01"
		xs += struct.pack(">h", px - last[0])
		ys += struct.pack(">h", py - last[1])
		last = (px, py)
	return struct.pack(">hhhhh", 1, x, 0, x + 300, 700) + struct.pack(">HH", 3, 0) + flags + xs + ys


def twice(gid):
	"""Two parts of one glyph, 400 units apart."""
	part = lambda flags, x: struct.pack(">HHhh", flags | 3, gid, x, 0)
	return struct.pack(">hhhhh", -1, 100, 0, 800, 700) + part(0x20, 0) + part(0, 400)


def pad(data):
	return data + bytes(-len(data) % 4)


def growing_rules():
	"""GSUB: the feature ccmp of all scripts, two lookups that replace glyph 2 by 300 of it."""
	script = struct.pack(">H4sH", 1, b"DFLT", 8) + struct.pack(">HH", 4, 0) + struct.pack(">HHHH", 0, 0xFFFF, 1, 0)
	feature = struct.pack(">H4sH", 1, b"ccmp", 8) + struct.pack(">HHHH", 0, 2, 0, 1)
	coverage = struct.pack(">HHH", 1, 1, 2)
	sequence = struct.pack(">H", 300) + struct.pack(">H", 2) * 300
	multiple = struct.pack(">HHHH", 1, 8 + len(sequence), 1, 8) + sequence + coverage
	lookup = struct.pack(">HHHH", 2, 0, 1, 8) + multiple
	lookups = struct.pack(">HHH", 2, 6, 6 + len(lookup)) + lookup * 2
	at = 10 + len(script)
	return struct.pack(">IHHH", 0x10000, 10, at, at + len(feature)) + script + feature + lookups


def tables(damaged, growing):
	glyphs = [square(100), b"", square(100), twice(2)]  # .notdef, space, A, B
	if damaged:
		glyphs[2] = struct.pack(">h", 3000) + glyphs[2][2:]
	glyf, loca = b"", [0]
	for g in glyphs:
		glyf += pad(g)
		loca.append(len(glyf) // 2)
	name = NAMES[6].encode("utf-16-be")
	cmap4 = struct.pack(">HHHH", 6, 4, 1, 0)
	cmap4 += struct.pack(">HHH", 0x20, 0x42, 0xFFFF) + struct.pack(">H", 0)
	cmap4 += struct.pack(">HHH", 0x20, 0x41, 0xFFFF) + struct.pack(">hhh", 1 - 0x20, 2 - 0x41, 1) + bytes(6)
	cmap4 = struct.pack(">HHH", 4, len(cmap4) + 6, 0) + cmap4
	rules = {"GSUB": growing_rules()} if growing else {}
	return rules | {
		"cmap": struct.pack(">HHHHI", 0, 1, 3, 1, 12) + cmap4,
		"glyf": glyf,
		"head": struct.pack(">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, 100, 0, 800, 700, 0, 8, 2, 0, 0),
		"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, 900, 0, 0, 800, 1, 0, 0, 0, 0, 0, 0, 0, 4),
		"hmtx": struct.pack(">" + "Hh" * 4, 500, 100, 250, 0, 500, 100, 900, 100),
		"loca": struct.pack(">5H", *loca),
		"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 4, 4, 1, 8, 2, 1, 0, 0, 0, 0, 0, 0, 2, 1),
		"name": struct.pack(">HHHHHHHHH", 0, 1, 18, 3, 1, 0x409, 6, len(name), 0) + name,
		"post": struct.pack(">IiHHIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
	}


def font(damaged, growing):
	parts = tables(damaged, growing)
	n, at, directory, data = len(parts), 12 + 16 * len(parts), b"", b""
	for tag, v in sorted(parts.items()):
		words = struct.unpack(">%dI" % (len(pad(v)) // 4), pad(v))
		directory += struct.pack(">4sIII", tag.encode(), sum(words) & 0xFFFFFFFF, at + len(data), len(v))
		data += pad(v)
	power = 1 << (n.bit_length() - 1)
	return struct.pack(">IHHHH", 0x10000, n, 16 * power, n.bit_length() - 1, 16 * (n - power)) + directory + data


with open(sys.argv[-1], "wb") as out:
	out.write(font("--damaged" in sys.argv, "--growing" in sys.argv))
