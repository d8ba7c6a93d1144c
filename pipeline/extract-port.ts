import type { ExtractInput, Extraction } from '../extract/extract-object.ts';

export type ExtractFailure = 'out_of_time' | 'out_of_memory' | 'extractor_error';

/** An extraction that ended, or the fault that ended it. A fault of the machine (not of the content) throws. */
export type ExtractAnswer =
  | { readonly ok: true; readonly extraction: Extraction }
  | { readonly ok: false; readonly reason: ExtractFailure; readonly detail: string };

/** The engine as the pipeline sees it: in process, in a worker thread, or a toy in the simulator. */
export type Extract = (input: ExtractInput) => Promise<ExtractAnswer>;
