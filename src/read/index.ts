export { isLoss } from "./losses.js";
export { openTables, type ReadOptions } from "./open.js";
export { expandPaths } from "./paths.js";
export { openRows } from "./rows.js";
export { plainBytes, secondThread } from "./second-thread.js";
export { type Cut, cutsOf, segmentsOf } from "./segments.js";
