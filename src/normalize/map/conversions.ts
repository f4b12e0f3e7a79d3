import type { ConversionRow, ConversionType } from "../../domain/event.js";
import type { Table } from "../../domain/table.js";
import type { Column } from "../columns.js";
import type { Detection } from "../detection.js";
import { eventWord } from "../event-words.js";
import { excerpt, headerWords, nameKey, nameKeys } from "../text.js";
import { parseNumber } from "../values.js";
import { CampaignCells, Failure, PersonCells } from "./fields.js";
import { createMapper, type Mapper, type Outcome } from "./mapper.js";

const TYPES: ReadonlyMap<string, ConversionType> = new Map(
  (
    [
      [
        "purchase",
        "purchase|order|ordered|placed order|sale|payment|charge|paid|checkout|kauf|bestellung|achat|commande|compra|pedido|aankoop|bestelling|acquisto|ordine",
      ],
      [
        "form",
        "form|form submit|form submitted|form submission|submission|signup|sign up|lead|registration|survey|formular|formulaire|formulario|formulier|anmeldung|inscription|aanmelding|iscrizione",
      ],
      [
        "reply",
        "reply|replied|response|answer|ticket|conversation|antwort|reponse|respuesta|resposta|antwoord|risposta",
      ],
      [
        "booking",
        "booking|booked|meeting|meeting booked|appointment|demo|demo booked|reservation|buchung|termin|rendez vous|reserva|cita|boeking|afspraak|prenotazione|appuntamento",
      ],
      [
        "visit",
        "visit|page visit|page view|pageview|web visit|session|besuch|seitenaufruf|visite|visita|bezoek|visualizacion",
      ],
    ] as const
  ).flatMap(([type, words]) => nameKeys(words).map((key) => [key, type] as const)),
);

/** States of orders and payments that are no follow-up: nothing was bought, or it was undone. */
const IGNORED: ReadonlySet<string> = new Set(
  "refunded|refund|voided|void|failed|failure|cancelled|canceled|declined|denied|expired|disputed|chargeback|unpaid|notpaid|pendingpayment|awaitingpayment|closedlost|lost|requirespaymentmethod|abandoned|trash|draft|reversed|storniert|abgebrochen|fehlgeschlagen|erstattet|annule|annulee|rembourse|remboursee|cancelado|cancelada|reembolsado|reembolsada|geannuleerd|terugbetaald|mislukt|annullato|annullata|rimborsato|rimborsata".split(
    "|",
  ),
);

const NOBODY: Outcome = { skip: "conversion without a recipient" };
const NO_TIME: Outcome = { skip: "conversion without a time" };
const NEGATIVE: Outcome = { skip: "negative amount" };

/** Orders, payments, forms, replies, bookings and visits. */
export function conversionMapper(table: Table, detection: Detection): Mapper<ConversionRow> {
  return createMapper(table, detection, (layout, times) => {
    const person = new PersonCells(layout, detection);
    const campaign = new CampaignCells(layout, { ...detection, campaign: "" });
    const failure = new Failure();
    const readTimes = (["conversionTime", "eventTime"] as const).map((field) =>
      times.reader(layout.column(field), failure),
    );
    const type = layout.column("conversionType");
    const fallback = detection.spec?.conversionType ?? typeByColumns(detection);
    const amount = layout.column("amount");
    const currency = layout.column("currency");
    const id = layout.column("orderId");
    const statusOf = statusReader(layout.column("status"), detection);
    const row: ConversionRow = {
      subscriber: "",
      time: Number.NaN,
      isDay: false,
      type: "other",
      value: Number.NaN,
      currency: "",
      campaign: "",
      id: "",
    };

    return (cells, emit) => {
      const ignored = statusOf(cells);
      if (ignored) return ignored;
      const subscriber = person.read(cells);
      if (subscriber === undefined) return person.rejection(cells);
      if (subscriber === "") return NOBODY;
      row.time = readTimes[0]!(cells);
      if (Number.isNaN(row.time)) row.time = readTimes[1]!(cells);
      const money = amount.read(cells);
      row.value = money === "" ? Number.NaN : parseNumber(money);
      if (money !== "" && Number.isNaN(row.value)) failure.note("no amount", money, amount.header);
      const failed = failure.take();
      if (failed) return failed;
      if (Number.isNaN(row.time)) return NO_TIME;
      if (row.value < 0) return NEGATIVE;
      row.isDay = times.days.includes(row.time);
      const word = type.read(cells);
      row.type = word === "" ? fallback : typeOf(word, fallback);
      row.subscriber = subscriber;
      row.currency = currency.read(cells).toUpperCase();
      row.campaign = campaign.read(cells);
      row.id = id.read(cells);
      emit(row);
      return undefined;
    };
  });
}

/** What the rows are when none says it: the name of their time tells, "Visited at" or "Submission date". */
const BY_TIME: readonly (readonly [RegExp, ConversionType])[] = [
  [/^visit/, "visit"],
  [/^(?:submi|response|entry)/, "form"],
  [/^book/, "booking"],
];

function typeByColumns({ sources, columns }: Detection): ConversionType {
  if (sources.amount) return "purchase";
  const words = headerWords(columns.conversionTime ?? "");
  return BY_TIME.find(([start]) => words.some((word) => start.test(word)))?.[1] ?? "other";
}

function typeOf(word: string, fallback: ConversionType): ConversionType {
  const type = TYPES.get(nameKey(word));
  if (type) return type;
  const kind = eventWord(word)?.kind;
  return kind === "conversion"
    ? "purchase"
    : kind === "form" || kind === "reply" || kind === "visit"
      ? kind
      : fallback;
}

function statusReader(status: Column, detection: Detection): (cells: readonly string[]) => Outcome {
  const own = detection.spec?.ignoreStatus;
  const ignored = own ? new Set(own.map(nameKey)) : IGNORED;
  const outcomes = new Map<string, Outcome>();
  return (cells) => {
    const text = status.read(cells);
    return text !== "" && ignored.has(nameKey(text)) ? outcomeOf(text) : undefined;
  };

  function outcomeOf(text: string): Outcome {
    const label = excerpt(text.toLowerCase());
    let outcome = outcomes.get(label);
    if (!outcome) {
      outcome = { skip: `status ${label}` };
      outcomes.set(label, outcome);
    }
    return outcome;
  }
}
