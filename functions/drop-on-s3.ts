import { s3Store } from '../lake/s3-store.ts';
import type { ConvergeSettings, DropPorts } from '../pipeline/converge.ts';
import { EXTRACTOR } from '../pipeline/extractor.ts';
import { numberSetting, textSetting, wordSetting } from './environment.ts';

/** What converge needs but for the engine, which only its own function loads. */
export const dropOnS3 = (): DropPorts => ({
  raw: s3Store({ bucket: textSetting('RAW_BUCKET') }),
  lake: s3Store({ bucket: textSetting('LAKE_BUCKET') }),
  extractor: EXTRACTOR,
  settings: settingsOfLake(),
});

export const settingsOfLake = (): ConvergeSettings => ({
  when_raw_gone: wordSetting('WHEN_RAW_GONE', ['remove', 'keep']),
  document_bytes: numberSetting('DOCUMENT_BYTES', 64 * 1024 * 1024),
});
