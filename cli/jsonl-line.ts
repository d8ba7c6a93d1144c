import type { ExtractLine } from '../extract/extract-line.ts';
import type { RejectReason } from '../schemas/sources.ts';

type ParsedLine = { readonly ok: true; readonly line: ExtractLine } | { readonly ok: false; readonly detail: string };

/** An input line of `--jsonl`, or why it is none. An `id` that is a number counts as its digits. */
export function parseLine(json: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, detail: `the line is not JSON (${error instanceof Error ? error.message : error}); give one JSON object per line` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, detail: 'the line is JSON but no object; give {"id": …, "text" | "html" | "file": …}' };
  }
  const id = 'id' in value && (typeof value.id === 'string' || typeof value.id === 'number') ? String(value.id) : null;
  if (id === null) return { ok: false, detail: 'the line has no "id"; give each line one, it comes back in the answer' };
  for (const name of ['text', 'html', 'file', 'filename'] as const) {
    const field = (value as Record<string, unknown>)[name];
    if (field !== undefined && typeof field !== 'string') return { ok: false, detail: `"${name}" is no string` };
  }
  return { ok: true, line: { ...value, id } };
}

/** The answer, as the line to print, to a line whose extraction was ended: its id is looked up only now. */
export function answerFailedLine(json: string, reason: RejectReason, detail: string): string {
  const parsed = parseLine(json);
  return JSON.stringify(rejected(parsed.ok ? parsed.line.id : null, reason, detail));
}

export const rejected = (id: string | null, reason: RejectReason, detail: string) => ({ id, rejected: { reason, detail } });
