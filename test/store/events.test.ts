import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventRow, emptyEvent } from "../../src/domain/event.js";
import { domainOf } from "../../src/store/domain-of.js";
import { EventStore } from "../../src/store/events.js";
import { findClick, findMessage, findOpenGroup } from "../../src/store/find.js";
import { BOUNCED, COMPLAINED, DELIVERED, SENT, UNSUBSCRIBED } from "../../src/store/fold.js";
import { FollowUps } from "../../src/store/follow-ups.js";

const AT = Date.UTC(2026, 3, 14, 9);

function row(fields: Partial<EventRow>): EventRow {
  return {
    ...emptyEvent(),
    kind: "click",
    subscriber: "a@corp.example",
    campaign: "Spring",
    time: AT,
    ...fields,
  };
}

/** Stands for the hash of the cells: equal rows, equal hashes. */
function hashOf(one: EventRow): number {
  let hash = 7;
  for (const char of JSON.stringify(one))
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x9e3779b1) ^ (hash >>> 13);
  return hash;
}

function add(store: EventStore, fields: Partial<EventRow>): boolean {
  const one = row(fields);
  return store.add(one, hashOf(one), false);
}

describe("duplicates", () => {
  it.each(["click", "open"] as const)("of a %s are rows that say the same in every column", (kind) => {
    const store = new EventStore();
    const base = {
      kind,
      url: kind === "click" ? "https://shop.example/a" : "",
      ip: "192.0.2.1",
      userAgent: "x",
    };
    expect(add(store, base)).toBe(true);
    expect(add(store, base)).toBe(false);
    for (const other of [
      { time: AT + 1 },
      { time: Number.NaN },
      { ip: "192.0.2.2" },
      { userAgent: "y" },
      { subscriber: "b@corp.example" },
      { campaign: "Autumn" },
      { country: "DE" },
    ]) {
      expect(add(store, { ...base, ...other })).toBe(true);
      expect(add(store, { ...base, ...other })).toBe(false);
    }
    expect(store.kinds.get(kind)).toBe(8);
  });

  it.each(["click", "open"] as const)("of a %s are rows of one event id, whatever else they say", (kind) => {
    const store = new EventStore();
    expect(store.add(row({ kind, url: "/a" }), 11, true)).toBe(true);
    expect(store.add(row({ kind, url: "/a", country: "DE" }), 11, true)).toBe(false);
    expect(store.add(row({ kind, url: "/a" }), 12, true)).toBe(true);
  });

  it("of deliveries fold away", () => {
    const store = new EventStore();
    expect(add(store, { kind: "delivered" })).toBe(true);
    expect(add(store, { kind: "delivered" })).toBe(true);
    expect(store.messages.size).toBe(1);
  });

  it("are found in a flood of one message as in a few clicks", () => {
    const store = new EventStore();
    const flood = Array.from({ length: 300 }, (_, at) => ({ url: `/${at % 5}`, time: AT + at * 250 }));
    for (const hit of flood) expect(add(store, hit)).toBe(true);
    for (const hit of flood) expect(add(store, hit)).toBe(false);
    expect(store.clicks).toBe(300);
    expect(store.clicksOf(0)).toBe(300);
    for (const [at, hit] of flood.entries()) {
      const one = row(hit);
      expect(findClick(store, one, hashOf(one), false)).toBe(at);
    }
  });

  it("are found by event id in a flood", () => {
    const store = new EventStore();
    for (let id = 1; id <= 200; id++) expect(store.add(row({ url: `/${id}` }), id * 7919, true)).toBe(true);
    for (let id = 1; id <= 200; id++) expect(store.add(row({ url: "/other" }), id * 7919, true)).toBe(false);
    expect(findClick(store, row({ url: "/other" }), 200 * 7919, true)).toBe(199);
  });
});

