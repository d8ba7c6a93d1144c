import type { FoundAttribution } from '../attributions/found-attribution.ts';
import { sentenceAt, tokenAt } from '../document.ts';
import { verbFormOf } from '../text/lemma.ts';
import { phraseBefore } from './noun-phrase.ts';
import { AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, type Quantity, type Scene, spanOf, textOf, wordAt } from './scene.ts';
import { kindOfWords } from './speaker-kind.ts';

/** Who gives a number: an attribution that stands, or words of its clause that no attribution has; `source` where it is not the attribution's. */
export interface Holder {
  readonly attribution: FoundAttribution | null;
  readonly source: { readonly start: number; readonly end: number } | null;
  readonly cue: string | null;
  readonly rule: string;
}
type Rule = (scene: Scene, quantity: Quantity) => Holder | null;

/** "plans to build 300 homes": what somebody intends, nobody reports. */
const isIntention = (cue: string | null): boolean => /^(?:plan|intend|aim|seek|want|hope)$/.test(cue ?? '');
/** Nobody is named: only a word of report makes it one ("is predicted to reach 75" is a mood, "was jailed" a deed). */
const isHearsay = (cue: string | null): boolean =>
  /^(?:say|report|believe|think|allege|claim|presume|fear|understand|rumou?r|know|announce|confirm|state|quote|cite|suspect|purport|suppos|accord)/.test(
    cue ?? '',
  );

const standing = (scene: Scene, { start }: Quantity): FoundAttribution[] =>
  scene.attributionsIn(sentenceAt(scene.doc, start)).filter(
    ({ row, source, cue }) =>
      !isIntention(row.cue_lemma) &&
      !(source === null && !isHearsay(row.cue_lemma)) &&
      // "22 points to 10": a noun behind a number is no verb of saying.
      !(source !== null && isClause(scene, source)) &&
      !(row.cue_lemma === 'claim' && cue !== null && claimsLives(scene, tokenAt(scene.doc, cue.end - 1) + 1)) &&
      !(row.cue_lemma === 'point' && cue !== null && isCountedPoint(scene, tokenAt(scene.doc, cue.start) - 1)),
  );

/** "Orrin lowered its full-year | forecast": words with a verb and its object name nobody. */
function isClause(scene: Scene, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const from = tokenAt(scene.doc, start);
  for (let at = from + 1; (scene.tokens[at + 1]?.start ?? end) < end; at++) {
    const isVerb = /^\p{Ll}/u.test(scene.tokens[at]?.text ?? '') && verbFormOf(wordAt(scene, at, from))?.form === 'past';
    if (
      isVerb &&
      scene.tokens[at]?.spaced === true &&
      /^(?:its|their|his|her)$/.test(wordAt(scene, at + 1, from)) &&
      wordAt(scene, at - 1, from) !== 'by'
    )
      return true;
  }
  return false;
}

/** "the fever claimed 900 lives": a deed, nothing said. */
const claimsLives = (scene: Scene, from: number): boolean =>
  [1, 2, 3, 4, 5, 6].some((ahead) => /^(?:lives|life|victims?)$/.test(wordAt(scene, from + ahead, from))) &&
  scene.tokens.slice(from, from + 5).some(({ kind, lower }) => kind === 'number' || /^(?:dozens|hundreds|thousands)$/.test(lower));

const isCountedPoint = (scene: Scene, before: number): boolean =>
  scene.tokens[before]?.kind === 'number' || scene.tokens[before]?.lower === 'percentage';

const SAYING = /^(?:saying|reporting|putting|estimating|claiming|confirming|announcing)$/;
const BESIDE = 24;

