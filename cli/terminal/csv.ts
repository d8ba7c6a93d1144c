import type { Cell, TableData } from './table.ts';

/** RFC 4180 with a header line; null is an empty field, a list its JSON. */
export const formatCsv = (data: TableData): string => [data.columns, ...data.rows].map((row) => `${row.map(csvField).join(',')}\n`).join('');

function csvField(cell: Cell): string {
  if (cell === null) return '';
  const text = Array.isArray(cell) ? JSON.stringify(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
