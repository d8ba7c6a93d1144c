/** What the clock, the command line and the lister itself ask a deployed pipeline for, and the form in which they say it. */
export type ListingTask = {
  readonly task: 'reconcile' | 'reprocess';
  /** The raw key after which to go on; null: from the beginning. */
  readonly cursor: string | null;
  /** Also what failed before; everything that is sent on is read again. */
  readonly failed?: boolean;
};
export type HousekeepingTask = { readonly task: 'compact' | 'vacuum' };
export type PublishTask = { readonly task: 'publish' };

export const taskMessage = (task: ListingTask | HousekeepingTask | PublishTask): string => JSON.stringify({ wirehouse: 'task', ...task });
