import { Random } from "../../demo/random.js";
import { MmdbWriter } from "../mmdb-writer.js";
import { type BaseFile, plainEvents } from "./bases.js";
import { HOSTILE_VALUES } from "./hostile.js";
import { MUTATIONS } from "./mutate.js";
import { flip, PACKINGS } from "./pack.js";

/** One run: files by name, the words after the program's name, and what was done to make it. */
export interface FuzzCase {
  readonly id: number;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly argv: readonly string[];
  readonly input: string;
  readonly steps: readonly string[];
}

/** Never on a command line; the fuzzer's children get it in their environment. */
export const KEY = "key of the fuzzer, 32 bytes long";

const ROLE_FLAGS = ["--mx", "--conversions", "--subscribers", "--links", "--campaigns", "--automations"];

const CONFIG = {
  format: ["json"],
  timezone: "Europe/Berlin",
  top: 5,
  set: { "early-click.seconds": 20 },
  map: { email: "email" },
  off: ["link-sweep"],
  maxAutomated: 0.5,
};

function damaged(base: BaseFile, random: Random, steps: string[]): Buffer {
  let text = base.bytes.toString("latin1");
  for (let n = random.below(4); n > 0; n--) {
    const mutation = random.pick(MUTATIONS);
    steps.push(mutation.name);
    text = mutation.apply(text, random);
  }
  return Buffer.from(text, "latin1");
}

function network(random: Random): Buffer {
  const writer = new MmdbWriter();
  for (let n = 0; n < 4; n++) {
    const word = (203 << 24) | (n << 8);
    writer.insert([0, 0, 0, word >>> 0], [0, 0, 0, (word | 255) >>> 0], {
      autonomous_system_number: 64_496 + n,
      autonomous_system_organization: random.pick(HOSTILE_VALUES).slice(0, 200),
    });
  }
  return writer.toBuffer({ databaseType: "ASN", description: "fuzz", buildEpoch: 1_700_000_000 });
}

/** Damaged by single characters, or by a value of another type or name. */
function damagedConfig(random: Random): Buffer {
  const config: Record<string, unknown> = { ...CONFIG };
  const key = random.pick([...Object.keys(CONFIG), "__proto__", "constructor", "colour", ""]);
  const value = random.pick([null, -1, 1e99, [], {}, "x".repeat(9_000), true, [["json"]], "\u001b[31m"]);
  Object.defineProperty(config, key, { value, enumerable: true, configurable: true });
  const text = JSON.stringify(config);
  return random.chance(0.5) ? Buffer.from(text) : flip(Buffer.from(text), random);
}

class Builder {
  readonly files = new Map<string, Buffer>();
  readonly argv: string[] = [];
  readonly steps: string[] = [];
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** Sometimes a second file: another table, a database or a config that is damaged too. */
  sideFile(bases: readonly BaseFile[]): void {
    const { random } = this;
    const kind = random.unit();
    if (kind < 0.08) {
      const base = random.pick(bases);
      this.steps.push(`side file ${base.name}`);
      this.add(`side-${base.name}`, damaged(base, random, this.steps), random.pick(ROLE_FLAGS));
    } else if (kind < 0.11) {
      this.steps.push("mx");
      const mx = damaged(
        { name: "", bytes: Buffer.from("domain,preference,mail_server\nacme1.example,10,mx.acme.example\n") },
        random,
        this.steps,
      );
      this.add("mx.csv", mx, "--mx");
    } else if (kind < 0.15) {
      this.steps.push("network database");
      this.add(
        "asn.mmdb",
        flip(network(random), random, 20),
        random.pick(["--asn-db", "--country-db", "--city-db"]),
      );
    } else if (kind < 0.18) {
      this.steps.push("config");
      this.add("config.json", damagedConfig(random), "--config");
    }
  }

  options(): void {
    const { random } = this;
    const command = random.unit();
    if (command < 0.15) this.argv.unshift("inspect", "-f", "json", "--rows");
    else if (command < 0.2)
      this.argv.unshift("explain", random.pick(["p1@acme1.example", "__proto__", ""]), "-f", "json");
    else this.output();
    if (random.chance(0.05)) this.argv.push("--strict");
    if (random.chance(0.05))
      this.argv.push("--encoding", random.pick(["windows-1252", "utf-16le", "shift_jis", "utf-8", "x"]));
    if (random.chance(0.05))
      this.argv.push("--timezone", random.pick(["America/New_York", "+05:30", "Mars/Base"]));
    if (random.chance(0.05)) this.argv.push("--date-order", random.pick(["dmy", "mdy", "ymd"]));
  }

  private output(): void {
    const { random, argv } = this;
    const format = random.pick([
      "json",
      "json",
      "json",
      "table",
      "csv",
      "markdown",
      "html",
      "junit",
      "github",
    ]);
    argv.push("-f", format);
    if (random.chance(0.12)) argv.push("--out-dir", "out");
    if (random.chance(0.1)) argv.push("--rejects", "rejected.csv");
    if (random.chance(0.15)) argv.push("--pseudonymize");
    else if (random.chance(0.05)) argv.push("--mask");
    if (random.chance(0.05)) argv.push("--campaign", random.pick(HOSTILE_VALUES).replaceAll("\0", "") || "x");
  }

  add(name: string, bytes: Buffer, flag?: string): void {
    this.files.set(name, bytes);
    if (flag !== undefined) this.argv.push(flag);
    this.argv.push(name);
  }
}

/** The case of a number: the same seed and number give the same bytes on every machine. */
export function makeCase(seed: number, id: number, bases: readonly BaseFile[]): FuzzCase {
  const random = new Random(`fuzz ${seed} ${id}`);
  const builder = new Builder(random);
  const base = random.chance(0.4) ? plainEvents(random) : random.pick(bases);
  builder.steps.push(base.name);
  let bytes = damaged(base, random, builder.steps);
  if (random.chance(0.15)) {
    const packing = random.pick(PACKINGS);
    builder.steps.push(packing.name);
    bytes = packing.apply(bytes, random);
  }
  const input = `in-${base.name}`;
  builder.add(input, bytes);
  builder.sideFile(bases);
  builder.options();
  return { id, files: builder.files, argv: builder.argv, input, steps: builder.steps };
}
