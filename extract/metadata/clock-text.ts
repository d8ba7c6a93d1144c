/** Zones whose offset is one; "ET" and "local time" hang on the season or the place. */
const OFFSETS: Readonly<Record<string, string>> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  msk: '+03:00',
  jst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
};

const CLOCK =
  /(?:T|[\s,|•·–—-]{1,4}(?:(?:at|um|às|as|a las|ore|kl|om|à|o)\.?\s)?)(\d{1,2})(?:([:.h])(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?\s?([ap]\.?m\b\.?)?(?:\s?(Z\b|[+-]\d\d:?\d\d|\(?(?:UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|MEZ|MESZ|MSK|JST|AEST|AEDT)\b(?:[+-]\d\d?(?::?\d\d)?)?))?/iy;

/** The clock that stands right after a date: 'HH:MM:SS', with its offset from UTC where a zone is named. */
export function readClock(text: string, at: number): { time: string; end: number } | null {
  CLOCK.lastIndex = at;
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [whole, hourText, , minuteText, secondText, half, zone] = match;
  if (minuteText === undefined && half === undefined) return null;
  let hour = Number(hourText);
  if (half !== undefined) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (hour > 23 || minute > 59 || second > 60) return null;
  const digits = (value: number): string => String(value).padStart(2, '0');
  return { time: `${digits(hour)}:${digits(minute)}:${digits(second)}${offsetOf(zone)}`, end: at + whole.length };
}

function offsetOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  const name = zone.toLowerCase().replace('(', '');
  const known = OFFSETS[name];
  if (known !== undefined) return known;
  const signed = /([+-])(\d\d?):?(\d\d)?$/.exec(name);
  return signed ? `${signed[1]}${(signed[2] ?? '').padStart(2, '0')}:${signed[3] ?? '00'}` : '';
}
