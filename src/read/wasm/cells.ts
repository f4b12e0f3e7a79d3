const LF: i8 = 10;
const CR: i8 = 13;
const QUOTE: i8 = 34;

/** The first delimiter, line end or quote from there on. */
export function endOfPlain(from: usize, delimiter: i32): usize {
  const delimiters = i8x16.splat(<i8>delimiter);
  let at = from;
  let ends = 0;
  for (; ; at += 16) {
    const bytes = v128.load(at);
    ends = i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), quotesAndLineEnds(bytes)));
    if (ends != 0) break;
  }
  return at + ctz(ends);
}

/** The first quote or line end from there on. */
export function endInQuotes(from: usize): usize {
  let at = from;
  let ends = 0;
  for (; ; at += 16) {
    ends = i8x16.bitmask(quotesAndLineEnds(v128.load(at)));
    if (ends != 0) break;
  }
  return at + ctz(ends);
}

function quotesAndLineEnds(bytes: v128): v128 {
  const lineEnds = v128.or(i8x16.eq(bytes, i8x16.splat(LF)), i8x16.eq(bytes, i8x16.splat(CR)));
  return v128.or(lineEnds, i8x16.eq(bytes, i8x16.splat(QUOTE)));
}

/** Leaves each quote once. @returns the new end */
export function undouble(start: usize, stop: usize): usize {
  let to = start;
  for (let at = start; at < stop; at++) {
    const byte = load<u8>(at);
    store<u8>(to++, byte);
    // Quotes are left only inside of quotes, doubled.
    if (byte == QUOTE) at++;
  }
  return to;
}
