import { composeText } from './compose-text.ts';
import { parsePage } from './html/page.ts';
import { pageBody } from './html/page-body.ts';
import { pageFacts } from './html/page-facts.ts';
import { hasEnding, oneArticle, type Reader, rejectWith } from './raw-object.ts';

/** HTML by its ending or its first tags: facts from the page's metadata, text from the part that reads like an article. */
export const readHtml: Reader = (object) => {
  const starts =
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|article|div|p|h1|meta|title|section|main)\b/i.test(
      object.content,
    );
  if (!starts && !(hasEnding(object.key, /\.(html?|xhtml|php|aspx?)$/i) && /<[a-z!]/i.test(object.content))) return null;
  const page = parsePage(object.content, object.declared.url ?? null);
  const { published_basis, published_day, ...found } = pageFacts(page);
  const isDated = object.declared.published_at === undefined && published_basis !== undefined;
  const facts = { ...found, ...(isDated && { published_basis, ...(published_day !== undefined && { published_day }) }), ...object.declared };
  const paragraphs = pageBody(
    page,
    [facts.headline, facts.alternative_headline, found.headline, found.alternative_headline].filter((one) => one !== undefined),
  );
  if (!paragraphs.length)
    return rejectWith(
      'not_an_article',
      'it is a page without the text of an article (a list, a video, a login or an empty shell); drop the article page as saved by a browser',
    );
  const composed = composeText({ headline: facts.headline ?? null, dek: facts.alternative_headline ?? null, paragraphs });
  return oneArticle({ member_path: null, source_format: 'html', ...composed, facts, warnings: object.warnings });
};
