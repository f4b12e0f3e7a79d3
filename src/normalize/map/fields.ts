import type { Column, Layout } from "../columns.js";
import type { Detection } from "../detection.js";
import type { Field } from "../fields.js";
import { personOf } from "../person.js";
import { excerpt } from "../text.js";
import { isTotalAndNoId } from "../totals.js";
import { headerOf, type Outcome } from "./mapper.js";

/** Why a record whose cell cannot be read is rejected. */
export function unreadable(what: string, text: string, field: string): Outcome {
  return { reject: `${what} "${excerpt(text)}"`, field };
}

/** Keeps the first cell of a record that could not be read, so that readers can return plain numbers. */
export class Failure {
  #first: Outcome;

  note(what: string, text: string, field: string): void {
    this.#first ??= unreadable(what, text, field);
  }

  /** The first failure since the last call; undefined when there was none. */
  take(): Outcome {
    const first = this.#first;
    this.#first = undefined;
    return first;
  }
}

/** As a word begins: numbers and nearly all hashes are told from one at once. */
const LETTERS = /^(?:\p{L}{3}|\u03a3)/u;

/** Reads who a record is about: the address, else the platform's id. */
export class PersonCells {
  readonly #email: Column;
  readonly #id: Column;
  readonly #addresses: boolean;
  readonly #person: Detection["person"];
  /** Of lists: a log has no rows that add up others, and its ids are read without a look. */
  readonly #totals: ReadonlySet<string> | undefined;

  constructor(layout: Layout, detection: Detection) {
    this.#totals = detection.role === "events" ? undefined : new Set(detection.totals);
    this.#person = detection.person;
    this.#email = layout.column("email");
    this.#id = layout.column("subscriberId");
    this.#addresses = detection.addresses;
  }

  /** "" when the record names nobody; undefined when the address column holds something else. */
  read(cells: readonly string[]): string | undefined {
    const email = this.#email.read(cells);
    if (email === "") {
      const id = personOf(this.#id.read(cells));
      if (this.#isTotal(id)) return undefined;
      return id === "" || this.#person === undefined ? id : this.#person(id);
    }
    const person = personOf(email);
    if (person.includes("@")) return person;
    return this.#addresses || this.#isTotal(person) ? undefined : person;
  }

  #isTotal(id: string): boolean {
    return this.#totals !== undefined && LETTERS.test(id) && (this.#totals.has(id) || isTotalAndNoId(id));
  }

  get field(): string | undefined {
    return headerOf(this.#email, this.#id);
  }

  /** Why a record without a usable person is rejected. */
  rejection(cells: readonly string[]): Outcome {
    const text = this.#email.read(cells);
    const reject = text === "" ? "names no recipient" : `no e-mail address: "${excerpt(text)}"`;
    return this.field === undefined ? { reject } : { reject, field: this.field };
  }
}

/** Reads the campaign: name, else id, else (where the format says so) subject, else what the path or the user says. */
export class CampaignCells {
  readonly #columns: readonly Column[];
  readonly #nulls: ReadonlySet<string>;
  readonly #fallback: string;

  constructor(layout: Layout, detection: Detection) {
    const fields: Field[] = ["campaignName", "campaignId"];
    if (detection.spec) fields.push("subject");
    this.#columns = fields.filter((field) => detection.sources[field]).map((field) => layout.column(field));
    this.#nulls = new Set(detection.spec?.nulls ?? []);
    this.#fallback = detection.campaign;
  }

  read(cells: readonly string[]): string {
    return this.named(cells) || this.#fallback;
  }

  /** "" when the record names none. */
  named(cells: readonly string[]): string {
    for (let i = 0; i < this.#columns.length; i++) {
      const name = this.#columns[i]!.verbatim(cells, this.#nulls);
      if (name !== "") return name;
    }
    return "";
  }
}
