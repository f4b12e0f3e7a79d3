import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replaceAddresses } from "../../src/cli/addresses.js";
import { AnonymousCsv } from "../../src/cli/anonymous-csv.js";
import { pseudonymizer } from "../../src/cli/pseudonymize.js";
import { InputError } from "../../src/errors.js";
import { personOf } from "../../src/normalize/person.js";
import { forCsv } from "../../src/report/neutralize.js";
import { cli, fakeAudit, fakeReport, fakeStages, folder } from "./kit.js";

const KEY = "0123456789abcdef";
const people = pseudonymizer(Buffer.from(KEY), false);
const TOKEN = /user-[a-z2-7]{16}/;

/** Local parts with everything that RFC 5321 allows outside quotes. */
const local = fc.stringMatching(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,10})?$/);
const address = fc
  .tuple(local, fc.constantFrom("acme.example", "sub.acme.example", "müller.example"))
  .map((parts) => parts.join("@"));

describe("tokens", () => {
  it("are the same for the same key and address, whatever case and blanks", () => {
    expect(people.subscriber("Ann@Acme.example ")).toBe(people.subscriber("ann@acme.example"));
    expect(people.subscriber("ann@acme.example")).toMatch(/^user-[a-z2-7]{16}$/);
    expect(people.subscriber("ann@acme.example")).not.toBe(people.subscriber("bob@acme.example"));
    const other = pseudonymizer(Buffer.from("fedcba9876543210"), false);
    expect(other.subscriber("ann@acme.example")).not.toBe(people.subscriber("ann@acme.example"));
  });

  it("keep the domain on request only", () => {
    const open = pseudonymizer(Buffer.from(KEY), true);
    expect(open.subscriber("ann@acme.example")).toMatch(/^user-[a-z2-7]{16}@acme\.example$/);
    expect(open.domain("acme.example")).toBe("acme.example");
    expect(people.domain("acme.example")).toMatch(/^domain-[a-z2-7]{16}$/);
  });

  it("need a key of 16 bytes", () => {
    expect(() => pseudonymizer(Buffer.from("short"), false)).toThrow(/5 bytes/);
  });
});

describe("addresses in texts", () => {
  it.each([
    ["seen from ann@acme.example.", "seen from <ann@acme.example>."],
    ["<ann@acme.example>", "<<ann@acme.example>>"],
    ["mailto:ann@acme.example?x=1", "mailto:<ann@acme.example>?x=1"],
    ["https://s.example/?e=ann%40acme.example&b=1", "https://s.example/?e=<ann@acme.example>&b=1"],
    ["https://s.example/?e=a%2Bb%40acme.example", "https://s.example/?e=<a+b@acme.example>"],
    ["'o'brien@acme.example'", "'<o'brien@acme.example>'"],
    ["a@x.example,b@y.example", "<a@x.example>,<b@y.example>"],
    ["a@b@c.example", "<a@b@c.example>"],
    ["?e=a%40b%40c.example", "?e=<a@b@c.example>"],
    ["a@x.example b%40y.example", "<a@x.example> <b@y.example>"],
    ["b%40y.example a@x.example", "<b@y.example> <a@x.example>"],
    ["@x b%40y.example", "@x <b@y.example>"],
    ["a@[IPv6:2001:db8::1] b", "<a@[IPv6:2001:db8::1]> b"],
    ["a@[203.0.113.9] b", "<a@[203.0.113.9]> b"],
    ["https://s.example/?e=%E6%97%A5%40%E4%BE%8B.example&b=1", "https://s.example/?e=<日@例.example>&b=1"],
    ["no address @ all, @handle or 5%40", "no address @ all, @handle or 5%40"],
    ["", ""],
  ])("%s", (text, expected) => {
    expect(replaceAddresses(text, (found) => `<${found}>`)).toBe(expected);
  });

  it("leaves no address in any sentence", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9._%+-]{1,30}$/), fc.string(), (name, text) => {
        const found = `${name}@acme.example`;
        expect(replaceAddresses(`${text} ${found} ${text}`, () => "x")).not.toContain(found);
      }),
    );
  });

  it("takes linear time for a text of nothing but @", () => {
    let calls = 0;
    replaceAddresses("a@".repeat(100_000), () => {
      calls++;
      return "";
    });
    expect(calls).toBe(1);
    replaceAddresses("a@ ".repeat(100_000), () => "");
  });
});

