// Looks at the pictures and lists of a built dossier: no two labels of a picture stand on each other in the
// fonts that are there, what a picture links to is there, lists sort and filter and keep the choice in the
// address, are whole without JavaScript, and no page is larger than it should be. Each value of a chart shows its
// evidence to mouse and keyboard, below a chart stands what it rests on, and its file stands alone. On a narrow window
// filters are folded, meetings are a list, and a table that is wider than its room says so. Pictures are measured in
// Chromium; their links and the lists are used in Chromium and in Firefox, from disk and from a server, light and dark.
//
// usage: node pictures.mjs FOLDER
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { arrive, finish, inEach, places, watch } from "./browsers.mjs";

const site = await places(process.argv[2]);
const most = 80 * 1024;
const pages = [...site.files].filter((name) => name.endsWith(".html"));
const faults = [];
const PLACES = [["disk", "dark"], ["web", "light"]];

// Each page without its own pictures.
const texts = new Map(pages.map((name) => [name, readFileSync(join(site.folder, name), "utf8")]));
let largest = ["", 0];
for (const [name, text] of texts) {
  const bytes = Buffer.byteLength(text.replaceAll(/<svg[^]*?<\/svg>/g, ""));
  if (bytes > largest[1]) largest = [name, bytes];
  if (bytes > most) faults.push(`${name}: ${bytes} bytes without its pictures`);
}

const drawn = pages.filter((name) => texts.get(name).includes('<figure class="pic'));
const filtered = pages.filter((name) => texts.get(name).includes('<form class="filter"'));
const charted = pages.filter((name) => texts.get(name).includes('<figure class="pic chart"'));
const linked = drawn.filter((name) => /<svg(?:(?!<\/svg>)[^])*<a /.test(texts.get(name)));

