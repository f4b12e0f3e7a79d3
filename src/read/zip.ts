import { Unzip, UnzipInflate } from "fflate";
import { InputError } from "../errors.js";
import type { ByteSource } from "./source.js";
import { spool } from "./spool.js";
import { crc32, LIST_BYTES, listOf } from "./zip-list.js";

/** Small slices bound what one push can unpack: 16 KiB give at most 16 MiB (deflate reaches 1,032 to 1). */
const SLICE_BYTES = 16 * 1024;
const BOMB_RATIO = 500;
const BOMB_BYTES = 64 * 1024 * 1024;

/** An archive inside is no table, but must not be passed over in silence. */
const TABLE_NAME = /\.(csv|tsv|tab|psv|txt|json|jsonl|ndjson|log|dat|gz|zip)$/i;
const WORKBOOK = /^(\[Content_Types\]\.xml|mimetype|Index\/.*\.iwa)$/;

/** A member comes as an empty piece, then its bytes, then null. */
interface Piece {
  name: string;
  bytes: Buffer | null;
}

/** A member as it was unpacked. */
interface Unpacked {
  readonly name: string;
  crc: number;
}

const NOTHING = Buffer.alloc(0);

function isTable(name: string): boolean {
  const base = name.slice(name.lastIndexOf("/") + 1);
  if (name.endsWith("/") || name.startsWith("__MACOSX/") || base.startsWith(".")) return false;
  return TABLE_NAME.test(base) || !base.includes(".");
}

function damaged(path: string, why: string): InputError {
  return new InputError(`the zip archive ${why}`, {
    file: path,
    hint: "unpack it and name the files inside",
  });
}

/** Inflating garbage mostly fails, but a few wrong bytes give a few wrong rows: the list at the end knows the sum of each member. */
function compare(path: string, members: readonly Unpacked[], tail: Buffer): void {
  const list = listOf(tail);
  if (list === null) throw damaged(path, "is cut short");
  if (list === undefined) return;
  const locked = list.find(({ name, encrypted }) => encrypted && isTable(name));
  if (locked !== undefined) throw damaged(path, `is protected by a password (${locked.name})`);
  const left = [...list];
  for (const { name, crc } of members) {
    const at = left.findIndex((one) => one.crc === crc);
    if (at === -1) throw damaged(path, `holds a damaged file (${name})`);
    left.splice(at, 1);
  }
  const missing = left.find(({ name }) => isTable(name));
  if (missing !== undefined) throw damaged(path, `lists a file that it does not hold (${missing.name})`);
}

/** Turns the archive into a flat sequence: members follow each other in a zip file. */
async function* pieces(path: string, packed: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const queue: Piece[] = [];
  let read = 0;
  let written = 0;
  let failure: unknown;
  const members: Unpacked[] = [];
  const archive = new Unzip((file) => {
    if (WORKBOOK.test(file.name)) {
      throw new InputError("is an Excel workbook (.xlsx) or another Office file, which is not read", {
        file: path,
        hint: "open it in its program and save or export it as CSV",
      });
    }
    if (!isTable(file.name)) return;
    const { name } = file;
    const member = { name, crc: 0 };
    members.push(member);
    queue.push({ name, bytes: NOTHING });
    file.ondata = (error, data, final) => {
      if (error) failure ??= error;
      else if (data.length > 0) {
        member.crc = crc32(data, member.crc);
        queue.push({ name, bytes: Buffer.from(data) });
      }
      if (final) queue.push({ name, bytes: null });
    };
    file.start();
  });
  archive.register(UnzipInflate);
  const push = (bytes: Buffer, final: boolean) => {
    try {
      archive.push(bytes, final);
    } catch (error) {
      if (error instanceof InputError) throw error;
      failure ??= error;
    }
    if (failure) throw damaged(path, "is damaged, cut short or protected by a password");
  };
  const tail: Buffer[] = [];
  let tailBytes = 0;
  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      const slice = chunk.subarray(at, at + SLICE_BYTES);
      read += slice.length;
      push(slice, false);
      for (const piece of queue.splice(0)) {
        written += piece.bytes?.length ?? 0;
        yield piece;
      }
      if (written > BOMB_BYTES && written > read * BOMB_RATIO) {
        throw damaged(path, "unpacks to more than 500 times its size");
      }
    }
    tail.push(chunk);
    tailBytes += chunk.length;
    while (tailBytes - tail[0]!.length >= LIST_BYTES) tailBytes -= tail.shift()!.length;
  }
  push(NOTHING, true);
  yield* queue;
  compare(path, members, Buffer.concat(tail));
}

async function* memberBytes(from: AsyncGenerator<Piece>): AsyncGenerator<Buffer> {
  for (let next = await from.next(); !next.done; next = await from.next()) {
    if (next.value.bytes === null) return;
    yield next.value.bytes;
  }
}

/**
 * The members of a zip archive that can be tables, in archive order, unpacked once. Member names are shown
 * (`export.zip/opens/spring.csv`) but never used as file names.
 */
export async function zipMembers(path: string, packed: AsyncIterable<Buffer>): Promise<ByteSource[]> {
  const members: ByteSource[] = [];
  const sequence = pieces(path, packed);
  try {
    for (let next = await sequence.next(); !next.done; next = await sequence.next()) {
      members.push(await spool(`${path}/${next.value.name}`, memberBytes(sequence)));
    }
  } catch (error) {
    await Promise.all(members.map((member) => member.close()));
    throw error;
  }
  return members;
}