describe("events.csv", () => {
  it("has every address replaced, however the text is cut into pieces", () => {
    const cell = (text: string) =>
      /[",\n]/.test(forCsv(text)) ? `"${forCsv(text).replaceAll('"', '""')}"` : forCsv(text);
    fc.assert(
      fc.property(
        fc.array(address, { minLength: 1, maxLength: 5 }),
        fc.string(),
        fc.integer({ min: 1, max: 40 }),
        (all, note, size) => {
          const text = all
            .map(
              (one) =>
                `${cell(one)},${cell(note)},${cell(`https://s.example/?e=${encodeURIComponent(one)}`)}\n`,
            )
            .join("");
          const csv = new AnonymousCsv(people);
          const whole = `a,b,c\n${text}`;
          let out = "";
          for (let at = 0; at < whole.length; at += size) out += csv.push(whole.slice(at, at + size));
          out += csv.end();
          const lines = out.split("\n");
          for (const one of all) expect(out).not.toContain(one);
          if (!note.includes("\n")) {
            for (const [n, one] of all.entries())
              expect(lines[n + 1]!.startsWith(people.subscriber(personOf(one)))).toBe(true);
          }
        },
      ),
    );
  });

  it("leaves cells alone that hold no address", () => {
    const csv = new AnonymousCsv(people);
    const text = 'a,"b ""c"", d",\n,"x\ny",1.5\n,,\n\n"",5\n';
    expect(csv.push(text) + csv.end()).toBe(text);
  });
});

describe("columns about people", () => {
  const through = (text: string) => {
    const csv = new AnonymousCsv(people);
    return csv.push(text) + csv.end();
  };

  it.each([
    ["Email Address", "Ann <ann@acme.example>", people.subscriber("ann@acme.example")],
    ["subscriber_id", "4711", people.subscriber("4711")],
    ["recipient.email", "ann@acme.example", people.subscriber("ann@acme.example")],
    ["First Name", "Ann", people.cell("Ann", "private")],
    ["Téléphone", "+33 1 23 45", people.cell("+33 1 23 45", "private")],
    ["city", "Bremen", "Bremen"],
    ["user_agent", "Mozilla/5.0", "Mozilla/5.0"],
  ])("%s: %s", (header, value, expected) => {
    expect(through(`x,${header}\n1,"${value}"\n`).split("\n")[1]!.replaceAll('"', "")).toBe(`1,${expected}`);
  });

  it("keeps links apart without their tokens", () => {
    const link = (token: string) => `https://shop.example/sale?utm_source=news&p=7&t=${token}#top`;
    const [, first, second, again] = through(
      `url\n${link("abc111")}\n${link("abc222")}\n${link("abc111")}\n`,
    ).split("\n");
    expect(first).toMatch(/^https:\/\/shop\.example\/sale\?utm_source=news&p=7&t=v-[a-z2-7]{8}#top$/);
    expect(second).not.toBe(first);
    expect(again).toBe(first);
  });
});

describe("--pseudonymize", () => {
  const env = { CLICKAUDIT_KEY: KEY };

  function everything(cwd: string, ...texts: string[]): string {
    const files = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return [...texts, ...files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))].join(
      "\n",
    );
  }

  it("leaves no address and no domain of a recipient in any output or message", async () => {
    const notices = [{ code: "x", message: "Ann@Acme.example has many clicks" }];
    const stages = fakeStages({ audit: async () => fakeAudit({ report: fakeReport({ notices }) }) });
    for (const format of ["table", "json", "csv", "ndjson", "markdown", "junit", "github"]) {
      const cwd = folder();
      const argv = ["a.csv", "--pseudonymize", "-f", format, "--out-dir", "o", "--rejects", "r.csv"];
      const { code, out, err } = await cli(argv, { cwd, env, stages });
      expect(code).toBe(0);
      const all = everything(cwd, out, err);
      expect(all).toMatch(TOKEN);
      expect(all.toLowerCase()).not.toMatch(/ann(@|%40)/);
      expect(all.toLowerCase()).not.toContain("acme.example");
    }
  });

  it("gives one person one token in every output", async () => {
    const cwd = folder();
    await cli(["a.csv", "--pseudonymize", "--out-dir", "o"], { cwd, env });
    const tokens = new Set(everything(cwd).match(/user-[a-z2-7]{16}/g));
    expect(tokens.size).toBe(1);
  });

  it("hides the person in explain and in errors", async () => {
    const explained = await cli(["explain", "ann@acme.example", "a.csv", "--pseudonymize", "-f", "json"], {
      env,
    });
    expect(explained.out).toMatch(TOKEN);
    expect(explained.out).not.toContain("acme");
    const stages = fakeStages({
      audit: () => {
        throw new InputError("ann@acme.example is no number", { file: "ann@acme.example.csv", line: 2 });
      },
    });
    for (const flag of ["--pseudonymize", "--mask"]) {
      const { err } = await cli(["a.csv", flag], { env, stages });
      expect(err).not.toContain("ann@");
    }
    const early = await cli(["a.csv", "--pseudonymize", "-f", "ann@acme.example"], { env });
    expect(early.err).not.toContain("acme");
  });

  it("takes the key from a file, without its line end", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "key"), `${KEY}\r\n`);
    const fromFile = await cli(["a.csv", "--pseudonymize", "--key-file", "key", "-f", "json"], { cwd });
    const fromVariable = await cli(["a.csv", "--pseudonymize", "-f", "json"], { env });
    expect(fromFile.out).toBe(fromVariable.out);
  });

  it.runIf(existsSync("/dev/zero"))(
    "T17: takes no key from what never ends, or is larger than a key",
    async () => {
      const cwd = folder();
      writeFileSync(join(cwd, "large"), "k".repeat(65_537));
      for (const file of ["/dev/zero", "large"]) {
        const { code, err } = await cli(["a.csv", "--pseudonymize", "--key-file", file], { cwd });
        expect({ code, err }).toEqual({
          code: 2,
          err: `clickaudit: ${file}: the key file is larger than 64 KiB; is it the right file?\n`,
        });
      }
      writeFileSync(join(cwd, "largest"), "k".repeat(65_536));
      expect((await cli(["a.csv", "--pseudonymize", "--key-file", "largest", "-q"], { cwd })).code).toBe(0);
    },
  );

  it("refuses weak, missing and absent keys", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "weak"), "123456789012345\n");
    for (const argv of [["--key-file", "weak"], ["--key-file", "none"], ["--key-file", "."], []]) {
      const { code, err } = await cli(["a.csv", "--pseudonymize", ...argv], { cwd });
      expect(code).toBe(2);
      expect(err).toMatch(/^clickaudit: [^\n]*key[^\n]*\n$/);
    }
  });
});

