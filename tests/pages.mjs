// The numbers of pages that a printed dossier names, against the pages: each entry of the contents that has a number
// stands at the top of what that page says.
//
// usage: node tests/pages.mjs PDF
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

const [pdf] = process.argv.slice(2);
const text = (...more) => execFileSync("pdftotext", [...more, pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
const pages = text("-layout").split("\f");
const flat = (words) => words.replaceAll("’", "'").replace(/\s+/g, " ").trim();
const contents = pages.findIndex((page) => /^\s*Contents\s*$/m.test(page));
assert(contents >= 0, "there are no contents");
// Of each line, in one column or two: a number, a title, the number of a page.
const entries = [];
for (let at = contents; at < pages.length; at++) {
  const found = [...pages[at].matchAll(/(?<![\d.\p{L}])(\d+(?:\.\d+)?) (\S(?:(?! {2}).)*?) {2,}(\d+)(?= |$)/gmu)];
  if (at > contents && found.length < 5) break;
  entries.push(...found.map(([, number, title, page]) => ({ number, title, page: Number(page) })));
}
assert(entries.length > 5, `only ${entries.length} entries have a page`);
const wrong = entries.filter(({ number, title, page }) => !flat(pages[page - 1] ?? "").includes(`${number} ${flat(title).slice(0, 12)}`));
assert.deepEqual(wrong, [], "each entry names the page on which its section is");
const referred = pages.slice(contents + 1).join(" ").match(/\(p\. \d+\)/g) ?? [];
assert(referred.length > 10, "references name no pages");
console.log(`${entries.length} entries of the contents and ${referred.length} references name pages`);
