// How much of Microsoft's Recognizers-Text specifications for English is read as they say.
//
// node tests/recognizers.mjs SPECS_FOLDER BINARY [--list KIND]: the folder `Specs` of a copy of that repository, of
// which nothing is kept here, and a program. `--list wrong`, `convention` or `false` also prints those values, and
// `otherwise` those of the wrong ones at whose place something of their kind is read.
//
// Values are those that a model gives by default (numbers, ranges, ordinals, percentages, ages, currencies,
// dimensions, temperatures, dates and times) and those of the parsers of dates and times behind them, each once for
// an input, a day and a place. Left out are the parsers of recurring times and of time zones, which are not read at
// all, and extractors, which give no values. Each input is read with its reference day as the source's own date.
//
// *Strictly right*: same value, same unit, same place. Places are the same where what only one of them holds is small
// words ("in", "from", "the", "about"), which the specifications put into some values and not into others. A date and
// a time of day that they join, and a range that they join, may be readings of ours that stand side by side; the last
// day of a range may be the last one in it or the one after, since they have both.
//
// *Right with conventions*: also what a documented convention of ours reads otherwise on purpose, where our reading
// is what the convention says. The conventions, and why:
//   bound      the day or time is read, and its side ("within three years", "later this week") or its part of the day
//              ("late this morning") is left to the words, where it is not read with it
//   either     what may be one of two is read as both ("last Monday", 05/08/2021, an hour without a.m.), and the
//              specification chooses one
//   end        the last year or month of "from 2014 to 2018" belongs to the range, as papers mean it; so does the last
//              number of "10 to 20"; and "from 10 to 20" may be a change, of which both numbers are read
//   whole      what is counted in weeks, months, years or decades is told to the week, month or year: "two months ago"
//              is that month, "past two years" are whole years; the first week of a month or a year is its first seven
//              days, and not the calendar's week with that number
//   open       where which day is meant rests on the text around ("the next day", "that weekend", "first Sunday") or on
//              how weeks are counted, a time that is not known is read, which claims nothing
//   article    "a", "an", "the", "all" before a stretch of time count nothing ("an hour" may be told of as one)
//   parts      "from 2 p.m. for two hours" is read as the time and the stretch that it lasts
//   vague      "a few", "a couple", "several", "now", "soon": no value is claimed where none is told
//   recurring  "every Monday", "weekly" name no date
//   clock      "in 8 minutes" counts from an hour that no source's date has: the stretch of time is read
//   pronoun    "one" and "second" that count nothing, relative ranks ("the next one", "the last sentence")
//   alone      a unit without a number, a part of a day or a season without a day or a year, a zone: no number, no date
//   hour       a number behind "at", or a range of them, is an hour only where a.m., o'clock or the like says so
//   fiscal     fiscal and school years are read by their number
//   holiday    holidays whose day differs from country to country or whose year nobody told
//   its date's the digits of a date or a time of day are that date's, and no number beside it
//   unclear    notations that mean different numbers to different readers are left alone (see unclear())
//
// Of some of these nothing at all is claimed; the share of strictly right values among the others is told too.
//
// *As a newspaper would write it*: the same share without inputs that no editor writes: orders to an assistant, bits of
// code and logs, text with spaces around its marks as corpora keep it (see notWritten()).
//
// *False readings*: what we read of a model's own kind where the specification has nothing at that place, among them
// all cases without results; in per cent of the values. In texts about dates, counts are no kind of theirs, and a number
// that touches its measure ("180ml") is one of the models of measures. What is read with another value at a place where
// the specification has one is wrong and not false: the last line counts these apart.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [specs, program, , listed] = process.argv.slice(2);
const MODELS = {
  "Number/English/NumberModel": "number", "Number/English/NumberRangeModel": "numberrange", "Number/English/OrdinalModel": "ordinal",
  "Number/English/PercentModel": "percentage", "NumberWithUnit/English/AgeModel": "age", "NumberWithUnit/English/CurrencyModel": "currency",
  "NumberWithUnit/English/DimensionModel": "dimension", "NumberWithUnit/English/TemperatureModel": "temperature",
  "DateTime/English/DateTimeModel": "datetime",
  ...Object.fromEntries(["Date", "DatePeriod", "DateTime", "DateTimePeriod", "Duration", "Holiday", "Time", "TimePeriod", "Merged"]
    .map((name) => [`DateTime/English/${name}Parser`, "parser"])),
};
/// Words that tell which half of the day is meant, or that a year is one.
const TELLING = new Set("morning afternoon evening night early late mid midday year years month day week time clock oclock same before after later earlier prior sooner than no not as starting beginning end start middle onward onwards or tonight lunchtime calendar".split(" "));
const SMALL = new Set(("a an the on in at of to from between and by for since until till til about around over this that during within into "
  + "just some almost approximately or than more less least most above below under up is are was were be it its o'clock s st nd rd th "
  + "very through thru with as old age aged approx equals equal equaling either range circa ago - – — , . ; : ( ) [ ] / ' \" ’ “ ” & + @ ~").split(" "));
const DAY = 86_400;

// ---- What is read

/// The cases of all files, with the day that each is read with.
function cases() {
  return Object.entries(MODELS).flatMap(([file, model]) =>
    JSON.parse(readFileSync(join(specs, `${file}.json`), "utf8").replace(/^\ufeff/, "")).map((one) => ({
      file, model, input: one.Input.replace(/[\n\r\u2028\u2029]/g, " "), day: one.Context?.ReferenceDateTime?.slice(0, 10) ?? "2016-11-07", results: one.Results ?? [],
    })));
}

