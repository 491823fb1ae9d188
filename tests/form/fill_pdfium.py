# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a form as somebody would in Chromium: fill_pdfium.py FORM ANSWERS.json OUT. By clicks and typed text."""
import ctypes
import json
import sys

import pypdfium2
import pypdfium2.raw as r


def wide(text):
    data = text.encode("utf-16-le") + b"\0\0"
    return ctypes.cast(ctypes.create_string_buffer(data), ctypes.POINTER(ctypes.c_ushort))


def asked(function, form, annotation):
    size = function(form, annotation, None, 0)
    data = ctypes.create_string_buffer(size)
    function(form, annotation, ctypes.cast(data, ctypes.POINTER(ctypes.c_ushort)), size)
    return data.raw.decode("utf-16-le").rstrip("\0")


def click(form, page, annotation):
    box = r.FS_RECTF()
    r.FPDFAnnot_GetRect(annotation, box)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    r.FORM_OnMouseMove(form, page, 0, x, y)
    r.FORM_OnLButtonDown(form, page, 0, x, y)
    r.FORM_OnLButtonUp(form, page, 0, x, y)


def fill(form, page, annotation, answers):
    if r.FPDFAnnot_GetSubtype(annotation) != r.FPDF_ANNOT_WIDGET:
        return
    answer = answers.get(asked(r.FPDFAnnot_GetFormFieldName, form, annotation))
    kind = r.FPDFAnnot_GetFormFieldType(form, annotation)
    if answer is None:
        return
    if kind == r.FPDF_FORMFIELD_TEXTFIELD:
        click(form, page, annotation)
        r.FORM_ReplaceSelection(form, page, wide(answer))
    elif kind == r.FPDF_FORMFIELD_CHECKBOX or answer == asked(r.FPDFAnnot_GetFormFieldExportValue, form, annotation):
        click(form, page, annotation)
    r.FORM_ForceToKillFocus(form)


def main():
    source, answers, out = sys.argv[1:4]
    with open(answers, encoding="utf-8") as f:
        answers = json.load(f)
    pdf = pypdfium2.PdfDocument(source)
    pdf.init_forms()
    form = pdf.formenv.raw
    for number in range(len(pdf)):
        kept = pdf[number]  # closed when nobody holds it
        page = kept.raw
        for i in range(r.FPDFPage_GetAnnotCount(page)):
            annotation = r.FPDFPage_GetAnnot(page, i)
            fill(form, page, annotation, answers)
            r.FPDFPage_CloseAnnot(annotation)
    pdf.save(out)


main()
