import type { OpenWeights } from "./opens.js";

/** Weights of opens, fitted like those of clicks (see weights.ts). */
export const openWeights: OpenWeights = {
  prior: -0.21,
  weights: {
    "ordinary-network": { lone: -3.63, several: 0, "web-proxy": 0, relay: 0 },
    "scanner-network": {
      "certain-early": 2.52,
      "certain-late": 0,
      "probable-early": 2.13,
      "probable-late": 0,
    },
    "familiar-client": {
      "same-client-read": -1.23,
      "same-client": 0,
      "person-open": -4.15,
      "hidden-open": 0,
    },
    "tool-user-agent": { tool: 3, scanner: 6.3, missing: 0, prefetch: 0 },
    "platform-flag": { machine: 3, proxy: 0, human: -1 },
    "early-open": { "15s": 2.53, "60s": 2.94, "5min": 1.64, before: 4.29, late: 0.37 },
    "gmail-prefetch": { prefetch: 7.33 },
    "image-proxy": { proxy: -4.9, flagged: 0.2 },
    "privacy-prefetch": { prefetch: 7.65, flagged: 1.5 },
  },
};
