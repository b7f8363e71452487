// What a build leaves where the disk fails, the process is killed, or others are at work beside it: the site as it was
// or the new one, an exit status that says which, and a next build that gives the new site and leaves nothing beside
// it. Whatever is not the program's stays.
//
// node tests/faults.mjs PROGRAM [MOST [PART...]]: MOST is how many of each kind are tried (default 12). Parts: calls,
// kills, disk, pair, changing, others, place, pipes, reach. `calls`, `others`, `place`, `pipes` and `reach` need
// strace, `disk` and `place` need
// to mount.

import { calls } from "./faults/calls.mjs";
import { changing } from "./faults/changing.mjs";
import { disk } from "./faults/disk.mjs";
import { Dossier } from "./faults/dossier.mjs";
import { kills } from "./faults/kills.mjs";
import { others } from "./faults/others.mjs";
import { pair } from "./faults/pair.mjs";
import { pipes } from "./faults/pipes.mjs";
import { place } from "./faults/place.mjs";
import { reach } from "./faults/reach.mjs";

const [program, most = "12", ...wanted] = process.argv.slice(2);
const parts = { calls, kills, disk, pair, changing, others, place, pipes, reach };

let failed = false;
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const dossier = new Dossier(program);
  const found = { tried: 0, wrong: [] };
  try {
    await part(dossier, Number(most), found);
  } finally {
    dossier.remove();
  }
  console.log(`${name}: ${found.tried} tried, ${found.wrong.length} with another outcome than they may have`);
  for (const line of found.wrong) console.log(`  ${line}`);
  failed ||= found.wrong.length > 0 || found.tried === 0;
}
process.exit(failed ? 1 : 0);
