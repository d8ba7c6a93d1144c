import { type Output, paintFor, widthOf } from './style.ts';
import { truncate } from './text-width.ts';

export interface Progress {
  /** `total` null: not known yet. */
  update(done: number, total: number | null): void;
  /** Takes the bar away, so that what follows starts on a clean line. */
  close(): void;
}

export interface ProgressStream extends Output {
  write(text: string): unknown;
}

const BAR = 30;
const REDRAW_MS = 80;
const LINE_MS = 10_000;

/** A bar on a terminal; elsewhere (a log) a plain line now and then, so that long jobs show life and short ones nothing. */
export function openProgress(label: string, stream: ProgressStream = process.stderr, now: () => number = Date.now): Progress {
  const started = now();
  let shownAt = stream.isTTY ? Number.NEGATIVE_INFINITY : started;
  let isShown = false;
  return {
    update: (done, total) => {
      const at = now();
      if (at - shownAt < (stream.isTTY ? REDRAW_MS : LINE_MS)) return;
      shownAt = at;
      const seconds = Math.round((at - started) / 1000);
      if (!stream.isTTY) return void stream.write(`${label}: ${count(done, total)}, ${seconds} s\n`);
      isShown = true;
      const filled = total ? Math.min(BAR, Math.round((done / total) * BAR)) : 0;
      const bar = total === null ? '' : ` ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
      stream.write(`\r\u001b[2K${paintFor(stream).dim(truncate(`${label}${bar} ${count(done, total)}  ${seconds} s`, widthOf(stream) - 1))}`);
    },
    close: () => {
      if (isShown) stream.write('\r\u001b[2K');
      isShown = false;
    },
  };
}

const number = new Intl.NumberFormat('en');
const count = (done: number, total: number | null) => (total === null ? number.format(done) : `${number.format(done)} of ${number.format(total)}`);
