/** A thread that judges with another one: see `second-judge.ts`, which asks one thing after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { shareAll } from "../../domain/shared-bytes.js";
import { signals } from "../../signals/index.js";
import { packed, unpack } from "../../store/carry.js";
import { EventStore } from "../../store/events.js";
import { BurstCollector, type CollectedPart } from "../../verdict/burst-collector.js";
import type { Settings } from "../../verdict/model.js";
import { openWeights } from "../../verdict/open-weights.js";
import { type KnownOdds, OpenJudge } from "../../verdict/opens.js";
import { weights } from "../../verdict/weights.js";
import type { World } from "../../verdict/world.js";
import { type CampaignFacts, campaignFacts } from "../world/campaign-facts.js";
import { surroundingsOf } from "../world/surroundings.js";
import { worldOf } from "../world/world.js";
import type { WorldFacts } from "../world/world-facts.js";
import { Blocks } from "./blocks.js";

/** What can be asked, and what is answered. Stores and their parts are packed, memory is shared. */
export interface Questions {
  /** To lay the opens in the order of the messages, which are so many. */
  arrangeOpens: { ask: { opens: unknown; messages: number }; answer: unknown };
  /** To know a store, and find out what its messages tell of campaigns. */
  know: { ask: { store: unknown }; answer: CampaignFacts };
  /** To make a world of it, and no more until it is known how it is judged. */
  makeWorld: { ask: WorldFacts; answer: null };
  collect: { ask: CollectTask; answer: CollectedPart };
  judgeOpens: { ask: OpensTask; answer: Pick<KnownOdds, "logOdds" | "counts"> };
}

interface CollectTask {
  readonly settings: Settings;
  /** Messages with clicks. */
  readonly order: Int32Array;
  /** See `Blocks`. */
  readonly taken: Int32Array;
  /** See `KnownOdds.groups`: filled here. */
  readonly openOdds: Uint16Array;
}

interface OpensTask {
  /** 1 for clicks that are more likely a person's. */
  readonly byPerson: Uint8Array;
}

export type Kind = keyof Questions;
export type Question = { [K in Kind]: { kind: K; ask: Questions[K]["ask"] } }[Kind];

type Handlers = { [K in Kind]: (ask: Questions[K]["ask"]) => void };

shareAll();
const store = new EventStore();
let world: World;
let facts: WorldFacts;
let opens: OpenJudge;
let openOdds: Uint16Array;
const logOdds = new Map<number, number>();
let byPerson: Uint8Array;

const handlers: Handlers = {
  arrangeOpens({ opens: fields, messages }) {
    unpack(fields, store.openRows);
    store.openRows.arrange(messages);
    answer<"arrangeOpens">(packed(store.openRows));
  },
  know(ask) {
    unpack(ask.store, store);
    answer<"know">(campaignFacts(store));
  },
  makeWorld(ask) {
    facts = ask;
    world = worldOf(store, facts);
    answer<"makeWorld">(null);
  },
  collect(task) {
    const part = collect(task);
    answer<"collect">(part, part.columns.buffers);
    openOdds = task.openOdds;
    opens = new OpenJudge(world, signals, task.settings, openWeights, (click) => 1 - byPerson[click]!);
    // Those of messages with clicks must wait for the verdicts on these.
    opens.fill(openOdds, logOdds, false);
  },
  judgeOpens(task) {
    byPerson = task.byPerson;
    opens.fill(openOdds, logOdds, true);
    answer<"judgeOpens">({ logOdds: [...logOdds.keys()], counts: opens.counts });
  },
};

/** Collects bursts from the end of the messages on, until the other thread has taken the rest. */
function collect({ settings, order, taken }: CollectTask): CollectedPart {
  // What cases weigh is the business of the thread that gathers them.
  const collector = new BurstCollector(world, signals, settings, weights, surroundingsOf(facts));
  const blocks = new Blocks(order, taken);
  const sizes: number[] = [];
  for (let block = blocks.next(); block !== null; block = blocks.next()) {
    const { from, to } = blocks.fromEnd(block);
    const before = collector.columns.size;
    collector.take(order, from, to);
    sizes.push(collector.columns.size - before);
  }
  return collector.part(sizes);
}

function answer<K extends Kind>(value: Questions[K]["answer"], buffers: ArrayBuffer[] = []): void {
  parentPort!.postMessage(value, buffers);
}

parentPort!.on("message", ({ kind, ask }: Question) => (handlers[kind] as (ask: unknown) => void)(ask));
Atomics.store(workerData as Int32Array, 0, 1);
