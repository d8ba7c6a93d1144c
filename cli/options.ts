import { type Command, InvalidArgumentError } from 'commander';
import { DEFAULT_LIMITS, type ExtractLimits } from './extract-pool.ts';

export const positiveNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('it has to be a number above 0.');
  return value;
};

const wholePositive = (text: string): number => {
  const value = positiveNumber(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('it has to be a whole number above 0.');
  return value;
};

export interface LimitOptions {
  readonly workers: number;
  readonly timeLimit: number;
  readonly memoryLimit: number;
}

/** The options of every command that extracts. */
export const limitOptions = (command: Command): Command =>
  command
    .option('--workers <n>', 'worker threads', wholePositive, DEFAULT_LIMITS.workers)
    .option('--time-limit <seconds>', 'an article that takes longer is rejected', positiveNumber, DEFAULT_LIMITS.timeLimitSeconds)
    .option('--memory-limit <MB>', 'an article that needs more is rejected', wholePositive, DEFAULT_LIMITS.memoryLimitMb);

export const limitsOf = (options: LimitOptions): ExtractLimits => ({
  workers: options.workers,
  timeLimitSeconds: options.timeLimit,
  memoryLimitMb: options.memoryLimit,
});
