import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import type { ArticleRows } from '../../extract/article.ts';
import { extractVersions } from '../../extract/extract-versions.ts';
import { parseSidecar } from '../../extract/read/sidecar.ts';
import { EXTRACTOR_VERSION } from '../../extract/version.ts';
import { compareGolden } from './compare.ts';

const dir = new URL('../../seeds/articles/', import.meta.url);
const files = readdirSync(dir).filter((name) => !name.endsWith('.meta.json'));
const or = (value: unknown, otherwise = ''): string => (value === null || value === undefined ? otherwise : String(value));

/** The rows of an article as a person reviews them: what they quote, and the slots that are not at their default. */
function describeRows({ article, entities, figures, times, attributions }: ArticleRows): string {
  const { headline, alternative_headline, published_date, published_basis, dateline, authors, publisher } = article;
  const lines = [
    `# ${or(headline)}`,
    or(alternative_headline),
    [published_date, published_basis, dateline, authors?.join(', '), publisher].map((one) => or(one, '–')).join(' | '),
  ];
  lines.push(
    '',
    '## entities',
    ...entities.map((row) => [row.type, row.name, row.aliases?.join(', '), row.role, row.affiliation].map((one) => or(one)).join(' | ')),
  );
  lines.push(
    '',
    '## times',
    ...times.map((row) => [row.exact, row.type, row.value, row.mod, row.date_from, row.date_to].map((one) => or(one)).join(' | ')),
  );
  lines.push(
    '',
    '## attributions',
    ...attributions.map((row) => [row.kind, row.source_exact, row.cue_lemma, row.medium, row.content].map((one) => or(one)).join(' | ')),
  );
  const numbers = new Map(figures.map((row) => [row.figure_id, row.exact]));
  const link = (name: string, id: string | null) => (id ? `${name}=${numbers.get(id)}` : '');
  lines.push('', '## figures');
  for (const row of figures) {
    const what = [
      row.exact,
      row.kind,
      or(row.value, `${or(row.value_low)}–${or(row.value_high)}`),
      row.modifier,
      or(row.unit_code),
      or(row.counted),
      or(row.counted_head),
      or(row.counted_class),
    ];
    const state = [
      row.outcome,
      row.modality,
      row.negated ? 'negated' : '',
      row.change === 'none' ? '' : `${row.change} ${row.change_role}`,
      row.scope,
      row.aggregation,
    ];
    const links = [link('related', row.related_figure_id), link('from', row.from_figure_id), link('restates', row.restates_figure_id)];
    const who = [or(row.source_name), or(row.source_kind), row.verification, or(row.hedge)];
    lines.push(
      [...what, ...state, ...links, ...who, `${or(row.since)}..${or(row.as_of)} ${row.as_of_basis}`, or(row.place_name)]
        .filter((one) => one !== '')
        .join(' | '),
    );
  }
  return lines.join('\n');
}

describe('the rows of the sample articles', () => {
  for (const file of files) {
    it(`of ${file} are those that were reviewed`, () => {
      const beside = new URL(`${file}.meta.json`, dir);
      const sidecar = existsSync(beside) ? parseSidecar(readFileSync(beside)) : null;
      const declared = sidecar && 'declared' in sidecar ? sidecar.declared : {};
      const { articles } = extractVersions({
        key: file,
        bytes: readFileSync(new URL(file, dir)),
        declared,
        raw_version: '1',
        received_at: null,
        versions: [],
        rereads: false,
      });
      compareGolden(`${file}.golden.txt`, `extractor ${EXTRACTOR_VERSION}\n\n${articles.map(({ rows }) => describeRows(rows)).join('\n\n')}\n`);
    });
  }
});
