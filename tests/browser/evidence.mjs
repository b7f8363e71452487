// Evidence in place: a built dossier's marks, links and sentences used by mouse, keyboard and touch, in Chromium
// and in Firefox, from disk and from a server, light and dark. Fails on the first thing that is not as a reader
// finds it.
//
// usage: node evidence.mjs FOLDER PAGE      PAGE is the page of a note that has marks, open questions and links to notes
import assert from "node:assert/strict";
import { arrive, inEach, places, watch } from "./browsers.mjs";

const site = await places(process.argv[2]);
const name = process.argv[3];
const MARK = ".prose [role=doc-noteref]";
const PLACES = [["disk", "light"], ["web", "dark"]];
let checks = 0;

// Waits until as many cards are open.
async function open(page, count) {
  for (let i = 0; i < 60; i += 1) {
    if ((await page.evaluate(() => document.querySelectorAll(".card").length)) === count) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  assert.fail(`${await page.evaluate(() => document.querySelectorAll(".card").length)} cards are open, not ${count}`);
}

// A click where the element stands. What a driver does before a click of its own needs the page's scripts.
async function press(page, locator) {
  await locator.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const { x, y, width, height } = await locator.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
}

const SCENARIOS = {
  async mouse(page) {
    const mark = page.locator(MARK).first();
    await mark.scrollIntoViewIfNeeded();
    await mark.hover();
    await open(page, 1);
    assert.match(await page.locator(".card .passage-quote").first().textContent(), /\S/);
    await page.locator(".card").hover();
    await page.waitForTimeout(500);
    await open(page, 1);
    await page.mouse.move(5, 5);
    await open(page, 0);
    await mark.click();
    await open(page, 1);
    assert.equal(new URL(page.url()).hash, "", "the page stays where it is");
    assert.equal(await mark.getAttribute("aria-expanded"), "true");
    // The card may lie over the marks beside its own.
    await page.locator(MARK).last().click();
    await open(page, 1);
    assert.equal(await mark.getAttribute("aria-expanded"), "false", "one card at a time");
    await page.mouse.click(5, 5);
    await open(page, 0);
  },

  async keyboard(page) {
    const isMark = () => page.evaluate((mark) => document.activeElement.matches(mark), MARK);
    for (let i = 0; i < 400 && !(await isMark()); i += 1) await page.keyboard.press("Tab");
    assert.ok(await isMark(), "a mark is reached by the keyboard");
    await open(page, 1);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-describedby")), "card-body");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector(".card").contains(document.activeElement)), "the next step is into the card");
    await page.keyboard.press("Escape");
    await open(page, 0);
    assert.ok(await isMark(), "and Escape leads back to the mark");
  },

  async previews(page) {
    const link = page.locator(".prose a.note-link").first();
    await link.scrollIntoViewIfNeeded();
    await link.hover();
    await open(page, 1);
    assert.match(await page.locator(".card .card-title").textContent(), /\S/);
    await page.keyboard.press("Escape");
    await open(page, 0);
  },

  async "a sentence is cited"(page) {
    await page.locator(MARK).first().click();
    await page.locator(".card button").click();
    await page.waitForFunction(() => document.querySelector("#said").textContent !== "");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /#s-[a-z0-9-]+\n\[/, "sentence, address, then the quotes");
    assert.ok(text.includes(await page.locator("h1").textContent()) && text.includes(await page.locator("#cited").textContent()), text);
  },

  async "an address by number"(page) {
    const id = await page.locator(".prose p .pin[id]").last().getAttribute("id");
    assert.match(id, /^s\d+$/);
    await page.goto(`${page.url()}#${id}`);
    const shown = await page.evaluate((id) => {
      const statement = document.getElementById(id).closest(".statement");
      const { top, bottom } = statement.getBoundingClientRect();
      return { isSeen: bottom > 0 && top < innerHeight, ground: getComputedStyle(statement).backgroundColor, other: getComputedStyle(document.querySelector(".statement")).backgroundColor };
    }, id);
    assert.ok(shown.isSeen && shown.ground !== shown.other, `it leads to its sentence: ${JSON.stringify(shown)}`);
  },

  async "a page is cited"(page) {
    await page.locator(".cite summary").click();
    const shown = await page.locator("#cited").textContent();
    assert.ok(shown.includes(await page.locator("h1").textContent()), shown);
    await page.locator(".cite button").click();
    await page.waitForFunction(() => document.querySelector("#said").textContent !== "");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(text.startsWith(shown.trim()) && text.endsWith(decodeURIComponent(page.url().split("/").pop())), text);
  },

  async "a passage is cited"(page) {
    await page.locator(".source-notes .passage-quote a").first().click();
    await arrive(page, "#q-");
    const number = page.locator(".passage:target .passage-number");
    await number.click();
    await open(page, 1);
    assert.equal(new URL(page.url()).hash, await number.getAttribute("href"));
    await page.locator(".card button").click();
    await page.waitForFunction(() => document.querySelector("#said").textContent !== "");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^\S[^\n]*#q-[a-z0-9-]+$/, "the words, then where they stand");
  },

  async "an open question"(page) {
    const mark = page.locator("button.open-mark").first();
    await mark.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await mark.hover();
    await open(page, 1);
    await page.mouse.move(5, 5);
    await open(page, 0);
    await mark.focus();
    await page.keyboard.press("Enter");
    await open(page, 1);
    assert.match(await page.locator(".card .card-body").textContent(), /\S/);
    assert.equal(await mark.getAttribute("aria-expanded"), "true");
    assert.match(await page.locator(".card .card-here").getAttribute("href"), /^#s-/);
    await page.keyboard.press("Escape");
    await open(page, 0);
    assert.ok(await mark.evaluate((element) => element === document.activeElement), "and back to the mark");
  },

  // The notes stand in the margin of a wide window; they are folded at the end.
  async "notes beside the text"(page) {
    const isOpen = () => page.evaluate(() => document.querySelector("details.notes").open);
    assert.ok(await isOpen(), "where nothing stands beside the text they are in full");
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.waitForFunction(() => !document.querySelector("details.notes").open);
    const first = await page.evaluate(() => document.querySelector("details.notes li").id);
    await page.evaluate((id) => { location.hash = id; }, first);
    await page.waitForFunction(() => document.querySelector("details.notes").open);
    assert.ok(await page.locator(`#${first}`).isVisible(), "a link to a note opens them");
    await page.reload();
    assert.ok(await isOpen(), "also from elsewhere");
    await page.goto(page.url().split("#")[0] + "?1");
    assert.ok(!(await isOpen()));
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.ok(await isOpen(), "paper has them");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.ok(!(await isOpen()));
    await page.setViewportSize({ width: 700, height: 900 });
    await page.waitForFunction(() => document.querySelector("details.notes").open);
  },

  async "contents stay in sight"(page) {
    await page.setViewportSize({ width: 1400, height: 900 });
    for (const share of [0.3, 0.6, 0.9]) {
      await page.evaluate((share) => { const { top, height } = document.querySelector(".record-text").getBoundingClientRect(); scrollTo({ top: scrollY + top + height * share - innerHeight / 2, behavior: "instant" }); }, share);
      const { top, bottom, height } = await page.evaluate(() => { const { top, bottom } = document.querySelector(".contents").getBoundingClientRect(); return { top, bottom, height: innerHeight }; });
      assert.ok(top >= 0 && bottom <= height, `at ${share}: from ${top} to ${bottom} of ${height} px`);
    }
  },

  // What a reader reads is large enough.
  async sizes(page) {
    await page.setViewportSize({ width: 1400, height: 900 });
    const size = (selector) => page.evaluate((selector) => Math.min(...[...document.querySelectorAll(selector)].map((one) => parseFloat(getComputedStyle(one).fontSize))), selector);
    for (const [selector, least] of [[".side-quote", 14], [".side-number", 14], [".mark a", 12], [".open-mark", 12], [".pin", 12], [".passage-quote", 16], [".backs sup", 12]]) {
      const found = await size(selector);
      assert.ok(found >= least && found < Infinity, `${selector}: ${found} px`);
    }
  },

  async colours(page) {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await paper();
    const other = (await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)) ? "light" : "dark";
    await page.locator(".scheme summary").click();
    await page.locator(`.scheme input[value=${other}]`).check();
    assert.notEqual(await paper(), before);
    await page.reload();
    assert.notEqual(await paper(), before, "the choice is remembered");
  },

  async "without scripts"(page) {
    await press(page, page.locator(MARK).first());
    await arrive(page, "#f-");
    assert.ok(await page.locator(".passage:target .backs a").first().isVisible(), "a mark leads to its footnote, and that leads back");
    assert.ok(!(await page.locator(".scheme").isVisible()), "what does nothing is not shown");
    await page.setViewportSize({ width: 1400, height: 900 });
    assert.ok(await page.locator("details.notes li").first().isVisible(), "notes are in full");
    assert.match(await page.locator("button.open-mark").first().getAttribute("title"), /\S/);
  },
};

const copies = (reader) => (reader.name === "chromium" ? { permissions: ["clipboard-read", "clipboard-write"] } : {});
const OPTIONS = { "without scripts": () => ({ scripts: "off" }), "a sentence is cited": copies, "a page is cited": copies, "a passage is cited": copies };

// By touch the card stands at the foot of a narrow window.
async function touch(reader, root, scheme) {
  const { page, tap, close } = await reader.finger({ scheme, width: 360, height: 740 });
  const faults = [];
  watch(page, root, faults);
  await page.goto(root + name);
  await tap(MARK);
  await open(page, 1);
  const { bottom, left, right } = await page.evaluate(() => {
    const { bottom, left, right } = document.querySelector(".card").getBoundingClientRect();
    return { bottom: innerHeight - bottom, left, right: document.documentElement.clientWidth - right };
  });
  assert.ok([bottom, left, right].every((gap) => Math.abs(gap) < 2), `at the foot of the window: ${bottom}, ${left}, ${right} px from its edges`);
  await tap(MARK);
  await open(page, 0);
  assert.deepEqual(faults, []);
  await close();
}

async function use(reader, root, scheme, scenario) {
  const context = await reader.context({ scheme, width: 900, ...OPTIONS[scenario]?.(reader) });
  const page = await context.newPage();
  const faults = [];
  watch(page, root, faults);
  await page.goto(root + name);
  assert.equal(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), scheme === "dark");
  await SCENARIOS[scenario](page);
  assert.deepEqual(faults, []);
  await context.close();
}

await inEach(async (reader) => {
  for (const [place, scheme] of PLACES) {
    const ways = [...Object.keys(SCENARIOS).map((what) => [what, () => use(reader, site[place], scheme, what)]), ["touch", () => touch(reader, site[place], scheme)]];
    for (const [what, run] of ways) {
      try {
        await run();
        checks += 1;
      } catch (error) {
        error.message = `${what} (${place}, ${scheme}): ${error.message}`;
        throw error;
      }
    }
  }
});
site.close();
console.log(`evidence in place: ${checks} ways, each as it should be`);
