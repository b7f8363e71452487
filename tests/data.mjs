// The data of a site against itself: what one table names stands in the other, no identifier stands twice, what a
// validator of entities made of them is what was published, and each annotation has words and a target.
//
// usage: node tests/data.mjs SITE VALIDATED-ENTITIES
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [site, validated] = process.argv.slice(2);
const read = (path) => readFileSync(join(site, path), "utf8");
const table = (name) => JSON.parse(read(`data/${name}.json`));
const [statements, quotes, observations, events, actors, sources, links] = ["statements", "quotes", "observations", "events", "actors", "sources", "links"].map(table);

for (const rows of [statements, quotes, observations, events, actors, sources]) {
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, "identifiers are unique");
}
const ids = (rows) => new Set(rows.map(({ id }) => id));
const [ofStatements, ofQuotes, ofObservations, ofSources] = [statements, quotes, observations, sources].map(ids);
const notes = new Set([...statements.map(({ note }) => note), ...observations.map(({ statistic }) => statistic), ...[events, actors, sources].flatMap((rows) => rows.map(({ id }) => id))]);
for (const { quotes: cited = [] } of statements) cited.forEach((id) => assert(ofQuotes.has(id), id));
for (const quote of quotes) {
  assert(ofSources.has(quote.source));
  (quote.statements ?? []).forEach((id) => assert(ofStatements.has(id), id));
  (quote.observations ?? []).forEach((id) => assert(ofObservations.has(id), id));
}
for (const { quote, value, origin } of observations) {
  assert(!quote || ofQuotes.has(quote));
  assert(origin !== "stated" || /^-?\d+(\.\d+)?$/.test(value), value);
}
for (const { from, to, statement } of links) {
  assert(notes.has(from) && notes.has(to), `${from} → ${to}`);
  assert(!statement || ofStatements.has(statement));
}

const published = read("data/entities.ftm.json").trim().split("\n").map(JSON.parse);
const kept = readFileSync(validated, "utf8").trim().split("\n").map(JSON.parse);
const shape = ({ id, schema, properties }) => JSON.stringify([id, schema, Object.entries(properties).map(([name, values]) => [name, [...values].sort()]).sort()]);
assert.deepEqual(kept.map(shape).sort(), published.map(shape).sort(), "the validator has dropped nothing");

const annotations = JSON.parse(read("data/annotations.json"));
assert.equal(annotations.items.length, quotes.length);
for (const { target, body } of annotations.items) {
  assert(target.length > 0 && target.every(({ source, selector }) => source && selector.type === "TextQuoteSelector" && selector.exact));
  assert(body.length > 0 && body.every(({ source }) => source.startsWith("https://")));
}
console.log(`data: ${statements.length} statements, ${quotes.length} quotes, ${links.length} links, ${published.length} entities`);
