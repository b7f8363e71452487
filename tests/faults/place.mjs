// An output that cannot be exchanged, since it is mounted: files are put into their places one by one, and a build that
// is killed at any point is mended by the next.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { pause, tree } from "./dossier.mjs";
import { inTheWay } from "./way.mjs";

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
    const noneLeft = (name) => {
      const own = readdirSync(output).filter((file) => file.startsWith(".factum-") && file !== ".factum-site");
      if (own.length > 0) found.wrong.push(`${name}: ${own} is left`);
    };
    found.tried += 1;
    noneLeft("in place");
    // Nothing of the site stands yet, so that its mark is new as well.
    for (const name of readdirSync(output)) rmSync(join(output, name), { recursive: true });
    found.tried += 1;
    if (dossier.build(["--jobs", "1"]).status !== 0) found.wrong.push("in place, the first build: it fails");
    noneLeft("in place, the first build");
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
      noneLeft(`in place, killed ${n}`);
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
        noneLeft(`in place, ${call} ${n}`);
        if (next.status !== 0 || tree(output) !== dossier.fresh) found.wrong.push(`in place, ${call} ${n}: the next build is another: ${next.stderr}`);
      }
    }
    restore();
    inTheWay(dossier, found);
    noneLeft("in place, what is in the way");
  } finally {
    execFileSync("umount", [output]);
  }
}
