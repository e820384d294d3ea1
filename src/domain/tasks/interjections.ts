import type { ModelMessage, TaskReader, WorkInput } from '#core';

/** Where interjections come into the dialogue of one session of work. */
export interface Interjections {
  /** Adds those that are due before this round to the messages, and gives the key of the round's model call. */
  place(round: number, messages: ModelMessage[]): string;
  /** Whether one has not come into the dialogue yet. */
  isPending(): boolean;
}

/**
 * An interjection is due before the first round whose call has not ended well without it. The key of each call tells
 * how many were placed before it, so that a run after a crash puts them where the run before did.
 */
export async function readInterjections(tasks: TaskReader, input: WorkInput): Promise<Interjections> {
  const { texts, recorded } =
    (input.interjections ?? 0) === 0 ? { texts: [], recorded: [] } : await tasks.interjections(input.session);
  const ended = new Set(recorded);
  let placed = 0;
  return {
    place(round, messages) {
      const key = () => `${input.session}/model-${round}${placed === 0 ? '' : `-after-${placed}`}`;
      while (placed < texts.length && !ended.has(key())) {
        messages.push({
          role: 'user',
          content: `# Interjection\n${texts[placed]}\nHeed it before you go on.`,
        });
        placed += 1;
      }
      return key();
    },
    isPending: () => placed < texts.length,
  };
}
