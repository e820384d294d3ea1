import type { JournalEntry } from '#core';
import type { TestApp } from './start-test-app.ts';

/** Reads a task's turns from its first one on, until one of its facts is the awaited one. Times out after a minute. */
export async function followTask(
  app: Pick<TestApp, 'runtime'>,
  task: string,
  until: (fact: Readonly<Record<string, unknown>>) => boolean,
): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  const signal = AbortSignal.timeout(60_000);
  for await (const entry of app.runtime.feed.subscribe({ root: task, after: 0, signal })) {
    entries.push(entry);
    if (entry.facts.some(until)) return entries;
  }
  const seen = entries.flatMap(({ facts }) => facts.map((fact) => JSON.stringify(fact)));
  throw new Error(`the task '${task}' did not come that far; it did: ${seen.join('\n')}`);
}

export const hasStatus =
  (...statuses: readonly string[]) =>
  (fact: Readonly<Record<string, unknown>>): boolean =>
    fact['type'] === 'task.changed' && statuses.includes(String(fact['status']));
