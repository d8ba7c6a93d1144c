import { lowerOf, type Range, type Scene, tokenOf } from '../scene.ts';
import type { VerbGroup } from '../verb-group.ts';
import { SUBORDINATORS } from '../words.ts';

/** "While S says that C, the ministry …": content of a cue in a leading subordinate clause ends at its comma. */
export function contentLimit(scene: Scene, group: VerbGroup, bounds: Range): number {
  if (group.mode !== 'finite' || lowerOf(scene, bounds.from) === 'as' || !SUBORDINATORS.has(lowerOf(scene, bounds.from))) return bounds.to;
  for (let at = bounds.from; at < group.head; at++) if (tokenOf(scene, at).text === ',') return bounds.to;
  for (let at = group.to + 1; at < bounds.to; at++) if (tokenOf(scene, at).text === ',' && scene.quoteAt[at] === -1) return at;
  return bounds.to;
}
