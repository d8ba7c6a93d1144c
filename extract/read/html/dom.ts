import { DOMParser, parseHTML } from 'linkedom';

/** The little of the DOM that readers use; linkedom's own types ask for a browser. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode> & { readonly length: number };
  readonly parentNode: DomNode | null;
  readonly parentElement: DomElement | null;
}

export interface DomElement extends DomNode {
  readonly tagName: string;
  readonly localName: string;
  readonly id: string;
  readonly className: string;
  readonly children: Iterable<DomElement> & { readonly length: number };
  readonly nextElementSibling: DomElement | null;
  readonly previousElementSibling: DomElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement> & { readonly length: number };
  getElementsByTagName(name: string): Iterable<DomElement> & { readonly length: number };
  closest(selector: string): DomElement | null;
  contains(node: DomNode): boolean;
  remove(): void;
}

export interface DomDocument extends DomNode {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement> & { readonly length: number };
  getElementsByTagName(name: string): Iterable<DomElement> & { readonly length: number };
}

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;
export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT_NODE;

/** Parses HTML, broken as it may be: what does not start as a whole page is put together as one. */
export function parseHtmlDocument(html: string): DomDocument {
  const isWhole = /^\ufeff?\s*(?:<!doctype[^>]*>\s*|<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<html[\s>]/i.test(html);
  const { document }: { document: unknown } = parseHTML(isWhole ? html : wholePage(html));
  return document as DomDocument;
}

/** Tags of html, head and body, wherever they stand, give way to one of each; the language of the page stays. */
function wholePage(html: string): string {
  const opening = /<html\b([^>]*)>/i.exec(html)?.[1] ?? '';
  const bodyAt = html.search(/<body[\s>]/i);
  const bare = (part: string): string => part.replace(/<!doctype[^>]*>|<\/?(?:html|head|body)\b[^>]*>/gi, '');
  const head = bodyAt < 0 ? '' : bare(html.slice(0, bodyAt));
  return `<!doctype html><html${opening}><head>${head}</head><body>${bare(bodyAt < 0 ? html : html.slice(bodyAt))}</body></html>`;
}

/** Parses XML; names keep their prefixes and their case. */
export function parseXmlDocument(xml: string): DomDocument {
  const document: unknown = new DOMParser().parseFromString(xml, 'text/xml');
  return document as DomDocument;
}

export const textOf = (node: DomNode | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
