import lexicon from '../../../seeds/models/lexicon.json' with { type: 'json' };
import names from '../../../seeds/models/names.json' with { type: 'json' };
import { type CrfModel, readCrf } from '../../crf/crf-model.ts';
import type { PackedFile } from '../../crf/packed.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { newWordMemo, type WordMemo } from './word-memo.ts';

/** A tagger ready for use. */
export interface NamesModel {
  readonly crf: CrfModel;
  readonly lexicon: Lexicon;
  readonly memo: WordMemo;
}

export function readNamesModel(file: PackedFile, lexiconFile: PackedFile): NamesModel {
  const crf = readCrf(file);
  const lexicon = readLexicon(lexiconFile);
  return { crf, lexicon, memo: newWordMemo(crf, lexicon) };
}

let loaded: NamesModel | undefined;

/** The default model, read at its first use. */
export function defaultNamesModel(): NamesModel {
  loaded ??= readNamesModel(names, lexicon);
  return loaded;
}
