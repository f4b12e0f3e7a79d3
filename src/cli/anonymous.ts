import type { InspectedFile, Inspection } from "../domain/inspection.js";
import type { Explanation, HitVerdict, RejectedRow } from "../domain/options.js";
import type { Report } from "../domain/report.js";
import type { Disguise } from "./disguise.js";
import { type Personal, personalOf } from "./personal.js";

/** A copy of a report in which no address is left; also makes its domains known to the disguise. */
export function anonymousReport(report: Report, people: Disguise): Report {
  people.learn(report.domains.map(({ domain }) => domain));
  people.learn(report.subscribers.map(({ domain }) => domain));
  people.learnPeople(report.subscribers.map(({ subscriber }) => subscriber));
  // A notice about rejected rows quotes the first of them.
  const notices = report.notices.map((notice) =>
    notice.code === "rows-rejected" ? { ...notice, message: people.reason(notice.message) } : notice,
  );
  return anonymous({ ...report, notices }, "", people) as Report;
}

export function anonymousExplanation(explanation: Explanation, people: Disguise): Explanation {
  people.learn([explanation.domain]);
  people.learnPeople([explanation.subscriber]);
  return anonymous(explanation, "", people) as Explanation;
}

export function anonymousRejects(rejects: readonly RejectedRow[], people: Disguise): RejectedRow[] {
  return rejects.map((row) => ({
    ...row,
    file: people.text(row.file),
    reason: people.reason(row.reason),
    raw: people.raw(row.raw),
  }));
}

/** What was understood of files: their records column by column, so that names and ids go too. */
export function anonymousInspection(inspection: Inspection, people: Disguise): Inspection {
  const files = inspection.files.map((file) => {
    const { records, rejected, ...rest } = file;
    const columns = file.header.map(personalOf);
    return {
      ...(anonymous(rest, "", people) as InspectedFile),
      ...(records && {
        records: records.map((row) => anonymousRecord(row, columns, people)),
      }),
      rejected: rejected.map(({ line, reason }) => ({ line, reason: people.reason(reason) })),
    };
  });
  return { ...inspection, files };
}

/** A row that does not fit its header may say anything in any column: a name slips under the next heading. */
function anonymousRecord(row: readonly string[], columns: readonly Personal[], people: Disguise): string[] {
  if (row.length !== columns.length) return row.map((cell) => people.raw(cell));
  return row.map((cell, at) => people.cell(cell, columns[at]!));
}

/** The verdict on one open or click. */
export function anonymousHit(hit: HitVerdict, people: Disguise): HitVerdict {
  return {
    ...hit,
    file: people.text(hit.file),
    subscriber: people.subscriber(hit.subscriber),
    campaign: people.text(hit.campaign),
    url: people.link(hit.url),
  };
}

/** A list of people under a header of its own, with tokens in the place of the people. */
export function anonymousSegment(
  [header = [], ...rows]: readonly (readonly string[])[],
  people: Disguise,
): string[][] {
  return [[...header], ...rows.map(([person = "", ...rest]) => [people.subscriber(person), ...rest])];
}

/** A copy of any plain data in which texts are anonymous; the key of a value says whether it is a person or a domain. */
export function anonymous(value: unknown, key: string, people: Disguise): unknown {
  if (typeof value === "string") return anonymousText(value, key, people);
  if (Array.isArray(value)) return value.map((item) => anonymous(item, key, people));
  if (value === null || typeof value !== "object") return value;
  // fromEntries defines own properties, whatever the name: a key `__proto__` stays data.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [people.text(name), anonymous(item, name, people)]),
  );
}

function anonymousText(value: string, key: string, people: Disguise): string {
  if (key === "subscriber" || key === "subscribers") return people.subscriber(value);
  if (key === "domain") return people.domain(value);
  if (key === "link" || key === "url") return people.link(value);
  return people.text(value);
}
