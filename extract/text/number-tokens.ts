import type { Token } from '../document.ts';

/** A piece of a number: value and the token after it. */
export interface Piece {
  readonly value: number;
  readonly end: number;
  readonly isWord: boolean;
}

/** The token at an index, where it stands in the same sentence as the first. */
export const within = (tokens: readonly Token[], first: number, at: number): Token | undefined => {
  const token = tokens[at];
  return token && token.sentence === tokens[first]?.sentence ? token : undefined;
};

const isHyphen = (token: Token | undefined): boolean => token?.text === '-' || token?.text === '‑';

/** After a number word: past a hyphen that binds the next word to it ("forty-three", "two-million"). */
export const pastHyphen = (tokens: readonly Token[], at: number): number => {
  const hyphen = tokens[at];
  return hyphen && !hyphen.spaced && isHyphen(hyphen) && tokens[at + 1]?.spaced === false ? at + 1 : at;
};

/** After a word for tens: past a hyphen, also one between blanks ("forty - three", which no dash before "of" is). */
export const pastLooseHyphen = (tokens: readonly Token[], at: number): number => {
  const isLoose = isHyphen(tokens[at]) && tokens[at]?.spaced === true && tokens[at + 1]?.spaced === true && tokens[at + 2]?.lower !== 'of';
  return isLoose ? at + 1 : pastHyphen(tokens, at);
};