/// Reads all inputs, with one process for each day.
function read(all) {
  const folder = mkdtempSync(join(tmpdir(), "recognizers-"));
  for (const day of new Set(all.map((one) => one.day))) {
    const ofDay = all.filter((one) => one.day === day);
    let text = "";
    for (const one of ofDay) { one.at = text.length; text += `${one.input}\n\n`; }
    writeFileSync(join(folder, "text"), text);
    const run = spawnSync(program, ["--root", folder, "read", "--file", join(folder, "text"), "--reference-date", day, "--format", "json"], { maxBuffer: 1 << 30 });
    if (run.status !== 0) throw new Error(`${day}: ${run.stderr}`);
    // Places are counted in characters; texts here in UTF-16.
    const units = [0];
    for (const c of text) units.push(units.at(-1) + c.length);
    const within = (span, one) => span.characters.map((n) => units[n] - one.at);
    let next = 0;
    for (const sentence of JSON.parse(run.stdout).sentences) {
      const start = units[sentence.span.characters[0]];
      while (next + 1 < ofDay.length && ofDay[next + 1].at <= start) next += 1;
      const one = ofDay[next];
      const add = (kind, list) => (one[kind] ??= []).push(...list.map((reading) => ({
        ...reading, kind, span: within(reading.span, one),
        whole: [reading.span, reading.unit?.span, reading.hedge?.span].filter(Boolean).map((span) => within(span, one)),
      })));
      add("numbers", sentence.numbers); add("dates", sentence.dates); add("times", sentence.times); add("parts", sentence.day_parts ?? []);
    }
  }
  rmSync(folder, { recursive: true });
  for (const one of all) { one.numbers ??= []; one.dates ??= []; one.times ??= []; one.parts ??= []; }
}

// ---- What the specifications say

/// The values of a case, in one form: `{kind, from, to, text, one, ...}`.
function values(one) {
  return one.results.filter((result) => result.TypeName ?? result.Typename ?? result.Type).map((result) => {
    const from = result.Start;
    const to = result.End === undefined ? from + result.Length : result.End + 1;
    const kind = (result.TypeName ?? result.Typename ?? result.Type).replace("datetimeV2.", "");
    const resolution = result.Resolution ?? {};
    const inner = result.Value && typeof result.Value === "object" ? result.Value : {};
    const list = resolution.values ?? inner.values;
    const alternatives = list ? list.map(alternative) : [inner.PastResolution, inner.FutureResolution].filter(Boolean).map((past) => alternative({
      timex: inner.Timex, Mod: inner.Mod, value: past.date ?? past.dateTime ?? past.time ?? past.duration,
      start: past.startDate ?? past.startDateTime ?? past.startTime, end: past.endDate ?? past.endDateTime ?? past.endTime,
    }));
    return { kind, from, to, text: one.input.slice(from, to), one, value: resolution.value, unit: resolution.unit, relative: resolution.relativeTo, alternatives };
  });
}

const alternative = ({ timex = "", Mod, value, start, end }) => ({ timex, mod: Mod, value: value === "not resolved" ? undefined : value, start, end });

// ---- Comparing

const overlaps = (span, value) => span[0] < value.to && value.from < span[1];
const words = (text) => [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:'s\b)?|[^\s\p{L}\p{N}]/gu)].map((m) => ({ word: m[0], at: m.index, end: m.index + m[0].length }));

/// Whether readings stand where a value stands. The unit of a number may be ours alone.
function isSamePlace(value, readings) {
  const isNumber = /^(number|numberrange)$/.test(value.kind);
  const isTime = /date|time/.test(value.kind);
  const spans = readings.flatMap((reading) => reading.whole);
  const own = readings.map((reading) => reading.span);
  return words(value.one.input).every(({ word, at, end }) => {
    const inOurs = spans.some((span) => span[0] < end && at < span[1]);
    const inOwn = own.some((span) => span[0] < end && at < span[1]);
    const inTheirs = at < value.to && value.from < end;
    return inTheirs ? inOurs || SMALL.has(word) || (isTime && TELLING.has(word)) : !inOwn || isNumber || SMALL.has(word);
  });
}

const near = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1e-6, Math.abs(a), Math.abs(b));
const RIGHT = "right";

