import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMx } from "../../src/enrich/mx.js";

const EXPECTED = { "corp.example": ["mx1.gate.example", "mx2.gate.example"] };

function parsed(...lines: string[]): Record<string, string[]> {
  return Object.fromEntries(parseMx(lines.join("\n")));
}

describe("parseMx", () => {
  it("reads our own CSV", () => {
    expect(
      parsed(
        "domain,mx,preference",
        "corp.example,mx2.gate.example,20",
        '"Corp.Example","MX1.gate.example.",10',
      ),
    ).toEqual(EXPECTED);
    expect(parsed("corp.example;mx1.gate.example", "corp.example\tmx2.gate.example")).toEqual(EXPECTED);
  });

  it("reads dig", () => {
    expect(
      parsed(
        "; <<>> DiG 9.18.24 <<>> MX corp.example",
        ";; QUESTION SECTION:",
        ";corp.example.\t\t\tIN\tMX",
        ";; ANSWER SECTION:",
        "corp.example.\t\t3600\tIN\tMX\t20 mx2.gate.example.",
        "corp.example.\t\t3600\tIN\tMX\t10 mx1.gate.example.",
        ";; SERVER: 192.0.2.53#53(192.0.2.53) (UDP)",
        ";; WHEN: Mon Nov 23 10:00:00 UTC 2026",
      ),
    ).toEqual(EXPECTED);
  });

  it("reads dig +short under a heading, and only there", () => {
    expect(
      parsed(
        "10 nobody.example.",
        "# corp.example",
        "20 mx2.gate.example.",
        "10 mx1.gate.example.",
        "",
        "other.example:",
        "0 .",
      ),
    ).toEqual({ ...EXPECTED, "other.example": [] });
  });

  it("reads nslookup of Windows", () => {
    expect(
      parsed(
        "Server:  dns.corp.example",
        "Address:  192.0.2.53",
        "",
        "Non-authoritative answer:",
        "corp.example\tMX preference = 20, mail exchanger = mx2.gate.example",
        "corp.example\tMX preference = 10, mail exchanger = mx1.gate.example",
      ),
    ).toEqual(EXPECTED);
  });

  it("reads nslookup of Unix", () => {
    expect(
      parsed(
        "Server:\t\t192.0.2.53",
        "Address:\t192.0.2.53#53",
        "corp.example\tmail exchanger = 20 mx2.gate.example.",
        "corp.example\tmail exchanger = 10 mx1.gate.example.",
      ),
    ).toEqual(EXPECTED);
  });

  it("reads host", () => {
    expect(
      parsed(
        "corp.example has address 192.0.2.1",
        "corp.example mail is handled by 20 mx2.gate.example.",
        "corp.example mail is handled by 10 mx1.gate.example.",
      ),
    ).toEqual(EXPECTED);
  });

  it("reads zdns, new and old", () => {
    const data = {
      exchanges: [
        { name: "mx2.gate.example", preference: 20, type: "MX" },
        { name: "mx1.gate.example", preference: 10, type: "MX" },
      ],
    };
    const line = { name: "corp.example", results: { MXLOOKUP: { data, status: "NOERROR" } } };
    expect(parsed(JSON.stringify(line))).toEqual(EXPECTED);
    expect(parsed(JSON.stringify({ name: "corp.example", data }))).toEqual(EXPECTED);
    expect(parsed('{"name":"corp.example","results":{}}', '{"name":', "{}")).toEqual({});
  });

  it("reads a mixed file with a byte order mark and Windows line ends", () => {
    const text =
      "\uFEFFcorp.example,mx1.gate.example,10\r\ncorp.example mail is handled by 20 mx2.gate.example.\r\n";
    expect(Object.fromEntries(parseMx(text))).toEqual(EXPECTED);
  });

  it("keeps equal preferences in one order and every host once", () => {
    const lines = ["a.example,z.gate.example,5", "a.example,b.gate.example,5", "a.example,z.gate.example,9"];
    expect(parsed(...lines)).toEqual({ "a.example": ["b.gate.example", "z.gate.example"] });
    expect(parsed(...lines.reverse())).toEqual({ "a.example": ["b.gate.example", "z.gate.example"] });
  });

  it("passes over everything else", () => {
    expect(
      parsed("nonsense", "a,b", "a.example,not a host", "user@a.example,mx.b.example", ",,,", "a.example"),
    ).toEqual({});
    expect(parsed(`a.example,${"x".repeat(5000)}.example`, `{"name":"${"x".repeat(70_000)}`)).toEqual({});
  });

  it("never throws", () => {
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(
        "a.example,mx.b.example",
        "# a.example",
        "10 mx.b.example",
        "a.example IN MX 1 mx.b.example",
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        for (const [domain, hosts] of parseMx(lines.join("\n"))) {
          expect(domain).toContain(".");
          expect(hosts.every((host) => host.includes("."))).toBe(true);
        }
      }),
    );
  });
});
