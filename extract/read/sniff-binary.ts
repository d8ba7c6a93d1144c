interface Signature {
  readonly name: string;
  /** Bytes as Latin-1, looked for at an offset. */
  readonly magic: string;
  readonly at?: number;
  readonly remedy: string;
}

const CONVERT = 'save its text as .txt, .md or .html and drop that';
const UNPACK = 'unpack it and drop the files in it';
const CAPTION = 'drop the article itself, not its media';

/** What binary files start with, more special ones first. */
const SIGNATURES: readonly Signature[] = [
  { name: 'a PDF document', magic: '%PDF-', remedy: CONVERT },
  { name: 'an EPUB book', magic: 'mimetypeapplication/epub+zip', at: 30, remedy: CONVERT },
  { name: 'an OpenDocument file', magic: 'mimetypeapplication/vnd.oasis.opendocument', at: 30, remedy: CONVERT },
  { name: 'an Office document (docx, xlsx or pptx)', magic: 'PK\x03\x04\x14\x00\x06\x00', remedy: CONVERT },
  { name: 'a zip archive', magic: 'PK\x03\x04', remedy: UNPACK },
  { name: 'an empty zip archive', magic: 'PK\x05\x06', remedy: UNPACK },
  { name: 'a gzip file', magic: '\x1f\x8b', remedy: UNPACK },
  { name: 'a bzip2 file', magic: 'BZh', remedy: UNPACK },
  { name: 'an xz file', magic: '\xfd7zXZ\x00', remedy: UNPACK },
  { name: 'a zstd file', magic: '\x28\xb5\x2f\xfd', remedy: UNPACK },
  { name: 'a 7z archive', magic: "7z\xbc\xaf'\x1c", remedy: UNPACK },
  { name: 'a rar archive', magic: 'Rar!\x1a\x07', remedy: UNPACK },
  { name: 'a tar archive', magic: 'ustar', at: 257, remedy: UNPACK },
  { name: 'an old Office document (doc, xls or ppt)', magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', remedy: CONVERT },
  { name: 'an RTF document', magic: '{\\rtf', remedy: CONVERT },
  { name: 'a PNG image', magic: '\x89PNG', remedy: CAPTION },
  { name: 'a JPEG image', magic: '\xff\xd8\xff', remedy: CAPTION },
  { name: 'a GIF image', magic: 'GIF8', remedy: CAPTION },
  { name: 'a TIFF image', magic: 'II*\x00', remedy: CAPTION },
  { name: 'a TIFF image', magic: 'MM\x00*', remedy: CAPTION },
  { name: 'a WebP image, or RIFF audio or video', magic: 'RIFF', remedy: CAPTION },
  { name: 'an MP4, HEIC or other ISO media file', magic: 'ftyp', at: 4, remedy: CAPTION },
  { name: 'an MP3 recording', magic: 'ID3', remedy: CAPTION },
  { name: 'an Ogg recording', magic: 'OggS', remedy: CAPTION },
  { name: 'a Matroska or WebM video', magic: '\x1aE\xdf\xa3', remedy: CAPTION },
  { name: 'a Parquet table', magic: 'PAR1', remedy: 'export its rows as JSONL and drop that' },
  { name: 'an SQLite database', magic: 'SQLite format 3\x00', remedy: 'export its rows as JSONL and drop that' },
  { name: 'a program', magic: '\x7fELF', remedy: 'drop articles only' },
  { name: 'a program', magic: 'MZ\x90\x00', remedy: 'drop articles only' },
];

const startsAt = (bytes: Uint8Array, magic: string, at: number): boolean => {
  for (let i = 0; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false;
  return true;
};

/** Names a binary file by its first bytes and says what to do with it; null where they tell nothing. */
export function sniffBinary(bytes: Uint8Array): { name: string; remedy: string } | null {
  return SIGNATURES.find(({ magic, at }) => startsAt(bytes, magic, at ?? 0)) ?? null;
}
