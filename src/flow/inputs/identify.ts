import type { AuditOptions } from "../../domain/options.js";
import type { Notice } from "../../domain/report.js";
import type { Table } from "../../domain/table.js";
import { InputError } from "../../errors.js";
import { type Detection, detect } from "../../normalize/index.js";
import { exportFinder } from "./exports.js";
import { asMailServers } from "./mail-servers.js";
import type { Inputs } from "./open-inputs.js";
import { joinPeople } from "./people.js";

/** A table and what it is. */
export interface Identified {
  table: Table;
  detection: Detection;
}

/** Finds what each table is, and leaves out what a folder holds beside exports, by name. */
export async function identify(
  inputs: Inputs,
  options: AuditOptions,
  keepUnknown: boolean,
): Promise<{ tables: Identified[]; notices: Notice[] }> {
  const { groups } = inputs;
  const notices = [...inputs.notices];
  const exports = exportFinder(options.exports ?? []);
  const own = groups.flatMap(({ tables }) => tables.map(({ info }) => exports(info.path)));
  const said = groups.flatMap(({ tables, role, event }) => tables.map(() => ({ role, event })));
  const detections = await detect(
    groups.flatMap((group) => group.tables),
    {
      own,
      roles: said.map(({ role }, at) => role ?? own[at]?.role),
      events: said.map(({ event }, at) => event ?? own[at]?.event),
      map: options.map,
      timezone: options.timezone,
      dateOrder: options.dateOrder,
      filtered: options.filtered,
      campaign: options.campaign,
      lenient: keepUnknown,
    },
  );
  const identified: Identified[] = [];
  let at = 0;
  for (const group of groups) {
    for (const table of group.tables) {
      const one = await asMailServers({ table, detection: detections[at++]! }, options);
      const { question, role, confidence } = one.detection;
      const file = table.info.path;
      if (keepUnknown) identified.push(one);
      else if (role === "unknown" && (group.fromFolder || group.tables.length > 1))
        notices.push({
          code: "file-skipped",
          message: `skipped: ${group.joined === true ? `the table on line ${table.info.headerLine}: ` : ""}${reasonFor(table, question)}`,
          file,
        });
      else if (role === "unknown" || (question !== null && confidence < DOUBTFUL))
        throw doubt(question, table);
      else {
        identified.push(one);
        if (question !== null) notices.push({ code: "format-doubtful", message: question, file });
      }
    }
  }
  const tables = keepUnknown ? identified : await joinPeople(identified, notices);
  return { tables, notices };
}

/** Below this a table is not read before the user has answered: every number would rest on the guess. */
const DOUBTFUL = 0.5;

function doubt(question: string | null, { info }: Table): InputError {
  const file = info.path;
  if (question !== null) return new InputError(question, { file });
  if (info.header.length === 0)
    return new InputError(NO_DATA, { file, hint: "check that the export is complete" });
  return new InputError("no column says who did what", {
    file,
    hint: "see clickaudit inspect, or name the columns with --map email=HEADER",
  });
}

/** JSON such as `[]`: what an API answers when nothing happened. */
const NO_DATA = "holds no data";

function reasonFor({ info }: Table, question: string | null): string {
  const [row, label] = info.header.map((name) => name.trim().toLowerCase());
  if (row === "row" && label === "label") return "the known truth, for clickaudit evaluate";
  return question ?? (info.header.length === 0 ? NO_DATA : "no known role");
}
