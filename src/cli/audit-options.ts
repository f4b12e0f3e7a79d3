import type { ManualEntry } from "../domain/manual.js";
import type { AuditOptions, NamedFile, RowKind } from "../domain/options.js";
import type { Role } from "../domain/table.js";
import { UsageError } from "../errors.js";
import { fieldNames, isFieldName } from "../index.js";
import type { Options } from "./options.js";
import { didYouMean } from "./suggest.js";

const ROLE_FLAGS = {
  subscribers: "subscribers",
  links: "links",
  conversions: "conversions",
  campaigns: "campaigns",
  mx: "mx",
  automations: "automations",
  recipients: "recipients",
  counts: "counts",
} as const satisfies Partial<Record<keyof Options, Role>>;

const EVENT_FLAGS = {
  clicks: "click",
  opens: "open",
  sends: "sent",
  deliveries: "delivered",
  bounces: "bounce",
  unsubscribes: "unsubscribe",
} as const satisfies Partial<Record<keyof Options, RowKind>>;

/** Files that the options name beside the words of the command line, with what they hold. */
export function namedFiles(options: Options): NamedFile[] {
  const roles = Object.keys(ROLE_FLAGS) as (keyof typeof ROLE_FLAGS)[];
  const events = Object.keys(EVENT_FLAGS) as (keyof typeof EVENT_FLAGS)[];
  return [
    ...roles.flatMap((key) => (options[key] ?? []).map((path) => ({ path, role: ROLE_FLAGS[key] }))),
    ...events.flatMap((key) => (options[key] ?? []).map((path) => ({ path, event: EVENT_FLAGS[key] }))),
  ];
}

/** Whether the options alone name files to audit, so that none need be named beside them. */
export function namesHits(options: Options): boolean {
  return namedFiles(options).some(({ role, event }) => event !== undefined || role === "recipients");
}

/** Flags in the words of the library. Absent options stay absent, so that the library's defaults hold. */
export function auditOptions(files: readonly string[], options: Options): AuditOptions {
  if (options.threads === 0) throw new UsageError("--threads takes a whole number from 1");
  const named = namedFiles(options);
  const all: AuditOptions = {
    files: [...files],
    named: named.length > 0 ? named : undefined,
    timezone: options.timezone,
    dateOrder: options.dateOrder,
    filtered: options.filtered,
    encoding: options.encoding,
    campaign: options.campaign,
    delivered: options.delivered,
    sentAt: options.sentAt,
    from: options.from,
    honeypots: options.honeypot,
    map: options.map,
    exports: exportsOf(options),
    set: options.set,
    off: options.off,
    strict: options.strict,
    asnDb: options.asnDb,
    countryDb: options.countryDb,
    cityDb: options.cityDb,
    resolveMx: options.resolveMx,
    threads: options.threads,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as unknown as AuditOptions;
}

function exportsOf({ exports }: Options): AuditOptions["exports"] {
  if (exports === undefined) return undefined;
  return Object.entries(exports).map(([name, { files, ...rest }]) => {
    checkMap(rest.map, `exports.${name}.map`);
    return { name, files: typeof files === "string" ? [files] : files, ...rest };
  });
}

/** Refuses fields that do not exist: `--map emial=Adresse`. */
export function checkMap(map: Readonly<Record<string, string>> | undefined, where = "--map"): void {
  for (const field of Object.keys(map ?? {})) {
    if (isFieldName(field)) continue;
    const names = fieldNames();
    throw new UsageError(
      `${where}: unknown field "${field}"; ${didYouMean(field, names, `use ${names.join(", ")}`)}`,
    );
  }
}

/** Refuses signals and thresholds that do not exist: `--off twins`, `--set twin.secnds=3`. */
export function checkSignals(options: Pick<Options, "set" | "off">, manual: readonly ManualEntry[]): void {
  const ids = manual.map(({ id }) => id);
  for (const id of options.off ?? []) {
    if (!ids.includes(id))
      throw new UsageError(`--off: unknown signal "${id}"; ${didYouMean(id, ids, seeManual)}`);
  }
  const keys = manual.flatMap(({ id, thresholds }) => thresholds.map(({ name }) => `${id}.${name}`));
  for (const [key, value] of Object.entries(options.set ?? {})) {
    if (!keys.includes(key)) {
      throw new UsageError(`--set: unknown threshold "${key}"; ${didYouMean(key, keys, seeManual)}`);
    }
    if (!Number.isFinite(value)) throw new UsageError(`--set ${key} takes a finite number`);
  }
}

const seeManual = "clickaudit signals lists them";
