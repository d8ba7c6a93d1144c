import type { ArticleRows } from '../extract/article.ts';
import type { ExtractAnswer } from '../extract/extract-line.ts';
import { wordsOf } from '../extract/figures/words-of.ts';
import type { FigureRow, SentenceRow } from '../schemas/tables.ts';
import { type Output, type Paint, paintFor } from './terminal/style.ts';
import { textWidth } from './terminal/text-width.ts';

/** What a figure's slot rests on: its value, the words it was read from, and the rule that read them. */
interface Reason {
  readonly slot: string;
  readonly value: string;
  readonly evidence: string;
  readonly rule: string;
}

/** An answer of `extract` for people: each sentence with a figure, the figure marked, and what each of its slots rests on. */
export function explain(answer: ExtractAnswer, output: Output): string {
  if ('rejected' in answer) return `${answer.id}: ${answer.rejected.reason}: ${answer.rejected.detail}`;
  const articles = 'records' in answer ? answer.records : [answer];
  const paint = paintFor(output);
  return articles.map((rows) => explainArticle(rows, paint)).join('\n\n');
}

function explainArticle(rows: ArticleRows, paint: Paint): string {
  const characters = [...rows.article.text];
  const blocks = rows.sentences.flatMap((sentence) => {
    const figures = rows.figures.filter((figure) => figure.sentence_index === sentence.sentence_index);
    return figures.length === 0
      ? []
      : [
          [
            marked(sentence, figures, characters, paint),
            ...figures.map((figure) => table(reasonsOf(rows, figure, sentence, characters), paint)),
          ].join('\n\n'),
        ];
  });
  return blocks.length > 0 ? blocks.join('\n\n') : 'No figure was found in it.';
}

/** The sentence on one line, its figures in bold and in brackets. */
function marked({ start_char, end_char }: SentenceRow, figures: readonly FigureRow[], characters: readonly string[], paint: Paint): string {
  let at = start_char;
  let line = '';
  for (const figure of figures) {
    if (figure.start_char < at) continue;
    line += characters.slice(at, figure.start_char).join('') + paint.bold(`[${figure.exact}]`);
    at = figure.end_char;
  }
  return (line + characters.slice(at, end_char).join('')).replace(/\s+/g, ' ');
}

function table(reasons: readonly Reason[], paint: Paint): string {
  const columns = (['slot', 'value', 'evidence'] as const).map((name) => Math.max(...reasons.map((reason) => textWidth(reason[name]))));
  const pad = (text: string, at: number) => text + ' '.repeat(Math.max(0, (columns[at] ?? 0) - textWidth(text)));
  return reasons
    .map(({ slot, value, evidence, rule }) => `  ${paint.dim(pad(slot, 0))}  ${pad(value, 1)}  ${pad(evidence, 2)}  ${paint.dim(rule)}`.trimEnd())
    .join('\n');
}

function reasonsOf(rows: ArticleRows, figure: FigureRow, sentence: SentenceRow, characters: readonly string[]): Reason[] {
  const words = wordsOf(
    figure,
    characters.slice(sentence.start_char, figure.start_char).join(''),
    characters.slice(figure.end_char, sentence.end_char).join(''),
  );
  const attribution = rows.attributions.find((row) => row.attribution_id === figure.attribution_id);
  const time = rows.times.find((row) => row.time_id === figure.as_of_time_id);
  const other = (id: string | null) => rows.figures.find((row) => row.figure_id === id);
  const [numberRule = '', ...shapedBy] = figure.rule.split('+');
  const ruleOf = (slot: RegExp) => shapedBy.filter((rule) => slot.test(rule)).join(', ');
  const related = other(figure.related_figure_id);
  const restates = other(figure.restates_figure_id);
  const from = other(figure.from_figure_id);
  const reasons: (Reason | false)[] = [
    { slot: 'number', value: `${amountOf(figure)} ${figure.unit ?? ''}`.trim(), evidence: quote(figure.exact), rule: numberRule },
    { slot: 'kind', value: figure.kind, evidence: '', rule: '' },
    figure.modifier !== 'exact' && { slot: 'modifier', value: figure.modifier, evidence: quote(words.modifier ?? figure.exact), rule: '' },
    figure.counted_head !== null && {
      slot: 'counted',
      value: classed(figure),
      evidence: quote(figure.counted),
      rule: ruleOf(/^(?:ellipsis|brackets|counted)/),
    },
    figure.subject !== null && { slot: 'subject', value: figure.subject, evidence: '', rule: '' },
    figure.outcome !== 'none' && {
      slot: 'outcome',
      value: `${figure.negated ? 'not ' : ''}${figure.outcome}`,
      evidence: quote(words.outcome),
      rule: ruleOf(/^outcome/),
    },
    figure.change !== 'none' && {
      slot: 'change',
      value: `${figure.change}, ${figure.change_role}`,
      evidence: quote(words.change),
      rule: ruleOf(/^change/),
    },
    from !== undefined && { slot: 'from', value: amountOf(from), evidence: quote(from.exact), rule: '' },
    figure.modality !== 'asserted' && { slot: 'modality', value: figure.modality, evidence: quote(words.modality), rule: '' },
    related !== undefined && { slot: 'scope', value: figure.scope, evidence: quote(related.exact), rule: '' },
    restates !== undefined && { slot: 'restates', value: String(amountOf(restates)), evidence: quote(restates.exact), rule: '' },
    figure.source !== null && {
      slot: 'source',
      value: `${figure.source_name}${figure.source_kind ? `, ${figure.source_kind}` : ''}`,
      evidence: quote([figure.source, attribution?.cue_exact].filter(Boolean).join(' … ')),
      rule: attribution?.rule ?? '',
    },
    { slot: 'verification', value: figure.verification, evidence: quote(figure.hedge), rule: '' },
    figure.as_of === null &&
      rows.article.published_date === null &&
      !/^(?:age|duration|measure)$/.test(figure.kind) && {
        slot: 'as of',
        value: 'unknown',
        evidence: '',
        rule: 'no date: nothing says when this was published',
      },
    figure.as_of !== null && { slot: 'as of', value: `${figure.as_of}, ${figure.as_of_basis}`, evidence: quote(time?.exact), rule: time?.rule ?? '' },
    figure.since !== null && { slot: 'since', value: figure.since, evidence: '', rule: '' },
    figure.place !== null && {
      slot: 'place',
      value: [figure.place_name ?? figure.place, figure.place_country].filter(Boolean).join(', '),
      evidence: quote(figure.place),
      rule: ruleOf(/^place/),
    },
    { slot: 'confidence', value: figure.confidence.toFixed(2), evidence: '', rule: '' },
  ];
  return reasons.filter((reason) => reason !== false);
}

function amountOf({ value, value_low, value_high }: FigureRow): string {
  if (value !== null) return String(value);
  return value_high === null ? `${value_low ?? 'some'} or more` : `${value_low ?? 0} to ${value_high}`;
}

/** "child (class child)" says nothing: the class stands where it is another word. */
const classed = ({ counted_head, counted_class }: FigureRow): string =>
  counted_class === null || counted_class === counted_head ? (counted_head ?? '') : `${counted_head}, class ${counted_class}`;
const quote = (text: string | null | undefined): string => (text ? `“${text}”` : '');
