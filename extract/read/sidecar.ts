import { type DeclaredFacts, declareFacts } from './declare-facts.ts';

/** Reads NAME.meta.json: declared facts, or what is wrong with it and what to do. */
export function parseSidecar(bytes: Uint8Array): DeclaredFacts | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { problem: `it is no JSON in UTF-8 (${error instanceof Error ? error.message : 'unreadable'}); write one object, as {"headline": "…"}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: 'it is JSON but no object; write one object, as {"headline": "…"}' };
  }
  return declareFacts({ ...value });
}
