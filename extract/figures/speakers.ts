import type { SourceKind } from '../../schemas/common.ts';
import type { EntityRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/speaker-kinds.json' with { type: 'json' };
import { sentenceAt, tokenAt } from '../document.ts';
import { phraseBefore } from './noun-phrase.ts';
import { type Scene, spanOf, wordAt } from './scene.ts';
import { kindsIn } from './speaker-kinds.ts';

/** Who speaks: as written, where the words that name them stand, resolved. */
export interface Speaker {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entity: EntityRow | null;
  readonly kind: SourceKind | null;
}

const OWN_DOCUMENT = /^(?:polls?|polling|surveys?|figures?|count|tally|reports?|data|estimates?|records|calculations?|analysis)$/;
const GENERIC = new Set(reference.generic);

/** Tells who the source of an attribution is, through pronouns and short forms; null where its words name nobody. */
export function speakersIn(scene: Scene): (source: Span, entityId: string | null) => Speaker | null {
  const kinds = kindsIn(scene);
  let known: readonly Voice[] | null = null;
  const voices = (): readonly Voice[] => {
    known ??= voicesOf(scene);
    return known;
  };
  const speaker = (span: Span, entityId: string | null): Speaker => {
    const entity = (entityId && scene.entities.get(entityId)) || null;
    const text = scene.doc.text.slice(span.start, span.end);
    return { ...span, text, entity, kind: kinds(span, entity) };
  };
  return (source, entityId) => {
    const from = tokenAt(scene.doc, source.start);
    const to = tokenAt(scene.doc, Math.max(source.start, source.end - 1)) + 1;
    const first = wordAt(scene, from, from);
    const isOne = to - from === 1;
    const ownDocument = POSSESSIVE.test(first) && to - from <= 3 && OWN_DOCUMENT.test(wordAt(scene, to - 1, from));
    if ((isOne && (HE.test(first) || IT.test(first) || POSSESSIVE.test(first))) || ownDocument) {
      const voice = voiceBefore(voices(), source.start, sentenceAt(scene.doc, source.start), HE.test(first) || /^(?:his|her)$/.test(first));
      if (voice) return speaker(voice, voice.entityId);
    }
    if (isOne && RELATIVE.test(first)) {
      const comma = wordAt(scene, from - 1, from) === ',' ? from - 1 : from;
      const phrase = phraseBefore(scene, comma, from, new Set());
      if (phrase) return speaker(spanOf(scene, phrase.from, phrase.to), entityId);
    }
    if (!namesSomebody(scene, from, to)) return null;
    const cited = citedIn(scene, from, to);
    if (cited) return speaker(spanOf(scene, cited, to), null);
    const own = speaker(withName(scene, source, to), entityId ?? nameIn(scene, source)?.row.entity_id ?? null);
    // "its chairwoman", "their commander": they speak for whom the pronoun means.
    const office = POSSESSIVE.test(first) ? wordAt(scene, from + 1, from) : '';
    const voice = GENERIC.has(office) ? voiceBefore(voices(), source.start, sentenceAt(scene.doc, source.start), false) : null;
    return voice ? { ...own, kind: speaker(voice, voice.entityId).kind ?? own.kind } : own;
  };
}

/** "state media citing the ministry": where the innermost speaker begins. */
function citedIn(scene: Scene, from: number, to: number): number | null {
  for (let at = from + 1; at < to - 1; at++) if (/^(?:citing|quoting)$/.test(wordAt(scene, at, from))) return at + 1;
  return null;
}

import { HE, IT, nameIn, namesSomebody, POSSESSIVE, RELATIVE, type Span, type Voice, voiceBefore, voicesOf, withName } from './voices.ts';
