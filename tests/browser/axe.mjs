// WCAG 2.2 AA by axe-core on every page of a built dossier, or on those named: light, dark and high contrast,
// narrow and wide, each also with a card open.
//
// usage: node axe.mjs FOLDER [PAGE…]
import { readFileSync, readdirSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = realpathSync(process.argv[2]);
const named = process.argv.slice(3);
const pages = named.length > 0 ? named : readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const faults = [];
let runs = 0;

for (const [colorScheme, contrast] of [["light", "no-preference"], ["dark", "no-preference"], ["light", "more"], ["dark", "more"]]) {
  for (const width of [360, 1280]) {
    // The pages' policy lets no foreign script run, so it is set aside for axe.
    const context = await browser.newContext({ colorScheme, contrast, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    const run = async (name, what) => {
      runs += 1;
      const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), RULES);
      for (const { id, nodes } of violations) faults.push(`${name} (${colorScheme}, ${contrast}, ${width} px, ${what}): ${id}: ${nodes[0].target.join(" ")}`);
    };
    for (const name of pages) {
      await page.goto(pathToFileURL(join(folder, name)).href);
      await page.evaluate(axe);
      await run(name, "page");
      const mark = page.locator("main [role=doc-noteref]").first();
      if (named.length > 0 && (await mark.count()) > 0) {
        await mark.click();
        await run(name, "card");
      }
    }
    await context.close();
  }
}
await browser.close();
for (const fault of faults.slice(0, 50)) console.error(fault);
console.log(`axe-core: ${pages.length} pages, ${runs} runs, ${faults.length} violations`);
process.exit(faults.length === 0 && runs > 0 ? 0 : 1);
