// Searches the built dossier as a reader does: names, beginnings, slips of the pen, quotes, other forms of a
// word; by mouse and by keyboard; with hostile words; and without JavaScript. In Chromium and in Firefox, from
// disk and from a server. Fails on a console message and on a request beyond the dossier.
//
// usage: node search.mjs FOLDER [GROWN], where GROWN is a dossier of generate.mjs as it is published
import { statSync } from "node:fs";
import { join } from "node:path";
import { odd } from "./odd.mjs";
import { arrive, finish, inEach, places, watch } from "./browsers.mjs";

const read = await places(process.argv[2]);
const grown = process.argv[3] ? await places(process.argv[3]) : null;
const most = 600_000;
const faults = [];
let steps = 0;

// A reader of a dossier at one place: what is expected, and how its pages are opened.
function visit(reader, site, place, scheme) {
  const root = site[place];
  const where = `${reader.name}, ${place}`;
  return {
    root,
    expect(holds, what) {
      steps += 1;
      if (!holds) faults.push(`${where}: ${what}`);
    },
    async open(path, way) {
      const page = await (await reader.context({ scheme, ...way })).newPage();
      page.bytes = 0;
      watch(page, root, faults, () => where);
      page.on("request", (request) => {
        const path = request.url().slice(root.length).split(/[?#]/)[0];
        if (path.startsWith("search/")) page.bytes += statSync(join(site.folder, path)).size;
      });
      await page.goto(root + path);
      return page;
    },
  };
}

// Waits until the page has answered a query and gives what it shows.
async function answer(page, query) {
  await page.evaluate(() => (document.getElementById("q-status").textContent = ""));
  await page.fill("#q", "");
  await page.fill("#q", query);
  return shown(page);
}

async function shown(page) {
  await page.waitForFunction(() => document.getElementById("q-status").textContent.trim() !== "");
  const hits = await page.$$eval("#q-list > .hit", (items) =>
    items.map((item) => ({
      about: item.querySelector(".meta").textContent,
      title: item.querySelector(".entry-title").textContent,
      href: item.querySelector(".entry-title a").getAttribute("href"),
      sentences: [...item.querySelectorAll(".snippet")].map((one) => ({ text: one.textContent, href: one.getAttribute("href"), isQuote: one.classList.contains("quoted"), source: one.nextElementSibling?.textContent ?? "" })),
      marks: [...item.querySelectorAll("mark")].map((mark) => mark.textContent),
    })),
  );
  return { hits, status: (await page.textContent("#q-status")).trim() };
}

// Back to the search; a browser may have kept the page, and then it does not load. The page that is asked to go may
// be gone before it answers, and that is no fault: whether the search is there again is looked at next.
async function back(page) {
  await page.evaluate(() => history.back()).catch(() => {});
  await arrive(page, "search.html");
}

const total = ({ status }) => Number(status.match(/\d+/));

const anchorThere = async (open, href) => {
  const page = await open(href.split("#")[0]);
  const there = await page.$(`[id="${href.split("#")[1]}"]`);
  const text = there && (await there.textContent());
  await page.context().close();
  return text ?? "";
};

async function finds({ root, expect, open }) {
  const page = await open("search.html");
  expect(await page.evaluate(() => document.activeElement.id === "q"), "the field has the focus");
  const name = await answer(page, "Golovnoy");
  expect(name.hits[0]?.href === "actors/tajik-kyrgyz-border.html#h-escalation", `a name finds where it is told first: ${name.hits[0]?.href}`);
  expect(name.hits[0]?.about.startsWith("Actor"), "a result says its kind");
  expect(name.hits.every((hit) => hit.marks.includes("Golovnoy")), "each result marks the word");
  const sentence = name.hits.flatMap((hit) => hit.sentences).find((one) => /#s-[a-z0-9-]+$/.test(one.href) && !one.isQuote);
  expect((await anchorThere(open, sentence.href)).includes("Golovnoy"), `a sentence links to itself: ${sentence.href}`);
  for (const [query, why] of [["golov", "a beginning"], ["GOLOVNOY", "capitals"], ["Gólovnoy", "an accent"]]) {
    const found = await answer(page, query);
    expect(found.status === name.status && found.hits[0]?.href === name.hits[0].href, `${why} finds the same: ${found.status}`);
  }
  for (const slip of ["Lukashenka", "Lukasehnko", "Lukashenkko", "ukashenko", "Lkashenko "]) {
    const found = await answer(page, slip);
    expect(found.hits[0]?.href === "events/lukashenko-meeting-2022.html#h-belarus", `${slip} finds Lukashenko: ${found.hits[0]?.href}`);
    expect(found.status.includes("lukashenko"), `${slip}: the page says how the name is spelled`);
  }
  for (const [query, href] of [["Путин", "actors/vladimir-putin.html"], ["Эмомалӣ Раҳмон", "actors/emomali-rahmon.html"], ["ОДКБ", "actors/csto.html"], ["Лукашенко", "events/lukashenko-meeting-2022.html#h-belarus"], ["CSTO", "actors/csto.html"], ["EAEU", "summits/2017-02-28-dushanbe.html#h-union"], ["timeline", "timeline.html"], ["who met whom", "meetings.html"], ["imprint", "imprint.html"]]) {
    const found = await answer(page, query);
    expect(found.hits[0]?.href.split("#s")[0] === href, `${query} finds ${href}: ${found.hits[0]?.href} ${found.status}`);
  }
  expect((await answer(page, "Лукашенко")).status.includes("lukashenko"), "the page says what a word of another script was taken for");
  const meant = await answer(page, "Lukasehnka turnovre");
  expect(/Did you mean lukashenko, turnover\?|Did you mean turnover, lukashenko\?/.test(meant.status), `two slips in a name and one in a word are asked about: ${meant.status}`);
  await page.click("#q-status a:has-text('lukashenko')");
  await page.waitForFunction(() => document.getElementById("q").value === "lukashenko turnovre");
  expect((await shown(page)).hits.length > 0, "what was meant is asked for by a click");
  const quote = await answer(page, "escalated on April 28 near the Golovnoy");
  const quoted = quote.hits[0]?.sentences.find((one) => one.isQuote);
  expect(quoted?.text.includes("escalated on April 28 near the Golovnoy water"), "a quote is found by its words");
  expect(quoted?.source === "TASS report of 8 May 2021", `and names its source: ${quoted?.source}`);
  const sources = quote.hits.flatMap((hit) => hit.sentences);
  expect(sources.every((one) => one.isQuote === (one.source !== "")), "each quote names its source, and nothing else does");
  const [one, several, beginning] = [await answer(page, "meeting "), await answer(page, "meetings "), await answer(page, "meeti")];
  expect(one.hits.length > 0 && one.status === several.status && one.status === beginning.status, `forms of a word find the same: ${one.status} ${several.status} ${beginning.status}`);
  const both = await answer(page, "trade turnover 2020");
  expect(both.hits.some((hit) => hit.href.startsWith("statistics/trade-turnover.html")), "several words");
  expect(both.hits.every((hit) => ["trade", "turnover", "2020"].every((word) => hit.marks.join(" ").toLowerCase().includes(word))), "each result has all words");
  const some = await answer(page, "Golovnoy zebra");
  expect(some.status.startsWith("No page has all") && some.hits.length > 0, "where no page has all words, those with most are shown, and that is said");
  expect(page.bytes < most, `${page.bytes} bytes of the index were read`);
  await page.context().close();
}

async function narrows({ root, expect, open }) {
  const page = await open("search.html");
  const all = await answer(page, "Moscow");
  await page.check("input[name=kind][value=summits]");
  await page.waitForFunction((before) => document.getElementById("q-status").textContent.trim() !== before, all.status);
  const summits = await shown(page);
  expect(summits.hits.length > 0 && summits.hits.every((hit) => hit.href.startsWith("summits/") && hit.about.startsWith("Summit")), "a kind narrows the results");
  expect(total(all) > total(summits), `there are fewer: ${all.status} ${summits.status}`);
  const counted = await page.textContent("input[value=summits] + .count");
  expect(counted === String(total(summits)), `each kind is counted: ${counted}`);
  const hash = new URL(page.url()).hash;
  expect(hash === "#q=Moscow&kind=summits", `the address holds the query: ${hash}`);
  const shared = await open("search.html");
  await shared.goto(root + "search.html" + hash);
  expect((await shown(shared)).status === summits.status, "the address gives the same results");
  expect(await shared.isChecked("input[name=kind][value=summits]"), "and the same kind");
  await shared.context().close();
  await page.click("#q-list .entry-title a");
  await arrive(page, "summits/");
  await back(page);
  expect((await shown(page)).status === summits.status && (await page.inputValue("#q")) === "Moscow", "going back brings the results back");
  await page.context().close();
}

async function worksByKeyboard({ root, expect, open }) {
  const page = await open("summits/index.html");
  await page.keyboard.press("/");
  await arrive(page, "search.html");
  await page.keyboard.type("Moscow talks");
  await page.waitForFunction(() => [...document.querySelectorAll("#q-list mark")].some((mark) => /^talks?$/i.test(mark.textContent)));
  await page.waitForTimeout(300);
  expect((await page.inputValue("#q")) === "Moscow talks", "the slash leads to the field, and what is typed lands in it");
  const focused = () => page.evaluate(() => [...document.querySelectorAll("#q-list .entry-title a")].indexOf(document.activeElement));
  await page.keyboard.press("ArrowDown");
  expect((await focused()) === 0, "down goes to the first result");
  await page.keyboard.press("ArrowDown");
  expect((await focused()) === 1, "down goes to the next");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate(() => document.activeElement.id === "q"), "up goes back to the field");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("/");
  expect(await page.evaluate(() => document.activeElement.id === "q"), "the slash goes back to the field from anywhere");
  await page.keyboard.press("ArrowDown");
  const first = await page.evaluate(() => document.querySelector("#q-list .entry-title a").getAttribute("href"));
  await page.keyboard.press("Enter");
  await arrive(page, first.split("#")[0]);
  await back(page);
  await shown(page);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("#q-list > *"));
  expect((await page.inputValue("#q")) === "" && (await page.evaluate(() => document.activeElement.id)) === "q", "Escape clears the field and goes to it");
  expect(!page.url().includes("Moscow"), `and clears the address: ${page.url()}`);
  expect((await page.getAttribute("#q-status", "role")) === "status", "the number of results is announced");
  const away = await open("summits/index.html");
  await away.keyboard.press("Control+k");
  await arrive(away, "search.html");
  await away.uncheck("#q-slash");
  await away.keyboard.press("Control+k");
  expect(await away.evaluate(() => document.activeElement.id === "q"), "Ctrl+K leads to the field, whatever the slash does");
  await away.context().close();
  const slash = await open("search.html");
  await slash.fill("#q", "");
  await slash.focus("#q");
  await slash.keyboard.type("1/2");
  expect((await slash.inputValue("#q")) === "1/2", "a slash can be typed");
  await slash.context().close();
  await page.context().close();
}

async function withstands({ root, expect, open }) {
  const page = await open("search.html");
  const hostile = ["<img src=x onerror=alert(1)>", "__proto__", "constructor", "toString", "hasOwnProperty ", "\"><script>alert(1)</script>", "../../etc/passwd", "%00", "=", "!", "t-.js", "\u202e\u0000", "\ud800", "((((((a+)+)+)+$", "a".repeat(5000), "b ".repeat(3000), "'s", "’", "𠀀𠀁", "İstanbul ẞ ﬁ"];
  for (const query of hostile) {
    await page.fill("#q", query);
    await page.waitForTimeout(150);
  }
  for (const query of ["__proto__", "constructor", "toString", "hasOwnProperty "]) {
    expect((await answer(page, query)).status === "No page has these words.", `${query} is a word like others`);
  }
  expect((await page.$$("#q-list img, #q-list script, main img")).length === 0, "nothing that was typed is markup");
  expect((await answer(page, "Golovnoy")).hits.length > 0, "and the search goes on");
  const bad = await open("search.html");
  await bad.goto(root + "search.html" + "#q=%E0%A4%A&kind=__proto__&q=<img>&__proto__=1");
  await bad.waitForTimeout(200);
  expect((await answer(bad, "Golovnoy")).hits.length > 0, "a broken address does no harm");
  await bad.context().close();
  await page.context().close();
}

async function speaksWithoutScripts({ root, expect, open }) {
  const page = await open("search.html", { scripts: "off" });
  expect(await page.isHidden("#q"), "without JavaScript there is no field");
  expect((await page.textContent("#q-off")).includes("JavaScript"), "and the page says why");
  expect((await page.$$("#q-off a")).length > 2, "and leads to the lists");
  await page.context().close();
}

// The index and the script cut and fold words alike: whatever stands in a note is found as it stands there.
async function takesAnyWord({ root, expect, open }) {
  const page = await open("search.html");
  for (const word of odd) {
    const { hits, status } = await answer(page, `${word} `);
    expect(hits.some((hit) => hit.href.startsWith("summits/odd.html")), `${word} is found: ${status}`);
  }
  await page.context().close();
}

async function search(visitor, scenarios) {
  for (const scenario of scenarios) {
    try {
      await scenario(visitor);
    } catch (error) {
      faults.push(`${scenario.name}: ${visitor.root}: ${error.stack}`);
    }
  }
}

await inEach(async (reader) => {
  for (const [place, scheme] of [["disk", "light"], ["web", "dark"]]) {
    await search(visit(reader, read, place, scheme), [finds, narrows, worksByKeyboard, withstands, speaksWithoutScripts]);
  }
  if (grown) await search(visit(reader, grown, "disk", "dark"), [takesAnyWord]);
});
read.close();
grown?.close();
finish(`searching from disk and from a server: ${steps} expectations`, faults, steps > 160 || process.env.BROWSERS);
