// "Verify this page" in Chromium and in Firefox, from disk and from a server: every quote is proved, and a word that is
// changed in the page, or in the proofs, is found. Nothing but the site's own scripts is asked for.
//
// usage: node verify.mjs FOLDER PAGE...
import assert from "node:assert/strict";
import { inEach, places, watch } from "./browsers.mjs";

const site = await places(process.argv[2]);
const names = process.argv.slice(3);
let checks = 0;

async function outcome(page) {
  await page.locator(".verify button").click();
  await page.waitForFunction(() => /\d+ \/ \d+/.test(document.querySelector(".verify [role=status]").textContent));
  const text = await page.locator(".verify [role=status] p").textContent();
  const [, proved, total] = text.match(/(\d+) \/ (\d+)/).map(Number);
  return { proved, total, failed: await page.locator(".verify a").count() };
}

await inEach(async (reader) => {
  for (const root of [site.disk, site.web]) {
    const context = await reader.context({ scheme: "light", width: 900 });
    for (const name of names) {
      const page = await context.newPage();
      const faults = [];
      watch(page, root, faults);
      await page.goto(root + name);
      const whole = await outcome(page);
      assert.ok(whole.total > 0 && whole.proved === whole.total && whole.failed === 0, `${name}: ${JSON.stringify(whole)}`);
      await page.evaluate(() => {
        const words = document.querySelector("li.passage .passage-quote span");
        words.textContent = `never ${words.textContent}`;
      });
      const changed = await outcome(page);
      assert.ok(changed.proved === changed.total - 1 && changed.failed > 0, `${name}, changed: ${JSON.stringify(changed)}`);
      assert.deepEqual(faults, []);
      checks += 2;
      await page.close();
    }
    await context.close();
  }
});
site.close();
console.log(`verifying pages: ${checks} ways, each as it should be`);
