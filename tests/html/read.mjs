// Reads pages in Chromium: axe-core in light and dark, wide and narrow; what stands out of the page; filters; print.
// Arguments: the browser, then files. Prints one line of JSON per file.
import { createRequire } from 'module';
import fs from 'fs';
import { chromium } from 'playwright-core';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [executablePath, ...files] = process.argv.slice(2);
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath, headless: true, args });
const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// Only colours change in the dark.
const visits = [['light', 1280, all], ['light', 320, all], ['dark', 1280, ['color-contrast']]];

for (const file of files) {
  const said = { violations: [], outside: [], messages: [], requests: [] };
  for (const [colorScheme, width, runOnly] of visits) {
    // axe itself is a script, which the page's policy would not let in; the policy is tested below.
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto('file://' + file);
    await page.evaluate(axe);
    const options = { runOnly, resultTypes: ['violations'] };
    const found = await page.evaluate(options => axe.run(document, options), options);
    said.violations.push(...found.violations.map(v => `${colorScheme} ${width}: ${v.id}: ${v.nodes[0].html}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) said.outside.push(`${colorScheme} ${width}: ${wide}`);
    await context.close();
  }
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on('console', m => said.messages.push(m.text()));
  page.on('request', r => said.requests.push(r.url()));
  page.on('dialog', d => { said.messages.push('dialog ' + d.message()); d.dismiss(); });
  await page.goto('file://' + file);
  const shown = () => page.locator('article.ob:visible').count();
  said.all = await shown();
  said.styled = await page.evaluate(() => getComputedStyle(document.querySelector('.bar')).display);
  // A report has filters; a comparison and an overview have none.
  if (await page.locator('.filters').count()) {
    const box = page.locator('.filters input').first();
    const status = (await box.getAttribute('id')).slice(2);
    said.of_status = await page.locator(`article.ob.${status}`).count();
    await box.uncheck();
    said.without_status = await shown();
    await page.locator('.filters button').click();
    await page.locator('#f-item').selectOption({ index: 1 });
    said.of_item = await page.locator('article.ob.i0').count();
    said.one_item = await shown();
    await page.locator('.filters button').click();
    said.again = await shown();
  }
  // A4 less its margins: what is wider makes the browser print everything smaller.
  await page.setViewportSize({ width: 673, height: 900 });
  await page.emulateMedia({ media: 'print' });
  const printed = await page.evaluate(() => document.documentElement.scrollWidth);
  if (printed > 673) said.outside.push(`print: ${printed}`);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  said.pdf = pdf.subarray(0, 5).toString();
  await context.close();
  console.log(JSON.stringify(said));
}
await browser.close();
