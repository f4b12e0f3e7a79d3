/** A thread that reads parts of one file of events: see `parallel.ts`. */
import { closeSync, openSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { ByteRecord } from "../domain/table.js";
import { type Detection, knownFormats } from "../normalize/index.js";
import { scanPart } from "../read/index.js";
import { byteTaker } from "./fast-collect.js";
import { RecordHash } from "./fingerprint.js";
import { PartWriter } from "./part-events.js";
import { bytesOf, type Job, type PartResult, type Task } from "./part-jobs.js";

const { file, info, detection, format } = workerData as Task;
const spec = knownFormats.find(({ id }) => id === format);
const writer = new PartWriter();
const taker = byteTaker(
  { table: { info }, detection: { ...detection, spec } as Detection },
  writer.texts,
  new RecordHash(info.header),
  writer.add,
);
const fd = openSync(file.path, "r");

parentPort!.on("message", ({ from, to }: Job) => {
  writer.begin();
  const bytes = bytesOf(fd, from, to);
  const take = (record: ByteRecord) => taker?.take(record) !== undefined;
  const { lines, plain } = scanPart(bytes, file.delimiter, file.width, to === file.to, take);
  const events = writer.events();
  const result: PartResult = { lines, plain, events };
  parentPort!.postMessage(result, [events.numbers.buffer as ArrayBuffer, events.times.buffer as ArrayBuffer]);
});
parentPort!.on("close", () => closeSync(fd));
