// Writes what the program is made of as a CycloneDX 1.5 document, from what cargo says of it: `node tests/sbom.mjs
// [TARGET]` for the dependencies of one target, else for all.

import { execFileSync } from "node:child_process";

const target = process.argv[2];
const call = ["metadata", "--format-version", "1", "--locked", ...(target ? ["--filter-platform", target] : [])];
const metadata = JSON.parse(execFileSync("cargo", call, { encoding: "utf8", maxBuffer: 1 << 28 }));
const packages = new Map(metadata.packages.map((one) => [one.id, one]));
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));

// What is only needed to test or build something else is no part of the program.
const isPart = ({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind === null || kind === "build");
const root = metadata.resolve.root;
const reached = new Set([root]);
const open = [root];
while (open.length > 0) {
  for (const { pkg } of nodes.get(open.pop()).deps.filter(isPart)) {
    if (!reached.has(pkg)) open.push(pkg);
    reached.add(pkg);
  }
}

const reference = ({ name, version }) => `pkg:cargo/${name}@${version}`;
const component = (one, type) => ({
  type,
  "bom-ref": reference(one),
  name: one.name,
  version: one.version,
  purl: reference(one),
  ...(one.license ? { licenses: [{ expression: one.license.replaceAll(/ ?\/ ?/g, " OR ").replaceAll(" or ", " OR ") }] } : {}),
});
const ids = [...reached].sort((a, b) => (reference(packages.get(a)) < reference(packages.get(b)) ? -1 : 1));
const depends = (id) => nodes.get(id).deps.filter(isPart).map(({ pkg }) => reference(packages.get(pkg))).sort();
const bom = {
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  version: 1,
  metadata: { component: component(packages.get(root), "application") },
  components: ids.filter((id) => id !== root).map((id) => component(packages.get(id), "library")),
  dependencies: ids.map((id) => ({ ref: reference(packages.get(id)), dependsOn: depends(id) })),
};
console.log(JSON.stringify(bom, null, 1));
