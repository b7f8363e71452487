// A disk on which there is room for a part of a site or of what another command writes, and one that may not be written
// to.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Dossier, tree } from "./dossier.mjs";

const mount = (...args) => execFileSync("mount", args, { stdio: "pipe" });

/// Commands that write files: with room for a part of them, what stood there stands there and nothing else does.
function files(dossier, at, found) {
  const { program, root } = dossier;
  writeFileSync(join(root, "dossier.zip"), "the last export");
  writeFileSync(join(root, "dossier.html"), "the last export");
  const commands = [
    ["export", "zip", "--output", "dossier.zip"], ["export", "html", "--single-file", "--output", "dossier.html"],
    ["export", "okf", "--output", "dossier.okf.zip"], ["init", "another"], ["theme", "eject", "mine"], ["man", "pages"],
  ];
  for (const command of commands) {
    for (const room of [0, 4_096]) {
      const { bavail, bsize } = statfsSync(at);
      const filler = join(at, "filler");
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
      const before = tree(root, (path) => path === "filler");
      const run = spawnSync(program, ["--root", root, ...command], { cwd: root, encoding: "utf8", timeout: 60_000 });
      found.tried += 1;
      const name = `${command.join(" ")} with ${room} bytes of room`;
      if (run.status !== 2 || !run.stderr.includes("os error 28")) found.wrong.push(`${name}: ${run.status} ${run.stderr}`);
      if (tree(root, (path) => path === "filler") !== before) found.wrong.push(`${name}: something was left or lost`);
      rmSync(filler);
    }
  }
}

export async function disk(outer, most, found) {
  const at = mkdtempSync(join(tmpdir(), "factum-disk-"));
  mount("-t", "tmpfs", "-o", "size=24m", "tmpfs", at);
  try {
    const dossier = new Dossier(outer.program, at);
    dossier.prepare();
    for (let n = 0; n < most; n += 1) {
      dossier.restore();
      const { bavail, bsize } = statfsSync(at);
      // From nothing at all to as much as a site needs.
      const room = Math.floor((n * 1_500_000) / most);
      const filler = join(at, "filler");
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
      const run = dossier.build();
      const said = run.stderr.trim().split("\n")[0];
      const left = tree(dossier.output);
      found.tried += 1;
      const name = `${room} bytes of room`;
      if (left !== dossier.old && left !== dossier.fresh) found.wrong.push(`${name}: neither site: ${said}`);
      if (run.status === 2 && !(said.includes(at) && said.includes("os error 28"))) found.wrong.push(`${name}: says ${said}`);
      if (![0, 2].includes(run.status)) found.wrong.push(`${name}: ends with ${run.status ?? run.signal}: ${said}`);
      rmSync(filler);
      dossier.mend(name, found);
    }
    files(dossier, at, found);
    dossier.restore();
    mount("-o", "remount,ro", at);
    const run = dossier.build();
    found.tried += 1;
    const isTold = run.stderr.includes("os error 30") && run.stderr.includes(at);
    if (run.status !== 2 || !isTold || tree(dossier.output) !== dossier.old) found.wrong.push(`read-only: ${run.status} ${run.stderr}`);
    mount("-o", "remount,rw", at);
    dossier.mend("read-only", found);
  } finally {
    execFileSync("umount", [at]);
    rmSync(at, { recursive: true });
  }
}
