import { type Address, parseAddress } from "./address.js";

/** Sorted ranges of one address family. */
interface Ranges<T> {
  starts: Float64Array;
  ends: Float64Array;
  /** Index of the enclosing range, -1 when there is none. */
  parents: Int32Array;
  values: T[];
}

/** Values by address range; the narrowest range wins. A look-up is one binary search. */
export class RangeTable<T> {
  private ipv4: Ranges<T> | null = null;
  private ipv6: Ranges<T> | null = null;
  private readonly rows: readonly (readonly [cidr: string, value: T])[];

  /** @param rows CIDR notation and value; IPv6 prefixes are no longer than /48 */
  constructor(rows: readonly (readonly [cidr: string, value: T])[]) {
    this.rows = rows;
  }

  /** @throws Error at the first look-up of a family of which there is a wrong range */
  find(address: Address): T | undefined {
    const { starts, ends, parents, values } = address.family === 4 ? this.ofIpv4() : this.ofIpv6();
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= address.key) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0; i = parents[i]!) {
      if (ends[i]! >= address.key) return values[i];
    }
    return undefined;
  }

  private ofIpv4(): Ranges<T> {
    this.ipv4 ??= compile(this.rows, 4);
    return this.ipv4;
  }

  /** Few audits meet such an address, and to read these takes 3 ms. */
  private ofIpv6(): Ranges<T> {
    this.ipv6 ??= compile(this.rows, 6);
    return this.ipv6;
  }
}

function compile<T>(rows: readonly (readonly [string, T])[], family: 4 | 6): Ranges<T> {
  const bits = family === 4 ? 32 : 48;
  const ranges: { start: number; end: number; value: T }[] = [];
  for (const [cidr, value] of rows) {
    if (cidr.includes(":") !== (family === 6)) continue;
    const slash = cidr.indexOf("/");
    const base = parseAddress(cidr.slice(0, slash));
    const length = Number(cidr.slice(slash + 1));
    if (slash < 0 || base?.family !== family) throw new Error(`${cidr} is no address range`);
    const size = 2 ** (bits - length);
    if (!Number.isInteger(size) || base.key % size !== 0)
      throw new Error(`${cidr} is no usable address range`);
    ranges.push({ start: base.key, end: base.key + size - 1, value });
  }
  ranges.sort((a, b) => a.start - b.start || b.end - a.end);
  const parents = new Int32Array(ranges.length);
  for (let i = 0; i < ranges.length; i++) {
    let parent = i - 1;
    while (parent >= 0 && ranges[parent]!.end < ranges[i]!.end) parent = parents[parent]!;
    parents[i] = parent;
  }
  return {
    starts: Float64Array.from(ranges, (range) => range.start),
    ends: Float64Array.from(ranges, (range) => range.end),
    parents,
    values: ranges.map((range) => range.value),
  };
}
