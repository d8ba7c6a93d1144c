import type { Bucket } from './bucket.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const element = (name: string, content: string | number | boolean): string => `<${name}>${escaped(String(content))}</${name}>`;

export const errorXml = (code: string, about: string): string =>
  `${HEAD}<Error>${element('Code', code)}${element('Message', `${code} of ${about}`)}${element('Resource', about)}</Error>`;

/** A page of ListObjectsV2, for the query of the request. */
export function listingXml(name: string, bucket: Bucket, query: URLSearchParams, pageSize: number): string {
  const encode = (text: string) =>
    query.get('encoding-type') === 'url' ? encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2F', '/') : text;
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const size = Math.min(pageSize, Number(query.get('max-keys') ?? pageSize));
  const all = bucket.keys(query.get('prefix') ?? '', after);
  const page = all.slice(0, size);
  const contents = page.map((key) => {
    const object = bucket.objects.get(key);
    const parts = [
      element('Key', encode(key)),
      element('LastModified', object?.lastModified ?? ''),
      element('ETag', `"${object?.etag}"`),
      element('Size', object?.bytes.length ?? 0),
    ];
    return `<Contents>${parts.join('')}</Contents>`;
  });
  const next = all.length > page.length ? element('NextContinuationToken', Buffer.from(page.at(-1) ?? '').toString('base64url')) : '';
  const rest = element('Name', name) + element('KeyCount', page.length) + element('IsTruncated', next !== '') + next;
  return `${HEAD}<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${rest}${contents.join('')}</ListBucketResult>`;
}
