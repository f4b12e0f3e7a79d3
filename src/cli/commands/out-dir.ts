import { join } from "node:path";
import type { Audit } from "../../audit.js";
import type { Report } from "../../domain/report.js";
import type { TableName } from "../../index.js";
import { anonymousRejects, anonymousSegment } from "../anonymous.js";
import { AnonymousCsv } from "../anonymous-csv.js";
import { type Context, lookOf } from "../context.js";
import { type Item, inPieces, whole } from "../publish.js";

/** CSV files of the folder that the report alone gives. */
const TABLES: readonly TableName[] = ["campaigns", "links", "domains", "automations"];
/** What `-f csv` gives. */
const SUSPICIOUS = "suspicious-subscribers.csv";
const SEGMENTS = ["engaged.csv", "review.csv", "leave-out-of-reports.csv"] as const;
const SEGMENT_FOLDER = "segments";

/** Every file that `--out-dir` writes. */
export function outDirFiles(folder: string): string[] {
  return [
    ...["report.html", "report.json", SUSPICIOUS, "rejects.csv", "events.csv"].map((name) =>
      join(folder, name),
    ),
    ...TABLES.map((name) => join(folder, `${name}.csv`)),
    ...SEGMENTS.map((name) => join(folder, SEGMENT_FOLDER, name)),
  ];
}

/** The folders that must be there first. */
export function outDirFolders(folder: string | undefined): string[] {
  return folder === undefined ? [] : [folder, join(folder, SEGMENT_FOLDER)];
}

export function outDirItems(context: Context, folder: string, audit: Audit, report: Report): Item[] {
  const { stages } = context;
  const look = lookOf(context, true);
  return [
    whole(join(folder, "report.html"), () => stages.render("html", report, look)),
    inPieces(join(folder, "report.json"), () => stages.pieces("json", report, look)),
    inPieces(join(folder, SUSPICIOUS), () => stages.pieces("csv", report, look)),
    ...TABLES.map((name) => whole(join(folder, `${name}.csv`), () => stages.renderTable(name, report, look))),
    whole(join(folder, "rejects.csv"), () => rejectsText(context, audit)),
    ...segmentItems(context, join(folder, SEGMENT_FOLDER), audit),
    { file: join(folder, "events.csv"), produce: (write) => writeEvents(context, audit, write) },
  ];
}

/** The rejected rows, anonymous where the user asks for it. */
export function rejectsText({ stages, people }: Context, { rejects }: Audit): Promise<string> {
  return stages.renderRejects(people === null ? rejects : anonymousRejects(rejects, people));
}

function segmentItems(context: Context, folder: string, audit: Audit): Item[] {
  const { stages, people } = context;
  const look = lookOf(context, true);
  let lists: ReturnType<Audit["segments"]> | null = null;
  return SEGMENTS.map((name) =>
    whole(join(folder, name), () => {
      lists ??= audit.segments();
      const list = lists.get(name) ?? [];
      return stages.renderSegment(people === null ? list : anonymousSegment(list, people), look);
    }),
  );
}

async function writeEvents(
  context: Context,
  audit: Audit,
  write: (text: string) => Promise<void>,
): Promise<void> {
  if (context.people === null) return audit.writeEvents(write);
  const csv = new AnonymousCsv(context.people);
  await audit.writeEvents((chunk) => write(csv.push(chunk)), false);
  await write(csv.end());
}
