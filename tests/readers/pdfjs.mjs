// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a PDF as pdf.js gives it: node pdfjs.mjs FOLDER-OF-PDFJS-DIST FILE.pdf
import { readFileSync } from 'node:fs';
const pdfjs = await import(`${process.argv[2]}/legacy/build/pdf.mjs`);
const data = new Uint8Array(readFileSync(process.argv[3]));
const doc = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
for (let i = 1; i <= doc.numPages; i++) {
  const content = await (await doc.getPage(i)).getTextContent();
  for (const item of content.items) process.stdout.write(item.str + (item.hasEOL ? '\n' : ''));
  process.stdout.write('\n');
}