describe("look-ups of a second reading", () => {
  it("find the click, the opens and the message, and add nothing", () => {
    const store = new EventStore();
    const click = row({ url: "/a" });
    const open = row({ kind: "open", ip: "192.0.2.1" });
    store.add(click, hashOf(click), false);
    store.add(open, hashOf(open), false);
    expect(findClick(store, click, hashOf(click), false)).toBe(0);
    expect(findOpenGroup(store, open)).toBe(0);
    expect(findMessage(store, open)).toBe(0);
    const stranger = row({ subscriber: "nobody@corp.example", url: "/b", ip: "192.0.2.9" });
    expect(findClick(store, stranger, hashOf(stranger), false)).toBe(-1);
    expect(findMessage(store, stranger)).toBe(-1);
    expect(findOpenGroup(store, { ...open, ip: "192.0.2.9" })).toBe(-1);
    expect([store.subscribers.size, store.ips.size]).toEqual([1, 2]);
  });
});

const event = fc
  .record({
    kind: fc.constantFrom(
      "sent",
      "delivered",
      "bounce",
      "unsubscribe",
      "complaint",
      "open",
      "click",
      "reply",
      "other",
    ),
    subscriber: fc.constantFrom("a@corp.example", "b@corp.example", "c@firm.example"),
    campaign: fc.constantFrom("Spring", "Autumn"),
    time: fc.oneof(fc.integer({ min: AT, max: AT + 99_999 }), fc.constant(Number.NaN)),
    sentAt: fc.constantFrom(Number.NaN, AT, AT - 5000),
    url: fc.constantFrom("/a", "/b"),
    ip: fc.constantFrom("", "192.0.2.1", "192.0.2.2"),
    flag: fc.constantFrom("none", "machine"),
    flagReason: fc.constantFrom("", "generic"),
    variant: fc.constantFrom("", "A", "B"),
    mx: fc.constantFrom("", "mx1.corp.example", "mx2.corp.example"),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .map((fields) => row(fields as Partial<EventRow>));

const shuffled = fc
  .array(event, { maxLength: 40 })
  .chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
    ),
  );

/** All that a store holds, by names instead of numbers. */
function contents(store: EventStore): unknown {
  const messages = Array.from({ length: store.messages.size }, (_, message) => {
    const clicks: unknown[] = [];
    const opens: unknown[] = [];
    store.forEachClick(message, (click) =>
      clicks.push([
        store.clickTime.get(click),
        store.links.text(store.clickLink.get(click)),
        store.ips.text(store.clickIp.get(click)),
        store.clickFlag.get(click),
        store.flagReasons.text(store.clickReason.get(click)),
        store.clickExtra.get(click),
      ]),
    );
    store.forEachOpenGroup(message, (group) =>
      opens.push([
        store.ips.text(store.openIp.get(group)),
        store.openFlag.get(group),
        store.openFirst.get(group),
        store.openLast.get(group),
        store.openCount.get(group),
      ]),
    );
    const followUps: unknown[] = [];
    store.followUps.forEach(store.messages.b(message), (...one) => followUps.push(one));
    return {
      name: `${store.campaigns.text(store.messages.a(message))} ${store.subscribers.text(store.messages.b(message))}`,
      state: store.state.get(message),
      sentAt: store.sentAt.get(message),
      deliveredAt: store.deliveredAt.get(message),
      variant: store.variants.text(store.variantOf.get(message)),
      clicks: clicks.map((one) => JSON.stringify(one)).sort(),
      opens: opens.map((one) => JSON.stringify(one)).sort(),
      followUps,
    };
  });
  return {
    messages: messages.sort((a, b) => (a.name < b.name ? -1 : 1)),
    span: [store.from, store.to],
    kinds: [...store.kinds].sort(),
    mailServers: [...store.mailServers].sort(),
    opens: store.opens,
  };
}

