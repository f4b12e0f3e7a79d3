import { describe, expect, it } from "vitest";
import type { NetworkInfo } from "../../src/domain/clients.js";
import { impossibleTravel as signal } from "../../src/signals/impossible-travel.js";
import { Journeys, type Whereabouts } from "../../src/verdict/travel.js";
import { aBurst, aContext, aHome, aNetwork } from "./burst.js";

const AACHEN = { country: "DE", latitude: 50.78, longitude: 6.08 };
const MAASTRICHT = { country: "NL", latitude: 50.85, longitude: 5.69 };
const SYDNEY = { country: "AU", latitude: -33.87, longitude: 151.21 };

const impossibleTravel = (all: readonly Whereabouts[], at: number) => new Journeys(all).nearest(all[at]!);
const line = (changes: Partial<NetworkInfo>) => aNetwork({ class: "access", ...changes });
const at = (minutes: number, network: NetworkInfo): Whereabouts => ({ start: minutes * 60_000, network });

describe("impossible travel", () => {
  it("sees two countries within two hours, from either side", () => {
    const both = [at(0, line({ country: "NL" })), at(15, line({ country: "BR" }))];
    expect(impossibleTravel(both, 1)).toEqual({ from: "NL", to: "BR", seconds: 900 });
    expect(impossibleTravel(both, 0)).toEqual({ from: "BR", to: "NL", seconds: -900 });
  });

  it.each([
    ["one country", line({ country: "NL" }), 15],
    ["more than two hours", line({ country: "BR" }), 121],
    ["a cloud", aNetwork({ class: "cloud", country: "BR" }), 15],
    ["a country that is not known", line({ country: "" }), 15],
    ["no times", line({ country: "BR" }), Number.NaN],
  ])("sees nothing with %s", (_why, network, minutes) => {
    const both = [at(0, line({ country: "NL" })), at(minutes, network)];
    expect([impossibleTravel(both, 0), impossibleTravel(both, 1)]).toEqual([null, null]);
  });

  it("asks for more than 900 km/h where both places are known", () => {
    const near = [at(0, line(AACHEN)), at(30, line(MAASTRICHT))];
    expect(impossibleTravel(near, 1)).toBeNull();
    const far = [at(0, line(AACHEN)), at(30, line(SYDNEY))];
    expect(impossibleTravel(far, 1)?.from).toBe("DE");
    const instant = [at(0, line(AACHEN)), at(0, line(MAASTRICHT))];
    expect(impossibleTravel(instant, 1)?.from).toBe("DE");
  });

  it("takes the nearest other burst, whatever the order", () => {
    const all = [
      at(0, line({ country: "NL" })),
      at(50, line({ country: "FR" })),
      at(60, line({ country: "BR" })),
    ];
    expect(impossibleTravel(all, 2)?.from).toBe("FR");
    expect(impossibleTravel([...all].reverse(), 0)?.from).toBe("FR");
  });

  it("leaves the burst from the subscriber's own country alone", () => {
    const burst = aBurst({ travel: { from: "BR", to: "NL", seconds: 900 } });
    expect(signal.evaluate(burst, aContext(signal, { home: aHome({ country: "NL" }) }))).toBe("");
    expect(signal.evaluate(burst, aContext(signal, { home: aHome({ country: "BR" }) }))).toBe("travel");
    expect(signal.evaluate(burst, aContext(signal))).toBe("travel");
  });
});
