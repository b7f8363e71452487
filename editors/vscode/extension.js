// Starts `factum lsp`, and shows the page at the cursor in the browser.
const vscode = require("vscode");
const { LanguageClient, ExecuteCommandRequest } = require("vscode-languageclient/node");

let client;

function arguments_() {
  const captures = vscode.workspace.getConfiguration("factum").get("captures");
  return captures ? ["--captures", captures, "lsp"] : ["lsp"];
}

async function start() {
  const settings = vscode.workspace.getConfiguration("factum");
  const command = settings.get("path") || "factum";
  const server = { command, args: arguments_() };
  client = new LanguageClient("factum", "Factum", server, {
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", pattern: "**/factum.yaml" },
      { scheme: "file", pattern: "**/captures/**" },
    ],
  });
  try {
    await client.start();
    await vscode.commands.executeCommand("setContext", "factum.isRunning", true);
  } catch (error) {
    const choice = await vscode.window.showErrorMessage(
      `Factum: ${command} could not be started (${error.message}). Install the program, or say where it is.`,
      "Settings",
    );
    if (choice) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "factum.path");
    }
  }
}

async function stop() {
  const ending = client;
  client = undefined;
  await vscode.commands.executeCommand("setContext", "factum.isRunning", false);
  // One that did not start cannot be stopped.
  await ending?.stop().catch(() => {});
}

// The server opens the page by itself as soon as its preview answers.
async function showPage() {
  const editor = vscode.window.activeTextEditor;
  if (!client || !editor) {
    return;
  }
  await editor.document.save();
  const { line, character } = editor.selection.active;
  try {
    await client.sendRequest(ExecuteCommandRequest.type, {
      command: "factum.showPage",
      arguments: [client.code2ProtocolConverter.asUri(editor.document.uri), { line, character }],
    });
  } catch (error) {
    vscode.window.showErrorMessage(`Factum: ${error.message}`);
  }
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("factum.showPageAtCursor", showPage),
    vscode.commands.registerCommand("factum.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("factum.path") || event.affectsConfiguration("factum.captures")) {
        restart();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
