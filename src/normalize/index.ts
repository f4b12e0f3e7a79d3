export { detect } from "./detect.js";
export type { Detection, DetectOptions } from "./detection.js";
export { conversionMapper } from "./map/conversions.js";
export { countMapper } from "./map/counts.js";
export { eventMapper } from "./map/events.js";
export { automationMapper, campaignMapper, linkMapper, subscriberMapper } from "./map/lists.js";
export type { Mapper, Outcome } from "./map/mapper.js";
export { isPlainAddress, isPlainIp, isPlainText, startsPlain } from "./plain.js";
export { type Plan, planOf } from "./plan.js";
