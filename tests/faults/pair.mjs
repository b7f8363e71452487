// Two builds at once: one of them does the work, the other says why it does not, or finds nothing left to do.

import { pause, tree } from "./dossier.mjs";

export async function pair(dossier, most, found) {
  dossier.prepare();
  for (let n = 0; n < most; n += 1) {
    dossier.restore();
    const first = dossier.begin();
    await pause(n * 2);
    const runs = await Promise.all([first.ended, dossier.begin().ended]);
    found.tried += 1;
    const name = `two builds ${n}`;
    const isFine = ({ status, stderr }) => status === 0 || status === 2 && stderr.includes("another build");
    if (!runs.every(isFine)) found.wrong.push(`${name}: ${runs.map(({ status, stderr }) => `${status} ${stderr}`)}`);
    if (!runs.some(({ status }) => status === 0) || tree(dossier.output) !== dossier.fresh) found.wrong.push(`${name}: not the new site`);
    dossier.mend(name, found);
  }
}
