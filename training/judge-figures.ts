import { readFileSync } from 'node:fs';
import type { ArticleRows } from '../extract/article.ts';
import { extractLine } from '../extract/extract-line.ts';
import { type ConfidenceFeatures, featuresOf } from '../extract/figures/confidence.ts';
import { surroundingsIn } from '../extract/figures/surroundings.ts';
import type { AttributionRow, FigureRow } from '../schemas/tables.ts';

/** One of our figure rows beside what people read in its place. */
export interface Judged {
  readonly document: string;
  readonly features: ConfidenceFeatures;
  /** Number, kind, modifier, head of what is counted and outcome are right; null where nobody marked them. */
  readonly number: boolean | null;
  /** The source is right, or rightly missing; null where nobody marked it. */
  readonly source: boolean | null;
}

type Answers = readonly (string | number | null)[];
interface MarkedFigure {
  readonly start: number;
  readonly end: number;
  readonly optional?: boolean;
  readonly [slot: string]: unknown;
}

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** Lines {id, headline, text, date_published, figures: [{start, end, slot: [answers that count]}]}: every slot was marked. */
export function judgeFigures(file: string): Judged[] {
  return linesOf<{ id: string; headline: string; text: string; date_published: string; figures: MarkedFigure[] }>(file).flatMap((line) => {
    const { id, headline, text, date_published } = line;
    const rows = rowsOf({ id, headline, text, date_published });
    const surroundingsOf = surroundingsIn(rows);
    const free = new Set(line.figures);
    return rows.figures.map((row) => {
      const marked = [...free].find(({ start, end }) => row.start_char <= start && end <= row.end_char);
      if (marked) free.delete(marked);
      const judged = { document: id, features: featuresOf(row, surroundingsOf(row)) };
      if (marked?.optional) return { ...judged, number: null, source: null };
      return {
        ...judged,
        number: marked !== undefined && isNumberRight(row, marked),
        source: marked ? sameWords(row.source, marked.source as Answers) : null,
      };
    });
  });
}

type Span = readonly [number, number];
type MarkedAttribution = readonly [source: readonly Span[], cue: readonly Span[], content: readonly Span[]];

/**
 * Lines {id, text, gold: [[source, cue, content]]}, each a list of [start, end]: who says what was marked, numbers were not. They
 * must be none that the models of the attributions were trained on.
 */
export function judgeSources(file: string): Judged[] {
  return linesOf<{ id: string; text: string; gold: MarkedAttribution[] }>(file).flatMap(({ id, text, gold }) => {
    const rows = rowsOf({ id, text });
    const surroundingsOf = surroundingsIn(rows);
    return rows.figures.flatMap((row) => {
      const around = surroundingsOf(row);
      if (!around.attribution) return [];
      return [{ document: id, features: featuresOf(row, around), number: null, source: isSourceRight(row, around.attribution, gold) }];
    });
  });
}

function isSourceRight(row: FigureRow, { source_start_char, source_end_char }: AttributionRow, marked: readonly MarkedAttribution[]): boolean {
  const overlaps = (spans: readonly Span[], start: number, end: number) => spans.some(([from, to]) => from < end && start < to);
  const holding = marked.filter(([, , content]) => overlaps(content, row.start_char, row.end_char));
  return holding.some(([source]) =>
    source_start_char === null || source_end_char === null ? source.length === 0 : overlaps(source, source_start_char, source_end_char),
  );
}

function rowsOf(line: { id: string; text: string; headline?: string; date_published?: string }): ArticleRows {
  const { date_published, ...rest } = line;
  const answer = extractLine({ ...rest, language: 'en', ...(date_published !== undefined && { published_at: date_published }) });
  if (!('article' in answer)) throw new Error(`${line.id} gave no single article`);
  return answer;
}

function isNumberRight(row: FigureRow, marked: MarkedFigure): boolean {
  const answers = (slot: string): Answers => (marked[slot] as Answers | undefined) ?? [];
  const near = (one: number | null, other: unknown) =>
    typeof other === 'number' && one !== null ? Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one)) : one === other;
  const value = answers('value').some(
    (answer, at) =>
      near(row.value, answer) &&
      (answer !== null || (near(row.value_low, answers('value_low')[at] ?? null) && near(row.value_high, answers('value_high')[at] ?? null))),
  );
  const head = answers('counted_head').some((answer) =>
    answer === null ? row.kind !== 'count' || row.counted_head === null : row.counted_head === answer,
  );
  return (
    value && head && answers('kind').includes(row.kind) && answers('modifier').includes(row.modifier) && answers('outcome').includes(row.outcome)
  );
}

/** Equal but for case and articles, or one within the other ("the ministry", "the health ministry"). */
function sameWords(ours: string | null, answers: Answers): boolean {
  const bare = (text: unknown) =>
    String(text ?? '')
      .toLowerCase()
      .replace(/^(?:the|an?|its|his|her|their)\s+/, '')
      .trim();
  const own = bare(ours);
  return answers.some((answer) => {
    const marked = bare(answer);
    return own === marked || (own !== '' && marked !== '' && (own.includes(marked) || marked.includes(own)));
  });
}
