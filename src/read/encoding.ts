import { InputError, UsageError } from "../errors.js";
import { WesternText } from "./plausible.js";
import { InvalidUtf8, Utf8Check } from "./utf8.js";

/**
 * Bytes checked before the first row is read. A whole 64 MiB is scanned in some 20 ms; a wrong byte that comes later
 * ends the reading with its offset instead of changing the encoding halfway.
 */
const CHECKED_BYTES = 64 * 1024 * 1024;

const HINT = "name the encoding with --encoding, for example --encoding windows-1252 or --encoding shift_jis";

/** An encoding and the bytes to leave out at the start (byte order mark). */
export interface Encoding {
  label: string;
  skip: number;
}

function fromMark(head: Buffer, path: string): Encoding | undefined {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new InputError("is written in UTF-32, which is not read", { file: path, hint: "save it as UTF-8" });
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: "utf-8", skip: 3 };
  if (a === 0xff && b === 0xfe) return { label: "utf-16le", skip: 2 };
  if (a === 0xfe && b === 0xff) return { label: "utf-16be", skip: 2 };
  return undefined;
}

/** UTF-16 without a mark: Western text then has a zero in every other byte, on one side only. */
function fromZeros(head: Buffer): Encoding | undefined {
  const length = Math.min(head.length, 4096) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.6 && even < pairs * 0.05) return { label: "utf-16le", skip: 0 };
  if (even > pairs * 0.6 && odd < pairs * 0.05) return { label: "utf-16be", skip: 0 };
  return undefined;
}

/** Control characters that no text holds: more than a trace of them is a binary file. NUL does occur in exports. */
function refuseBinary(head: Buffer, path: string): void {
  let control = 0;
  let zeros = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) control++;
  }
  if (control * 20 > head.length || zeros * 5 > head.length * 2) {
    throw new InputError("is not a text file", { file: path, hint: "export the data as CSV or JSON" });
  }
}

/** The same question for bytes that nobody has named an encoding for, before it is known which. */
export function refuseUnlessText(head: Buffer, path: string): void {
  if (fromMark(head, path) === undefined && fromZeros(head) === undefined) refuseBinary(head, path);
}

async function wrongByte(bytes: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<number | undefined> {
  const check = new Utf8Check();
  let seen = 0;
  try {
    for await (const chunk of bytes) {
      check.check(chunk, false);
      seen += chunk.length;
      if (seen >= CHECKED_BYTES) return undefined;
    }
    check.check(Buffer.alloc(0), true);
  } catch (error) {
    if (error instanceof InvalidUtf8) return error.offset;
    throw error;
  }
  return undefined;
}

async function isWestern(bytes: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<boolean> {
  const text = new WesternText();
  let seen = 0;
  for await (const chunk of bytes) {
    text.add(chunk);
    seen += chunk.length;
    if (seen >= CHECKED_BYTES) break;
  }
  return text.plausible;
}

/** The user's own choice, always obeyed. @throws UsageError for a name that no standard knows */
export function namedEncoding(name: string, head: Buffer): Encoding {
  try {
    const label = new TextDecoder(name).encoding;
    // Three bytes hold every mark but those of UTF-32, which must not overrule the user.
    const mark = fromMark(head.subarray(0, 3), "");
    return { label, skip: mark?.label === label ? mark.skip : 0 };
  } catch {
    throw new UsageError(
      `--encoding ${name.slice(0, 40)}: no such encoding; use utf-8, windows-1252, utf-16le, ...`,
    );
  }
}

/**
 * Finds out how text is encoded: byte order mark, zeros of UTF-16, valid UTF-8, else windows-1252 where the result
 * would be text.
 * @param bytes the file from its start; a chunk need only be good until the one after the next is asked for
 * @throws InputError with the offset of the byte that is no UTF-8 when nothing fits: text is never guessed
 */
export async function detectEncoding(
  path: string,
  head: Buffer,
  bytes: () => AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<Encoding> {
  const known = fromMark(head, path) ?? fromZeros(head);
  if (known) return known;
  refuseBinary(head, path);
  const offset = await wrongByte(bytes());
  if (offset === undefined) return { label: "utf-8", skip: 0 };
  if (await isWestern(bytes())) return { label: "windows-1252", skip: 0 };
  throw new InputError(`byte ${offset} is not valid UTF-8 and the encoding is unknown`, {
    file: path,
    hint: HINT,
  });
}
