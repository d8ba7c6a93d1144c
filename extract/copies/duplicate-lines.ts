import { type Duplicate, findDuplicates } from './find-duplicates.ts';
import { signatureOf } from './signature.ts';
import { storeSignature } from './stored-signature.ts';

export interface CopyLine {
  readonly id: string;
  readonly text: string;
}

/** Answers the lines of `wirehouse duplicates --jsonl`, whose order stands for their dates. */
export const duplicateLines = (lines: readonly CopyLine[]): Duplicate[] =>
  findDuplicates(lines.map(({ id, text }) => ({ id, day: null, minhash: storeSignature(signatureOf(text)) })));