/// Small tables of units: what ours may be called.
const MEASURES = {
  Meter: ["m"], Kilometer: ["km"], Centimeter: ["cm"], Millimeter: ["mm"], Mile: ["mi"], Foot: ["ft"], Inch: ["inch"], Yard: ["yd"],
  "Square meter": ["m2"], "Square kilometer": ["km2"], "Square foot": ["ft2"], "Square mile": ["mi2"], Acre: ["acre"], Hectare: ["ha"],
  Kilogram: ["kg"], Gram: ["g"], Milligram: ["mg"], Microgram: ["microgram"], Ton: ["t"], "Metric ton": ["t"], Pound: ["lb", "pound", "pounds"], Ounce: ["oz"],
  Liter: ["l"], Milliliter: ["ml"], Gallon: ["gal"], Barrel: ["bbl"], "Cubic meter": ["m3"], "Cubic foot": ["ft3"],
  "Kilometer per hour": ["km/h"], "Mile per hour": ["mph"], "Meter per second": ["m/s"], C: ["degc"], F: ["degf"], Degree: ["degree"], Kelvin: ["kelvin"],
  Year: ["year"], Month: ["month"], Week: ["week"], Day: ["day"], Bit: ["bit"], Megabit: ["megabit"], Megabyte: ["megabyte"],
};
const CURRENCIES = {
  Dollar: ["USD"], "United States dollar": ["USD"], Euro: ["EUR"], "Chinese yuan": ["CNY"], Pound: ["GBP"], "British pound": ["GBP"], "Canadian dollar": ["CAD"],
  "Japanese yen": ["JPY"], Franc: ["francs"], "Swiss franc": ["CHF"], "Australian dollar": ["AUD"], "Turkish lira": ["TRY"], Rupee: ["INR", "rupees"], "Mexican peso": ["MXN"],
  "Finnish markka": ["FIM"], "Hong Kong dollar": ["HKD"], Peseta: ["ESP"], "Netherlands guilder": ["NLG"], "Costa Rican colón": ["CRC"], "Georgian lari": ["GEL"],
  "Lao kip": ["LAK"], "Sri Lankan rupee": ["LKR"], "New Zealand dollar": ["NZD"], Cent: ["USD", "EUR"], Pence: ["GBP"], Penny: ["GBP"], Bitcoin: ["BTC"],
};
const HUNDREDTHS = new Set(["Cent", "Pence", "Penny"]);
/// The measures of time, in seconds.
const SECONDS = { s: 1, min: 60, h: 3600, day: DAY, week: 7 * DAY, fortnight: 14 * DAY, month: 30 * DAY, year: 365 * DAY, decade: 3650 * DAY, century: 36_500 * DAY };
const ALIASES = { seconds: "s", second: "s", sec: "s", minutes: "min", minute: "min", hours: "h", hour: "h", hr: "h", days: "day", weeks: "week", months: "month", years: "year", decades: "decade", centuries: "century", quarters: "quarter" };
const unitOf = (reading) => reading.unit && (ALIASES[reading.unit.name] ?? reading.unit.name);
const isStretch = (reading) => reading.kind === "numbers" && reading.class === "count" && unitOf(reading) in SECONDS;

/// How a value is read: "right", the name of a convention, or nothing where it is wrong.
function judge(value) {
  const { one } = value;
  const at = (list) => list.filter((reading) => reading.whole.some((span) => overlaps(span, value)));
  const here = { numbers: at(one.numbers), dates: at(one.dates), times: at(one.times), parts: at(one.parts) };
  const known = JUDGES[value.kind];
  const verdict = known ? known(value, here) : undefined;
  return verdict === RIGHT && value.used && !isSamePlace(value, value.used) ? undefined : verdict;
}

const use = (value, readings) => { value.used = readings; return RIGHT; };
const nothing = (here) => here.numbers.length + here.dates.filter((date) => date.edtf).length + here.times.length === 0;
const VAGUE = /\b(few|couple|several|some|many|now|soon|recent(ly)?|currently|shortly|later|earlier|asap|as soon as possible|moment|at this time|present|same|not long|right away|immediately)\b/i;

const numeric = (fits) => (value, here) => {
  const found = here.numbers.find((reading) => fits(reading, value));
  return found && use(value, [found]);
};

