import type { RowSource } from "../domain/options.js";
import type { Table } from "../domain/table.js";
import { InputError } from "../errors.js";
import { openJsonTable } from "./json-table.js";
import { CHUNK_BYTES } from "./limits.js";
import { spool } from "./spool.js";
import { openText } from "./text-file.js";

/**
 * Rows that a program hands over, as a table: they take the way of a file of JSON lines, so that the same rows give the same
 * result. They are wanted twice, therefore they are spooled like standard input.
 * @throws InputError for a row that is no object, and when there is none
 */
export async function openRows({ name, rows }: RowSource): Promise<Table> {
  const source = await spool(name, lines(name, rows));
  try {
    const file = await openText(source, { compression: "none", isGzip: false, encoding: "utf-8" });
    return await openJsonTable(file, { kind: "lines", start: { offset: 0, line: 1 } });
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function* lines(name: string, rows: RowSource["rows"]): AsyncGenerator<Buffer> {
  let text = "";
  let number = 0;
  for await (const row of rows) {
    text += `${line(row, name, ++number)}\n`;
    if (text.length < CHUNK_BYTES) continue;
    yield Buffer.from(text, "utf8");
    text = "";
  }
  if (number === 0)
    throw new InputError("no row came", { file: name, hint: "check the query behind the rows" });
  if (text !== "") yield Buffer.from(text, "utf8");
}

function line(row: unknown, file: string, number: number): string {
  const hint = 'give objects such as {email: "...", event: "click", timestamp: new Date()}';
  if (typeof row !== "object" || row === null || Array.isArray(row))
    throw new InputError("this row is no object", { file, line: number, hint });
  try {
    return JSON.stringify(row, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  } catch (error) {
    throw new InputError(`this row cannot be written as JSON: ${(error as Error).message.split("\n")[0]}`, {
      file,
      line: number,
      hint,
    });
  }
}
