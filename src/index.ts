/** clickaudit as a library: `const { report } = await audit({ files: ["events.csv"] })`. */
export { type Audit, audit, inspect } from "./audit.js";
export type { Inspection } from "./domain/inspection.js";
export type { AuditOptions, Explanation, RejectedRow } from "./domain/options.js";
export type * from "./domain/report.js";
export type { Signal } from "./domain/signal.js";
export { InputError, UsageError } from "./errors.js";
export { signals } from "./signals/index.js";
