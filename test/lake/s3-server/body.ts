import type { IncomingMessage } from 'node:http';
import { crc32 } from 'node:zlib';

export interface Received {
  readonly bytes: Uint8Array;
  /** CRC32, base64. */
  readonly checksum: string;
  /** Whether it is the one that the sender says. */
  readonly isIntact: boolean;
}

/** The body of a request, taken out of its chunks where it comes as aws-chunked, with the checksum of its headers or trailer. */
export async function receiveBody(request: IncomingMessage): Promise<Received> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const sent = Buffer.concat(pieces);
  const isChunked = String(request.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { bytes, trailer } = isChunked ? unchunk(sent) : { bytes: sent, trailer: '' };
  const checksum = checksumOf(bytes);
  const said = request.headers['x-amz-checksum-crc32'] ?? /^x-amz-checksum-crc32:\s*(\S+)/im.exec(trailer)?.[1];
  return { bytes: new Uint8Array(bytes), checksum, isIntact: said === undefined || said === checksum };
}

export function checksumOf(bytes: Uint8Array): string {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(crc32(bytes));
  return four.toString('base64');
}

/** Chunks are `<length in hex>[;signature]\r\n<bytes>\r\n`, the last one is empty, and trailing headers follow it. */
function unchunk(sent: Buffer): { bytes: Buffer; trailer: string } {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = sent.indexOf('\r\n', at);
    const length = Number.parseInt(sent.toString('latin1', at, end), 16);
    if (end < 0 || Number.isNaN(length)) throw new Error('the chunks of the body are broken');
    if (length === 0) return { bytes: Buffer.concat(pieces), trailer: sent.toString('latin1', end + 2) };
    pieces.push(sent.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