describe("--mask", () => {
  it("shortens addresses everywhere", async () => {
    const cwd = folder();
    await cli(["a.csv", "--mask", "--out-dir", "o"], { cwd });
    const events = readFileSync(join(cwd, "o/events.csv"), "utf8");
    expect(events).toContain("A***@acme.example");
    expect(events.toLowerCase()).not.toContain("ann@");
    expect(readFileSync(join(cwd, "o/rejects.csv"), "utf8")).not.toContain("ann@");
    expect(readFileSync(join(cwd, "o/report.json"), "utf8")).not.toMatch(/ann@/i);
  });

  it("hides what a rejected row says, names included, in every output that quotes it", async () => {
    const cwd = folder();
    const reason = 'email: no e-mail address: "Dan Miller"';
    const raw = "dan@gmail.com,Dan,Miller,https://shop.example/b,notadate";
    const reject = { file: "a.csv", line: 3, record: 2, reason, raw };
    const notices = [{ code: "rows-rejected", message: `1 of 2 rows: ${reason}` }];
    const stages = fakeStages({
      audit: async () => fakeAudit({ report: fakeReport({ notices }), rejects: [reject] }),
    });
    const argv = ["a.csv", "--mask", "-f", "json", "--out-dir", "o", "--rejects", "r.csv"];
    const { out, err } = await cli(argv, { cwd, stages });
    for (const file of ["o/rejects.csv", "r.csv"])
      expect(readFileSync(join(cwd, file), "utf8")).toBe("rejects\n(hidden)\n");
    const told = [out, err, readFileSync(join(cwd, "o/report.json"), "utf8")].join("\n");
    expect(told).toContain("no e-mail address");
    expect(told).not.toMatch(/Dan|Miller/);
    const open = await cli(["a.csv", "--rejects", "open.csv"], { cwd, stages });
    expect(open.code).toBe(0);
    expect(readFileSync(join(cwd, "open.csv"), "utf8")).toContain(raw);
  });

  it.each([
    ["markdown", [], "masked"],
    ["github", [], "masked"],
    ["junit", [], "masked"],
    ["markdown", ["--no-mask"], "open"],
    ["table", [], "open"],
    ["csv", [], "open"],
  ])("%s %j is %s", async (format, argv, expected) => {
    expect((await cli(["a.csv", "-f", format, ...argv])).out).toContain(` ${expected} `);
  });
});
