import { type ReadNumber, readNumber } from '../text/numbers.ts';
import { currencyBehind } from './currencies.ts';
import { pastHyphen, type Quantity, type Scene, wordAt } from './scene.ts';
import { INCH, type Unit, unitAt, unitNamed } from './units.ts';

/** Another piece of the same amount: what it adds, in the first unit, and where it ends. */
interface Piece {
  readonly adds: number;
  readonly end: number;
}

/**
 * "6 ft 2 in", "two pounds and three ounces", "2 hours 30 minutes", "5 dollars and 30 cents", "$20 and 43c": one amount in the unit
 * that is named first; its span reaches to the last unit.
 */
export function withSmallerUnits(scene: Scene, quantity: Quantity, country: string | null): Quantity {
  if (quantity.value === null || quantity.value < 0 || quantity.low !== quantity.high || quantity.perUnit) return quantity;
  const unit = /^(?:measure|duration)$/.test(quantity.kind) ? (unitNamed(quantity.unit ?? '') ?? null) : null;
  // "5 years, 1 month and 7 hours" are lengths of the calendar, each a row of its own; hours and minutes are one.
  if (quantity.kind === 'duration' && !/^(?:hour|minute)$/.test(unit?.name ?? '')) return quantity;
  if (quantity.kind !== 'money' && (unit?.size ?? null) === null) return quantity;
  let { value, after } = quantity;
  for (let last = unit, times = 0; times < 3; times++) {
    const start = pieceStart(scene, quantity, after);
    const number = start === null ? null : readNumber(scene.tokens, start);
    if (start === null || !number || number.value === null) break;
    const piece: (Piece & { readonly unit?: Unit }) | null =
      quantity.kind === 'money'
        ? coinsAt(scene, quantity, start, number, country)
        : last && unit
          ? smallerAt(scene, { first: unit, last, start, number })
          : null;
    if (!piece) break;
    value += piece.adds;
    after = piece.end;
    last = piece.unit ?? last;
    if (quantity.kind === 'money') break;
  }
  if (after === quantity.after) return quantity;
  value = Number(value.toPrecision(12));
  const end = scene.tokens[after - 1]?.end ?? quantity.end;
  return { ...quantity, value, low: value, high: value, to: after, end, after, rule: `${quantity.rule}+smaller_units` };
}

/** Past a comma and an "and", but for "between 2 dollars and 50 cents". */
function pieceStart(scene: Scene, { from, unit }: Quantity, after: number): number | null {
  let at = after;
  // "6-foot-2", "7 lbs. 6 oz."
  if (unit === 'foot' && /^[-‑]$/.test(wordAt(scene, at, from)) && !scene.tokens[at + 1]?.spaced) return at + 1;
  if (wordAt(scene, at, from) === '.' && scene.tokens[at + 1]?.kind === 'number') at++;
  if (wordAt(scene, at, from) === ',') at++;
  if (wordAt(scene, at, from) === 'and') {
    if (wordAt(scene, from - 1, from) === 'between') return null;
    at++;
  }
  return wordAt(scene, at, from) === '' ? null : at;
}

/** A smaller unit of the same family, which goes into the larger a whole number of times. */
function smallerAt(
  scene: Scene,
  { first, last, start, number }: { first: Unit; last: Unit; start: number; number: ReadNumber },
): (Piece & { readonly unit: Unit }) | null {
  const at = pastHyphen(scene, number.end, start);
  const found = unitAt(scene, at, start, scene.tokens[number.end - 1]?.kind === 'number') ?? inchesAt(scene, last, number.end, start);
  if (!found && last.name === 'foot' && isHeight(scene, start, number.end)) return { adds: (number.value ?? 0) / 12, end: number.end, unit: last };
  if (!found || first.size === null || last.size === null || found.unit.size === null || number.value === null) return null;
  const { dimension, kind, size } = found.unit;
  if (dimension !== first.dimension || kind !== first.kind || size >= last.size) return null;
  const times = last.size / size;
  if (Math.abs(times - Math.round(times)) > 1e-6 || number.value >= 3 * times) return null;
  return { adds: (number.value * size) / first.size, end: found.end, unit: found.unit };
}

/** "5 ft 2 in", where "in" could else be a preposition. */
const inchesAt = (scene: Scene, last: Unit, at: number, from: number): { unit: Unit; end: number } | null =>
  INCH && last.name === 'foot' && wordAt(scene, at, from) === 'in' && scene.tokens[from]?.kind === 'number' ? { unit: INCH, end: at + 1 } : null;

/** "the 6-foot-2 guard": inches that go without saying. */
const isHeight = (scene: Scene, start: number, end: number): boolean =>
  /^[-‑]$/.test(scene.tokens[start - 1]?.text ?? '') &&
  !scene.tokens[start]?.spaced &&
  /^(?:\d|1[01])$/.test(scene.tokens[start]?.text ?? '') &&
  end === start + 1;

/** Coins of a thousand to the whole. */
const BY_THOUSANDS = /^(?:KWD|BHD|OMR|JOD|TND|LYD|IQD)$/;

/** "and 30 cents", "43c", "and 50p"; a bare number only where the sentence or clause ends with it. */
function coinsAt(scene: Scene, { from, after, unitCode, unit }: Quantity, start: number, number: ReadNumber, country: string | null): Piece | null {
  const by = BY_THOUSANDS.test(unitCode ?? '') ? 1000 : 100;
  if (unit !== unitCode || number.value === null || number.value >= by || !Number.isInteger(number.value)) return null;
  const coin = currencyBehind(scene, number.end, from, country, number.value);
  if (coin) return coin.currency.isMinor ? { adds: number.value / by, end: coin.end } : null;
  if (wordAt(scene, after, from) === ',' || !/^[.,;!?)]?$/.test(wordAt(scene, number.end, from))) return null;
  const isShort = number.isWord || /^\d\d$/.test(scene.tokens[start]?.text ?? '');
  return isShort ? { adds: number.value / by, end: number.end } : null;
}
