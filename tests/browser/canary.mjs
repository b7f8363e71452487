// Pages of dossiers that are hostile wherever they can be, with their policy taken out, which would hide a fault of
// escaping: nothing of what strangers wrote runs, in Chromium or Firefox, however the page is used. A page into which a
// handler is put shows first that one that runs is seen.
//
// usage: node canary.mjs PROGRAM FOLDER-OF-CASES
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { finish, inEach, places } from "./browsers.mjs";

const CONFIGURATION = `title: Lunde Ferry
language: en
kinds:
  crossings: {base: event, label: Crossing, plural: Crossings, meetings: true}
  people: {base: actor, label: Person, plural: People}
  papers: {base: source, label: Paper, plural: Papers}
  about: {base: page, label: Page, plural: Pages}
  figures: {base: statistic, label: Figure, plural: Figures}
rules: {RULES}
`;
// What is asked of editors is none of a reader's.
const RULES = ["F0101", "F0107", "F0108", "F0109", "F0301", "F0302", "F0405", "F0401", "F0402", "F0403", "F0423", "F0426", "F0307", "F0501", "F0502", "F0507", "F0024"].map((rule) => `${rule}: warning`).join(", ");

const PAYLOADS = [
  "\"><img src=x onerror=canary(1)>", "</script><script>canary(2)</script>", "' onmouseover='canary(3)' x='", "<svg onload=canary(4)>",
  "</template></noscript></style></title><script>canary(5)</script>", "--><script>canary(6)</script>", "]]><script>canary(7)</script>",
  "{{constructor.constructor('canary(8)')()}}", "\\\"-canary(9)-\\\"", "${canary(10)}", "&lt;img src=x onerror=canary(11)&gt;", "<iframe srcdoc='<script>parent.canary(12)</script>'>",
  "javascript:canary(13)", "<a href=javascript:canary(14)>x</a>", "<math><mtext></form><form><mglyph><style></math><img src onerror=canary(15)>",
];

