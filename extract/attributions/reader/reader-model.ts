import cues from '../../../seeds/models/attribution-cues.json' with { type: 'json' };
import roles from '../../../seeds/models/attribution-roles.json' with { type: 'json' };
import { type CrfModel, readCrf } from '../../crf/crf-model.ts';
import type { PackedFile } from '../../crf/packed.ts';
import type { Lexicon } from '../../entities/tagger/lexicon.ts';
import { defaultNamesModel } from '../../entities/tagger/names-model.ts';

/** A reader of attributions ready for use: one model finds cues, one the source and content of a cue. */
export interface ReaderModel {
  readonly cues: CrfModel;
  readonly roles: CrfModel;
  readonly lexicon: Lexicon;
}

export interface ReaderFiles {
  readonly cues: PackedFile;
  readonly roles: PackedFile;
  /** The lexicon that the tagger of names uses too. */
  readonly lexicon: Lexicon;
}

export const readReaderModel = (files: ReaderFiles): ReaderModel => ({
  cues: readCrf(files.cues),
  roles: readCrf(files.roles),
  lexicon: files.lexicon,
});

let loaded: ReaderModel | undefined;

/** The default model, read at its first use. */
export function defaultReaderModel(): ReaderModel {
  loaded ??= readReaderModel({ cues, roles, lexicon: defaultNamesModel().lexicon });
  return loaded;
}
