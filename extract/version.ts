/** Raised with every change of the extractor's output; a golden test fails when output changes without it. */
export const EXTRACTOR_GENERATION = 5;

/** The models that the engine holds: a digest of their checksums, which a test compares with seeds/models. */
export const MODELS_DIGEST = 'eec1cbba';

/** Written on every row: the generation, then the models. */
export const EXTRACTOR_VERSION = `${EXTRACTOR_GENERATION}-${MODELS_DIGEST}`;
