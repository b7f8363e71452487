// Compares the instructions that the benches count with those that were recorded in baseline.json, and says which
// have grown by more than five percent. It never fails for that: whoever reads it decides whether the gain is worth
// it, and records anew with --record.
//
// usage: cargo bench --bench instructions -- --output-format=json | node benches/compare.mjs [--record]
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const bound = 1.05;
const file = new URL("baseline.json", import.meta.url);
const rustc = execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim();

const counted = {};
for (const line of readFileSync(0, "utf8").split("\n").filter((line) => line.startsWith("{"))) {
  const { function_name: bench, id, profiles } = JSON.parse(line);
  const { total } = profiles.find(({ tool }) => tool === "Callgrind").data;
  counted[`${bench}/${id}`] = total.metrics.Ir.values.new;
}
const names = Object.keys(counted).sort();
if (names.length === 0) {
  console.error("compare.mjs: nothing was counted");
  process.exit(1);
}

if (process.argv.includes("--record")) {
  const instructions = Object.fromEntries(names.map((name) => [name, counted[name]]));
  writeFileSync(file, `${JSON.stringify({ rustc, instructions }, null, 2)}\n`);
  console.log(`recorded ${names.length} benches`);
  process.exit(0);
}

const recorded = JSON.parse(readFileSync(file, "utf8"));
const shown = (count) => count.toLocaleString("en").padStart(14);
const grown = [];
for (const name of names) {
  const before = recorded.instructions[name];
  const ratio = before ? counted[name] / before : undefined;
  console.log(`${name.padEnd(24)} ${shown(counted[name])}  ${ratio ? `${(100 * (ratio - 1)).toFixed(1)} %` : "not recorded"}`);
  if (ratio > bound) grown.push(`${name} takes ${(100 * (ratio - 1)).toFixed(1)} % more instructions than recorded`);
}
for (const name of Object.keys(recorded.instructions).filter((name) => !(name in counted))) console.log(`${name} was recorded and is no more`);
if (recorded.rustc !== rustc) {
  console.log(`recorded with ${recorded.rustc}, counted with ${rustc}: they need not agree`);
} else {
  for (const text of grown) console.log(`REGRESSION: ${text}`);
}
