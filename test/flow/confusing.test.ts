import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import type { AuditOptions } from "../../src/domain/options.js";
import { inspect } from "../../src/flow/inspect/inspect.js";
import { folder } from "./kit.js";

type Content = readonly string[] | Buffer;

const people = Array.from({ length: 6 }, (_, i) => `lezer${i}@voorbeeld${i % 2}.example`);
const each = (row: (person: string, i: number) => string | string[]): string[] => people.flatMap(row);
const LINK = "https://www.voorbeeld.example/a";
const DAY = "2026-03-17T";

function put(files: Record<string, Content>): string {
  const path = folder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content instanceof Buffer ? content : `${content.join("\n")}\n`);
  }
  return path;
}

/** Files that end in the right answer: kinds of rows, first and last time of the day. */
const UNDERSTOOD: [what: string, name: string, content: Content, kinds: object, from: string, to: string][] =
  [
    [
      "a Dutch log with semicolons, day first, to the minute",
      "export.csv",
      [
        "E-mailadres;Actie;Datum;Campagne;Link;IP-adres",
        ...each((person, i) => [
          `${person};Verzonden;17-03-2026 09:00;Lentesale;;`,
          `${person};Geopend;17-03-2026 09:1${i};Lentesale;;198.51.100.${i}`,
          `${person};Geklikt;17-03-2026 09:2${i};Lentesale;${LINK};198.51.100.${i}`,
        ]),
      ],
      { sent: 6, open: 6, click: 6 },
      "09:00:00.000Z",
      "09:25:00.000Z",
    ],
    [
      "German recipients in windows-1252 with rates in decimal commas and a totals row",
      "empfaenger.csv",
      Buffer.from(
        [
          "E-Mail-Adresse;Vorname;Gesendet am;Geöffnet;Anzahl Öffnungen;Geklickt;Anzahl Klicks;Öffnungsrate",
          ...each(
            (person, i) =>
              `${person};Näm;17.03.2026 09:00;${i < 4 ? "Ja;2" : "Nein;0"};${i < 2 ? "Ja;1" : "Nein;0"};5,5 %`,
          ),
          "Summe;;;4;8;2;2;5,5 %",
        ].join("\r\n"),
        "latin1",
      ),
      { sent: 6, open: 4, click: 2 },
      "09:00:00.000Z",
      "09:00:00.000Z",
    ],
    [
      "a French report with titles above the header",
      "rapport.csv",
      [
        "Rapport de campagne : Soldes de printemps",
        "Exporté le 18/03/2026",
        "",
        "Adresse e-mail;Événement;Date;Lien",
        ...each((person, i) => [
          `${person};Ouvert;17/03/2026 09:0${i}:10;`,
          `${person};Cliqué;17/03/2026 09:0${i}:25;${LINK}`,
        ]),
      ],
      { open: 6, click: 6 },
      "09:00:10.000Z",
      "09:05:25.000Z",
    ],
    [
      "an Italian list with tabs and month names",
      "report.tsv",
      [
        "Indirizzo e-mail\tEvento\tData e ora\tLink cliccato",
        ...each((person, i) => `${person}\tCliccata\t17 marzo 2026 09:0${i}:30\t${LINK}`),
      ],
      { click: 6 },
      "09:00:30.000Z",
      "09:05:30.000Z",
    ],
    [
      "Portuguese recipients with first times",
      "relatorio.csv",
      [
        "Endereço de e-mail;Enviado em;Aberto em;Clicado em",
        ...each(
          (person, i) =>
            `${person};17/03/2026 09:00;${i < 3 ? `17/03/2026 10:0${i}` : ""};${i < 1 ? "17/03/2026 10:07" : ""}`,
        ),
      ],
      { sent: 6, open: 3, click: 1 },
      "09:00:00.000Z",
      "10:07:00.000Z",
    ],
    [
      "UTF-16 that Excel calls Unicode text, month first",
      "unicode.txt",
      Buffer.from(
        `\ufeff${["Email\tEvent\tDate\tURL", ...each((person, i) => `${person}\tClicked\t3/17/2026 9:0${i}\t${LINK}`)].join("\r\n")}`,
        "utf16le",
      ),
      { click: 6 },
      "09:00:00.000Z",
      "09:05:00.000Z",
    ],
    [
      "no header at all",
      "dump.csv",
      each((person, i) => `${person},click,2026-03-17 09:0${i}:25,${LINK},198.51.100.${i}`),
      { click: 6 },
      "09:00:25.000Z",
      "09:05:25.000Z",
    ],
    [
      "day and time of day in two columns",
      "log.csv",
      ["email,event,date,time,url", ...each((person, i) => `${person},click,17.03.2026,09:0${i}:25,${LINK}`)],
      { click: 6 },
      "09:00:25.000Z",
      "09:05:25.000Z",
    ],
    [
      "spreadsheet serials with decimal commas",
      "serials.csv",
      [
        "E-Mail;Ereignis;Zeitpunkt;Link",
        ...each(
          (person, i) => `${person};geklickt;${(46098.375 + i / 1440).toFixed(9).replace(".", ",")};${LINK}`,
        ),
      ],
      { click: 6 },
      "09:00:00.000Z",
      "09:05:00.000Z",
    ],
    [
      "every line quoted as one cell",
      "quoted.csv",
      [
        '"email,event,timestamp,subject"',
        ...each((person, i) => `"${person},click,2026-03-17 09:0${i}:25,""Save now, today"""`),
      ],
      { click: 6 },
      "09:00:25.000Z",
      "09:05:25.000Z",
    ],
    [
      "a zone in the name of the column",
      "zoned.csv",
      [
        "Email;Event;Time (Europe/Amsterdam)",
        ...each((person, i) => `${person};click;2026-03-17 10:0${i}:25`),
      ],
      { click: 6 },
      "09:00:25.000Z",
      "09:05:25.000Z",
    ],
    [
      "an offset in the name of the column",
      "zoned.csv",
      ["Email;Event;Date [UTC+2]", ...each((person, i) => `${person};click;17.03.2026 11:0${i}:25`)],
      { click: 6 },
      "09:00:25.000Z",
      "09:05:25.000Z",
    ],
    [
      "sentences for what happened",
      "verlauf.csv",
      [
        "Kontakt;Ereignis;Zeitpunkt",
        ...each((person, i) => [
          `${person};E-Mail wurde geöffnet;17.03.2026 09:0${i}:10`,
          `${person};Link geklickt;17.03.2026 09:0${i}:25`,
        ]),
      ],
      { open: 6, click: 6 },
      "09:00:10.000Z",
      "09:05:25.000Z",
    ],
    [
      "two columns of addresses, of which one is always ours",
      "crm.csv",
      [
        "Owner,Person,What,When,Where",
        ...each((person, i) => `sales@firma.example,${person},click,2026-03-17 09:0${i}:25,${LINK}`),
      ],
      { click: 6 },
      "09:00:25.000Z",
      "09:05:25.000Z",
    ],
    [
      "Excel's separator line and a header that is repeated",
      "joined.csv",
      [
        "sep=;",
        "email;event;timestamp",
        ...each((person) => `${person};sent;2026-03-17 09:00:00`),
        "email;event;timestamp",
        ...each((person, i) => `${person};click;2026-03-17 09:0${i}:25`),
      ],
      { sent: 6, click: 6 },
      "09:00:00.000Z",
      "09:05:25.000Z",
    ],
  ];

