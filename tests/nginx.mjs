// A built site behind nginx, with the three lines of the guide to publishing: pages, folders, files of data, and what is not
// there.
//
// usage: node tests/nginx.mjs SITE
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const site = resolve(process.argv[2]);
const guide = readFileSync("docs/content/guides/publish.md", "utf8");
const lines = guide.split("```nginx\n")[1].split("\n```")[0];
assert.equal(lines.split("\n").length, 3);
const free = await new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => { const { port } = server.address(); server.close(() => done(port)); });
});
const folder = mkdtempSync(join(tmpdir(), "factum-nginx-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n");
writeFileSync(join(folder, "nginx.conf"), `${process.getuid?.() === 0 ? "user root;\n" : ""}daemon off;
pid ${folder}/pid;
error_log stderr;
events {}
http { include /etc/nginx/mime.types; access_log off; ${paths}
server { listen 127.0.0.1:${free};
${lines.replace("/srv/dossier/public", site)}
} }
`);
const nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "inherit", "inherit"] });
try {
  const get = async (path, turns = 50) => {
    try { return await fetch(`http://127.0.0.1:${free}${path}`); } catch (error) {
      if (!turns) throw error;
      await new Promise((done) => setTimeout(done, 100));
      return get(path, turns - 1);
    }
  };
  for (const [path, status, kind] of [["/", 200, "text/html"], ["/summits/", 200, "text/html"], ["/data/", 200, "text/html"],
    ["/summits/2021-05-08-moscow.html", 200, "text/html"], ["/data/datapackage.json", 200, "application/json"], ["/nothing", 404, "text/html"],
    ["/summits/nothing.html", 404, "text/html"]]) {
    const answer = await get(path);
    assert.equal(answer.status, status, path);
    assert(answer.headers.get("content-type").startsWith(kind), `${path}: ${answer.headers.get("content-type")}`);
    const text = await answer.text();
    if (status === 404) assert(text.includes("There is no page at this address"), path);
  }
} finally { nginx.kill("SIGTERM"); }
console.log("behind nginx every page is where it should be, and what is not there is said");
