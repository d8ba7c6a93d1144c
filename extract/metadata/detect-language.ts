import { eld } from 'eld/extrasmall';

export interface DetectedLanguage {
  /** BCP 47; null where the text is too short or strange to tell. */
  readonly language: string | null;
  /** 0 to 1; null where the language was declared. */
  readonly confidence: number | null;
}

const SAMPLE = 3000;
/** Words that nearly every English text holds and other languages written in Latin letters hardly do. */
const ENGLISH = /\b(?:the|and|of|to|in|is|was|were|for|that|with|on|at|by|from|said|has|have|had|are|after|his|her|their|its|who|will)\b/gi;

/** A declared language wins; else n-gram statistics, which in short texts yield to English as soon as they leave it possible. */
export function detectLanguage(text: string, declared: string | null): DetectedLanguage {
  const tag = normaliseTag(declared);
  if (tag !== null) return { language: tag, confidence: null };
  const sample = text.slice(0, SAMPLE);
  const words = sample.match(/\p{L}+/gu)?.length ?? 0;
  if (words === 0) return { language: null, confidence: 0 };
  const english = Math.min(1, ((sample.match(ENGLISH)?.length ?? 0) / words) * 4);
  const result = eld.detect(sample);
  const scores = result.getScores();
  const best = result.language ? (scores[result.language] ?? 0) : 0;
  const isShort = words < 12 && !/(?!\p{Script=Latin})\p{L}/u.test(sample);
  const isEnglish = result.language === 'en' || english >= 0.6 || (isShort && (scores.en ?? 0) >= 0.6 * best);
  const confidence = (share: number): number => Math.round(Math.max(0.3, Math.min(0.99, share * Math.min(1, 0.5 + words / 40))) * 100) / 100;
  if (isEnglish) return { language: 'en', confidence: confidence(Math.max(english, scores.en ?? 0)) };
  return result.language ? { language: result.language, confidence: confidence(best) } : { language: null, confidence: 0 };
}

/** 'EN_us' becomes 'en-US'; a name ("english") or nonsense is no tag. */
function normaliseTag(declared: string | null): string | null {
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].*)?$/i.exec(declared?.trim() ?? '');
  if (!match) return null;
  const [, language = '', script, region] = match;
  return [language.toLowerCase(), script && script[0]?.toUpperCase() + script.slice(1).toLowerCase(), region?.toUpperCase()]
    .filter(Boolean)
    .join('-');
}
