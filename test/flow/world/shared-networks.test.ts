import { describe, expect, it } from "vitest";
import type { NetworkInfo } from "../../../src/domain/clients.js";
import { sharing } from "../../../src/flow/world/shared-networks.js";

const line: NetworkInfo = {
  asn: 64_500,
  organisation: "Example Telecom",
  class: "access",
  vendor: "",
  certainty: "none",
  scope: "none",
  country: "DE",
  city: "",
  latitude: Number.NaN,
  longitude: Number.NaN,
  label: "Example Telecom",
};

describe("networks of an export", () => {
  it("are one object where they say the same, and never where they do not", () => {
    const share = sharing();
    expect(share(line)).toBe(line);
    expect(share({ ...line })).toBe(line);
    for (const other of [
      { country: "FR" },
      { asn: 64_501 },
      { latitude: 52.5 },
      { city: "Berlin" },
      { label: "x" },
    ]) {
      const network = { ...line, ...other };
      expect(share(network)).toBe(network);
    }
    expect(share({ ...line })).toBe(line);
  });
});
