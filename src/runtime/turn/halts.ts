import type { Slot } from '../mailbox/slot.ts';

/** The root under which a stop of everything is recorded. */
export const everything = '*';

/** Emergency stops in force, by root; `*` holds everything. */
export class Halts {
  readonly #halted = new Map<string, string>();
  readonly #discarding = new Set<string>();

  reasonFor(root: string): string | undefined {
    return this.#halted.get(root) ?? this.#halted.get(everything);
  }

  /** Why this very root was stopped, whatever holds everything. */
  ownReason(root: string): string | undefined {
    return this.#halted.get(root);
  }

  get roots(): readonly string[] {
    return [...this.#halted.keys()];
  }

  halt(root: string, reason: string): void {
    this.#halted.set(root, reason);
  }

  end(root: string): void {
    this.#halted.delete(root);
  }

  /** While a halted tree is discarded, its urgent messages are taken all the same. */
  discard(root: string, isOn: boolean): void {
    if (isOn) this.#discarding.add(root);
    else this.#discarding.delete(root);
  }

  /** Whether an actor of this tree must not take its next message. */
  holds(root: string, { queue }: Slot): boolean {
    if (this.#halted.size === 0 || this.reasonFor(root) === undefined) return false;
    // The urgent ones come first, but for what loading the actor has put before them.
    return !(this.#discarding.has(root) && queue.some(({ urgent }) => urgent === true));
  }
}
