import { writeFileSync } from "node:fs";

/** Loaded into a measured process: leaves its CPU seconds and peak memory in MB in the file that BENCH_USAGE names. */
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: (maxRSS * 1024) / 1e6 };
  writeFileSync(process.env.BENCH_USAGE!, JSON.stringify(usage));
});
