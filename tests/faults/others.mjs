// What others have in the output folder, put into it while a build is at work, or laid beside it, stays.

import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";

import { pause, tree } from "./dossier.mjs";
import { inTheWay } from "./way.mjs";

export async function others(dossier, most, found) {
  dossier.prepare();
  await cameIn(dossier, most, found);
  refused(dossier, found);
  dossier.restore();
  inTheWay(dossier, found);
  dossier.restore();
  namesOfBytes(dossier, found);
  laidBeside(dossier, found);
}

/// A file comes into the output right before the exchange, or into the old site right after it; then the build goes on,
/// or is killed.
async function cameIn(dossier, most, found) {
  const { root, output } = dossier;
  const strace = (inject) => ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2", "-e", `inject=renameat2:${inject}`];
  const isThere = (name) => existsSync(join(output, name)) && readFileSync(join(output, name), "utf8") === "came in";
  for (let n = 0; n < most; n += 1) {
    const isAfter = n % 2 === 1;
    const isKilled = n % 4 > 1;
    dossier.restore();
    const staging = join(root, ".public.factum-stage");
    const { child, ended } = dossier.begin(["--jobs", "1"], strace(isAfter ? "delay_exit=900000" : "delay_enter=900000"));
    const stands = () => readFileSync(join(output, "index.html"), "utf8").includes("Nobody knows who paid");
    // The manifest is written last, so the exchange is what comes next.
    const isReady = () => (isAfter ? stands() : existsSync(join(staging, "MANIFEST.sha256")));
    for (let tries = 0; tries < 2_000 && !isReady() && child.exitCode === null; tries += 1) await pause(1);
    if (!isAfter) await pause(100);
    const into = isAfter ? staging : output;
    const name = `came in ${isAfter ? "after" : "before"} the exchange${isKilled ? ", killed" : ""} ${n}`;
    found.tried += 1;
    try {
      mkdirSync(join(into, "new/folder"), { recursive: true });
      writeFileSync(join(into, "new/folder/file"), "came in");
      // As editors do: another file of the same name.
      writeFileSync(join(into, "CNAME~"), "example.net\n");
      renameSync(join(into, "CNAME~"), join(into, "CNAME"));
    } catch (error) {
      found.wrong.push(`${name}: the moment was missed: ${error.message}`);
    }
    if (isKilled) {
      // The build, not the program that watches it.
      const pids = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ");
      for (const pid of pids.filter(Boolean)) process.kill(Number(pid), "SIGKILL");
    }
    await ended;
    dossier.build(["--jobs", "1"]);
    if (!isThere("new/folder/file")) found.wrong.push(`${name}: it is gone`);
    const names = ["CNAME", "CNAME.1"].filter((file) => existsSync(join(output, file)));
    if (!names.some((file) => readFileSync(join(output, file), "utf8") === "example.net\n")) found.wrong.push(`${name}: the other CNAME is gone`);
    if (dossier.beside().length > 0) found.wrong.push(`${name}: ${dossier.beside()} is left`);
    rmSync(join(output, "new"), { recursive: true, force: true });
  }
}

/// Folders that are not Factum's to write to are refused before anything is made or deleted.
function refused(dossier, found) {
  const { root } = dossier;
  const digest = createHash("sha256").update("dear").digest("hex");
  const backup = join(root, "backup");
  mkdirSync(backup);
  writeFileSync(join(backup, "photo"), "dear");
  writeFileSync(join(backup, "MANIFEST.sha256"), `${digest}  photo\n`);
  mkdirSync(join(root, "papers"));
  writeFileSync(join(root, "papers/thesis"), "years");
  writeFileSync(join(root, "plain"), "a file");
  symlinkSync("content", join(root, "link"));
  symlinkSync("nowhere", join(root, "dangling"));
  const leftOut = (path) => path.startsWith("public");
  const outputs = [
    "backup", "papers", "plain", "link", "link/inner", "dangling", ".", "..", "/", "content", "content/a/b", "themes/x", "captures/x",
    ".git/x", "public/../content/x", process.env.HOME, join(process.env.HOME ?? "/root", ".."),
  ];
  mkdirSync(join(root, ".git"));
  for (const output of outputs) {
    const before = tree(root, leftOut);
    const run = dossier.build(["--output", output]);
    found.tried += 1;
    if (run.status !== 2) found.wrong.push(`output ${output}: ends with ${run.status}: ${run.stderr}`);
    if (!run.stderr.includes("help:")) found.wrong.push(`output ${output}: says no way out: ${run.stderr}`);
    if (tree(root, leftOut) !== before) found.wrong.push(`output ${output}: something has changed`);
  }
  for (const name of ["backup", "papers", "plain", "link", "dangling", ".git"]) rmSync(join(root, name), { recursive: true });
}

/// A name need not be text.
function namesOfBytes(dossier, found) {
  const path = Buffer.concat([Buffer.from(`${dossier.output}/`), Buffer.from([0xff, 0xfe]), Buffer.from(".txt")]);
  writeFileSync(path, "mine");
  const run = dossier.build(["--jobs", "1"]);
  found.tried += 1;
  const isThere = existsSync(path) && readFileSync(path, "utf8") === "mine";
  if (isThere) rmSync(path);
  if (run.status !== 0 || !isThere) found.wrong.push(`a name of bytes: ${run.status}, ${isThere ? "it is there" : "it is gone"}: ${run.stderr}`);
  else if (tree(dossier.output) !== dossier.fresh) found.wrong.push("a name of bytes: the site is another");
}

/// What has the names of Factum's own folders and not its mark is neither published nor deleted.
function laidBeside(dossier, found) {
  const { root, output } = dossier;
  const evil = join(root, "evil");
  mkdirSync(evil);
  writeFileSync(join(evil, "index.html"), "evil");
  writeFileSync(join(evil, "MANIFEST.sha256"), "");
  const lay = {
    folder: (path) => { mkdirSync(path); writeFileSync(join(path, "index.html"), "evil"); },
    link: (path) => symlinkSync(evil, path),
    file: (path) => writeFileSync(path, "evil"),
    "empty file": (path) => writeFileSync(path, " "),
  };
  for (const name of [".public.factum-stage", ".public.factum-aside", ".public.factum-journal"]) {
    for (const [what, make] of Object.entries(lay)) {
      for (const hasOutput of [true, false]) {
        dossier.restore();
        if (!hasOutput) rmSync(output, { recursive: true });
        const path = join(root, name);
        make(path);
        const run = dossier.build(["--jobs", "1"]);
        found.tried += 1;
        const fault = (why) => found.wrong.push(`${name} is a ${what}, output ${hasOutput}: ${why}`);
        if (run.status !== 0) fault(run.stderr);
        if (tree(output).includes("evil") || lstatSync(output).isSymbolicLink()) fault("it is published");
        if (!existsSync(path) || tree(evil) !== JSON.stringify([["MANIFEST.sha256", ""], ["index.html", "evil"]])) fault("it is gone");
        rmSync(path, { recursive: true });
        if (dossier.beside().length > 0) fault(`${dossier.beside()} is left`);
      }
    }
  }
  rmSync(evil, { recursive: true });
}
