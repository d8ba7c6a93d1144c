import { findWrittenDates } from '../../metadata/date-text.ts';
import { plainWords } from '../plain-words.ts';
import type { Block } from './blocks-of.ts';

interface Scene {
  readonly block: Block;
  readonly index: number;
  readonly blocks: readonly Block[];
  /** Headline and dek, words only: they are facts of their own. */
  readonly titles: readonly string[];
  /** Where the first and the last block of running prose stand. */
  readonly firstProse: number;
  readonly lastProse: number;
}

type Rule = { readonly name: string; readonly drops: (scene: Scene) => boolean };

const endsSentence = (text: string): boolean => /[.!?…。！？:]["'”’»)\]]*$/.test(text);
const isHeading = (block: Block | undefined): boolean => block !== undefined && /^h[1-6]$/.test(block.name);
const isProse = (block: Block): boolean =>
  block.linkShare < 0.6 && !isHeading(block) && (block.text.length >= 140 || (block.text.length >= 60 && endsSentence(block.text)));

const LABEL =
  /^(?:advertisement|advertising|ad|sponsored(?: content)?|related(?: (?:articles?|stor(?:y|ies)|news|topics?|content|reading|links?|coverage))?|read (?:more|next|also|this)|also read|see also|more (?:stories|news|like this)|recommended(?: (?:for you|videos?|stories|reading))?|share(?: (?:this|on|via)\b.{0,40})?|comments?|\d+ comments?|leave a (?:comment|reply)|print|email|save|tweet|facebook|twitter|whatsapp|copy link|sign in|sign up|log in|login|subscribe(?: now)?|follow us.{0,40}|skip to (?:main )?content|menu|search|close|loading\W*|home|back to top|table of contents|contents|photo(?:s|graph)?|image|video|watch|listen|play|pause|gallery|more|see more|show more|view (?:all|more)|learn more|buy now|shop now|next|previous|continue reading.{0,40}|story continues below.{0,40}|article continues below.{0,40}|\d+ min(?:ute)?s?(?: to)? read|(?:reading time|read time).{0,20}|editors['’] (?:picks|recommendations)|recommended by our editors|top stories|trending|most (?:read|popular)|latest news|popular|tags?|topics?|about the authors?|you (?:may|might) also (?:like|enjoy).{0,30}|don['’]t miss|read next|up next|what to read next|more from .{1,40}|more on .{1,40}|more in .{1,40})[:.…»›>]*$/i;

const POINTER =
  /^(?:\W{0,3})(?:read(?: more| also| next| this)?|also read|see also|related(?: (?:stor(?:y|ies)|articles?|news|links?))?|more|watch(?: more)?|listen|must read|don['’]t miss|recommended|click here|go here|explore|dig deeper|go deeper|lire aussi|a lire|à lire|mehr zum thema|lesen sie auch|leia também|leia mais|lea también|leggi anche|lees ook|läs också)\s?(?:[:|>–—-]|\b(?:to|for) )/i;

const INVITATION =
  /\b(?:sign up (?:to|for|here|now)|subscribe (?:to|now|here|today)|our (?:free )?(?:daily |weekly )?newsletters?|newsletter(?:s)? (?:here|delivered)|follow (?:us|him|her|them|me|\S+ on) (?:on )?(?:twitter|facebook|instagram|x\b|@)|like us on|join our|download (?:our|the) app|get the .{1,30} app|click here to|in your inbox|to your inbox|support (?:our|independent) journalism|become a (?:member|subscriber)|may earn (?:an? )?(?:affiliate )?commission|affiliate links?|have a tip\b|contact us at|this (?:article|story) (?:originally |first )?appeared|this material may not be published|all rights reserved|subject to copyright|terms (?:of|and) (?:use|service|conditions)|privacy policy|javascript (?:to|is|enabled)|requires javascript|your browser)\b/i;

const CREDIT =
  /^(?:\(?(?:image|photo|picture|photograph|foto|credit|source|illustration|getty|file photo|pictured|video|courtesy|graphic)s?(?: credits?| courtesy| by)?\s?[:©/]|\(?(?:photo|image|photograph|illustration|picture) (?:by|credit|courtesy|from|via)\b|©)|(?:getty images|shutterstock|afp via getty|reuters|ap photo|afp photo|imago|unsplash)[^.]{0,30}\)?$/i;

const BIO =
  /^(?:\S+\s+){1,4}(?:is|was|has been|covers|joined|writes|reports|works|leads|serves)\b.{0,200}\b(?:reporter|editor|writer|journalist|correspondent|contributor|columnist|freelancer?|author|blogger|anchor|founder|producer|commerce|staff)\b/i;

/** Why a block is no part of the story; the first that holds counts. */
const RULES: readonly Rule[] = [
  { name: 'label', drops: ({ block }) => block.text.length < 60 && LABEL.test(block.text) },
  {
    name: 'headline again',
    drops: ({ block, index, firstProse, titles }) => index <= firstProse && titles.includes(plainWords(block.text)),
  },
  {
    name: 'above the story',
    drops: ({ block, index, firstProse }) =>
      index < firstProse &&
      block.text.length < 160 &&
      (isDateLine(block.text) || /^by\s+\p{Lu}/iu.test(block.text) || block.linkShare > 0.7 || block.text.length < 25) &&
      !isHeading(block),
  },
  {
    name: 'pointer',
    drops: ({ block }) => block.text.length < 220 && POINTER.test(block.text) && (block.linkShare > 0.3 || !endsSentence(block.text)),
  },
  {
    name: 'invitation',
    drops: ({ block, index, lastProse }) =>
      INVITATION.test(block.text) &&
      block.text.length < (index >= lastProse - 1 ? 600 : 260) &&
      (block.linkShare > 0.15 || index >= lastProse - 3 || block.text.length < 160),
  },
  { name: 'credit', drops: ({ block }) => block.text.length < 200 && CREDIT.test(block.text) && !endsSentence(block.text) },
  { name: 'copyright', drops: ({ block }) => block.text.length < 400 && /^(?:©|\(c\)|copyright\b)/i.test(block.text) },
  {
    name: 'link list',
    drops: ({ block, index, blocks }) => isBareLink(block) && block.name !== 'p' && (isBareLink(blocks[index - 1]) || isBareLink(blocks[index + 1])),
  },
  { name: 'bare link', drops: ({ block }) => isBareLink(block) && block.name === 'p' && block.text.length > 25 && !endsSentence(block.text) },
  {
    name: 'biography',
    drops: ({ block, index, lastProse }) => index >= lastProse - 1 && index > 2 && block.text.length < 700 && BIO.test(block.text),
  },
  {
    name: 'below the story',
    drops: ({ block, index, lastProse }) =>
      index > lastProse && block.text.length < 120 && !endsSentence(block.text) && block.name !== 'li' && block.name !== 'tr',
  },
];

function isBareLink(block: Block | undefined): boolean {
  return block !== undefined && block.linkShare > 0.85 && block.text.length < 200;
}

/** A short line that is a date and little else. */
function isDateLine(text: string): boolean {
  const [date] = findWrittenDates(text, { language: null, monthFirst: true });
  return date !== undefined && text.length - (date.end - date.start) < 60;
}

const dropOnce = (blocks: readonly Block[], titles: readonly string[]): Block[] => {
  const prose = blocks.map((block, index) => (isProse(block) ? index : -1)).filter((index) => index >= 0);
  if (prose.length === 0) return [...blocks];
  const scene = { blocks, titles, firstProse: prose[0] ?? 0, lastProse: prose[prose.length - 1] ?? 0 };
  return blocks.filter((block, index) => !RULES.some((rule) => rule.drops({ ...scene, block, index })));
};

/** Headings with no text below them, at the end or before a heading as high, head nothing. */
const withoutEmptyHeadings = (blocks: readonly Block[]): Block[] =>
  blocks.filter((block, index) => !(isHeading(block) && blocks.slice(index + 1).every(isHeading)));

/** The blocks of the story: what a page puts around and between them goes. Twice, since what goes uncovers more at the ends. */
export function dropNoiseBlocks(blocks: readonly Block[], headlines: readonly string[]): Block[] {
  const titles = headlines.map(plainWords).filter((title) => title.length > 8);
  return withoutEmptyHeadings(dropOnce(dropOnce(blocks, titles), titles));
}
