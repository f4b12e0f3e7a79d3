import type { Spread } from "./rates.js";

export const clickSpread: Spread = { up: 0.5, down: 0.5, floor: 0.02 };
export const openSpread: Spread = { up: 0.8, down: 0.8, floor: 0.05 };
