// The numbers of pages that a printed dossier names, against the pages: each entry of the contents that has a number
// stands at the top of what that page says.
//
// usage: node tests/pages.mjs PDF
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

const [pdf] = process.argv.slice(2);
const text = (...more) => execFileSync("pdftotext", [...more, pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
const pages = text("-layout").split("\f");
const flat = (words) => words.replace(/\s+/g, " ").trim();
const contents = pages.findIndex((page) => /^\s*Contents\s*$/m.test(page));
assert(contents >= 0, "there are no contents");
// In the order of reading: a number, a title, the number of a page.
const entries = [];
for (let at = contents; at < pages.length; at++) {
  const raw = flat(text("-f", String(at + 1), "-l", String(at + 1)));
  const found = [...raw.matchAll(/(?<![\d.])(\d+(?:\.\d+)?) ([^\d].*?) (\d+)(?= \d+(?:\.\d+)? [^\d]|$| \d+$)/g)];
  if (at > contents && found.length < 10) break;
  entries.push(...found.map(([, number, title, page]) => ({ number, title, page: Number(page) })));
}
assert(entries.length > 5, `only ${entries.length} entries have a page`);
let right = 0;
for (const { number, title, page } of entries) {
  const there = flat(pages[page - 1] ?? "");
  if (there.includes(`${number} ${title.slice(0, 12)}`)) right++;
}
// Titles that end in a number are read wrongly here.
assert(right >= entries.length * 0.9, `${right} of ${entries.length} entries name the page on which their section is`);
const referred = pages.slice(contents + 1).join(" ").match(/\(p\. \d+\)/g) ?? [];
assert(referred.length > 10, "references name no pages");
console.log(`${right} of ${entries.length} entries of the contents and ${referred.length} references name pages`);
