import { currencyBehind } from './currencies.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';
import { unitAt } from './units.ts';

/** A quantity that is said in words alone. */
export function wordQuantity(scene: Scene, from: number, to: number, rest: Pick<Quantity, 'kind' | 'after' | 'rule'> & Partial<Quantity>): Quantity {
  const value = rest.value ?? 1;
  return {
    from,
    to,
    start: scene.tokens[from]?.start ?? 0,
    end: scene.tokens[to - 1]?.end ?? 0,
    low: value,
    high: value,
    isWord: true,
    ...rest,
    value,
  };
}

const SPANS = /^(?:hour|minute|day|week|month|year|decade|century)$/;
const BEFORE_SPAN = /^(?:in|within|under|about|around|over|nearly|almost|for|than|lasted|took|after|every)$/;
const BEFORE_MEASURE =
  /^(?:within|under|about|around|over|nearly|almost|than|only|just|roughly|approximately|barely|measur(?:es|ed|ing)|weigh(?:s|ed|ing)|costs?|costing|paid|pay|worth|least|most|exceeds|exceeding)$/;

/**
 * "lasted about an hour", "a month later", "more than a mile", "costs a dollar": the article counts, and the unit belongs to the span
 * since "an" alone is no number. "20 dollars a barrel" is a rate.
 */
export function readOneUnit(scene: Scene, at: number, country: string | null): Quantity | null {
  if (!/^an?$/.test(wordAt(scene, at, at))) return null;
  const word = wordAt(scene, at + 1, at);
  const before = wordAt(scene, at - 1, at);
  if (SPANS.test(word)) return readSpan(scene, at, before);
  if (!BEFORE_MEASURE.test(before) && !isWhole(scene, at)) return null;
  const unit = unitAt(scene, at + 1, at, /^\p{L}{2}$/u.test(word));
  const money = currencyBehind(scene, at + 1, at, country, 1);
  if (money && !isPer(scene, at, money.end)) {
    const { code, name, isMinor } = money.currency;
    return wordQuantity(scene, at, money.end, { kind: 'money', unit: isMinor ? name : code, unitCode: code, after: money.end, rule: 'a_dollar' });
  }
  if (!unit || isPer(scene, at, unit.end) || unit.unit.needs || unit.unit.kind !== 'measure') return null;
  return wordQuantity(scene, at, unit.end, { kind: 'measure', unit: unit.unit.name, unitCode: unit.unit.code, after: unit.end, rule: 'a_mile' });
}

function readSpan(scene: Scene, at: number, before: string): Quantity | null {
  const measured = BEFORE_SPAN.test(before) || /^(?:later|earlier|ago|long)$/.test(wordAt(scene, at + 2, at));
  const isRate = scene.tokens[at - 1]?.kind === 'number' || /^(?:of|after)$/.test(wordAt(scene, at + 2, at));
  const found = measured && !isRate ? unitAt(scene, at + 1, at, false) : null;
  return (
    found && wordQuantity(scene, at, at + 2, { kind: 'duration', after: at + 2, unit: found.unit.name, unitCode: found.unit.code, rule: 'an_hour' })
  );
}

/** "$5 a gallon"; and "a pound note", "a mile race" name a thing. */
const isPer = (scene: Scene, at: number, end: number): boolean => {
  const next = wordAt(scene, end, at);
  return (
    scene.tokens[at - 1]?.kind === 'number' || /^\p{Sc}$/u.test(wordAt(scene, at - 2, at)) || (/^\p{L}{3,}$/u.test(next) && !AFTER_MEASURE.test(next))
  );
};
const AFTER_MEASURE =
  /^(?:and|or|from|away|off|of|long|wide|high|tall|deep|thick|apart|above|below|before|after|north|south|east|west|in|into|on|at|to|for|per|an?|each|every|past|along|down|up|across|inland|offshore|short|more|less|when|while|that|which|but|as|with)$/;

/** Whether the article and its unit are all that is said. */
function isWhole(scene: Scene, at: number): boolean {
  const sentence = scene.doc.sentences[scene.tokens[at]?.sentence ?? 0];
  return sentence?.firstToken === at && sentence.endToken <= at + 3;
}

const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 1 / 2],
  ['quarter', 1 / 4],
]);

/** "half a mile" without its article: "a half-mile away", "half litre", "quarter-pound". */
export function readPartUnit(scene: Scene, at: number): Quantity | null {
  const value = PARTS.get(wordAt(scene, at, at));
  if (value === undefined || /^(?:first|second|third|fourth|last|this|next|per|previous|latest)$/.test(wordAt(scene, at - 1, at))) return null;
  const tied = /^[-‑]$/.test(wordAt(scene, at + 1, at));
  const start = tied ? at + 2 : at + 1;
  const found = unitAt(scene, start, at, false);
  const word = wordAt(scene, start, at);
  if (!found || found.unit.needs || word.endsWith('s') || /^(?:day|year|week|month|century|time|decade|night|second)$/.test(word)) return null;
  if (!tied && /^(?:pound|degree)$/.test(word)) return null;
  const { kind, name, code } = found.unit;
  return wordQuantity(scene, at, at + 1, { kind, value, unit: name, unitCode: code, after: found.end, rule: 'half_mile' });
}

/** "one mile", "one dollar", "one penny": a measure is always of a number. */
export function isOneOfMeasure(scene: Scene, at: number): boolean {
  const behind = /^[-‑]$/.test(wordAt(scene, at + 1, at)) ? at + 2 : at + 1;
  const word = wordAt(scene, behind, at);
  if (/^(?:foot|degree|point|hand|stone|bar|buck|crown|real|mark|won|carat)$/.test(word)) return false;
  if (currencyBehind(scene, behind, at, null, 1)) return true;
  const unit = unitAt(scene, behind, at, false)?.unit;
  return unit?.kind === 'measure' && !unit.needs;
}
