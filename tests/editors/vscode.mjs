// A real client: Visual Studio Code in a browser, with the packaged extension, clicked and typed into by playwright.
//   node tests/editors/vscode.mjs ADDRESS DOSSIER [PICTURES]
// ADDRESS is that of a code-server whose `factum.path` is the program and that has factum.vsix; DOSSIER is the whole path
// of a folder that `factum init` has written, on the same machine, and is changed. How one is started, editors/README.md
// says. No part of tests/run: the server takes 300 MB and compiles modules of its own.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, dossier, pictures] = process.argv.slice(2);
const NOTE = "content/meetings/2031-05-06-lunde.md";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1300, height: 850 } });
const keys = async (...all) => {
  for (const key of all) await page.keyboard.press(key);
};
const look = async (name) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
};
let passed = 0;
async function see(what, name, seen) {
  for (let n = 0; n < 200; n += 1) {
    if (await seen()) {
      passed += 1;
      return look(name);
    }
    await page.waitForTimeout(100);
  }
  await look("failed");
  throw new Error(`in vain was waited for ${what}`);
}
const shows = (selector, words) => async () =>
  (await page.locator(selector).allTextContents()).some((text) => text.replaceAll("\u{a0}", " ").includes(words));
const saved = (path, words) => async () => (await readFile(join(dossier, path), "utf8").catch(() => "")).includes(words);
// Puts the cursor so many letters into the first place of some words.
async function go(words, within = 0) {
  const lines = (await readFile(join(dossier, NOTE), "utf8")).split("\n");
  const line = lines.findIndex((text) => text.includes(words));
  await keys("Control+G");
  await page.waitForSelector(".quick-input-widget input:focus");
  await page.keyboard.type(`${line + 1}:${lines[line].indexOf(words) + within + 1}`);
  await keys("Enter");
  await page.waitForTimeout(300);
}
async function open(name) {
  await keys("Control+P");
  await page.waitForSelector(".quick-input-widget input:focus");
  await page.keyboard.type(name, { delay: 20 });
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${name}")`);
  await keys("Enter");
}

try {
  await page.goto(`${address}/?folder=${dossier}`);
  await page.waitForSelector(".explorer-folders-view .monaco-list-row");
  await open("2031-05-06-lunde.md");
  await see("the server's code lenses", "lens", shows(".codelens-decoration", "cited once"));
  await see("inlay hints", "hints", shows(".view-lines", "= 212,000"));

  // Shown at the cursor: a note's card, and the passage of a quote.
  await go("[[ada-holm]]", 3);
  await keys("Control+K", "Control+I");
  await see("a card", "hover", shows(".monaco-hover-content", "Ada Holm"));
  await keys("Escape");

  // A finding while one types, and its fix.
  await go("[[ada-holm]]", 8);
  await keys("Delete");
  await see("a finding", "finding", async () => (await page.locator(".squiggly-error").count()) > 0);
  await keys("Control+.");
  await see("a fix", "fix", shows(".action-widget", "ada-holm"));
  await keys("Enter");
  await see("no finding", "fixed", async () => (await page.locator(".squiggly-error").count()) === 0);

  // A quote completed from its first words, with its entry under `cites`.
  await go("[^hours]", 0);
  await keys("Shift+End", "Delete");
  await page.keyboard.type("[^the ferry carr", { delay: 60 });
  await see("a quote", "completion", shows(".suggest-widget.visible .monaco-list-row", "212,000"));
  await page.locator('.suggest-widget.visible .monaco-list-row:has-text("212,000")').first().click();
  await keys("Control+S");
  await see("its entry", "completed", saved(NOTE, "  ferry-carried:\n    source: courier-2031-05-02\n"));

  // To where a quote stands.
  await go("The meeting between", 5);
  await keys("F12");
  await see("the capture", "definition", shows(".tab.active", "courier-2031-05-02.txt"));
  await open("2031-05-06-lunde.md");

  // A note gets another name, with its file and all that names it.
  await go("[[nordlinje]]", 3);
  await keys("F2");
  const name = page.locator(".rename-box input");
  await name.fill("north-line");
  await name.press("Enter");
  await see("the file's other name", "renamed", async () => (await saved("content/actors/north-line.md", "title:")()));
  await see("the link", "renamed", shows(".view-lines", "[[north-line]]"));

  // The page at the cursor, in a window of its own: by way of the editor's server, since that is where the preview runs.
  const opened = page.context().waitForEvent("page", { timeout: 20_000 });
  await keys("F1");
  await page.waitForSelector(".quick-input-widget input:focus");
  await page.keyboard.type("Factum: Show Page", { delay: 10 });
  await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("Factum: Show Page")');
  await keys("Enter");
  const shown = await opened;
  // The server of this editor leads to ports of its machine under its own name, without the path.
  await see("the preview", "page", async () => /\/proxy\/\d+\/|\/meetings\/2031-05-06-lunde\.html#/.test(shown.url()));
  console.log(`Visual Studio Code: ${passed} passed, 0 failed`);
} finally {
  await browser.close();
}
