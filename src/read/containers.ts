import { InputError } from "../errors.js";

/** How the bytes of a file are packed. */
type Container = "none" | "gzip" | "zip";

const AS_CSV = "open it in its program and save or export it as CSV";
const UNPACK = "unpack it and name the file inside";

/** First bytes (as Latin-1 text), what they mean, what to do. From the formats' own specifications. */
const REFUSED: [magic: string, name: string, hint: string][] = [
  ["\x28\xb5\x2f\xfd", "a zstd archive", UNPACK],
  ["BZh", "a bzip2 archive", UNPACK],
  ["\xfd7zXZ\x00", "an xz archive", UNPACK],
  ["7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK],
  ["Rar!\x1a\x07", "a RAR archive", UNPACK],
  ["\x04\x22\x4d\x18", "an LZ4 archive", UNPACK],
  ["\xff\x06\x00\x00sNaPpY", "a snappy archive", UNPACK],
  ["\x78\x01", "zlib data", UNPACK],
  ["\x78\x9c", "zlib data", UNPACK],
  ["\x78\xda", "zlib data", UNPACK],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook (.xls) or another Office file", AS_CSV],
  ["\x09\x08", "an old Excel workbook (.xls)", AS_CSV],
  ["\x09\x04\x06\x00", "an old Excel workbook (.xls)", AS_CSV],
  ["\x09\x02\x06\x00", "an old Excel workbook (.xls)", AS_CSV],
  ["\x09\x00\x04\x00", "an old Excel workbook (.xls)", AS_CSV],
  ["PAR1", "a Parquet file", "export it as CSV"],
  ["Obj\x01", "an Avro file", "export it as CSV or JSON"],
  ["ORC", "an ORC file", "export it as CSV"],
  ["ARROW1", "an Arrow file", "export it as CSV"],
  ["SQLite format 3\x00", "an SQLite database", "export the table as CSV"],
  ["%PDF-", "a PDF document", "export the data as CSV"],
  ["{\\rtf", "an RTF document", "export the data as CSV"],
  ["ID;P", "a SYLK file", AS_CSV],
  ["TABLE\r\n0,1\r\n", "a DIF file", AS_CSV],
  ["TABLE\n0,1\n", "a DIF file", AS_CSV],
];

// "ORC" and "BZh" are also words a header could begin with: only with binary bytes close by are they magic.
const AMBIGUOUS = new Set(["ORC", "BZh", "PAR1"]);

function isBinary(head: Buffer): boolean {
  const start = head.subarray(0, 512);
  return start.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

function refuse(path: string, name: string, hint: string): never {
  throw new InputError(`is ${name}, which is not read`, { file: path, hint });
}

/**
 * Tells by its first bytes, never by its name, how a file is packed.
 * @throws InputError naming the kind of file when it holds no table that can be read
 */
export function detectContainer(head: Buffer, path: string): Container {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  const magic = head.toString("latin1", 0, 32);
  if (magic.startsWith("PK\x03\x04") || magic.startsWith("PK\x05\x06")) return "zip";
  for (const [prefix, name, hint] of REFUSED) {
    if (magic.startsWith(prefix) && (!AMBIGUOUS.has(prefix) || isBinary(head))) refuse(path, name, hint);
  }
  return "none";
}

/** Refuses text that is no table: web pages, XML. The text is the decoded head of the file. */
export function refuseMarkup(text: string, path: string): void {
  const start = text.slice(0, 512).trimStart().toLowerCase();
  if (/^<(!doctype html|html|head|body|table|meta|style)\b/.test(start))
    refuse(path, "a web page (HTML)", AS_CSV);
  if (start.startsWith("<?xml") || start.startsWith("<!doctype")) refuse(path, "an XML file", AS_CSV);
}
