import type { Clock } from '#core';

/** Seeded choices: the same seed makes the same run. */
export interface SimulationDice {
  readonly seed: number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
}

interface Deed {
  readonly label: string;
  /** Whose it is: it goes with a process that dies. Null: nobody's, it happens in any case. */
  readonly owner: object | null;
  readonly run: () => void;
}

interface Alarm extends Deed {
  readonly at: number;
}

const epoch = Date.UTC(2026, 0, 1);

/**
 * Virtual time, and everything that may happen next: statements on their way, answers on their way, timers. Each step
 * picks one by the dice, so that what a real network and scheduler would order by chance is ordered by the seed.
 */
export class SimulatedWorld {
  readonly dice: SimulationDice;
  /** What happened, for whoever repeats a seed. */
  readonly trace: string[] = [];
  #now = epoch;
  #deeds: Deed[] = [];
  #alarms: Alarm[] = [];

  constructor(dice: SimulationDice) {
    this.dice = dice;
  }

  readonly now = (): number => this.#now;

  /** True for `share` of 1,000. */
  chance(share: number): boolean {
    return share > 0 && this.dice.between(1, 1_000) <= share;
  }

  /** Something that will happen at some time, in any order with the rest. */
  soon(owner: object | null, label: string, run: () => void): void {
    this.#deeds.push({ owner, label, run });
  }

  /** Time of one process: it stops when the process is forgotten. */
  clockOf(owner: object): Clock {
    return {
      now: this.now,
      schedule: (delayMs, run) => {
        const alarm = { owner, label: 'alarm', run, at: this.#now + Math.max(0, delayMs) };
        const later = this.#alarms.findIndex(({ at }) => at > alarm.at);
        this.#alarms.splice(later === -1 ? this.#alarms.length : later, 0, alarm);
        return () => {
          this.#alarms = this.#alarms.filter((one) => one !== alarm);
        };
      },
    };
  }

  /** Whatever a dead process still had before it. */
  forget(owner: object): void {
    this.#deeds = this.#deeds.filter((deed) => deed.owner !== owner);
    this.#alarms = this.#alarms.filter((alarm) => alarm.owner !== owner);
  }

  /** One thing happens. */
  async step(): Promise<void> {
    await breathe();
    const [next] = this.#alarms;
    const isDue = next !== undefined && next.at <= this.#now;
    if (isDue && (this.#deeds.length === 0 || this.chance(500))) return this.#ring(next);
    if (this.#deeds.length === 0) {
      if (next) this.#ring(next);
      return;
    }
    const [deed] = this.#deeds.splice(this.dice.between(0, this.#deeds.length - 1), 1);
    this.#now += this.dice.between(0, 2);
    if (!deed) return;
    this.trace.push(`${this.#now - epoch} ${deed.label}`);
    deed.run();
  }

  #ring(alarm: Alarm): void {
    this.#alarms = this.#alarms.filter((one) => one !== alarm);
    this.#now = Math.max(this.#now, alarm.at);
    alarm.run();
  }
}

/** Lets promises, and what the engine puts off with `setImmediate`, run until they wait for the world again. */
async function breathe(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
