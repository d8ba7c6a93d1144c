/** Exit codes of every command: done; failed or violations found; called wrongly. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** A fault that the user can mend: what is wrong with which file, and the remedy. Printed without a stack. */
export class UserError extends Error {
  readonly remedy: string;
  readonly exitCode: number;
  constructor(message: string, remedy: string, exitCode: number = EXIT.failed) {
    super(message);
    this.name = 'UserError';
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}

export const usageError = (message: string, remedy: string) => new UserError(message, remedy, EXIT.usage);
