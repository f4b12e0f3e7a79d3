export { openTables, type ReadOptions } from "./open.js";
export { expandPaths } from "./paths.js";