const JUDGES = {
  number(value, here) {
    const wanted = Number(value.value);
    const right = numeric((reading) => reading.class !== "ordinal" && near(Number(reading.value), wanted))(value, here);
    if (right) return right;
    if (here.dates.concat(here.times).some((reading) => reading.span[0] <= value.from && value.to <= reading.span[1])) return "its date's";
    if (value.text.toLowerCase() === "one" && here.numbers.length === 0) return "pronoun";
    if (isName(value) && here.numbers.length === 0) return "unclear";
    return VAGUE.test(value.text) && nothing(here) ? "vague" : unclear(value, here);
  },
  numberrange(value, here) {
    const [, one] = /^\[(-?[\d.]+),\1\]$/.exec(value.value) ?? [];
    if (one !== undefined) return numeric((reading) => reading.bound === "exact" && near(Number(reading.value), Number(one)))(value, here);
    const ends = /^[[(](-?[\d.]+),(-?[\d.]+)[\])]$/.exec(value.value);
    const [first, second] = here.numbers;
    if (ends && /^(from|between)\b/i.test(value.text) && here.numbers.length === 2 && first.bound === "exact" && second.bound === "exact"
      && near(Number(first.value), Number(ends[1])) && near(Number(second.value), Number(ends[2]))) return "end";
    const ours = interval(here.numbers);
    const theirs = /^([[(])(-?[\d.E+]*),(-?[\d.E+]*)([\])])$/.exec(value.value);
    if (!ours || !theirs) return undefined;
    const side = (text) => (text === "" ? undefined : Number(text));
    const same = (a, b) => (a === undefined ? b === undefined : b !== undefined && near(a, b));
    if (!same(ours.low, side(theirs[2])) || !same(ours.high, side(theirs[3]))) return undefined;
    const closed = (ours.low === undefined || ours.lowIn === (theirs[1] === "[")) && (ours.high === undefined || ours.highIn === (theirs[4] === "]"));
    if (closed) return use(value, here.numbers);
    return ours.isRange ? "end" : undefined;
  },
  ordinal: (value, here) => numeric((reading) => reading.class === "ordinal" && near(Number(reading.value), Number(value.value)))(value, here)
    ?? (here.numbers.length === 0 && /^(first|second|third)$/i.test(value.text) ? "pronoun" : undefined),
  "ordinal.relative": (value, here) => (here.numbers.length === 0 ? "pronoun" : undefined),
  percentage: (value, here) => (value.value === "null" ? nothing(here) && "alone"
    : numeric((reading) => reading.class === "percent" && near(Number(reading.value), Number.parseFloat(value.value)))(value, here) || undefined),
  age: (value, here) => numeric((reading) => unitOf(reading) === MEASURES[value.unit]?.[0] && near(Number(reading.value), Number(value.value)))(value, here),
  currency(value, here) {
    if (value.value === undefined || value.value === null || value.value === "null") return here.numbers.length === 0 ? "alone" : undefined;
    const factor = HUNDREDTHS.has(value.unit) ? 0.01 : 1;
    const isOf = (reading) => CURRENCIES[value.unit]?.includes(reading.currency) || (reading.currency && value.unit.toLowerCase().startsWith(reading.currency.toLowerCase()));
    return numeric((reading) => reading.class === "money" && isOf(reading) && near(Number(reading.value), Number(value.value) * factor))(value, here) ?? unclear(value, here);
  },
  dimension(value, here) {
    if (value.value === undefined || value.value === null || value.value === "null") return here.numbers.length === 0 ? "alone" : undefined;
    const names = MEASURES[value.unit] ?? [value.unit.toLowerCase(), `${value.unit.toLowerCase()}s`];
    const isOf = (reading) => names.includes(unitOf(reading)) || names.includes(reading.unit?.name) || (names.includes("lb") && reading.currency === "GBP");
    return numeric((reading) => isOf(reading) && near(Number(reading.value), Number(value.value)))(value, here) ?? unclear(value, here);
  },
  temperature: (value, here) => JUDGES.dimension(value, here),
  date: (value, here) => dated(value, here),
  daterange: (value, here) => dated(value, here),
  duration(value, here) {
    const stretches = here.numbers.filter(isStretch);
    const seconds = stretches.reduce((sum, reading) => sum + Number(reading.value) * SECONDS[unitOf(reading)], 0);
    const mod = value.alternatives[0]?.mod;
    const bounds = { more: ["above", "at-least"], less: ["below", "at-most"], approx: ["about"] };
    const isRight = stretches.length > 0 && value.alternatives.some((alternative) => near(seconds, Number(alternative.value)));
    if (isRight && (!mod || stretches.some((reading) => bounds[mod]?.includes(reading.bound)))) return use(value, stretches);
    if (isRight) return "bound";
    if (/^(more than |less than |over )?(an?|the|all|another|full|whole)\b/i.test(value.text) && here.numbers.length === 0) return "article";
    return VAGUE.test(value.text) && nothing(here) ? "vague" : undefined;
  },
  time: (value, here) => timed(value, here),
  timerange: (value, here) => timed(value, here),
  datetime: (value, here) => timed(value, here),
  datetimerange: (value, here) => timed(value, here),
  set: (value, here) => (here.dates.every((date) => !date.edtf) ? "recurring" : undefined),
  timezone: (value, here) => (nothing(here) ? "alone" : undefined),
};

/// What numbers with bounds say together.
function interval(numbers) {
  if (numbers.length === 0 || numbers.length > 2) return undefined;
  const out = {};
  for (const { bound, range, value } of numbers) {
    const n = Number(value);
    if (range === "low") { out.low = n; out.lowIn = true; out.isRange = true; }
    else if (range === "high") { out.high = n; out.highIn = true; out.isRange = true; }
    else if (bound === "above" || bound === "at-least") { out.low = n; out.lowIn = bound === "at-least"; }
    else if (bound === "below" || bound === "at-most") { out.high = n; out.highIn = bound === "at-most"; }
    else return undefined;
  }
  return out;
}

/// The stretches of days that an EDTF expression may stand for, in days since 1970, the end after the last; those of a
/// season by its name.
function stretches(edtf) {
  const text = edtf.replace(/[~?%]/g, "");
  if (text.startsWith("[")) {
    return text.slice(1, -1).split(",").flatMap((part) => (part.includes("..") ? [join2(part.split(".."))] : stretches(part)));
  }
  if (text.includes("/")) return [join2(text.split("/"))];
  return [single(text)];
}
const join2 = ([from, to]) => ({ from: single(from).from, to: single(to).to });
const dayOf = (year, month = 1, day = 1) => Date.UTC(year, month - 1, day) / 1000 / DAY;
function single(text) {
  const [year, month, day] = text.split("-");
  if (/X/.test(year) && /^\d\dXX$|^\d{3}X$/.test(year)) {
    const first = Number(year.replace(/X/g, "0"));
    return { from: dayOf(first), to: dayOf(first + (year.endsWith("XX") ? 100 : 10)) };
  }
  if (text.includes("X")) return { from: Number.NaN, to: Number.NaN };
  const y = Number(year);
  if (month === undefined) return { from: dayOf(y), to: dayOf(y + 1) };
  const m = Number(month);
  if (m >= 21 && m <= 24) return { season: `${year}-${["SP", "SU", "FA", "WI"][m - 21]}` };
  if (m >= 33 && m <= 36) return { from: dayOf(y, 3 * (m - 33) + 1), to: dayOf(y, 3 * (m - 33) + 4) };
  if (m === 40 || m === 41) return { from: dayOf(y, 6 * (m - 40) + 1), to: dayOf(y, 6 * (m - 40) + 7) };
  return day === undefined ? { from: dayOf(y, m), to: dayOf(y, m + 1) } : { from: dayOf(y, m, Number(day)), to: dayOf(y, m, Number(day)) + 1 };
}

