// Results that nobody reads, or that there is no room for: the end is quiet, or an error, never a panic. Threads that
// cannot be started are an error.

import { spawnSync } from "node:child_process";
import { join } from "node:path";

export async function pipes(dossier, _most, found) {
  dossier.prepare();
  const { program, root } = dossier;
  const commands = [
    ["build"], ["check"], ["check", "--format", "json"], ["check", "--format", "sarif"], ["check", "--format", "github"], ["check", "--format", "short"],
    ["coverage"], ["seal", "--check"], ["read", "--json"], ["read"], ["explain"], ["explain", "F0301"], ["mutate", "--n", "3"],
    ["export", "html", "--single-file", "--output", "-"], ["export", "html", "--single-file"], ["completions", "bash"], ["man", join(root, "man")],
    ["cite", "ferry"], ["evidence", "The ferry sailed."], ["--help"], ["build", "--help"], ["--version"], ["nonsense"],
  ];
  const shell = (line) => spawnSync("bash", ["-c", line], { encoding: "utf8", timeout: 120_000, input: "" });
  const quoted = (words) => words.map((word) => `'${word}'`).join(" ");
  for (const command of commands) {
    const call = `${quoted([program, "--root", root])} ${quoted(command)}`;
    // The status of the program, whatever becomes of what reads it.
    const ways = {
      "a reader that goes away": `( ${call} 2>/dev/null; echo $? >&3 ) | head -c 0 >/dev/null`,
      "a full disk": `${call} >/dev/full 2>/dev/null; echo $?`,
      "no output at all": `${call} >&- 2>&-; echo $?`,
      "full for errors": `${call} 2>/dev/full >/dev/null; echo $?`,
      "a closed pipe for errors": `( ${call} 2>&1 >/dev/null; echo $? >&3 ) | head -c 0 >/dev/null`,
    };
    for (const [way, line] of Object.entries(ways)) {
      const run = shell(`exec 3>&1; ${line}`);
      found.tried += 1;
      const status = run.stdout.trim().split("\n").pop();
      if (!["0", "1", "2"].includes(status)) found.wrong.push(`${command.join(" ")} with ${way}: ends with ${status || run.signal}`);
    }
  }
  const threads = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=clone3,clone", "-e", "inject=clone3,clone:error=EAGAIN"];
  for (const command of [["build"], ["build", "--jobs", "4"], ["check"], ["seal", "--check"], ["coverage"], ["mutate", "--n", "3"], ["cite", "ferry"], ["export", "html", "--single-file"]]) {
    dossier.restore();
    const [run, ...args] = [...threads, program, "--root", root, ...command];
    const ended = spawnSync(run, args, { encoding: "utf8", timeout: 60_000 });
    found.tried += 1;
    const isTold = ended.stderr.includes("cannot start") && ended.stderr.includes("os error 11");
    if (ended.status !== 2 || !isTold) found.wrong.push(`${command.join(" ")} without threads: ${ended.status} ${ended.stderr}`);
  }
}
