// What was counted in a generated dossier: by year and by month, once and hundreds of times, with bounds,
// with what follows from two values, and with sources that differ.
import { capital, grouped, months, two } from "./words.mjs";

const lengths = [1, 2, 5, 12, 33];

// The level of the river in every month of thirty-four years, out of one book.
export function level({ by, places, yearbook, statistics }) {
  const [place, id] = [places[0], `river-level`];
  statistics.push({ id, place, periods: ["1991-01"], said: "January 1991" });
  const rows = Array.from({ length: 34 * 12 }, (_, i) => {
    const [year, month] = [1991 + Math.floor(i / 12), i % 12];
    const value = 180 + Math.round(90 * Math.sin((month / 6) * Math.PI)) + by.below(60);
    return { period: `${year}-${two(month + 1)}`, value, cite: yearbook.say(`the river at ${place.name} stood at ${value} centimetres in ${months[month]} ${year}`) };
  });
  return note({ id, title: `Level of the river at ${place.name}`, unit: "centimetres", frequency: "monthly", place, rows }, `[[${place.id}]] is where the level is read: [[${id}@1991-01]] in January 1991.`);
}

const measures = [
  { noun: (good) => `${good} shipped`, unit: "tons", say: (place, good, value, year) => `${place} shipped ${value} tons of ${good} in ${year}`, value: (by) => grouped(by.between(1000, 9000)) },
  { noun: (good) => `toll on ${good}`, unit: "USD", say: (place, good, value, year) => `${place} took $${value} in tolls on ${good} in ${year}`, value: (by) => `${by.between(1, 90)}.${by.between(1, 9)} million` },
  { noun: (good) => `share of ${good} in the trade`, unit: "percent", say: (place, good, value, year) => `${good} made up ${value} percent of the trade of ${place} in ${year}`, value: (by) => `${by.between(3, 60)}.${by.between(1, 9)}` },
  { noun: (good) => `carts of ${good}`, unit: "carts", say: (place, good, value, year) => `${value} carts of ${good} left ${place} in ${year}`, value: (by) => grouped(by.between(40, 900)) },
];

// A statistic of one good and one place, over one year or many.
export function shipped({ by, sources, reprints, statistics }, i, good, place) {
  const measure = measures[i % measures.length];
  const id = `${measure.noun(good).replaceAll(" ", "-")}-${place.id}`;
  const length = lengths[i % lengths.length];
  const rows = [];
  for (let n = 0, year = 1990; n < length; n += 1, year += n > 4 && by.chance(1, 5) ? 2 : 1) {
    const report = sources[(i * 3 + (n > 8 ? 1 : 0)) % sources.length];
    const [value, above] = [measure.value(by), by.chance(1, 12)];
    const quote = measure.say(place.name, good, `${above ? "more than " : ""}${value}`, year).replace("$more than ", "more than $");
    rows.push({ period: String(year), value, bound: above ? "above" : null, cite: report.say(quote) });
  }
  statistics.push({ id, place, good, measure, periods: rows.map((row) => row.period) });
  const reprint = reprints.find(({ from }) => from === sources[(i * 3) % sources.length]);
  const last = rows.at(-1);
  const extra = [];
  if (measure.unit === "tons" && rows.length > 4) extra.push({ period: "1989", derived: "@1990 / 2", note: "half of the year after, as the office reckoned" });
  let resolution = "";
  if (reprint && rows.length === 2) {
    const value = measure.value(by);
    extra.push({ period: last.period, value, cite: sources[(i * 3 + 2) % sources.length].say(measure.say(place.name, good, value, last.period)) });
    resolution = `resolution:\n  preferred: ${sources[(i * 3) % sources.length].id}\n  reason: It was printed where the carts were counted.\n`;
  }
  const first = rows[0];
  return note({ id, title: `${capital(measure.noun(good))}, ${place.name}`, unit: measure.unit, frequency: "annual", place, rows: [...rows, ...extra], resolution }, `For ${first.period}, [[${place.id}]] gave [[${id}@${first.period}]].`);
}

function note({ id, title, unit, frequency, place, rows, resolution = "" }, sentence) {
  const row = ({ period, value, bound, cite, derived, note }) => derived
    ? `  - period: ${period}\n    derived: "${derived}"\n    note: ${note}\n`
    : `  - period: ${period}\n    value: "${value}"\n${bound ? `    bound: ${bound}\n` : ""}    cite: ${cite}\n`;
  return [`statistics/${id}`, `---
title: ${title}
description: What was counted, and by whom it was printed.
unit: ${unit}
frequency: ${frequency}
about: [${place.id}]
tags: [${unit.toLowerCase()}]
observations:
${rows.map(row).join("")}${resolution}---
${sentence} How it was measured, the reports leave open.[?]
`];
}
