import type { Action, AddFile, RemoveFile } from './delta.ts';

/** What a Delta log says at one version. */
export interface TableState {
  /** -1: nothing is known yet. */
  readonly version: number;
  /** The version of the checkpoint that it was read from; -1 where none was. */
  readonly checkpoint: number;
  /** The last `protocol` and `metaData`, in this order, as far as there are any. */
  readonly head: readonly Action[];
  readonly files: ReadonlyMap<string, AddFile>;
  /** Files that are live no more, as long as somebody may still read them. */
  readonly removed: ReadonlyMap<string, RemoveFile>;
}

export const EMPTY_STATE: TableState = { version: -1, checkpoint: -1, head: [], files: new Map(), removed: new Map() };

/** The state after the commits that follow a state, one list of actions per version. */
export function advance(state: TableState, commits: readonly (readonly Action[])[]): TableState {
  const files = new Map(state.files);
  const removed = new Map(state.removed);
  let protocol = state.head.find((action) => 'protocol' in action);
  let metaData = state.head.find((action) => 'metaData' in action);
  for (const action of commits.flat()) {
    if ('add' in action) {
      files.set(action.add.path, action.add);
      removed.delete(action.add.path);
    } else if ('remove' in action) {
      files.delete(action.remove.path);
      removed.set(action.remove.path, action.remove);
    } else if ('protocol' in action) protocol = action;
    else if ('metaData' in action) metaData = action;
  }
  const head = [protocol, metaData].filter((action) => action !== undefined);
  return { version: state.version + commits.length, checkpoint: state.checkpoint, head, files, removed };
}

/** What a checkpoint holds: the state, without files that were removed before `since` (milliseconds). A checkpoint changes no data. */
export const checkpointActions = (state: TableState, since: number): Action[] => [
  ...state.head,
  ...[...state.removed.values()]
    .filter((remove) => remove.deletionTimestamp >= since)
    .map((remove): Action => ({ remove: { ...remove, dataChange: false } })),
  ...[...state.files.values()].map((add): Action => ({ add: { ...add, dataChange: false } })),
];
