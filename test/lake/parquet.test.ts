import { DataType } from 'apache-arrow';
import fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { parquetFormat } from '../../lake/parquet.ts';
import type { AnyRow } from '../../lake/table-files.ts';

import { TABLE_NAMES, tableOf } from '../../schemas/tables.ts';

/** Any row of a table: every column null or a value of its type, the partition left out. */
const anyRow = (name: (typeof TABLE_NAMES)[number]): fc.Arbitrary<AnyRow> => {
  const table = tableOf(name);
  const columns = Object.entries(table.columns).filter(([column]) => column !== table.partition);
  return fc.record(Object.fromEntries(columns.map(([column, { type }]) => [column, fc.option(anyValue(type), { nil: null })])));
};

function anyValue(type: DataType): fc.Arbitrary<unknown> {
  if (DataType.isUtf8(type)) return fc.string({ unit: 'grapheme' });
  if (DataType.isBool(type)) return fc.boolean();
  if (DataType.isInt(type)) return type.bitWidth === 64 ? fc.maxSafeInteger() : fc.integer();
  if (DataType.isFloat(type)) return fc.double({ noNaN: true, noDefaultInfinity: true });
  const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  if (DataType.isDate(type)) return instants.map((at) => at.toISOString().slice(0, 10));
  if (DataType.isTimestamp(type)) return instants.map((at) => at.toISOString());
  return fc.array(anyValue(type.children[0]?.type ?? type), { maxLength: 4 });
}

describe('a Parquet file', () => {
  for (const name of TABLE_NAMES) {
    it(`of ${name} gives back the rows that were written`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyRow(name), { maxLength: 12 }), async (rows) => {
          expect(await parquetFormat.read(tableOf(name), parquetFormat.write(tableOf(name), rows))).toEqual(rows);
        }),
        { numRuns: 12 },
      );
    });
  }

  it('has the stable ids of its columns, and statistics for ids, numbers and times alone', () => {
    const bytes = parquetFormat.write(tableOf('articles'), [
      { article_id: 'a', text: 'words', word_count: 1, received_at: '2024-01-01T00:00:00.000001Z' },
    ]);
    const { schema, row_groups } = parquetMetadata(bytes.buffer as ArrayBuffer);
    expect(schema.find((element) => element.name === 'article_id')?.field_id).toBe(1);
    const withStatistics = row_groups[0]?.columns
      .filter((column) => column.meta_data?.statistics)
      .map((column) => column.meta_data?.path_in_schema[0]);
    expect(withStatistics).toContain('word_count');
    expect(withStatistics).not.toContain('text');
  });

  it('keeps microseconds, and reads only the columns that are asked for', async () => {
    const bytes = parquetFormat.write(tableOf('articles'), [{ article_id: 'a', received_at: '2024-01-01T00:00:00.000001Z' }]);
    expect(await parquetFormat.read(tableOf('articles'), bytes, ['received_at'])).toEqual([{ received_at: '2024-01-01T00:00:00.000001Z' }]);
  });

  it('is the same bytes for the same rows', () => {
    const rows = [{ article_id: 'a', text: 'words' }];
    expect(parquetFormat.write(tableOf('articles'), rows)).toEqual(parquetFormat.write(tableOf('articles'), rows));
  });

  it('refuses text that is no text, naming its column', () => {
    expect(() => parquetFormat.write(tableOf('articles'), [{ text: '\ud800' }])).toThrow(/text: half of a surrogate pair/);
  });
});
