// What happens in a generated dossier: meetings of two and of many, planned and held, on a day, about a month
// or over several days, and sessions that a German paper reports.
import { told } from "./actor.mjs";
import { question } from "./report.mjs";
import { capital, monate, months, thing, topics, two } from "./words.mjs";

const used = new Set();

// An id that no other happening has.
function fresh(id) {
  for (let i = 1; ; i += 1) {
    const one = i === 1 ? id : `${id}-${i}`;
    if (used.has(one)) continue;
    used.add(one);
    return one;
  }
}

// One of a list in which the first turns up everywhere, and the next ones far more often than the last.
const known = (by, list) => (by.chance(1, 6) ? list[0] : by.chance(1, 2) ? by.often(list) : by.pick(list));

function others(by, people, number) {
  const found = new Set([known(by, people)]);
  while (found.size < number) found.add(known(by, people));
  return [...found];
}

// Some people in a place, under a title that no other meeting has.
function encounter(by, people, places, size) {
  for (;;) {
    const [who, place] = [others(by, people, size), known(by, places)];
    const title = `${who[0].name} and ${who[1].name} in ${place.name}${size > 2 ? ", with others" : ""}`;
    if (used.has(title)) continue;
    used.add(title);
    return { who, place, title };
  }
}

// A day, a month that is not certain, or some days: as a source says it and as EDTF has it.
function when(by, year) {
  const [month, day] = [by.below(12), by.between(1, 25)];
  const start = `${year}-${two(month + 1)}`;
  const dice = by.below(20);
  if (dice === 0) return { said: `from ${months[month]} ${day} to ${months[month]} ${day + 2}, ${year}`, date: `${start}-${two(day)}/${start}-${two(day + 2)}`, told: `from ${day} to ${day + 2} ${months[month]} ${year}` };
  if (dice === 1) return { said: `in ${months[month]} ${year}`, date: start, told: `in ${months[month]} ${year}` };
  return { said: `on ${months[month]} ${day}, ${year}`, date: `${start}-${two(day)}`, told: `on ${day} ${months[month]} ${year}` };
}

const listed = (names) => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

// A figure of some statistic, written once and shown here.
function figure(by, statistics) {
  const one = statistics[1 + by.below(statistics.length - 1)];
  const period = by.pick(one.periods);
  return `For ${period}, the reports give [[${one.id}@${period}]].`;
}

export function event(world, i) {
  return happening(world, i, { size: 2, folder: "events", remarks: world.by.between(3, 6) });
}

export function meeting(world, i) {
  return happening(world, i, { size: world.by.between(4, 6), folder: "summits", remarks: 8 });
}

function happening({ by, places, people, sources, reprints, yearbook, statistics }, i, { size, folder, remarks }) {
  const report = i % 9 === 8 ? yearbook : sources[i % sources.length];
  const { who, place, title } = encounter(by, people, places, size);
  const date = when(by, report === yearbook ? 1990 + (i % 35) : report.year);
  const planned = by.chance(1, 5);
  const names = listed(who.map((one) => one.name));
  const quote = `${names} ${planned ? "will meet" : "met"} in ${place.name} ${date.said}`;
  const said = by.chance(1, 3) ? `${quote}, it was announced` : quote;
  const cite = `${report.say(quote, said).slice(0, -1)}, supports: [date, place, status, participants]}`;
  const reprint = reprints.find(({ from, uses }) => from === report && uses === 0);
  const [a, b] = [who[0], who[1]];
  const more = told(by, report, a, place, remarks);
  const about = thing(by);
  const again = reprint ? `  again: ${reprint.say(`${b.name} waited at the ${about}`)}\n` : "";
  const id = fresh(`${date.date.slice(0, 7)}-${a.last.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()}-${b.last.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()}-${place.id}`);
  const sentences = more.text.split(/(?<=\]) (?=[A-Z[])/);
  const half = Math.ceil(sentences.length / 2);
  const heading = sentences.length > 5 ? `\n\n## The ${capital(about)}\n\n` : "\n\n";
  return { id, path: `${folder}/${id}`, text: `---
title: ${title}${planned ? ", as announced" : ""}
description: ${planned ? "A meeting that was announced." : "A meeting that is reported."}
date: ${date.date}
status: ${planned ? "planned" : "held"}
category: ${folder === "summits" ? "summit" : planned ? "visit" : "meeting"}
place: ${place.id}
participants: [${who.map((one) => one.id).join(", ")}]
tags: [${by.often(topics)}${i % 30 === 0 ? `, ${thing(by)}` : ""}]
cites:
  met: ${cite}
${again}${more.cites}---
${listed(who.map((one) => `[[${one.id}]]`))} ${planned ? "were to meet" : "met"} in [[${place.id}]] ${date.told}.[^met]${reprint ? ` [[${b.id}]] waited at the ${about}.[^again]` : ""} ${sentences.slice(0, half).join(" ")}${heading}${sentences.slice(half).join(" ")} ${figure(by, statistics)} ${question(by)} ` };
}

// A session, out of a German paper and in German.
export function German({ by, german, people, places }, i) {
  const report = german[Math.floor(i / 40) % german.length];
  const { who: [a, b], place } = encounter(by, people, places, 2);
  const [month, day] = [by.below(12), by.between(1, 28)];
  const on = `am ${day}. ${monate[month]} ${report.year}`;
  const cite = report.say(`${a.name} und ${b.name} trafen sich ${on} in ${place.name}`);
  const id = fresh(`sitzung-${report.year}-${two(month + 1)}-${two(day)}`);
  return { id, path: `events/${id}`, text: `---
title: ${a.name} und ${b.name} in ${place.name}
description: Eine Sitzung, die ein deutsches Blatt meldet.
lang: de
date: ${report.year}-${two(month + 1)}-${two(day)}
status: held
category: session
place: ${place.id}
participants: [${a.id}, ${b.id}]
tags: [${by.pick(topics)}]
inferred:
  date: Der Bericht nennt den Tag auf Deutsch.
cites:
  sitzung: ${cite.slice(0, -1)}, supports: [place, status, participants]}
---
[[${a.id}]] und [[${b.id}]] trafen sich ${on} in [[${place.id}]].[^sitzung] Worüber sie sprachen, steht nicht im Bericht.[?] ` };
}
