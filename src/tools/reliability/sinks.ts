import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Bar, Measured } from "./bar.js";
import { csvOf, HEADER, type Program, rowsOf } from "./program.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const TRIGGER = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(\.\d+)?(e-?\d+)?$/;
const FORMATS = ["table", "json", "csv", "markdown", "html", "junit", "github"];

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The strings of the corpus, each once in every column of text. */
function hostileExport(corpus: string): string {
  const strings: string[] = ["naughty-strings/strings.json", "csv-injection/payloads.json"].flatMap((name) =>
    JSON.parse(readFileSync(join(corpus, name), "utf8")),
  );
  const sound = strings.filter((text) => !text.includes("\0") && !/\p{Cs}/u.test(text));
  const rows = sound.flatMap((text, n) => {
    const time = new Date(Date.UTC(2025, 2, 4, 10) + n * 7_000).toISOString();
    const values = [
      `p${n}@acme.example`,
      "click",
      time,
      "spring",
      `https://shop.example/${n % 5}`,
      "203.0.113.5",
      "UA",
    ];
    return [0, 3, 4, 6].map((column) =>
      values
        .map((value, at) =>
          cell(at === column ? (column === 4 ? `https://shop.example/${text}` : text) : value),
        )
        .join(","),
    );
  });
  return csvOf(rows);
}

function filesBelow(folder: string): [name: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]);
}

function judge(name: string, text: string): string[] {
  const problems: string[] = [];
  if (name.endsWith("csv")) {
    for (const value of parse(text, { relax_column_count: true }).flat() as string[])
      if (TRIGGER.test(value) && !NUMBER.test(value))
        problems.push(`${name}: a formula ${JSON.stringify(value.slice(0, 40))}`);
    // events.csv and rejects.csv give back what was read.
    if (/events|rejects/.test(name)) return problems;
  }
  const found = CONTROL.exec(text);
  if (found) problems.push(`${name}: U+${found[0].charCodeAt(0).toString(16)} at ${found.index}`);
  if (
    /html$/.test(name) &&
    (/<script[^>]*src=|<img|<svg onload|javascript:[^<]*"/i.test(text.replace(/<svg /g, "")) ||
      !text.includes("Content-Security-Policy"))
  )
    problems.push(`${name}: markup from the data`);
  if (/json$/.test(name)) JSON.parse(text);
  return problems;
}

/** R10. */
async function inert(program: Program, corpus: string): Promise<Measured> {
  const input = program.file(hostileExport(corpus));
  const problems: string[] = [];
  let texts = 0;
  for (const format of FORMATS) {
    const place = program.place();
    const ended = await program.run([input, "-f", format, "--out-dir", "out"], { cwd: place });
    if (ended.code !== 0) problems.push(`${format}: exit ${ended.code} ${ended.err.trim()}`);
    for (const [name, text] of [
      [format, ended.out],
      ["standard error", ended.err],
      ...filesBelow(place),
    ] as const) {
      texts++;
      problems.push(...judge(name, text));
    }
  }
  return {
    figure: `${texts} outputs of ${FORMATS.length} formats, ${problems.length} with a live character`,
    problems,
  };
}

/** R11. */
async function invariant(program: Program): Promise<Measured> {
  const rows = rowsOf(1_500);
  const input = program.file(csvOf(rows));
  const problems: string[] = [];
  const zones = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Chatham"];
  const locales = ["C", "de_DE.UTF-8", "tr_TR.UTF-8"];
  const first = await program.run([input, "-f", "json", "-q"]);
  let runs = 1;
  for (const TZ of [...zones, "UTC"]) {
    for (const LANG of locales) {
      const again = await program.run([input, "-f", "json", "-q"], { env: { TZ, LANG, LC_ALL: LANG } });
      runs++;
      if (again.out !== first.out) problems.push(`other bytes under TZ=${TZ} LANG=${LANG}`);
    }
  }
  const figures = (out: string) => {
    const { campaigns, subscribers, domains, networks, links, total } = JSON.parse(out);
    return JSON.stringify({ campaigns, subscribers, domains, networks, links, total });
  };
  const shuffled = [...rows].sort((a, b) => (a.slice(30) < b.slice(30) ? -1 : 1)).reverse();
  const thirds = [0, 1, 2].map((third) =>
    program.file(csvOf(rows.filter((_, n) => n % 3 === third)), `part-${third}.csv`),
  );
  const variants: [string, string[]][] = [
    ["shuffled rows", [program.file(csvOf(shuffled))]],
    ["three files", thirds],
    ["tripled rows", [program.file(csvOf([...rows, ...rows, ...rows]))]],
  ];
  for (const [name, files] of variants) {
    const other = await program.run([...files, "-f", "json", "-q"]);
    runs++;
    if (other.code !== 0 || figures(other.out) !== figures(first.out))
      problems.push(`other figures with ${name}`);
  }
  return { figure: `${runs} runs alike but for ${problems.length}`, problems };
}

