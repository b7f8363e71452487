// The browsers that read a built dossier, Debian's Chromium and Firefox, and the two places from which they
// read it: the folder on disk and a server on this machine that answers as GitHub Pages does for a project.
// Holds no expectation about a page; what no page may ever do (write to the console, fail, ask for anything
// beyond the dossier) is gathered by `watch`.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium, firefox } from "playwright-core";

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// Drivers let pages on disk read their neighbours (playwright and puppeteer both write `false` for the first
// of these), which no reader's Firefox does. The clipboard is for the test to read what was copied.
const PREFERENCES = {
  "security.fileuri.strict_origin_policy": true,
  "dom.events.testing.asyncClipboard": true,
  "ui.prefersReducedMotion": 1,
  "browser.safebrowsing.downloads.remote.enabled": false,
};

// A way to read: `scheme` light or dark, `contrast` no-preference or more, `scripts` on or off, the window's
// `width` and `height`; anything else is playwright's.
const WAY = { scheme: "light", contrast: "no-preference", scripts: "on", width: 1280, height: 900 };

// A running browser: `context(way)` gives windows of their own, `finger(way)` one that is touched.
export async function launch(name) {
  const reader = await { chromium: launchChromium, firefox: launchFirefox }[name]();
  await assertStrict(reader);
  return { name, ...reader };
}

async function launchChromium() {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const context = ({ scheme, contrast, scripts, width, height, ...options }) =>
    browser.newContext({ colorScheme: scheme, contrast, javaScriptEnabled: scripts === "on", viewport: { width, height }, reducedMotion: "reduce", ...options });
  return {
    context: (way) => context({ ...WAY, ...way }),
    async finger(way) {
      const page = await (await context({ ...WAY, ...way, hasTouch: true, isMobile: true })).newPage();
      return {
        page,
        tap: (selector) => page.locator(selector).first().tap(),
        close: () => page.context().close(),
      };
    },
    close: () => browser.close(),
  };
}

// Debian's Firefox takes its colours and whether it runs scripts from its profile, so that each way has a
// Firefox of its own. playwright speaks WebDriver BiDi to it under this channel's name; the last version whose
// commands Firefox 153 knows is 1.64.
async function launchFirefox() {
  const running = new Map();
  const profile = ({ scheme, scripts }) => ({ ...PREFERENCES, "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1, "javascript.enabled": scripts === "on" });
  function browserFor({ scheme, scripts }) {
    const key = `${scheme} ${scripts}`;
    if (!running.has(key)) running.set(key, firefox.launch({ channel: "moz-firefox", executablePath: FIREFOX, firefoxUserPrefs: profile({ scheme, scripts }) }));
    return running.get(key);
  }
  return {
    async context(way) {
      const { scheme, contrast, scripts, width, height, ...options } = { ...WAY, ...way };
      const browser = await browserFor({ scheme, scripts });
      return browser.newContext({ viewport: { width, height }, colorScheme: null, contrast: null, reducedMotion: null, forcedColors: null, ...options });
    },
    // playwright's fingers do nothing here; puppeteer's do.
    async finger(way) {
      const { scheme, scripts, width, height } = { ...WAY, ...way };
      const { launch } = await import("puppeteer-core");
      const extraPrefsFirefox = { ...profile({ scheme, scripts }), "dom.w3c_touch_events.enabled": 1 };
      const browser = await launch({ browser: "firefox", executablePath: FIREFOX, extraPrefsFirefox });
      const page = await browser.newPage();
      await page.setViewport({ width, height });
      return {
        page,
        async tap(selector) {
          const element = await page.$(selector);
          await element.scrollIntoView();
          await element.tap();
        },
        close: () => browser.close(),
      };
    },
    close: async () => { for (const browser of running.values()) await (await browser).close(); },
  };
}

// A page on disk reads no other file on disk, as in a reader's browser. Without this the tests would pass for
// a dossier that fetches.
async function assertStrict(reader) {
  const folder = mkdtempSync(join(tmpdir(), "strict-"));
  writeFileSync(join(folder, "page.html"), "<!doctype html><meta charset=utf-8><title>Strict</title><link rel=icon href='data:,'>");
  writeFileSync(join(folder, "data.txt"), "text");
  const context = await reader.context({});
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "page.html")).href);
  const read = await page.evaluate(() => Promise.all([
    fetch("data.txt").then(() => "read", () => "refused"),
    new Promise((say) => {
      const request = new XMLHttpRequest();
      request.onload = () => say("read");
      request.onerror = () => say("refused");
      request.open("GET", "data.txt");
      request.send();
    }),
  ]));
  await context.close();
  rmSync(folder, { recursive: true });
  assert.deepEqual(read, ["refused", "refused"], "a page on disk can read the files beside it: the browser is not as strict as a reader's");
}

