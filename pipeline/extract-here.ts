import { extractVersions } from '../extract/extract-versions.ts';
import { type Extract, faultOf } from './extract-port.ts';

/** The engine in this process: for where a process is the limit of its time and memory, and what ends it is tried again. */
export const extractHere: Extract = async (input) => {
  try {
    return { ok: true, extraction: extractVersions(input) };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, reason: 'extractor_error', detail: faultOf(what) };
  }
};
