import type { Table } from "../../domain/table.js";
import type { Detection } from "../detection.js";
import { personOf } from "../person.js";
import { createMapper, type Mapper, type Outcome } from "./mapper.js";

/** A person's id and address, as one row names both. */
export interface Identity {
  id: string;
  address: string;
}

const HALF: Outcome = { skip: "no id or no address" };

/** Rows that name a person by id and address. */
export function identityMapper(table: Table, detection: Detection): Mapper<Identity> {
  return createMapper(table, detection, (layout) => {
    const email = layout.column("email");
    const id = layout.column("subscriberId");
    const row: Identity = { id: "", address: "" };
    return (cells, emit) => {
      row.id = personOf(id.read(cells));
      row.address = personOf(email.read(cells));
      if (row.id === "" || !row.address.includes("@")) return HALF;
      emit(row);
      return undefined;
    };
  });
}
