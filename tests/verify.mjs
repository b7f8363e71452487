// The proofs that a site carries, checked by the script that pages run (assets/verify.js), without a browser: each
// passage is proved, and a changed word, another passage's opening and another text's root are found. What the program
// says of the same site is the same.
//
// usage: node tests/verify.mjs FACTUM SITE
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [factum, site] = process.argv.slice(2);
const context = vm.createContext({ TextEncoder, atob });
vm.runInContext(readFileSync(join(site, "assets/verify.js"), "utf8"), context);
const { proves, atomsOf, isSame } = context.factumVerify;

const files = readdirSync(join(site, "proofs"), { recursive: true }).filter((path) => path.endsWith(".js"));
assert(files.length > 0, "the site carries no proofs");
let count = 0;
for (const path of files) {
  let file;
  const script = readFileSync(join(site, "proofs", path), "utf8");
  vm.runInNewContext(script, { factumProofs: (found) => { file = found; } });
  const passages = Object.entries(file.passages);
  for (const [i, [anchor, proof]] of passages.entries()) {
    count++;
    assert(proves(file, proof), `${path}#${anchor} is not proved`);
    const words = proof.parts.findIndex(([kind, text]) => kind === "words" && /\p{L}{2}/u.test(text));
    const changed = structuredClone(proof);
    changed.parts[words][1] = changed.parts[words][1].replace(/\p{L}{2}/u, "qq");
    assert(!proves(file, changed), `${path}#${anchor} is proved with a changed word`);
    const forged = structuredClone(changed);
    forged.runs = forged.runs.map(([at, text]) => [at, text.replace(/\p{L}{2}/u, "qq")]);
    assert(!proves(file, forged), `${path}#${anchor} is proved with a forged text`);
    const other = passages[(i + 1) % passages.length][1];
    if (other !== proof && JSON.stringify(other.runs) !== JSON.stringify(proof.runs)) {
      assert(!proves(file, { ...proof, opening: other.opening }), `${path}#${anchor} is proved by another's opening`);
    }
    assert(!proves({ ...file, sha256: "0".repeat(64) }, proof), `${path}#${anchor} is proved for another text`);
    assert(!proves({ ...file, words: file.words + 1 }, proof));
  }
}
assert.deepEqual([...atomsOf("A 3.5% größer 東京")], ["A", " ", "3", ".", "5", "%", " ", "größer", " ", "東", "京"]);
assert(isSame("the “plan” – it", "the 'plan' - it") && isSame("half-finished", "half‐finished") && isSame("AT&amp;T", "AT&T"));
assert(!isSame("any one", "anyone") && !isSame("3.5", "35") && !isSame("not", "now"));

const report = JSON.parse(execFileSync(factum, ["verify", site, "--format", "json"], { encoding: "utf8" }));
assert(report.borne_out, "the program does not bear the site out");
assert.equal(report.sources.reduce((sum, source) => sum + source.passages, 0), count);
console.log(`${count} passages of ${files.length} files are proved by script as by program`);
