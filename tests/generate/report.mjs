// The sources of a generated dossier: what each says is collected while notes are written, so that every
// quote stands in its source once.
import { filler, grouped, lot, quality, slug, thing, two } from "./words.mjs";

export class Report {
  #lines = [];
  constructor({ number, id, label, publisher, place, year, month = 12, day = 28, language = "en", from = null }) {
    Object.assign(this, { number, id, label, publisher, place, year, month, day, language, from });
  }

  get date() {
    return `${this.year}-${two(this.month)}-${two(this.day)}`;
  }

  get uses() {
    return this.#lines.length;
  }

  // Lets the source say a sentence, of which the dossier quotes `quote`; gives the citation back. Case is kept
  // in quotes, so one that begins in the middle of a sentence is not to begin one.
  say(quote, sentence = quote) {
    this.#lines.push(/^\p{Ll}/u.test(sentence) ? `In those days ${sentence}` : sentence);
    return `{source: ${this.id}, quote: "${quote}"}`;
  }

  // What stands above the text.
  get head() {
    return `${this.publisher}, ${this.language === "de" ? "gedruckt" : "printed"} in ${this.place}`;
  }

  // The text as it was archived; one that was taken over has the other's text, and its own head.
  text() {
    return `${this.head}\n\n${[...(this.from?.body() ?? []), ...this.body()].join("\n\n")}\n`;
  }

  body() {
    const by = lot(this.number * 7919 + 1);
    return this.#lines.map((line) => `${line}. ${filler(by)} ${filler(by)}`);
  }

  note() {
    const { id, label, publisher, place, date, language, from, head } = this;
    return [`sources/${id}`, `---
label: ${label}
publisher: ${publisher}
date: ${date}
language: ${language}
capture: ${id}.txt
${language === "en" ? "" : `lang: ${language}\n`}${from ? `syndicated_from: ${from.id}\n` : ""}---
${language === "de" ? `Der [[${slug(publisher)}]] erscheint in [[${slug(place)}]].` : `The [[${slug(publisher)}]] is printed in [[${slug(place)}]].`}[@${id}, "${head}"]
`];
  }
}

// A sentence that a source might have of somebody and some place, with the quote that bears it out.
export function remark(by, report, who, where) {
  const [a, b, q] = [thing(by), thing(by), quality(by)];
  const [number, share, sum] = [by.between(12, 9400), `${by.between(2, 97)}.${by.between(1, 9)}`, `${by.between(1, 900)}.${by.between(1, 9)}`];
  const [name, there, id, place] = [who.name, where.name, who.id, where.id];
  const [quote, prose] = by.pick([
    () => [`${name} looked over the ${q} ${a} and the ${b}`, `[[${id}]] looked over the ${q} ${a} and the ${b}.`],
    () => [`${name} brought ${grouped(number)} wagons of ${a} stone to the ${b} of ${there}`, `[[${id}]] brought ${grouped(number)} wagons of ${a} stone to the ${b} of [[${place}]].`],
    () => [`${share} percent of the ${q} ${a} at ${there} belonged to the ${b}`, `At [[${place}]], ${share}% of the ${q} ${a} belonged to the ${b}.`],
    () => [`${name} paid $${sum} million for the ${q} ${a} behind the ${b}`, `For the ${q} ${a} behind the ${b}, [[${id}]] paid $${sum} million.`],
    () => [`the ${q} ${a} at ${there} was opened in ${report.year} beside the ${b}`, `The ${q} ${a} at [[${place}]] was opened beside the ${b} in ${report.year}.`],
    () => [`the ${a} of ${there} took in ${grouped(number)} ${by.pick(["masons", "carters", "weavers"])} for the ${q} ${b}`, null],
  ])();
  const told = prose ?? `${quote[0].toUpperCase()}${quote.slice(1)}.`.replace(there, `[[${place}]]`);
  return { prose: told, cite: report.say(quote) };
}

// What no source says, for the notes to ask.
export function question(by) {
  const [a, b, q] = [thing(by), thing(by), quality(by)];
  return by.pick([
    `Who paid for the ${q} ${a}, the report does not say.[?]`,
    `Whether the ${a} and the ${q} ${b} were meant is not known.[?]`,
    `What became of the ${q} ${a} at the ${b} is left open.[?]`,
  ]);
}
