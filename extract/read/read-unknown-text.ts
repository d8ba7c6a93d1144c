import { hasEnding, type Reader, rejectWith } from './raw-object.ts';

const PROSE = /\.(txt|text|md|markdown|asc|html?|xhtml)$/i;

/** Text that is surely no article: data, code, mail and logs, by their endings and their first characters. */
export const readUnknownText: Reader = ({ key, content }) => {
  const start = content.trimStart().slice(0, 200);
  const isJson = /^[[{]/.test(start) && /[\]}]\s*$/.test(content.slice(-100));
  if (hasEnding(key, /\.json$/i) || (isJson && /^[[{]\s*["{[\]}]/.test(start))) {
    try {
      JSON.parse(content);
    } catch (error) {
      return rejectWith('broken_json', `it is no valid JSON (${error instanceof Error ? error.message : 'unreadable'}); mend it and drop it again`);
    }
    return rejectWith('unknown_format', 'it is JSON in which no article is known; drop ninjs, or JSONL with a field "text" a line (.jsonl)');
  }
  if (/^<\?xml|^<[a-z][\w.-]*:[a-z]/i.test(start) || hasEnding(key, /\.xml$/i)) {
    return rejectWith('unknown_format', 'it is XML in which no article is known; drop NewsML-G2, NITF, HTML or text');
  }
  if (/^WARC\/\d/.test(start)) return rejectWith('unknown_format', 'it is a WARC archive; unpack it and drop the pages in it');
  if (/^(?:Return-Path|Received|Delivered-To|MIME-Version|From|Message-ID):\s.*\n(?:[\w-]+:\s|\s)/i.test(start) && !hasEnding(key, PROSE)) {
    return rejectWith('unknown_format', 'it is a mail message; save its text as .txt and drop that');
  }
  if (hasEnding(key, /\.(csv|tsv|log|js|mjs|ts|css|py|sql|yaml|yml|toml|ini|sh|svg|tex|rtf|parquet|bib|srt|vtt)$/i)) {
    return rejectWith('unknown_format', 'its ending says that it is data or code; save the article as .txt, .md, .html or .jsonl');
  }
  return null;
};
