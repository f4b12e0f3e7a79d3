import { describe, expect, it } from "vitest";
import { begunNetworks, networksOf } from "../../../src/flow/world/networks-of.js";
import { detect } from "../../../src/normalize/index.js";
import type { EventStore } from "../../../src/store/events.js";
import { tableOf } from "../../normalize/memory-table.js";

async function identified(header: string, row: string) {
  const table = tableOf("clicks.csv", [header, row]);
  const [detection] = await detect([table], {});
  return { table, detection: detection! };
}

/** A store that holds so many addresses; the first is none. */
const storeOf = (ips: number) => ({ ips: { size: ips } }) as EventStore;
const PLAIN = ["email;event;timestamp", "a@north.example;click;2026-03-01 10:00:00"] as const;
const WITH_IP = ["email;event;timestamp;ip", "a@north.example;click;2026-03-01 10:00:00;1.1.1.1"] as const;

describe("databases", () => {
  it("are opened ahead where a table has a column of addresses, and those are used", async () => {
    const opening = begunNetworks({}, [await identified(...PLAIN), await identified(...WITH_IP)]);
    expect(opening).not.toBeNull();
    expect(await networksOf({}, storeOf(2), opening)).toBe(await opening);
  });

  it("are not opened ahead where none has, but are where addresses turn up all the same", async () => {
    expect(begunNetworks({}, [await identified(...PLAIN)])).toBeNull();
    expect((await networksOf({}, storeOf(2), null)).hasAsn).toBe(true);
  });

  it("are not used where the column was empty", async () => {
    const opening = begunNetworks({}, [await identified(...WITH_IP)]);
    const { hasAsn, data } = await networksOf({}, storeOf(1), opening);
    expect({ hasAsn, data }).toEqual({ hasAsn: false, data: [] });
  });

  it("that are missing are told when it is their turn", async () => {
    const options = { asnDb: "missing.mmdb" };
    const opening = begunNetworks(options, [await identified(...WITH_IP)]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(networksOf(options, storeOf(1), opening)).rejects.toThrow("no such file");
  });
});
