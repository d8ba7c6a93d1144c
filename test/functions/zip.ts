import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** The files of a folder, without its subfolders, as a ZIP file: what Lambda is given as code. */
export function zipFolder(folder: string): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of readdirSync(folder).sort()) {
    const content = readFileSync(join(folder, name));
    const packed = deflateRawSync(content, { level: 9 });
    const path = Buffer.from(name);
    // Version 2.0, no flags, deflate, the first of January 1980.
    const common = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0, ...numbers(crc32(content), packed.length, content.length), path.length, 0, 0, 0]);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    const rest = Buffer.from([0, 0, 0, 0, 0, 0, ...numbers(0o644 << 16, offset)]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, path]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.from([0, 0, 0, 0, directory.length, 0, directory.length, 0, ...numbers(index.length, offset), 0, 0]);
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06'), end]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}
