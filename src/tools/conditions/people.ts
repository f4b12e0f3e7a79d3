import { Random } from "../../demo/random.js";
import type { Condition, LabelledFolder } from "../labelled.js";
import { AUTOMATED, domainOf, HUMAN, isCompany, messageOf, withRows } from "./rows.js";

/** All people of a company browse behind one address. */
function officeNat(folder: LabelledFolder): LabelledFolder {
  const offices = new Map<string, string>();
  return withRows(folder, (row, label) => {
    const domain = domainOf(row.subscriber);
    if (label !== HUMAN || row.ip === "" || !isCompany(domain)) return row;
    const office = offices.get(domain) ?? row.ip;
    offices.set(domain, office);
    return { ...row, ip: office };
  });
}

/** A rate so clean that nothing may be taken away. */
function noMachines(folder: LabelledFolder): LabelledFolder {
  return withRows(folder, (row, label) => (label === AUTOMATED && row.kind === "click" ? null : row));
}

/** Everybody waits for the mail: what people did is a tenth as long after the delivery, from 5 s on. */
function hurried(folder: LabelledFolder): LabelledFolder {
  const delivered = new Map<string, number>();
  for (const row of folder.rows) if (row.kind === "delivered") delivered.set(messageOf(row), row.time);
  return withRows(folder, (row, label) => {
    const from = delivered.get(messageOf(row));
    if (label !== HUMAN || from === undefined || row.time - from < 5000) return row;
    return { ...row, time: from + 5000 + Math.round((row.time - from - 5000) / 10_000) * 1000 };
  });
}

/** One mail to a part of the people, as a small sender has it. */
function few(folder: LabelledFolder): LabelledFolder {
  const campaign = folder.rows[0]!.campaign;
  const random = new Random(`${folder.name}/few`);
  const kept = new Map<string, boolean>();
  const isKept = (key: string) => {
    const known = kept.get(key) ?? random.chance(0.25);
    kept.set(key, known);
    return known;
  };
  return withRows(folder, (row) => {
    const domain = domainOf(row.subscriber);
    return row.campaign === campaign && isKept(isCompany(domain) ? domain : row.subscriber) ? row : null;
  });
}

function oneCampaign(folder: LabelledFolder): LabelledFolder {
  const { campaign } = folder.rows[folder.rows.length - 1]!;
  return withRows(folder, (row) => (row.campaign === campaign ? row : null));
}

/** Other people and other circumstances of theirs. */
export const PEOPLE: readonly Condition[] = [
  { name: "office-nat", of: officeNat },
  { name: "no-machines", of: noMachines },
  { name: "hurried", of: hurried },
  { name: "one-campaign", of: oneCampaign },
  { name: "few", of: few },
];
