import type { JsonValue, Projector } from '#core';
import { iso, projector, update } from './projector.ts';

/** A tool call's row after a person said what became of it. */
const decided = {
  done: (result: JsonValue, by: string | null, at: number) => ({
    status: 'completed',
    result: JSON.stringify(result ?? `It happened, says ${by ?? 'a person'}.`),
    ended_at: iso(at),
  }),
  again: () => ({ status: 'again' }),
  fail: (_: JsonValue, by: string | null, at: number) => ({
    status: 'failed',
    error: {
      code: 'tool.outcomeUnknown',
      message: `It failed, says ${by ?? 'nobody: no answer came in time'}.`,
    },
    ended_at: iso(at),
  }),
};

/** Facts of the work itself: who handed it over to whom, and how tool calls ended that nobody saw the end of. */
export const workProjectors: readonly Projector[] = [
  projector(
    'subtask.handedOff',
    (fact, { address, at }) => [
      {
        table: 'handoff',
        mode: 'insert',
        row: {
          address,
          number: fact.number,
          task: fact.task,
          subtask: fact.subtask,
          attempt: fact.attempt,
          from_agent: fact.from,
          reason: fact.reason,
          summary: fact.summary,
          at: iso(at),
        },
      },
    ],
    ({ type, task, subtask, number, from, reason }) => ({ type, task, subtask, number, from, reason }),
  ),
  projector('subtask.takenOver', ({ number, to }, { address }) => [
    update('handoff', { address, number, to_agent: to }),
  ]),
  projector('file.written', ({ type: _, ...row }, { at }) => [
    { table: 'task_file', mode: 'upsert', row: { ...row, at: iso(at) } },
  ]),
  projector(
    'toolCall.decided',
    ({ key, decision, result, by }, { at }) => [
      update('tool_call', { key, ...decided[decision](result, by, at) }),
    ],
    ({ type, task, subtask, key, decision, by }) => ({ type, task, subtask, key, decision, by }),
  ),
];