const parsed = (text) => (text && /^\d{4}-\d\d-\d\d/.test(text) ? dayOf(...text.slice(0, 10).split("-").map(Number)) : undefined);

/// Whether a reading tells the side and the part that a specification gives a value: "before-end" is "before the end of".
const MODS = { before: "before", after: "after", since: "since", until: "until", approx: "about", start: "early", mid: "middle", end: "late" };
// They give "until" and "by" as "before" too.
const tells = (mod, { side, part }) => mod.split("-").every((word) => {
  const name = MODS[word];
  return name !== undefined && ([side, part].includes(name) || (word === "before" && side === "until"));
});

/// How days agree: strictly, by a convention, or not.
function days(ours, alternatives, readings = []) {
  const fits = (our, { value, start, end, timex }) => {
    if (our.season) return timex.replace(/^(S[PU]|FA|WI)$/, "$1").endsWith(our.season) || (/^(SP|SU|FA|WI)$/.test(timex) && our.season.endsWith(timex));
    const day = parsed(value);
    if (day !== undefined) return our.from === day && our.to === day + 1;
    const [from, to] = [parsed(start), parsed(end)];
    return from !== undefined && our.from === from && (our.to === to || our.to === to + 1);
  };
  // The last month or year of a range, which they leave out.
  const isLastIn = (our, { start, end }) => {
    const [from, to] = [parsed(start), parsed(end)];
    const length = our.to - to;
    return our.from === from && [28, 29, 30, 31, 89, 90, 91, 92, 365, 366].includes(length);
  };
  const plain = alternatives.filter((alternative) => !alternative.mod || alternative.mod === "approx");
  if (ours.length > 0 && plain.length > 0) {
    const fitting = ours.filter((our) => plain.some((alternative) => fits(our, alternative)));
    if (fitting.length === ours.length) return RIGHT;
    if (fitting.length > 0) return "either";
    if (ours.some((our) => plain.some((alternative) => isLastIn(our, alternative)))) return "end";
  }
  // The side of a date, and its early, middle or late part.
  const isBound = (our) => alternatives.some(({ mod, start, end, value, timex }) => {
    if (!mod) return false;
    if (our.season) return timex.includes(our.season.slice(-2));
    const [from, to] = [parsed(start ?? value), parsed(end)];
    const touches = (day) => day !== undefined && (day === our.from || day === our.to || day === our.to - 1);
    const holds = (day) => day !== undefined && our.from <= day && day <= our.to;
    if (from !== undefined && to !== undefined) return our.from <= from && to <= our.to;
    if (mod.includes("-")) return holds(from) || holds(to);
    return touches(from) || touches(to);
  });
  const isTold = alternatives.every(({ mod }) => mod && readings.some((reading) => tells(mod, reading)));
  return ours.some(isBound) ? (isTold ? RIGHT : "bound") : undefined;
}

function dated(value, here) {
  const dates = here.dates.filter((date) => date.edtf);
  // Days that no calendar has are known as such.
  if (value.alternatives.every((one) => one.value === undefined && one.start === undefined && one.end === undefined && /-\d\d-\d\d$/.test(one.timex))) {
    return here.dates.length === 1 && dates.length === 0 ? use(value, here.dates) : undefined;
  }
  if (value.alternatives.some((one) => /^[FS]Y/.test(one.timex)) && dates.length <= 1) return "fiscal";
  // "For three days, from today": the first day and the stretch.
  const lasting = here.numbers.filter(isStretch).reduce((sum, reading) => sum + Number(reading.value) * SECONDS[unitOf(reading)], 0) / DAY;
  const isLasting = ({ start, end }) => dates.length === 1 && stretches(dates[0].edtf).some((our) => our.from === parsed(start) && near(parsed(end) - our.from, lasting));
  if (/\bfor\b/i.test(value.text) && value.alternatives.some(isLasting)) return "parts";
  // A holiday that is left alone, with its year.
  if (HOLIDAYS.test(value.text) && dates.length === 1 && /^\d{4}$/.test(dates[0].edtf) && here.numbers.length === 0) return "holiday";
  const counted = value.text.match(/\b(\d+|two|three|four|five|six|seven|ten)\b/i);
  if (dates.length >= 1) {
    const each = dates.map((date) => stretches(date.edtf));
    for (const [n, ours] of each.entries()) {
      const verdict = days(ours, value.alternatives, [dates[n]]);
      // "Three days after May 4": the day that is counted from is a reading of its own.
      if (verdict === RIGHT && (isSamePlace(value, [dates[n]]) || isSamePlace(value, dates))) return RIGHT;
      if (verdict === RIGHT || verdict) { value.almost = verdict; if (verdict !== RIGHT) return verdict; }
    }
    if (dates.length === 2) {
      const ends = each[0].flatMap((a) => each[1].map((b) => ({ from: a.from, to: b.to })));
      const verdict = days(ends, value.alternatives, dates);
      if (verdict === RIGHT) return use(value, dates);
      if (verdict) return verdict;
    }
    const whole = /\b(last|past|next|coming|previous|upcoming|following)\b/i.test(value.text) && counted;
    const holds = ({ start, end }) => each[0].some((our) => our.from <= parsed(start) + 1 && parsed(end) - 1 <= our.to);
    if (/\b(later|earlier|less than|within)\b/i.test(value.text) && value.alternatives.some(({ start, end }) => each[0].some((our) => our.from <= parsed(end) && parsed(start) <= our.to))) return "bound";
    const counts = here.numbers.some((reading) => !isStretch(reading) && reading.class !== "ordinal");
    if (whole && !counts && value.alternatives.some(holds)) return "whole";
    const meets = ({ value: day, start, end }) => each[0].some((our) => our.from <= parsed(day ?? end) && parsed(day ?? start) < our.to);
    const isCounted = /\b(months?|years?|decades?|weeks?)\b/i.test(value.text);
    const rank = /\b(ago|in|from|after|before|later|next|past|last|first|second|third|fourth|\d(st|nd|rd|th)|upcoming|beginning|starting|commencing)\b/i.test(value.text);
    if (isCounted && rank && !counts && !/\b(later|earlier|less than|within)\b/i.test(value.text) && value.alternatives.some(meets) && isSamePlace(value, dates)) return "whole";
    if (/\b(now|to date|till date|current date)\b/i.test(value.text) && value.alternatives.some(({ start, end }) => each[0].some((our) => our.from === parsed(start) || our.to - 1 === parsed(end)))) return "vague";
    if (/\b(rest|end)\b/i.test(value.text) && value.alternatives.some(meets)) return "bound";
    if (dates.length === 1 && value.almost === RIGHT) return use(value, dates);
    return undefined;
  }
  // Nothing is claimed of the time.
  const stretch = here.numbers.some(isStretch);
  if (VAGUE.test(value.text) && here.numbers.length === 0) return "vague";
  if (here.dates.length > 0 && here.numbers.filter((reading) => reading.class !== "ordinal").length === 0) return "open";
  if (/^(the|my|this|that|last|past|same|all) (day|week|month|year|weekend)$|^weekend$/i.test(value.text) && nothing(here)) return "open";
  if (/^(the )?(spring|summer|autumn|fall|winter|q[1-4])$/i.test(value.text) && nothing(here)) return "alone";
  if (/^in (\d+|an?|two|three|four|five) /i.test(value.text) && stretch) return "unclear";
  if (/^(from |between )?\d{1,2}[/.-]\d{1,2}([/.-]\d\d)?( ?(to|and|-) ?\d{1,2}[/.-]\d{1,2})?$/.test(value.text) && nothing(here)) return "unclear";
  if (/\b(morning|afternoon|evening|night|day ?time)\b/i.test(value.text) && nothing(here)) return "alone";
  if (/\b(within|in less than|in more than|less than|more than)\b/i.test(value.text) && stretch && !/\b(after|before|ago|from)\b/i.test(value.text)) return "bound";
  return HOLIDAYS.test(value.text) && nothing(here) ? "holiday" : undefined;
}
const HOLIDAYS = /independence|mother|father|children|teacher|girl|youth|memorial|presidents?|veteran|arbor|earth|tree|singles|bastille|ramadh?an|ramazan|ramzan|freedom|jubilee|workers|yuandan/i;

