import type { ReadNumber } from '../text/numbers.ts';

/** The bare number before its unit is known. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isWord: boolean;
  readonly isRange?: boolean;
  readonly isVague?: boolean;
}

export const exactly = (from: number, number: ReadNumber): Frame => {
  const isVague = number.value === null;
  return {
    from,
    to: number.end,
    value: number.value,
    low: isVague ? number.low : number.value,
    high: isVague ? null : number.value,
    isWord: number.isWord,
    isVague,
  };
};
