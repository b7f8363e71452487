// Makes each system call of a build fail, one at a time, and holds what is left against what may be: the site as it
// was or the new one, an exit status that says which, and a next build that gives the new site and leaves nothing
// beside it. Also kills the build at each of these calls.
//
// node tests/faults.mjs PROGRAM [MOST]: MOST is how many calls of each kind are tried (default 12), evenly spread.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const program = resolve(process.argv[2]);
const most = Number(process.argv[3] ?? 12);
const here = dirname(fileURLToPath(import.meta.url));

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
};

const root = mkdtempSync(join(tmpdir(), "factum-faults-"));
process.on("exit", () => rmSync(root, { recursive: true, force: true }));
for (const part of ["factum.yaml", "factum.lock", "content", "captures", "themes"]) {
  const from = join(here, "dossiers/harbour", part);
  if (existsSync(from)) cpSync(from, join(root, part), { recursive: true });
}

const tree = (folder) => {
  const found = {};
  const walk = (at) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      else found[relative(folder, path)] = readFileSync(path, "latin1");
    }
  };
  if (existsSync(folder)) walk(folder);
  return JSON.stringify(Object.entries(found).sort());
};

const command = ["--root", root, "--quiet", "build", "--jobs", "1"];
const build = (before = []) => {
  const [run, ...args] = [...before, program, ...command];
  return spawnSync(run, args, { encoding: "utf8", timeout: 60_000 });
};
const output = join(root, "public");
const kept = join(root, "kept");

// The site as it was, with a file of somebody else's, and the new one, in which a note is gone and another differs.
if (build().status !== 0) throw new Error("the dossier does not build");
writeFileSync(join(output, "CNAME"), "example.org\n");
cpSync(output, kept, { recursive: true, preserveTimestamps: true });
const old = tree(output);
const index = join(root, "content/index.md");
writeFileSync(index, `${readFileSync(index, "utf8")}\nNobody knows who paid.[?]\n`);
const changed = build();
if (changed.status !== 0) throw new Error(`the changed dossier does not build: ${changed.stderr}`);
const fresh = tree(output);
if (fresh === old) throw new Error("the two sites are the same");

const restore = () => {
  for (const name of readdirSync(root)) {
    if (name === "public" || name.startsWith(".public.")) rmSync(join(root, name), { recursive: true });
  }
  cpSync(kept, output, { recursive: true, preserveTimestamps: true });
};
const beside = () => readdirSync(root).filter((name) => name.startsWith(".public."));

const countOf = (call) => {
  restore();
  const log = join(root, "calls");
  build(["strace", "-f", "-qq", "-o", log, "-e", `trace=${call}`]);
  const lines = readFileSync(log, "utf8").split("\n").filter((line) => line.includes(`${call}(`));
  rmSync(log);
  return lines.length;
};

let tried = 0;
const wrong = [];
for (const [call, errors] of Object.entries(ERRORS)) {
  const count = countOf(call);
  const step = Math.max(1, Math.floor(count / most));
  for (const inject of [...errors.map((error) => `error=${error}`), "signal=KILL"]) {
    for (let n = 1 + (tried % step); n <= count; n += step) {
      restore();
      const run = build(["strace", "-f", "-qq", "-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${call}:${inject}:when=${n}`]);
      tried += 1;
      const found = tree(output);
      const name = `${call} ${inject} ${n} of ${count}`;
      const said = (run.stderr ?? "").trim().split("\n").slice(0, 2).join(" / ");
      if (found !== old && found !== fresh) wrong.push(`${name}: neither site (${run.status ?? run.signal}) ${said}`);
      else if (run.status === 0 && found !== fresh) wrong.push(`${name}: says it is done, and the old site stands`);
      else if (run.status === 101 || (run.stderr ?? "").includes("panicked")) wrong.push(`${name}: panics: ${said}`);
      const next = build();
      if (next.status !== 0 || tree(output) !== fresh) wrong.push(`${name}: the next build is another: ${next.stderr.slice(0, 200)}`);
      else if (beside().length > 0) wrong.push(`${name}: ${beside()} is left`);
    }
  }
}
console.log(`${tried} faults tried, ${wrong.length} with another outcome than they may have`);
for (const line of wrong) console.log(line);
process.exit(wrong.length > 0 ? 1 : 0);
