// A build with all its threads is ended at any moment, by signals that can be seen and by one that cannot.

import { pause } from "./dossier.mjs";

export async function kills(dossier, most, found) {
  dossier.prepare();
  dossier.restore();
  const begun = performance.now();
  dossier.build();
  const whole = performance.now() - begun;
  for (const signal of ["SIGKILL", "SIGINT", "SIGTERM"]) {
    for (let n = 0; n < most; n += 1) {
      dossier.restore();
      const { child, ended } = dossier.begin();
      // Spread evenly over the time that a build takes, and a little over its end.
      await pause((whole * 1.1 * (n + Math.random())) / most);
      child.kill(signal);
      dossier.judge(`${signal} ${n}`, await ended, found);
    }
  }
}