/** "the agency reported a blast, with officials putting the toll at 40": who speaks beside another speaker, where no attribution has it. */
const speaksBeside: Rule = (scene, quantity) => {
  const { from } = quantity;
  let saying = from - 1;
  while (saying > from - BESIDE && !SAYING.test(wordAt(scene, saying, from))) saying--;
  for (let start = saying - 1; start > saying - 7; start--) {
    if (wordAt(scene, start, from) !== 'with' || wordAt(scene, start - 1, from) !== ',' || start + 1 === saying) continue;
    const source = spanOf(scene, start + 1, saying);
    const isKnown = standing(scene, quantity).some((one) => one.source !== null && one.source.start < source.end && source.start < one.source.end);
    if (isKnown || kindOfWords(textOf(scene, start + 1, saying)) === null) return null;
    return { attribution: null, source, cue: verbFormOf(wordAt(scene, saying, from))?.lemma ?? 'say', rule: 'beside' };
  }
  return null;
};

/** The innermost attribution that a number stands in: the shortest content that holds it. */
const inContent: Rule = (scene, quantity) => {
  const { start, end } = quantity;
  const holding = standing(scene, quantity).flatMap((attribution) =>
    attribution.contents
      .filter((content) => content.start <= start && end <= content.end)
      .map((content) => ({ attribution, length: content.end - content.start })),
  );
  const attribution = holding.sort((one, other) => one.length - other.length)[0]?.attribution;
  if (!attribution) return null;
  return {
    attribution,
    source: claimantIn(scene, attribution) ?? citedBehind(scene, attribution),
    cue: attribution.row.cue_lemma,
    rule: 'content',
  };
};

/** "denied a report in the Gazette that 90 …": a number that is only rejected keeps its claimant (rule 21). */
function claimantIn(scene: Scene, { row, contents }: FoundAttribution): Holder['source'] {
  const [content] = contents;
  if (!content || !/^(?:deny|reject|dismiss|dispute)$/.test(row.cue_lemma ?? '')) return null;
  const text = scene.doc.text.slice(content.start, content.end);
  const claim =
    /^(?:an?|the|media|press|earlier)?\s?(?:reports?|claims?|allegations?|statements?|suggestions?) (?:in|by|from|on) (.{2,60}?) that\b/.exec(text);
  if (!claim?.[1]) return null;
  const start = content.start + claim[0].indexOf(claim[1]);
  return { start, end: start + claim[1].length };
}

/** "the station reported, citing the university, that": the innermost speaker. */
function citedBehind(scene: Scene, { cue }: FoundAttribution): Holder['source'] {
  if (!cue) return null;
  const after = tokenAt(scene.doc, cue.end - 1) + 1;
  const at = wordAt(scene, after, after - 1) === ',' ? after + 1 : after;
  return /^(?:citing|quoting)$/.test(wordAt(scene, at, after - 1)) ? phraseFrom(scene, at + 1) : null;
}

