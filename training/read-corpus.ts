import { readFileSync } from 'node:fs';
import type { TaggedText } from '../extract/entities/tagger/token-view.ts';
import { segment } from '../extract/text/document.ts';

/** A marked span of a text in tokens of the project's own tokenizer, with the types of ours that it may stand for. */
export interface GoldSpan {
  readonly from: number;
  readonly to: number;
  readonly types: readonly string[];
  readonly exact: string;
}

export interface LabelledText {
  readonly id: string;
  readonly text: TaggedText;
  readonly spans: readonly GoldSpan[];
  /** Tokens that a span cuts through: what they are is left open. */
  readonly open: ReadonlySet<number>;
  /** Types that this corpus does not mark: a capitalised word outside all spans may be one of them. */
  readonly unmarked: readonly string[];
}

interface Line {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly ours: readonly string[] }[];
}

/** Reads a corpus of lines {id, text, spans: [{start, end, ours}]}, offsets in code points. Spans of no type are left out. */
export function readCorpus(file: string, unmarked: readonly string[]): LabelledText[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => labelText(JSON.parse(line) as Line, unmarked));
}

function labelText(line: Line, unmarked: readonly string[]): LabelledText {
  const parts = segment(line.text, { headlineEnd: 0, bodyStart: 0 });
  const starts = new Map(parts.tokens.map((token, at) => [parts.codePoint(token.start), at]));
  const ends = new Map(parts.tokens.map((token, at) => [parts.codePoint(token.end), at]));
  const points = Array.from(line.text);
  const spans: GoldSpan[] = [];
  const open = new Set<number>();
  for (const span of line.spans) {
    if (span.ours.length === 0) continue;
    const from = starts.get(span.start);
    const last = ends.get(span.end);
    const exact = points.slice(span.start, span.end).join('');
    const whole = from !== undefined && last !== undefined && parts.tokens[from]?.sentence === parts.tokens[last]?.sentence;
    if (whole) spans.push({ from, to: last + 1, types: span.ours, exact });
    else
      parts.tokens.forEach((token, at) => {
        if (parts.codePoint(token.start) < span.end && parts.codePoint(token.end) > span.start) open.add(at);
      });
  }
  return { id: line.id, text: parts, spans, open, unmarked };
}
