import { describe, expect, it } from "vitest";
import { type ColumnContent, contentOf } from "../../src/normalize/content.js";

const look = (...cells: string[]): ColumnContent =>
  contentOf(
    cells.map((cell) => [cell]),
    0,
  );

describe("contents of columns", () => {
  it("are shares of the cells that hold something", () => {
    expect(look("anna@north.example", "", "NA", "Anna")).toMatchObject({
      filled: 2,
      fill: 0.5,
      address: 0.5,
    });
    expect(look()).toMatchObject({ filled: 0, fill: 0, address: 0 });
  });

  it.each([
    "anna@north.example",
    "Anna <anna@north.example>",
    '["anna@north.example"]',
    "a@b.example, c@d.example",
  ])("%s is an address", (cell) => expect(look(cell).address).toBe(1));

  it.each(["<20260317.1@mail_relay>", "@anna", "user@"])("%s is none", (cell) =>
    expect(look(cell).address).toBe(0),
  );

  it.each(["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1", "192.0.2.xxx"])("%s is an IP address", (cell) =>
    expect(look(cell).ip).toBe(1),
  );

  it.each(["20:46:54", "1.2.3", "2026-03-17 09:00:00"])("%s is no IP address", (cell) =>
    expect(look(cell).ip).toBe(0),
  );

  it("does not take counts for times, nor epochs for counts", () => {
    expect(look("3", "12", "45000").time).toBe(0);
    expect(look("1773738000", "1773738000123").time).toBe(1);
    expect(look("17.03.2026 09:00", "March 17, 2026 9:00 am").time).toBe(1);
  });

  it("tells flags from counts", () => {
    expect(look("Yes", "No", "0", "1").flag).toBe(1);
    expect(look("2", "7").flag).toBe(0);
  });
});
