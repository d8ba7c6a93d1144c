import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDead, thisProcess } from './process-name.ts';
import { codeOf } from './system-error.ts';

/** Longer than any put: who waits longer stands before a lock that no one can tell to be free. */
const PATIENCE_MS = 30_000;
const waiting = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while no other caller, in this process or another on this machine, holds the lock `name` of `lockDir`. Locks of
 * processes that died are taken over.
 */
export async function withLock<T>({ lockDir, name }: { lockDir: string; name: string }, work: () => Promise<T>): Promise<T> {
  const path = join(lockDir, `lock-${name}`);
  const before = waiting.get(path) ?? Promise.resolve();
  const mine = before.then(async () => {
    await acquire(path, lockDir);
    try {
      return await work();
    } finally {
      unlinkSync(path);
    }
  });
  const settled = mine.catch(() => {});
  waiting.set(path, settled);
  try {
    return await mine;
  } finally {
    if (waiting.get(path) === settled) waiting.delete(path);
  }
}

async function acquire(path: string, lockDir: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let wait = 1; !createLock(path, lockDir); wait = Math.min(wait * 2, 50)) {
    if (isDead(holderOf(path)) && removeDeadLock(path, lockDir)) continue;
    if (performance.now() > deadline)
      throw new Error(
        `${path} is locked by ${holderOf(path)} (host, pid, start) since ${PATIENCE_MS / 1000} s; if that is gone, delete the files lock-* and removing beside it`,
      );
    await sleep(wait);
  }
}

/** A link appears together with its content, so a lock always names its holder. */
function createLock(path: string, lockDir: string): boolean {
  const draft = join(lockDir, `tmp-${randomUUID()}`);
  writeFileSync(draft, thisProcess());
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/**
 * Only who holds the lock on removing may remove another's lock, and looks again first: else two could find the same dead
 * holder, and the slower one would remove the lock that the faster one had taken meanwhile.
 */
function removeDeadLock(path: string, lockDir: string): boolean {
  const removing = join(lockDir, 'removing');
  if (!createLock(removing, lockDir)) return false;
  try {
    if (!isDead(holderOf(path))) return false;
    unlinkSync(path);
    return true;
  } finally {
    unlinkSync(removing);
  }
}

function holderOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
