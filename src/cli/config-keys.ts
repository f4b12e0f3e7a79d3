import * as v from "valibot";
import { type Flag, flags, keyOf } from "./flags.js";
import { share } from "./values.js";

export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export const YES_NO = ["yes", "no"] as const;

/** Roles that a file can be given by hand. */
export const roles = [
  "events",
  "recipients",
  "campaigns",
  "subscribers",
  "links",
  "conversions",
  "mx",
  "automations",
] as const;

/** What a row can be as a whole. */
export const rowKinds = ["sent", "delivered", "open", "click", "bounce", "unsubscribe"] as const;

/** Flags that a config file can set. */
export const configFlags = flags.filter((flag) => flag.onlyFlag !== true);
/** How the files of one export are read. */
export const exportSchema = v.strictObject({
  files: v.union(
    [texts("must be a file name such as crm-*.csv, or a list of them"), nonEmpty("must not be empty")],
    "must be a file name such as crm-*.csv, or a list of them",
  ),
  map: v.optional(table(v.string("must be the name of a column"), "must be an object of field: header")),
  role: v.optional(v.picklist(roles, `must be one of ${roles.join(", ")}`)),
  event: v.optional(v.picklist(rowKinds, `must be one of ${rowKinds.join(", ")}`)),
  timezone: v.optional(nonEmpty("must be a zone such as Europe/Berlin or +02:00")),
  dateOrder: v.optional(v.picklist(DATE_ORDERS, `must be one of ${DATE_ORDERS.join(", ")}`)),
  filtered: v.optional(v.picklist(YES_NO, `must be one of ${YES_NO.join(", ")}`)),
});

/** A config file. */
export const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  exports: v.optional(table(exportSchema, "must be an object of name: export")),
  ...Object.fromEntries(configFlags.map((flag) => [keyOf(flag), v.optional(schemaOf(flag))])),
});

function nonEmpty(message: string) {
  return v.pipe(v.string(message), v.nonEmpty("must not be empty"));
}

function texts(message: string) {
  return v.array(v.pipe(v.string(message), v.nonEmpty("must not be empty")), message);
}

function schemaOf(flag: Flag): v.GenericSchema {
  const key = keyOf(flag);
  switch (flag.kind) {
    case "switch":
      return v.boolean("must be true or false");
    case "list":
      return v.array(
        v.pipe(v.string("must be a list of texts"), v.nonEmpty("must not be empty")),
        "must be a list of texts",
      );
    case "choice":
      return v.picklist(flag.choices!, `must be one of ${flag.choices!.join(", ")}`);
    case "count":
      return v.pipe(
        v.number("must be a whole number"),
        v.safeInteger("must be a whole number"),
        v.minValue(0, "must not be below 0"),
      );
    case "share":
      return v.pipe(
        v.union([v.number(), v.string()], "must be a share such as 0.2 or 20%"),
        v.transform((value) => share(key, String(value))),
      );
    case "pairs":
      return table(v.string("must be the name of a column"), "must be an object of field: header");
    case "numbers":
      return table(
        v.pipe(v.number("must be a number"), v.finite("must be a finite number")),
        "must be an object of signal.threshold: number",
      );
    default:
      return v.pipe(v.string("must be a text"), v.nonEmpty("must not be empty"));
  }
}

/** valibot's record takes lists for objects too. */
function table(values: v.GenericSchema, message: string): v.GenericSchema {
  const isTable = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  return v.pipe(v.custom(isTable, message), v.record(v.string(), values, message));
}
