import { InputError } from "../errors.js";
import type { Encoding } from "./encoding.js";
import { InvalidUtf8, Utf8Check } from "./utf8.js";

type Chunks = AsyncIterable<Buffer> | Iterable<Buffer>;

async function* utf8(path: string, bytes: Chunks, skip: number): AsyncIterable<Buffer> {
  const check = new Utf8Check();
  let left = skip;
  const cut = (valid: Buffer) => {
    const from = Math.min(left, valid.length);
    left -= from;
    return from === 0 ? valid : valid.subarray(from);
  };
  try {
    for await (const chunk of bytes) {
      const valid = cut(check.check(chunk, false));
      if (valid.length > 0) yield valid;
    }
    check.check(Buffer.alloc(0), true);
  } catch (error) {
    if (!(error instanceof InvalidUtf8)) throw error;
    throw new InputError(`byte ${error.offset} is not valid UTF-8`, {
      file: path,
      hint: "name the encoding, for example --encoding windows-1252",
    });
  }
}

async function* legacy(path: string, bytes: Chunks, encoding: Encoding): AsyncIterable<Buffer> {
  // A byte order mark is left out by TextDecoder itself.
  const decoder = new TextDecoder(encoding.label, { fatal: true });
  let position = 0;
  const decode = (chunk?: Buffer) => {
    try {
      return Buffer.from(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode(), "utf8");
    } catch {
      throw new InputError(`is not valid ${encoding.label} at or after byte ${position}`, {
        file: path,
        hint: "name another encoding with --encoding",
      });
    }
  };
  for await (const chunk of bytes) {
    // Small steps, so that the offset in the message is of use.
    for (let at = 0; at < chunk.length; at += 65_536) {
      const text = decode(chunk.subarray(at, at + 65_536));
      position += Math.min(65_536, chunk.length - at);
      if (text.length > 0) yield text;
    }
  }
  // Gives no text, but tells of a character that the end has cut.
  decode();
}

/** Text as UTF-8 bytes without byte order mark. Throws InputError for bytes that do not fit: never a silent U+FFFD. */
export function decode(path: string, bytes: Chunks, encoding: Encoding): AsyncIterable<Buffer> {
  return encoding.label === "utf-8" ? utf8(path, bytes, encoding.skip) : legacy(path, bytes, encoding);
}
