// The preview in a browser: node serve.mjs FACTUM [PICTURES]
// The panel of findings and the words that they are about, the page that keeps its place when its note is saved, drafts,
// the way to the editor, the page for unknown paths, and the page for readers with its keys and the line that it writes.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./browsers.mjs";

const [factum, pictures] = process.argv.slice(2);
const root = mkdtempSync(join(tmpdir(), "factum-serve-"));
assert.equal(spawnSync(factum, ["init", root]).status, 0);
const path = (name) => join(root, name);
const NOTE = "content/meetings/2031-05-06-lunde.md";
const note = readFileSync(path(NOTE), "utf8");
// A page that is longer than a window.
const letters = [..."abcdefghijklmnopqrstuvwxyz"].flatMap((one) => [one, `${one}${one}`]);
const long = `${note}\nSee [[later]].[?]\n\n${letters.map((one) => `## Part ${one}\n\nNobody knows what ${one} was about.[?]\n`).join("\n")}`;
writeFileSync(path(NOTE), long);
writeFileSync(path("content/about/later.md"), "---\ntitle: Later\ndraft: true\n---\nIt is not done.[?]\n");
const log = path("opened");
writeFileSync(path("edit.sh"), `printf '%s\\n' "$1" >> '${log}'\n`);

const children = [];
async function serve(...options) {
  const child = spawn(factum, ["--root", root, "--quiet", "serve", "--port", "0", "--by", "Ben Falk", "--drafts", ...options], { stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  const [line] = await new Promise((done) => child.stdout.once("data", (bytes) => done(bytes.toString().split("\n"))));
  return line.trim().replace(/\/$/, "");
}
const until = async (what, is) => {
  for (let n = 0; n < 150; n += 1) {
    if (await is()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`in vain was waited for ${what}`);
};
let passed = 0;
const held = (what) => {
  passed += 1;
  if (process.env.VERBOSE) console.log(`  ${what}`);
};

async function preview(page, address, look) {
  await page.goto(`${address}/meetings/2031-05-06-lunde.html`);
  const panel = page.locator("factum-preview .panel");
  assert.equal(await panel.isVisible(), false, "where nothing is found nothing is shown");

  // A saved note shows in the open page, which stays where it was.
  await page.locator("#h-part-p").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 137));
  const top = () => page.locator("#h-part-p").evaluate((one) => one.getBoundingClientRect().top);
  const before = await top();
  const more = "A line above that moves all below.[?]\n\n".repeat(5);
  writeFileSync(path(NOTE), long.replace("## Before the meeting", `${more}## Before the meeting`));
  await page.waitForSelector("main .statement:has-text(\"A line above that moves all below\")");
  await page.waitForLoadState("load");
  await until("the place", async () => Math.abs((await top()) - before) < 3);
  held("the page keeps its place");

  // A finding stands at its words, and in the panel.
  writeFileSync(path(NOTE), long.replace("[[ada-holm]] told", "[[ada-hom]] told"));
  await panel.waitFor({ state: "visible" });
  assert.match(await panel.locator("summary").textContent(), /^1 error.* · 1 here$/);
  await panel.locator("summary").click();
  assert.match(await panel.locator(".finding").first().textContent(), /no note is called `ada-hom`.*F0101/s);
  const marked = await page.evaluate(() => [...(CSS.highlights.get("factum-error") ?? [])].map(String));
  if (marked.length) assert.deepEqual(marked, ["ada-hom"]);
  await panel.locator("button:text('show')").click();
  await look("finding");
  held("findings at their words");
  const other = await page.context().newPage();
  await other.goto(`${address}/index.html`);
  await other.locator("factum-preview summary").click();
  assert.match(await other.locator("factum-preview .list").textContent(), /Elsewhere.*ada-hom/s);
  assert.match(await other.locator("factum-preview a:text('the page')").getAttribute("href"), /2031-05-06-lunde\.html#/);
  await other.close();
  held("and elsewhere");

  // The way to the editor: by the place in the panel, and by a click with Alt on a sentence.
  const opened = () => (existsSync(log) ? readFileSync(log, "utf8") : "");
  await panel.locator(".where button").first().click();
  await until("the editor", () => opened().includes("2031-05-06-lunde.md:27:"));
  const sentence = page.locator(".statement", { hasText: "Whether anyone else was invited" }).first();
  await sentence.scrollIntoViewIfNeeded();
  // The words of a sentence may go over two lines, and its box holds more than them.
  const [x, y] = await sentence.evaluate((one) => {
    const words = [...one.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 9);
    const range = document.createRange();
    range.selectNodeContents(words);
    const box = range.getClientRects()[0];
    return [box.x + box.width / 2, box.y + box.height / 2];
  });
  await page.keyboard.down("Alt");
  await page.mouse.click(x, y);
  await page.keyboard.up("Alt");
  await until("the editor again", () => opened().trim().split("\n").length === 2);
  assert.match(opened(), /2031-05-06-lunde\.md:23:1\n$/);
  rmSync(log);
  held("the editor opens at the line");

  // A configuration that cannot be read is told, and the page stays.
  const config = readFileSync(path("factum.yaml"), "utf8");
  writeFileSync(path("factum.yaml"), "title: [\n");
  await panel.locator(".trouble, .finding.error").filter({ hasText: "factum.yaml" }).first().waitFor();
  writeFileSync(path("factum.yaml"), config);
  writeFileSync(path(NOTE), long);
  await panel.waitFor({ state: "hidden" });
  held("and goes when it is mended");

  await page.goto(`${address}/about/later.html`);
  await panel.locator(".draft").waitFor({ state: "visible" });
  await look("draft");
  held("drafts are marked");
  const missing = await page.goto(`${address}/nothing/here.html`);
  assert.equal(missing.status(), 404);
  assert.match(await page.locator("main").textContent(), /not/i);
  await look("missing");
  held("unknown paths");
}

async function review(page, address, look) {
  await page.goto(`${address}/.factum/review`);
  const counts = page.locator("#counts");
  await until("the list", async () => /\d+ wait/.test(await counts.textContent()));
  const waiting = async () => Number((await counts.textContent()).match(/^(\d+) wait/)[1]);
  const all = await waiting();
  assert.ok(all > 3, `${all} wait`);
  assert.match(await page.locator("#who").textContent(), /Ben Falk/);
  assert.ok((await page.locator("blockquote .quoted").count()) > 0, "quotes in their passage");
  assert.ok((await page.locator("mark").count()) >= 0);
  await look("review");
  const shown = () => page.locator(".sentence").textContent();
  const reviews = () => (existsSync(path("factum.reviews")) ? readFileSync(path("factum.reviews"), "utf8") : "");
  const first = await shown();

  await page.keyboard.press("a");
  await until("a sign-off", () => /^[0-9a-f]{32}\tagree\t\d{4}-\d\d-\d\d\tBen Falk$/m.test(reviews().trimEnd().replaceAll("\t\n", "\n")));
  await until("the next", async () => (await shown()) !== first && (await waiting()) === all - 1);
  held("agree");
  const second = await shown();
  await page.keyboard.press("d");
  await page.keyboard.type("As a sentence: sad, <i>bad</i>");
  assert.equal(await page.locator("textarea").inputValue(), "As a sentence: sad, <i>bad</i>", "letters of a remark are no keys");
  await look("disagree");
  await page.keyboard.press("Control+Enter");
  await until("a remark", () => /\tdisagree\t[\d-]+\tBen Falk\tAs a sentence: sad, <i>bad<\/i>$/m.test(reviews()));
  await until("the one after", async () => (await shown()) !== second);
  assert.match(await counts.textContent(), /1 disputed/);
  held("disagree with a remark");
  const third = await shown();
  await page.keyboard.press("s");
  await until("the fourth", async () => (await shown()) !== third);
  await page.keyboard.press("b");
  await until("the third again", async () => (await shown()) === third);
  assert.equal(reviews().match(/^[0-9a-f]{32}\t/gm).length, 2, "skipped is not signed");
  held("skip and back");
  await page.keyboard.press("e");
  await until("the editor", () => existsSync(log));
  rmSync(log);
  held("edit");
  // What is signed lapses with its sentence.
  const words = second.trim().split(/\s+/).slice(0, 3).join(" ");
  await page.keyboard.press("q");
  await page.waitForURL(`${address}/`);
  held("to the site");
  rmSync(path("factum.reviews"));
  return words;
}

try {
  const address = await serve("--editor", `sh ${path("edit.sh")} {path}:{line}:{column}`);
  for (const name of ["chromium", "firefox"]) {
    const browser = await launch(name);
    for (const way of [{ scheme: "light" }, { scheme: "dark", width: 390, height: 800 }]) {
      if (name === "firefox" && way.width) continue;
      const context = await browser.context(way);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const failed = [];
      page.on("pageerror", (error) => failed.push(error.message));
      // A status of 404 is told there too; and taking a picture puts a style into Firefox's page.
      const isOurs = (text) => !text.includes("404") && !(pictures && text.includes("inline style"));
      page.on("console", (message) => message.type() === "error" && isOurs(message.text()) && failed.push(message.text()));
      const look = async (what) => {
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${way.scheme}-${way.width ?? 1280}-${what}.png`) });
      };
      await preview(page, address, look);
      await review(page, address, look);
      assert.deepEqual(failed, []);
      await context.close();
    }
    await browser.close();
  }
  console.log(`the preview in browsers: ${passed} passed, 0 failed`);
} finally {
  children.forEach((child) => child.kill("SIGINT"));
  rmSync(root, { recursive: true, force: true });
}
