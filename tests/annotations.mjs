// The quotes as W3C Web Annotations, held against the Web Annotation Data Model, a Recommendation of 23 February 2017: what
// it says of annotations, their bodies and targets, selectors and pages must hold, and no key is used that is not its own. No
// registry has a validator of it; each check names the section that it is taken from.
//
// usage: node tests/annotations.mjs SITE...
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const MOTIVATIONS = ["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking",
  "moderating", "questioning", "replying", "tagging"];
const KEYS = {
  AnnotationPage: ["@context", "id", "type", "partOf", "items", "next", "prev", "startIndex"],
  AnnotationCollection: ["@context", "id", "type", "label", "total", "first", "last"],
  Annotation: ["@context", "id", "type", "body", "bodyValue", "target", "motivation", "creator", "created", "generator", "generated", "modified",
    "audience", "rights", "canonical", "via", "stylesheet"],
  SpecificResource: ["id", "type", "source", "purpose", "selector", "state", "styleClass", "renderedVia", "scope"],
  TextQuoteSelector: ["id", "type", "exact", "prefix", "suffix", "refinedBy"],
};
const only = (value, kind, where) => {
  for (const key of Object.keys(value)) assert(KEYS[kind].includes(key), `${where}: the Recommendation has no ${key} in ${kind}`);
};
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
// An IRI (RFC 3987): a scheme, and nothing that stands in none.
const iri = (text, where) => assert(typeof text === "string" && /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/u.test(text), `${where}: ${text} is no IRI`);
const one = (value, where) => assert(typeof value === "string" && value.length > 0, `${where} is not exactly one string`);

// 4.2.4: exactly one exact; at most one prefix and one suffix.
function selector(value, where) {
  assert.equal(value.type, "TextQuoteSelector", `${where}, 4.2`);
  only(value, "TextQuoteSelector", where);
  one(value.exact, `${where}, 4.2.4 exact`);
  for (const side of ["prefix", "suffix"]) if (side in value) one(value[side], `${where}, 4.2.4 ${side}`);
}

// 4: exactly one source, given by its IRI; 4.1: a purpose is a motivation.
function specific(value, where) {
  only(value, "SpecificResource", where);
  if ("type" in value) assert(list(value.type).includes("SpecificResource"), `${where}, 4 type`);
  iri(value.source, `${where}, 4 source`);
  list(value.purpose).forEach((purpose) => assert(MOTIVATIONS.includes(purpose), `${where}, 3.3.5: ${purpose}`));
  list(value.selector).forEach((one, i) => selector(one, `${where}, selector ${i}`));
}

function annotation(value, where) {
  only(value, "Annotation", where);
  // 3.1: exactly one IRI; a type among which is Annotation; one target or more.
  iri(value.id, `${where}, 3.1 id`);
  assert(list(value.type).includes("Annotation"), `${where}, 3.1 type`);
  assert(list(value.target).length > 0, `${where}, 3.1 target`);
  // 3.2.5: a body or a bodyValue, never both.
  assert(!("body" in value && "bodyValue" in value), `${where}, 3.2.5`);
  list(value.motivation).forEach((motivation) => assert(MOTIVATIONS.includes(motivation), `${where}, 3.3.5: ${motivation}`));
  // 3.2.1: a resource by its IRI, or one that is more specific.
  for (const [name, all] of [["body", list(value.body)], ["target", list(value.target)]]) {
    all.forEach((resource, i) => (typeof resource === "string" ? iri(resource, `${where}, 3.2.1`) : specific(resource, `${where}, ${name} ${i}`)));
  }
}

export function check(page) {
  // 5.2, and 3.1 for the context, which stands at the outermost.
  assert(list(page["@context"]).includes("http://www.w3.org/ns/anno.jsonld"), "3.1 @context");
  only(page, "AnnotationPage", "the page");
  iri(page.id, "5.2 id");
  assert.equal(page.type, "AnnotationPage", "5.2 type");
  assert(Array.isArray(page.items), "5.2 items");
  if ("startIndex" in page) assert(Number.isInteger(page.startIndex) && page.startIndex >= 0, "5.2 startIndex");
  const whole = page.partOf;
  if (typeof whole === "string") iri(whole, "5.2 partOf");
  else {
    // 5.1: a collection has an IRI, a type and labels, and says how many it has.
    only(whole, "AnnotationCollection", "the collection");
    iri(whole.id, "5.1 id");
    assert(list(whole.type).includes("AnnotationCollection"), "5.1 type");
    assert.equal(whole.total, page.items.length, "5.1 total");
  }
  assert.equal(new Set(page.items.map(({ id }) => id)).size, page.items.length, "3.1: an IRI names one annotation");
  page.items.forEach((item, i) => {
    assert(!("@context" in item), "5.2: embedded annotations repeat no context");
    annotation(item, `annotation ${i}`);
  });
  return page.items.length;
}

// What must not pass.
const good = { "@context": "http://www.w3.org/ns/anno.jsonld", id: "urn:x:page", type: "AnnotationPage",
  partOf: { id: "urn:x:all", type: "AnnotationCollection", total: 1 },
  items: [{ id: "urn:x:1", type: "Annotation", target: [{ source: "https://example.org/", selector: { type: "TextQuoteSelector", exact: "a" } }] }] };
check(good);
for (const spoil of [(page) => delete page.id, (page) => { page.items[0].target = []; }, (page) => { page.items[0].motivation = "liking"; },
  (page) => { page.items[0].target[0].selector.exact = ["a"]; }, (page) => { page.items[0].target[0].source = "a b"; },
  (page) => { page.items[0].quote = "a"; }, (page) => { page.items.push(page.items[0]); }, (page) => { page.partOf.total = 2; }]) {
  const page = structuredClone(good);
  spoil(page);
  assert.throws(() => check(page), String(spoil));
}
for (const site of process.argv.slice(2)) {
  const count = check(JSON.parse(readFileSync(join(site, "data/annotations.json"), "utf8")));
  console.log(`${site}: ${count} annotations are as the Recommendation has them`);
}
