import { createHash } from 'node:crypto';
import type { ArticleRows, ReadArticle } from '../../../extract/article.ts';
import { articleIdOf, hashId, sourceIdOf } from '../../../extract/ids.ts';
import { extendVersions } from '../../../extract/versions.ts';
import type { CheckpointFormat } from '../../../lake/checkpoint.ts';
import type { Action } from '../../../lake/delta.ts';
import type { AnyRow, FileFormat } from '../../../lake/table-files.ts';
import type { Extract } from '../../../pipeline/extract-port.ts';
import { type ArticleRow, type FigureRow, TABLES, type TableName, tableOf } from '../../../schemas/tables.ts';

/** Rows as JSON lines: as good as Parquet for the protocol, and far quicker. */
export const jsonFormat: FileFormat = {
  ending: '.json',
  write: (_table, rows) => new TextEncoder().encode(JSON.stringify(rows)),
  read: async (_table, bytes) => JSON.parse(new TextDecoder().decode(bytes)) as AnyRow[],
};

/** Checkpoints likewise. */
export const jsonCheckpoint: CheckpointFormat = {
  write: (actions) => new TextEncoder().encode(JSON.stringify(actions)),
  read: async (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Action[],
};

const blank = (name: TableName): AnyRow => Object.fromEntries(Object.keys(tableOf(name).columns).map((column) => [column, null])) as AnyRow;
const BLANK_ARTICLE = blank('articles') as unknown as ArticleRow;
const BLANK_FIGURE = blank('figures') as unknown as FigureRow;

/** Contents of the toy format: "2024-01 5" is an article of January with the number five, "bad" is rejected. */
export const CONTENTS = ['2024-01 5', '2024-01 6', '2024-02 5', '2024-03 7', '2024-02 5\n2024-01 8', 'bad'] as const;

/** An extractor of the toy format that leaves its version on every row. */
export const toyExtract =
  (version: string): Extract =>
  async (input) => {
    const text = new TextDecoder().decode(input.bytes);
    if (text === 'bad') {
      return {
        ok: true,
        extraction: {
          articles: [],
          rejects: [{ member_path: null, reason: 'not_text', detail: 'bad', at_byte: null }],
          versions: [...input.versions],
        },
      };
    }
    const members = text.split('\n').map(
      (line, index): ReadArticle => ({
        member_path: String(index + 1),
        source_format: 'toy',
        text: line,
        headline_end: 0,
        body_start: 0,
        facts: input.declared,
        warnings: [],
      }),
    );
    const versions = members.map((article) =>
      extendVersions(
        input.versions.filter((one) => one.article.member_path === article.member_path),
        { raw_version: input.raw_version, received_at: input.received_at, article },
        input.rereads,
      ),
    );
    const others = input.versions.filter((one) => !members.some((member) => member.member_path === one.article.member_path));
    const articles = versions.map((own) => {
      const all = own.map((one) => toyRows(input.key, one.article, version, one.received_at));
      const rows = all[all.length - 1] as ArticleRows;
      return { rows, past: all.slice(0, -1).map(({ article, figures }) => ({ article, figures })) };
    });
    return { ok: true, extraction: { articles, rejects: [], versions: [...versions.flat(), ...others] } };
  };

function toyRows(key: string, read: ReadArticle, version: string, received_at: string | null): ArticleRows {
  const [month = 'unknown', number = '0'] = read.text.split(' ');
  const columns = {
    article_id: articleIdOf(key, read.member_path),
    source_id: sourceIdOf(key),
    published_date: `${month}-01`,
    published_month: month,
    extractor_version: version,
  };
  const content_sha256 = createHash('sha256').update(read.text).digest('hex');
  const article: ArticleRow = {
    ...BLANK_ARTICLE,
    ...columns,
    raw_key: key,
    text: read.text,
    member_path: read.member_path,
    headline: read.facts.headline ?? null,
    received_at,
    content_sha256,
    minhash: [`${content_sha256}.1.`],
  };
  const figure: FigureRow = { ...BLANK_FIGURE, ...columns, figure_id: hashId('figure', columns.article_id), value: Number(number), exact: number };
  return { article, figures: [figure], entities: [], mentions: [], times: [], attributions: [], sentences: [] };
}

export const TABLE_COUNT = Object.keys(TABLES).length;
