import { stringify } from "csv-stringify/sync";
import { audience } from "./audience.js";
import { mailings } from "./mailings.js";
import type { Mailing, Person } from "./model.js";
import { Random } from "./random.js";
import { type Row, send } from "./send.js";

/** What to make up. */
export interface DemoOptions {
  seed: number;
  subscribers: number;
  campaigns: number;
}

/** Made-up campaigns and their truth. */
export interface Demo {
  /**
   * Name and text of `events.csv`, `conversions.csv`, `subscribers.csv`, `links.csv` and `labels.csv`, the last with the 1-based
   * data row of each open and click of `events.csv` and `human` or `automated`.
   */
  files: Map<string, string>;
  /** What an audit should find: messages that arrived, and those that a person clicked. */
  truth: { delivered: number; clicked: number };
}

/** The campaign of the README and of fixtures/campaigns. */
export const SPRING_SALE: DemoOptions = { seed: 8, subscribers: 2400, campaigns: 1 };

const EVENT_COLUMNS = ["email", "event", "timestamp", "campaign", "url", "ip", "user_agent"];

/** Not every shop knows where everybody lives. */
const COUNTRY_KNOWN = 0.8;

/** Made-up campaigns whose truth is known: the same options give the same bytes. */
export function generateCampaigns({ seed, subscribers, campaigns }: DemoOptions): Demo {
  const people = audience(seed, subscribers);
  const sent = mailings(campaigns);
  const outcomes = sent.flatMap((mailing) =>
    new Random(`${seed}/${mailing.campaign}/order`)
      .shuffled(people)
      .map((person, index) =>
        send(new Random(`${seed}/${mailing.campaign}/${person.email}`), mailing, person, index),
      ),
  );
  const events = inOrder(outcomes.flatMap((outcome) => outcome.events));
  const orders = inOrder(outcomes.flatMap((outcome) => outcome.conversions));
  const labels = events.flatMap(({ label }, index) => (label === null ? [] : [[String(index + 1), label]]));
  return {
    truth: {
      delivered: outcomes.filter(({ delivered }) => delivered).length,
      clicked: outcomes.filter(({ clicked }) => clicked).length,
    },
    files: new Map([
      ["events.csv", table(EVENT_COLUMNS, cells(events))],
      ["conversions.csv", table(["email", "timestamp", "type", "value"], cells(orders))],
      ["subscribers.csv", table(["email", "country"], countries(seed, people))],
      ["links.csv", table(["campaign", "url", "position"], sent.flatMap(linkRows))],
      ["labels.csv", table(["row", "label"], labels)],
    ]),
  };
}

function countries(seed: number, people: readonly Person[]): string[][] {
  const random = new Random(`${seed}/countries`);
  return people.map(({ email, country }) => [email, random.chance(COUNTRY_KNOWN) ? country : ""]);
}

const linkRows = ({ campaign, links }: Mailing): string[][] =>
  links.map(({ url, position }) => [campaign, url, String(position)]);

/** By time; rows of the same moment stay as they came. */
const inOrder = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => a.time - b.time);

const cells = (rows: readonly Row[]) => rows.map((row) => row.cells);

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([columns, ...rows], { record_delimiter: "unix" });
