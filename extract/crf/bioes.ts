/** Labels of tokens: O, and B, I, E, S (begin, inside, end, single) of each type; number 0 is O, then four a type. */
export interface LabelSet {
  readonly types: readonly string[];
  readonly size: number;
}

export const labelSetOf = (types: readonly string[]): LabelSet => ({ types, size: 1 + 4 * types.length });

export const OUTSIDE = 0;
export const BEGIN = 0;
export const INSIDE = 1;
export const END = 2;
export const SINGLE = 3;

export const labelOf = (type: number, position: number): number => 1 + 4 * type + position;
/** The type's number, or -1 for O. */
export const typeOf = (label: number): number => (label === OUTSIDE ? -1 : (label - 1) >> 2);
export const positionOf = (label: number): number => (label - 1) & 3;

/** Whether a name may go on after this label. */
export const isOpen = (label: number): boolean => label !== OUTSIDE && positionOf(label) <= INSIDE;
/** Whether a name goes on with this label. */
const continues = (label: number): boolean => label !== OUTSIDE && (positionOf(label) === INSIDE || positionOf(label) === END);

/** Whether `next` may follow `label`: an open name goes on in its own type, and nothing else does. */
export const mayFollow = (label: number, next: number): boolean =>
  isOpen(label) ? continues(next) && typeOf(next) === typeOf(label) : !continues(next);
/** Whether a sequence may begin with this label; it may end with every label that is not open. */
export const mayBegin = (label: number): boolean => !continues(label);

export interface LabelSpan {
  /** Positions in the sequence, half-open. */
  readonly from: number;
  readonly to: number;
  readonly type: number;
}

/** The spans that a well-formed label sequence says. */
export function spansOf(labels: ArrayLike<number>): LabelSpan[] {
  const spans: LabelSpan[] = [];
  let from = 0;
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at] ?? OUTSIDE;
    if (label === OUTSIDE) continue;
    const position = positionOf(label);
    if (position === BEGIN || position === SINGLE) from = at;
    if (position === END || position === SINGLE) spans.push({ from, to: at + 1, type: typeOf(label) });
  }
  return spans;
}
