// WCAG 2.2 AA by axe-core on every page of a built dossier: light, dark, and each with high contrast. The pages
// named are looked at more closely: narrow as well, and with a card open. With --only, those alone are looked at.
//
// usage: node axe.mjs [--only] FOLDER [PAGE…]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { finish, launch, places } from "./browsers.mjs";

const [folder, ...named] = process.argv.slice(2).filter((argument) => argument !== "--only");
const site = await places(folder);
// A page that leads on is gone before it is read: with no delay, as WCAG's technique H76 asks.
const leadsOn = (name) => readFileSync(join(site.folder, name), "utf8").includes('http-equiv="refresh" content="0;');
const isPage = (name) => name.endsWith(".html") && !leadsOn(name);
const pages = process.argv.includes("--only") ? [...named] : [...site.files].filter(isPage);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ALL = { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
// What depends on colours. Everything else is the same in each scheme.
const COLOURS = { resultTypes: ["violations"], runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };
const SCHEMES = [["light", "no-preference"], ["dark", "no-preference"], ["light", "more"], ["dark", "more"]];
const reader = await launch("chromium");
const faults = [];
let runs = 0;

async function run(page, name, what, rules) {
  runs += 1;
  const { violations, incomplete, passes } = await page.evaluate((rules) => globalThis.axe.run(document, rules), rules);
  if (passes.length + incomplete.length + violations.length === 0) faults.push(`${name} (${what}): no rule was run`);
  for (const { id, nodes } of violations) faults.push(`${name} (${what}): ${id}: ${nodes[0].target.join(" ")}`);
}

// One tab for all pages of a context: to make one takes longer than to read a page.
async function tab(way) {
  // The pages' policy lets no foreign script run, so it is set aside for axe.
  const context = await reader.context({ bypassCSP: true, ...way });
  await context.addInitScript(axe);
  return context.newPage();
}

// Every page, at one width: all rules once, those about colours in each scheme.
async function pass(names) {
  const page = await tab({});
  for (let name = names.shift(); name; name = names.shift()) {
    await page.goto(site.disk + name);
    for (const [colorScheme, contrast] of SCHEMES) {
      await page.emulateMedia({ colorScheme, contrast, reducedMotion: "reduce" });
      await run(page, name, `${colorScheme}, ${contrast}, 1280 px`, colorScheme === "light" && contrast === "no-preference" ? ALL : COLOURS);
    }
  }
  await page.context().close();
}

// The pages named: narrow, and with a card open, in each scheme.
async function look([scheme, contrast]) {
  for (const width of [360, 1280]) {
    const page = await tab({ scheme, contrast, width });
    for (const name of named) {
      await page.goto(site.disk + name);
      const what = `${scheme}, ${contrast}, ${width} px`;
      if (width < 1280) await run(page, name, what, ALL);
      const mark = page.locator("main [role=doc-noteref]").first();
      if ((await mark.count()) > 0) {
        await mark.click();
        await run(page, name, `${what}, card`, ALL);
      }
    }
    await page.context().close();
  }
}

const waiting = [...pages];
await Promise.all([pass(waiting), pass(waiting)]);
await Promise.all([SCHEMES.slice(0, 2), SCHEMES.slice(2)].map(async (schemes) => { for (const scheme of schemes) await look(scheme); }));
await reader.close();
site.close();
finish(`axe-core: ${pages.length} pages, ${runs} runs`, faults, runs >= 4 * pages.length);
