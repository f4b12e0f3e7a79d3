import type { FileHandle } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { pour } from "../../src/cli/pour.js";

/** More than half of what is gathered before a write, so that two fill it. */
const SIZE = 1 << 17;

/** A disk that finishes a write when it is told to. */
class SlowDisk {
  written = "";
  /** How many writes were going on at once, at most, and how many were begun. */
  most = 0;
  begun = 0;
  private going = 0;
  private readonly waiting: ((error?: Error) => void)[] = [];

  readonly handle = {
    write: async (bytes: Buffer, from: number, length: number) => {
      this.begun++;
      this.most = Math.max(this.most, ++this.going);
      await new Promise<void>((resolve, reject) => {
        this.waiting.push((error) => (error === undefined ? resolve() : reject(error)));
      }).finally(() => {
        this.going--;
      });
      // What lies there now goes to the disk, and only half of it.
      const bytesWritten = Math.ceil(length / 2);
      this.written += bytes.toString("latin1", from, from + bytesWritten);
      return { bytesWritten };
    },
  } as unknown as FileHandle;

  /** Finishes the write that is going on. */
  async finish(error?: Error): Promise<void> {
    this.waiting.shift()?.(error);
    await turn();
  }

  async finishAll(): Promise<void> {
    while (this.waiting.length > 0) await this.finish();
  }
}

const turn = () => new Promise(setImmediate);
const plain = <T>(action: () => Promise<T>) => action();

describe("text poured into a file", () => {
  it("is made while what came before is written, one write at a time, and comes out in order", async () => {
    const disk = new SlowDisk();
    const texts = Array.from("abcdefgh", (letter) => letter.repeat(SIZE));
    let made = 0;
    const poured = pour(
      disk.handle,
      async (write) => {
        for (const text of texts) {
          made++;
          await write(text);
        }
      },
      plain,
    );
    await turn();
    expect(disk.begun).toBe(1);
    const first = made;
    await disk.finish();
    await disk.finishAll();
    await poured;
    expect({ most: disk.most, isWhole: disk.written === texts.join("") }).toEqual({ most: 1, isWhole: true });
    // The second room was filled while the first was being written.
    expect(first).toBeGreaterThan(4);
  });

  it("is written as it is where one piece is longer than what is gathered", async () => {
    const disk = new SlowDisk();
    const texts = ["a", "b".repeat(8 * SIZE), "c"];
    const poured = pour(
      disk.handle,
      async (write) => {
        for (const text of texts) await write(text);
      },
      plain,
    );
    await turn();
    await disk.finishAll();
    await poured;
    expect({ most: disk.most, isWhole: disk.written === texts.join("") }).toEqual({ most: 1, isWhole: true });
  });

  it.each([
    ["the next write", 8],
    ["the end, where none follows", 4],
  ])("tells a write that failed with %s", async (_, pieces) => {
    const disk = new SlowDisk();
    const full = new Error("ENOSPC");
    let made = 0;
    const poured = pour(
      disk.handle,
      async (write) => {
        for (; made < pieces; made++) {
          if (made === 4) await disk.finish(full);
          await write("x".repeat(SIZE));
        }
      },
      plain,
    );
    const told = expect(poured).rejects.toBe(full);
    await turn();
    await disk.finish(full);
    await told;
    expect({ begun: disk.begun, written: disk.written }).toEqual({ begun: 1, written: "" });
    expect(made).toBeLessThan(8);
  });

  it("fails for what its maker failed for, when nothing is being written any more", async () => {
    const disk = new SlowDisk();
    const died = new Error("the input died");
    let isOver = false;
    const poured = pour(
      disk.handle,
      async (write) => {
        for (let made = 0; made < 3; made++) await write("x".repeat(SIZE));
        throw died;
      },
      plain,
    ).finally(() => {
      isOver = true;
    });
    const told = expect(poured).rejects.toBe(died);
    await turn();
    expect({ begun: disk.begun, isOver }).toEqual({ begun: 1, isOver: false });
    await disk.finishAll();
    await told;
  });
});
