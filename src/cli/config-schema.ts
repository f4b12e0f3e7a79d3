import { fieldNames } from "../index.js";
import { configFlags, DATE_ORDERS, roles, rowKinds, YES_NO } from "./config-keys.js";
import { type Flag, keyOf } from "./flags.js";

/** The part of JSON Schema 2020-12 in use. */
type Schema = Readonly<Record<string, unknown>>;

/** JSON Schema of clickaudit.json: editors complete and check the file where "$schema" points to it. */
export function configJsonSchema(): string {
  const schema: Schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "clickaudit.json: options of clickaudit that hold for every run in a folder",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      ...Object.fromEntries(configFlags.map((flag) => [keyOf(flag), property(flag)])),
      exports: {
        description:
          "how the files of single exports are read, by a name for each; the first that fits a file counts",
        type: "object",
        additionalProperties: oneExport(),
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function property(flag: Flag): Schema {
  return { description: flag.text, ...typeOf(flag) };
}

function typeOf(flag: Flag): Schema {
  switch (flag.kind) {
    case "switch":
      return { type: "boolean" };
    case "list":
      return { type: "array", items: TEXT };
    case "choice":
      return { enum: flag.choices };
    case "count":
      return { type: "integer", minimum: 0 };
    case "share":
      return {
        anyOf: [
          { type: "number", minimum: 0, maximum: 1 },
          { type: "string", pattern: "^[0-9.]+ ?%?$" },
        ],
      };
    case "pairs":
      return columnMap();
    case "numbers":
      return { type: "object", additionalProperties: { type: "number" } };
    default:
      return TEXT;
  }
}

const TEXT: Schema = { type: "string", minLength: 1 };

/** Any header can be named; the usual fields are listed so that editors complete them. */
function columnMap(): Schema {
  return {
    type: "object",
    properties: Object.fromEntries(fieldNames().map((name) => [name, { type: "string" }])),
    additionalProperties: { type: "string" },
  };
}

function oneExport(): Schema {
  return {
    type: "object",
    additionalProperties: false,
    required: ["files"],
    properties: {
      files: {
        description: "names of its files: * is any text, ? one character",
        anyOf: [TEXT, { type: "array", items: TEXT }],
      },
      map: { description: "which column holds a field", ...columnMap() },
      role: { description: "what one row is; found from the content when absent", enum: roles },
      event: { description: "what each row is, where no column says it", enum: rowKinds },
      timezone: { description: "zone of times that name none", ...TEXT },
      dateOrder: {
        description: "order of day, month and year in dates such as 03/04/2026",
        enum: DATE_ORDERS,
      },
      filtered: {
        description: "whether the platform has left machines out of it",
        enum: YES_NO,
      },
    },
  };
}
