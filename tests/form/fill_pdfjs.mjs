// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a form as Firefox saves it: fill_pdfjs.mjs MODULE FORM ANSWERS.json OUT
import fs from 'fs';
import path from 'path';

const [module, form, answers, out] = process.argv.slice(2);
const pdfjs = await import(path.resolve(module, 'legacy/build/pdf.mjs'));
const wanted = JSON.parse(fs.readFileSync(answers));
const pdf = await pdfjs.getDocument({data: new Uint8Array(fs.readFileSync(form)), verbosity: 0}).promise;
for (let i = 1; i <= pdf.numPages; i++)
  for (const a of await (await pdf.getPage(i)).getAnnotations()) {
    const answer = wanted[a.fieldName];
    if (answer === undefined) continue;
    if (a.fieldType === 'Tx') pdf.annotationStorage.setValue(a.id, {value: answer});
    else if (a.radioButton) pdf.annotationStorage.setValue(a.id, {value: answer === a.buttonValue});
    else if (a.checkBox) pdf.annotationStorage.setValue(a.id, {value: true});
  }
fs.writeFileSync(out, await pdf.saveDocument());
