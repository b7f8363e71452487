// Holds the pages of a built dossier to their budgets: bytes of each page with and without its pictures, of its
// styles and of its scripts before any shard of the search; and every link and anchor arrives. Then opens the largest page of each folder in
// Chromium, narrow and wide, and fails on a console message and on a page that is wider than its window.
//
// usage: node scale.mjs FOLDER
import { readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = realpathSync(process.argv[2]);
const budgets = { page: 80, pictures: 120, styles: 30, scripts: 25 };
const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
const faults = [];
const largest = new Map();

const assets = new Map();
function size(path) {
  if (!assets.has(path)) assets.set(path, statSync(path).size);
  return assets.get(path);
}
const sum = (html, name, pattern) => {
  let bytes = 0;
  for (const [, href] of html.matchAll(pattern)) bytes += size(join(folder, dirname(name), href));
  return bytes;
};

const anchors = new Map();
const links = new Map();
function note(name, html) {
  anchors.set(name, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
  for (const [, href] of html.matchAll(/ href="([^":]+)"/g)) {
    const [path, fragment] = href.split("#");
    const target = path ? normalize(join(dirname(name), decodeURIComponent(path))) : name;
    if (!target.endsWith(".html") || !fragment) continue;
    if (!links.has(target)) links.set(target, new Map());
    links.get(target).set(decodeURIComponent(fragment), name);
  }
}

for (const name of pages) {
  const html = readFileSync(join(folder, name), "utf8");
  if (name !== "404.html") note(name, html);
  const page = Buffer.byteLength(html.replaceAll(/<svg[^]*?<\/svg>/g, ""));
  const measured = {
    page,
    pictures: Buffer.byteLength(html) - page,
    styles: sum(html, name, /<link rel="stylesheet"[^>]* href="([^"?#]+)/g),
    scripts: sum(html, name, /<script[^>]* src="([^"?#]+)/g),
  };
  for (const [what, kibibytes] of Object.entries(budgets)) {
    if (measured[what] > kibibytes * 1024) faults.push(`${name}: ${measured[what]} bytes of ${what}, of at most ${kibibytes} KiB`);
  }
  const kind = name.includes("/") ? dirname(name) : name;
  if (!(largest.get(kind)?.page > page)) largest.set(kind, { name, ...measured });
}
let arrivals = 0;
for (const [target, fragments] of links) {
  for (const [fragment, from] of fragments) {
    arrivals += 1;
    if (!anchors.get(target)?.has(fragment)) faults.push(`${from}: ${target}#${fragment} leads nowhere`);
  }
}

// The top folder has pages of many kinds; those of one list are one kind.
for (const kind of [...largest.keys()]) if (/-\d+\.html$/.test(kind)) largest.delete(kind);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let opened = 0;
for (const width of [360, 1280]) {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  let current = "";
  page.on("console", (message) => faults.push(`${current}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${current}: ${error.message}`));
  for (const { name } of largest.values()) {
    current = `${name} (${width} px)`;
    await page.goto(pathToFileURL(join(folder, name)).href);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) faults.push(`${current}: is ${over} px wider than the window`);
    opened += 1;
  }
  await page.context().close();
}
await browser.close();
for (const { name, page, pictures, styles, scripts } of largest.values()) console.log(`${name}: ${page} bytes, ${pictures} of pictures, ${styles} of styles, ${scripts} of scripts`);
for (const fault of faults.slice(0, 50)) console.error(fault);
console.log(`budgets: ${pages.length} pages, ${arrivals} anchors, ${opened} openings, ${faults.length} faults`);
process.exit(faults.length === 0 && opened > 0 ? 0 : 1);
