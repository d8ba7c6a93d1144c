import { EXTRACTOR_GENERATION, EXTRACTOR_VERSION } from '../extract/version.ts';

/** Which engine this is, without loading it. */
export const EXTRACTOR = { generation: EXTRACTOR_GENERATION, version: EXTRACTOR_VERSION } as const;
