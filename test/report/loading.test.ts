import { expect, it, vi } from "vitest";
import { formatNames, loadRenderer } from "../../src/report/index.js";
import { madeUp, plain } from "./reports.js";

vi.mock("cli-table3", () => {
  throw new Error("cli-table3 was loaded");
});

it.each(formatNames.filter((name) => name !== "table"))("%s does without the table library", async (name) => {
  const render = await loadRenderer(name);
  expect(render(madeUp("spring-sale"), plain)).not.toBe("");
});

it("the table does not", async () => {
  await expect(loadRenderer("table")).rejects.toThrow();
});
