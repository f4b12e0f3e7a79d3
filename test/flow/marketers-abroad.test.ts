import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { audit } from "../../src/audit.js";
import { folder } from "./kit.js";

/** Exports of known platforms with headers renamed, reordered and translated, as they come back from a colleague's spreadsheet. */
const PEOPLE = Array.from({ length: 12 }, (_, i) => `lectora${i}@firma${i % 4}.example`);
const LINK = "https://tienda.example/a";
const two = (i: number) => String(i).padStart(2, "0");
const lines = (header: string, row: (person: string, i: number) => string | string[], below: string[] = []) =>
  `${[header, ...PEOPLE.flatMap(row), ...below].join("\n")}\n`;

type Files = Readonly<Record<string, string | Uint8Array>>;
/** [delivered, people who opened, people who clicked, clicks] over all campaigns. */
type Numbers = [number | null, number | null, number | null, number | null];

const READ: [what: string, files: Files, numbers: Numbers, from: string | null, campaigns?: string[]][] = [
  [
    "Brevo's log in Italian",
    {
      "log.csv": lines("Oggetto;Stato;E-mail;Data e ora;Link cliccato", (person, i) => [
        `Saldi;Consegnata;${person};13-06-2026 10:01:${two(i)};NA`,
        ...(i < 8 ? [`Saldi;Prima apertura;${person};13-06-2026 11:00:${two(i)};NA`] : []),
        ...(i < 3 ? [`Saldi;Cliccata;${person};13-06-2026 11:05:${two(i)};${LINK}`] : []),
      ]),
    },
    [12, 8, 3, 3],
    "2026-06-13T10:01:00.000Z",
  ],
  [
    "SendGrid's activity in German, epoch seconds",
    {
      "aktivitaet.csv": lines("Empfänger;Ereignis;Verarbeitet;Betreff;URL;Browserkennung", (person, i) => [
        `${person};delivered;${1781345400 + i};Sommer;;`,
        ...(i < 4 ? [`${person};click;${1781349100 + i};Sommer;${LINK};Mozilla/5.0 (Windows NT 10.0)`] : []),
      ]),
    },
    [12, null, 4, 4],
    "2026-06-13T10:10:00.000Z",
  ],
  [
    "Mautic's report in Dutch: two people, who both opened, and the totals",
    {
      "rapport.csv":
        '"E-mailadres","Datum verzonden","Gelezen","Datum gelezen","Geklikt","Klikken","Unieke klikken"\n' +
        `"${PEOPLE[0]}","13 juni 2026 21:19","Ja","13 juni 2026 22:00","Ja","1","1"\n"${PEOPLE[1]}","13 juni 2026 21:19","Ja","13 juni 2026 22:01","Ja","2","1"\n"Totaal","","2","","2","3","2"\n`,
    },
    [null, 2, 2, 3],
    "2026-06-13T21:19:00.000Z",
  ],
  [
    "MailUp's statistics in Italian, one row a person, the time of the event under a name of its own",
    {
      "statistiche.csv": lines(
        "E-mail;Oggetto;Tipo stato;Dettagli;Cambio stato;Data invio",
        (person, i) =>
          `${person};Saldi;${i % 2 ? "OPN" : "CLK"};${i % 2 ? "" : LINK};20260613T1015${two(i)};20260613T100000`,
      ),
    },
    [null, 6, 6, 6],
    "2026-06-13T10:15:00.000Z",
  ],
  [
    "a Portuguese report with blank lines and titles above, and a grand total",
    {
      "relatorio.csv": `;;;;\nRelatório da campanha;;;;\n;;;;\n${lines(
        "Endereço de e-mail;Nome;Aberturas;Cliques;Taxa de abertura",
        (person, i) => `${person};Rui;${i < 9 ? 1 : 0};${i < 3 ? 2 : 0};12,5%`,
        ["Total geral;;9;6;75,0%"],
      )}`,
    },
    [12, 9, 3, 6],
    null,
  ],
  [
    "sentences for events and a clock of 12 hours",
    {
      "list.csv": lines("Who,Story,When,Where to", (person, i) => [
        `${person},Opened the email,06/13/2026 12:${two(i)}:09 PM,`,
        ...(i < 5 ? [`${person},Clicked a link,06/13/2026 01:${two(i)}:09 PM,${LINK}`] : []),
      ]),
    },
    [null, 12, 5, 5],
    "2026-06-13T12:00:09.000Z",
  ],
  [
    "a German log whose dates stand under Klickdatum and Versanddatum",
    {
      "log.csv": lines("E-Mail;Aktion;Versanddatum;Klickdatum", (person, i) =>
        ["Geöffnet", "Geklickt"].map(
          (action, step) => `${person};${action};13.06.2026 09:00:00;13.06.2026 10:0${step}:${two(i)}`,
        ),
      ),
    },
    [null, 12, 12, 12],
    "2026-06-13T10:00:00.000Z",
  ],
  [
    "two-digit years with dots, in the first days of a month",
    {
      "empfaenger.csv": lines(
        "E-Mail;Gesendet am;Geöffnet am;Geklickt am;Bounce",
        (person, i) =>
          `${person};01.06.26 09:00;${i < 6 ? `02.06.26 10:0${i}` : ""};${i < 2 ? `02.06.26 10:1${i}` : ""};${i === 11 ? "hard" : ""}`,
      ),
    },
    [11, 6, 2, 2],
    "2026-06-01T09:00:00.000Z",
  ],
  [
    "times of opens and clicks alone, for everybody",
    {
      "export.csv": lines("Email Address,Name,Opened,Clicked", (person, i) =>
        [
          person,
          "Ann",
          `"${i < 6 ? `13 Jun 2026, 10:0${i}am` : ""}"`,
          `"${i < 2 ? `13 Jun 2026, 10:1${i}am` : ""}"`,
        ].join(","),
      ),
    },
    [12, 6, 2, 2],
    "2026-06-13T10:00:00.000Z",
  ],
  [
    "three files of one mailing, saved on two days",
    {
      "Sommer_Versand_13.06.2026.csv": lines("E-Mail;Zeit", (person) => `${person};13.06.2026 09:00`),
      "Sommer_Öffnungen_14.06.2026.csv": lines("E-Mail;Zeit", (person, i) =>
        i < 7 ? `${person};13.06.2026 10:0${i}` : [],
      ),
      "Sommer_Klicks_14.06.2026.csv": lines("E-Mail;Zeit;Ziel-URL", (person, i) =>
        i < 2 ? `${person};13.06.2026 11:0${i};${LINK}` : [],
      ),
    },
    [12, 7, 2, 2],
    "2026-06-13T09:00:00.000Z",
    ["Sommer"],
  ],
  [
    "an API's page whose people stand apart, with Spanish names",
    {
      "eventos.json": JSON.stringify({
        data: PEOPLE.map((_, i) => ({
          type: "evento",
          id: String(i),
          attributes: { accion: i < 3 ? "Hizo clic" : "Abierto", fecha: `2026-06-13T10:00:${two(i)}Z` },
          relationships: { contacto: { data: { type: "contacto", id: String(i) } } },
        })),
        included: PEOPLE.map((correo, i) => ({ type: "contacto", id: String(i), attributes: { correo } })),
        links: { next: null },
      }),
    },
    [null, 9, 3, 3],
    "2026-06-13T10:00:00.000Z",
  ],
  [
    "page breaks: the header again and subtotals",
    {
      "seiten.csv": lines(
        "E-Mail;Öffnungen;Klicks",
        (person, i) => [
          `${person};1;${i % 2}`,
          ...(i === 5 ? ["Zwischensumme;6;3", "E-Mail;Öffnungen;Klicks"] : []),
        ],
        ["Zwischensumme;6;3", "Gesamtsumme;12;6"],
      ),
    },
    [null, 12, 6, 6],
    null,
  ],
  [
    "an Italian list of participles, in the feminine",
    {
      "esito.csv": lines(
        "E-mail;Inviata il;Aperta;Cliccata;Rimbalzata",
        (person, i) =>
          `${person};13/06/2026 09:00;${i < 6 ? "Sì" : "No"};${i < 2 ? "Sì" : "No"};${i === 11 ? "Sì" : "No"}`,
      ),
    },
    [11, 6, 2, 2],
    "2026-06-13T09:00:00.000Z",
  ],
  [
    "Dutch counts with a dash for none",
    {
      "ontvangers.csv": lines(
        "Ontvanger;Keer geopend;Keer geklikt",
        (person, i) => `${person};${i < 6 ? "1.204" : "-"};${i < 2 ? 1 : "-"}`,
      ),
    },
    [12, 6, 2, 2],
    null,
  ],
  [
    "ISO weeks",
    {
      "weeks.csv": lines(
        "email,event,timestamp",
        (person, i) => `${person},${i < 4 ? "click" : "open"},2026-W24-6T10:00:${two(i)}Z`,
      ),
    },
    [null, 8, 4, 4],
    "2026-06-13T10:00:00.000Z",
  ],
];

