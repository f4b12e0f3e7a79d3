import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuseOverwrite } from "../../src/cli/protect.js";
import type { Streams } from "../../src/cli/streams.js";

const cwd = mkdtempSync(join(tmpdir(), "clickaudit-protect-"));
const opened: number[] = [];

beforeAll(() => {
  for (const name of ["in.csv", "other.csv"]) writeFileSync(join(cwd, name), "a\n");
});
afterAll(() => {
  for (const fd of opened) closeSync(fd);
  rmSync(cwd, { recursive: true, force: true });
});

/** A stream of the process, as the shell opened it. */
function stream(path: string | null): object {
  if (path === null) return {};
  const fd = openSync(join(cwd, path), "r");
  opened.push(fd);
  return { fd };
}

function refused(inputs: readonly string[], outputs: readonly string[], stdin: object, stdout: object) {
  return refuseOverwrite(inputs, outputs, { cwd, streams: { stdin, stdout } as unknown as Streams });
}

describe("files that the shell put behind standard input and output", () => {
  it("are not written over", async () => {
    await expect(refused(["-"], ["in.csv"], stream("in.csv"), stream(null))).rejects.toThrow(
      "in.csv would overwrite the input -; name another output file",
    );
    await expect(refused(["in.csv"], ["-"], stream(null), stream("in.csv"))).rejects.toThrow(
      "standard output goes into the input in.csv; send it to another file",
    );
  });

  it("may be others, or none", async () => {
    await refused(["-"], ["other.csv"], stream("in.csv"), stream("other.csv"));
    await refused(["-"], ["in.csv"], stream("."), stream("."));
    await refused(["-", "in.csv"], ["new.csv"], stream(null), { fd: null });
  });
});
