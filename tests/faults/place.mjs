// An output that cannot be exchanged, since it is mounted: files are put into their places one by one, and a build that
// is killed at any point is mended by the next.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { pause, tree } from "./dossier.mjs";

export async function place(dossier, most, found) {
  dossier.prepare();
  const { output, kept } = dossier;
  rmSync(output, { recursive: true });
  mkdirSync(output);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", output]);
  const restore = () => {
    for (const name of readdirSync(output)) rmSync(join(output, name), { recursive: true });
    cpSync(kept, output, { recursive: true, preserveTimestamps: true });
  };
  try {
    restore();
    const begun = performance.now();
    dossier.build();
    const whole = performance.now() - begun;
    for (let n = 0; n < most; n += 1) {
      restore();
      writeFileSync(join(output, "mine"), "mine");
      const { child, ended } = dossier.begin();
      // What is put into its place is put there at the end.
      await pause(whole * (0.5 + (0.6 * n) / most));
      child.kill("SIGKILL");
      await ended;
      found.tried += 1;
      const next = dossier.build(["--jobs", "1"]);
      const left = tree(output, (path) => path === "mine");
      if (next.status !== 0 || left !== dossier.fresh) found.wrong.push(`in place, killed ${n}: the next build is another: ${next.stderr}`);
      if (!tree(output).includes("\"mine\"")) found.wrong.push(`in place, killed ${n}: a file of somebody else's is gone`);
    }
    for (const call of ["rename", "write", "unlink", "mkdir"]) {
      for (let n = 1; n <= most; n += 1) {
        restore();
        const inject = ["-e", `trace=${call}`, "-e", `inject=${call}:error=EIO:when=${n}`];
        const run = dossier.build(["--jobs", "1"], ["strace", "-f", "-qq", "-o", "/dev/null", ...inject]);
        found.tried += 1;
        if (![0, 1, 2].includes(run.status)) found.wrong.push(`in place, ${call} ${n}: ends with ${run.status}: ${run.stderr}`);
        if (run.status === 0 && tree(output) !== dossier.fresh) found.wrong.push(`in place, ${call} ${n}: says it is done`);
        const next = dossier.build(["--jobs", "1"]);
        if (next.status !== 0 || tree(output) !== dossier.fresh) found.wrong.push(`in place, ${call} ${n}: the next build is another: ${next.stderr}`);
      }
    }
  } finally {
    execFileSync("umount", [output]);
  }
}
