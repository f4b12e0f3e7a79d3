import { availableParallelism } from "node:os";
import type { AuditOptions } from "../domain/options.js";
import type { Notice } from "../domain/report.js";
import { withSharedMemory } from "../domain/shared-bytes.js";
import type { Signal } from "../domain/signal.js";
import type { Helper } from "../domain/table.js";
import type { Networks } from "../enrich/index.js";
import { InputError } from "../errors.js";
import { secondThread } from "../read/index.js";
import type { Judge } from "../verdict/judge.js";
import { type Identified, identify } from "./inputs/identify.js";
import { looksJoined, takenApart } from "./inputs/joined.js";
import { memoryNeed } from "./inputs/memory-need.js";
import { type Inputs, openInputs } from "./inputs/open-inputs.js";
import { type Judged, judgeAll } from "./judge/judge-all.js";
import { secondJudge } from "./judge/second-judge.js";
import { signalsInForce } from "./judge/signals.js";
import { Meter } from "./meter.js";
import { type Collected, collect, refuseAllRejected, refuseRejected } from "./take/collect.js";
import { type LookedUp, lookUpAll } from "./world/look-up-all.js";
import { begunNetworks } from "./world/networks-of.js";

/** An export read, resolved and judged. */
export interface Prepared extends Omit<LookedUp, "facts" | "helper">, Judged {
  tables: Identified[];
  meter: Meter;
  collected: Collected;
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
    const known = await lookUpAll(options, collected, second, opening);
    options.onStage?.("judge");
    const judged = await judgeAll(options, collected.store, known, force);
    return {
      ...known,
      ...judged,
      tables,
      meter,
      collected,
      signals: force.signals,
      reader: options.reader,
      threads: options.threads,
      notices: [...notices, ...known.notices],
    };
  } catch (error) {
    await second?.end();
    throw error;
  }
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
