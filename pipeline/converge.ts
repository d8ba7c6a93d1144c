import { createHash } from 'node:crypto';
import type { Declared, ReadReject } from '../extract/article.ts';
import type { ExtractedArticle } from '../extract/extract-versions.ts';
import { parseSidecar } from '../extract/read/sidecar.ts';
import type { Listed, Store, Stored } from '../lake/store.ts';
import type { RejectReason } from '../schemas/sources.ts';
import type { Extract } from './extract-port.ts';
import { type LakeRecord, monthsOf, readRecord, recordBytes, recordKey } from './record.ts';

/** The drop and its lake, and what the records are to be of. */
export interface DropPorts {
  readonly raw: Store;
  readonly lake: Store;
  readonly extractor: { readonly generation: number; readonly version: string };
  readonly settings: ConvergeSettings;
}

export interface ConvergePorts extends DropPorts {
  readonly extract: Extract;
}

export interface ConvergeSettings {
  /** What becomes of the rows of a raw object that is gone. */
  readonly when_raw_gone: 'remove' | 'keep';
  /** Larger documents are rejected, unread. */
  readonly document_bytes: number;
}

/** `newer`: a later extractor wrote the record; give the message back. `unchanged`: the record is right as it stands. */
export type Converged = 'unchanged' | 'newer' | LakeRecord['state'];

export interface ConvergeOptions {
  /** Extract even though the inputs are those of the record (reprocess --failed). */
  readonly again?: boolean;
  /** The last try of a file that ended a process: the record says `failed` before it is touched. */
  readonly lastTry?: boolean;
}

/** A file that ended so many processes is not read again until it changes, or `reprocess --failed` asks. */
const ATTEMPTS = 3;

export const SIDECAR_ENDING = '.meta.json';
/** The key whose record a raw key's events converge: a sidecar has none of its own. */
export const recordedKey = (rawKey: string): string =>
  rawKey.endsWith(SIDECAR_ENDING) && rawKey.length > SIDECAR_ENDING.length ? rawKey.slice(0, -SIDECAR_ENDING.length) : rawKey;

/**
 * Brings the record of a raw key in line with the raw object as it is now. Events are hints: whatever was said, the current
 * state is read, and the record is written only over the one that was read before it. Safe to call at any time, any number of times.
 */
export async function converge(on: ConvergePorts, rawKey: string, options: ConvergeOptions = {}): Promise<Converged> {
  const key = recordedKey(rawKey);
  const again = options.again ?? false;
  for (;;) {
    const before = await readRecord(on.lake, key);
    if (before && before.record.extractor_generation > on.extractor.generation) return 'newer';
    const { raw, meta } = await readInputs(on, key);
    if (!raw && !meta && !before) return 'unchanged';
    if (!raw && before && on.settings.when_raw_gone === 'keep') return 'unchanged';
    // What died of a kill from outside is worth another try; what dies again and again is not.
    const tries = before && options.lastTry && sameInput(before.record.raw, raw) && sameInput(before.record.meta, meta) ? before.record.attempt : 0;
    const retried = tries > 0 && tries < ATTEMPTS;
    if (!again && !retried && before && isRight(before.record, { raw, meta }, on.extractor.version)) return 'unchanged';

    const situation = { key, raw, meta, before: before?.record };
    const next = options.lastTry
      ? {
          ...failure(on, situation, { reason: 'extractor_error', detail: `${key} ended the process that read it; it was left out` }),
          attempt: tries + 1,
        }
      : await understand(on, situation);
    const put = await on.lake.put(recordKey(key), recordBytes(next), before ? { ifMatch: before.etag } : { ifAbsent: true });
    if (!put.ok) continue;
    // The object may have changed and changed back meanwhile, and its own converge have found nothing to do: look again.
    const now = { raw: await on.raw.head(key), meta: await on.raw.head(key + SIDECAR_ENDING) };
    if (!sameInput(next.raw, now.raw) || !sameInput(next.meta, now.meta)) continue;
    if (!options.lastTry) return next.state;
    // Said to have failed; now the try itself, which overwrites that where it succeeds.
    return converge(on, key, { again: true });
  }
}

/** ETag and time of change both: an object that went back to earlier content has an ETag that was seen before. */
export const sameInput = (seen: { etag: string; last_modified: string } | null, now: Pick<Listed, 'etag' | 'lastModified'> | null): boolean =>
  seen === null || now === null ? seen === now : seen.etag === now.etag && Date.parse(seen.last_modified) === Date.parse(now.lastModified);

/** The record as it is and as it would become, nothing written: what a better extractor changes. Null: there is nothing to read. */
export async function preview(on: ConvergePorts, rawKey: string): Promise<{ before: LakeRecord | null; after: LakeRecord } | null> {
  const key = recordedKey(rawKey);
  const before = (await readRecord(on.lake, key))?.record ?? null;
  const { raw, meta } = await readInputs(on, key);
  if (!raw && !meta && !before) return null;
  return { before, after: await understand(on, { key, raw, meta, before: before ?? undefined }) };
}

