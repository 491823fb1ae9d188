// SPDX-License-Identifier: GPL-3.0-or-later
// What pdf.js reads in the order of the structure tree: node pdfjs-tags.mjs FOLDER-OF-PDFJS-DIST FILE.pdf
// A line for each marked-content sequence of a page that some element owns; those that no content has are "missing".
import { readFileSync } from 'node:fs';
const pdfjs = await import(`${process.argv[2]}/legacy/build/pdf.mjs`);
const data = new Uint8Array(readFileSync(process.argv[3]));
const doc = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
const lines = [];
for (let i = 1; i <= doc.numPages; i++) {
  const page = await doc.getPage(i);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const text = new Map(), open = [];
  for (const item of items) {
    if (item.type?.startsWith('begin')) { open.push(item.id); if (item.id) text.set(item.id, ''); }
    else if (item.type === 'endMarkedContent') open.pop();
    else { const id = open.findLast(Boolean); if (id) text.set(id, text.get(id) + item.str); }
  }
  const walk = (node, role) => {
    if (node.type === 'content') lines.push(`${role} ${text.get(node.id) ?? 'missing'}`);
    for (const kid of node.children ?? []) walk(kid, node.role ?? role);
  };
  const tree = await page.getStructTree();
  if (tree) walk(tree, '');
}
process.stdout.write(lines.join('\n') + '\n');