function put(files: Files): string {
  const at = join(folder(), "export");
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(at, name)), { recursive: true });
    writeFileSync(join(at, name), content);
  }
  return at;
}

test.each(READ)("%s", async (_, files, numbers, from, campaigns) => {
  const { report } = await audit({ files: [put(files)] });
  const { delivered, uniqueOpens, uniqueClicks, totalClicks } = report.total;
  expect([delivered, uniqueOpens.reported, uniqueClicks.reported, totalClicks.reported]).toEqual(numbers);
  expect(report.accounting.rejected).toBe(0);
  expect(report.inputs.flatMap(({ period }) => period.from ?? []).sort()[0] ?? null).toBe(from);
  if (campaigns === undefined) return;
  expect(report.campaigns.map(({ campaign }) => campaign)).toEqual(campaigns);
  expect(report.notices.map(({ code }) => code)).toContain("campaign-assumed");
});

test.each<[string, Files, RegExp]>([
  [
    "codes for events that only the platform knows",
    {
      "stat.csv": lines(
        "tipo;recipient;actionDate;deliveryDate;actionIP",
        (person, i) =>
          `${i < 4 ? "k" : "w"};${person};2026-06-13 10:00:${two(i)};2026-06-13 09:00:00;198.51.100.${i}`,
      ),
    },
    /--map event=COLUMN/,
  ],
  [
    "dates of which a spreadsheet took half for days of its own",
    {
      "datum.csv": lines(
        "E-Mail;Ereignis;Datum",
        (person, i) => `${person};Klick;${i % 2 ? "46186,4" : "13.06.2026 09:36"}`,
      ),
    },
    /--map time=COLUMN/,
  ],
  [
    "slashes between days and months of June",
    { "orden.csv": lines("Correo;Evento;Fecha", (person) => `${person};Clic;05/06/2026 10:00`) },
    /--date-order dmy or --date-order mdy/,
  ],
])("%s: one line names the flag", async (_, files, flag) => {
  const [file] = Object.keys(files);
  const error = await audit({ files: [join(put(files), file!)] }).catch(
    (thrown: Error & { hint?: string }) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  const { message, hint } = error as Error & { hint?: string };
  expect(`${message}; ${hint ?? ""}`).toMatch(flag);
});
