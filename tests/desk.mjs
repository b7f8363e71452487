// Measures how long `cite` and `evidence` take at 10 MB of captures: node tests/desk.mjs FACTUM [LIMIT]
// A benchmark and no test: how long a thing takes is the machine's affair too. Prints the least and the middle time of each, and fails where the least is above LIMIT milliseconds.
// The least is what the program takes; the middle has what the machine did besides.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [factum, limit = "50"] = process.argv.slice(2);
const RUNS = 15;

// A small generator, so that every run has the same texts.
let seed = 12345;
const below = (n) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0, Math.floor((seed / 2 ** 32) * n));
const pick = (list) => list[below(list.length)];
const syllables = "ba ke lo mi ru sta ven tor pra ni ges hol tri ma der".split(" ");
const words = Array.from({ length: 20_000 }, () => Array.from({ length: 1 + below(4) }, () => pick(syllables)).join(""));
const common = "the of and to in a is that for it as was with be by on not he his but at are this have from or had an".split(" ");
const names = ["Ada Holm", "Per Vik", "Lunde", "Nordlinje", "Harbour Board"];
const facts = [() => `$${below(900)}.${below(10)} million`, () => `${1990 + below(40)}`, () => `on May ${1 + below(28)}`];
function sentence() {
  const list = Array.from({ length: 8 + below(16) }, () => (below(100) < 55 ? pick(common) : pick(words)));
  if (below(100) < 30) list.splice(below(list.length), 0, pick(names));
  if (below(100) < 25) list.splice(below(list.length), 0, pick(facts)());
  const text = list.join(" ");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

const root = mkdtempSync(join(tmpdir(), "factum-desk-"));
mkdirSync(join(root, "content/sources"), { recursive: true });
mkdirSync(join(root, "captures"));
writeFileSync(join(root, "factum.yaml"), "title: T\nkinds:\n  sources: {base: source, label: Source, plural: Sources}\n");
let total = 0;
for (let n = 0; total < 10_000_000; n += 1) {
  let text = Array.from({ length: 170 }, sentence).join(n % 2 === 0 ? " " : "\n\n");
  if (n === 333) text += "\n\nThe turnover of the ferries stood at $973.6 million in 2030, Ada Holm said.";
  writeFileSync(join(root, `captures/s${n}.txt`), text);
  writeFileSync(join(root, `content/sources/s${n}.md`), `---\nlabel: Source ${n}\ncapture: s${n}.txt\n---\nText.[?]\n`);
  total += text.length;
}

let failed = false;
function measure(what, expected, ...args) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    const { stdout } = spawnSync(factum, ["--root", root, ...args], { encoding: "utf8" });
    times.push(performance.now() - start);
    if (!stdout.includes(expected)) throw new Error(`${what}: ${expected} was not found\n${stdout}`);
  }
  times.sort((a, b) => a - b);
  console.log(`${what}: least ${times[0].toFixed(1)} ms, middle ${times[RUNS >> 1].toFixed(1)} ms`);
  failed ||= times[0] > Number(limit);
}

try {
  measure("cite, as it is written", "[@s333", "cite", "turnover of the ferries stood");
  measure("cite, one slip", "[@s333", "cite", "turnovr of the ferries stood");
  measure("cite, each long word with a slip", "[@s333", "cite", "turnovr of the feries stod");
  measure("cite, words that stand nowhere", "", "cite", "zygotic quarks perambulate");
  measure("evidence", "s333", "evidence", "In 2030 the turnover of the ferries was 973.6 million dollars, said Ada Holm of Lunde.");
} finally {
  rmSync(root, { recursive: true });
}
if (failed) {
  console.error(`more than ${limit} ms`);
  process.exit(1);
}
