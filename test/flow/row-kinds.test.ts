import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installed } from "../../src/cli/installed.js";
import { cli } from "../cli/kit.js";
import { folder } from "./kit.js";

const PEOPLE = ["ann@north.example", "ben@north.example", "cid@south.example"];
const LIST = `Contact,Country\n${PEOPLE.map((email) => `${email},DE`).join("\n")}\n`;
const LOG = `Contact,When,Country\n${PEOPLE.map((email, at) => `${email},2026-03-17 09:0${at}:10,DE`).join("\n")}\n`;

function put(files: Record<string, string>): string {
  const at = folder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(at, "exports"), { recursive: true });
    writeFileSync(join(at, name), text);
  }
  return at;
}

async function kindsOf(argv: string[], cwd = folder()) {
  const { code, out, err } = await cli(["inspect", ...argv, "-f", "json", "-q"], { stages: installed, cwd });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const { files } = JSON.parse(out) as {
    files: { path: string; role: string; kinds: object; accounting: { analysed: number }; notes: string[] }[];
  };
  return files;
}

test.each([
  ["--clicks", "events", "recipients", "click"],
  ["--opens", "events", "recipients", "open"],
  ["--sends", "events", "recipients", "sent"],
  ["--deliveries", "events", "recipients", "delivered"],
  ["--bounces", "events", "recipients", "bounce"],
  ["--unsubscribes", "events", "recipients", "unsubscribe"],
])("%s says what each row of a file is, with times or without", async (flag, ofLog, ofList, kind) => {
  const at = put({ "log.csv": LOG, "list.csv": LIST });
  const files = await kindsOf([flag, join(at, "log.csv"), flag, join(at, "list.csv")]);
  expect(files.map(({ role, kinds }) => ({ role, kinds }))).toEqual([
    { role: ofLog, kinds: { [kind]: 3 } },
    { role: ofList, kinds: { [kind]: 3 } },
  ]);
});

test("the word of the user goes before a column, before the file name, and before a known export", async () => {
  const at = put({
    "opens.csv": LOG,
    "typed.csv": LOG.replace("Country", "event").replaceAll(",DE", ",opened"),
    "granular.csv": `Timestamp,IP,Email\n2026-03-17 09:00:10,198.51.100.7,${PEOPLE[0]}\n`,
  });
  const names = ["opens.csv", "typed.csv", "granular.csv"];
  const files = await kindsOf(names.flatMap((name) => ["--clicks", join(at, name)]));
  expect(files.map(({ kinds }) => kinds)).toEqual([{ click: 3 }, { click: 3 }, { click: 1 }]);
});

test("a file of the folder that is named as well is read once, as named", async () => {
  const at = put({ "exports/a.csv": LIST, "exports/b.csv": LOG });
  const files = await kindsOf([join(at, "exports"), "--clicks", join(at, "exports/b.csv")]);
  expect(files.map(({ path, kinds }) => [path.slice(-5), kinds])).toEqual([
    ["a.csv", {}],
    ["b.csv", { click: 3 }],
  ]);
});

test("the audit needs no other files, and joins them into one campaign", async () => {
  const at = put({ "l1.csv": LIST, "l2.csv": LIST });
  const argv = ["--opens", join(at, "l1.csv"), "--clicks", join(at, "l2.csv"), "--campaign", "Spring"];
  const { code, out } = await cli([...argv, "-f", "json", "-q"], { stages: installed });
  expect(code).toBe(0);
  const { campaigns } = JSON.parse(out);
  expect(campaigns).toHaveLength(1);
  expect([campaigns[0].uniqueOpens.reported, campaigns[0].uniqueClicks.reported]).toEqual([3, 3]);
});

test("the config file says it for files by name", async () => {
  const at = put({ "crm-1.csv": LIST });
  writeFileSync(
    join(at, "clickaudit.json"),
    JSON.stringify({ exports: { crm: { files: "crm-*.csv", event: "click", filtered: "yes" } } }),
  );
  const [file] = await kindsOf([join(at, "crm-1.csv")], at);
  expect(file).toMatchObject({ role: "recipients", kinds: { click: 3 } });
  writeFileSync(
    join(at, "clickaudit.json"),
    JSON.stringify({ exports: { crm: { files: "a", event: "clic" } } }),
  );
  const { code, err } = await cli(["inspect", join(at, "crm-1.csv")], { stages: installed, cwd: at });
  expect(code).toBe(2);
  expect(err).toMatch(/exports\.crm\.event.*must be one of sent, delivered, open, click/);
});

test("a list of people alone leads to the flag", async () => {
  const at = put({ "list.csv": LIST });
  const { code, err } = await cli([join(at, "list.csv")], { stages: installed });
  expect(code).toBe(2);
  expect(err).toMatch(/found: subscribers.*--clicks or --opens/);
});

test("a header without rows has no coarse clock and no assumed zone", async () => {
  const at = put({ "empty.csv": "email,event,timestamp,url,ip\n", "list.csv": LIST });
  const argv = [join(at, "empty.csv"), "--clicks", join(at, "list.csv"), "-f", "json", "-q"];
  const { out } = await cli(argv, { stages: installed });
  const codes = (JSON.parse(out) as { notices: { code: string }[] }).notices.map(({ code }) => code);
  expect(codes).not.toContain("coarse-clock");
  expect(codes).not.toContain("timezone-assumed");
});
