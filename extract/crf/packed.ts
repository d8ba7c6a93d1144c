import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

/**
 * A model as it lies in seeds/models: named byte sections, deflated, in base64 inside a JSON module. JSON modules load alike in a
 * bundle, in tsx and in the tests, without a file system; zipped, base64 costs next to nothing.
 */
export interface PackedFile {
  readonly format: string;
  /** SHA-256 of the deflated bytes. */
  readonly sha256: string;
  readonly data: string;
}

export type Sections = ReadonlyMap<string, Uint8Array>;

export const checksumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The sections of a packed file. Throws where the format is another one; the checksum is the tests' and the card's affair. */
export function unpack(file: PackedFile, format: string): Sections {
  if (file.format !== format) throw new Error(`a model of format ${file.format}, where ${format} is read`);
  const inflated = inflateRawSync(Buffer.from(file.data, 'base64'));
  // A plain view: Buffer's own slice() would not copy.
  const bytes = new Uint8Array(inflated.buffer, inflated.byteOffset, inflated.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sections = new Map<string, Uint8Array>();
  let at = 0;
  while (at < bytes.length) {
    const nameLength = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 8, at + 8 + nameLength));
    at += 8 + nameLength;
    sections.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  return sections;
}

/** One section by name; throws where it is missing. */
export function sectionOf(sections: Sections, name: string): Uint8Array {
  const section = sections.get(name);
  if (!section) throw new Error(`the model has no section ${name}`);
  return section;
}

export const textOf = (sections: Sections, name: string): string => new TextDecoder().decode(sectionOf(sections, name));

/** Sorted keys from their differences, low bytes apart from the rest (which compress to a few bits). */
export function readKeys(sections: Sections, name: string): Uint32Array {
  const low = sectionOf(sections, `${name}.low`);
  const high = sectionOf(sections, `${name}.high`);
  const keys = new Uint32Array(low.length);
  let key = 0;
  let at = 0;
  for (let row = 0; row < low.length; row++) {
    let rest = 0;
    let shift = 1;
    for (;;) {
      const byte = high[at++] ?? 0;
      rest += (byte & 0x7f) * shift;
      if (byte < 0x80) break;
      shift *= 128;
    }
    key += rest * 256 + (low[row] ?? 0);
    keys[row] = key;
  }
  return keys;
}
