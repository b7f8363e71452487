// Reads a built dossier as a reader does: opens index.html in Chromium, follows the links to every page, and
// fails on a console message, a request beyond the dossier, a link that leads nowhere, a page that is not
// reached, or one that is wider than its window. From disk light and dark, narrow and wide; then from a
// server on this machine under /repository/, as GitHub Pages serves a project.
//
// usage: node read.mjs FOLDER
import { readFileSync, readdirSync, realpathSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
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

const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "application/xml" };

// Answers from the folder under /repository/ and with 404 everywhere else.
function serve() {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const name = path.startsWith("/repository/") ? path.slice("/repository/".length) || "index.html" : "";
    if (!files.has(name)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
    response.end(readFileSync(join(folder, name)));
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

// Opens a page and returns the pages of the dossier that it links to.
async function visit(page, root, name) {
  await page.goto(root + name, { waitUntil: "load" });
  const links = await page.$$eval("a[href]", (anchors) => anchors.map((anchor) => new URL(anchor.getAttribute("href"), document.baseURI).href));
  const targets = [];
  for (const link of new Set(links)) {
    const [address, fragment] = link.split("#");
    if (!address.startsWith(root)) {
      if (new URL(link).origin === new URL(root).origin) faults.push(`${name}: ${link} leads out of the dossier`);
      continue;
    }
    const target = decodeURIComponent(address.slice(root.length));
    if (!files.has(target)) {
      faults.push(`${name}: ${link} leads nowhere`);
      continue;
    }
    if (target === name && fragment && !(await page.$(`[id="${decodeURIComponent(fragment)}"]`))) faults.push(`${name}: #${fragment} leads nowhere`);
    if (target.endsWith(".html")) targets.push(target);
  }
  return targets;
}

async function read(root, { colorScheme, width }) {
  const way = `${new URL(root).protocol} ${colorScheme}, ${width} px`;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  let current = "";
  page.on("console", (message) => faults.push(`${current}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${current}: ${error.message}`));
  page.on("request", (request) => {
    const isOurs = request.url().startsWith(root) || request.url().startsWith("data:") || request.url().endsWith("/favicon.ico");
    if (!isOurs) faults.push(`${current}: asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`${current}: cannot load ${request.url()}`));
  const reached = new Set(["index.html"]);
  for (const name of reached) {
    current = `${name} (${way})`;
    for (const target of await visit(page, root, name)) reached.add(target);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) faults.push(`${current}: is ${overflow} px wider than the window`);
  }
  await context.close();
  for (const name of pages) {
    if (!reached.has(name) && !unlinked.has(name)) faults.push(`${name}: no link leads there (${way})`);
  }
  return reached.size;
}

const disk = pathToFileURL(folder).href + "/";
const server = await serve();
const web = `http://127.0.0.1:${server.address().port}/repository/`;
const ways = [
  [disk, { colorScheme: "light", width: 1280 }],
  [disk, { colorScheme: "dark", width: 360 }],
  [web, { colorScheme: "light", width: 768 }],
];
const counts = [];
for (const [root, way] of ways) counts.push(await read(root, way));
await browser.close();
server.close();
for (const fault of faults.slice(0, 50)) console.error(fault);
console.log(`reading ${counts.join(", ")} of ${pages.length} pages from disk and from a server: ${faults.length} faults`);
process.exit(faults.length === 0 && pages.length > 1 ? 0 : 1);