/** The raw object and its sidecar as they are now; an object that is too large is listed, not read. */
async function readInputs(on: ConvergePorts, key: string): Promise<{ raw: Stored | Listed | null; meta: Stored | null }> {
  const listed = await on.raw.head(key);
  const raw = listed === null || listed.size > on.settings.document_bytes ? listed : await on.raw.get(key);
  return { raw, meta: await on.raw.get(key + SIDECAR_ENDING) };
}

type Inputs = { readonly raw: Listed | null; readonly meta: Listed | null };
const isRight = (record: LakeRecord, { raw, meta }: Inputs, extractorVersion: string): boolean =>
  sameInput(record.raw, raw) && sameInput(record.meta, meta) && (record.extractor_version === extractorVersion || record.state === 'deleted');

interface Situation {
  readonly key: string;
  readonly raw: Stored | Listed | null;
  readonly meta: Stored | null;
  readonly before: LakeRecord | undefined;
}

/** The record that the inputs call for. */
async function understand(on: ConvergePorts, situation: Situation): Promise<LakeRecord> {
  const { key, raw, meta, before } = situation;
  const sidecar = meta ? parseSidecar(meta.bytes) : null;
  if (!raw) {
    if (!meta) return describe(on, situation, { state: 'deleted' });
    return reject(on, situation, 'sidecar_without_article', `${key}${SIDECAR_ENDING} describes ${key}, which is not there: drop ${key} beside it`);
  }
  if (!('bytes' in raw)) {
    const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
    const detail = `${key} has ${megabytes(raw.size)}, more than the ${megabytes(on.settings.document_bytes)} that one document may have: split it, or raise document_bytes in lake.json`;
    return reject(on, situation, 'too_large', detail);
  }

  const broken = sidecar && 'problem' in sidecar ? [sidecarReject(key, sidecar.problem)] : [];
  const declared: Declared = sidecar && 'declared' in sidecar ? sidecar.declared : {};
  const version = versionOf(raw);
  const answer = await on.extract({
    key,
    bytes: raw.bytes,
    declared,
    unknownFields: sidecar && 'declared' in sidecar ? sidecar.unknownFields : [],
    raw_version: version,
    received_at: raw.lastModified,
    versions: before?.versions ?? [],
    rereads: before?.rows_version === version && (before.meta?.etag ?? null) === (meta?.etag ?? null),
  });
  if (!answer.ok) return failure(on, situation, answer);
  const { articles, versions } = answer.extraction;
  const rejects = [...broken, ...answer.extraction.rejects];
  const [first] = answer.extraction.rejects;
  if (articles.length === 0) {
    return describe(on, situation, {
      state: 'rejected',
      reason: first?.reason ?? 'not_an_article',
      detail: first?.detail ?? `${key} holds no article`,
      rejects,
    });
  }
  return describe(on, situation, { state: 'extracted', rows_version: version, articles, rejects, versions });
}

/** The article is read without its sidecar rather than lost with it. */
const sidecarReject = (key: string, problem: string): ReadReject => {
  const path = key + SIDECAR_ENDING;
  return { member_path: path, reason: 'broken_sidecar', detail: `${path}: ${problem}; ${key} was read without it`, at_byte: null };
};

/** The store's version of the object, else a digest of its bytes. */
const versionOf = (raw: Stored): string => raw.version ?? createHash('sha256').update(raw.bytes).digest('hex').slice(0, 24);

const reject = (on: ConvergePorts, situation: Situation, reason: RejectReason, detail: string): LakeRecord =>
  describe(on, situation, { state: 'rejected', reason, detail, rejects: [{ member_path: null, reason, detail, at_byte: null }] });

/** A failure keeps the rows of the last good version; its reason stands in sources and rejects. */
function failure(on: ConvergePorts, situation: Situation, { reason, detail }: { reason: RejectReason; detail: string }): LakeRecord {
  const { before } = situation;
  const rejects: ReadReject[] = [{ member_path: null, reason, detail, at_byte: null }];
  return describe(on, situation, {
    state: 'failed',
    reason,
    detail,
    rejects,
    articles: before?.articles ?? [],
    rows_version: before?.rows_version ?? null,
  });
}

type Content = Pick<LakeRecord, 'state'> & Partial<Pick<LakeRecord, 'reason' | 'detail' | 'rows_version' | 'articles' | 'rejects' | 'versions'>>;

function describe(on: ConvergePorts, { key, raw, meta, before }: Situation, content: Content): LakeRecord {
  const articles: readonly ExtractedArticle[] = content.articles ?? [];
  return {
    format: 1,
    raw_key: key,
    reason: null,
    detail: null,
    revision: (before?.revision ?? 0) + 1,
    extractor_generation: on.extractor.generation,
    extractor_version: on.extractor.version,
    raw: raw ? { etag: raw.etag, version: 'bytes' in raw ? versionOf(raw) : raw.etag, last_modified: raw.lastModified } : null,
    meta: meta ? { etag: meta.etag, last_modified: meta.lastModified } : null,
    rows_version: null,
    attempt: 0,
    months: [...new Set([...(before?.months ?? []), ...monthsOf(articles)])].sort(),
    rejects: [],
    versions: before?.versions ?? [],
    ...content,
    articles,
  };
}
