// Holds the JSON Schemas that the program writes against dossiers: node valid.mjs FACTUM FOLDER...
// Each factum.yaml and each front matter of a clean dossier is valid, and what is wrong on purpose is not.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { parse } from "yaml";

const [factum, ...dossiers] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
const schemas = new Map();
for (const of of ["config", "event", "actor", "statistic", "source", "page"]) {
  schemas.set(of, ajv.compile(JSON.parse(execFileSync(factum, ["explain", "schema", of], { encoding: "utf8" }))));
}

let wrong = 0;
function expect(isValid, of, value, what) {
  const validate = schemas.get(of);
  if (validate(value) === isValid) return;
  wrong += 1;
  console.error(`${what}: ${isValid ? "is not valid" : "passes, and is wrong"}`);
  for (const error of (validate.errors ?? []).slice(0, 5)) console.error(`  ${error.instancePath} ${error.message}`);
}

let notes = 0;
for (const dossier of dossiers) {
  const config = parse(readFileSync(join(dossier, "factum.yaml"), "utf8"));
  expect(true, "config", config, `${dossier}/factum.yaml`);
  const content = join(dossier, "content");
  for (const path of readdirSync(content, { recursive: true }).sort()) {
    if (!path.endsWith(".md")) continue;
    const front = /^---\n(.*?)^---$/ms.exec(readFileSync(join(content, path), "utf8"));
    if (front === null) continue;
    const folder = path.includes("/") ? path.split("/")[0] : "";
    expect(true, config.kinds?.[folder]?.base ?? "page", parse(front[1]) ?? {}, join(content, path));
    notes += 1;
  }
}
if (notes === 0 || !existsSync(factum)) throw new Error("no note was found");

const bad = {
  config: ["{}", "title: [a]", "{title: a, titel: b}", "{title: a, quotes: {max_words: 0}}", "{title: a, rules: {F0301: loud}}",
    "{title: a, kinds: {x: {base: thing, label: a, plural: b}}}", "{title: a, kinds: {x: {base: event, label: a}}}"],
  event: ["{participant: [a]}", "{status: planed}", "{date: yesterday}", "{cites: {a: {source: b}}}", "{cites: [a]}",
    "{draft: maybe}", "{resolution: {preferred: a}}", "{resolution: closed}", "{capture: a.txt}"],
  actor: ["{type: robot}", "{aliases: {a: b}}"],
  statistic: ["{observations: [{period: 2020}]}", "{observations: [{value: 3}]}", "{observations: {period: 2020, value: 3}}",
    "{observations: [{period: 2020, value: 3, derived: x}]}", "{observations: [{period: 2020, value: 3, bound: near}]}"],
  source: ["{url: herald.example}", "{author: {name: a}}", "{author: [a, b]}"],
  page: ["{place: Moscow}", "{corrections: [{date: 2021-05-01, wrong: a}]}"],
};
const good = {
  config: ["{title: 2020, quotes: {max_words: 30}}"],
  event: ["{date: 2021, status: }", "{resolution: open}", "{resolution: {open: both are late}}", "{aliases: one}"],
  statistic: ["{observations: [{period: 2020, counted: [a, b]}]}", "{observations: [{period: 2020, value: 3, cite: label}]}"],
  source: ["{author: {organisation: Board}}", "{title: no}"],
};
for (const [of, texts] of Object.entries(bad)) for (const text of texts) expect(false, of, parse(text), `${of} ${text}`);
for (const [of, texts] of Object.entries(good)) for (const text of texts) expect(true, of, parse(text), `${of} ${text}`);
if (wrong > 0) process.exit(1);
console.log(`${notes} notes of ${dossiers.length} dossiers are valid, and what is wrong is not`);