describe("folds", () => {
  it("do not know the order of the rows", () => {
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const [one, other] = [new EventStore(), new EventStore()];
        for (const each of rows) one.add({ ...each }, hashOf(each), false);
        for (const each of others) other.add({ ...each }, hashOf(each), false);
        expect(contents(other)).toEqual(contents(one));
      }),
    );
  });

  it("keep states, first sends and first deliveries", () => {
    const store = new EventStore();
    for (const kind of ["sent", "delivered", "bounce", "unsubscribe", "complaint"] as const)
      add(store, { kind });
    expect(store.state.get(0)).toBe(SENT | DELIVERED | BOUNCED | UNSUBSCRIBED | COMPLAINED);
    add(store, { kind: "delivered", time: AT - 3000 });
    add(store, { kind: "sent", time: AT + 3000 });
    expect([store.sentAt.get(0), store.deliveredAt.get(0)]).toEqual([AT, AT - 3000]);
  });

  it("take a delivery time from another row without counting it as delivered", () => {
    const store = new EventStore();
    add(store, { deliveredAt: AT - 9000 });
    expect(store.deliveredAt.get(0)).toBe(AT - 9000);
    expect(store.isDelivered(0)).toBe(false);
  });

  it("know a last time of opens beside the first only once there are two", () => {
    const store = new EventStore();
    const open = { kind: "open", ip: "192.0.2.1" } as const;
    add(store, { ...open, time: AT });
    expect([store.openFirst.get(0), store.openLast.get(0)]).toEqual([AT, AT]);
    store.spreadOpens(0, AT - 2000);
    expect([store.openFirst.get(0), store.openLast.get(0)]).toEqual([AT - 2000, AT]);
    store.spreadOpens(0, AT + 2500);
    expect([store.openFirst.get(0), store.openLast.get(0)]).toEqual([AT - 2000, AT + 2500]);
    add(store, { ...open, ip: "192.0.2.2", time: Number.NaN });
    expect([store.openFirst.get(1), store.openLast.get(1)]).toEqual([Number.NaN, Number.NaN]);
  });

  it("group opens by client and count what a row stands for", () => {
    const store = new EventStore();
    add(store, { kind: "open", ip: "192.0.2.1", time: AT + 5000, count: 3 });
    add(store, { kind: "open", ip: "192.0.2.1", time: AT + 1000 });
    add(store, { kind: "open", ip: "192.0.2.2", time: AT });
    expect(store.openGroups).toBe(2);
    expect([store.openFirst.get(0), store.openLast.get(0), store.openCount.get(0)]).toEqual([
      AT + 1000,
      AT + 5000,
      4,
    ]);
    expect(store.opens).toBe(5);
  });
});

describe("FollowUps", () => {
  function of(list: FollowUps, subscriber: number): unknown[] {
    const found: unknown[] = [];
    list.forEach(subscriber, (...one) => found.push(one));
    return found;
  }

  it("visits one person's in order of time, each once", () => {
    const list = new FollowUps();
    expect(list.add(4, 300, "form", 1)).toBe(true);
    expect(list.add(2, 200, "visit", Number.NaN)).toBe(true);
    expect(list.add(4, 100, "purchase", 9.5)).toBe(true);
    expect(of(list, 4)).toEqual([
      [100, "purchase", 9.5],
      [300, "form", 1],
    ]);
    expect(list.add(4, 300, "form", 1)).toBe(false);
    expect(list.add(2, 200, "visit", Number.NaN)).toBe(false);
    expect(list.add(4, 50, "reply", Number.NaN)).toBe(true);
    expect(of(list, 4)).toEqual([
      [50, "reply", Number.NaN],
      [100, "purchase", 9.5],
      [300, "form", 1],
    ]);
    expect(of(list, 3)).toEqual([]);
    expect(list.size).toBe(4);
  });

  it("takes none from an event without a time: it follows nothing", () => {
    const store = new EventStore();
    add(store, { kind: "reply", time: Number.NaN });
    add(store, { kind: "conversion", time: Number.NaN });
    expect(store.followUps.size).toBe(0);
  });
});

describe("domainOf", () => {
  it.each([
    ["a@corp.example", "corp.example"],
    ['"odd@name"@corp.example', "corp.example"],
    ["contact-17", ""],
  ])("of %s is %s", (subscriber, domain) => expect(domainOf(subscriber)).toBe(domain));
});
