import { availableParallelism } from "node:os";
import type { MailboxSystem } from "../domain/clients.js";
import type { AuditOptions } from "../domain/options.js";
import type { Notice } from "../domain/report.js";
import { withSharedMemory } from "../domain/shared-bytes.js";
import type { Need, Signal } from "../domain/signal.js";
import type { Helper } from "../domain/table.js";
import { classifyAgent, type Networks } from "../enrich/index.js";
import { InputError, UsageError } from "../errors.js";
import { secondThread } from "../read/index.js";
import { collectBursts, type Judging } from "../verdict/burst-collector.js";
import { Judge, type Weights } from "../verdict/judge.js";
import type { Settings } from "../verdict/model.js";
import { type KnownOdds, OpenJudge } from "../verdict/opens.js";
import type { World } from "../verdict/world.js";
import { type Identified, identify } from "./inputs/identify.js";
import { looksJoined, takenApart } from "./inputs/joined.js";
import { mailboxes } from "./inputs/mail-servers.js";
import { memoryNeed } from "./inputs/memory-need.js";
import { type Inputs, openInputs } from "./inputs/open-inputs.js";
import { type SecondJudge, secondJudge } from "./judge/second-judge.js";
import { type SignalsInForce, signalsInForce } from "./judge/signals.js";
import { Meter } from "./meter.js";
import { type Collected, collect, refuseAllRejected, refuseRejected } from "./take/collect.js";
import { campaignFacts } from "./world/campaign-facts.js";
import { capabilities } from "./world/capabilities.js";
import { lookUp } from "./world/look-ups.js";
import { begunNetworks, networksOf } from "./world/networks-of.js";
import { arrange, clickedMessages } from "./world/order.js";
import { surroundingsOf } from "./world/surroundings.js";
import { worldOf } from "./world/world.js";
import { worldFacts } from "./world/world-facts.js";

/** An export read, resolved and judged. */
export interface Prepared {
  tables: Identified[];
  meter: Meter;
  collected: Collected;
  networks: Networks;
  world: World;
  has: Set<Need>;
  settings: Settings;
  mailbox: (domain: string) => MailboxSystem;
  judge: Judge;
  opens: OpenJudge;
  /** What a second thread says of opens, as soon as it is done; null where there is none. */
  openOdds: () => Promise<KnownOdds | null>;
  notices: Notice[];
  /** As the user forces the reading of events. */
  reader: AuditOptions["reader"];
  threads: AuditOptions["threads"];
  /** The built-in signals and those of the caller. */
  signals: readonly Signal[];
}

/** Reads and judges: the way of the data up to the verdicts. */
export function prepare(options: AuditOptions): Promise<Prepared> {
  return withSharedMemory((options.threads ?? availableParallelism()) > 1, () => readAndJudge(options));
}

async function readAndJudge(options: AuditOptions): Promise<Prepared> {
  const force = signalsInForce(options.signals ?? []);
  const meter = new Meter(options);
  options.onStage?.("open");
  const { tables, notices, collected, opening } = await read(options, meter);
  options.onStage?.("look up");
  meter.enter("judge");
  const second = secondJudge(collected.store, options.threads, (options.signals ?? []).length > 0);
  try {
    const judged = await judgeAll(options, collected, force, second, opening);
    return {
      ...judged,
      tables,
      meter,
      collected,
      signals: force.signals,
      reader: options.reader,
      threads: options.threads,
      notices: [...notices, ...judged.notices],
    };
  } catch (error) {
    await second?.end();
    throw error;
  }
}

/**
 * Looks up what occurs in what was read, and judges it.
 * @param second thread that helps, null for none
 * @param opening databases that are being opened, null for none
 */
async function judgeAll(
  options: AuditOptions,
  collected: Collected,
  { signals, weights, openWeights }: SignalsInForce,
  second: SecondJudge | null,
  opening: Promise<Networks> | null,
): Promise<
  Pick<
    Prepared,
    "networks" | "world" | "has" | "settings" | "mailbox" | "judge" | "opens" | "openOdds" | "notices"
  >
> {
  const { store } = collected;
  await arrange(store, second);
  const asked = second?.isUp === true ? second : null;
  const campaigns = asked?.know(store);
  const networks = await networksOf(options, store, opening);
  const { mailbox, known: mailServers, notices } = await mailboxes(options, collected);
  const resolution = collected.clocks.step;
  const looked = lookUp(store, { network: (ip) => networks.lookup(ip), agent: classifyAgent, mailbox });
  networks.close();
  const facts = worldFacts(store, collected, looked, (await campaigns) ?? campaignFacts(store), {
    resolution,
    honeypots: options.honeypots ?? [],
    sentAt: sentAtOf(options),
  });
  const helper = asked?.makeWorld(facts) === true ? asked : null;
  if (helper === null) await second?.end();
  const world = worldOf(store, facts);
  const has = capabilities(store, world, {
    honeypots: (options.honeypots ?? []).length > 0,
    mailServers,
    homes: world.hasHomes,
    positions: collected.links.some((link) => link.position > 0),
  });
  const settings: Settings = {
    set: checked(options.set ?? {}, signals),
    off: new Set([...(options.off ?? []), ...unable(has, signals)]),
  };
  options.onStage?.("judge");
  const judging: Judging = [
    signals,
    settings,
    has.has("click times") || has.has("ip") ? weights : blind(weights),
    surroundingsOf(facts),
  ];
  const clicked = clickedMessages(store);
  const bursts =
    helper === null
      ? collectBursts(world, clicked, ...judging)
      : await helper.collect(world, clicked, store.openGroups, ...judging);
  const judge = new Judge(world, bursts, ...judging);
  const odds = helper?.judgeOpens(judge.clicksOfPeople());
  const opens = new OpenJudge(world, signals, settings, openWeights, (click) => judge.clickedAs(click));
  const openOdds = async () => {
    try {
      return (await odds) ?? null;
    } finally {
      await helper?.end();
    }
  };
  return { networks, world, has, settings, mailbox, judge, opens, openOdds, notices };
}

