/** One stage that is over. */
interface Past {
  readonly stage: string;
  readonly seconds: number;
  /** Memory of the process when it ended, in bytes. */
  readonly memory: number;
}

/** Measures stages from the call that begins one to the next call; for --verbose. */
export class StageClock {
  private readonly now: () => number;
  private readonly memory: () => number;
  private readonly past: Past[] = [];
  private current: { stage: string; at: number } | null = null;

  /** @param now milliseconds on a clock that only goes forward */
  constructor(now: () => number, memory = () => process.memoryUsage.rss()) {
    this.now = now;
    this.memory = memory;
  }

  begin(stage: string): void {
    this.end();
    this.current = { stage, at: this.now() };
  }

  end(): void {
    if (this.current === null) return;
    const { stage, at } = this.current;
    this.past.push({ stage, seconds: (this.now() - at) / 1000, memory: this.memory() });
    this.current = null;
  }

  /** "time and memory: open 0.1 s, 80 MB; read 1.2 s, 140 MB": after each stage. */
  get line(): string {
    const stages = this.past.map(
      ({ stage, seconds, memory }) => `${stage} ${seconds.toFixed(2)} s, ${Math.round(memory / 1e6)} MB`,
    );
    return `time and memory: ${stages.join("; ")}`;
  }
}