/// A dossier that has a payload wherever an editor writes.
function hostile(payload) {
  // Two notes of one name could not be told apart.
  const texts = [1, 2, 3, 4, 5].map((n) => JSON.stringify(`A ${payload} Z${n}`));
  const text = JSON.stringify(`A ${payload} Z`);
  const plain = payload.replaceAll(/[[\]|`*_~\\]/g, "");
  const capture = `The ferry of A ${payload} Z carried 1,204 passengers on 3 May 2021, Karl Weller said.\n`;
  const body = `${plain} [[weller|${plain}]].[?]

## ${plain} x

| ${plain} | b |
|---|---|
| ${plain} | [[weller]][?] |

- ${plain}[?]

> ${plain}[?]

> [!NOTE]
> ${plain}

\`${plain}\` **${plain}** *${plain}*[?]

\`\`\`${plain.replaceAll(/\s/g, "")}
${payload}
\`\`\`

\`\`\`html
${payload}
\`\`\`

![${plain}](a.png "${plain.replaceAll("\"", "'")}")

[${plain}](https://a.example/?q=${encodeURIComponent(payload)})[?]

A note.[^n][?]

[^n]: ${plain}
`;
  return {
    "content/index.md": `---\ntitle: ${texts[0]}\ndescription: ${text}\n---\n${body.replace("![", "[").replace(/^\[.*a\.png.*$/m, "")}`,
    "content/papers/gazette.md": `---\ntitle: ${texts[1]}\npublisher: ${text}\nauthor: ${text}\ndate: 2021-05-04\nurl: https://news.example/a?q=${encodeURIComponent(payload)}\ncapture: gazette.txt\n---\n`,
    "captures/gazette.txt": capture,
    "content/people/weller.md": `---\ntitle: Karl Weller\naliases: [${texts[2]}]\ntags: [${text}]\nrole: ${text}\ncites:\n  k: {source: gazette, quote: ${JSON.stringify(`${payload} Z carried 1,204 passengers`)}, supports: [role]}\n---\n${body.replace(/^!\[.*$/m, "")}`,
    "content/crossings/opening.md": `---\ntitle: ${texts[3]}\ndescription: ${text}\ndate: 2021-05-03\nplace: ${text}\nparticipants: [weller]\ncites:\n  k: {source: gazette, quote: "carried 1,204 passengers on 3 May 2021", supports: [date, place, participants]}\n---\n${body.replace(/^!\[.*$/m, "")}`,
    "content/about/case.md": `---\ntitle: ${texts[4]}\ndescription: ${text}\ntags: [${text}]\n---\n${body}`,
  };
}

/// The files of a case of `tests/hostile`, where it is to be published.
function caseOf(path) {
  const unescape = (text) => text.replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  const repeat = (text) => text.replaceAll(/⟦(\d+) ([^⟧]*)⟧/g, (_, count, what) => what.replaceAll("\\n", "\n").repeat(Number(count)));
  const [head, ...files] = readFileSync(path, "utf8").split("\n=== ");
  if (!/^expect: (published|warning .*)$/m.test(head)) return undefined;
  return Object.fromEntries(files.map((file) => {
    const end = file.indexOf("\n");
    return [unescape(file.slice(0, end)), unescape(repeat(file.slice(end + 1)))];
  }));
}

const [program, cases] = process.argv.slice(2);
const root = mkdtempSync(join(tmpdir(), "factum-canary-"));
process.on("exit", () => rmSync(root, { recursive: true, force: true }));
// One by one, since a 1x1 picture is the same in each.
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

const faults = [];
const sites = [];
function build(name, files) {
  const folder = join(root, name);
  for (const [path, text] of [["factum.yaml", CONFIGURATION.replace("RULES", RULES)], ...Object.entries(files)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (name.startsWith("payload")) writeFileSync(join(folder, "content/about/a.png"), PICTURE);
  const run = spawnSync(program, ["--root", folder, "build"], { encoding: "utf8" });
  if (run.status !== 0) {
    faults.push(`${name}: is not published: ${run.stderr.split("\n").filter((line) => line.startsWith("error")).slice(0, 3).join("; ")}`);
    return;
  }
  const pages = readdirSync(join(folder, "public"), { recursive: true }).filter((path) => path.endsWith(".html"));
  for (const path of pages) {
    const page = join(folder, "public", path);
    const html = readFileSync(page, "utf8");
    assert.match(html, /<meta http-equiv="Content-Security-Policy" content="[^"]*">/, page);
    writeFileSync(page, html.replace(/<meta http-equiv="Content-Security-Policy" content="[^"]*">/, ""));
  }
  sites.push({ name, folder: join(folder, "public"), pages });
}
PAYLOADS.forEach((payload, n) => build(`payload-${n + 1}`, hostile(payload)));
for (const file of readdirSync(cases).filter((name) => name.endsWith(".case"))) {
  const files = caseOf(join(cases, file));
  if (files && Object.values(files).join("").length < 200_000) build(file.slice(0, -5), files);
}
if (faults.length > 0) finish("hostile dossiers that have to be published", faults, false);
const known = readFileSync(join(sites[0].folder, "index.html"), "utf8");
writeFileSync(join(sites[0].folder, "bites.html"), known.replace("</main>", "<img src=x onerror='canary(0)'></main>"));

/// Opens a page, touches all that can be touched on it, and gathers what ran.
async function canary(page, address, query) {
  const ran = [];
  const note = (words) => ran.push(words);
  page.removeAllListeners("dialog");
  page.on("dialog", (dialog) => { note(`dialog ${dialog.message()}`); dialog.dismiss().catch(() => {}); });
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(async (query) => {
    const pause = () => new Promise((done) => setTimeout(done, 5));
    // Links lead nowhere meanwhile; what their addresses are is looked at below.
    addEventListener("click", (event) => { if (event.target.closest?.("a")) event.preventDefault(); });
    for (const link of [...document.querySelectorAll("main a, main button, main summary")].slice(0, 60)) {
      for (const kind of ["mouseover", "mouseenter", "focus", "pointerenter"]) link.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
      if (link.closest("sup, .marks, button, summary") || link.hash) link.click();
      await pause();
    }
    const field = document.querySelector("input[type=search]");
    if (field && query) {
      field.value = query;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      for (let n = 0; n < 20; n += 1) await pause();
    }
  }, query).catch((error) => { if (!/context was destroyed|navigat/i.test(error.message)) note(error.message); });
  const found = await page.evaluate(() => {
    const handlers = [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some(({ name }) => /^on|^style$|^srcdoc$/.test(name)) && one.id !== "card-shown");
    const addresses = [...document.querySelectorAll("[href], [src]")].filter((one) => /^\s*(javascript|data:text|vbscript)/i.test(one.getAttribute("href") ?? one.getAttribute("src")));
    const scripts = [...document.scripts].filter((one) => one.type !== "application/ld+json" && !/\/(assets|search|proofs)\/[^?]*\.js(\?[0-9a-f]+)?$/.test(one.src));
    return { ran: window.ran ?? [], wrong: [...handlers, ...addresses, ...scripts].map((one) => one.outerHTML.slice(0, 200)) };
  }).catch(() => ({ ran: [], wrong: [] }));
  return { ran: [...ran, ...found.ran.map((n) => `canary ${n}`)], wrong: found.wrong };
}

let looked = 0;
await inEach(async (reader) => {
  const context = await reader.context({});
  await context.addInitScript(() => { window.ran = []; window.canary = (n) => window.ran.push(n); });
  const page = await context.newPage();
  for (const [n, { name, folder, pages }] of sites.entries()) {
    const site = await places(folder);
    if (n === 0) {
      const bite = await canary(page, `${site.web}bites.html`);
      assert.deepEqual(bite.ran, ["canary 0"], "a handler that runs is not seen");
    }
    for (const path of pages) {
      if (path === "404.html") continue;
      const query = path.endsWith("search.html") ? PAYLOADS[n % PAYLOADS.length] : undefined;
      const { ran, wrong } = await canary(page, site.web + path.split("/").map(encodeURIComponent).join("/"), query);
      looked += 1;
      for (const what of [...ran, ...wrong]) faults.push(`${reader.name}: ${name}/${path}: ${what}`);
    }
    site.close();
  }
});
finish(`${looked} pages of ${sites.length} hostile dossiers without their policy`, faults, looked > 100);