const PART = /T(MO|AF|EV|NI|DT|NT|ME[A-Z]?|PM|AM)/;

/// A time of day, a stretch of one, or either with a day.
function timed(value, here) {
  const { alternatives } = value;
  if (/^(PRESENT|FUTURE|PAST)_REF/.test(alternatives[0]?.timex ?? "")) return nothing(here) ? "vague" : undefined;
  const dates = here.dates.filter((date) => date.edtf);
  const clock = (text) => { const m = /(\d\d):(\d\d)(?::\d\d)?$/.exec(text ?? ""); return m ? 60 * Number(m[1]) + Number(m[2]) : undefined; };
  const isPart = PART.test(alternatives[0]?.timex ?? "") || /^mid ?-?(morning|afternoon)$/i.test(value.text);
  const isEnd = /^\S+T23:59:59$/.test(alternatives[0]?.timex ?? "");
  const needsDay = /^datetime/.test(value.kind);
  // What is told by its start and its length is read as these two.
  const stretch = here.numbers.filter(isStretch);
  if (/range$/.test(value.kind) && here.times.length === 1 && stretch.length > 0) {
    const seconds = stretch.reduce((sum, reading) => sum + Number(reading.value) * SECONDS[unitOf(reading)], 0);
    const [h, m] = here.times[0].time.split(":").map(Number);
    const isOf = ({ start, end }) => clock(start) % 720 === (60 * h + m) % 720 && near((clock(end) - clock(start) + 1440) % 1440, (seconds / 60) % 1440);
    if (alternatives.some(isOf)) return "parts";
  }
  if (needsDay && /\b(hours?|minutes?|seconds?)\b/i.test(value.text) && here.times.length === 0 && dates.length === 0 && !/\d/.test(value.text)) return "clock";
  if (needsDay && /\brest\b.*\bday\b|\b(this|next|last) (night|morning|evening|afternoon)\b/i.test(value.text) && nothing(here)) return "open";
  // Of "between now and eight o'clock" the one end is read that is told.
  if (needsDay && /\bnow\b/i.test(value.text) && here.times.length === 1) {
    const [h, m] = here.times[0].time.split(":").map(Number);
    if (alternatives.some(({ start, end }) => [clock(start), clock(end)].some((at) => at % 720 === (60 * h + m) % 720))) return "vague";
  }
  // "In 8 minutes": only the stretch of time can be read without an hour to count from.
  const byClock = here.numbers.some((reading) => isStretch(reading) && SECONDS[unitOf(reading)] < DAY) && here.times.length === 0;
  if (needsDay && byClock && dates.length === 0) return "clock";
  let day = RIGHT;
  if (needsDay) {
    if (dates.length === 0) return isEnd && nothing(here) ? "open" : undefined;
    const each = dates.length === 2 && alternatives[0].end
      ? stretches(dates[0].edtf).flatMap((a) => stretches(dates[1].edtf).map((b) => ({ from: a.from, to: b.to })))
      : dates.flatMap((date) => stretches(date.edtf));
    const onDays = alternatives.map(({ value: at, start, end, timex, mod }) => {
      const first = at?.slice(0, 10) ?? start?.slice(0, 10) ?? end?.slice(0, 10);
      return { timex, mod: undefined, value: dates.length === 2 && end && mod === undefined ? undefined : first, start: start?.slice(0, 10), end: end?.slice(0, 10) };
    });
    day = days(each, onDays);
    if (!day) return undefined;
  }
  // Which part of the day is meant, "early in the day", is left to the words.
  const isPartOfDay = needsDay && !isPart && day === RIGHT && here.times.length === 0 && alternatives.every(({ mod }) => ["start", "mid", "end"].includes(mod));
  if (isPartOfDay) return "bound";
  if (isEnd && here.times.length === 0) return "bound";
  if (isPart) {
    if (here.times.length > 0) return undefined;
    const name = { MO: "morning", AF: "afternoon", EV: "evening", NI: "night" }[PART.exec(alternatives[0].timex)?.[1]];
    const told = here.parts.find((reading) => reading.name === name);
    const mod = alternatives[0].mod;
    if (told && (!mod || tells(mod, told)) && day === RIGHT) return use(value, [...(needsDay ? dates : []), told]);
    return needsDay ? "bound" : "alone";
  }
  const ours = here.times.map(({ time, open }) => { const [h, m] = time.split(":").map(Number); const at = 60 * h + m; return open ? [at, (at + 720) % 1440] : [at]; });
  const isBare = /\b(at|from|between|for)\b|^(\d+|[a-z]+)$|^\d+ ?- ?\d+$/i.test(value.text) && !/[ap]\.?m|clock|:/i.test(value.text);
  if (ours.length === 0) return isBare && here.numbers.length > 0 && here.numbers.every((reading) => reading.class === "count" && !isStretch(reading)) ? "hour" : undefined;
  const theirs = alternatives.map(({ value: at, start, end }) => (at !== undefined ? [clock(at)] : [clock(start), clock(end)].filter((n) => n !== undefined)));
  const fits = (want) => want.length === ours.length && want.every((at, n) => ours[n].includes(at));
  if (!theirs.some(fits)) return undefined;
  // Parsers give the hour as it stands on the dial where the half of the day is open.
  const isDial = value.one.model === "parser" && ours.length === 1;
  const all = isDial || ours.every((options, n) => options.every((option) => theirs.some((want) => want[n] === option)));
  const mod = alternatives.find((alternative) => alternative.mod && alternative.mod !== "approx");
  if (mod) return day === RIGHT && all && here.times.some((time) => tells(mod.mod, time)) ? use(value, [...(needsDay ? dates : []), ...here.times]) : "bound";
  if (day !== RIGHT) return day;
  return all ? use(value, [...(needsDay ? dates : []), ...here.times]) : "either";
}

