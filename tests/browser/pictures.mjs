// Looks at the pictures and lists of a built dossier in Chromium: no two labels of a picture stand on each
// other in the fonts that are there, lists sort and filter and keep the choice in the address, are whole
// without JavaScript, and no page is larger than it should be.
//
// usage: node pictures.mjs FOLDER
import { readFileSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = realpathSync(process.argv[2]);
const most = 80 * 1024;
const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
const faults = [];
const address = (name) => pathToFileURL(join(folder, name)).href;

// Each page without its own pictures.
const texts = new Map(pages.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
let largest = ["", 0];
for (const [name, text] of texts) {
  const bytes = Buffer.byteLength(text.replaceAll(/<svg[^]*?<\/svg>/g, ""));
  if (bytes > largest[1]) largest = [name, bytes];
  if (bytes > most) faults.push(`${name}: ${bytes} bytes without its pictures`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// Pictures.
let pictures = 0;
const drawn = pages.filter((name) => texts.get(name).includes('<figure class="pic'));
for (const width of [360, 768, 1280, 1920]) {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  // Enough of each size; every one of a large dossier takes long and shows nothing new.
  for (const name of drawn.slice(-60)) {
    await page.goto(address(name));
    const found = await page.evaluate(() => {
      const seen = [];
      let count = 0;
      for (const picture of document.querySelectorAll(".pic .drawn > svg:first-child")) {
        const frame = picture.getBoundingClientRect();
        if (frame.width === 0) continue;
        count += 1;
        if (!picture.getAttribute("viewBox") || !picture.querySelector("title, desc")) seen.push("a picture without words");
        const labels = [...picture.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
        labels.forEach(([text, a], i) => {
          if (a.left < frame.left - 2 || a.right > frame.right + 2) seen.push(`"${text}" leaves its picture`);
          for (const [other, b] of labels.slice(i + 1)) {
            const apart = a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 2 || b.bottom <= a.top + 2;
            if (!apart) seen.push(`"${text}" stands on "${other}"`);
          }
        });
      }
      return { count, seen };
    });
    pictures += found.count;
    faults.push(...found.seen.map((fault) => `${name} (${width} px): ${fault}`));
  }
  await page.context().close();
}

// Lists.
const filtered = pages.filter((name) => texts.get(name).includes('<form class="filter"'));
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
for (const name of filtered.slice(0, 12)) {
  const page = await context.newPage();
  page.on("console", (message) => faults.push(`${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  await page.goto(address(name));
  const choice = await page.evaluate(() => {
    for (const select of document.querySelectorAll(".filter select:not([name=sort])")) {
      const option = [...select.options].find((one) => one.value && !one.disabled);
      if (option) return { name: select.name, value: option.value, count: Number(option.textContent.match(/\((\d+)\)$/)[1]) };
    }
    return null;
  });
  if (choice) {
    await page.selectOption(`.filter select[name=${choice.name}]`, choice.value);
    await page.waitForFunction(() => document.querySelector(".filter output").textContent);
    const shown = await page.locator(".index-list:visible > li").count();
    if (shown !== Math.min(choice.count, 200)) faults.push(`${name}: ${shown} entries where ${choice.count} answer to ${choice.name}`);
    const said = await page.locator(".filter output").textContent();
    if (!said.startsWith(String(choice.count))) faults.push(`${name}: it says "${said}" of ${choice.count} entries`);
    if (!page.url().includes(`#${choice.name}=`)) faults.push(`${name}: the choice is not in the address`);
    const again = await context.newPage();
    await again.goto(page.url());
    await again.waitForFunction(() => document.querySelector(".filter output").textContent);
    if ((await again.locator(".index-list:visible > li").count()) !== shown) faults.push(`${name}: the address does not give the same list`);
    await again.close();
    await page.click(".filter button[type=reset]");
  }
  await page.selectOption(".filter select[name=sort]", "title");
  await page.waitForFunction(() => document.querySelector(".filter output").textContent);
  const titles = await page.locator(".index-list:visible .entry-title").allTextContents();
  const sorted = await page.evaluate((list) => [...list].sort((a, b) => a.localeCompare(b)), titles);
  if (titles.join("|") !== sorted.join("|")) faults.push(`${name}: not sorted by title`);
  await page.close();
}

// Without JavaScript.
const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
for (const name of filtered.slice(0, 4)) {
  await plain.goto(address(name));
  if (await plain.locator(".filter").isVisible()) faults.push(`${name}: a form that does nothing is shown`);
  if ((await plain.locator(".entry:visible").count()) === 0) faults.push(`${name}: nothing is listed without JavaScript`);
}

await browser.close();
for (const fault of faults.slice(0, 50)) console.error(fault);
console.log(`pictures and lists: ${pictures} pictures, ${filtered.length} filtered lists, the largest page ${largest[0]} with ${largest[1]} bytes, ${faults.length} faults`);
process.exit(faults.length === 0 && drawn.length > 0 ? 0 : 1);
