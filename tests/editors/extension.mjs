// The extension's own code against the real server, with what it asks of Visual Studio Code put in its place:
//   node tests/editors/extension.mjs FACTUM EXTENSION DOSSIER
// EXTENSION is editors/vscode after `npm install`, DOSSIER a folder that `factum init` has written.
// vscode-languageclient is put in its place too, by its base for Node's streams: what it needs of the editor is most of
// the editor. So this holds what the extension itself does: what it starts, with which arguments, for which files, its
// commands, what it says where the program is not there, and that it starts anew with other settings.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [factum, extension, dossier] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(extension, "extension.js"));
const manifest = JSON.parse(readFileSync(join(extension, "package.json"), "utf8"));
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require("vscode-jsonrpc/node");

const settings = { path: factum, captures: "" };
const commands = {};
const asked = { context: {}, errors: [], executed: [], choice: undefined };
const listeners = [];
let editor;
const vscode = {
  workspace: {
    getConfiguration: (section) => (assert.equal(section, "factum"), { get: (name) => settings[name] }),
    onDidChangeConfiguration: (listener) => (listeners.push(listener), { dispose() {} }),
  },
  window: {
    showErrorMessage: async (message) => (asked.errors.push(message), asked.choice),
    get activeTextEditor() {
      return editor;
    },
  },
  commands: {
    registerCommand: (name, run) => ((commands[name] = run), { dispose() {} }),
    executeCommand: async (name, ...more) => {
      if (name === "setContext") asked.context[more[0]] = more[1];
      else asked.executed.push([name, ...more]);
    },
  },
};

// A client that starts the program as the extension says, and speaks with it.
const clients = [];
class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { id, name, server, options });
    this.code2ProtocolConverter = { asUri: (uri) => uri.toString() };
    clients.push(this);
  }
  async start() {
    this.child = spawn(this.server.command, this.server.args, { stdio: ["pipe", "pipe", "ignore"] });
    await new Promise((done, fail) => this.child.once("spawn", done).once("error", fail));
    this.connection = createMessageConnection(new StreamMessageReader(this.child.stdout), new StreamMessageWriter(this.child.stdin));
    this.shown = new Promise((done) => this.connection.onRequest("window/showDocument", (params) => (done(params.uri), { success: true })));
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.listen();
    const folder = { uri: pathToFileURL(dossier).href, name: "dossier" };
    const capabilities = { window: { showDocument: { support: true } } };
    this.welcome = await this.connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities, workspaceFolders: [folder] });
    await this.connection.sendNotification("initialized", {});
  }
  sendRequest(type, params) {
    return this.connection.sendRequest(type.method, params);
  }
  async stop() {
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    this.ended = await new Promise((done) => this.child.once("exit", done));
  }
}
const ExecuteCommandRequest = { type: { method: "workspace/executeCommand" } };
const load = Module._load;
Module._load = (name, ...more) => {
  if (name === "vscode") return vscode;
  if (name === "vscode-languageclient/node") return { LanguageClient, ExecuteCommandRequest };
  return load(name, ...more);
};
const { activate, deactivate } = require("./extension.js");
let passed = 0;
const held = () => (passed += 1);

// It starts the server, for the files of a dossier.
const context = { subscriptions: [] };
await activate(context);
assert.equal(clients.length, 1);
assert.deepEqual([clients[0].server.command, clients[0].server.args], [factum, ["lsp"]]);
assert.ok(clients[0].options.documentSelector.some((one) => one.language === "markdown"));
assert.ok(clients[0].options.documentSelector.some((one) => one.pattern === "**/factum.yaml"));
assert.equal(clients[0].welcome.serverInfo.name, "factum");
assert.equal(asked.context["factum.isRunning"], true);
held();

// Its commands are those that it declares, and its settings those that it reads.
assert.deepEqual(Object.keys(commands).sort(), manifest.contributes.commands.map((one) => one.command).sort());
assert.deepEqual(
  ["factum.path", "factum.captures"].filter((name) => !manifest.contributes.configuration.properties[name]),
  [],
);
assert.equal(context.subscriptions.length, 3);
held();

// The page at the cursor: the note is saved, and the server asks to show it.
let isSaved = false;
const uri = pathToFileURL(join(dossier, "content/meetings/2031-05-06-lunde.md"));
editor = {
  document: { uri, save: async () => (isSaved = true) },
  selection: { active: { line: 26, character: 3 } },
};
await commands["factum.showPageAtCursor"]();
const address = await clients[0].shown;
assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/meetings\/2031-05-06-lunde\.html#[^\s]+$/);
assert.equal((await fetch(address)).status, 200);
assert.deepEqual([isSaved, asked.errors], [true, []]);
held();

// Other captures, and it starts anew.
settings.captures = join(dossier, "captures");
listeners.forEach((listener) => listener({ affectsConfiguration: (name) => name === "factum.captures" }));
for (let n = 0; n < 200 && !clients[1]?.welcome; n += 1) await new Promise((done) => setTimeout(done, 50));
assert.deepEqual(clients[1].server.args, ["--captures", settings.captures, "lsp"]);
assert.equal(clients[0].ended, 0, "the one before has ended as the protocol says");
listeners.forEach((listener) => listener({ affectsConfiguration: () => false }));
assert.equal(clients.length, 2);
held();

// A program that is not there is said, with the way to the settings.
settings.path = join(dossier, "nowhere");
asked.choice = "Settings";
await commands["factum.restart"]();
assert.match(asked.errors[0], /nowhere could not be started .*Install the program, or say where it is/);
assert.deepEqual(asked.executed, [["workbench.action.openSettings", "factum.path"]]);
held();

await deactivate();
assert.equal(asked.context["factum.isRunning"], false);
console.log(`the extension: ${passed} passed, 0 failed`);
process.exit(0);
