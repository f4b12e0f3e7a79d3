/**
 * Years that an export can hold. Email clicks are younger than 1990, and 0000, 1969, 1970 and 9999 are what software
 * writes when it has no date.
 */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from 1970-01-01 to a Gregorian date; NaN for a date that does not exist or lies outside 1990 to 2100. */
export function dayNumber(year: number, month: number, day: number): number {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  // 2100 is the only year of the range that is divisible by 4 and no leap year.
  const leap = year % 4 === 0 && year !== 2100 ? 1 : 0;
  if (day > DAYS_IN_MONTH[month]! + (month === 2 ? leap : 0)) return Number.NaN;
  const daysBeforeYear = (year - 1970) * 365 + ((year - 1969) >> 2);
  return daysBeforeYear + DAYS_BEFORE_MONTH[month]! + (month > 2 ? leap : 0) + day - 1;
}

/** Day number of a day of the year, from 1; NaN where the year has no such day. */
export function dayOfYear(year: number, day: number): number {
  const first = dayNumber(year, 1, 1);
  return day >= 1 && first + day <= dayNumber(year, 12, 31) + 1 ? first + day - 1 : Number.NaN;
}

/**
 * Day number of a week and a day (Monday 1) of ISO 8601: week 1 has the first Thursday of the year. NaN where the year has no
 * such week, or none at all.
 */
export function dayOfWeek(year: number, week: number, day: number): number {
  if (!(week >= 1 && day >= 1 && day <= 7)) return Number.NaN;
  const thursday = (of: number): number => {
    const fourth = dayNumber(of, 1, 4);
    return fourth - ((weekdayOf(fourth) + 6) % 7) + 3;
  };
  const own = thursday(year) + (week - 1) * 7;
  if (!(own <= dayNumber(year, 12, 31))) return Number.NaN;
  return own + day - 4;
}

/** First and last day number of the accepted years. */
export const FIRST_DAY = dayNumber(FIRST_YEAR, 1, 1);
export const LAST_DAY = dayNumber(LAST_YEAR, 12, 31);

/** Day of the week, Sunday 0, of a day number: 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (day + 4) % 7;
}
