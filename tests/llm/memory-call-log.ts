import type { ModelCallEnd, ModelCallLog, ModelCallStart, ModelReply } from '#core';

/** Keeps model calls in memory, in the order in which they were written. */
export class MemoryCallLog implements ModelCallLog {
  readonly starts: ModelCallStart[] = [];
  readonly ends: ModelCallEnd[] = [];

  async start(call: ModelCallStart): Promise<void> {
    this.starts.push(call);
  }

  async end(call: ModelCallEnd): Promise<void> {
    this.ends.push(call);
  }

  async findCompleted(key: string): Promise<ModelReply | null> {
    const done = this.#endsOf(key).find((end) => end.status === 'completed');
    return done?.reply ?? null;
  }

  async findCut(key: string): Promise<{ readonly callId: string; readonly text: string } | null> {
    const cut = this.#endsOf(key).findLast((end) => end.status === 'cut');
    return cut ? { callId: cut.id, text: cut.text } : null;
  }

  #endsOf(key: string): readonly ModelCallEnd[] {
    const ids = new Set(this.starts.filter((start) => start.key === key).map((start) => start.id));
    return this.ends.filter((end) => ids.has(end.id));
  }
}