/// Notations that are left alone on purpose: a comma before one or two digits may part decimals or, mistyped, groups; a
/// letter set apart may be a scale or a unit; sums and fractions in words; orders of magnitude in words after digits.
function unclear(value, here) {
  if (here.numbers.length > 0) return undefined;
  const isUnclear = /\d,\d{1,2}\b|^\d+ [kKMGB]$|\bover\b|\w+(th|rd|nd)s\b|\^|e[+-]?\d/i.test(value.text);
  return isUnclear ? "unclear" : undefined;
}

/// Digits within names, addresses of machines and telephone numbers are no numbers.
function isName({ one, from, to }) {
  const [before, after] = [one.input.slice(0, from), one.input.slice(to)];
  return /[A-Za-z]-$|[\d]\.$|\+$|\+[\d-]+$/.test(before) || /^\.\d+\.\d/.test(after);
}

/// What no editor writes, by kind.
function notWritten({ input, file }) {
  const isOrder = /^(please|can you|could you|hey|cortana|schedule|set|show|find|book|remind|add|create|cancel|delete|move|change|reschedule|let's|lets|what|where|who|do you|are you|give me|send|email|plan|make|block|arrange|check|look)\b/i.test(input.trim())
    || /\b(my calendar|my meeting|a meeting|meet with|out of office|set up|my schedule|cortana|alarm|remind me|skype|email me|coffee)\b/i.test(input);
  const isCode = /[{}<>|^_\\#=]|\w+:\/\/|[A-Z]+-?\d+-[A-Z]|\d{10,}/.test(input);
  const isTokens = /\d (\.|,|\/|-) \d| ' s\b| , | \.$/.test(input);
  return isOrder || isCode || isTokens;
}

// ---- False readings

const KINDS = {
  // A number that touches its measure is read with it.
  number: (reading) => reading.kind === "numbers" && reading.class !== "ordinal" && !Object.values(MEASURES).some((names) => names.includes(unitOf(reading))),
  numberrange: (reading) => reading.kind === "numbers" && (reading.range || !["exact", "about"].includes(reading.bound)),
  ordinal: (reading) => reading.kind === "numbers" && reading.class === "ordinal",
  percentage: (reading) => reading.kind === "numbers" && reading.class === "percent",
  age: () => false,
  currency: (reading) => reading.kind === "numbers" && reading.class === "money",
  dimension: (reading) => reading.kind === "numbers" && Object.values(MEASURES).some((names) => names.includes(unitOf(reading))) && !isStretch(reading) && !/^deg/.test(unitOf(reading)),
  temperature: (reading) => reading.kind === "numbers" && /^deg[cf]$/.test(unitOf(reading) ?? ""),
  datetime: (reading) => (reading.kind === "dates" && reading.edtf) || reading.kind === "times" || isStretch(reading),
};
KINDS.parser = (reading, file) => (/Merged/.test(file) ? KINDS.datetime(reading) : false);

function falseReadings(one) {
  const isOwn = (reading) => KINDS[one.model](reading, one.file);
  const found = [...one.numbers, ...one.dates, ...one.times].filter(isOwn);
  const all = values(one);
  return found.filter((reading) => !all.some((value) => reading.whole.some((span) => overlaps(span, value))));
}

/// Whether something of a value's own kind is read at its place.
function readAt(one, value) {
  const isOwn = (reading) => KINDS[one.model](reading, one.file) || (one.model === "parser" && KINDS.datetime(reading));
  return [...one.numbers, ...one.dates, ...one.times].some((reading) => isOwn(reading) && reading.whole.some((span) => overlaps(span, value)));
}

/// The conventions by which nothing is claimed at a place.
const ALONE = new Set(["alone", "article", "clock", "holiday", "hour", "open", "pronoun", "recurring", "unclear", "vague"]);

// ---- The table

const all = cases();
read(all);
const seen = new Set();
const rows = new Map();
const lines = [];
const conventions = new Map();
let otherwise = 0;
const told = (one, value, more) => `${one.file.split("/").pop()}\t${one.day}\t${value.kind}\t${one.input.slice(0, value.from)}⟦${value.text}⟧${one.input.slice(value.to)}\t${more}`;
for (const one of all) {
  for (const value of values(one)) {
    const key = [one.input.toLowerCase(), one.day, value.from, value.to, value.kind].join("\0");
    if (seen.has(key)) continue;
    seen.add(key);
    const verdict = judge(value) || "wrong";
    const isOut = notWritten(one);
    const row = rows.get(value.kind) ?? { values: 0, right: 0, convention: 0, written: 0, writtenRight: 0, false: 0 };
    rows.set(value.kind, row);
    row.values += 1;
    if (verdict === RIGHT) row.right += 1;
    else if (verdict !== "wrong") { row.convention += 1; conventions.set(verdict, (conventions.get(verdict) ?? 0) + 1); }
    if (!isOut) { row.written += 1; if (verdict !== "wrong") row.writtenRight += 1; }
    const theirs = value.value ?? JSON.stringify(value.alternatives);
    const ours = [...one.numbers, ...one.dates, ...one.times].map((r) => `${r.text}=${r.edtf ?? r.time ?? `${r.value} ${r.currency ?? r.class}${r.unit ? ` [${r.unit.name}]` : ""} ${r.bound}${r.range ? ` ${r.range}` : ""}`}`).join("; ");
    const isRead = verdict === "wrong" && readAt(one, value);
    if (isRead) otherwise += 1;
    if (isRead && listed === "otherwise") lines.push(told(one, value, `${isOut ? "out" : ""}\t${value.unit ?? ""} ${theirs}\t${ours}`));
    if (verdict === "wrong" && listed === "wrong") lines.push(told(one, value, `${isOut ? "out" : ""}\t${value.unit ?? ""} ${theirs}\t${ours}`));
    if (![RIGHT, "wrong"].includes(verdict) && listed === "convention") lines.push(told(one, value, `${verdict}\t${theirs}\t${ours}`));
  }
}
let wrongly = 0;
const seenFalse = new Set();
for (const one of all) {
  for (const reading of falseReadings(one)) {
    const key = [one.input.toLowerCase(), one.day, ...reading.span].join("\0");
    if (seenFalse.has(key)) continue;
    seenFalse.add(key);
    wrongly += 1;
    if (listed === "false") lines.push(`${one.file.split("/").pop()}\t${one.day}\t${one.input}\t${reading.text} = ${reading.edtf ?? reading.time ?? `${reading.value} ${reading.currency ?? reading.class} ${reading.unit?.name ?? ""}`}`);
  }
}
for (const line of lines) console.log(line);
const percent = (part, whole) => `${(100 * part / whole).toFixed(1)} %`;
const sum = { values: 0, right: 0, convention: 0, written: 0, writtenRight: 0 };
for (const [kind, row] of [...rows].sort()) {
  for (const key of Object.keys(sum)) sum[key] += row[key];
  console.log(`${kind.padEnd(18)}${String(row.values).padStart(6)} values, strictly ${percent(row.right, row.values)}, with conventions ${percent(row.right + row.convention, row.values)}, as written ${percent(row.writtenRight, row.written)} of ${row.written}`);
}
const leaves = [...conventions].filter(([name]) => ALONE.has(name)).reduce((sum, [, n]) => sum + n, 0);
console.log(`strictly right of the ${sum.values - leaves} values that are not left alone on purpose: ${percent(sum.right, sum.values - leaves)}`);
console.log(`conventions: ${[...conventions].sort((a, b) => b[1] - a[1]).map(([name, n]) => `${name} ${n}`).join(", ")}`);
console.log(`${sum.values} values: strictly right ${percent(sum.right, sum.values)}, with newspaper conventions ${percent(sum.right + sum.convention, sum.values)}, as newspapers write ${percent(sum.writtenRight, sum.written)} of ${sum.written}; false readings ${wrongly} (${percent(wrongly, sum.values)}); of the wrong ${otherwise} are read otherwise`);
