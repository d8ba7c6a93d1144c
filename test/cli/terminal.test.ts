import { describe, expect, it } from 'vitest';
import { formatCsv } from '../../cli/terminal/csv.ts';
import { openProgress } from '../../cli/terminal/progress.ts';
import { wantsColour } from '../../cli/terminal/style.ts';
import { fitWidths, formatTable } from '../../cli/terminal/table.ts';
import { textWidth, truncate } from '../../cli/terminal/text-width.ts';

const page = (columns: number) => ({ isTTY: false, columns });

describe('formatTable', () => {
  it('aligns text to the left and numbers to the right, and leaves null empty', () => {
    const data = {
      columns: ['source', 'toll'],
      rows: [
        ['harbour office', 12],
        [null, 9],
        ['mayor', null],
      ],
    };
    expect(formatTable(data, page(80)).split('\n')).toEqual([
      'source          toll',
      '──────────────  ────',
      'harbour office    12',
      '                   9',
      'mayor',
    ]);
  });

  it('takes the width from the widest columns and never runs over it', () => {
    const data = { columns: ['headline', 'place'], rows: [['Ferry with forty passengers runs aground near the lighthouse', 'Orvik']] };
    const lines = formatTable(data, page(30)).split('\n');
    expect(lines[2]).toBe('Ferry with forty passe…  Orvik');
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(30);
  });

  it('shows one record under another where the columns do not fit', () => {
    const columns = Array.from({ length: 12 }, (_, at) => `column_${at}`);
    const text = formatTable({ columns, rows: [columns.map((_, at) => at)] }, page(40));
    expect(text.split('\n').slice(0, 2)).toEqual(['column_0   0', 'column_1   1']);
  });

  it('lets no text of an article steer the terminal', () => {
    const text = formatTable({ columns: ['exact'], rows: [['a\u001b[31mred\nb\u202ec']] }, page(80));
    expect(text.split('\n').at(-1)).toBe('a [31mred b c');
  });
});

describe('fitWidths', () => {
  it.each([
    { natural: [5, 7], available: 20, widths: [5, 7] },
    { natural: [5, 40, 40], available: 45, widths: [5, 20, 20] },
    { natural: [100, 3], available: 50, widths: [47, 3] },
    { natural: [9, 9, 9], available: 10, widths: null },
  ])('$natural in $available columns', ({ natural, available, widths }) => {
    expect(fitWidths(natural, available)).toEqual(widths);
  });
});

describe('textWidth and truncate', () => {
  it.each([
    ['Zürich', 6],
    ['e\u0301', 1],
    ['東京', 4],
    ['👩‍🚒', 2],
  ])('%s takes %i columns', (text, width) => expect(textWidth(text)).toBe(width));

  it.each([
    ['harbour', 7, 'harbour'],
    ['harbour', 5, 'harb…'],
    ['東京都庁', 5, '東京…'],
  ])('%s cut to %i is %s', (text, columns, cut) => expect(truncate(text, columns)).toBe(cut));
});

describe('formatCsv', () => {
  it('quotes what RFC 4180 asks for', () => {
    const data = {
      columns: ['a', 'b', 'c'],
      rows: [
        ['plain', 'with, comma', 'with "quotes"\nand a line'],
        [null, 1.5, ['x', 'y']],
      ],
    };
    expect(formatCsv(data)).toBe('a,b,c\nplain,"with, comma","with ""quotes""\nand a line"\n,1.5,"[""x"",""y""]"\n');
  });
});

describe('colour', () => {
  it.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: false }, {}, false],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { NO_COLOR: '' }, true],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
  ])('on %o with %o: %s', (output, environment, expected) => expect(wantsColour(output, environment)).toBe(expected));
});

describe('openProgress', () => {
  const record = (isTTY: boolean, steps: readonly [at: number, done: number][]) => {
    const written: string[] = [];
    let now = 0;
    const progress = openProgress('reading', { isTTY, columns: 80, write: (text: string) => written.push(text) }, () => now);
    for (const [at, done] of steps) {
      now = at;
      progress.update(done, 40);
    }
    progress.close();
    return written;
  };

  it('draws over one line of a terminal, not more often than it can be seen, and takes it away', () => {
    const written = record(true, [
      [0, 0],
      [10, 5],
      [200, 20],
    ]);
    expect(written).toHaveLength(3);
    expect(written[1]).toContain('20 of 40');
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });

  it('writes nothing for a short job elsewhere and a plain line now and then for a long one', () => {
    expect(record(false, [[900, 20]])).toEqual([]);
    expect(record(false, [[11_000, 7]])).toEqual(['reading: 7 of 40, 11 s\n']);
  });
});
