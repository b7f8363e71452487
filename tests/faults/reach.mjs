// What a build, a check and a seal of content that strangers wrote reach: no network, and no program but git, which
// tells when a file was changed.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";

const NOTE = `---
title: "http://127.0.0.1:9/title $(touch /tmp/factum-ran)"
description: "\`touch /tmp/factum-ran\`"
---
<img src="http://127.0.0.1:9/a.png"> <script src="http://127.0.0.1:9/b.js"></script> <https://127.0.0.1.example/>

[A page](http://news.example/) and ; touch /tmp/factum-ran # and | sh.[?]
`;

export async function reach(dossier, _most, found) {
  dossier.prepare();
  const { program, root } = dossier;
  writeFileSync(join(root, "content/about/stranger.md"), NOTE);
  // A repository whose hooks and settings are its owner's, and none of the content's.
  spawnSync("git", ["init", "-q"], { cwd: root });
  const log = join(root, "calls");
  for (const command of [["build"], ["check"], ["check", "--format", "sarif"], ["seal"], ["coverage"], ["export", "html", "--single-file", "--output", "-"], ["cite", "ferry"]]) {
    const trace = ["-f", "-qq", "-s", "400", "-o", log, "-e", "trace=%network,execve,execveat"];
    const run = spawnSync("strace", [...trace, program, "--root", root, ...command], { encoding: "utf8", timeout: 60_000 });
    const calls = readFileSync(log, "utf8").split("\n").filter((line) => /^\d+ +\w+\(/.test(line));
    found.tried += 1;
    if (![0, 1].includes(run.status)) found.wrong.push(`${command.join(" ")}: ends with ${run.status}: ${run.stderr}`);
    const began = calls.filter((line) => /exec/.test(line) && !line.includes("ENOENT"));
    const others = began.filter((line) => !line.includes(`"${program}"`) && !/execve\("[^"]*\/git"/.test(line));
    if (others.length > 0) found.wrong.push(`${command.join(" ")} runs ${others[0]}`);
    // The lookups of a user's name by way of a socket of the system are none of the network's.
    const reached = calls.filter((line) => /socket\(|connect\(|sendto\(|bind\(/.test(line) && !/AF_UNIX|socketpair/.test(line));
    if (reached.length > 0) found.wrong.push(`${command.join(" ")} reaches ${reached[0]}`);
    if (began.length === 0) found.wrong.push(`${command.join(" ")}: nothing was seen`);
  }
  rmSync(log);
}
