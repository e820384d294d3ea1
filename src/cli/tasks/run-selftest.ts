import { createSubscriptions } from '../client/subscriptions.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type SelftestSubtask, type SelftestTask, selftestTask } from '../documents/selftest.ts';
import { taskEvents } from '../documents/task-events.ts';
import { endedStatuses, openTask } from './open-task.ts';

/** One that a tool must answer exactly, one that branches and joins, and one that goes step by step. */
const descriptions: readonly { readonly text: string; readonly expected: RegExp | null }[] = [
  { text: 'Calculate the factorial of 10', expected: /3,?628,?800/ },
  { text: 'Describe a harbour; describe a ferry; then compare both', expected: null },
  { text: 'List the parts of a bicycle; then explain how to check them before a ride', expected: null },
];

export interface SelftestReport {
  readonly ok: boolean;
  readonly tasks: readonly {
    readonly taskId: string;
    readonly description: string;
    readonly status: string;
    /** Whether the result holds what it has to; null when any result will do. */
    readonly correct: boolean | null;
    readonly subtasks: number;
    readonly elapsedMs: number;
    readonly rehearsal: boolean;
  }[];
  /** Those that did something for these tasks, by key. */
  readonly agents: readonly AgentUse[];
}

export interface AgentUse {
  readonly agent: string;
  /** Tries of subtasks that it gave an output for. */
  readonly subtasks: number;
  readonly meanMs: number;
  readonly tokens: number;
  readonly costUsd: number;
}

interface SelftestOptions extends ServerOptions {
  readonly timeoutMs: number;
  readonly say: (words: string) => void;
}

/** Runs the three tasks at once and waits for their ends or for the time-out, whichever comes first. */
export async function runSelftest(
  context: CommandContext,
  options: SelftestOptions,
): Promise<SelftestReport> {
  return withApi(context, options, async (api, host) => {
    const subscriptions = createSubscriptions(host, { lost() {}, restored() {} });
    const signal = AbortSignal.timeout(options.timeoutMs);
    const follow = async (id: string, after: string | null): Promise<void> => {
      const stop = new AbortController();
      const events = subscriptions.follow({
        operation: taskEvents,
        variables: { id, after },
        cursorOf: ({ taskEvents: event }) => event.cursor,
        signal: AbortSignal.any([signal, stop.signal]),
      });
      for await (const { taskEvents: event } of events) {
        if (event.__typename === 'TaskStatusChanged' && endedStatuses.has(event.status)) stop.abort();
      }
    };
    try {
      const opened = await Promise.all(
        descriptions.map(({ text }) =>
          openTask(api, { description: text, options: { unattended: 'assume' }, crew: null }),
        ),
      );
      await Promise.all(
        opened.map(async ({ task, after }) => {
          options.say(`… ${task.description}`);
          await follow(task.address, after);
        }),
      );
      const tasks = await Promise.all(
        opened.map(async ({ task }) => (await api.request(selftestTask, { id: task.address })).task),
      );
      return report(tasks.filter((task) => task !== null));
    } finally {
      subscriptions.close();
    }
  });
}

function report(tasks: readonly SelftestTask[]): SelftestReport {
  const shown = tasks.map((task, index) => {
    const expected = descriptions[index]?.expected ?? null;
    return {
      taskId: task.address,
      description: task.description,
      status: task.status,
      correct: expected === null ? null : expected.test(task.result ?? ''),
      subtasks: task.subtasks.length,
      elapsedMs: Math.round(task.progress.elapsedSeconds * 1_000),
      rehearsal: task.rehearsal,
    };
  });
  const ok =
    shown.length === descriptions.length &&
    shown.every(({ status, correct }) => status === 'completed' && correct !== false);
  return { ok, tasks: shown, agents: agentUse(tasks.flatMap(({ subtasks }) => subtasks)) };
}

function agentUse(subtasks: readonly SelftestSubtask[]): readonly AgentUse[] {
  const outputs = subtasks.flatMap((subtask) => subtask.outputs.map((output) => ({ ...output, subtask })));
  return [...Map.groupBy(outputs, ({ agent }) => agent)]
    .map(([agent, some]) => ({
      agent,
      subtasks: some.length,
      meanMs: mean(some.map(({ createdAt, subtask }) => span(subtask.startedAt, createdAt))),
      tokens: some.reduce((sum, each) => sum + each.promptTokens + each.completionTokens, 0),
      costUsd: some.reduce((sum, each) => sum + each.costUsd, 0),
    }))
    .sort((a, b) => (a.agent < b.agent ? -1 : 1));
}

function span(from: string | null, to: string): number {
  return from === null ? 0 : Math.max(0, Date.parse(to) - Date.parse(from));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
