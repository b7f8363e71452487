// Each kind of system call of a build is made to fail, one call at a time, and the build is killed at it.

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const ERRORS = {
  openat: ["EIO", "EMFILE", "EACCES"],
  openat2: ["EIO"],
  write: ["ENOSPC", "EIO"],
  mkdir: ["ENOSPC", "EROFS"],
  linkat: ["EIO", "ENOSPC"],
  renameat2: ["EIO", "EACCES"],
  rename: ["EIO"],
  unlink: ["EIO"],
  unlinkat: ["EIO"],
  rmdir: ["EIO"],
  syncfs: ["EIO"],
  getdents64: ["EIO"],
  clone3: ["EAGAIN"],
};

export async function calls(dossier, most, found) {
  dossier.prepare();
  const jobs = ["--jobs", "1"];
  const countOf = (call) => {
    dossier.restore();
    const log = join(dossier.root, "calls");
    dossier.build(jobs, ["strace", "-f", "-qq", "-o", log, "-e", `trace=${call}`]);
    const lines = readFileSync(log, "utf8").split("\n").filter((line) => line.includes(`${call}(`));
    rmSync(log);
    return lines.length;
  };
  for (const [call, errors] of Object.entries(ERRORS)) {
    const count = countOf(call);
    const step = Math.max(1, Math.floor(count / most));
    for (const inject of [...errors.map((error) => `error=${error}`), "signal=KILL"]) {
      for (let n = 1 + (found.tried % step); n <= count; n += step) {
        dossier.restore();
        const how = ["-e", `trace=${call}`, "-e", `inject=${call}:${inject}:when=${n}`];
        const run = dossier.build(jobs, ["strace", "-f", "-qq", "-o", "/dev/null", ...how]);
        // What is said of a call that fails is written, too, and calls are counted for each thread.
        const isSaying = call === "write";
        dossier.judge(`${call} ${inject} ${n} of ${count}`, run, found, isSaying);
      }
    }
  }
}
