# SPDX-License-Identifier: GPL-3.0-or-later
# What pdfium finds in the structure tree: python pdfium-tags.py FILE.pdf
# A line for each element of a page: its type, and how many marked-content sequences it owns there.
import ctypes
import sys

import pypdfium2
import pypdfium2.raw as raw


def kind(element):
    n = raw.FPDF_StructElement_GetType(element, None, 0)
    b = ctypes.create_string_buffer(n)
    raw.FPDF_StructElement_GetType(element, b, n)
    return b.raw.decode("utf-16-le").rstrip("\0")


def walk(element):
    n = raw.FPDF_StructElement_GetMarkedContentIdCount(element)
    own = [raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, i) for i in range(max(n, 0))]
    print(kind(element), len([i for i in own if i >= 0]))
    for i in range(raw.FPDF_StructElement_CountChildren(element)):
        kid = raw.FPDF_StructElement_GetChildAtIndex(element, i)
        if kid:
            walk(kid)


for page in pypdfium2.PdfDocument(sys.argv[1]):
    tree = raw.FPDF_StructTree_GetForPage(page)
    for k in range(raw.FPDF_StructTree_CountChildren(tree)):
        top = raw.FPDF_StructTree_GetChildAtIndex(tree, k)
        if top:
            walk(top)
    raw.FPDF_StructTree_Close(tree)
