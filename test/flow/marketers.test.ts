import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { audit } from "../../src/audit.js";
import { inspect } from "../../src/flow/inspect/inspect.js";
import { folder } from "./kit.js";

/** What marketers have on their disks: each file ends in the right numbers, or in one line that says what to do. */
const PEOPLE = Array.from({ length: 9 }, (_, i) => `leser${i}@firma${i % 3}.example`);
const each = (row: (person: string, i: number) => string | string[]): string =>
  PEOPLE.flatMap(row).join("\n");
const LINK = "https://shop.example/a";

function put(name: string, content: string | Uint8Array, at = folder()): string {
  const path = join(at, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** [delivered, people who opened, people who clicked, clicks] of the only campaign. */
type Numbers = [number | null, number | null, number | null, number | null];

const READ: [
  what: string,
  name: string,
  content: string | Uint8Array,
  numbers: Numbers,
  from: string | null,
][] = [
  [
    "German report with title rows, windows-1252, decimal commas and a totals row",
    "bericht.csv",
    Buffer.from(
      `Kampagnenbericht Frühjahr 2026;;;;;\r\nExportiert am 18.03.2026 08:00;;;;;\r\n;;;;;\r\nE-Mail-Adresse;Vorname;Geöffnet am;Geklickt am;Öffnungsrate;Umsatz\r\n${each((person, i) => `${person};Jörg;17.03.2026 09:1${i};${i < 4 ? `17.03.2026 09:2${i}` : ""};12,5 %;1.234,50`).replaceAll("\n", "\r\n")}\r\nGesamt;;9;4;12,5 %;11.110,50\r\n`,
      "latin1",
    ),
    [null, 9, 4, 4],
    "2026-03-17T09:10:00.000Z",
  ],
  [
    "French Unicode text of Excel, with tabs",
    "rapport.txt",
    Buffer.from(
      `\ufeffAdresse électronique\tPrénom\tAction\tDate et heure\tLien cliqué\r\n${each((person, i) => ["Envoyé", "Ouvert", "Clic"].map((action, step) => `${person}\tZoé\t${action}\t17/03/2026 09:1${i}:0${step}\t${action === "Clic" ? LINK : ""}`)).replaceAll("\n", "\r\n")}\r\n`,
      "utf16le",
    ),
    [9, 9, 9, 9],
    "2026-03-17T09:10:00.000Z",
  ],
  [
    "Spanish log with the salesman's address before the reader's",
    "informe.csv",
    `Correo del comercial;Correo electrónico del contacto;Evento;Fecha y hora;URL\n${each((person, i) => ["Entregado", "Abierto", "Hizo clic"].map((event) => `ventas@tienda.example;${person};${event};17/03/2026 9:1${i}:05 a. m.;${event === "Hizo clic" ? LINK : ""}`))}\n`,
    [9, 9, 9, 9],
    "2026-03-17T09:10:05.000Z",
  ],
  [
    "Dutch counts under names of several words, the totals first",
    "resultaat.csv",
    `"E-mailadres";"Naam";"Aantal keer geopend";"Aantal keer geklikt";"Laatst geopend op"\n"Totaal";"";"27";"6";""\n${each((person, i) => `"${person}";"Jan";"3";"${i < 3 ? 2 : 0}";"17-3-2026 9:1${i}"`)}\n`,
    [null, 9, 3, 6],
    "2026-03-17T09:10:00.000Z",
  ],
  [
    "Portuguese log with às before the clock",
    "relatorio.csv",
    `Endereço de e-mail;Ação;Data e hora;Link clicado;Endereço IP\n${each((person, i) => ["Enviado", "Abriu", "Clicou"].map((action) => `${person};${action};17/03/2026 às 09:1${i}:07;${action === "Clicou" ? LINK : ""};198.51.100.${i}`))}\n`,
    [9, 9, 9, 9],
    "2026-03-17T09:10:07.000Z",
  ],
  [
    "Italian recipients with month names",
    "risultati.csv",
    `Indirizzo e-mail;Nome;Data invio;Data apertura;Data clic;Disiscritto\n${each((person, i) => `${person};Ada;17 marzo 2026 09:00;${i < 8 ? `17 marzo 2026 09:1${i}` : ""};${i < 5 ? `17 marzo 2026 10:1${i}` : ""};${i === 8 ? "Sì" : "No"}`)}\n`,
    [9, 8, 5, 5],
    "2026-03-17T09:00:00.000Z",
  ],
  [
    "no header, epoch in milliseconds",
    "export.csv",
    `${each((person, i) => [`${person},open,177373800${i}000,`, `${person},click,177373810${i}000,${LINK}`])}\n`,
    [null, 9, 9, 9],
    "2026-03-17T09:00:00.000Z",
  ],
  [
    "epoch in seconds, milliseconds and microseconds side by side",
    "log.csv",
    `email,event,sent_at,delivered_at,timestamp,url\n${each((person, i) => `${person},click,1773738000,1773738004000,177373801${i}123456,${LINK}`)}\n`,
    [null, null, 9, 9],
    "2026-03-17T09:00:10.123Z",
  ],
  [
    "a sheet copied into a text file: tabs, empty columns, blank rows, names before addresses",
    "sheet.txt",
    `Recipient\tWhat happened\tWhen\t\t\r\n\t\t\t\t\r\n${each((person, i) => `Ann <${person.toUpperCase()}>\tLink clicked\t3/17/2026 9:1${i} AM\t\t`).replaceAll("\n", "\r\n")}\r\n\t\t\t\t\r\n`,
    [null, null, 9, 9],
    "2026-03-17T09:10:00.000Z",
  ],
  [
    "JSON lines with a byte-order mark, blank lines and nested fields",
    "hook.jsonl",
    `\ufeff${PEOPLE.map((email, i) => JSON.stringify({ contact: { email }, type: "email.clicked", at: `2026-03-17T09:1${i}:00+01:00`, meta: { link: { url: LINK } } })).join("\n\n")}\n`,
    [null, null, 9, 9],
    "2026-03-17T08:10:00.000Z",
  ],
  [
    "two lists side by side in one JSON object",
    "dump.json",
    JSON.stringify({
      opens: PEOPLE.map((email, i) => ({ email, time: `2026-03-17T09:1${i}:00Z` })),
      clicks: PEOPLE.slice(0, 4).map((email, i) => ({ email, time: `2026-03-17T10:1${i}:00Z`, url: LINK })),
    }),
    [null, 9, 4, 4],
    "2026-03-17T09:10:00.000Z",
  ],
  [
    "ISO and German dates in one column",
    "mixed.csv",
    `Email,Event,Date\n${each((person, i) => `${person},click,${i % 2 ? `2026-03-17 09:1${i}:00` : `17.03.2026 09:1${i}:00`}`)}\n`,
    [null, null, 9, 9],
    "2026-03-17T09:10:00.000Z",
  ],
  [
    "Excel's day numbers with decimal commas",
    "serial.csv",
    `E-Mail;Ereignis;Datum\n${each((person) => `${person};Klick;46098,375`)}\n`,
    [null, null, 9, 9],
    "2026-03-17T09:00:00.000Z",
  ],
  [
    "French hours with blanks",
    "heures.csv",
    `E-mail;Événement;Date\n${each((person, i) => `${person};clic;17 mars 2026 à 09 h 1${i}`)}\n`,
    [null, null, 9, 9],
    "2026-03-17T09:10:00.000Z",
  ],
  [
    "a header in two rows and line breaks in the names",
    "zwei.csv",
    `Empfänger;;Aktivität;\n"E-Mail-\nAdresse";Name;"Anzahl\nÖffnungen";"Anzahl\nKlicks"\n${each((person, i) => `${person};Jo;${1 + (i % 2)};${i % 3}`)}\n`,
    [null, 9, 6, 9],
    null,
  ],
  ...(
    [
      ["French", "Campagne;E-mail;Nb ouvertures;Nb clics;Première ouverture;Dernier clic"],
      ["Spanish", "Campaña;Correo;Nº de aperturas;Nº de clics;Primera apertura;Último clic"],
      [
        "German",
        "Kampagne;Empfänger;Anzahl der Öffnungen;Anzahl der Klicks;Zuerst geöffnet am;Zuletzt geklickt am",
      ],
      [
        "Italian",
        "Campagna;Destinatario;Numero di aperture;Numero di clic;Data prima apertura;Data ultimo clic",
      ],
      [
        "Portuguese",
        "Campanha;E-mail do contato;Número de aberturas;Número de cliques;Primeira abertura em;Último clique em",
      ],
      ["Dutch", "Campagne;Ontvanger;Keren geopend;Keren geklikt;Eerste keer geopend;Laatste klik"],
      ["English", "Campaign;Subscriber email;No. of opens;No. of clicks;First opened on;Most recent click"],
    ] as const
  ).map(([language, header]): (typeof READ)[number] => [
    `counts and times under ${language} phrases that no list holds`,
    "people.csv",
    `${header};Open rate\n${each((person, i) => `Sale;${person};${1 + (i % 2)};${i % 3};17/03/2026 09:1${i};${i % 3 ? `18/03/2026 10:1${i}` : ""};50 %`)}\n`,
    [null, 9, 6, 9],
    "2026-03-17T09:10:00.000Z",
  ]),
];

test.each(READ)("%s", async (_, name, content, numbers, from) => {
  const path = put(name, content);
  const { report } = await audit({ files: [path] });
  const campaigns = report.campaigns.map(({ delivered, uniqueOpens, uniqueClicks, totalClicks }) => [
    delivered,
    uniqueOpens.reported,
    uniqueClicks.reported,
    totalClicks.reported,
  ]);
  expect(campaigns).toEqual([numbers]);
  expect(report.accounting.rejected).toBe(0);
  const periods = report.inputs.flatMap(({ period }) => period.from ?? []);
  expect(periods.sort()[0] ?? null).toBe(from);
});

test("a folder with a file for each kind of event, named in German", async () => {
  const at = folder();
  put("Versand.csv", `E-Mail;Zeit\n${each((person, i) => `${person};17.03.2026 09:00:0${i}`)}\n`, at);
  put("Öffnungen.csv", `E-Mail;Zeit\n${each((person, i) => `${person};17.03.2026 09:1${i}:00`)}\n`, at);
  put(
    "Klicks.csv",
    `E-Mail;Zeit;Adresse\n${each((person, i) => (i < 3 ? `${person};17.03.2026 09:2${i}:00;${LINK}` : []))}\n`,
    at,
  );
  const { report } = await audit({ files: [at] });
  expect(report.campaigns).toHaveLength(1);
  expect([
    report.total.delivered,
    report.total.uniqueOpens.reported,
    report.total.uniqueClicks.reported,
  ]).toEqual([9, 9, 3]);
});

const REFUSED: [what: string, name: string, content: string | Uint8Array, line: RegExp][] = [
  [
    "an archive inside an archive",
    "export.zip",
    zipSync({ "part1.zip": zipSync({ "clicks.csv": strToU8("Email,Timestamp\n") }) }),
    /part1\.zip: is an archive inside an archive; unpack it first$/,
  ],
  [
    "times that a spreadsheet cut",
    "export.csv",
    `Email;Event;Timestamp\n${each((person) => `${person};click;1,77374E+12`)}\n`,
    /line 2: none of the 9 rows could be used: Timestamp: a spreadsheet cut the digits of a time.*take the export as downloaded/,
  ],
  [
    "times that a spreadsheet hid",
    "export.csv",
    `Email;Event;Timestamp\n${each((person) => `${person};click;########`)}\n`,
    /a spreadsheet hid a time in a narrow column/,
  ],
  [
    "times that only say how long ago",
    "export.csv",
    `Email,Event,When\n${each((person, i) => `${person},Clicked,${i + 1} hours ago`)}\n`,
    /no column holds times that can be read: name it with --map time=COLUMN, or say with --recipients/,
  ],
  [
    "a web page that is called a workbook",
    "export.xls",
    "<html><table><tr><td>Email</td></tr></table></html>",
    /is a web page \(HTML\).*save or export it as CSV$/,
  ],
];

test.each(REFUSED)("%s: one line says what to do", async (_, name, content, line) => {
  const path = put(name, content);
  const error = await audit({ files: [path] }).catch(
    (thrown: Error & { file?: string; line?: number; hint?: string }) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  const { file, line: at, message, hint } = error as Error & { file?: string; line?: number; hint?: string };
  const whole = [file, at === undefined ? "" : `line ${at}`, message]
    .filter((part) => part !== "" && part !== undefined)
    .join(": ");
  expect(hint === undefined ? whole : `${whole}; ${hint}`).toMatch(line);
});

test("rows that hold nothing are left out as such, in any kind of table", async () => {
  const path = put(
    "export.csv",
    `email,event,timestamp\n,,\n${each((person, i) => `${person},click,2026-03-17 09:1${i}:00`)}\n" ",,\n`,
  );
  const [file] = (await inspect({ files: [path] }, false)).files;
  expect(file!.accounting).toEqual({
    rows: 11,
    analysed: 9,
    duplicates: 0,
    skipped: { "blank row": 2 },
    rejected: 0,
  });
});

test.each([
  [
    "help desk",
    "Requester email,Ticket ID,Subject,Created at,Status",
    (email: string, i: number) => `${email},${1000 + i},Re: Spring,2026-03-17 1${i}:00:00,Open`,
  ],
  [
    "shop",
    "Email,Order number,Created at,Status",
    (email: string, i: number) => `${email},${1000 + i},2026-03-17 1${i}:00:00,Open`,
  ],
])("open tickets and orders are what followed, not opened mails: %s", async (_, header, row) => {
  const path = put("tickets.csv", `${header}\n${PEOPLE.map(row).join("\n")}\n`);
  const [file] = (await inspect({ files: [path] }, false)).files;
  expect(file).toMatchObject({ role: "conversions", kinds: {}, accounting: { analysed: 9, rejected: 0 } });
});
