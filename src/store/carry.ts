/**
 * How an object with methods comes into another thread. A message takes data alone: so the data of all its parts is packed, and there
 * put into an object that was made in the same way. Arrays over shared memory are the same memory in both.
 */

/** What stands for bytes that have the methods of `Buffer`, which a message takes off them. */
interface PackedBuffer {
  readonly packed: "buffer";
  readonly bytes: Uint8Array;
}

type Fields = Record<string, unknown>;

/**
 * The fields of an object and of the objects in it, without methods. What two parts share, they share in the copy.
 * @param value whose fields are numbers, texts, arrays of numbers, maps and sets of such, or objects of the same kind
 */
export function packed(value: unknown, known = new Map<object, unknown>()): unknown {
  if (typeof value === "function") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (known.has(value)) return known.get(value);
  if (Buffer.isBuffer(value))
    return { packed: "buffer", bytes: new Uint8Array(value.buffer, value.byteOffset, value.length) };
  if (ArrayBuffer.isView(value) || value instanceof Map || value instanceof Set) return value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    known.set(value, list);
    for (const one of value) list.push(packed(one, known));
    return list;
  }
  const fields: Fields = {};
  known.set(value, fields);
  for (const [key, one] of Object.entries(value))
    if (typeof one !== "function") fields[key] = packed(one, known);
  return fields;
}

/**
 * Puts packed fields into an object that was made as the one was that they come from.
 * @throws Error when it has a part that this one has not
 */
export function unpack(fields: unknown, into: object, known = new Set<object>()): void {
  if (known.has(into)) return;
  known.add(into);
  for (const [key, value] of Object.entries(fields as Fields)) {
    const own = (into as Fields)[key];
    if (isPart(own) && isPart(value)) unpack(value, own, known);
    // Others hold on to the same array.
    else if (Array.isArray(own) && Array.isArray(value)) fillList(own, value, known);
    else if (isPacked(value)) (into as Fields)[key] = bufferOf(value);
    else if (isPart(value)) throw new Error(`no part "${key}" to unpack into`);
    else (into as Fields)[key] = value;
  }
}

function fillList(own: unknown[], values: readonly unknown[], known: Set<object>): void {
  if (own.length === values.length && own.some(isPart)) {
    for (const [at, value] of values.entries()) unpack(value, own[at] as object, known);
    return;
  }
  own.length = 0;
  for (const value of values) own.push(isPacked(value) ? bufferOf(value) : value);
}

/** Whether it is an object with fields of its own. */
function isPart(value: unknown): value is object {
  if (typeof value !== "object" || value === null || isPacked(value)) return false;
  return !(Array.isArray(value) || ArrayBuffer.isView(value) || value instanceof Map || value instanceof Set);
}

function isPacked(value: unknown): value is PackedBuffer {
  return typeof value === "object" && value !== null && (value as Partial<PackedBuffer>).packed === "buffer";
}

function bufferOf({ bytes }: PackedBuffer): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
