import type { OpenWeights } from "./opens.js";

/** Weights of opens, fitted like those of clicks (see weights.ts). */
export const openWeights: OpenWeights = {
  prior: 0.64,
  weights: {
    "cloud-network": {
      "early-several": 0,
      "early-lone": -1.34,
      "late-several": 0,
      "late-lone": -3.35,
      untimed: 0,
    },
    "ordinary-network": { lone: -3.36, several: 0, "web-proxy": -3.62, relay: 1.86 },
    "scanner-network": {
      "certain-early": 2.43,
      "certain-late": 0,
      "probable-early": 2.54,
      "probable-late": 0,
    },
    "familiar-client": { "same-client-read": -1.4, "same-client": 0, "person-open": -4.32, "hidden-open": 0 },
    "tool-user-agent": { tool: 3, scanner: 6.3, missing: 0, prefetch: 0 },
    "platform-flag": { machine: 3, proxy: 0, human: -1 },
    "early-open": { "15s": 2.31, "60s": 2.47, "5min": 1.01, before: 3.27, late: -0.31 },
    "gmail-prefetch": { prefetch: 7.31 },
    "image-proxy": { proxy: -5.28, flagged: 0.2 },
    "mail-program": { program: -6.4 },
    "unexpected-place": {
      elsewhere: 0.3,
      home: -0.3,
      "elsewhere-usual": 0.3,
      "home-usual": -0.3,
      "elsewhere-colleagues": 0.2,
      "home-colleagues": -0.2,
    },
    "privacy-prefetch": { prefetch: 7.59, flagged: 1.5 },
  },
};
