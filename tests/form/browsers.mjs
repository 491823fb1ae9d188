// SPDX-License-Identifier: GPL-3.0-or-later
// Fills in a form in a real browser, by its mouse and keyboard, and saves it as a pupil would:
//   browsers.mjs PUPPETEER BROWSER PROGRAM URL WIDGETS.json OUT
// WIDGETS.json: what to click, with its place on the first page in points from the top left corner, and what to type.
import fs from 'fs';
import path from 'path';
import {pathToFileURL} from 'url';

const [module, browserName, program, url, widgets, out] = process.argv.slice(2);
const {default: puppeteer} = await import(pathToFileURL(path.join(module, 'lib/esm/puppeteer/puppeteer-core.js')));
const wanted = JSON.parse(fs.readFileSync(widgets));
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(what, ask) {
  for (let i = 0; i < 100; i++) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    await wait(200);
  }
  throw new Error('no ' + what);
}

async function fill(page, place) {
  for (const w of wanted) {
    const at = await place(w);
    await page.mouse.click(at.x, at.y);
    if (w.text) await page.keyboard.type(w.text, {delay: 40}); // faster, signs and letters change places
    await wait(100);
  }
  await wait(500);
}

// The page of the viewer, in its own frame, tells where pages lie by its size and zoom.
async function chromium(browser) {
  const page = await browser.newPage();
  await page.setViewport({width: 1100, height: 1500});
  await page.goto(url + '#toolbar=1&navpanes=0&zoom=100').catch(() => undefined);
  const viewer = await until('viewer', async () => page.frames().find((f) => f.url().startsWith('chrome-extension://')));
  const origin = await until('page', () => viewer.evaluate(() => {
    const e = document.querySelector('pdf-viewer');
    const v = e.viewport_ ?? e.viewport;
    const r = v.getPageScreenRect(0);
    return r.width > 0 && {x: r.x, y: r.y, scale: r.width / 595.276};
  }));
  const top = await viewer.evaluate(() => {
    const e = document.querySelector('pdf-viewer').shadowRoot.querySelector('#scroller, #main');
    const r = e.getBoundingClientRect();
    return {x: r.x, y: r.y};
  });
  await wait(1000);
  await fill(page, async (w) => ({x: top.x + origin.x + w.x * origin.scale, y: top.y + origin.y + w.y * origin.scale}));
  await page.mouse.click(top.x + origin.x + 5, top.y + origin.y + 5);
  const bytes = await viewer.evaluate(async () => {
    const edited = 'EDITED'; // what "With your changes" in the menu asks for, without its dialog
    const {dataToSave} = await document.querySelector('pdf-viewer').pluginController_.save(edited);
    let text = '';
    for (const c of new Uint8Array(dataToSave)) text += String.fromCharCode(c);
    return btoa(text);
  });
  fs.writeFileSync(out, Buffer.from(bytes, 'base64'));
}

// The viewer is a page of its own, whose fields are elements over those of the form.
async function firefox(browser) {
  const page = await browser.newPage();
  await page.setViewport({width: 1100, height: 1500});
  await page.goto(url + '#zoom=100').catch(() => undefined);
  const rect = await until('page', () => page.evaluate(() => {
    const e = document.querySelector('.page[data-page-number="1"] .annotationLayer input');
    const r = e && document.querySelector('.page[data-page-number="1"] .canvasWrapper').getBoundingClientRect();
    return r && {x: r.x, y: r.y, scale: r.width / 595.276};
  }));
  await wait(1000);
  await fill(page, async (w) => ({x: rect.x + w.x * rect.scale, y: rect.y + w.y * rect.scale}));
  await page.mouse.click(rect.x + 5, rect.y + 5);
  const bytes = await page.evaluate(async () => {
    const app = window.PDFViewerApplication ?? window.wrappedJSObject.PDFViewerApplication;
    let text = '';
    for (const c of await app.pdfDocument.saveDocument()) text += String.fromCharCode(c);
    return btoa(text);
  });
  fs.writeFileSync(out, Buffer.from(bytes, 'base64'));
}

const options = {executablePath: program, headless: true, timeout: 60000, protocolTimeout: 60000, browser: browserName === 'firefox' ? 'firefox' : 'chrome'};
if (browserName === 'firefox') options.extraPrefsFirefox = {'pdfjs.disabled': false};
else options.args = ['--no-sandbox'];
const browser = await puppeteer.launch(options);
console.log(await browser.version());
try {
  await (browserName === 'firefox' ? firefox : chromium)(browser);
} finally {
  await browser.close();
}
