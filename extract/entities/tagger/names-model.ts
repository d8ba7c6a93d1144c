import lexicon from '../../../seeds/models/lexicon.json' with { type: 'json' };
import names from '../../../seeds/models/names.json' with { type: 'json' };
import { type CrfModel, readCrf } from '../../crf/crf-model.ts';
import type { PackedFile } from '../../crf/packed.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';

/** A tagger ready for use. */
export interface NamesModel {
  readonly crf: CrfModel;
  readonly lexicon: Lexicon;
}

export const readNamesModel = (file: PackedFile, lexiconFile: PackedFile): NamesModel => ({
  crf: readCrf(file),
  lexicon: readLexicon(lexiconFile),
});

let loaded: NamesModel | undefined;

/** The default model, read at its first use. */
export function defaultNamesModel(): NamesModel {
  loaded ??= readNamesModel(names, lexicon);
  return loaded;
}
