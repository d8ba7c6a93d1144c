import { type Output, type Paint, paintFor, widthOf } from './style.ts';
import { textWidth, truncate } from './text-width.ts';

export type Cell = string | number | bigint | boolean | null | readonly unknown[];
export interface TableData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const GAP = '  ';
/** Narrower than this a column tells nothing: the table turns into a list of records. */
const LEAST_WIDTH = 6;

/** A table for people: aligned, numbers to the right, cut to the width; too many columns for it are shown one under another. */
export function formatTable(data: TableData, output: Output): string {
  const paint = paintFor(output);
  const width = widthOf(output);
  const cells = data.rows.map((row) => row.map(cellText));
  const isNumeric = data.columns.map(
    (_, at) => data.rows.some((row) => isNumber(row[at])) && data.rows.every((row) => row[at] === null || isNumber(row[at])),
  );
  const natural = data.columns.map((name, at) => Math.max(textWidth(name), ...cells.map((row) => textWidth(row[at] ?? ''))));
  const widths = fitWidths(natural, width - GAP.length * (data.columns.length - 1));
  if (!widths) return formatRecords(data.columns, cells, { paint, width });
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => align(text, widths[at] ?? 0, isNumeric[at] === true))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((columns) => '─'.repeat(columns)).join(GAP);
  return [paint.bold(line(data.columns)), paint.dim(rule), ...cells.map(line)].join('\n');
}

/** Widths that fit, taken from the widest columns first; null where not even the least widths do. */
export function fitWidths(natural: readonly number[], available: number): number[] | null {
  const least = natural.reduce((sum, width) => sum + Math.min(width, LEAST_WIDTH), 0);
  if (least > available) return null;
  const ascending = [...natural].sort((a, b) => a - b);
  let left = available;
  let cap = Number.POSITIVE_INFINITY;
  for (const [at, width] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - at));
    if (width > share) {
      cap = share;
      break;
    }
    left -= width;
  }
  return natural.map((width) => Math.min(width, Math.max(cap, LEAST_WIDTH)));
}

function formatRecords(columns: readonly string[], rows: readonly (readonly string[])[], look: { paint: Paint; width: number }): string {
  const label = Math.max(...columns.map(textWidth));
  const record = (row: readonly string[]) =>
    columns
      .map((name, at) => `${look.paint.bold(name.padEnd(label))}${GAP}${truncate(row[at] ?? '', Math.max(20, look.width - label - 2))}`.trimEnd())
      .join('\n');
  return rows.map(record).join('\n\n');
}

function align(text: string, columns: number, isRight: boolean): string {
  const cut = truncate(text, columns);
  const fill = ' '.repeat(Math.max(0, columns - textWidth(cut)));
  return isRight ? fill + cut : cut + fill;
}

const isNumber = (cell: Cell | undefined) => typeof cell === 'number' || typeof cell === 'bigint';

/** One line of printable text: what an article holds may not steer the terminal. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = Array.isArray(cell) ? cell.join(', ') : String(cell);
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2028\u2029]+/gu, ' ');
}
