import { once } from 'node:events';

/** Writes to standard output and waits where its reader is slower, so that memory does not grow. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** `wirehouse … | head`: a reader that has seen enough ends the command without a stack trace. */
export function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
