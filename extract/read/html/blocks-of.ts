import { type DomElement, type DomNode, isElement, TEXT_NODE } from './dom.ts';

/** Elements that start and end a paragraph; the names of NITF and NewsML among them. */
const BLOCKS = new Set(
  'address article aside blockquote body body.content center dd details div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hl2 hr html li main nav ol p pre section summary table tbody tfoot thead tr ul block'.split(
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
  readonly blocks: string[];
  open: string;
}

function flush(walk: Walk): void {
  const block = walk.open
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ?\ue000 ?/g, '\n')
    .trim();
  if (block)
    walk.blocks.push(
      ...block
        .split(/\n{2,}/)
        .map((part) => part.trim())
        .filter(Boolean),
    );
  walk.open = '';
}

function visit(node: DomNode, walk: Walk, skip: (element: DomElement) => boolean): void {
  if (node.nodeType === TEXT_NODE) {
    walk.open += node.nodeValue ?? '';
    return;
  }
  if (!isElement(node)) return;
  const name = node.localName.toLowerCase();
  if (SILENT.has(name) || skip(node)) return;
  if (name === 'br') {
    walk.open += LINE_BREAK;
    return;
  }
  const isBlock = BLOCKS.has(name);
  if (isBlock) flush(walk);
  if (CELLS.has(name) && walk.open.trim()) walk.open += ' ';
  for (const child of node.childNodes) visit(child, walk, skip);
  if (isBlock) flush(walk);
}

/**
 * The paragraphs of an element as a reader sees them: block elements part them, two line breaks in a row too; one line break stays
 * inside its paragraph. White space is collapsed.
 */
export function blocksOf(root: DomNode, skip: (element: DomElement) => boolean = () => false): string[] {
  const walk: Walk = { blocks: [], open: '' };
  visit(root, walk, skip);
  flush(walk);
  return walk.blocks;
}
