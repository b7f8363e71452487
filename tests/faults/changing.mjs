// While a dossier is read, a note of it is a link to a secret, a folder that is one, a pipe, a file without end, or not
// there at all. Nothing of the secret is published, nothing is waited for, and what is published is whole.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { tree } from "./dossier.mjs";

const SECRET = "zanzibar umbrella";

export async function changing(dossier, most, found) {
  dossier.prepare();
  const { root, output } = dossier;
  writeFileSync(join(root, "secret.md"), `---\ntitle: ${SECRET}\n---\n${SECRET}.[?]\n`);
  mkdirSync(join(root, "elsewhere"));
  writeFileSync(join(root, "elsewhere/note.md"), readFileSync(join(root, "secret.md")));
  const folder = join(root, "content/about");
  const aside = join(root, "about");
  const note = join(folder, "methodology.md");
  const whole = readFileSync(note);
  const clear = () => {
    if (lstatSync(folder).isSymbolicLink()) rmSync(folder);
    if (existsSync(aside)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(aside, folder);
    }
    rmSync(note, { recursive: true, force: true });
    writeFileSync(note, whole);
  };
  const turns = {
    link: () => { rmSync(note); symlinkSync("../../secret.md", note); },
    "absolute link": () => { rmSync(note); symlinkSync(join(root, "secret.md"), note); },
    "folder that is a link": () => { renameSync(folder, aside); symlinkSync("../elsewhere", folder); },
    pipe: () => { rmSync(note); execFileSync("mkfifo", [note]); },
    "endless file": () => { rmSync(note); symlinkSync("/dev/zero", note); },
    "sparse file": () => truncateSync(note, 3 * 2 ** 30),
    folder: () => { rmSync(note); mkdirSync(note); },
    gone: () => rmSync(note),
  };
  dossier.restore();
  const begun = performance.now();
  dossier.build();
  const time = performance.now() - begun;
  for (const [name, turn] of Object.entries(turns)) {
    for (let n = 0; n < most; n += 1) {
      dossier.restore();
      clear();
      const { child, ended } = dossier.begin();
      const limit = setTimeout(() => child.kill("SIGKILL"), 20_000);
      // Most of the time that a build takes is spent reading.
      const until = performance.now() + (time * n) / most;
      while (performance.now() < until) await new Promise(setImmediate);
      turn();
      // It goes to and fro, so that what was listed is another thing when it is read.
      for (let k = 0; k < 20 && child.exitCode === null; k += 1) {
        await new Promise(setImmediate);
        clear();
        await new Promise(setImmediate);
        turn();
      }
      const run = await ended;
      clearTimeout(limit);
      found.tried += 1;
      const what = `${name} ${n}`;
      if (tree(output).includes(SECRET) || run.stderr.includes(SECRET)) found.wrong.push(`${what}: the secret is told`);
      if (![0, 1, 2].includes(run.status)) found.wrong.push(`${what}: ends with ${run.status ?? run.signal}: ${run.stderr}`);
      const wrong = broken(output);
      if (wrong) found.wrong.push(`${what}: ${wrong} is not what the manifest says`);
    }
    clear();
    dossier.mend(name, found);
  }
}

/// A file that is not as the site's manifest lists it.
function broken(output) {
  const lines = readFileSync(join(output, "MANIFEST.sha256"), "utf8").trim().split("\n");
  const digest = (path) => createHash("sha256").update(readFileSync(join(output, path))).digest("hex");
  return lines.map((line) => line.split("  ")).find(([known, path]) => !existsSync(join(output, path)) || digest(path) !== known)?.[1];
}
