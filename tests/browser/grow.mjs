// Writes a large invented dossier to measure with: N notes of some 400 words each, with links, quotes and
// captures in which the quotes stand. The same N gives the same bytes.
//
// usage: node grow.mjs N FOLDER
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { odd } from "./odd.mjs";

const count = Number(process.argv[2]);
const folder = process.argv[3];

// Mulberry32, by Tommy Ettinger: small, and the same on every machine.
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const roll = dice(20220628);
const pick = (list, by = roll) => list[Math.floor(by() * list.length)];
const capital = (word) => word[0].toUpperCase() + word.slice(1);

// Words: roots with English endings, frequent ones far more often than rare ones; and names.
const onsets = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl sp st t th tr v w".split(" ");
const vowels = "a e i o u ai ea ee ou".split(" ");
const codas = "b ck d ft g l ld ll m mp n nd nt p r rd rm rt s sk ss st t v x".split(" ");
const syllable = () => pick(onsets) + pick(vowels) + pick(codas);
const endings = ["", "", "", "s", "s", "ed", "ing", "er", "ers", "ly", "ment", "ation", "able", "ness", "ful", "ive"];
function distinct(size, make, taken = new Set()) {
  const all = [];
  while (all.length < size) {
    const one = make();
    if (taken.has(one)) continue;
    taken.add(one);
    all.push(one);
  }
  return all;
}
const roots = distinct(9000, () => (roll() < 0.5 ? syllable() : syllable() + pick(vowels) + pick(codas)));
const small = "the of and to in that on with as at by from was were be this which it an its not or had but their after over".split(" ");
const names = distinct(6000, () => capital(syllable() + pick(["ov", "in", "a", "ia", "man", "en", "ez", "ar", "escu", "ö", "é"])));

function word(by) {
  if (by() < 0.4) return pick(small, by);
  const rank = Math.floor(roots.length ** by()) - 1;
  return roots[Math.max(rank, 0)] + endings[Math.floor(by() ** 2 * endings.length)];
}
const phrase = (by, size) => Array.from({ length: size }, () => word(by)).join(" ");

const kinds = ["summits", "summits", "summits", "actors", "actors", "actors", "actors", "statistics", "statistics", "sources"];
const titles = new Set();
const notes = Array.from({ length: count }, (_, i) => {
  const kind = kinds[i % kinds.length];
  const title = distinct(1, () => (kind === "actors" ? `${pick(names)} ${pick(names)}` : `${capital(phrase(roll, 2))} of ${pick(names)} ${pick(names)}`), titles)[0];
  return { kind, title, id: `${kind.slice(0, -1)}-${i}`, number: i };
});
const sources = notes.filter((note) => note.kind === "sources").map((note) => ({ ...note, text: [] }));
const months = "January February March April May June July August September October November December".split(" ");

function source(by) {
  return sources[Math.floor(by() * sources.length)];
}

function quote(from, text) {
  from.text.push(`${text}.`);
  return `{source: ${from.id}, quote: "${text}"`;
}

function body(note, by) {
  const out = [];
  for (let paragraph = 0; paragraph < 8; paragraph++) {
    if (paragraph === 3) out.push(`## ${capital(phrase(by, 2))}`);
    const sentences = Array.from({ length: 3 }, (_, i) => {
      const other = paragraph === 0 ? note.number + 1 : Math.floor(by() * (by() < 0.3 ? 40 : count));
      const link = i === 1 ? ` [[${notes[other % count].id}]]` : "";
      return `${capital(phrase(by, 8))}${link} ${phrase(by, 7)}.${i === 2 ? `[^q${paragraph % 3}]` : "[?]"}`;
    });
    out.push(sentences.join(" "));
  }
  return out.join("\n\n");
}

const text = (from, by) => `${capital(phrase(by, 11))} ${pick(names, by)} ${phrase(by, 4)} number ${from.text.length}`;

function front(note, by) {
  const from = source(by);
  const cites = [0, 1, 2].map((i) => `  q${i}: ${quote(from, text(from, by))}}`);
  if (note.kind === "summits") {
    const [year, month, day] = [1990 + Math.floor(by() * 35), Math.floor(by() * 12), 1 + Math.floor(by() * 28)];
    const place = pick(names, by);
    const told = quote(from, `talks in ${place} will take place on ${months[month]} ${day}, ${year}, it was said on page ${from.text.length}`);
    const date = `${year}-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    return `date: ${date}\nstatus: planned\nplace: ${place}\ncites:\n  told: ${told}, supports: [date, place, status]}\n${cites.join("\n")}`;
  }
  if (note.kind === "statistics") {
    const value = `${1 + Math.floor(by() * 900)}.${1 + Math.floor(by() * 8)}`;
    const read = quote(from, `output of ${pick(names, by)} and ${pick(names, by)} stood at ${value} million euros in 2018`);
    return `unit: EUR\nobservations:\n  - period: 2018\n    value: ${value} million\n    cite: ${read}}\ncites:\n${cites.join("\n")}`;
  }
  if (note.kind === "sources") {
    return `publisher: ${pick(names, by)} Post\ndate: 2020-05-08\ncapture: ${note.id}.txt\ninferred:\n  date: The day on which it was printed.\n  publisher: It stands above the text.\ncites:\n${cites.join("\n")}`;
  }
  return `type: person\naliases: [${note.title.split(" ")[1]} of ${note.number}]\ncites:\n${cites.join("\n")}`;
}

rmSync(folder, { recursive: true, force: true });
for (const name of ["captures", ...new Set(kinds)]) mkdirSync(join(folder, name === "captures" ? name : `content/${name}`), { recursive: true });
writeFileSync(join(folder, "factum.yaml"), `title: A large dossier
description: ${count} invented notes.
language: en
kinds:
  summits: {base: event, label: Summit, plural: Summits}
  actors: {base: actor, label: Actor, plural: Actors}
  statistics: {base: statistic, label: Statistic, plural: Statistics}
  sources: {base: source, label: Source, plural: Sources}
copyright: {max_share: 1.0}
# The words are drawn by lot and say nothing, so what they say of each other is not held against them.
rules: {number-not-in-evidence: allow, name-not-in-evidence: allow, unsealed-source: allow, F0407: allow, F0408: allow}
`);
writeFileSync(join(folder, "content/index.md"), "---\ntitle: A large dossier\n---\nA dossier to measure with, see [[odd]].[?]\n");
writeFileSync(join(folder, "content/summits/odd.md"), `---\ntitle: Odd words\ndate: 2020~\nstatus: unknown\ninferred:\n  date: A guess.\n  status: Nothing is said.\n---\n${odd.map((one) => `Here is \`${one}\`.[?]`).join(" ")}\n`);
for (const note of notes) {
  const by = dice(note.number * 7919 + 1);
  writeFileSync(join(folder, "content", note.kind, `${note.id}.md`), `---\ntitle: "${note.title}"\n${front(note, by)}\n---\n${body(note, by)}\n`);
}
for (const { id, text } of sources) writeFileSync(join(folder, "captures", `${id}.txt`), text.join("\n\n") + "\n");