// What is wrong with the pictures of the page, and how many there are.
function measure() {
  const seen = [];
  let count = 0;
  for (const picture of document.querySelectorAll(".pic .drawn > svg:first-child")) {
    const frame = picture.getBoundingClientRect();
    if (frame.width === 0) continue;
    count += 1;
    if (!picture.getAttribute("viewBox") || !picture.querySelector("title, desc")) seen.push("a picture without words");
    const labels = [...picture.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    labels.forEach(([text, a], i) => {
      if (a.left < frame.left - 2 || a.right > frame.right + 2) seen.push(`"${text}" leaves its picture`);
      for (const [other, b] of labels.slice(i + 1)) {
        const apart = a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 2 || b.bottom <= a.top + 2;
        if (!apart) seen.push(`"${text}" stands on "${other}"`);
      }
    });
  }
  return { count, seen };
}

let pictures = 0;
async function measureAll(reader) {
  const page = await (await reader.context({ width: 360 })).newPage();
  // Enough of each size; every one of a large dossier takes long and shows nothing new.
  for (const name of drawn.slice(-60)) {
    await page.goto(site.disk + name);
    for (const width of [360, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const { count, seen } = await page.evaluate(measure);
      pictures += count;
      faults.push(...seen.map((fault) => `${name} (${width} px): ${fault}`));
    }
  }
  await page.context().close();
}

// Each link of a picture leads to something that is there; the first that can be seen is followed by mouse.
let followed = 0;
async function follow(reader, context, root) {
  const byFolder = new Map(linked.map((name) => [name.split("/")[0], name]));
  let where = "";
  const page = await context.newPage();
  watch(page, root, faults, () => where);
  for (const name of byFolder.values()) {
    where = `${name} (${reader.name})`;
    await page.goto(root + name);
    const links = await page.$$eval(".pic svg a", (anchors) => anchors.map((anchor) => new URL(anchor.getAttribute("href"), document.baseURI).href));
    for (const link of new Set(links)) {
      const [file, id] = link.slice(root.length).split("#");
      const isThere = link.startsWith(root) && (!id || texts.get(decodeURIComponent(file))?.includes(`id="${decodeURIComponent(id)}"`));
      if (!isThere || !site.files.has(decodeURIComponent(file))) faults.push(`${name}: a picture's link leads nowhere: ${link}`);
    }
    // Values of a chart show a card and lead nowhere while there are scripts.
    if (!(await page.$(".pic:not(.chart) svg a"))) continue;
    // Where it can be pressed: a point of the link that nothing else covers.
    const spot = await page.evaluate(() => {
      for (const anchor of document.querySelectorAll(".pic:not(.chart) svg a")) {
        anchor.scrollIntoView({ block: "center" });
        for (const shape of anchor.querySelectorAll("*")) {
          const { x, y, width, height } = shape.getBoundingClientRect();
          const [left, top] = [x + width / 2, y + height / 2];
          if (width > 0 && document.elementFromPoint(left, top)?.closest("a") === anchor) return { left, top, href: new URL(anchor.getAttribute("href"), document.baseURI).href };
        }
      }
      return null;
    });
    if (spot) {
      await page.mouse.click(spot.left, spot.top);
      await arrive(page, decodeURIComponent(spot.href)).catch((error) => faults.push(`${name} (${reader.name}): a picture's link: ${error.message}`));
      followed += 1;
    } else faults.push(`${name} (${reader.name}): no link of its pictures can be pressed`);
  }
  await page.close();
}

// The values of charts, one by one: a card with value, period, words and source, by keyboard and by mouse.
let values = 0;
async function evidence(reader, context, root) {
  const page = await context.newPage();
  let where = "";
  watch(page, root, faults, () => where);
  for (const name of charted.slice(0, 4)) {
    where = `${name} (${reader.name})`;
    await page.goto(root + name);
    if (!(await page.locator(".chart .rests-on a").count())) faults.push(`${where}: no source stands below the chart`);
    const links = page.locator(".chart .links a");
    const count = Math.min(await links.count(), 4);
    // By keyboard the first is a step, and arrow keys lead on.
    await page.locator("h1").click();
    for (let steps = 0; steps < 200 && !(await page.evaluate(() => document.activeElement.matches(".chart .links a"))); steps += 1) await page.keyboard.press("Tab");
    for (let i = 0; i < count; i += 1) {
      if (i > 0) await page.keyboard.press("ArrowRight");
      const said = await links.nth(i).getAttribute("aria-label");
      const card = page.locator("#card-shown");
      const seen = await card.waitFor({ timeout: 2000 }).then(() => card.innerText(), () => "");
      const value = said.split(": ").at(-1);
      if (!seen.includes(value)) faults.push(`${where}: the card of "${said}" says "${seen.slice(0, 80)}"`);
      else if (!/[“"«„]/.test(seen)) faults.push(`${where}: the card of "${said}" has no words of a source`);
      values += 1;
    }
    await page.keyboard.press("Escape");
    await links.nth(0).click();
    if (!(await page.locator("#card-shown").isVisible())) faults.push(`${where}: a value pressed shows no card`);
    const file = name.replace(/html$/, "svg");
    if (!site.files.has(file) || !(await page.locator(`.downloads a[href$=".svg"]`).count())) faults.push(`${where}: no chart to download`);
    else {
      const svg = readFileSync(join(site.folder, file), "utf8");
      for (const part of ["<title", "<desc", "<style>", ">Sources<", 'fill="#fff"']) if (!svg.includes(part)) faults.push(`${file}: has no ${part}`);
      if (/href=|url\(|@import/.test(svg)) faults.push(`${file}: loads something`);
    }
  }
  await page.close();
}

// On a narrow window.
async function narrow(reader) {
  const context = await reader.context({ width: 390 });
  const page = await context.newPage();
  for (const name of filtered.slice(0, 2)) {
    await page.goto(site.disk + name);
    await page.locator(".filters summary").waitFor();
    if (await page.locator("form.filter").isVisible()) faults.push(`${name} (390 px, ${reader.name}): the filters are not folded`);
    await page.locator(".filters summary").click();
    if (!(await page.locator("form.filter").isVisible())) faults.push(`${name} (390 px, ${reader.name}): the filters do not unfold`);
  }
  if (site.files.has("meetings.html")) {
    await page.goto(`${site.disk}meetings.html`);
    const shown = [await page.locator(".matrix-list").isVisible(), await page.locator(".matrix").isVisible()];
    if (!shown[0] || shown[1]) faults.push(`meetings.html (390 px, ${reader.name}): the meetings are no list`);
  }
  for (const name of pages.filter((name) => texts.get(name).includes('class="table-scroll')).slice(0, 12)) {
    await page.goto(site.disk + name);
    // Tables are measured when the page has been drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))));
    const wrong = await page.$$eval(".table-scroll", (boxes) => boxes.filter((box) => {
      const isWide = box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0;
      const says = box.previousElementSibling?.matches(".scroll-hint") === true;
      const isNamed = box.getAttribute("role") === "region" && (box.hasAttribute("aria-label") || box.hasAttribute("aria-labelledby"));
      return isWide !== says || isWide !== (box.tabIndex === 0) || !isNamed;
    }).length);
    if (wrong) faults.push(`${name} (390 px, ${reader.name}): ${wrong} tables do not say whether they scroll`);
  }
  await context.close();
}

// Chooses the first that can be chosen, and sorts by title. `again` is a second window.
async function filter(where, page, again, root, name) {
  await page.goto(root + name);
  const answered = (one) => one.waitForFunction(() => document.querySelector(".filter output").textContent);
  const choice = await page.evaluate(() => {
    for (const select of document.querySelectorAll(".filter select:not([name=sort])")) {
      const option = [...select.options].find((one) => one.value && !one.disabled);
      if (option) return { name: select.name, value: option.value, count: Number(option.textContent.match(/\((\d+)\)$/)[1]) };
    }
    return null;
  });
  if (choice) {
    await page.selectOption(`.filter select[name=${choice.name}]`, choice.value);
    await answered(page);
    const shown = await page.locator(".index-list:visible > li").count();
    if (shown !== Math.min(choice.count, 200)) faults.push(`${where}: ${shown} entries where ${choice.count} answer to ${choice.name}`);
    const said = await page.locator(".filter output").textContent();
    if (!said.startsWith(String(choice.count))) faults.push(`${where}: it says "${said}" of ${choice.count} entries`);
    if (!page.url().includes(`#${choice.name}=`)) faults.push(`${where}: the choice is not in the address`);
    await again.goto("about:blank");
    await again.goto(page.url());
    await answered(again);
    if ((await again.locator(".index-list:visible > li").count()) !== shown) faults.push(`${where}: the address does not give the same list`);
    await page.click(".filter button[type=reset]");
    await page.waitForFunction(() => !document.querySelector(".filter output").textContent);
  }
  // A list that stands in the order of titles has no value for it.
  const isByTitle = await page.evaluate(() => ![...document.querySelector(".filter select[name=sort]").options].some((option) => option.value === "title"));
  await page.selectOption(".filter select[name=sort]", { label: isByTitle ? "Most mentioned first" : "By title" });
  await answered(page);
  const listed = await page.$$eval(".index-list > .entry", (items) =>
    items.filter((item) => item.checkVisibility()).map((item) => ({ title: item.querySelector(".entry-title").textContent, mentions: Number(item.querySelector(".entry-mentions")?.textContent.match(/\d+/) ?? 0) })));
  const sorted = await page.evaluate(([list, isByTitle]) => [...list].sort((a, b) => (isByTitle ? b.mentions - a.mentions : a.title.localeCompare(b.title))), [listed, isByTitle]);
  if (listed.length === 0 || JSON.stringify(listed) !== JSON.stringify(sorted)) faults.push(`${where}: not sorted ${isByTitle ? "by mentions" : "by title"}`);
}

// Without JavaScript.
async function leavePlain(reader, scheme, root) {
  const context = await reader.context({ scheme, scripts: "off" });
  const page = await context.newPage();
  for (const name of filtered.slice(0, 4)) {
    await page.goto(root + name);
    if (await page.locator(".filter").isVisible()) faults.push(`${name}: a form that does nothing is shown`);
    if ((await page.locator(".entry:visible").count()) === 0) faults.push(`${name}: nothing is listed without JavaScript`);
  }
  for (const name of linked.slice(0, 2)) {
    await page.goto(root + name);
    if ((await page.locator(".pic svg:visible").count()) === 0) faults.push(`${name}: no picture is drawn without JavaScript`);
  }
  await context.close();
}

await inEach(async (reader) => {
  if (reader.name === "chromium") await measureAll(reader);
  await narrow(reader);
  for (const [place, scheme] of PLACES) {
    const context = await reader.context({ scheme });
    await follow(reader, context, site[place]);
    await evidence(reader, context, site[place]);
    let where = "";
    const [page, again] = [await context.newPage(), await context.newPage()];
    for (const one of [page, again]) watch(one, site[place], faults, () => where);
    for (const name of filtered.slice(0, 7)) {
      where = `${name} (${reader.name}, ${place})`;
      await filter(where, page, again, site[place], name);
    }
    await context.close();
    await leavePlain(reader, scheme, site[place]);
  }
});
site.close();
finish(`pictures and lists: ${pictures} pictures, ${followed} links of pictures followed, ${values} values with their evidence, ${filtered.length} filtered lists, the largest page ${largest[0]} with ${largest[1]} bytes`, faults, drawn.length > 0 && followed > 0);
