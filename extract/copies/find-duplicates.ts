import { compare, type DuplicateKind } from './compare.ts';
import type { Signature } from './signature.ts';
import { restoreSignature } from './stored-signature.ts';

export interface CopyInput {
  readonly id: string;
  /** Its day of publication; texts more than 30 days apart are not compared. null: compared with all. */
  readonly day: string | null;
  /** articles.minhash. */
  readonly minhash: readonly string[];
}

export interface Duplicate {
  readonly id: string;
  readonly duplicate_of: string | null;
  readonly duplicate_kind: DuplicateKind | null;
  readonly similarity: number | null;
  readonly group_id: string;
}

const DAYS_APART = 30;
/** A text is compared with the earliest texts of each band only: thousands of equal copies stay linear. */
const MOST_PER_BAND = 16;

const daysApart = (one: string | null, other: string | null): number =>
  one === null || other === null ? 0 : Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;

/**
 * Finds copies among articles that are given in order of date and id: each names the earliest that it directly resembles. A group is
 * all that hang together by that, called by its earliest.
 */
export function findDuplicates(articles: readonly CopyInput[]): Duplicate[] {
  const signatures: (Signature | null)[] = articles.map(({ minhash }) => restoreSignature(minhash));
  const byBand = new Map<string, number[]>();
  const groups = articles.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (groups[root] !== root) root = groups[root] ?? root;
    return root;
  };
  const found = articles.map((article, index) => {
    const candidates = new Set<number>();
    for (const band of article.minhash) {
      const bucket = byBand.get(band);
      if (!bucket) byBand.set(band, [index]);
      else {
        for (const earlier of bucket) candidates.add(earlier);
        if (bucket.length < MOST_PER_BAND) bucket.push(index);
      }
    }
    let first: { of: number; kind: DuplicateKind; similarity: number } | null = null;
    for (const earlier of [...candidates].sort((one, other) => one - other)) {
      const [mine, theirs] = [signatures[index], signatures[earlier]];
      if (!mine || !theirs || daysApart(article.day, articles[earlier]?.day ?? null) > DAYS_APART) continue;
      const resemblance = compare(theirs, mine);
      if (!resemblance) continue;
      first ??= { of: earlier, ...resemblance };
      const [one, other] = [rootOf(earlier), rootOf(index)];
      groups[Math.max(one, other)] = Math.min(one, other);
    }
    return first;
  });
  return articles.map(({ id }, index) => {
    const first = found[index] ?? null;
    const idAt = (at: number): string => articles[at]?.id ?? id;
    return {
      id,
      duplicate_of: first ? idAt(first.of) : null,
      duplicate_kind: first?.kind ?? null,
      similarity: first?.similarity ?? null,
      group_id: idAt(rootOf(index)),
    };
  });
}
