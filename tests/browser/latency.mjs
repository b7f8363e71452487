// Measures the search of a built dossier of tests/generate.mjs, opened from disk in Chromium: some forty first
// queries, each on a fresh page: common words and rare ones, beginnings, names, names with a slip, several words.
// For each, the milliseconds from when its last shard was read to when its answer stands there, those from when
// it was typed, and the kilobytes of the index that were read. Fails beyond what
// docs/content/reference/performance.md promises.
//
// usage: node latency.mjs FOLDER [MILLISECONDS]
import { readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = realpathSync(process.argv[2]);
const most = { ms: Number(process.argv[3] ?? 150), bytes: 600_000 };
const root = pathToFileURL(folder).href + "/";

// Names out of the dossier itself.
const people = readdirSync(join(folder, "actors")).filter((name) => /^[a-z]+-[a-z]+\.html$/.test(name)).sort();
const person = (share) => people[Math.floor(share * (people.length - 1))].replace(".html", "").split("-");
const slip = (name) => name.slice(0, 3) + name[4] + name[3] + name.slice(5);
const [a, b, c, d, e, f] = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95].map(person);
const queries = [
  "met ", "the ", "river ", "masons ", "stone ", "report ", "meeting ", "announced ", "toll ", "grain ",
  "bargebank ", "tollstep ", "seasoned ", "willowrecord ", "springbed ", "1994 ", "june 2001 ", "1,234 ",
  "m", "br", "wag", "cust", "harb", "school",
  a[1], `${b[0]} ${b[1]}`, c[1].slice(0, 4), `${d[1]} `, slip(a[1]), slip(c[1]), `${slip(e[1])} `, `${f[1].slice(0, -1)} `, `${b[1]}x `,
  "met in the river of stone ", "harbour master mayor ", `${a[1]} ${c[1]} met `, "broad bargebank opened beside ", "percent belonged ", "looked over the hopgate ",
  "nothing-of-this-kind-anywhere ", "Sitzung Bericht ", "郵便 ",
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// Notes when each shard has been read, and when the answer stands there.
function watch() {
  const times = (window.times = { read: 0, typed: 0, answered: 0 });
  let take;
  Object.defineProperty(window, "factumSearch", {
    get: () => (...shard) => {
      take(...shard);
      times.read = performance.now();
    },
    set: (given) => (take = given),
  });
  addEventListener("DOMContentLoaded", () => {
    const status = document.getElementById("q-status");
    document.getElementById("q").addEventListener("input", () => (times.typed = performance.now()), true);
    new MutationObserver(() => {
      if (times.typed && status.textContent.trim()) times.answered ||= performance.now();
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });
}

const rows = [];
for (const query of queries) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  let bytes = 0;
  page.on("request", (request) => {
    const url = new URL(request.url());
    url.search = url.hash = "";
    if (url.href.startsWith(`${root}search/`)) bytes += statSync(fileURLToPath(url)).size;
  });
  await page.addInitScript(watch);
  await page.goto(`${root}search.html`);
  await page.fill("#q", query);
  await page.waitForFunction(() => window.times.answered);
  const { read, typed, answered } = await page.evaluate(() => window.times);
  const said = await page.textContent("#q-status");
  rows.push({ query, after: Math.max(0, answered - Math.max(read, typed)), whole: answered - typed, bytes, said: said.trim() });
  await page.context().close();
}
await browser.close();

const spread = (values) => {
  const sorted = [...values].sort((x, y) => x - y);
  return `median ${Math.round(sorted[Math.floor(sorted.length / 2)])}, at most ${Math.round(sorted.at(-1))}`;
};
for (const { query, after, whole, bytes, said } of rows) console.log(`${after.toFixed(0).padStart(5)} ms ${whole.toFixed(0).padStart(5)} ms ${(bytes / 1000).toFixed(0).padStart(4)} kB  ${query} | ${said}`);
const notes = readFileSync(join(folder, "MANIFEST.sha256"), "utf8").split("\n").length;
console.log(`${rows.length} first queries over ${notes} files: milliseconds after the last shard ${spread(rows.map((row) => row.after))}; from typing ${spread(rows.map((row) => row.whole))}; kilobytes ${spread(rows.map((row) => row.bytes / 1000))}`);
const faults = rows.filter((row) => row.after > most.ms || row.bytes > most.bytes);
for (const { query } of faults) console.error(`too slow or too large: ${query}`);
process.exit(faults.length === 0 ? 0 : 1);
