/** Cases whose weights together are at least those of others: what sense demands of the fit, as DESIGN 4 and 7 promise it. */
interface Order {
  more: readonly string[];
  less: readonly string[];
}

const CLOUD_EARLY = ["early-several", "early-lone"];
const CLOUD_LATE = ["late-several", "late-lone"];
const PLACES = [
  "elsewhere",
  "elsewhere-usual",
  "elsewhere-colleagues",
  "elsewhere-again",
  "elsewhere-office",
];

/** What else changes when the hit no longer comes from the client that opened the mail. */
const OPENERS: readonly Order[] = [
  { more: [], less: [] },
  { more: [], less: ["familiar-client/same-client"] },
  ...["same-client", "same-client-read"].map((familiar) => ({
    more: ["familiar-client/person-open"],
    less: [`familiar-client/${familiar}`],
  })),
  ...["same-client", "same-client-read"].map((familiar) => ({
    more: ["open-and-click-together/seconds-before", "familiar-client/person-open"],
    less: ["open-and-click-together/same-client", `familiar-client/${familiar}`],
  })),
];

/** A scanner's network never makes a hit less automated than any other network does, with the place and the opens it shows. */
function scannerNetwork(): Order[] {
  return ["early", "late"].flatMap((phase) => {
    const scanner = `scanner-network/probable-${phase}`;
    // Delays of 10 min to 1 h are late for a cloud and early for a scanner.
    const clouds = phase === "early" ? [...CLOUD_EARLY, ...CLOUD_LATE] : [...CLOUD_LATE, "untimed"];
    const places = PLACES.flatMap((place) =>
      ["lone", "several"].map((line) => [
        `unexpected-place/${place}`,
        `ordinary-network/${line}`,
        "impossible-travel/travel",
      ]),
    );
    const origins = [[], ...clouds.map((one) => [`cloud-network/${one}`]), ...places];
    return [
      { more: [`scanner-network/certain-${phase}`], less: [scanner] },
      ...origins.flatMap((origin) =>
        OPENERS.map(({ more, less }) => ({ more: [scanner, ...more], less: [...origin, ...less] })),
      ),
    ];
  });
}

/** The side with the machine's network is at least as much a machine as either of two alike, and those as the other side. */
const TWINS: readonly Order[] = ["first", "second"].flatMap((alike) => [
  { more: ["twin/machine-side"], less: [`twin/${alike}`] },
  { more: [`twin/${alike}`], less: ["twin/person-side"] },
]);

/** The stronger follow-up never speaks less for a person than the weaker one that it outranks. */
const FOLLOW_UPS: readonly Order[] = [
  { more: ["follow-up/instant-visit"], less: ["follow-up/later"] },
  { more: ["follow-up/later"], less: ["follow-up/visit"] },
  { more: ["follow-up/visit"], less: ["follow-up/soon"] },
];

export const orders: readonly Order[] = [...scannerNetwork(), ...TWINS, ...FOLLOW_UPS];
