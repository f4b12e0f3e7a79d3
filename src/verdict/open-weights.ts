import type { OpenWeights } from "./opens.js";

export const openWeights: OpenWeights = { prior: 0, weights: {} };
