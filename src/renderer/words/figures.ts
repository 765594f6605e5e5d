import { LANGUAGES, type Language } from '../../shared/language.ts';
import { LOCALES } from './translate.ts';

/** `m:ss`, or `h:mm:ss` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const ss = String(s).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${ss}` : `${m}:${ss}`;
}

function preciseClock(seconds: number, decimalSign: string): string {
  const tenths = Math.floor(Math.max(0, seconds) * 10) / 10;
  const [h, m] = [Math.floor(tenths / 3600), Math.floor(tenths / 60) % 60];
  const rest = `${String(m).padStart(2, '0')}:${(tenths % 60).toFixed(1).padStart(4, '0').replace('.', decimalSign)}`;
  return h > 0 ? `${h}:${rest}` : rest;
}

/** How to write dates and numbers in the language of the window. */
export interface Figures {
  number(value: number, digits?: number): string;
  /** `00:46,2`, or `1:00:46,2` from an hour on: a place in a call while it plays. */
  preciseClock(seconds: number): string;
  /** For a word that counts: `count` chooses its form, `n` is how the figure is written in it. */
  counted(count: number): { readonly count: number; readonly n: string };
  /** As it is set: with the digits it has, and nothing between thousands. */
  plain(value: number): string;
  percent(share: number, digits?: number): string;
  /** Sizes of files, disks and memory: "28,2 Mo". */
  size(bytes: number): string;
  /** What went over a wire: "15,1 ko". */
  traffic(bytes: number): string;
  /** About how long: "6 min", "1 h 20". */
  span(seconds: number): string;
  /** A recorder's wall-clock time, `2026-11-03T12:34:50`: day, month and minute; written from left to right. */
  shortDate(wallClock: string): string;
  fullDate(wallClock: string): string;
  /** A day, `2026-11-03`; written from left to right. */
  day(day: string): string;
  /** A moment in UTC, ISO 8601, on this machine's clock: day, month and minute; written from left to right. */
  moment(utc: string): string;
}

const made = new Map<Language, Figures>();

/** The figures of a language, given as i18next has it. They are made once: a format takes longer to make than a row to draw. */
export function figuresOf(language: string): Figures {
  const known: Language = LANGUAGES.find((one) => one === language) ?? 'fr';
  const figures = made.get(known) ?? makeFigures(known);
  made.set(known, figures);
  return figures;
}

function makeFigures(known: Language): Figures {
  const locale = LOCALES[known];
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);
  // Moroccan dates in figures are the same in Arabic, but Intl's Arabic turns them round with invisible marks.
  const dateLocale = known === 'ar' ? LOCALES.fr : locale;
  const date = (options: Intl.DateTimeFormatOptions) => {
    // The recorder's clock has no zone, and is shown as it stood.
    const format = new Intl.DateTimeFormat(dateLocale, { ...options, timeZone: 'UTC' });
    return (wallClock: string) => format.format(new Date(`${wallClock}Z`));
  };
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const [whole, percent, moment] = [
    new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
    new Intl.DateTimeFormat(dateLocale, { day: '2-digit', month: '2-digit', ...time }),
  ];
  const wholeDay = date({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const number = (value: number, digits = 0) =>
    digits === 0
      ? whole.format(value)
      : new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  const decimalSign = number(0.5, 1).replace(/\d/g, '');
  return {
    number,
    preciseClock: (seconds) => preciseClock(seconds, decimalSign),
    counted: (count) => ({ count, n: number(count) }),
    plain: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(value),
    percent: (share, digits = 0) =>
      digits === 0
        ? percent.format(share)
        : new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits }).format(share),
    size: (bytes) =>
      bytes < 1e9 ? unit(bytes / 1e6, 'megabyte', 1) : unit(bytes / 1e9, 'gigabyte', bytes < 10e9 ? 1 : 0),
    traffic: (bytes) => (bytes < 1e6 ? unit(bytes / 1e3, 'kilobyte', 1) : unit(bytes / 1e6, 'megabyte', 1)),
    span(seconds) {
      // Rounded before the unit is chosen: 59.6 s are a minute, not "60 s".
      const whole = Math.max(1, Math.round(seconds));
      if (whole < 60) return unit(whole, 'second');
      const minutes = Math.round(whole / 60);
      if (minutes < 60) return unit(minutes, 'minute');
      const hours = unit(Math.floor(minutes / 60), 'hour');
      return minutes % 60 === 0 ? hours : `${hours} ${unit(minutes % 60, 'minute')}`;
    },
    shortDate: date({ day: '2-digit', month: '2-digit', ...time }),
    fullDate: date({ day: '2-digit', month: '2-digit', year: 'numeric', ...time }),
    day: (day) => wholeDay(`${day}T00:00:00`),
    moment: (utc) => moment.format(new Date(utc)),
  };
}
