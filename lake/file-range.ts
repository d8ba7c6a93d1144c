import type { AddFile } from './delta.ts';
import { compareUtf8 } from './utf8-order.ts';

/** The least and the greatest text of a column that a file may hold, by its statistics; null where they do not say. */
export function rangeOf(file: AddFile, column: string): { min: string | null; max: string | null } {
  const stats = file.stats ? (JSON.parse(file.stats) as { minValues?: Record<string, unknown>; maxValues?: Record<string, unknown> }) : {};
  const textOf = (values: Record<string, unknown> | undefined): string | null => {
    const value = values?.[column];
    return typeof value === 'string' ? value : null;
  };
  return { min: textOf(stats.minValues), max: textOf(stats.maxValues) };
}

/** Whether a file's statistics allow one of some texts; maxima may be truncated, but then they are rounded up. */
export function mayHoldAny(file: AddFile, column: string, values: readonly string[]): boolean {
  const { min, max } = rangeOf(file, column);
  return values.some((value) => (min === null || compareUtf8(value, min) >= 0) && (max === null || compareUtf8(value, max) <= 0));
}
