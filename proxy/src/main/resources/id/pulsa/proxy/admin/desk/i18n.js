// Words by language. Every key is in both files: a test holds them against each other.

export const LANGUAGES = { en: 'English', id: 'Bahasa Indonesia' };

let words = {};
let language = 'en';

export async function load() {
  const kept = localStorage.getItem('language');
  language = kept in LANGUAGES ? kept : navigator.language.startsWith('id') ? 'id' : 'en';
  words = await (await fetch(`desk/words-${language}.json`)).json();
  document.documentElement.lang = language;
}

export const current = () => language;

export async function choose(next) {
  localStorage.setItem('language', next);
  await load();
}

/** The words for a key, with {name} replaced. */
export function t(key, parameters = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => parameters[name] ?? whole);
}

/** A name of the API, such as CREDIT_EXHAUSTED, in words. */
export const named = (what, name) => name ? t(`${what}.${name.toLowerCase()}`) : '–';

/** How a call ended; why, where more than one thing may be meant. */
export function ended(cdr) {
  const words = named('cause', cdr.cause);
  return ['REFUSED', 'REJECTED_BY_CALLEE', 'INTERNAL_ERROR'].includes(cdr.cause) && cdr.detail ? `${words}: ${cdr.detail}` : words;
}

const LOCALES = { en: 'en-GB', id: 'id-ID' };

/** "1234.50" as people write it here; exact, since the text is never made a number. */
export function money(text) {
  if (text === null || text === undefined) return '–';
  return new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 2, maximumFractionDigits: 6 }).format(text);
}

export function number(value, digits = 0) {
  if (value === null || value === undefined || value === '') return '–';
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
}

export function percent(share, digits = 1) {
  if (share === null || share === undefined) return '–';
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** An RFC 3339 instant in the gateway's zone, as the text has it. */
export function instant(text) {
  return text ? text.slice(0, 19).replace('T', ' ') : '–';
}

/** The seconds since 1970 that an RFC 3339 instant's clock shows, whatever its zone: places on a chart. */
export function clockSeconds(text) {
  return Date.parse(`${text.slice(0, 19)}Z`) / 1000;
}

/** "PT100.020S" as minutes and seconds. */
export function duration(text) {
  const match = /^PT([0-9.]+)S$/.exec(text ?? '');
  return match ? clock(Number(match[1])) : '–';
}

/** Seconds as "1:40" or "1:01:40". */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const two = n => String(n).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
