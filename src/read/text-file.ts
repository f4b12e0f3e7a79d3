import { InputError } from "../errors.js";
import { detectContainer } from "./containers.js";
import { decode } from "./decode.js";
import { detectEncoding, type Encoding, namedEncoding } from "./encoding.js";
import { gunzip } from "./gunzip.js";
import { HEAD_BYTES } from "./limits.js";
import { type ByteSource, peek } from "./source.js";

/** A source whose packing and encoding are known: text as UTF-8 bytes, from the start as often as needed. */
export interface TextFile {
  readonly path: string;
  readonly compression: "none" | "gzip" | "zip";
  /** WHATWG label. */
  readonly encoding: string;
  /** Bytes as stored, where known. */
  readonly size?: number | undefined;
  /** The first bytes of the text. */
  readonly head: Buffer;
  /** The text is the bytes of a file on disk as they are, and their number is known. */
  readonly plain: boolean;
  /** The head is the whole text. */
  readonly complete: boolean;
  /** @param isPassing whether a chunk need only be good until the one after the next is asked for */
  text(isPassing?: boolean): AsyncIterable<Buffer>;
  /** Tells whoever watches that so many bytes were read elsewhere. */
  passed(bytes: number): void;
  close(): Promise<void>;
}

export interface TextOptions {
  compression: "none" | "gzip" | "zip";
  isGzip: boolean;
  encoding?: string | undefined;
  onBytes?: ((path: string, bytes: number) => void) | undefined;
}

/** @throws InputError when the source is empty or its encoding cannot be told */
export async function openText(source: ByteSource, options: TextOptions): Promise<TextFile> {
  const { path } = source;
  const { onBytes } = options;
  const unpacked = (report?: (bytes: number) => void) =>
    options.isGzip ? gunzip(path, source.chunks(report)) : source.chunks(report);
  const passing = (report?: (bytes: number) => void) =>
    options.isGzip || source.passing === undefined ? unpacked(report) : source.passing(report);
  const looked = () => (options.isGzip || source.look === undefined ? unpacked() : source.look());
  const start = await peek(looked(), HEAD_BYTES);
  if (start.head.length === 0)
    throw path === "-" ? nothingPiped() : new InputError("is empty", { file: path, hint: "export it again" });
  if (options.isGzip && detectContainer(start.head, path) !== "none")
    throw new InputError("is an archive inside an archive", { file: path, hint: "unpack it first" });
  const encoding: Encoding =
    options.encoding === undefined
      ? await detectEncoding(path, start.head, looked)
      : namedEncoding(options.encoding, start.head);
  const { head, complete } = await peek(decode(path, looked(), encoding), HEAD_BYTES);
  return {
    path,
    compression: options.compression,
    size: source.size,
    encoding: encoding.label,
    head,
    complete,
    plain:
      options.compression === "none" &&
      source.passing !== undefined &&
      source.size !== undefined &&
      encoding.label === "utf-8" &&
      encoding.skip === 0,
    text: (isPassing) => {
      const report = onBytes && ((bytes: number) => onBytes(path, bytes));
      return decode(path, isPassing === true ? passing(report) : unpacked(report), encoding);
    },
    passed: (bytes) => onBytes?.(path, bytes),
    close: () => source.close(),
  };
}

/** Seen by everyone who starts the program without files where no person watches. */
function nothingPiped(): InputError {
  return new InputError("nothing came in on standard input", {
    hint: "name a file: clickaudit export.csv (clickaudit --help shows more)",
  });
}
