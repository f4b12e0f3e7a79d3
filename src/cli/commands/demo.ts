import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../../errors.js";
import type { Demo, DemoOptions } from "../../index.js";
import type { Context } from "../context.js";
import { outputsOf, STREAM } from "../outputs.js";
import { publish, whole } from "../publish.js";
import { auditCommand } from "./audit.js";

const FOLDER = "clickaudit-demo";
const LABELS = "labels.csv";
/** The campaign of the README. */
const DEFAULTS: DemoOptions = { seed: 8, subscribers: 2400, campaigns: 1 };
/** Messages; all of them are made up in memory, about 2 KB for each. */
const MOST = 500_000;

/** `clickaudit demo [folder]`: writes made-up campaigns, says what is true of them, and audits them. */
export async function demoCommand(context: Context, words: readonly string[]): Promise<number> {
  const [folder = FOLDER] = words;
  const size = sizeOf(context);
  // A slip in a format must be told before anything is written.
  outputsOf(context.options, [...(await context.stages.formats()), STREAM]);
  const demo = await context.stages.demo(size);
  await refuseOthers(context, folder, demo);
  const items = [...demo.files].map(([name, text]) => whole(join(folder, name), () => text));
  await publish(context, items, [folder]);
  const code = await auditCommand(
    context,
    [...demo.files.keys()].filter((name) => name !== LABELS).map((name) => join(folder, name)),
  );
  context.say(`wrote ${folder}, made up from seed ${size.seed}: ${truthOf(demo)}`);
  if (context.streams.stderr.isTTY === true) {
    context.say(`see how well it was judged: clickaudit evaluate ${folder}`);
    context.say(`a page to look at: clickaudit ${folder} -f html=report.html`);
  }
  return code;
}

function sizeOf({ options }: Context): DemoOptions {
  const size: DemoOptions = {
    seed: options.seed ?? DEFAULTS.seed,
    subscribers: options.people ?? DEFAULTS.subscribers,
    campaigns: options.mailings ?? DEFAULTS.campaigns,
  };
  const messages = size.subscribers * size.campaigns;
  if (messages < 1) throw new UsageError("--people and --mailings take a whole number from 1");
  if (messages > MOST) {
    throw new UsageError(
      `${messages} messages are more than the demo makes up; keep people times mailings to ${MOST}`,
    );
  }
  return size;
}

/** Files of the same name may be somebody's own; the demo itself, run again, changes nothing. */
async function refuseOthers({ cwd }: Context, folder: string, { files }: Demo): Promise<void> {
  for (const [name, text] of files) {
    const path = join(folder, name);
    const there = await readFile(resolve(cwd, path), "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error.code === "ENOTDIR" ? new UsageError(`${folder} is no folder; name another one`) : error;
    });
    if (there !== null && there !== text) {
      throw new UsageError(
        `${path} is there already and another one; name a new folder: clickaudit demo FOLDER`,
      );
    }
  }
}

function truthOf({ truth: { delivered, clicked } }: Demo): string {
  const rate = delivered === 0 ? "" : ` (${((clicked / delivered) * 100).toFixed(1)} %)`;
  return `in truth people clicked ${grouped(clicked)} of ${grouped(delivered)} messages${rate}`;
}

/** 2382 -> 2,382, as the report writes it. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
