# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a form as somebody would in Evince or Okular: fill_poppler.py FORM ANSWERS.json OUT STATES.json

Poppler does not tell the states of buttons: STATES.json names, by field, each button's state and where it stands.
"""
import json
import os
import sys

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402


def nearest(states, area, page):
    return min(states, key=lambda s: abs(s["page"] - page) * 9999 + abs(s["x"] - area.x1) + abs(s["y"] - area.y1))["state"]


def main():
    source, answers, out, states = sys.argv[1:5]
    with open(answers, encoding="utf-8") as f:
        answers = json.load(f)
    with open(states, encoding="utf-8") as f:
        states = json.load(f)
    document = Poppler.Document.new_from_file("file://" + os.path.abspath(source), None)
    for number in range(document.get_n_pages()):
        page = document.get_page(number)
        height = page.get_size().height
        for mapping in page.get_form_field_mapping():
            field, area = mapping.field, mapping.area
            answer = answers.get(field.get_name())
            if answer is None:
                continue
            if field.get_field_type() == Poppler.FormFieldType.TEXT:
                field.text_set_text(answer)
            else:
                area.y1 = height - area.y2  # from the top, as the trace has it
                if field.button_get_button_type() == Poppler.FormButtonType.CHECK or nearest(states[field.get_name()], area, number) == answer:
                    field.button_set_state(True)
    document.save("file://" + os.path.abspath(out))


main()
