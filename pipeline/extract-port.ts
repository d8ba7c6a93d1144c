import type { VersionedExtraction, VersionedInput } from '../extract/extract-versions.ts';

export const EXTRACT_FAILURES = ['out_of_time', 'out_of_memory', 'extractor_error'] as const;
export type ExtractFailure = (typeof EXTRACT_FAILURES)[number];

/** An extraction that ended, or the fault that ended it. A fault of the machine (not of the content) throws. */
export type ExtractAnswer =
  | { readonly ok: true; readonly extraction: VersionedExtraction }
  | { readonly ok: false; readonly reason: ExtractFailure; readonly detail: string };

/** What is said of a file on which the engine itself fails. */
export const faultOf = (what: string): string => `the extractor failed on it, which is a bug of wirehouse and not of the file: ${what}`;

/** The engine (extractVersions) as the pipeline sees it: in process, in a worker thread, or a toy in the simulator. */
export type Extract = (input: VersionedInput) => Promise<ExtractAnswer>;
