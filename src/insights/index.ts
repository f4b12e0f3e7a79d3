export { automations } from "./automations.js";
export { breaks } from "./breaks.js";
export { diagnosis } from "./diagnosis.js";
export { hygiene } from "./hygiene.js";
export { newScanners, newScannersText, type Scanned } from "./new-scanners.js";
export { reconcile } from "./reconcile.js";
export { type Person, segments } from "./segments.js";
export { variants } from "./variants.js";
