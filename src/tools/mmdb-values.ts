/** Value of a record: the subset of MaxMind DB types that our databases and fixtures need. */
export type MmdbValue = string | number | { readonly [key: string]: MmdbValue };

export interface MmdbMetadata {
  databaseType: string;
  description: string;
  /** Seconds since 1970. */
  buildEpoch: number;
  /** 4 = a file that knows no IPv6 addresses. */
  ipVersion?: 4 | 6;
}

/** Type numbers of the format, https://maxmind.github.io/MaxMind-DB/ (version 2.0). */
const TYPE = {
  pointer: 1,
  string: 2,
  double: 3,
  uint16: 5,
  uint32: 6,
  map: 7,
  uint64: 9,
  array: 11,
} as const;

/** The part of the file that holds values; equal strings are written once and pointed at. */
export class DataSection {
  private bytes = Buffer.alloc(1 << 16);
  private length = 0;
  private readonly strings = new Map<string, number>();

  toBuffer(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  /** Writes the value and returns its offset. */
  append(value: MmdbValue): number {
    const offset = this.length;
    this.write(value);
    return offset;
  }

  private write(value: MmdbValue): void {
    if (typeof value === "string") this.writeString(value);
    else if (typeof value === "object") {
      const entries = Object.entries(value);
      this.control(TYPE.map, entries.length);
      for (const [key, item] of entries) {
        this.writeString(key);
        this.write(item);
      }
    } else if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) this.writeUint(TYPE.uint32, value);
    else {
      this.control(TYPE.double, 8);
      this.reserve(8);
      this.length = this.bytes.writeDoubleBE(value, this.length);
    }
  }

  private writeString(text: string): void {
    const offset = this.strings.get(text);
    if (offset === undefined) {
      this.strings.set(text, this.length);
      this.writeText(text);
    } else if (offset < 1 << 11) this.byte((TYPE.pointer << 5) | (offset >>> 8), offset);
    else if (offset < (1 << 19) + (1 << 11)) this.pointer(1, offset - (1 << 11), 2);
    else this.pointer(2, offset - (1 << 19) - (1 << 11), 3);
  }

  private pointer(sizeClass: number, value: number, bytes: number): void {
    this.byte((TYPE.pointer << 5) | (sizeClass << 3) | Math.floor(value / 256 ** bytes));
    for (let shift = bytes - 1; shift >= 0; shift--) this.byte(value >>> (8 * shift));
  }

  private writeText(text: string): void {
    const size = Buffer.byteLength(text);
    this.control(TYPE.string, size);
    this.reserve(size);
    this.length += this.bytes.write(text, this.length);
  }

  private writeUint(type: number, value: number): void {
    const size = value === 0 ? 0 : Math.floor(Math.log2(value) / 8) + 1;
    this.control(type, size);
    for (let shift = size - 1; shift >= 0; shift--) this.byte(Math.floor(value / 256 ** shift) % 256);
  }

  private control(type: number, size: number): void {
    const head = type > 7 ? 0 : type << 5;
    const short = size < 29 ? size : size < 285 ? 29 : 30;
    this.byte(head | short);
    if (type > 7) this.byte(type - 7);
    if (short === 29) this.byte(size - 29);
    if (short === 30) this.byte((size - 285) >>> 8, size - 285);
  }

  appendMetadata(metadata: MmdbMetadata, nodeCount: number, recordSize: number): void {
    const field = (name: string, write: () => void) => {
      this.writeText(name);
      write();
    };
    this.control(TYPE.map, 9);
    field("binary_format_major_version", () => this.writeUint(TYPE.uint16, 2));
    field("binary_format_minor_version", () => this.writeUint(TYPE.uint16, 0));
    field("build_epoch", () => this.writeUint(TYPE.uint64, metadata.buildEpoch));
    field("database_type", () => this.writeText(metadata.databaseType));
    field("description", () => this.write({ en: metadata.description }));
    field("ip_version", () => this.writeUint(TYPE.uint16, metadata.ipVersion ?? 6));
    field("languages", () => this.control(TYPE.array, 0));
    field("node_count", () => this.writeUint(TYPE.uint32, nodeCount));
    field("record_size", () => this.writeUint(TYPE.uint16, recordSize));
  }

  private byte(...values: number[]): void {
    this.reserve(values.length);
    for (const value of values) this.bytes[this.length++] = value & 255;
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const grown = Buffer.alloc(2 * (this.length + size));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }
}
