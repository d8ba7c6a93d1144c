import { type DomElement, type DomNode, isElement, TEXT_NODE } from './dom.ts';

/** A paragraph as a reader sees it. */
export interface Block {
  readonly text: string;
  /** The block element that it stands in: p, li, h2, td, … */
  readonly name: string;
  /** The share of its text that links to elsewhere. */
  readonly linkShare: number;
}

/** Elements that start and end a paragraph; the names of NITF and NewsML among them. */
const BLOCKS = new Set(
  'address article aside block blockquote body body.content center dd details div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hl2 hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
/** Elements that say nothing to a reader. */
const SILENT = new Set(
  'script style noscript template svg math iframe object embed video audio canvas button input select textarea form head title link meta map'.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);

/** A line break, kept apart from white space until the block is done: a private-use character. */
const LINE_BREAK = '\ue000';

interface Walk {
  readonly blocks: Block[];
  readonly skip: (element: DomElement) => boolean;
  open: string;
  linked: number;
  name: string;
}

function flush(walk: Walk): void {
  const text = walk.open
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ?\ue000 ?/g, '\n')
    .trim();
  const linkShare = text.length ? Math.min(1, walk.linked / text.length) : 0;
  for (const part of text.split(/\n{2,}/)) if (part.trim()) walk.blocks.push({ text: part.trim(), name: walk.name, linkShare });
  walk.open = '';
  walk.linked = 0;
}

function visit(node: DomNode, walk: Walk, inLink: boolean): void {
  if (node.nodeType === TEXT_NODE) {
    const text = node.nodeValue ?? '';
    walk.open += text;
    if (inLink) walk.linked += text.trim().length;
    return;
  }
  if (!isElement(node)) {
    for (const child of node.childNodes) visit(child, walk, inLink);
    return;
  }
  const name = node.localName.toLowerCase();
  if (SILENT.has(name) || walk.skip(node)) return;
  if (name === 'br') {
    walk.open += LINE_BREAK;
    return;
  }
  const isBlock = BLOCKS.has(name);
  const outer = walk.name;
  if (isBlock) {
    flush(walk);
    walk.name = name;
  }
  if (CELLS.has(name) && walk.open.trim()) walk.open += ' ';
  for (const child of node.childNodes) visit(child, walk, inLink || name === 'a');
  if (isBlock) {
    flush(walk);
    walk.name = outer;
  }
}

/**
 * The paragraphs of a node: block elements part them, two line breaks in a row too; one line break stays inside its paragraph.
 * White space is collapsed.
 */
export function richBlocksOf(root: DomNode, skip: (element: DomElement) => boolean = () => false): Block[] {
  const walk: Walk = { blocks: [], skip, open: '', linked: 0, name: 'div' };
  visit(root, walk, false);
  flush(walk);
  return walk.blocks;
}

export const blocksOf = (root: DomNode, skip?: (element: DomElement) => boolean): string[] => richBlocksOf(root, skip).map((block) => block.text);
