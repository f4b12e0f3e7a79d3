import type { Notice } from "../../domain/report.js";
import { type Detection, identityMapper, sameName } from "../../normalize/index.js";
import type { Identified } from "./identify.js";

/** Addresses by id, as one table gives them. */
interface Directory {
  readonly one: Identified;
  readonly addresses: ReadonlyMap<string, string>;
}

/** Ids that other systems number alike: they join only under the same name or vendor. */
const NUMBER = /^\d{1,9}$/;

/**
 * Lets tables that name people by ids alone find their addresses in tables that hold both, whatever the order of the
 * files. Nothing is read where no table needs it.
 */
export async function joinPeople(tables: readonly Identified[], notices: Notice[]): Promise<Identified[]> {
  const needing = tables.filter(({ detection }) => namesIdsOnly(detection));
  const giving = tables.filter(({ detection }) => namesBoth(detection));
  if (needing.length === 0 || giving.length === 0) return [...tables];
  const directories: Directory[] = [];
  for (const one of giving) directories.push({ one, addresses: await addressesOf(one) });
  for (const { table, detection } of needing) {
    notices.push({
      code: "ids-joined",
      message: `column "${detection.columns.subscriberId!.trim()}" names people by ids: their addresses come from ${giving.map(({ table: { info } }) => info.path).join(", ")}`,
      file: table.info.path,
    });
  }
  return tables.map((one) => (namesIds(one.detection) ? withAddresses(one, directories) : one));
}

const namesIds = ({ columns }: Detection): boolean => columns.subscriberId !== undefined;
const namesIdsOnly = ({ columns }: Detection): boolean =>
  columns.subscriberId !== undefined && columns.email === undefined;

/** Orders have customers of their own: their ids are not those of the mailing list. */
function namesBoth({ role, columns, addresses }: Detection): boolean {
  const lists = role === "subscribers" || role === "events" || role === "recipients";
  return lists && addresses && columns.subscriberId !== undefined && columns.email !== undefined;
}

async function addressesOf({ table, detection }: Identified): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  const mapper = identityMapper(table, detection);
  await table.read({
    row(cells, _line, _record, damage) {
      if (damage !== undefined) return;
      mapper.map(cells, ({ id, address }) => {
        const known = addresses.get(id);
        // An id with several addresses keeps the first by name, whichever row comes first.
        if (known === undefined || address < known) addresses.set(id, address);
      });
    },
    unreadable: () => {},
  });
  return addresses;
}

function withAddresses(one: Identified, directories: readonly Directory[]): Identified {
  const related = directories.map(({ one: other, addresses }) => ({
    addresses,
    alike: areAlike(one.detection, other.detection),
  }));
  const person = (id: string): string => {
    let found = id;
    for (const { addresses, alike } of related) {
      const address = alike || !NUMBER.test(id) ? addresses.get(id) : undefined;
      if (address !== undefined && (found === id || address < found)) found = address;
    }
    return found;
  };
  return { ...one, detection: { ...one.detection, person } };
}

function areAlike(a: Detection, b: Detection): boolean {
  return (
    (a.vendor !== "" && a.vendor === b.vendor) || sameName(a.columns.subscriberId!, b.columns.subscriberId!)
  );
}
