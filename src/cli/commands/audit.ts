import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { Audit } from "../../audit.js";
import type { Report } from "../../domain/report.js";
import { UsageError } from "../../errors.js";
import { forJson } from "../../report/neutralize.js";
import { withShortLinks } from "../../report/short-links.js";
import { anonymousHit, anonymousReport } from "../anonymous.js";
import type { Context } from "../context.js";
import { lookOf } from "../context.js";
import { comparison, passedLimits, readBaseline, uncheckedLimits } from "../limits.js";
import { OutputError } from "../message.js";
import { reportLines } from "../notices.js";
import { type Output, outputsOf, refuseTwice, STREAM } from "../outputs.js";
import { readsOf, refuseOverwrite, requireFolders } from "../protect.js";
import { type Item, inPieces, publish, whole } from "../publish.js";
import { burstsAreShortLived } from "../short-lived.js";
import { filesOf, stageOptions } from "./files.js";
import { outDirFiles, outDirFolders, outDirItems, rejectsText } from "./out-dir.js";

/** Formats that are read by others, in pull requests and build logs: addresses are shortened unless --no-mask. */
const MASKED = new Set(["github", "junit", "markdown"]);

/** `clickaudit <files...>`. Gives the exit code: 1 when a limit was passed. */
export async function auditCommand(context: Context, words: readonly string[]): Promise<number> {
  const { options, cwd, stages } = context;
  const outputs = outputsOf(options, [...(await stages.formats()), STREAM]);
  const targets = targetsOf(context, outputs);
  const files = await filesOf(context, words);
  refuseTwice(targets, cwd);
  const made = outDirFolders(options.outDir).map((folder) => join(folder, "."));
  await requireFolders(
    targets.filter((file) => !made.includes(join(file, ".."))),
    cwd,
  );
  await refuseOverwrite(readsOf(files, options), targets, context);
  const baseline = await readBaseline(options, cwd);

  const audit = await stages.audit(await stageOptions(context, files));
  // Only now is known which files of a folder were read; nothing has been written so far.
  await refuseOverwrite(
    audit.report.inputs.map(({ path }) => path),
    targets,
    context,
  );
  const report = shown(context, audit.report);
  const passed = passedLimits(report, options, baseline);
  burstsAreShortLived(false);
  context.stageClock?.begin("write");
  await publish(context, itemsOf(context, outputs, { audit, report, passed }), outDirFolders(options.outDir));
  context.stageClock?.end();

  await addSummary(context, outputs, report);
  const told = [...passed, ...uncheckedLimits(report, options)];
  if (told.length > 0) context.warn(told.join("; "));
  if (passed.length > 0) return 1;
  if (baseline !== null) context.say(comparison(report, baseline));
  for (const line of reportLines(report, options, outputs, context.streams.stderr.isTTY === true))
    context.say(line);
  if (context.stageClock !== null) context.say(context.stageClock.line);
  return 0;
}

/** The report as it leaves the program. Tokens of --pseudonymize keep links apart by themselves; --no-mask shows all. */
function shown({ options, people }: Context, report: Report): Report {
  const whole = options.pseudonymize === true || options.mask === false;
  const short = whole ? report : withShortLinks(report);
  return people === null ? short : anonymousReport(short, people);
}

interface Result {
  readonly audit: Audit;
  /** The report of the audit with shortened links, anonymous where the user asks for it. */
  readonly report: Report;
  /** The limits that were passed. */
  readonly passed: readonly string[];
}

function itemsOf(context: Context, outputs: readonly Output[], { audit, report, passed }: Result): Item[] {
  const { stages, options } = context;
  const items = outputs.map(({ format, file }) => {
    if (format === STREAM) return { file, produce: (write: Write) => writeVerdicts(context, audit, write) };
    const look = { ...lookOf(context, file !== null, masks(context, format)), failures: passed };
    return inPieces(file, () => stages.pieces(format, report, look));
  });
  if (options.rejects !== undefined) items.push(whole(options.rejects, () => rejectsText(context, audit)));
  return options.outDir === undefined
    ? items
    : [...items, ...outDirItems(context, options.outDir, audit, report)];
}

type Write = (text: string) => Promise<void>;

function writeVerdicts({ people }: Context, audit: Audit, write: Write): Promise<void> {
  return audit.writeVerdicts(write, (hit) => {
    const shown = people === null ? hit : anonymousHit(hit, people);
    return `${forJson(JSON.stringify(shown))}\n`;
  });
}

/** GitHub gives every step a file for its summary page; several steps append to it. */
async function addSummary(context: Context, outputs: readonly Output[], report: Report): Promise<void> {
  const page = context.streams.env.GITHUB_STEP_SUMMARY;
  if (!page || !outputs.some(({ format }) => format === "github")) return;
  const text = await context.stages.renderSummary(report, lookOf(context, true, masks(context, "github")));
  await appendFile(page, text).catch((error: unknown) => {
    throw new OutputError(page, error);
  });
}

function targetsOf(context: Context, outputs: readonly Output[]): string[] {
  const { outDir, rejects } = context.options;
  if (outDir === "-" || rejects === "-")
    throw new UsageError(
      `${outDir === "-" ? "--out-dir names a folder" : "--rejects names a file"}, not -: standard output carries what --format asks for`,
    );
  const targets = outputs.flatMap(({ file }) => (file === null ? [] : [file]));
  if (rejects !== undefined) targets.push(rejects);
  return outDir === undefined ? targets : [...targets, ...outDirFiles(outDir)];
}

function masks(context: Context, format: string): boolean {
  return context.people === null && (context.options.mask ?? MASKED.has(format));
}
