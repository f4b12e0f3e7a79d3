import type { MemoryNeed } from "../domain/options.js";

/** "about 20 million rows: this takes 1.5 GB of memory, up to 6.1 GB where each row is somebody new; 21.3 GB are free" */
export function memoryText({ rows, least, most, free }: MemoryNeed): string {
  const count = rows < 1e6 ? `${Math.ceil(rows / 1000)} thousand` : `${Math.round(rows / 1e6)} million`;
  const text = `about ${count} rows: this takes ${gigabytes(least)} of memory, up to ${gigabytes(most)} where each row is somebody new; ${gigabytes(free)} are free`;
  return most < free ? text : `${text}. If that is too little, audit one campaign at a time`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
