// Those who act in a generated dossier: people, offices, newspapers and places.
import { question, remark } from "./report.mjs";
import { crafts, topics } from "./words.mjs";

const posts = ["harbour master", "mayor", "chief engineer", "speaker of the assembly", "keeper of the archive", "head teacher"];

// Remarks as sentences with their marks, and the cites that they rest on.
export function told(by, report, who, where, number) {
  const cites = [];
  const sentences = Array.from({ length: number }, (_, i) => {
    const { prose, cite } = remark(by, report, who, where);
    cites.push(`  r${i + 1}: ${cite}\n`);
    return `${prose}[^r${i + 1}]`;
  });
  return { cites: cites.join(""), text: sentences.join(" ") };
}

export function person({ by, sources, offices }, one, i) {
  const report = sources[i % sources.length];
  const post = by.pick(posts);
  const role = `${post} of ${one.home.name}`;
  const cite = report.say(`${one.name}, the ${role}`, `Among those in the hall was ${one.name}, the ${role}`);
  one.cited = `[@${report.id}, "${one.name}, the ${role}"]`;
  const { cites, text } = told(by, report, one, one.home, by.between(2, 5));
  return [`actors/${one.id}`, `---
title: ${one.name}
description: One of those whom the reports name.
type: person
role: ${role}
affiliation: [${one.home.id}${i % 9 === 0 ? `, ${offices[(i / 9) % offices.length].id}` : ""}]
aliases: [${one.last}]
tags: [${post.replaceAll(" ", "-")}]
cites:
  role: ${cite.slice(0, -1)}, supports: [role]}
${cites}---
[[${one.id}]] is the ${post} of [[${one.home.id}]].[^role] ${text}

## What is not known

${question(by)} ${question(by)}
`];
}

export function office({ by, sources, people, places }, one, i) {
  const report = sources[(i * 5 + 2) % sources.length];
  const [head, seat] = [people[i % people.length], places[i % places.length]];
  const cite = report.say(`${head.name} spoke for the ${one.name}`, `At the door ${head.name} spoke for the ${one.name}`);
  one.cited = `[@${report.id}, "${head.name} spoke for the ${one.name}"]`;
  const { cites, text } = told(by, report, head, seat, 3);
  return [`actors/${one.id}`, `---
title: ${one.name}
description: An office that the reports name.
type: office
cites:
  head: ${cite}
${cites}---
[[${head.id}]] spoke for the [[${one.id}]].[^head] ${text} ${question(by)}
`];
}

export function paper({ by, bote }, one) {
  return [`actors/${one.id}`, `---
title: ${one.name}
description: A newspaper that the dossier rests on.
type: medium
tags: [${by.pick(topics)}]
${one === bote ? "lang: de\n" : ""}---
${one === bote ? "Wer ihn druckt, ist nicht bekannt.[?]" : question(by)}
`];
}

// Places tell what belongs to them, so that each note is mentioned somewhere.
export function place({ by, sources, german, people, statistics, offices, papers, places, bote }, one, i) {
  const print = (paper, report) => `The [[${paper.id}]] is printed here.[@${report.id}, "${report.head}"]`;
  const mine = [
    ...people.filter((person) => person.home === one).map((person) => `[[${person.id}]] is one of those named with the place.${person.cited}`),
    ...statistics.filter((statistic) => statistic.place === one).map(({ id, periods, said = periods[0] }) => `For ${said} there are [[${id}@${periods[0]}]].`),
    ...offices.filter((_, n) => n % places.length === i).map((office) => `The [[${office.id}]] has its door here.${office.cited}`),
    ...papers.filter((_, n) => n === i).map((paper) => print(paper, sources[i])),
    ...(i === 1 ? [print(bote, german[0])] : []),
  ];
  const report = sources[(i * 7 + 3) % sources.length];
  const { cites, text } = told(by, report, people[i % people.length], one, 4);
  return [`actors/${one.id}`, `---
title: ${one.name}
description: A place on the upper river.
type: place
tags: [${by.pick(crafts)}, ${by.pick(topics)}]
cites:
${cites}---
${text} ${question(by)}

## What belongs to it

${mine.map((sentence) => `- ${sentence}\n`).join("")}`];
}