/** Files that end in one line with the flag or the step that settles it. */
const ASKS: [what: string, files: Record<string, Content>, line: RegExp, answer?: Partial<AuditOptions>][] = [
  [
    "days that fit both orders",
    {
      "export.csv": [
        "Correo electrónico,Acción,Fecha,Enlace",
        ...each((person, i) => `${person},Clic,03/04/2026 09:0${i}:05,${LINK}`),
      ],
    },
    /"03\/04\/2026 09:00:05" is 2026-04-03 \(dmy\) or 2026-03-04 \(mdy\)$/,
    { dateOrder: "dmy" },
  ],
  [
    "both orders in one file",
    {
      "export.csv": [
        "email,event,timestamp",
        ...each((person, i) => `${person},click,${i % 2 ? "17/03" : "03/17"}/2026 09:00:05`),
      ],
    },
    /different orders: .* needs mdy, .* needs dmy$/,
    { dateOrder: "dmy" },
  ],
  [
    "another order in another file of the same export",
    {
      "a.csv": ["email,event,timestamp", ...each((person) => `${person},click,17/03/2026 09:00:05`)],
      "b.csv": ["email,event,timestamp", ...each((person) => `${person},open,03/18/2026 09:00:05`)],
    },
    /different orders/,
    { dateOrder: "mdy" },
  ],
  [
    "two columns of addresses without a name",
    {
      "export.csv": [
        "A,B,event,time",
        ...each((person, i) => `${people[(i + 1) % 6]},${person},click,2026-03-17 09:00:05`),
      ],
    },
    /columns "A" and "B" both hold addresses: .* --map email=COLUMN$/,
    { map: { email: "B" } },
  ],
  [
    "two columns of addresses with the same name and a number",
    {
      "export.csv": [
        "Email 1,Email 2,event,time",
        ...each((person, i) => `${people[(i + 1) % 6]},${person},click,2026-03-17 09:00:05`),
      ],
    },
    /columns "Email 1" and "Email 2" both hold addresses/,
    { map: { email: "Email 2" } },
  ],
  [
    "two columns of times with the same name",
    {
      "export.csv": [
        "Email,Date,Event,Date",
        ...each((person, i) => `${person},2026-03-17 09:00:00,click,2026-03-17 09:0${i}:10`),
      ],
    },
    /columns "Date" \(#2\) and "Date" \(#4\) both hold times: .* --map time=#4$/,
    { map: { time: "#4" } },
  ],
  [
    "no word for what happened",
    {
      "export-123.csv": [
        "Email,Date,IP",
        ...each((person, i) => `${person},2026-03-17 09:00:05,198.51.100.${i}`),
      ],
    },
    /do not say what happened: .*--map event=COLUMN, or .*by naming the file with --clicks, --opens or --sends$/,
    { named: [{ path: "export-123.csv", event: "click" }] },
  ],
  [
    "nothing but people",
    { "list.csv": ["Email,First Name", ...each((person) => `${person},Ann`)] },
    /names people, but not what they did: name the file with --clicks, --opens or --sends/,
    { named: [{ path: "list.csv", event: "open" }] },
  ],
  [
    "nobody to count",
    {
      "log.csv": ["event,time,ip", ...each((_, i) => `click,2026-03-17 09:00:05,198.51.100.${i}`)],
    },
    /no column names the recipient: .*--map email=COLUMN$/,
  ],
];

describe("a confusing file is understood without a flag", () => {
  it.each(UNDERSTOOD)("%s", async (_, name, content, kinds, from, to) => {
    const path = join(put({ [name]: content }), name);
    const [file] = (await inspect({ files: [path] }, false)).files;
    expect(file?.kinds).toEqual(kinds);
    expect(file?.period).toEqual({ from: DAY + from, to: DAY + to });
    expect(file?.accounting.rejected).toBe(0);
    const { report } = await audit({ files: [path] });
    expect(report.accounting).toEqual(file?.accounting);
  });
});

describe("a confusing file ends in a question that names the flag", () => {
  it.each(ASKS)("%s", async (_, files, line, answer) => {
    const path = put(files);
    const paths = Object.keys(files).map((name) => join(path, name));
    await expect(audit({ files: paths })).rejects.toThrow(line);
    // Inspecting never fails on it: the question stands among the notes.
    const { files: inspected } = await inspect({ files: paths }, false);
    expect(inspected[0]!.notes.at(-1)).toMatch(new RegExp(line.source.replace(/\$$/, "")));
    if (answer === undefined) return;
    const named = (answer.named ?? []).map((one) => ({ ...one, path: join(path, one.path) }));
    const { report } = await audit({ files: paths, ...answer, named });
    expect(report.inputs).toHaveLength(paths.length);
    expect(report.accounting.analysed).toBeGreaterThan(0);
  });

  it("takes a column by its number where two have one name", async () => {
    const path = join(
      put({
        "twice.csv": [
          "Email,Date,Event,Date",
          ...each((person, i) => `${person},2026-03-17 08:00:00,click,2026-03-17 09:0${i}:10`),
        ],
      }),
      "twice.csv",
    );
    const { report } = await audit({ files: [path], map: { time: "#4" } });
    expect(report.inputs[0]?.period.from).toBe("2026-03-17T09:00:10.000Z");
    await expect(audit({ files: [path], map: { time: "#9" } })).rejects.toThrow(/no file has a column "#9"/);
  });

  it("names the clock change that skips a time", async () => {
    const path = join(
      put({
        "dst.csv": [
          "email,event,timestamp",
          "a@x.example,click,2026-03-29 02:30:00",
          "b@x.example,click,2026-03-29 03:30:00",
        ],
      }),
      "dst.csv",
    );
    const { report } = await audit({ files: [path], timezone: "Europe/Amsterdam" });
    expect(report.notices.find(({ code }) => code === "rows-rejected")?.message).toBe(
      '1 of 2 rows could not be used; the first is line 2: timestamp: clocks in Europe/Amsterdam skip the time "2026-03-29 02:30:00"',
    );
  });
});
