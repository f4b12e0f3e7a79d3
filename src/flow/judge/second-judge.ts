import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { sharedBytes, sharedNumbers } from "../../domain/shared-bytes.js";
import { UsageError } from "../../errors.js";
import { packed, unpack } from "../../store/carry.js";
import type { EventStore } from "../../store/events.js";
import { BurstCollector, type Bursts, type Judging } from "../../verdict/burst-collector.js";
import type { KnownOdds } from "../../verdict/opens.js";
import type { World } from "../../verdict/world.js";
import type { CampaignFacts } from "../world/campaign-facts.js";
import type { WorldFacts } from "../world/world-facts.js";
import { Blocks } from "./blocks.js";
import type { Kind, Question, Questions } from "./judge-thread.js";

/**
 * Clicks from which on it is worth while on two cores: V8 compiles for each thread anew, so that with fewer both are busy with that
 * (measured: 0.35 million clicks take 5 % more time with it, 1.8 million 8 % less). More cores compile beside the threads.
 */
const WORTH_CLICKS = 700_000;
const WORTH_CLICKS_ON_MORE = 100_000;
/** More would take memory that the time is not worth: 100 million rows, with 35 million clicks, are to be audited in 3 GB. */
const MOST_CLICKS = 20_000_000;
/** Of fewer there are no blocks to share, even when the user asks for more than two threads. */
const LEAST_CLICKS = 5_000;
/** What a message copies must be little beside what is shared: more follow-ups, homes or mail domains are left to one thread. */
const MOST_COPIED = 200_000;

const THREAD = new URL("./judge-thread.js", import.meta.url);

interface Waiting {
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
}

/**
 * A thread that judges with this one: it arranges opens while this one arranges clicks, collects bursts from the end of the list of
 * messages, and judges opens. What comes out is the same.
 */
export class SecondJudge {
  private readonly worker: Worker;
  /** A shared number that the thread makes 1 when it can be asked. */
  private readonly up = sharedNumbers(1);
  /** Whoever waits for an answer, in the order of the questions. */
  private readonly waiting: Waiting[] = [];
  private failure: unknown = null;
  private openOdds: Uint16Array = new Uint16Array(0);

  /** @throws where no thread may be started, as under Node's `--permission` */
  constructor() {
    this.worker = new Worker(fileURLToPath(THREAD), { workerData: this.up });
    this.worker.on("message", (answer: unknown) => {
      this.waiting.shift()!.resolve(answer);
      this.keepAlive();
    });
    this.worker.on("error", (error) => this.fail(error));
    this.keepAlive();
  }

  /** Whether it can be asked; where it got no memory to begin, it never can. */
  get isUp(): boolean {
    return Atomics.load(this.up, 0) === 1;
  }

  /** Lays the opens of a store in the order of its messages. */
  async arrangeOpens(store: EventStore): Promise<void> {
    const task = { opens: packed(store.openRows), messages: store.messages.size };
    unpack(await this.ask("arrangeOpens", task), store.openRows);
  }

  /** Tells what there is to judge: from now on no message, click or open may change but what `collect` changes. */
  know(store: EventStore): Promise<CampaignFacts> {
    return this.ask("know", { store: packed(store) });
  }

  /** Lets it make a world of that. @returns false where it is of no use, since too much would have to be copied */
  makeWorld(facts: WorldFacts): boolean {
    if (Math.max(facts.domainTexts.length, facts.homes.size) > MOST_COPIED) return false;
    void this.ask("makeWorld", facts);
    return true;
  }

  /** Collects the bursts of all messages with clicks. @param order these, in shared memory */
  async collect(world: World, order: Int32Array, openGroups: number, ...judging: Judging): Promise<Bursts> {
    const [, settings] = judging;
    const taken = sharedNumbers(1);
    this.openOdds = new Uint16Array(sharedBytes(Uint16Array.BYTES_PER_ELEMENT * openGroups));
    const theirs = this.ask("collect", { settings, order, taken, openOdds: this.openOdds });
    const collector = new BurstCollector(world, ...judging);
    const blocks = new Blocks(order, taken);
    let own = 0;
    for (let block = blocks.next(); block !== null; block = blocks.next(), own++) {
      const { from, to } = blocks.fromStart(block);
      collector.take(order, from, to);
    }
    if (own < blocks.count) collector.append(await theirs);
    collector.columns.complete();
    return collector;
  }

  /** Lets it judge the opens. @param byPerson 1 for clicks that are more likely a person's; in shared memory */
  judgeOpens(byPerson: Uint8Array): Promise<KnownOdds> {
    const answer = this.ask("judgeOpens", { byPerson });
    return forgettable(answer.then((known) => ({ ...known, groups: this.openOdds })));
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private ask<K extends Kind>(kind: K, ask: Questions[K]["ask"]): Promise<Questions[K]["answer"]> {
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.failure === null) this.waiting.push({ resolve, reject });
      else reject(this.failure);
    });
    this.worker.postMessage({ kind, ask } as Question);
    this.keepAlive();
    return forgettable(answer as Promise<Questions[K]["answer"]>);
  }

  /** The process must not end before an answer comes; whoever forgets the thread can end all the same. */
  private keepAlive(): void {
    if (this.waiting.length > 0) this.worker.ref();
    else this.worker.unref();
  }

  private fail({ message }: Error): void {
    this.failure = new UsageError(
      `the second thread that judges ended (${message}); with --threads 1 there is none, and less memory is taken`,
    );
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }
}

/** An answer that nobody has to wait for: when it fails, the next one fails as well, and nobody waits when all else failed. */
function forgettable<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {});
  return answer;
}

/**
 * A thread to judge with; null where it is not worth while or not allowed. Start it early: that takes as long as to look up some
 * thousand addresses.
 * @param threads that may be used; as many as there are cores when undefined
 * @param hasOwnSignals signals of the caller are functions, which no message holds
 */
export function secondJudge(
  store: EventStore,
  threads: number | undefined,
  hasOwnSignals: boolean,
): SecondJudge | null {
  const most = threads ?? availableParallelism();
  if (most < 2 || hasOwnSignals || !existsSync(THREAD)) return null;
  const least = most === 2 ? WORTH_CLICKS : threads === undefined ? WORTH_CLICKS_ON_MORE : LEAST_CLICKS;
  if (store.clicks < least || store.clicks > MOST_CLICKS || store.followUps.size > MOST_COPIED) return null;
  try {
    return new SecondJudge();
  } catch {
    return null;
  }
}
