import { fileURLToPath } from "node:url";
import { audit } from "../audit.js";
import { flags } from "../cli/flags.js";
import type { FormatSpec } from "../normalize/format.js";
import { kindsOf } from "../normalize/format-kinds.js";
import { formats } from "../normalize/formats/index.js";
import { loadRenderer } from "../report/index.js";
import { signals } from "../signals/index.js";
import { accuracyTables } from "./accuracy-tables.js";
import { exported } from "./api.js";
import { cell, table } from "./markdown.js";
import { terminalSvg } from "./svg-terminal.js";

export const DEMO = "fixtures/campaigns/spring-sale";
/** What stands in letters beside the picture: headline and rates. */
const DEMO_IN_LETTERS = 2;
/** Sections of the demo's report that the README shows: headline, rates, reasons, subscribers. */
const DEMO_SECTIONS = 4;
const DEMO_SUBSCRIBERS = 3;

/** The generated parts of the README by name, as Markdown. */
export async function readmeBlocks(): Promise<Map<string, string>> {
  return new Map([
    ["demo", await demo()],
    ["options", options()],
    ["signals", signalTable()],
    ["exports", exportTable()],
    ["accuracy", accuracyTables()],
    ["api", apiTable()],
  ]);
}

/**
 * Puts the blocks between their markers, `<!-- generated:NAME -->` and `<!-- /generated:NAME -->`.
 * @throws Error when a block has no place in the text, or a place has no block
 */
export function fillBlocks(text: string, blocks: ReadonlyMap<string, string>): string {
  const open = new Set(blocks.keys());
  const filled = text.replace(
    /<!-- generated:([\w-]+) -->[\s\S]*?<!-- \/generated:\1 -->/g,
    (_whole, name: string) => {
      const block = blocks.get(name);
      if (block === undefined) throw new Error(`nothing generates the block ${name}`);
      open.delete(name);
      return `<!-- generated:${name} -->\n${block}\n<!-- /generated:${name} -->`;
    },
  );
  if (open.size > 0) throw new Error(`no place for ${[...open].join(", ")}`);
  return filled;
}

async function demo(): Promise<string> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { report } = await audit({ files: [root + DEMO] });
  const render = await loadRenderer("table");
  const text = render(report, {
    color: false,
    unicode: true,
    width: 80,
    mask: false,
    top: DEMO_SUBSCRIBERS,
  });
  const shown = text.split("\n\n").slice(0, DEMO_IN_LETTERS).join("\n\n");
  const command = `$ npx clickaudit ${DEMO} --top ${DEMO_SUBSCRIBERS}`;
  return ["```text", command, shown.trimEnd(), "...", "```"].join("\n");
}

/** The made-up campaign in a terminal, as a picture. */
export async function terminalPicture(): Promise<string> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { report } = await audit({ files: [root + DEMO] });
  const render = await loadRenderer("table");
  const look = { color: true, unicode: true, width: 80, mask: false, top: DEMO_SUBSCRIBERS };
  const shown = render(report, look).split("\n\n").slice(0, DEMO_SECTIONS).join("\n\n");
  return terminalSvg(
    `\x1b[2m$\x1b[22m npx clickaudit ${DEMO} --top ${DEMO_SUBSCRIBERS}\n${shown.trimEnd()}`,
    80,
  );
}

/** The library: functions and values, and the names of the types. */
function apiTable(): string {
  const all = exported();
  const rows = all
    .filter(({ kind }) => kind !== "type")
    .map(({ name, text }) => [`\`${name}\``, text.split("\n\n")[0]!.replace(/\s*\n\s*/g, " ")]);
  const types = all.filter(({ kind }) => kind === "type").map(({ name }) => `\`${name}\``);
  return `${table(["Export", ""], rows)}\n\nTypes: ${types.join(", ")}.`;
}

function options(): string {
  const groups = new Map<string, string[]>();
  for (const flag of flags) {
    if (!flag.commands.includes("audit")) continue;
    const choices = flag.choices === undefined ? "" : ` (${flag.choices.join(", ")})`;
    const line = `| ${cell(`\`${flag.flags}\``)} | ${cell(flag.text + choices)} |`;
    const lines = groups.get(flag.group);
    if (lines === undefined) groups.set(flag.group, [line]);
    else lines.push(line);
  }
  const rows = [...groups].flatMap(([group, lines]) => [`| **${group.replace(/:$/, "")}** | |`, ...lines]);
  return ["| Option | |", "|---|---|", ...rows].join("\n");
}

function signalTable(): string {
  return table(
    ["Signal", "What it sees", "Group", "Needs"],
    signals.map(({ id, title, group, needs }) => [`\`${id}\``, title, group, needs.join(", ") || "nothing"]),
  );
}

/** Shapes with a vendor of their own; the labelled campaigns of the tests are nobody's export. */
function exportTable(): string {
  const rows = formats
    .filter(({ signatures, recognise }) => signatures.length > 0 || recognise !== undefined)
    .map((format) => [format.vendor, format.title, judged(format), format.howToGet, format.confidence])
    .sort(([a = ""], [b = ""]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return table(["Platform", "Export", "What can be judged", "How to get it", "Layout"], rows);
}

/** What the columns of an export allow, in words. */
function judged(format: FormatSpec): string {
  switch (format.role) {
    case "campaigns":
      return "the platform's own totals";
    case "subscribers":
      return "country, time zone and segment of each person";
    case "links":
      return "position of each link";
    case "conversions":
      return "what people did after the click";
    case "mx":
      return "mail servers of each domain";
    case "automations":
      return "automation steps that fired";
    default:
      return judgedHits(format);
  }
}

function judgedHits(format: FormatSpec): string {
  const { columns } = format;
  const kinds = kindsOf(format);
  const hits = kinds.has("click") ? (kinds.has("open") ? "clicks and opens" : "clicks") : "opens";
  if (!kinds.has("click") && !kinds.has("open")) return `${[...kinds].join(", ")} rows only`;
  const timed = columns.eventTime ?? columns.clickTime ?? columns.openTime;
  const by = [
    timed === undefined ? "" : format.role === "recipients" ? "first time" : "timing",
    (columns.url ?? columns.linkId ?? columns.linkName) ? "links" : "",
    columns.ip === undefined ? "" : "network",
    columns.userAgent === undefined ? "" : "client",
    columns.machineFlag === undefined ? "" : "the platform's own mark",
  ].filter((part) => part !== "");
  return by.length === 0 ? `${hits}: counts only` : `${hits} by ${by.join(", ")}`;
}
