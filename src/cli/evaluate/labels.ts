import type { Table } from "../../domain/table.js";
import { InputError } from "../../errors.js";

export type Label = "human" | "automated";

/** What is known of a message. */
export interface MessageLabel {
  readonly campaign: string;
  readonly subscriber: string;
  readonly humanClick: boolean;
}

/** What a label file says: labels of rows, by {@link rowKey}, or of messages. */
export type Labels =
  | { readonly kind: "rows"; readonly rows: ReadonlyMap<string, Label>; readonly files: boolean }
  | { readonly kind: "messages"; readonly messages: readonly MessageLabel[] };

/** @param file "" where the label file has no column for it: one event file */
export function rowKey(file: string, row: string): string {
  return `${file}\0${row}`;
}

const HINT = "columns: row,label (and file for several event files), or campaign,email,human_click";

/** Reads a label file. Throws InputError with the line of what cannot be understood. */
export async function readLabels(table: Table): Promise<Labels> {
  const file = table.info.path;
  const columns = table.info.header.map((name) => name.trim().toLowerCase());
  const at = (...names: string[]) => columns.findIndex((name) => names.includes(name));
  if (at("row") >= 0 && at("label") >= 0) return readRows(table, at("row"), at("label"), at("file"));
  if (at("campaign") >= 0 && at("email", "subscriber") >= 0 && at("human_click") >= 0) {
    return readMessages(table, at("campaign"), at("email", "subscriber"), at("human_click"));
  }
  throw new InputError("this is no label file", { file, line: table.info.headerLine, hint: HINT });
}

async function readRows(table: Table, row: number, label: number, file: number): Promise<Labels> {
  const rows = new Map<string, Label>();
  await eachRecord(table, (cells, line) => {
    const number = cells[row]!.trim();
    if (!/^[1-9]\d{0,14}$/.test(number))
      throw wrong(table, line, "row", "this is no row number; count data rows from 1");
    rows.set(rowKey(file < 0 ? "" : cells[file]!, number), labelOf(table, line, cells[label]!));
  });
  return { kind: "rows", rows, files: file >= 0 };
}

async function readMessages(table: Table, campaign: number, email: number, click: number): Promise<Labels> {
  const messages: MessageLabel[] = [];
  await eachRecord(table, (cells, line) => {
    const known = /^(?:(1|true|yes)|0|false|no)$/i.exec(cells[click]!.trim());
    if (known === null) throw wrong(table, line, "human_click", "write 1 or 0");
    messages.push({
      campaign: cells[campaign]!,
      subscriber: cells[email]!,
      humanClick: known[1] !== undefined,
    });
  });
  return { kind: "messages", messages };
}

/** Labels are the user's own work: a damaged row is an error, not a row to skip. */
async function eachRecord(
  table: Table,
  use: (cells: readonly string[], line: number) => void,
): Promise<void> {
  let first: InputError | null = null;
  const attempt = (line: number, action: () => void) => {
    if (first !== null) return;
    try {
      action();
    } catch (error) {
      first =
        error instanceof InputError ? error : new InputError(String(error), { file: table.info.path, line });
    }
  };
  await table.read({
    row(cells, line, _record, damage) {
      attempt(line, () => {
        if (damage !== undefined) throw wrong(table, line, undefined, damage);
        use(cells, line);
      });
    },
    unreadable(line, _record, reason) {
      attempt(line, () => {
        throw wrong(table, line, undefined, reason);
      });
    },
  });
  if (first !== null) throw first;
}

function labelOf(table: Table, line: number, text: string): Label {
  const word = text.trim().toLowerCase();
  if (word === "human" || word === "automated") return word;
  throw wrong(table, line, "label", "write human or automated");
}

function wrong(table: Table, line: number, field: string | undefined, message: string): InputError {
  return new InputError(message, { file: table.info.path, line, field });
}
