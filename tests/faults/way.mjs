// What others have where the site has a file or a folder is named, and nothing is changed before it is away.

import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { tree } from "./dossier.mjs";

/// The output holds the old site, and is left with the new one.
export function inTheWay(dossier, found) {
  const { root, output } = dossier;
  const elsewhere = join(root, "elsewhere");
  mkdirSync(elsewhere);
  const file = (path) => writeFileSync(path, "mine");
  const folder = (path) => mkdirSync(path, { recursive: true });
  const full = (path) => { folder(join(path, "inner")); file(join(path, "inner/x")); };
  const link = (path) => symlinkSync(elsewhere, path);
  const broken = (path) => symlinkSync("nowhere", path);
  // In the place of a file, and of a folder.
  const lays = [
    ["index.html", { folder, full, link, broken }], ["data/sources.csv", { folder, full, link, broken }],
    ["assets", { file, link, broken }], ["data", { file, link, broken }],
  ];
  for (const [path, kinds] of lays) {
    for (const [kind, lay] of Object.entries(kinds)) {
      const place = join(output, path);
      rmSync(place, { recursive: true, force: true });
      lay(place);
      const before = tree(output);
      const run = dossier.build(["--jobs", "1"]);
      found.tried += 1;
      const fault = (why) => found.wrong.push(`${kind} at ${path}: ${why}: ${run.stderr}`);
      if (run.status !== 2) fault(`ends with ${run.status}`);
      if (!run.stderr.includes(`${place}${kind === "full" ? "/inner/x" : ""} was not written`) || !run.stderr.includes("help:")) fault("names neither it nor a way out");
      if (tree(output) !== before || tree(elsewhere) !== "[]") fault("something has changed");
      rmSync(place, { recursive: true });
    }
  }
  const next = dossier.build(["--jobs", "1"]);
  if (next.status !== 0 || tree(output) !== dossier.fresh) found.wrong.push(`what was in the way is away: the next build is another: ${next.stderr}`);
  rmSync(elsewhere, { recursive: true });
}