// Gathers what no page may do. `where` is called for the words that tell where it happened.
export function watch(page, root, faults, where = () => page.url()) {
  page.on("console", (message) => faults.push(`${where()}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${where()}: ${error.message}`));
  page.on("dialog", (dialog) => faults.push(`${where()}: dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(root) && request.url() !== "about:blank" && !request.url().startsWith("data:")) faults.push(`${where()}: asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A browser gives up the icon of a page that is left before it has come.
    const isLeft = request.url().endsWith("/assets/mark.svg") && /ABORTED/.test(request.failure()?.errorText ?? "");
    if (!isLeft) faults.push(`${where()}: cannot load ${request.url()}`);
  });
}

// Waits until the page's address contains the words. Asks the page itself: a page that a browser had kept
// and one that is reached within a page do not load, and drivers wait for that.
export async function arrive(page, words) {
  for (let i = 0; i < 100; i += 1) {
    const isThere = await page.evaluate((words) => document.readyState === "complete" && decodeURIComponent(location.href).includes(words), words).catch(() => false);
    if (isThere) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`it leads to ${page.url()}, not to ${words}`);
}

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "application/javascript; charset=utf-8", ".svg": "image/svg+xml", ".xml": "application/xml", ".json": "application/json; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8" };

// A folder as it lies on disk and as it is served under /repository/, each with the address that it begins with.
export async function places(path) {
  const folder = realpathSync(path);
  const files = new Set(readdirSync(folder, { recursive: true }));
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const isOurs = name.startsWith("/repository/");
    const file = isOurs ? name.slice("/repository/".length) || "index.html" : "";
    const isThere = files.has(file) && extname(file) !== "";
    const body = isThere ? file : "404.html";
    if (!isOurs || !files.has(body)) return response.writeHead(404).end();
    const type = TYPES[extname(body)];
    const bytes = readFileSync(join(folder, body));
    const isPacked = type && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(isThere ? 200 : 404, { "content-type": type ?? "application/octet-stream", "cache-control": "max-age=600", ...(isPacked ? { "content-encoding": "gzip", vary: "Accept-Encoding" } : {}) });
    response.end(isPacked ? gzipSync(bytes) : bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    folder,
    files,
    disk: pathToFileURL(folder).href + "/",
    web: `http://127.0.0.1:${server.address().port}/repository/`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

// Runs the same for each browser, side by side. BROWSERS names those that are wanted, where not both are.
export async function inEach(run) {
  const names = (process.env.BROWSERS ?? "chromium firefox").split(" ");
  const done = await Promise.allSettled(names.map(async (name) => {
    const reader = await launch(name);
    try {
      return await run(reader);
    } catch (error) {
      error.message = `${name}: ${error.message}`;
      throw error;
    } finally {
      await reader.close();
    }
  }));
  for (const { reason } of done.filter(({ status }) => status === "rejected")) throw reason;
  return done.map(({ value }) => value);
}

// Says what was found and ends the process: red where there are faults or nothing was done.
export function finish(what, faults, done) {
  for (const fault of faults.slice(0, 50)) console.error(fault);
  console.log(`${what}: ${faults.length} faults`);
  process.exit(faults.length === 0 && done ? 0 : 1);
}
