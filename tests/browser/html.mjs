// The Nu HTML checker on every page and style sheet of a built dossier: no errors and no warnings. The pages are
// read from a server, since to the checker a file has no origin that `'self'` in a page's policy could mean.
//
// usage: node html.mjs FOLDER
import { execFile } from "node:child_process";
import vnu from "vnu-jar";
import { finish, places } from "./browsers.mjs";

// Warnings that are wrong, each with its reason; anything else counts.
const WRONG = [
  // JSON-LD is data, which no policy keeps from running; the test of reading sees what browsers refuse.
  ["Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive (missing “‘unsafe-inline’” or nonce/hash).", /<script type="application\/ld\+json">/],
  // Container queries are CSS Conditional Rules 5, which the checker does not know yet.
  ["CSS: Unrecognized at-rule “@container”", /(?:)/],
  ["CSS: “container-type”: Property “container-type” doesn't exist.", /(?:)/],
  // The dossier as one page allows its style by its SHA-256, which the checker does not compute; a browser that
  // found another would say so when it is printed.
  ["Inline style violates Content Security Policy (meta tag): blocked by “style-src” directive (missing “‘unsafe-inline’” or nonce/hash).", /<style>/],
];

const site = await places(process.argv[2]);
const pages = [...site.files].filter((name) => /\.(html|css)$/.test(name));
const faults = [];

// The checker ends with 1 where it has something to say.
function check(addresses) {
  // The checker asks no server on its own machine unless it is told to.
  const words = ["-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", vnu, "--format", "json", "--also-check-css", ...addresses];
  return new Promise((done, fail) => {
    execFile("java", words, { maxBuffer: 1 << 28 }, (error, _, said) => {
      try {
        done(JSON.parse(said).messages);
      } catch {
        fail(error ?? new Error(`the checker says what is no JSON: ${said.slice(0, 500)}`));
      }
    });
  });
}

// Beside others at work the checker may wait too long for a page, which is no fault of the page's: it asks again.
let said = await check(pages.map((name) => site.web + name));
for (let again = 0; again < 3; again += 1) {
  const unread = new Set(said.filter(({ subType }) => subType === "io").map(({ url }) => url));
  if (unread.size === 0) break;
  said = [...said.filter(({ url }) => !unread.has(url)), ...await check([...unread])];
}

let passedOver = 0;
for (const { url, type, subType, lastLine, message, extract } of said) {
  if (WRONG.some(([words, at]) => message === words && at.test(extract))) passedOver += 1;
  else faults.push(`${url?.slice(site.web.length)}:${lastLine}: ${subType ?? type}: ${message}`);
}
site.close();
finish(`Nu checker: ${pages.length} pages and style sheets, ${passedOver} warnings that are wrong`, faults, pages.length > 0);
