// Writes a dossier of many notes with the captures that they cite, the same at every run: for looking at
// pages and pictures at a size that no one writes by hand, and for measuring.
//
// usage: node generate.mjs FOLDER [NOTES]
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [folder, wanted = "3000"] = process.argv.slice(2);
const notes = Number(wanted);

// Park and Miller's generator: the same numbers everywhere.
let state = 20211;
const next = (below) => (state = (state * 48271) % 2147483647) % below;
const pick = (list) => list[next(list.length)];

const syllables = ["ba", "ke", "lo", "mi", "ru", "sa", "te", "vo", "zi", "da", "fe", "go", "hu", "ja", "ni", "po"];
const ends = ["rk", "lm", "nd", "sk", "th", "v", "n", "r", "st", "lt"];
const used = new Set();
function word() {
  for (;;) {
    const text = pick(syllables) + pick(syllables) + pick(syllables) + pick(ends);
    const name = text[0].toUpperCase() + text.slice(1);
    if (!used.has(name)) {
      used.add(name);
      return name;
    }
  }
}
const slug = (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const two = (n) => String(n).padStart(2, "0");

function write(path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const filler = [
  "The market square was quiet in the morning.",
  "Boats lay along the quay and carts stood before the mill.",
  "Nobody at the inn wished to say more than that.",
  "The road along the upper river had been mended before winter.",
  "Older residents recalled that the bell used to be rung for less.",
  "A band played, and the school children had the afternoon off.",
];

const places = Array.from({ length: Math.max(4, Math.round(notes / 100)) }, word);
const people = Array.from({ length: Math.max(6, Math.round(notes / 8)) }, () => ({ name: `${word()} ${word()}`, place: pick(places) }));
const offices = ["harbour master", "mayor", "chief engineer", "speaker of the assembly", "keeper of the archive"];
const statistics = Math.max(2, Math.round(notes / 30));
const sources = Math.max(3, Math.round(notes / 12));
const events = Math.max(6, notes - places.length - people.length - statistics - sources - 2);

// What each source says, and what rests on it.
const reports = Array.from({ length: sources }, (_, i) => {
  const year = 1990 + Math.floor((i * 33) / sources);
  const place = pick(places);
  return { id: `report-${i + 1}`, year, place, publisher: `${place} Herald`, lines: [], uses: 0 };
});
const say = (report, line) => {
  report.lines.push(line);
  report.uses += 1;
};

people.forEach((person, i) => {
  const report = reports[i % reports.length];
  const office = pick(offices);
  const role = `${office} of ${person.place}`;
  say(report, `Among the guests was ${person.name}, the ${role}.`);
  write(`content/actors/${slug(person.name)}.md`, `---
title: ${person.name}
description: One of those whom the reports name.
type: person
role: ${role}
tags: [${slug(office)}]
cites:
  role:
    source: ${report.id}
    quote: "${person.name}, the ${role}"
    supports: [role]
---
[[${slug(person.name)}]] is the ${role}.[^role]
`);
});

const seen = new Set();
const pages = [];
for (let i = 0; i < events; i += 1) {
  const report = reports[i % reports.length];
  const [a, b] = [people[next(Math.min(people.length, 12 + i))], pick(people)];
  const place = pick(places);
  const [month, day] = [next(12), 1 + next(28)];
  const key = `${a.name} and ${b.name} in ${place}`;
  if (a === b || seen.has(key)) {
    i -= 1;
    continue;
  }
  seen.add(key);
  const isPlanned = next(5) === 0;
  const when = `${months[month]} ${day}, ${report.year}`;
  const quote = isPlanned ? `${a.name} and ${b.name} will meet in ${place} on ${when}` : `${a.name} and ${b.name} met in ${place} on ${when}`;
  say(report, `${quote}, it was said.`);
  const kind = i % 25 === 0 ? "summits" : "events";
  const id = slug(`${report.year}-${two(month + 1)}-${two(day)} ${a.name.split(" ")[1]} ${b.name.split(" ")[1]} ${place}`);
  const verb = isPlanned ? "were to meet" : "met";
  const date = `${report.year}-${two(month + 1)}-${two(day)}`;
  pages.push({ id, path: `content/${kind}/${id}.md`, text: `---
title: ${key}
description: A meeting of some whom the reports name.
date: ${date}
status: ${isPlanned ? "planned" : "held"}
category: ${isPlanned ? "visit" : "meeting"}
place: ${slug(place)}
participants: [${slug(a.name)}, ${slug(b.name)}]
tags: [${pick(["water", "grain", "bridge", "school", "customs"])}]
cites:
  met:
    source: ${report.id}
    quote: "${quote}"
    supports: [date, place, status, participants]
---
[[${slug(a.name)}]] and [[${slug(b.name)}]] ${verb} in [[${slug(place)}]] on ${day} ${months[month]} ${report.year}.[^met]
What they spoke about, the report does not say.[?]
` });
}

pages.forEach(({ path, text }, i) => {
  write(path, `${text}Whether it had to do with [[${pages[(i + 1) % pages.length].id}]] is not known.[?]\n`);
});

const kept = new Map(places.map((place) => [place, []]));
const lengths = [1, 2, 5, 12, 33];
const goods = ["grain", "timber", "salt", "wool"];
const shipped = new Set();
for (let i = 0; i < statistics; i += 1) {
  const [place, good] = [pick(places), pick(goods)];
  const id = slug(`${good} from ${place}`);
  if (shipped.has(id)) {
    i -= 1;
    continue;
  }
  shipped.add(id);
  kept.get(place).push(id);
  const report = reports[i % reports.length];
  const rows = [];
  for (let n = 0; n < lengths[i % lengths.length]; n += 1) {
    const year = 1990 + n + (n > 3 ? next(2) : 0);
    if (rows.some((row) => row.year === year)) continue;
    const quote = `${place} shipped ${(1000 + next(8000)).toLocaleString("en")} tons of ${good} in ${year}`;
    say(report, `${quote}.`);
    rows.push({ year, quote, value: quote.match(/[\d,]+/)[0] });
  }
  write(`content/statistics/${id}.md`, `---
title: ${good[0].toUpperCase() + good.slice(1)} shipped from ${place}
description: What the harbour office counted.
unit: tons
frequency: annual
about: [${slug(place)}]
observations:
${rows.map((row) => `  - period: ${row.year}\n    value: "${row.value}"\n    cite: {source: ${report.id}, quote: "${row.quote}"}\n`).join("")}---
[[${slug(place)}]] shipped [[${id}@${rows[0].year}]] of ${good} in ${rows[0].year}.[@${report.id}, "${rows[0].quote}"]
`);
}

for (const place of places) {
  const here = people.filter((person) => person.place === place).map((person) => slug(person.name));
  const mentioned = [...here, ...kept.get(place)].map((id) => `- [[${id}]] belongs here.[?]\n`).join("");
  write(`content/actors/${slug(place)}.md`, `---
title: ${place}
type: place
---
The reports do not describe it.[?]

${mentioned}`);
}

for (const report of reports) {
  const date = `${report.year}-12-${two(1 + next(28))}`;
  if (report.uses === 0) say(report, "The year closed as quietly as it had begun.");
  const text = report.lines.map((line) => `${line} ${pick(filler)} ${pick(filler)}`).join("\n\n");
  write(`captures/${report.id}.txt`, `${report.publisher}\n\n${text}\n`);
  write(`content/sources/${report.id}.md`, `---
label: ${report.publisher}, report ${report.id.slice(7)}
publisher: ${report.publisher}
date: ${date}
language: en
capture: ${report.id}.txt
---
`);
}

write("content/index.md", `---
title: The upper river
description: A generated dossier.
---
The dossier lists [[${pages[0].id}]] and what followed.[?]
`);
write("content/about/methodology.md", `---
title: Method
---
Every note and every source of this dossier is made up by a program.
`);
write("factum.yaml", `title: The upper river
description: A dossier made by a program, for looking at many notes.
language: en
kinds:
  summits: {base: event, label: Summit, plural: Summits}
  events: {base: event, label: Event, plural: Events}
  actors: {base: actor, label: Actor, plural: Actors}
  statistics: {base: statistic, label: Statistic, plural: Statistics}
  sources: {base: source, label: Source, plural: Sources}
  about: {base: page, label: Page, plural: About}
`);
