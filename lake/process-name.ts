import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from './system-error.ts';

/** "host pid start": the start tells a later process with the same pid apart. */
export const thisProcess = (): string => {
  self ??= `${hostname()} ${process.pid} ${startOf(process.pid) ?? ''}`;
  return self;
};
let self: string | undefined;

/** Whether a process of this machine is known to be gone; of another machine's nothing is known. */
export function isDead(holder: string | null): boolean {
  if (holder === null) return false;
  const [host, pid, start] = holder.split(' ');
  if (host !== hostname()) return false;
  const id = Number(pid);
  if (!isRunning(id)) return true;
  const startNow = startOf(id);
  return startNow !== null && startNow !== start;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Field 22 of /proc/PID/stat, counted behind the command's name in brackets; null where there is no /proc. A zombie never started. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'zombie' : (fields[19] ?? null);
  } catch {
    return null;
  }
}
