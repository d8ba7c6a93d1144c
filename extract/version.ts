/** Raised with every change of the extractor's output; a golden test fails when output changes without it. */
export const EXTRACTOR_GENERATION = 1;

/** Written on every row: the generation, then a digest of models and settings ("1" while there are none). */
export const EXTRACTOR_VERSION = `${EXTRACTOR_GENERATION}`;
