import { deflateRawSync } from 'node:zlib';
import { checksumOf, type PackedFile } from '../extract/crf/packed.ts';

/** Packs named sections into the form that extract/crf/packed.ts reads. The same sections give the same bytes. */
export function pack(format: string, sections: ReadonlyMap<string, Uint8Array>): PackedFile {
  const parts: Uint8Array[] = [];
  for (const [name, section] of sections) {
    const title = new TextEncoder().encode(name);
    const lengths = new Uint8Array(8);
    const view = new DataView(lengths.buffer);
    view.setUint32(0, title.length, true);
    view.setUint32(4, section.length, true);
    parts.push(lengths, title, section);
  }
  const bytes = deflateRawSync(Buffer.concat(parts), { level: 9 });
  return { format, sha256: checksumOf(bytes), data: bytes.toString('base64') };
}

export const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The two sections of sorted, distinct keys: low bytes of the differences, and the rest as varints. */
export function keySections(name: string, keys: Uint32Array): [string, Uint8Array][] {
  const low = new Uint8Array(keys.length);
  const high: number[] = [];
  let last = 0;
  keys.forEach((key, row) => {
    const difference = key - last;
    last = key;
    low[row] = difference & 255;
    let rest = Math.floor(difference / 256);
    while (rest >= 128) {
      high.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    high.push(rest);
  });
  return [
    [`${name}.low`, low],
    [`${name}.high`, Uint8Array.from(high)],
  ];
}
