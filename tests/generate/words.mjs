// The lot that a generated dossier is drawn by, and the words that it is made of.

// Mulberry32, by Tommy Ettinger: small, and the same on every machine.
export function lot(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound) => Math.floor(next() * bound);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (list) => list[below(list.length)],
    // One in so many.
    chance: (one, of) => below(of) < one,
    // The first of a list far more often than the last, as words are in a language.
    often: (list) => list[Math.min(list.length - 1, Math.floor(list.length ** next()) - 1)],
  };
}

const list = (text) => text.trim().split(/\s+/);

const firsts = list(`barge bell boat bridge brick canal cattle chapel cliff coal copper corn customs dam dock dyke ferry field
  fish flax flood ford forest foundry frost garden gate glass grain gravel guild hay hemp herring hill hop horse ice iron island
  kiln lake lamp leather lime linen lock lumber malt market meadow mill mint moor oak orchard ox paper pasture peat pine plough
  post powder quarry quay rail rain reed ridge river road rope rye saddle salt sand school sea sheep ship shore signal silk
  silver slate snow spring steam steel stone storm straw sugar sun tar tide timber tin toll tool tower town valley village
  wagon wall water weir well whale wharf wheat wheel willow wind wine winter wood wool`);
const seconds = list(`bank barn basin bed bench bottom bridge chamber chest court cove crane crew cut dike drain drift edge
  fair farm fence field fold frame front gang gate gauge ground guard guild hall haven head hill hold house hut keep kiln land
  lane ledge line lodge loft mark market master mill mouth office park path pen pier pit place plain point pool port post press
  pump rack range reach record ridge right road room row run school shed shelf shop side slip sluice stack stage stall stand
  station stead step stock store street stretch strip tax toll tower track trade tree trench vault wall ward watch way weir
  wharf wing work works yard`);
const adjectives = list(`ancient broad broken careful common costly crooked distant draughty dry early eastern empty fallen famous
  flooded former frozen gentle golden great grey handsome heavy hidden high hollow humble inner joint late leaning little lonely
  long lower modest muddy narrow neat new noisy northern old open outer painted patient plain private proud public quiet remote
  restless rough round royal rusty sandy shallow sheltered short slow small smoky solid southern spare spacious steady steep
  stony straight stubborn sturdy sunken tall temporary thatched upper useful vast weathered western white wide wooden worn`);
const deeds = list(`cleaned cleared closed covered deepened drained emptied enlarged fenced finished insured inspected leased let
  lit locked measured mended moved opened painted patched paved raised rebuilt registered rented repaired replaced roofed
  searched settled sold staffed strengthened surveyed swept tarred valued whitewashed widened`);

// Every two of these words make a third, which some thousand notes never come to the end of.
const compounds = firsts.flatMap((first, i) => seconds.map((second, j) => [(i * 7919 + j * 104729) % 999983, first + second]))
  .sort((a, b) => a[0] - b[0]).map(([, word]) => word);

export const thing = (by) => by.often(compounds);
export const quality = (by) => by.often(adjectives);
export const deed = (by) => by.often(deeds);
export const goods = list("grain timber salt wool hemp slate tar barley lime peat");
export const topics = list("water grain bridge school customs railway harbour tithe forest health post mint");
export const crafts = list("masons carters weavers sawyers ferrymen pupils apprentices porters");
export const months = list("January February March April May June July August September October November December");
export const monate = list("Januar Februar März April Mai Juni Juli August September Oktober November Dezember");

const onsets = list("b ch d dr f g gr h j k kl l m n p r s sk st t tr v w z");
const vowels = list("a e i o u ai ea ö é");
const codas = list("rk lm nd sk th v n r st lt rn l m");
const tails = list("ov in a ia man en ez ar escu berg ing is o ura quist");
const capital = (word) => word[0].toUpperCase() + word.slice(1);

// Names that nobody bears twice, and that no word of the prose is like.
export class Names {
  #taken = new Set([...firsts, ...seconds, ...adjectives, ...deeds, ...goods, ...topics, ...crafts, ...months, ...monate].map(capital));
  #by;
  constructor(by) {
    this.#by = by;
  }
  #one(make) {
    for (;;) {
      const name = capital(make());
      if (this.#taken.has(slug(name)) || this.#taken.has(name)) continue;
      this.#taken.add(slug(name));
      return name;
    }
  }
  #syllable = () => this.#by.pick(onsets) + this.#by.pick(vowels);
  place = () => this.#one(() => this.#syllable() + this.#syllable() + this.#by.pick(onsets) + this.#by.pick(vowels.slice(0, 5)) + this.#by.pick(codas));
  surname = () => this.#one(() => this.#syllable() + this.#by.pick(codas) + this.#syllable() + this.#by.pick(tails));
  given = () => this.#one(() => this.#syllable() + this.#by.pick(codas) + this.#by.pick(["a", "e", "i", "o", "us"]));
}

export const slug = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
export const two = (number) => String(number).padStart(2, "0");
export const grouped = (number) => number.toLocaleString("en");
export { capital };

// What stands in a newspaper between what one looks for in it.
export function filler(by) {
  const [a, b, c, q, r, d, e] = [thing(by), thing(by), thing(by), quality(by), quality(by), deed(by), deed(by)];
  return by.pick([
    () => `The ${q} ${a} behind the ${b} had been ${d} before the ${r} ${c}.`,
    () => `${capital(q)} carts stood between the ${a} and the ${r} ${b} until the ${c} was ${d}.`,
    () => `In the ${a} one saw the ${q} ${b}, and the ${r} ${c} beyond it.`,
    () => `Older people recalled how the ${a} used to be ${d} by the ${q} ${b} every ${c}.`,
    () => `Rain fell on the ${q} ${a} while the ${r} ${b} was ${d} and the ${c} ${e}.`,
    () => `A band played at the ${a}, and the ${q} ${b} was ${d} for the ${r} ${c}.`,
    () => `Whoever came by the ${q} ${a} passed the ${b} and the ${r} ${c}.`,
  ])();
}
