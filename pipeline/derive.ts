import { findDuplicates } from '../extract/copies/find-duplicates.ts';
import type { LakeCommit } from '../lake/lake-log.ts';
import { type AnyRow, readRows, writeRows } from '../lake/table-files.ts';
import type { ArticleRow, DuplicateRow } from '../schemas/tables.ts';
import { land, nextCommit } from './commit.ts';
import { type PublishPorts, takeOut } from './publish.ts';

const READ = ['article_id', 'source_id', 'published_date', 'extractor_version', 'minhash'] as const;

/**
 * Brings the rows that depend on other articles up to the head: a pure function of the tables, so a late or repeated run
 * only catches up. Commits the rows that change; where none does, a note at the head says so. Null: nothing to commit.
 */
export async function derive(on: PublishPorts): Promise<LakeCommit | null> {
  for (;;) {
    const head = await on.log.head();
    if (!head || (await on.log.isDerived(head))) return null;
    await on.log.project(head);
    const snapshot = await on.log.snapshot(head);
    const articles: ArticleRow[] = [];
    for (const file of snapshot.files.articles) articles.push(...((await readRows(on, 'articles', file, READ)) as unknown as ArticleRow[]));
    const wanted = new Map(duplicateRows(articles).map((row) => [row.article_id, row]));

    const unchanged = new Set<string>();
    const before: DuplicateRow[] = [];
    for (const file of snapshot.files.duplicates) before.push(...((await readRows(on, 'duplicates', file)) as unknown as DuplicateRow[]));
    for (const row of before) if (sameDuplicate(row, wanted.get(row.article_id))) unchanged.add(row.article_id);
    if (unchanged.size === wanted.size && before.length === wanted.size) {
      await on.log.writeHint(head.n, head.n);
      return null;
    }

    const attempt = on.newId();
    const at = on.now();
    const old = await takeOut(on, {
      name: 'duplicates',
      files: snapshot.files.duplicates,
      stamp: { at },
      isOut: (row) => !unchanged.has(String(row.article_id)),
    });
    const rows = [...wanted.values()].filter((row) => !unchanged.has(row.article_id)) as unknown as AnyRow[];
    const added = await writeRows(on, 'duplicates', [...old.kept, ...rows], { prefix: attempt, at });
    const actions = { duplicates: [...old.actions, ...added.map((add) => ({ add }))] };
    const commit = nextCommit(head, { attempt, at, kind: 'derive', actions, derivesItself: true });
    if (await land(on, commit)) return commit;
  }
}

/** What `duplicates` should hold for a set of articles, in whatever order they come; the undated come last. */
export function duplicateRows(articles: readonly Pick<ArticleRow, (typeof READ)[number] | 'published_month'>[]): DuplicateRow[] {
  const inOrder = [...articles].sort(
    (one, other) => compare(one.published_date ?? '~', other.published_date ?? '~') || compare(one.article_id, other.article_id),
  );
  const found = findDuplicates(
    inOrder.map(({ article_id, published_date, minhash }) => ({ id: article_id, day: published_date, minhash: minhash ?? [] })),
  );
  return inOrder.map(({ article_id, source_id, published_date, published_month, extractor_version }, index) => {
    const { duplicate_of = null, duplicate_kind = null, similarity = null, group_id = article_id } = found[index] ?? {};
    return { article_id, source_id, published_date, published_month, extractor_version, duplicate_of, duplicate_kind, similarity, group_id };
  });
}
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const COMPARED = ['duplicate_of', 'duplicate_kind', 'similarity', 'group_id', 'published_date', 'published_month', 'extractor_version'] as const;
export const sameDuplicate = (one: DuplicateRow, other: DuplicateRow | undefined): boolean =>
  other !== undefined && COMPARED.every((column) => one[column] === other[column]);
