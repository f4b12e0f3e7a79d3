import type { OpenWeights } from "./opens.js";

/** Weights of opens, fitted like those of clicks (see weights.ts). */
export const openWeights: OpenWeights = {
  prior: 0.28,
  weights: {
    "cloud-network": {
      "early-several": 0,
      "early-lone": -1.02,
      "late-several": 0,
      "late-lone": -2.96,
      untimed: -1.71,
    },
    "ordinary-network": { lone: -2.43, several: 0, "web-proxy": -3.38, relay: 1.61 },
    "scanner-network": {
      "certain-early": 2.66,
      "certain-late": 0,
      "probable-early": 2.94,
      "probable-late": 0,
    },
    "unexpected-place": {
      elsewhere: 3.09,
      "elsewhere-again": 0,
      "elsewhere-office": 0,
      home: -0.2,
      "elsewhere-usual": 1.45,
      "home-usual": -1.28,
      "elsewhere-colleagues": 1.6,
      "home-colleagues": 0,
    },
    "familiar-client": {
      "same-client-read": -1.38,
      "same-client": 0,
      "person-open": -4.22,
      "hidden-open": 0,
    },
    "tool-user-agent": { tool: 3, scanner: 6.73, missing: 0, prefetch: 0 },
    "platform-flag": { machine: 3, proxy: 0, human: -1 },
    "early-open": { "15s": 2.19, "60s": 2.01, "5min": 1.21, before: 2.92, late: 0.05 },
    "gmail-prefetch": { prefetch: 8.01 },
    "image-proxy": { proxy: -5.39, flagged: 0.2 },
    "mail-program": { program: -6.82 },
    "privacy-prefetch": { prefetch: 7.94, flagged: 1.5 },
  },
};
