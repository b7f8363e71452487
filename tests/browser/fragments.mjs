// Links to the words in the original, tried in a real Chromium: a dossier cites a page of this machine, whose words have
// every sign that the draft of text fragments gives a meaning to, and stand there twice. Each link that the site gives
// scrolls to its own words.
//
// usage: node fragments.mjs FACTUM
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./browsers.mjs";

const factum = process.argv[2];
// Each paragraph with the quote that means it, as a citation in place has it.
const PARAGRAPHS = [
  ["The first word of all is here.", null],
  ["The half-finished road, the bridge & the pier: 50% of it, no more.", { quote: "half-finished road, the bridge & the pier" }],
  ["On Monday the mayor said that it will open.", { quote: "the mayor said that it will", prefix: "On Monday" }],
  ["On Friday the mayor said that it will close.", { quote: "the mayor said that it will", prefix: "On Friday", suffix: "close" }],
  ["A well-known, long-awaited “opening” – at last (2031)?", { quote: "long-awaited “opening” – at last (2031)?" }],
  ["Größe & Maß: 1,5 km, #4+5=9.", { quote: "Größe & Maß: 1,5 km, #4+5=9" }],
  ["Trade rose in spring, fell in summer, and the year ended as it began.", { quote: "Trade rose in spring ... ended as it began" }],
];

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Article</title><style>p{margin:150vh 0}</style>${PARAGRAPHS.map(([text], i) => `<p id="p${i}">${text.replaceAll("&", "&amp;")}</p>`).join("\n")}</html>`;
const server = createServer((request, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page));
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/article.html`;

const folder = mkdtempSync(join(tmpdir(), "fragments-"));
const write = (path, text) => { mkdirSync(join(folder, path, ".."), { recursive: true }); writeFileSync(join(folder, path), text); };
const cites = PARAGRAPHS.flatMap(([, cite], i) => (cite ? [`  c${i}: ${JSON.stringify({ source: "article", ...cite })}`] : []));
write("factum.yaml", "title: Fragments\nlanguage: en\nkinds:\n  sources: {base: source, label: Source, plural: Sources}\n");
write("captures/article.txt", `${PARAGRAPHS.map(([text]) => text).join("\n\n")}\n`);
write("content/sources/article.md", `---\npublisher: The Paper\ndate: 2031-01-01\nlanguage: en\ncapture: article.txt\nurl: ${address}\n---\n`);
write("content/index.md", `---\ntitle: Home\ncites:\n${cites.join("\n")}\n---\nIt is so.${cites.map((line) => `[^${line.trim().split(":")[0]}]`).join("")}\n`);
const run = (...words) => execFileSync(factum, ["--root", folder, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
run("seal", "--quiet");
run("build", "--quiet");
const quotes = JSON.parse(readFileSync(join(folder, "public/data/quotes.json"), "utf8"));

const reader = await launch("chromium");
try {
  for (const [i, [, cite]] of PARAGRAPHS.entries()) {
    if (!cite) continue;
    const row = quotes.find((quote) => quote.quote === cite.quote && (quote.prefix ?? "") === (cite.prefix ?? ""));
    assert.ok(row?.original.includes("#:~:text="), `${cite.quote} has a link`);
    const context = await reader.context({ scheme: "light", width: 900 });
    const shown = await context.newPage();
    await shown.goto(row.original);
    const seen = async () => shown.evaluate((id) => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, `p${i}`);
    let is = false;
    for (let turn = 0; turn < 40 && !is; turn += 1) {
      is = await seen();
      if (!is) await shown.waitForTimeout(50);
    }
    assert.ok(is, `${row.original} leads to paragraph ${i}`);
    await context.close();
  }
} finally {
  await reader.close();
  server.close();
  rmSync(folder, { recursive: true });
}
console.log(`text fragments: ${PARAGRAPHS.length - 1} links, each to its own words`);
