// Reads a built dossier as a reader does: opens index.html from disk in Chromium, follows the links to
// every page, and fails on a console message, a request beyond the folder, or a page that is not reached.
//
// usage: node read.mjs FOLDER
import { readdirSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = realpathSync(process.argv[2]);
const files = new Set(readdirSync(folder, { recursive: true }));
const pages = [...files].filter((name) => name.endsWith(".html"));
// Nothing links to the page for addresses that do not exist, and its links name the published address.
const unlinked = new Set(["404.html"]);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const faults = [];
const reached = new Set();

async function visit(page, queue) {
  const name = queue.shift();
  await page.goto(pathToFileURL(join(folder, name)).href, { waitUntil: "load" });
  const links = await page.$$eval("a[href]", (anchors) => anchors.map((anchor) => new URL(anchor.getAttribute("href"), document.baseURI).href));
  for (const link of links) {
    const url = new URL(link);
    if (url.protocol !== "file:") continue;
    const fragment = decodeURIComponent(url.hash.slice(1));
    url.hash = "";
    const target = relative(folder, fileURLToPath(url));
    if (target.startsWith("..")) faults.push(`${name}: ${link} leads out of the folder`);
    else if (!files.has(target)) faults.push(`${name}: ${link} leads nowhere`);
    else if (target === name && fragment && !(await page.$(`[id="${fragment}"]`))) faults.push(`${name}: #${fragment} leads nowhere`);
    if (pages.includes(target) && !reached.has(target)) {
      reached.add(target);
      queue.push(target);
    }
  }
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    reached.clear();
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    let current = "";
    page.on("console", (message) => faults.push(`${current}: console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`${current}: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      const within = url.startsWith(pathToFileURL(folder).href) || url.startsWith("data:");
      if (!within) faults.push(`${current}: asks for ${url}`);
    });
    page.on("requestfailed", (request) => faults.push(`${current}: cannot load ${request.url()}`));
    const queue = ["index.html"];
    reached.add("index.html");
    while (queue.length > 0) {
      current = `${queue[0]} (${colorScheme}, ${width} px)`;
      await visit(page, queue);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) faults.push(`${current}: is ${overflow} px wider than the window`);
    }
    await context.close();
    for (const name of pages) {
      if (!reached.has(name) && !unlinked.has(name)) faults.push(`${name}: no link leads there (${colorScheme}, ${width} px)`);
    }
  }
}
await browser.close();
for (const fault of faults.slice(0, 50)) console.error(fault);
console.log(`reading from disk: ${reached.size} pages of ${pages.length}, 4 ways, ${faults.length} faults`);
process.exit(faults.length === 0 && pages.length > 0 ? 0 : 1);
