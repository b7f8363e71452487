// Reads a built dossier as a reader does: opens index.html, follows the links to every page, and fails on a
// console message, a request beyond the dossier, a link that leads nowhere, a page that is not reached, or one
// that is wider than its window. In Chromium and in Firefox, from disk and from a server under /repository/,
// light and dark, narrow and wide. On a telephone with letters twice as large nothing of any page is cut off.
//
// usage: node read.mjs FOLDER
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { finish, inEach, places, watch } from "./browsers.mjs";

const site = await places(process.argv[2]);
const pages = [...site.files].filter((name) => name.endsWith(".html"));
// Nothing links to the page for addresses that do not exist, and its links name the published address; nor to
// the pages that lead on from old addresses.
const leadsOn = (name) => readFileSync(join(site.folder, name), "utf8").includes('http-equiv="refresh"');
const unlinked = new Set(["404.html", ...pages.filter(leadsOn)]);
const faults = [];

// Every page twice in each browser; the other two pairs of place and scheme on as many pages as show every kind.
const WAYS = [
  ["disk", { scheme: "light", width: 1280 }, Infinity],
  ["web", { scheme: "dark", width: 360 }, Infinity],
  ["disk", { scheme: "dark", width: 768 }, 24],
  ["web", { scheme: "light", width: 1920 }, 24],
];

// With letters twice as large on a narrow window: what of the page is cut off. What scrolls by itself may be wider.
async function large(reader) {
  const page = await (await reader.context({ width: 390 })).newPage();
  for (const name of pages.filter((name) => !leadsOn(name)).slice(0, 150)) {
    await page.goto(site.disk + name);
    const cut = await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      const room = document.documentElement.clientWidth;
      const seen = document.documentElement.scrollWidth > room ? ["the page"] : [];
      for (const one of document.querySelectorAll("body *")) {
        if (!one.checkVisibility() || one.closest(".vh, .skip, svg, [aria-hidden=true], .table-scroll, pre")) continue;
        const { left, right, width } = one.getBoundingClientRect();
        if (width > 0 && (left < -1 || right > room + 1)) seen.push(`<${one.localName} class="${one.className}">`);
      }
      return seen;
    });
    if (cut.length > 0) faults.push(`${name} (letters twice as large, 390 px): ${cut.length} are cut off, as ${cut[0]}`);
  }
  await page.context().close();
}

// Opens a page and returns the pages of the dossier that it links to.
async function visit(page, root, name, where) {
  await page.goto(root + name, { waitUntil: "load" });
  const { links, ids, overflow } = await page.evaluate(() => {
    const links = [...document.querySelectorAll("a[href]")].map((anchor) => new URL(anchor.getAttribute("href"), document.baseURI).href);
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    return { links: [...new Set(links)], ids, overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth };
  });
  const anchors = new Set(ids);
  if (overflow > 0) faults.push(`${where}: is ${overflow} px wider than the window`);
  const targets = [];
  for (const link of links) {
    const [address, fragment] = link.split("#");
    if (!address.startsWith(root)) {
      if (new URL(link).origin === new URL(root).origin) faults.push(`${where}: ${link} leads out of the dossier`);
      continue;
    }
    const target = decodeURIComponent(address.slice(root.length));
    if (!site.files.has(target)) {
      faults.push(`${where}: ${link} leads nowhere`);
      continue;
    }
    if (target === name && fragment && !anchors.has(decodeURIComponent(fragment))) faults.push(`${where}: #${fragment} leads nowhere`);
    if (target.endsWith(".html")) targets.push(target);
  }
  return targets;
}

// Follows the links from the home page; gives the number of pages read.
async function read(reader, place, way, most) {
  const context = await reader.context(way);
  const page = await context.newPage();
  let where = "";
  let count = 0;
  watch(page, site[place], faults, () => where);
  const reached = new Set(["index.html"]);
  for (const name of reached) {
    if (count === most) break;
    count += 1;
    where = `${name} (${reader.name}, ${place}, ${way.scheme}, ${way.width} px)`;
    for (const target of await visit(page, site[place], name, where)) reached.add(target);
  }
  await context.close();
  for (const name of pages) {
    if (most === Infinity && !reached.has(name) && !unlinked.has(name)) faults.push(`${name}: no link leads there (${reader.name}, ${place})`);
  }
  return count;
}

const counts = await inEach(async (reader) => {
  const counts = [];
  if (reader.name === "chromium") await large(reader);
  for (const [place, way, most] of WAYS) counts.push(await read(reader, place, way, most));
  return `${counts.join(", ")} in ${reader.name}`;
});
site.close();
finish(`reading ${counts.join("; ")} of ${pages.length} pages, from disk and from a server`, faults, pages.length > 1);
