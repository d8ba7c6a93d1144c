import { composeText } from './compose-text.ts';
import type { Reader } from './raw-object.ts';

/** Plain text: a headline line, a dek line, then paragraphs. */
export const readText: Reader = (object) => {
  const [headline = '', ...rest] = new TextDecoder().decode(object.bytes).split(/\n+/);
  const composed = composeText({ headline, dek: null, paragraphs: rest });
  return {
    articles: [{ member_path: null, source_format: 'text', ...composed, facts: { ...object.declared, headline }, warnings: [] }],
    rejects: [],
  };
};
