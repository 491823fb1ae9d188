# SPDX-License-Identifier: GPL-3.0-or-later
# The text of a PDF as pdfium gives it: python pdfium.py FILE.pdf
import sys

import pypdfium2

for page in pypdfium2.PdfDocument(sys.argv[1]):
    sys.stdout.write(page.get_textpage().get_text_range() + "\n")
