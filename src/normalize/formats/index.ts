import type { FormatSpec } from "../format.js";
import { labelled } from "./labelled.js";
import { plain } from "./plain.js";

/** Every export shape that is known by name. One line per vendor file; the order settles nothing but ties. */
export const formats: readonly FormatSpec[] = [plain, labelled].flat();
