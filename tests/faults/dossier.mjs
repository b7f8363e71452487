// A dossier with the site that it had, a changed note, and the site that it comes to.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/// Everything below a folder, with its bytes.
export function tree(folder, leftOut = () => false) {
  const found = {};
  const walk = (at) => {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      const entry = lstatSync(path);
      const key = relative(folder, path);
      if (leftOut(key)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isSymbolicLink()) found[key] = `-> ${readlinkSync(path)}`;
      else if (entry.isFile()) found[key] = readFileSync(path, "latin1");
      else found[key] = "special";
    }
  };
  if (existsSync(folder)) walk(folder);
  return JSON.stringify(Object.entries(found).sort());
}

export class Dossier {
  constructor(program, root = mkdtempSync(join(tmpdir(), "factum-faults-"))) {
    this.program = resolve(program);
    this.root = root;
    this.output = join(root, "public");
    this.kept = join(root, "kept");
    for (const part of ["factum.yaml", "factum.lock", "content", "captures", "themes"]) {
      const from = join(here, "../dossiers/harbour", part);
      if (existsSync(from)) cpSync(from, join(root, part), { recursive: true });
    }
  }

  /// Makes the two sites. A file of somebody else's is in both.
  prepare() {
    if (this.build(["--jobs", "1"]).status !== 0) throw new Error("the dossier does not build");
    writeFileSync(join(this.output, "CNAME"), "example.org\n");
    cpSync(this.output, this.kept, { recursive: true, preserveTimestamps: true });
    this.old = tree(this.output);
    const index = join(this.root, "content/index.md");
    writeFileSync(index, `${readFileSync(index, "utf8")}\nNobody knows who paid.[?]\n`);
    const changed = this.build(["--jobs", "1"]);
    if (changed.status !== 0) throw new Error(`the changed dossier does not build: ${changed.stderr}`);
    this.fresh = tree(this.output);
    if (this.fresh === this.old) throw new Error("the two sites are the same");
  }

  /// Puts the old site back as it was.
  restore() {
    for (const name of readdirSync(this.root)) {
      if (name === "public" || name.startsWith(".public.")) rmSync(join(this.root, name), { recursive: true });
    }
    cpSync(this.kept, this.output, { recursive: true, preserveTimestamps: true });
  }

  command(more = []) {
    return ["--root", this.root, "--quiet", "build", ...more];
  }

  /// Builds, by way of another program where one is given.
  build(more = [], before = []) {
    const [run, ...args] = [...before, this.program, ...this.command(more)];
    return spawnSync(run, args, { encoding: "utf8", timeout: 60_000 });
  }

  /// Begins to build. What it says and how it ends is promised.
  begin(more = [], before = []) {
    const [run, ...args] = [...before, this.program, ...this.command(more)];
    const child = spawn(run, args, { stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stdout.resume();
    child.stderr.on("data", (data) => { stderr += data; });
    const ended = new Promise((done) => {
      child.on("close", (status, signal) => done({ status, signal, stderr }));
    });
    return { child, ended };
  }

  beside() {
    return readdirSync(this.root).filter((name) => name.startsWith(".public."));
  }

  /// Holds what a build left against what it may leave, then builds once more.
  judge(name, run, found, mayBeCutOff = false) {
    found.tried += 1;
    const left = tree(this.output);
    const said = (run.stderr ?? "").trim().split("\n").slice(0, 2).join(" / ");
    if (left !== this.old && left !== this.fresh) found.wrong.push(`${name}: neither site (${run.status ?? run.signal}) ${said}`);
    else if (run.status === 0 && left !== this.fresh) found.wrong.push(`${name}: says it is done, and the old site stands`);
    else if (run.status === 101 || (run.stderr ?? "").includes("panicked")) found.wrong.push(`${name}: panics: ${said}`);
    else if (run.status === 2 && !mayBeCutOff && !/\(os error \d+\)|another build/.test(run.stderr)) found.wrong.push(`${name}: names no cause: ${said}`);
    this.mend(name, found);
  }

  /// The next build gives the new site and leaves nothing beside it.
  mend(name, found) {
    const next = this.build(["--jobs", "1"]);
    if (next.status !== 0 || tree(this.output) !== this.fresh) {
      found.wrong.push(`${name}: the next build is another: ${next.stderr.slice(0, 200)}`);
    } else if (this.beside().length > 0) {
      found.wrong.push(`${name}: ${this.beside()} is left`);
    }
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
