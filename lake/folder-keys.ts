/** A key that is too long for a path here: the object is rejected, its neighbours go on. */
export class KeyTooLong extends Error {}

/** A key that no path of this folder can stand for. */
export class KeyRefused extends Error {}

/** What a name stands for: a whole segment of the key, or the first part of a long one that goes on inside the directory. */
export interface NamePart {
  readonly segment: string;
  readonly goesOn: boolean;
}

export interface KeyCodec {
  /** The names under the folder that lead to the key: directories, then the file. Throws KeyTooLong and KeyRefused. */
  readonly namesOf: (key: string) => readonly string[];
  /** Reads back one name; null where it is none of ours. `inside`: the names above it. */
  readonly decode: (name: string, kind: 'file' | 'directory', inside: readonly string[]) => NamePart | null;
}

export type KeyMode = 'plain' | 'escaped';
export const keyCodec = (mode: KeyMode): KeyCodec => (mode === 'plain' ? plainCodec : escapedCodec);

/** What S3 takes as a key: what is dropped here can be dropped there, and its record's path stays below PATH_BYTES. */
const KEY_BYTES = 1024;
/** What ext4, APFS and NTFS take as one name, and Linux as a path, with room for the folder's own. */
const NAME_BYTES = 255;
const PATH_BYTES = 3800;
const byteLength = (text: string): number => Buffer.byteLength(text);
const tooLong = (key: string): KeyTooLong => new KeyTooLong(`key ${JSON.stringify(key)} is too long for a path`);

function checkUnicode(key: string): void {
  if (/\p{Surrogate}/u.test(key)) throw new KeyRefused(`key ${JSON.stringify(key)} is not Unicode: it holds half of a surrogate pair`);
}

/** Dotfiles are no keys, nor are `.`, `..` and nothing. */
const isHidden = (segment: string): boolean => segment === '' || segment.startsWith('.');
const CANNOT_BE_A_NAME = process.platform === 'win32' ? /[\\:*?"<>|\p{Cc}]|[. ]$/u : /\0/;

/** Segments are names as they are: for a folder that people fill. */
const plainCodec: KeyCodec = {
  namesOf(key) {
    checkUnicode(key);
    const names = key.split('/');
    if (names.some((name) => isHidden(name) || CANNOT_BE_A_NAME.test(name)))
      throw new KeyRefused(`key ${JSON.stringify(key)} is no visible file of a folder`);
    if (names.some((name) => byteLength(name) > NAME_BYTES) || byteLength(key) > KEY_BYTES) throw tooLong(key);
    return names;
  },
  decode: (name) => (isHidden(name) ? null : { segment: name, goesOn: false }),
};

/**
 * Any key on any file system. Bytes other than a-z 0-9 . _ = - are %XX (so `A` and `a` part), the name of a directory ends
 * in ~ (so `a` and `a/b` part), a long segment goes on in a directory whose name ends in ~~. Rooms at the top (`records/`)
 * keep their names, and so does all that is under `tables/`: other Delta readers open it by name.
 */
const escapedCodec: KeyCodec = {
  namesOf(key) {
    checkUnicode(key);
    const segments = key.split('/');
    if (segments.length > 1 && segments[0] === TABLES) return segments.map((segment) => tableName(segment, key));
    const names = segments.flatMap((segment, i) => {
      const atTop = i === 0 && ROOM.test(segment);
      if (i < segments.length - 1) return atTop ? [segment] : escapeSegment(segment, '~');
      return atTop ? [escapeStart(segment)] : escapeSegment(segment, '');
    });
    if (byteLength(names.join('/')) > PATH_BYTES) throw tooLong(key);
    return names;
  },
  decode(name, kind, inside) {
    if (inside[0] === TABLES) return { segment: name, goesOn: false };
    if (kind === 'file') return withMark(unescapeName(name), false);
    if (inside.length === 0 && ROOM.test(name)) return { segment: name, goesOn: false };
    if (name.endsWith('~~')) return withMark(unescapeName(name.slice(0, -2)), true);
    return name.endsWith('~') ? withMark(unescapeName(name.slice(0, -1)), false) : null;
  },
};

const TABLES = 'tables';
/** A file at the top that is called like a room is escaped, so that it never stands where the room must. */
const ROOM = /^[a-z]{1,40}$/;

function tableName(segment: string, key: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9._=-]{0,254}$/.test(segment))
    throw new KeyRefused(`key ${JSON.stringify(key)}: names under ${TABLES}/ are of A-Z a-z 0-9 . _ = -`);
  return segment;
}

/** Longest escaped part of a name: room is left for its marks. */
const PART_LENGTH = 240;

/** The names that stand for a segment: one, or for a long one several, cut between characters. */
function escapeSegment(segment: string, mark: '~' | ''): string[] {
  const parts: string[] = [''];
  let length = 0;
  for (const character of segment) {
    const size = escapeCharacters(character).length;
    if (length + size > PART_LENGTH) {
      parts.push('');
      length = 0;
    }
    parts[parts.length - 1] += character;
    length += size;
  }
  return parts.map((part, i) => escapePart(part) + (i < parts.length - 1 ? '~~' : mark));
}

const escapeByte = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const escapeCharacters = (text: string): string =>
  text.replace(/[^a-z0-9._=-]/gu, (character) => [...Buffer.from(character)].map(escapeByte).join(''));
const escapeStart = (text: string): string => escapeByte(text.charCodeAt(0)) + escapeCharacters(text.slice(1));

/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

function escapePart(part: string): string {
  if (part === '') return '%';
  const start = part.startsWith('.') || DEVICE.test(part) ? escapeStart(part) : escapeCharacters(part);
  return start.endsWith('.') ? `${start.slice(0, -1)}%2E` : start;
}

function unescapeName(name: string): string | null {
  if (name === '%') return '';
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

const withMark = (segment: string | null, goesOn: boolean): NamePart | null => (segment === null ? null : { segment, goesOn });
