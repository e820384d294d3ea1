import type { Slot } from '../mailbox/slot.ts';

/** Emergency stops in force, by root; `*` holds everything. */
export class Halts {
  readonly #halted = new Map<string, string>();
  readonly #discarding = new Set<string>();

  reasonFor(root: string): string | undefined {
    return this.#halted.get(root) ?? this.#halted.get('*');
  }

  halt(root: string, reason: string): void {
    this.#halted.set(root, reason);
  }

  /** Null ends every stop. */
  end(root: string | null): void {
    if (root === null) this.#halted.clear();
    else this.#halted.delete(root);
  }

  /** While a halted tree is discarded, its urgent messages are taken all the same. */
  discard(root: string, isOn: boolean): void {
    if (isOn) this.#discarding.add(root);
    else this.#discarding.delete(root);
  }

  /** Whether an actor of this tree must not take its next message. */
  holds(root: string, { queue }: Slot): boolean {
    if (this.#halted.size === 0 || this.reasonFor(root) === undefined) return false;
    return !(this.#discarding.has(root) && queue[0]?.urgent === true);
  }
}
