// Writes an invented dossier of many notes with the captures that they cite, the same bytes for the same
// arguments: summits and events, people, places, offices and newspapers, statistics by year and by month,
// sources that are quoted once and hundreds of times, reprints, open questions, and some notes in German.
// `factum check` finds nothing in it once it is sealed, with the captures and without. It is for looking at pages and pictures at a size that
// no one writes by hand, and for measuring.
//
// usage: node generate.mjs FOLDER [NOTES], where FOLDER is new or has been written by this program
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { odd } from "./browser/odd.mjs";
import { Report } from "./generate/report.mjs";
import { German, event, meeting } from "./generate/event.mjs";
import { office, paper, person, place } from "./generate/actor.mjs";
import { level, shipped } from "./generate/statistic.mjs";
import { Names, goods, lot, slug } from "./generate/words.mjs";

const [folder, wanted = "3000"] = process.argv.slice(2);
const count = Number(wanted);
if (!folder || folder.startsWith("-") || !(count >= 200)) {
  console.error("usage: node generate.mjs FOLDER [NOTES], with at least 200 notes");
  process.exit(2);
}

const sign = "# Written by tests/generate.mjs.";
const config = join(folder, "factum.yaml");
if (existsSync(folder)) {
  if (!existsSync(config) || !readFileSync(config, "utf8").startsWith(sign)) {
    console.error(`${folder} is there and was not written by this program`);
    process.exit(2);
  }
  for (const name of ["content", "captures", "factum.lock"]) rmSync(join(folder, name), { recursive: true, force: true });
}

const by = lot(20220628);
const names = new Names(by);
const named = (name) => ({ name, id: slug(name) });
const many = (number, make) => Array.from({ length: Math.round(number) }, (_, i) => make(i));

// Who and what there is. The first of each list is the one that everything is full of.
const places = many(Math.max(4, count / 100), () => named(names.place()));
const given = many(80, () => names.given());
const people = many(count / 8, (i) => {
  const [first, last] = [by.pick(given), names.surname()];
  return { ...named(`${first} ${last}`), last, home: places[i % places.length] };
});
const offices = many(Math.max(2, count / 200), (i) => named(`${by.pick(["Harbour", "Water", "School", "Road", "Corn"])} Office of ${places[i % places.length].name}`, i));
const papers = many(Math.max(2, places.length / 2), (i) => named(`${places[i].name} ${by.pick(["Herald", "Courier", "Post", "Observer"])}`));
const bote = named(`Bote von ${places[1].name}`);

// Sources over thirty-five years; every eighth was taken over from the one before.
const years = 35;
const sources = many(count / 12, (i) => {
  const paper = papers[i % papers.length];
  const year = 1990 + Math.floor((i * years) / Math.round(count / 12));
  return new Report({ number: i, id: `report-${i + 1}`, label: `${paper.name}, report ${i + 1}`, publisher: paper.name, place: places[i % papers.length].name, year });
});
const reprints = sources.filter((_, i) => i % 8 === 7).map((from, i) => {
  const paper = papers[(from.number + 1) % papers.length];
  return new Report({ number: count + i, id: `reprint-${i + 1}`, label: `${paper.name}, reprint ${i + 1}`, publisher: paper.name, place: places[(from.number + 1) % papers.length].name, year: from.year, day: 29, from });
});
const yearbook = new Report({ number: 2 * count, id: "yearbook", label: "The yearbook of the upper river", publisher: papers[0].name, place: places[0].name, year: 2025 });
const german = many(Math.max(2, count / 150), (i) => new Report({ number: 3 * count + i, id: `bericht-${i + 1}`, label: `${bote.name}, Bericht ${i + 1}`, publisher: bote.name, place: places[1].name, year: 1991 + (i % 30), language: "de" }));

const world = { by, places, people, offices, papers, bote, sources, reprints, yearbook, german, statistics: [] };
const notes = [];
people.forEach((one, i) => notes.push(person(world, one, i)));
offices.forEach((one, i) => notes.push(office(world, one, i)));
[...papers, bote].forEach((one, i) => notes.push(paper(world, one, i)));

const kept = Math.round(count / 25);
notes.push(level(world));
for (let i = 1; i < kept; i += 1) notes.push(shipped(world, i, goods[Math.floor(i / places.length) % goods.length], places[i % places.length]));

// Everything else happened. What is written last is known first: sources, places and the three pages.
const others = places.length + sources.length + reprints.length + german.length + 4;
const happenings = [];
for (let i = 0; notes.length + happenings.length + others < count; i += 1) {
  happenings.push(i % 40 === 39 ? German(world, i) : i % 25 === 0 ? meeting(world, i) : event(world, i));
}
happenings.forEach(({ path, text }, i) => {
  const next = happenings[(i + 1) % happenings.length];
  const asks = path.includes("sitzung") ? `Ob es mit [[${next.id}]] zu tun hatte, ist nicht bekannt.[?]` : `Whether it had to do with [[${next.id}]] is not known.[?]`;
  notes.push([path, `${text}${asks}\n`]);
});
places.forEach((one, i) => notes.push(place(world, one, i)));
const all = [...sources, ...reprints, yearbook, ...german];
for (const source of all) {
  if (source.uses === 0) throw new Error(`nothing cites ${source.id}`);
  notes.push(source.note());
}

notes.push(["summits/odd", `---
title: Odd words
description: Words that are cut and folded in some way of their own.
date: 2020~
status: unknown
inferred:
  date: The words are of no time.
  status: Nobody says that they met.
---
${odd.map((one) => `Here is \`${one}\`.[?]`).join(" ")}
`]);
notes.push(["index", `---
title: The upper river
description: An invented dossier of ${count} notes.
---
The dossier begins with [[${happenings[0].id}]], and [[odd]] stand apart.[?]
`]);
notes.push(["about/methodology", `---
title: Method
---
Every note and every source of this dossier is made up by a program.
`]);

for (const [path, text] of notes) write(`content/${path}.md`, text);
for (const source of all) write(`captures/${source.id}.txt`, source.text());
write("factum.yaml", `${sign}
title: The upper river
description: An invented dossier, for looking at many notes.
language: en
kinds:
  summits: {base: event, label: Summit, plural: Summits, description: Meetings of many., meetings: true}
  events: {base: event, label: Event, plural: Events, description: Meetings of two., meetings: true}
  actors: {base: actor, label: Actor, plural: Actors, description: "People, places, offices and newspapers."}
  statistics: {base: statistic, label: Statistic, plural: Statistics, description: What was counted.}
  sources: {base: source, label: Source, plural: Sources, description: What was printed.}
  about: {base: page, label: Page, plural: About}
`);

function write(path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
