// What is to be hit on a page, by WCAG 2.2's 2.5.8: every target of the pages named measures 24 by 24 px or more, but
// for links in running text, whose height is the line's; marks and links of sentences are no exception. None of them
// covers another, and the § of a sentence covers no word. In Chromium, wide and narrow.
//
// usage: node targets.mjs FOLDER PAGE…
import { finish, launch, places } from "./browsers.mjs";

const [folder, ...names] = process.argv.slice(2);
const site = await places(folder);
const reader = await launch("chromium");
const faults = [];
let count = 0;

// Everything below runs in the page.
function look({ least, isNarrow }) {
  const EVIDENCE = "[role=doc-noteref], .open-mark, .pin";
  const faults = [];
  const told = (element) => `${element.localName}${[...element.classList].map((name) => `.${name}`).join("")} “${(element.textContent.trim() || element.getAttribute("aria-label") || element.title || "").slice(0, 40)}” in ${element.parentElement.localName}.${element.parentElement.className}`;
  const boxes = (element) => [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const isSeen = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && boxes(element).length > 0;
  const isOff = (element) => { const box = element.getBoundingClientRect(); return box.right <= 0 || element.closest("[aria-hidden=true], .vh, template, svg.links"); };

  // The words of the block that a link stands in, without those of links: where they are none, it is a list of links.
  const isRunning = (link) => {
    if (link.localName !== "a" || link.matches(EVIDENCE) || getComputedStyle(link).display !== "inline") return false;
    const block = link.closest("p, li, dd, td, th, h1, h2, h3, h4, figcaption, blockquote, div");
    const copy = block.cloneNode(true);
    copy.querySelectorAll("a, button, .side, .label, .count, .when").forEach((one) => one.remove());
    return (copy.textContent.match(/\p{L}{2,}/gu) ?? []).length >= 3;
  };

  const targets = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")].filter((one) => isSeen(one) && !isOff(one));
  for (const target of targets) {
    if (target.matches(".pin") && isNarrow) continue;
    const area = target.matches("input[type=radio], input[type=checkbox]") ? target.closest("label") ?? target : target;
    if (target.matches(".skip") || isRunning(target)) continue;
    // Of a link over several lines the largest part counts.
    const best = boxes(area).reduce((a, b) => (Math.min(a.width, a.height) >= Math.min(b.width, b.height) ? a : b));
    if (best.width < least - 0.05 || best.height < least - 0.05) faults.push(`${told(target)}: ${best.width.toFixed(1)} × ${best.height.toFixed(1)} px`);
  }

  // No target takes the room of another so that less than that is left. The § of sentences that end on one line share
  // their place.
  const shared = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const measured = targets.filter((one) => !isRunning(one) && !one.matches(".skip, input") && !(isNarrow && one.matches(".pin")));
  const parts = measured.flatMap((one) => boxes(one).map((box) => [one, box])).sort((a, b) => a[1].top - b[1].top);
  parts.forEach(([one, box], i) => {
    for (const [other, its] of parts.slice(i + 1)) {
      if (its.top >= box.bottom) break;
      if (one === other || one.contains(other) || other.contains(one) || (one.matches(".pin") && other.matches(".pin"))) continue;
      const [across, down] = [Math.min(box.right, its.right) - Math.max(box.left, its.left), Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top)];
      if (across <= 0 || down <= 0) continue;
      // What is left of the one that is covered, beside or above the other.
      const left = Math.max(Math.min(box.width - across, box.height), Math.min(box.width, box.height - down));
      if (left < least - 1) faults.push(`${told(one)} is covered by ${told(other)}: ${left.toFixed(1)} px are left`);
    }
  });

  // The § covers no word.
  const words = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.textContent.trim() || node.parentElement.closest(".pin, .vh, template") || !node.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) words.push([node.textContent.trim().slice(0, 30), box]);
  }
  const pins = [...document.querySelectorAll(".pin")].filter((pin) => pin.checkVisibility());
  for (const pin of pins) {
    if (isNarrow) pin.focus();
    const box = pin.getBoundingClientRect();
    const all = isNarrow ? [] : words;
    if (isNarrow) {
      // It takes its own room now, and moves the words.
      const statement = pin.closest("p, li, h2, h3, h4, td") ?? pin.parentElement;
      const walker = document.createTreeWalker(statement, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        if (walker.currentNode.parentElement !== pin) for (const one of range.getClientRects()) all.push([walker.currentNode.textContent.trim().slice(0, 30), one]);
      }
      if (box.width < least || box.height < least) faults.push(`${told(pin)}: ${box.width} × ${box.height} px`);
    }
    const style = getComputedStyle(pin);
    if (isNarrow && style.opacity !== "1") faults.push(`${told(pin)} is not seen when it is reached`);
    if (box.left < 0 || box.right > document.documentElement.clientWidth) faults.push(`${told(pin)} reaches beyond the window`);
    for (const [text, one] of all) if (shared(box, one) > 0.5) faults.push(`${told(pin)} covers “${text}”`);
  }
  return { faults, count: targets.length + pins.length };
}

for (const width of [1400, 1256, 1100, 1000, 700, 390]) {
  const context = await reader.context({ width, height: 900 });
  const page = await context.newPage();
  for (const name of names) {
    await page.goto(site.disk + name, { waitUntil: "load" });
    const found = await page.evaluate(look, { least: 24, isNarrow: width <= 480 });
    count += found.count;
    // What a page holds stands beside its text wherever there is room for three columns, and nothing reaches out of them.
    const beside = await page.evaluate(() => {
      const [contents, text] = [".contents", ".record-text"].map((one) => document.querySelector(one)?.getBoundingClientRect());
      const isBeside = !contents || contents.width > 150 && contents.right <= text.left;
      return { isBeside, isWide: document.scrollingElement.scrollWidth > innerWidth };
    });
    if (width >= 1100 && !beside.isBeside) found.faults.push("its contents do not stand beside the text");
    if (beside.isWide) found.faults.push("it is wider than the window");
    faults.push(...found.faults.map((fault) => `${name} (${width} px): ${fault}`));
  }
  await context.close();
}
await reader.close();
site.close();
finish(`${count} targets on ${names.length} pages, wide and narrow`, faults, count > 100);
