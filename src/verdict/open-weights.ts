import type { OpenWeights } from "./opens.js";

/** Weights of opens, fitted like those of clicks (see weights.ts). */
export const openWeights: OpenWeights = {
  prior: 0.28,
  weights: {
    "cloud-network": {
      "early-several": 0,
      "early-lone": -1.02,
      "late-several": 0,
      "late-lone": -2.98,
      untimed: -1.73,
    },
    "ordinary-network": { lone: -2.43, several: 0, "web-proxy": -3.38, relay: 1.61 },
    "scanner-network": {
      "certain-early": 2.69,
      "certain-late": 0,
      "probable-early": 2.92,
      "probable-late": 0,
    },
    "unexpected-place": {
      elsewhere: 3.09,
      "elsewhere-again": 0,
      "elsewhere-office": 0,
      home: -0.21,
      "elsewhere-usual": 1.45,
      "home-usual": -1.26,
      "elsewhere-colleagues": 1.6,
      "home-colleagues": 0,
    },
    "familiar-client": {
      "same-client-read": -1.38,
      "same-client": 0,
      "person-open": -4.21,
      "hidden-open": 0,
    },
    "tool-user-agent": { tool: 3, scanner: 6.71, missing: 0, prefetch: 0 },
    "platform-flag": { machine: 3, proxy: 0, human: -1 },
    "early-open": { "15s": 2.15, "60s": 2.02, "5min": 1.2, before: 2.93, late: 0.05 },
    "gmail-prefetch": { prefetch: 8.01 },
    "image-proxy": { proxy: -5.39, flagged: 0.2 },
    "mail-program": { program: -6.82 },
    "privacy-prefetch": { prefetch: 7.94, flagged: 1.5 },
  },
};