type Read = Pick<Prepared, "tables" | "notices" | "collected"> & { opening: Promise<Networks> | null };

/** Identifies and reads all tables; once more where reading shows that one file holds several. */
async function read(options: AuditOptions, meter: Meter): Promise<Read> {
  const started: { helper: Helper | null } = { helper: null };
  // It is there by the time the tables are understood.
  const onPlain = (bytes: number): void => {
    started.helper ??= secondThread(bytes, options.threads);
  };
  const onBytes = (_: string, bytes: number): void => meter.read(bytes);
  try {
    const opened = await openInputs(options, false, { onPlain, onBytes });
    return await readWith(started.helper, await takenApart(opened, looksJoined), options, meter);
  } finally {
    // What follows need not wait until it is gone.
    void started.helper?.end();
  }
}

async function readWith(
  helper: Helper | null,
  opened: Inputs,
  options: AuditOptions,
  meter: Meter,
): Promise<Read> {
  let inputs = opened;
  let opening: Read["opening"] = null;
  for (let again = false; ; again = true) {
    const { tables, notices } = await identify(inputs, options, false);
    if (!tables.some(({ detection }) => detection.role === "events" || detection.role === "recipients"))
      throw noEvents(tables, notices);
    const need = options.onMemoryNeed === undefined || again ? null : memoryNeed(tables);
    if (need !== null) options.onMemoryNeed?.(need);
    options.onStage?.("read");
    opening ??= begunNetworks(options, tables);
    const collected = await collect(tables, options, meter, helper);
    const joined = new Set(
      tables.filter((_, at) => collected.accounts[at]!.joined).map(({ table }) => table),
    );
    if (joined.size === 0 || again) {
      if (options.strict === true) refuseRejected(collected.accounts);
      refuseAllRejected(tables, collected.accounts);
      return { tables, notices, collected, opening };
    }
    inputs = await takenApart(inputs, (table) => joined.has(table));
  }
}

/**
 * Without a time per click hardly any check can run, so that nothing may be concluded from the fitted starting point either:
 * every burst starts even, stays unsure, and the range says so.
 */
function blind({ first, final }: Weights): Weights {
  return { first: { ...first, prior: 0, contamination: 0 }, final: { ...final, prior: 0, contamination: 0 } };
}

/** Signals whose needs the input does not meet see nothing: their columns are missing, not empty. */
function unable(has: ReadonlySet<Need>, signals: readonly Signal[]): string[] {
  return signals.filter((signal) => signal.needs.some((need) => !has.has(need))).map((signal) => signal.id);
}

function checked(set: Readonly<Record<string, number>>, signals: readonly Signal[]): Record<string, number> {
  const known = new Set(
    signals.flatMap((signal) => signal.thresholds.map((threshold) => `${signal.id}.${threshold.name}`)),
  );
  for (const key of Object.keys(set))
    if (!known.has(key)) throw new UsageError(`--set ${key}: no such threshold; see clickaudit signals`);
  return { ...set };
}

function sentAtOf(options: AuditOptions): number {
  if (options.sentAt === undefined) return Number.NaN;
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(options.sentAt) ? options.sentAt : `${options.sentAt}Z`);
  if (Number.isNaN(time))
    throw new UsageError(`--sent-at "${options.sentAt}" is not a time; write it as 2026-03-31T09:00:00Z`);
  return time;
}

/** Probability of automation of every click, by its number in the store. */
export function probabilityByClick(judge: Judge, clicks: number): Float32Array {
  const probability = new Float32Array(clicks);
  for (let click = 0; click < clicks; click++) probability[click] = judge.clickedAs(click);
  return probability;
}

function noEvents(tables: readonly Identified[], notices: readonly Notice[]): InputError {
  const folder = notices.find(({ code }) => code === "folder-skipped")?.file;
  const roles = tables.map(({ detection }) => detection.role).join(", ");
  return new InputError(`no opens or clicks in the input (found: ${roles || "nothing"})`, {
    file: tables[0]?.table.info.path,
    hint:
      folder === undefined
        ? "add the platform's export of opens and clicks, or say with --clicks or --opens that each row of a file is one; clickaudit inspect shows what was understood"
        : `folders inside are not read: name them as well, for example ${folder}`,
  });
}
