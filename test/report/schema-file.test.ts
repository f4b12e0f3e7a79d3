import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { renderSchema } from "../../src/report/json.js";

// The package is found under its own name, as it is from the project of a user.
const require = createRequire(import.meta.url);

it.each(["clickaudit/schema", "clickaudit/report.schema.json"])("the package exports %s", (name) => {
  expect(require(name)).toEqual(JSON.parse(renderSchema()));
});
