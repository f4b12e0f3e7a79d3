/** Evidence below this weight did not decide that a click was removed. */
const DECISIVE = 0.25;

interface Because {
  clicks: number;
  subscribers: number;
  /** The person who was counted last. */
  last: number;
}

/** Why clicks were removed: how many, and of how many people, each signal spoke against. Filled person by person. */
export class Removed {
  readonly signals = new Map<string, Because>();

  /** @param clicks of a burst that is more likely a machine's */
  add(signal: string, weight: number, clicks: number, person: number): void {
    if (weight < DECISIVE) return;
    let because = this.signals.get(signal);
    if (because === undefined) {
      because = { clicks: 0, subscribers: 0, last: -1 };
      this.signals.set(signal, because);
    }
    because.clicks += clicks;
    if (because.last === person) return;
    because.last = person;
    because.subscribers++;
  }
}
