import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveMx } from "../../src/enrich/index.js";
import { InputError } from "../../src/errors.js";
import { temporaryFolder } from "./fixture.js";

const folder = temporaryFolder();

function failing(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(code), { code }));
}

describe("resolveMx", () => {
  it("asks what the cache does not know and keeps the answers", async () => {
    const cacheFile = join(folder, "cache.csv");
    writeFileSync(cacheFile, "domain,mx,preference\nknown.test.org,mx.known.test.org,10\n");
    const asked: string[] = [];
    const resolve = (domain: string) => {
      asked.push(domain);
      if (domain === "none.test.org") return failing("ENODATA");
      if (domain === "gone.test.org") return failing("ENOTFOUND");
      if (domain === "busy.test.org") return failing("ETIMEOUT");
      return Promise.resolve([
        { exchange: `mx2.${domain}`, priority: 20 },
        { exchange: `MX1.${domain}`, priority: 10 },
      ]);
    };
    const domains = [
      "new.test.org",
      "known.test.org",
      "NEW.test.org",
      "none.test.org",
      "gone.test.org",
      "busy.test.org",
    ];
    const first = await resolveMx(domains, { cacheFile, resolve });
    expect(first).toMatchObject({ cached: 1, asked: 4, failed: 1 });
    expect(Object.fromEntries(first.servers)).toEqual({
      "known.test.org": ["mx.known.test.org"],
      "new.test.org": ["mx1.new.test.org", "mx2.new.test.org"],
      "none.test.org": [],
      "gone.test.org": [],
    });
    expect(asked).toEqual(["busy.test.org", "gone.test.org", "new.test.org", "none.test.org"]);
    expect(readFileSync(cacheFile, "utf8")).toBe(
      [
        "domain,mx,preference",
        "gone.test.org,,",
        "known.test.org,mx.known.test.org,10",
        "new.test.org,mx1.new.test.org,10",
        "new.test.org,mx2.new.test.org,20",
        "none.test.org,,",
        "",
      ].join("\n"),
    );
    await resolveMx(domains, { cacheFile, resolve });
    expect(asked.slice(4)).toEqual(["busy.test.org"]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("asks ten at a time", async () => {
    let open = 0;
    let most = 0;
    const resolve = async () => {
      most = Math.max(most, ++open);
      await new Promise((done) => setImmediate(done));
      open--;
      return [];
    };
    const domains = Array.from({ length: 35 }, (_, i) => `d${i}.test.org`);
    const { servers } = await resolveMx(domains, { cacheFile: join(folder, "many.csv"), resolve });
    expect(servers.size).toBe(35);
    expect(most).toBe(10);
  });

  it("T20: keeps its answers in a regular file alone, for the owner alone, and follows no planted link", async () => {
    const resolve = async () => [{ exchange: "mx.test.org", priority: 10 }];
    for (const cacheFile of [folder, "/dev/null"].filter(existsSync)) {
      await expect(resolveMx(["a.test.org"], { cacheFile, resolve })).rejects.toThrow("cannot be read");
    }
    const cacheFile = join(folder, "private.csv");
    writeFileSync(join(folder, "canary"), "alive");
    symlinkSync(join(folder, "canary"), `${cacheFile}.tmp`);
    await resolveMx(["a.test.org"], { cacheFile, resolve });
    expect(readFileSync(join(folder, "canary"), "utf8")).toBe("alive");
    expect(statSync(cacheFile).mode & 0o777).toBe(0o600);
    unlinkSync(`${cacheFile}.tmp`);
    const gone = join(folder, "gone", "x.csv");
    await expect(resolveMx(["a.test.org"], { cacheFile: gone, resolve })).rejects.toThrow(
      "cannot be written",
    );
  });

  it("asks for nothing that cannot be a mail domain, and writes no file then", async () => {
    const cacheFile = join(folder, "unused.csv");
    const resolve = () => Promise.reject(new Error("asked"));
    const odd = [
      "corp.example",
      "localhost",
      "",
      "a b.org",
      "a,b.org",
      "-",
      "host.local",
      `${"x".repeat(300)}.org`,
    ];
    expect((await resolveMx(odd, { cacheFile, resolve })).servers.size).toBe(0);
    expect(existsSync(cacheFile)).toBe(false);
  });

  it("gives up where no server answers at all, and keeps nothing", async () => {
    const cacheFile = join(folder, "offline.csv");
    let asked = 0;
    const resolve = () => {
      asked++;
      return failing("ECONNREFUSED");
    };
    const domains = Array.from({ length: 500 }, (_, i) => `d${i}.test.org`);
    expect(await resolveMx(domains, { cacheFile, resolve })).toMatchObject({ asked: 500, failed: 500 });
    expect(asked).toBeLessThan(50);
    expect(existsSync(cacheFile)).toBe(false);
  });

  it("never overwrites a file that is something else", async () => {
    const cacheFile = join(folder, "export.csv");
    writeFileSync(cacheFile, "email,event\n");
    await expect(
      resolveMx(["a.test.org"], { cacheFile, resolve: () => Promise.resolve([]) }),
    ).rejects.toMatchObject({ name: "InputError", file: cacheFile });
    expect(readFileSync(cacheFile, "utf8")).toBe("email,event\n");
  });

  it("says which file is wrong", async () => {
    const cacheFile = join(folder, "folder.csv");
    mkdirSync(cacheFile);
    await expect(resolveMx(["a.test.org"], { cacheFile })).rejects.toThrow(InputError);
    const resolve = () => Promise.resolve([]);
    const nowhere = join(folder, "absent", "cache.csv");
    await expect(resolveMx(["a.test.org"], { cacheFile: nowhere, resolve })).rejects.toMatchObject({
      file: nowhere,
    });
  });
});
