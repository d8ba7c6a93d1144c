import type { FigureRow } from '../../schemas/tables.ts';
import type { Draft } from './draft.ts';
import { holderOf } from './holding.ts';
import { isOfEvent } from './main-event.ts';
import { oncePerSentence, type Quantity, type Scene, wordAt } from './scene.ts';
import type { Speaker } from './speakers.ts';
import { hedgingOf, mayDoubt, mayMend, type Report, verificationOf } from './verification.ts';

export type Who = Pick<
  FigureRow,
  'attribution_id' | 'source' | 'source_name' | 'source_entity_id' | 'source_kind' | 'cue_lemma' | 'verification' | 'hedge'
>;
export type SpeakerOf = (source: { readonly start: number; readonly end: number }, entityId: string | null) => Speaker | null;

/** Reports by nobody in particular. */
const BARE_REPORTS = /^(?:(?:the|some|local|early|initial|news|media|press|several|other) )*(?:reports|rumou?rs|sources)$/i;

/** Who says so, and how far it is vouched for. */
export function whoSays(scene: Scene, draft: Draft, speakerOf: SpeakerOf): Who {
  const { quantity } = draft;
  const holder = holderOf(scene, quantity);
  const attribution = holder?.attribution ?? null;
  const source = holder?.source ?? attribution?.source ?? null;
  const named = source ? speakerOf(source, holder?.source ? null : (attribution?.row.source_entity_id ?? null)) : null;
  const report = reportOn(scene, quantity);
  const hedging = hedgingOf(report);
  // A source that names nobody is none, and so is what it is said to say; "reportedly" of another clause is not said of this number.
  const ofOther = source === null && attribution?.cue != null && hedging.hearsay === null && /ly$/.test(attribution.row.cue_exact ?? '');
  const stands = holder !== null && (source === null || named !== null) && !ofOther;
  const speaker = named && BARE_REPORTS.test(named.text) ? null : named;
  const hearsay = speaker === null && (hedging.hearsay !== null || isReported(scene, quantity));
  const attributed = stands || hearsay;
  const cue = stands ? holder.cue : null;
  return {
    attribution_id: stands ? (attribution?.row.attribution_id ?? null) : null,
    source: speaker?.text ?? null,
    source_name: speaker ? (speaker.entity?.name ?? speaker.text) : null,
    source_entity_id: speaker?.entity?.entity_id ?? null,
    source_kind: !attributed ? null : speaker ? kindOf(speaker, attribution?.row.source_kind ?? null) : 'anonymous',
    cue_lemma: cue,
    verification: verificationOf(report, { attributed, cue, hedging, role: draft.change.role, ofVictims: isOfEvent(draft) }),
    hedge: hedging.denied ?? hedging.disputed ?? hedging.unverified ?? hedging.hearsay,
  };
}

/** A document resolves to its issuer, where the attribution knows it. */
const kindOf = ({ kind }: Speaker, resolved: FigureRow['source_kind']): FigureRow['source_kind'] =>
  kind === null || kind === 'document' ? (resolved ?? kind) : kind;

const REPORTED_BY = 9;

/** "33 were reported injured", "the total of reported cases": by whom, it does not say. */
function isReported(scene: Scene, { from, after }: Quantity): boolean {
  for (let at = from - REPORTED_BY; at < after + REPORTED_BY; at++) {
    if (wordAt(scene, at, from) !== 'reported' || wordAt(scene, at + 1, from) === 'by') continue;
    if (/^(?:was|were|are|is|been|total|with|of|the)$/.test(wordAt(scene, at - 1, from))) return true;
  }
  return false;
}

/** What a sentence, and the next of its paragraph, say of its numbers. */
const reportIn = oncePerSentence(({ doc, tokens }, index): Omit<Report, 'start' | 'end'> => {
  const [sentence, next] = [doc.sentences[index], doc.sentences[index + 1]];
  const own = doc.text.slice(sentence?.start ?? 0, sentence?.end ?? 0);
  const after = next && next.paragraph === sentence?.paragraph ? doc.text.slice(next.start, next.end) : '';
  const words = tokens.slice(sentence?.firstToken ?? 0, sentence?.endToken ?? 0);
  const more = after === '' ? [] : tokens.slice(next?.firstToken ?? 0, next?.endToken ?? 0);
  return { own, next: after, doubts: mayDoubt(words) || mayDoubt(more), mends: mayMend(words) };
});

function reportOn(scene: Scene, quantity: Quantity): Report {
  const index = scene.tokens[quantity.from]?.sentence ?? 0;
  const first = scene.doc.sentences[index]?.start ?? 0;
  return { ...reportIn(scene, index), start: quantity.start - first, end: quantity.end - first };
}