/** The noun phrase that starts at a token. */
function phraseFrom(scene: Scene, from: number): Holder['source'] {
  let to = from;
  for (; to < from + 9; to++) {
    const word = wordAt(scene, to, from);
    const isName = /^\p{Lu}/u.test(scene.tokens[to]?.text ?? '');
    if (word === '' || (scene.tokens[to]?.kind === 'punct' && !/^['’&-]s?$/.test(word)) || AUXILIARIES.has(word)) break;
    if ((PREPOSITIONS.has(word) && word !== 'of') || (PRONOUNS.has(word) && !isName) || scene.timeAt.has(to)) break;
    if (to > from && !isName && (verbFormOf(word)?.form === 'past' || scene.tokens[to]?.kind === 'number')) break;
  }
  return to > from ? spanOf(scene, from, to) : null;
}

const SUBORDINATE = /^(?:after|when|while|since|as|in|with|despite|although|though|if|once|until|before|because|asked|speaking)$/;

/** "…, bringing the toll to 88, the ministry said": what is said at the end holds all of its sentence, and what is put in holds both sides. */
const besideSaid: Rule = (scene, quantity) => {
  const { start, end } = quantity;
  const first = scene.doc.sentences[sentenceAt(scene.doc, start)]?.firstToken ?? 0;
  for (const attribution of standing(scene, quantity)) {
    const { source, cue, row } = attribution;
    if (!source || !cue || sentenceAt(scene.doc, cue.start) !== sentenceAt(scene.doc, start)) continue;
    const [from, to] = source.start < cue.start ? [source, cue] : [cue, source];
    const before = tokenAt(scene.doc, from.start) - 1;
    const behind = tokenAt(scene.doc, to.end - 1) + 1;
    const isParted = /^,$/.test(wordAt(scene, before, first));
    const isSpeech = /^(?:say|add|tell|report|state|announce|note|estimate|confirm|according to)$/.test(row.cue_lemma ?? '');
    if (!isSpeech || !isParted) continue;
    const leads = end <= from.start && !SUBORDINATE.test(wordAt(scene, first, first)) && !attribution.contents.some((content) => content.end < start);
    const putIn = start >= to.end && wordAt(scene, behind, first) === ',' && attribution.contents.some((content) => content.end <= from.start);
    if (leads || putIn) return { attribution, source: null, cue: row.cue_lemma, rule: leads ? 'said_behind' : 'said_between' };
  }
  return null;
};

/** "said 24 had died, 8 of them boys, and 103 were hurt": what is said goes on through a list of numbers. */
const goesOn: Rule = (scene, quantity) => {
  let best: { attribution: FoundAttribution; end: number } | null = null;
  for (const attribution of standing(scene, quantity)) {
    if (!attribution.source || !attribution.cue) continue;
    for (const content of attribution.contents) {
      const isBefore = attribution.cue.end <= content.start && content.end <= quantity.start;
      if (
        isBefore &&
        content.end > (best?.end ?? 0) &&
        /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/i.test(scene.doc.text.slice(content.start, content.end))
      )
        best = { attribution, end: content.end };
    }
  }
  if (!best || sentenceAt(scene.doc, best.end) !== sentenceAt(scene.doc, quantity.start)) return null;
  const between = scene.doc.text.slice(best.end, quantity.start);
  if (between.length > LIST_REACH || /[.;:“”"]|\b(?:while|but|although|whereas|when|which|who|said|adding|according)\b/.test(between)) return null;
  return { attribution: best.attribution, source: null, cue: best.attribution.row.cue_lemma, rule: 'goes_on' };
};
/** Characters of a list over which what is said goes on. */
const LIST_REACH = 110;

/** "In a report of the agency, 140 …". */
const inReportOf: Rule = (scene, quantity) => {
  const first = scene.doc.sentences[sentenceAt(scene.doc, quantity.start)]?.firstToken ?? 0;
  if (!/^(?:in|by|from)$/.test(wordAt(scene, first, first))) return null;
  let at = first + 1;
  while (at < first + 6 && !/^(?:reports?|statement|bulletin|count|tally|update)$/.test(wordAt(scene, at, first))) at++;
  if (at === first + 6 || !/^(?:of|by|from)$/.test(wordAt(scene, at + 1, first))) return null;
  const source = phraseFrom(scene, at + 2);
  return source && { attribution: null, source, cue: 'according to', rule: 'report_of' };
};

const COUNTS = /^(?:record|register|count|tally|log|document|list|figure|put|give)$/;
const REVISES = /^(?:increase|raise|lower|cut|revise|correct|reduce|adjust|update|put|lift)$/;
const NUMBERS = /^(?:tolls?|numbers?|counts?|figures?|tally|totals?|estimates?)$/;
const INSTITUTION = /^(?:government|military|police|health_authority|emergency_service|court|igo|ngo|academic)$/;
const REACH = 14;

/** "The agency cut the number of missing from 64 to 61", "the institute recorded 600 aftershocks": who counts, says so. */
const counting: Rule = (scene, quantity) => {
  let ofNumbers = false;
  for (let at = quantity.from - 1; at >= quantity.from - REACH; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;:“”"]$/.test(word)) return null;
    if (NUMBERS.test(word)) ofNumbers = true;
    const verb = verbFormOf(word);
    if (
      !verb ||
      verb.form === 'ing' ||
      AUXILIARIES.has(wordAt(scene, at - 1, at)) ||
      !(COUNTS.test(verb.lemma) || (ofNumbers && REVISES.test(verb.lemma)))
    )
      continue;
    // "put the game out of sight after 55 minutes": no number is put.
    if (
      !ofNumbers &&
      scene.tokens.slice(at + 1, quantity.from).some(({ lower }) => PREPOSITIONS.has(lower) && !/^(?:at|over|about|around|above)$/.test(lower))
    )
      return null;
    const end = /^(?:also|now|later|then|first)$/.test(wordAt(scene, at - 1, at)) ? at - 1 : at;
    const relative = /^(?:which|who)$/.test(wordAt(scene, end - 1, at));
    const comma = relative && wordAt(scene, end - 2, at) === ',' ? end - 2 : end - 1;
    const phrase = /^(?:it|they)$/.test(wordAt(scene, end - 1, at))
      ? { from: end - 1, to: end }
      : phraseBefore(scene, relative ? comma : end, at, new Set());
    if (!phrase) continue;
    const isPronoun = PRONOUNS.has(wordAt(scene, phrase.from, at));
    const kind = kindOfWords(textOf(scene, phrase.from, phrase.to));
    const name = scene.nameAt.get(phrase.from);
    const speaks = isPronoun || relative || (kind !== null && INSTITUTION.test(kind) && name?.row.type !== 'GPE') || name?.row.type === 'ORG';
    if (!speaks) continue;
    const from = DETERMINERS.has(wordAt(scene, phrase.from - 1, at)) ? phrase.from - 1 : phrase.from;
    return { attribution: null, source: spanOf(scene, from, phrase.to), cue: verb.lemma, rule: 'counts' };
  }
  return null;
};

/** "recorded as magnitude 6.4 by the survey", "the 6.5 billion that analysts had forecast". */
const behindNumber: Rule = (scene, quantity) => {
  const { after, from } = quantity;
  const by = [0, 1].find((gap) => wordAt(scene, after + gap, from) === 'by');
  const passive = [1, 2, 3, 4, 5].some((back) =>
    /^(?:recorded|put|estimated|measured|given|reported|counted)$/.test(wordAt(scene, from - back, from)),
  );
  if (by !== undefined && passive) {
    const source = phraseFrom(scene, after + by + 1);
    if (source && kindOfWords(scene.doc.text.slice(source.start, source.end))) return { attribution: null, source, cue: 'report', rule: 'given_by' };
  }
  if (!/^(?:that|which)$/.test(wordAt(scene, after, from)) || scene.tokens[after + 1]?.kind !== 'word') return null;
  const source = phraseFrom(scene, after + 1);
  if (!source || AUXILIARIES.has(wordAt(scene, after + 1, from))) return null;
  for (let at = tokenAt(scene.doc, source.end - 1) + 1; at < after + 12; at++) {
    const word = wordAt(scene, at, from);
    if (word === '' || word === ',') return null;
    if (
      /^(?:forecast|expected|predicted|estimated|projected|announced|reported|claimed|given)$/.test(word) &&
      AUXILIARIES.has(wordAt(scene, at - 1, from))
    )
      return { attribution: null, source, cue: verbFormOf(word)?.lemma ?? word, rule: 'that_forecast' };
  }
  return null;
};

/** First match decides: the nearer words before the wider. */
const RULES: readonly Rule[] = [behindNumber, speaksBeside, inContent, besideSaid, goesOn, counting, inReportOf];

/** Who gives a number; null where the article itself does. */
export function holderOf(scene: Scene, quantity: Quantity): Holder | null {
  for (const rule of RULES) {
    const holder = rule(scene, quantity);
    if (holder) return holder;
  }
  return null;
}