/** Loaded before the program: any attempt to reach a network ends it. */
const NO_NETWORK = `import net from "node:net";
import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
const refuse = () => { process.stderr.write("network was used\\n"); process.exit(99); };
net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
dgram.Socket.prototype.send = refuse;
for (const name of ["lookup", "resolve", "resolveMx"]) { dns[name] = refuse; dns.promises[name] = refuse; }
globalThis.fetch = refuse;
syncBuiltinESMExports();
`;

/** R12, and that nothing leaves by the network. */
async function anonymous(program: Program): Promise<Measured> {
  const people = [..."abcdefgh"].map((letter, n) => `${letter}nn.o'lee+${n}@firm-${letter}.example`);
  const times = (n: number, k: number) => new Date(Date.UTC(2025, 2, 4, 10, n, k)).toISOString();
  const header = HEADER.replace("email,", "email,first_name,contact_id,");
  const rows = people.flatMap((email, n) =>
    [1, 2, 3].map((k) =>
      [
        email,
        `Given${n}`,
        `cus_00${n}47`,
        "click",
        times(n, k),
        `Mail for ${email}`,
        `https://shop.example/${k}?e=${encodeURIComponent(email)}&t=secret${n}`,
        "203.0.113.5",
        "UA",
      ]
        .map(cell)
        .join(","),
    ),
  );
  const broken = [`"${people[0]},x\n`, `${people[1]},Given1,cus_00147,click,no time,c,u,1,2\n`];
  const input = program.file(`${header}\n${rows.join("\n")}\n${broken.join("")}`);
  const preload = program.file(NO_NETWORK, "offline.mjs");
  const secrets = people.flatMap((email, n) => [
    email,
    encodeURIComponent(email),
    email.slice(email.indexOf("@") + 1),
    `given${n}`,
    `cus_00${n}47`,
    `secret${n}`,
  ]);
  const problems = new Set<string>();
  let texts = 0;
  const runs = [
    ...FORMATS.map((format) => [input, "-f", format, "--out-dir", "out", "--rejects", "r.csv"]),
    ["inspect", input, "--rows", "-f", "json"],
    ["explain", people[0]!, input],
    ["explain", people[0]!, input, "-f", "json"],
    [input, "--strict"],
    [input, "--verbose"],
  ];
  for (const argv of runs) {
    const place = program.place();
    const env = { CLICKAUDIT_KEY: "0123456789abcdef0123" };
    const { out, err, code } = await program.run([...argv, "--pseudonymize"], { cwd: place, env, preload });
    if (code === 99) problems.add("a network was used");
    if (code !== 0 && !argv.includes("--strict")) problems.add(`${argv.slice(1).join(" ")}: exit ${code}`);
    for (const [name, text] of [
      ["standard output", out],
      ["standard error", err],
      ...filesBelow(place),
    ] as const) {
      texts++;
      const low = text.toLowerCase();
      for (const secret of secrets)
        if (low.includes(secret.toLowerCase())) problems.add(`${name}: ${secret}`);
    }
  }
  return {
    figure: `${texts} outputs and messages, ${secrets.length} addresses, domains, names, ids and tokens looked for: ${problems.size} found; no socket`,
    problems: [...problems],
  };
}

export const SINKS: readonly Bar[] = [
  {
    id: "R10",
    asks: "no control or bidi character, no formula, no markup from the data",
    measure: (program, corpus) => inert(program, corpus),
  },
  {
    id: "R11",
    asks: "same bytes in 4 zones and 3 locales; same figures shuffled, split, tripled",
    measure: (program) => invariant(program),
  },
  {
    id: "R12",
    asks: "--pseudonymize: no address in any output or message",
    measure: (program) => anonymous(program),
  },
];
