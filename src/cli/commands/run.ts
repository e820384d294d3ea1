import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { followTask, showTask, submitTask, type TaskView } from '../documents/tasks.ts';
import { exitCode } from '../exit-code.ts';
import { pageOf, printLines } from '../print.ts';
import { taskLines } from '../render/task-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly approve?: boolean;
  readonly review?: boolean;
  readonly json?: boolean;
}

const ends: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled']);
const waits: ReadonlySet<string> = new Set(['awaitingApproval', 'waitingOnHuman', 'paused']);

export function addRun(program: Command, context: CommandContext): void {
  withServerOptions(program.command('run'))
    .description('hand in a task, follow it, and print its result')
    .argument('<task>', 'what is to be done and what the result should be: 10 to 5,000 characters')
    .option('--approve', 'wait for the approval of the plan before it is begun')
    .option('--review', 'have a critic review every output')
    .option('--json', 'print one JSON object per line, the last one of type "result"')
    .addHelpText('after', examples('statehouse run "Calculate the factorial of 10"'))
    .action(async (description: string, options: Options) => {
      const { createSubscriptions } = await import('../client/subscriptions.ts');
      await withApi(context, options, async (api, host) => {
        const { submitTask: submitted } = await api.request(submitTask, {
          description,
          options: {
            ...(options.approve ? { planApproval: 'required' } : {}),
            ...(options.review ? { review: {} } : {}),
          },
          idempotencyKey: randomUUID(),
        });
        const { task, cursor, errors } = submitted;
        if (task === null) {
          throw CliError.refused(
            'The task',
            errors[0] ?? { code: 'unknown', message: 'no reason was given' },
          );
        }
        const say = (fact: Readonly<Record<string, unknown>>, words: string | null) => {
          if (options.json) context.terminal.stdout.write(`${JSON.stringify(fact)}\n`);
          else if (words !== null) printLines(context.terminal, [words]);
        };
        say({ type: 'task.submitted', taskId: task.address }, task.address);
        const following = new AbortController();
        const subscriptions = createSubscriptions(host, { lost() {}, restored() {} });
        try {
          const turns = subscriptions.follow({
            operation: followTask,
            variables: { root: task.address, after: cursor },
            cursorOf: ({ journalTail }) => journalTail.cursor,
            signal: following.signal,
          });
          for await (const { journalTail } of turns) {
            const facts = journalTail.entry?.facts ?? [];
            for (const fact of facts) say(fact, wordsFor(fact));
            const statuses = facts
              .filter(({ type }) => type === 'task.changed')
              .map((fact) => fact['status']);
            const last = statuses.at(-1);
            if (typeof last === 'string' && (ends.has(last) || waits.has(last))) following.abort();
          }
        } finally {
          following.abort();
          subscriptions.close();
        }
        const { task: done } = await api.request(showTask, { id: task.address });
        finish(context, done ?? task, options.json === true);
      });
    });
}

function finish(context: CommandContext, task: TaskView, json: boolean): void {
  const { terminal } = context;
  if (json) {
    const { status, address, result, failure, rehearsal } = task;
    const ending = { type: 'result', status, taskId: address, result, failure, rehearsal };
    terminal.stdout.write(`${JSON.stringify(ending)}\n`);
  } else {
    printLines(terminal, taskLines(pageOf(terminal), task));
    if (waits.has(task.status)) {
      printLines(terminal, [`It waits for a person. See: ${context.program} inbox`]);
    }
  }
  if (waits.has(task.status)) context.finish(exitCode.awaitingPerson);
  else if (task.status !== 'completed') context.finish(exitCode.failed);
}

/** What a person wants to know of a turn; null for the rest. */
function wordsFor(fact: Readonly<Record<string, unknown>>): string | null {
  const { type, subtask, stage, status, agent, reason } = fact;
  if (type === 'task.changed') return `task ${String(status)}`;
  if (type !== 'subtask.changed') return null;
  if (stage === 'running') return `  ${String(subtask)}: running, by ${String(agent)}`;
  const why = typeof reason === 'string' && stage !== 'completed' ? `: ${reason}` : '';
  const shown = ['completed', 'failed', 'skipped', 'retrying', 'waitingOnHuman', 'cancelled'];
  return shown.includes(String(stage)) ? `  ${String(subtask)}: ${String(stage)}${why}` : null;
}
