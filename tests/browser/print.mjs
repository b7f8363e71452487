// Prints pages of a built dossier to PDF in Chromium and in Firefox, from disk while the system is light and from
// a server while it is dark: the sheets are there, white, with the title and every footnote on them. A dossier as
// one page is a folder with one page. `--most N` bounds the sheets that each of the pages may take.
//
// usage: node print.mjs [--most N] FOLDER PAGE…
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finish, inEach, places, watch } from "./browsers.mjs";

const given = process.argv.slice(2);
const most = given[0] === "--most" ? Number(given.splice(0, 2)[1]) : Infinity;
const site = await places(given[0]);
const names = given.slice(1);
const scratch = mkdtempSync(join(tmpdir(), "print-"));
const faults = [];
// How many sheets each page took in each print: they differ a little between browsers.
const sheets = new Map();
let notes = 0;

// Words without the spaces and hyphens at which lines break, and without ligatures.
const solid = (text) => text.normalize("NFKC").replace(/[\s\u00ad\u200b-\u200f\u2010\u2011\u2060-]/g, "");

// The text of the printed page, the number of sheets, and how light the corner of each of the first is, 0 to 255.
function look(file) {
  const text = execFileSync("pdftotext", ["-q", file, "-"], { maxBuffer: 1 << 28 }).toString();
  const count = Number(execFileSync("pdfinfo", [file]).toString().match(/^Pages:\s+(\d+)/m)[1]);
  const drawn = execFileSync("pdftoppm", ["-q", "-gray", "-r", "10", "-f", "1", "-l", "1", file]);
  return { text: solid(text), count, corner: drawn[drawn.length - 1] };
}

async function print(reader, place, scheme) {
  const context = await reader.context({ scheme });
  const page = await context.newPage();
  let where = "";
  watch(page, site[place], faults, () => where);
  for (const name of names) {
    where = `${name} (${reader.name}, ${place}, ${scheme})`;
    await page.goto(site[place] + name);
    const said = await page.evaluate(() => ({
      heading: document.querySelector("h1").textContent,
      quotes: [...document.querySelectorAll(".source-notes .passage-quote")].map((one) => one.textContent),
    }));
    const file = join(scratch, `${reader.name}.pdf`);
    writeFileSync(file, await page.pdf({ printBackground: true, format: "A4" }));
    const { text, count, corner } = look(file);
    sheets.set(name, [...(sheets.get(name) ?? []), count]);
    notes += said.quotes.length;
    if (count > most) faults.push(`${where}: takes ${count} sheets, more than ${most}`);
    if (count === 0) faults.push(`${where}: prints no page`);
    if (corner < 240) faults.push(`${where}: prints on ${corner}, not on white`);
    if (!text.includes(solid(said.heading))) faults.push(`${where}: the heading is not printed`);
    // A quote may go on overleaf, with what stands at the foot of the sheet in between.
    const lost = said.quotes.filter((quote) => !text.includes(solid(quote)) && !text.includes(solid(quote.split(/\s+/).slice(0, 3).join(" "))));
    if (lost.length > 0) faults.push(`${where}: ${lost.length} of ${said.quotes.length} footnotes are not printed, as "${lost[0]}"`);
  }
  await context.close();
}

await inEach(async (reader) => {
  await print(reader, "disk", "light");
  await print(reader, "web", "dark");
});
site.close();
rmSync(scratch, { recursive: true });
const taken = [...sheets].map(([name, counts]) => `${name} on ${[...new Set(counts)].sort((a, b) => a - b).join(" or ")} sheets`);
finish(`printing in each browser: ${taken.join(", ")}; ${notes} footnotes`, faults, notes > 0);
