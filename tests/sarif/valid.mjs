// Holds SARIF logs against the schema of OASIS: node valid.mjs LOG... The schema is found through Cargo.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const here = dirname(fileURLToPath(import.meta.url));
const manifest = join(here, "Cargo.toml");
const metadata = JSON.parse(
  execFileSync("cargo", ["metadata", "--format-version", "1", "--manifest-path", manifest], {
    maxBuffer: 64 << 20,
    stdio: ["ignore", "pipe", "ignore"],
  }),
);
const crate = metadata.packages.find((found) => found.name === "serde-sarif");
const schema = JSON.parse(readFileSync(join(dirname(crate.manifest_path), "src/schema.json"), "utf8"));

const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);
let wrong = 0;
for (const path of process.argv.slice(2)) {
  const log = JSON.parse(readFileSync(path, "utf8"));
  if (validate(log)) {
    console.log(`${path}: valid, ${log.runs[0].results.length} results`);
  } else {
    wrong += 1;
    console.error(`${path} is not valid:`);
    for (const error of validate.errors.slice(0, 10)) console.error(`  ${error.instancePath} ${error.message}`);
  }
}
// A log that is wrong on purpose: a schema that lets everything pass would be no test.
if (validate({ version: "2.1.0", runs: [{ results: [{}] }] })) {
  console.error("the schema lets a wrong log pass");
  wrong += 1;
}
process.exit(wrong === 0 ? 0 : 1);
