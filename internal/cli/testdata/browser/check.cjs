// Opens pages in headless Chromium and prints what is wrong with them as JSON lines:
// errors on the console, requests to anywhere, violations that axe-core finds, and
// anything wider than the screen, in light and dark, on a phone and in print. The
// page's own policy forbids scripts, so the checks run in an isolated world.
//
//   node check.cjs MODULES CHROMIUM SHOTS PAGE…     SHOTS: a folder for screenshots, or -
'use strict';
const path = require('node:path');
const fs = require('node:fs');
const { pathToFileURL } = require('node:url');

const [modules, chromium, shots, ...pages] = process.argv.slice(2);
const from = name => require(path.join(modules, 'node_modules', name));

const views = [
  { name: 'light', width: 1000, scheme: 'light' },
  { name: 'dark', width: 1000, scheme: 'dark' },
  { name: 'phone', width: 320, scheme: 'light' },
  { name: 'phone-dark', width: 320, scheme: 'dark' },
  { name: 'print', width: 800, scheme: 'light', media: 'print' },
];

async function look(browser, puppeteer, axe, file, view) {
  const found = [];
  const page = await browser.newPage();
  const say = (kind, text) => found.push({ page: path.basename(file), view: view.name, kind, text });
  page.on('console', m => { if (['error', 'warn'].includes(m.type())) say('console', m.text()); });
  page.on('pageerror', e => say('error', String(e)));
  page.on('request', r => { if (r.url() !== pathToFileURL(file).href && !r.url().startsWith('data:')) say('request', r.url()); });
  await page.setViewport({ width: view.width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }]);
  if (view.media) await page.emulateMediaType(view.media);
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) say('wide', `${wide} pixels wider than ${view.width}`);
  const dangerous = await page.evaluate(() => [...document.querySelectorAll('script, iframe, object, embed, form, base, [style], a[href^="javascript:"]')].map(e => e.outerHTML.slice(0, 80)));
  dangerous.forEach(e => say('element', e));
  const handlers = await page.evaluate(() => [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length);
  if (handlers > 0) say('handler', `${handlers} elements`);
  if (!view.media) {
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement && document.activeElement.className);
    if (first !== 'skip') say('keyboard', `the first Tab leads to ${first}`);
    await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
    const cdp = await page.createCDPSession();
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe', grantUniveralAccess: true });
    const run = expression => cdp.send('Runtime.evaluate', { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
    await run(axe.source + ';0');
    const { result, exceptionDetails } = await run("axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(r => JSON.stringify({v: r.violations.map(v => [v.id, v.help, v.nodes.map(n => n.target.join(' ')).slice(0, 5)]), passes: r.passes.length}))");
    if (exceptionDetails) say('axe', 'did not run: ' + exceptionDetails.text);
    else {
      const { v, passes } = JSON.parse(result.value);
      v.forEach(([id, help, nodes]) => say('axe', `${id}: ${help}: ${nodes.join(', ')}`));
      if (passes < 10) say('axe', `only ${passes} rules had something to look at`);
    }
    await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = false; }));
  } else {
    const closed = await page.evaluate(() => [...document.querySelectorAll('details table')].filter(t => !t.checkVisibility()).length);
    if (closed > 0) say('print', `${closed} tables are hidden`);
  }
  if (shots !== '-') await page.screenshot({ path: path.join(shots, `${path.basename(file, '.html')}-${view.name}.png`), fullPage: true });
  await page.close();
  return found;
}

(async () => {
  const puppeteer = from('puppeteer-core');
  const axe = from('axe-core');
  if (shots !== '-') fs.mkdirSync(shots, { recursive: true });
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const file of pages) {
      for (const view of views) {
        for (const f of await look(browser, puppeteer, axe, path.resolve(file), view)) console.log(JSON.stringify(f));
      }
    }
    console.log(JSON.stringify({ kind: 'done', pages: pages.length, views: views.length }));
  } finally {
    await browser.close();
  }
})().catch(e => { console.error(e); process.exit(1); });
