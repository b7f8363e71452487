// Evidence in place: a built dossier's marks, links and sentences used by mouse, keyboard and touch, opened
// from disk in Chromium. Fails on the first thing that is not as a reader finds it.
//
// usage: node evidence.mjs FOLDER PAGE      PAGE is the page of a note that has marks and links to notes
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const folder = realpathSync(process.argv[2]);
const address = pathToFileURL(join(folder, process.argv[3])).href;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
let checks = 0;

async function read(what, options, use) {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(pathToFileURL(folder).href)) faults.push(`asks for ${request.url()}`); });
  await page.goto(address);
  try {
    await use(page);
    assert.deepEqual(faults, []);
    checks += 1;
  } catch (error) {
    error.message = `${what}: ${error.message}`;
    throw error;
  }
  await context.close();
}

const MARK = ".prose [role=doc-noteref]";
const open = (page, count) => page.waitForFunction((n) => document.querySelectorAll(".card").length === n, count, { timeout: 3000 });

await read("mouse", {}, async (page) => {
  const mark = page.locator(MARK).first();
  await mark.scrollIntoViewIfNeeded();
  await mark.hover();
  await open(page, 1);
  assert.match(await page.locator(".card .passage-quote").first().textContent(), /\S/);
  assert.match(await page.locator(".card .outcome").first().textContent(), /\S/);
  await page.locator(".card").hover();
  await page.waitForTimeout(500);
  await open(page, 1);
  await page.mouse.move(5, 5);
  await open(page, 0);
  await mark.click();
  await open(page, 1);
  assert.equal(new URL(page.url()).hash, "", "the page stays where it is");
  assert.equal(await mark.getAttribute("aria-expanded"), "true");
  await page.locator(MARK).nth(1).click();
  await open(page, 1);
  assert.equal(await mark.getAttribute("aria-expanded"), "false", "one card at a time");
  await page.mouse.click(5, 5);
  await open(page, 0);
});

await read("keyboard", {}, async (page) => {
  await page.locator(MARK).first().evaluate((mark) => mark.previousElementSibling?.focus());
  for (let i = 0; i < 400 && !(await page.evaluate((m) => document.activeElement.matches(m), MARK)); i += 1) await page.keyboard.press("Tab");
  await open(page, 1);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-describedby")), "card-body");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector(".card").contains(document.activeElement)), "the next step is into the card");
  await page.keyboard.press("Escape");
  await open(page, 0);
  assert.ok(await page.evaluate((m) => document.activeElement.matches(m), MARK), "and Escape leads back to the mark");
});

await read("touch", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async (page) => {
  const mark = page.locator(MARK).first();
  await mark.scrollIntoViewIfNeeded();
  await mark.tap();
  await open(page, 1);
  const { bottom, left, width } = await page.locator(".card").evaluate((card) => card.getBoundingClientRect().toJSON());
  assert.ok(Math.abs(bottom - 740) < 2 && left === 0 && width === 360, "at the foot of the window");
  await mark.tap();
  await open(page, 0);
});

await read("previews", {}, async (page) => {
  const link = page.locator(".prose a.note-link").first();
  await link.scrollIntoViewIfNeeded();
  await link.hover();
  await open(page, 1);
  assert.match(await page.locator(".card .card-title").textContent(), /\S/);
  await page.keyboard.press("Escape");
  await open(page, 0);
});

await read("a sentence is cited", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await page.locator(MARK).first().click();
  await page.locator(".card button").click();
  await page.waitForFunction(() => document.querySelector("#said").textContent !== "");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /#s\d+\n\[/, "sentence, address, then the quotes");
  assert.ok(text.includes(await page.title()));
});

await read("colours", {}, async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.locator(".scheme summary").click();
  await page.locator(".scheme input[value=dark]").check();
  assert.notEqual(await paper(), light);
  await page.reload();
  assert.notEqual(await paper(), light, "the choice is remembered");
});

await read("without scripts", { javaScriptEnabled: false }, async (page) => {
  await page.locator(MARK).first().click();
  assert.match(page.url(), /#f-/, "a mark leads to its footnote");
  assert.ok(await page.locator(".passage:target .backs a").first().isVisible(), "and that leads back");
  assert.ok(!(await page.locator(".scheme").isVisible()));
});

await browser.close();
console.log(`evidence in place: ${checks} ways, each as it should be`);
