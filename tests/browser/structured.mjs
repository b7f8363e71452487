// The schema.org data of every page: read as JSON, its names and addresses followed, and held against the vocabulary by
// the TypeScript compiler with the types of schema-dts, which Google makes of schema.org. Nothing is asked of a network.
//
// node structured.mjs FOLDER
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const folder = process.argv[2];
const pages = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
const faults = [];
const graphs = [];

for (const path of pages) {
  const html = readFileSync(join(folder, path), "utf8");
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  for (const [, text] of scripts) {
    const data = JSON.parse(text);
    graphs.push([path, data]);
    look(path, data);
  }
}
if (!graphs.some(([path]) => path === "index.html")) faults.push("index.html: the home page tells machines nothing");

// Each thing has a name of its own, each name that is meant is there, and each address on the site leads to a file.
function look(path, data) {
  if (data["@context"] !== "https://schema.org") faults.push(`${path}: another vocabulary`);
  const nodes = data["@graph"] ?? [];
  const ids = nodes.map((node) => node["@id"]);
  if (new Set(ids).size !== ids.length || ids.some((id) => !id)) faults.push(`${path}: names are not unique: ${ids}`);
  const walk = (value, key) => {
    if (Array.isArray(value)) return value.forEach((one) => walk(one, key));
    if (value === null || typeof value !== "object") {
      if (["@id", "url", "item", "contentUrl"].includes(key)) arrive(path, String(value));
      return;
    }
    const keys = Object.keys(value);
    if (keys.length === 1 && keys[0] === "@id" && !ids.includes(value["@id"])) {
      faults.push(`${path}: nothing is called ${value["@id"]}`);
    }
    for (const name of keys) walk(value[name], name);
  };
  walk(nodes, "");
}

function arrive(path, address) {
  if (/^[a-z]+:/.test(address)) return;
  const file = decodeURIComponent(address.split("#")[0]);
  const there = file === "" ? path : posix.join(posix.dirname(path), file);
  if (!existsSync(join(folder, there))) faults.push(`${path}: ${address} leads nowhere`);
}

// What no vocabulary allows has to be refused, or the types would say nothing.
const wrong = [
  { "@type": "Event", "@id": "#a", startDates: "2020-01-01" },
  { "@type": "Event", "@id": "#a", attendee: { "@type": "Country", "@id": "#b", name: "A country" } },
];
const here = dirname(fileURLToPath(import.meta.url));
const file = join(here, "structured-data.ts");
const lines = [...graphs.map(([, data]) => data), ...wrong.map((node) => ({ "@context": "https://schema.org", "@graph": [node] }))];
const constants = lines.map((data, i) => `export const g${i}: Graph = ${JSON.stringify(data)};`);
writeFileSync(file, ['import type { Graph } from "schema-dts";', ...constants].join("\n"));
const program = ts.createProgram([file], {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  types: [],
});
const refused = new Set();
for (const found of ts.getPreEmitDiagnostics(program)) {
  const line = found.file?.fileName.endsWith("structured-data.ts")
    ? found.file.getLineAndCharacterOfPosition(found.start).line - 1
    : -1;
  if (line >= graphs.length) refused.add(line);
  else faults.push(`${graphs[line]?.[0] ?? "?"}: ${ts.flattenDiagnosticMessageText(found.messageText, " ").slice(0, 400)}`);
}
if (refused.size !== wrong.length) faults.push("the types let something pass that schema.org does not know");

for (const fault of faults) console.error(`structured.mjs: ${fault}`);
console.log(`${graphs.length} of ${pages.length} pages tell machines what they are, ${faults.length} faults (${relative(process.cwd(), folder)})`);
process.exit(faults.length > 0 ? 1 : 0);
