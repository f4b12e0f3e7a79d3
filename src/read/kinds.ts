/** Longest cell that is matched against a pattern: none of these kinds is longer. */
const MAX_LENGTH = 512;

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;
const URL_START = /^(https?|mailto|ftp):\/?\/?\S+$/i;
const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const IPV6 = /^[0-9a-f]{0,4}:[0-9a-f:]*:[0-9a-f:.]*$/i;
const YEAR_FIRST = /^\d{4}([-/.])\d{1,2}\1\d{1,2}([ T].{0,40})?$/;
const YEAR_LAST = /^\d{1,2}([-/.])\d{1,2}\1\d{2}(\d{2})?([ ,T].{0,40})?$/;
const CLOCK = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]m)?$/i;
const NUMBER = /^[-+(]?[$€£]?\d[\d.,' ]*%?\)?$/;
const WORD = /^[\p{L}\d_.-]+$/u;

/** Cells that only data has: an address, link, network address or date. No header consists of these. */
export function isDataOnly(cell: string): boolean {
  const text = cell.trim();
  if (text.length < 3 || text.length > MAX_LENGTH) return false;
  return (
    EMAIL.test(text) ||
    URL_START.test(text) ||
    IPV4.test(text) ||
    (IPV6.test(text) && !CLOCK.test(text)) ||
    YEAR_FIRST.test(text) ||
    YEAR_LAST.test(text)
  );
}

export function isNumber(cell: string): boolean {
  return cell.length <= MAX_LENGTH && NUMBER.test(cell.trim());
}

/** How much a cell looks like one value, cut at the right place: 1 typed, .5 a word or nothing, 0 anything else. */
export function wholeness(cell: string): number {
  const text = cell.trim();
  if (text.length > MAX_LENGTH) return 0;
  if (text === "") return 0.5;
  if (isNumber(text) || isDataOnly(text) || CLOCK.test(text)) return 1;
  return WORD.test(text) ? 0.5 : 0;
}
