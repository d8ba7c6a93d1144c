import { extractLine } from '../../extract/extract-line.ts';
import type { FigureRow } from '../../schemas/tables.ts';

/** The figures of a text published on Wednesday, 12 March 2025. */
export function figuresOf(text: string): FigureRow[] {
  const answer = extractLine({ id: 'case', text, language: 'en', date_published: '2025-03-12' });
  if (!('figures' in answer)) throw new Error(`no rows for: ${text}`);
  return answer.figures;
}

/** A sentence, the number in it, and the slots that matter there. */
export type Case = readonly [text: string, exact: string, slots: Partial<FigureRow>];

/** What a figure says of the slots that a case names; a missing figure shows as such. */
export function slotsOf([text, exact, slots]: Case): Partial<FigureRow> | string {
  const row = figuresOf(text).find((figure) => figure.exact === exact);
  if (!row) return `no figure ${exact} in: ${text}`;
  return Object.fromEntries(Object.keys(slots).map((name) => [name, row[name as keyof FigureRow]]));
}
