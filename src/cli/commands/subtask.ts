import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Api } from '../client/api.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { sendEvent } from '../documents/actors.ts';
import { interjectSubtask, type SubtaskView, showSubtasks } from '../documents/subtasks.ts';
import { retrySubtask } from '../documents/tasks.ts';
import { granted } from '../granted.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { subtaskLines } from '../render/subtask-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { taskAddress } from '../tasks/open-task.ts';

interface Options extends ServerOptions {
  readonly reason?: string;
  readonly fromHere?: boolean;
  readonly json?: boolean;
}

interface Found extends SubtaskView {
  readonly task: string;
}

export function addSubtask(program: Command, context: CommandContext): void {
  const subtask = program
    .command('subtask')
    .description('one piece of a task: look at it, speak to its agent, have it done again')
    .addHelpText(
      'after',
      examples(
        'statehouse subtask show task/01J… collect',
        'statehouse subtask interject task/01J… collect "Only 2026."',
      ),
    );
  addShow(subtask, context);
  addRequest(subtask, context, {
    name: 'interject',
    words: 'break into the work of an agent: it goes on with your words first',
    done: 'Said',
    takesText: true,
    send: async (api, { address }, _, text) => {
      const asked = { address, text, idempotencyKey: randomUUID() };
      const { receipt, errors } = (await api.request(interjectSubtask, asked)).interjectSubtask;
      granted('The interjection', receipt, errors);
    },
  });
  addRequest(subtask, context, {
    name: 'retry',
    words: 'begin a subtask that has ended again, with what was skipped because of it',
    done: 'Begun again',
    takesScope: true,
    send: async (api, { task, key }, { fromHere = false }) => {
      const asked = { id: task, subtask: key, fromHere, idempotencyKey: randomUUID() };
      const { task: changed, errors } = (await api.request(retrySubtask, asked)).retrySubtask;
      granted('The request', changed, errors);
    },
  });
  addRequest(subtask, context, {
    name: 'restart',
    words: 'have the work that runs begun anew, by any agent',
    done: 'Begun anew',
    takesReason: true,
    send: tell('subtask.restart'),
  });
  addRequest(subtask, context, {
    name: 'reassign',
    words: 'give the work that runs to another agent',
    done: 'Given away',
    takesReason: true,
    send: tell('subtask.reassign'),
  });
}

function addShow(subtask: Command, context: CommandContext): void {
  withServerOptions(subtask.command('show'))
    .description('show a subtask: its tries, reviews, routes, handoffs and outputs')
    .argument('<task>', 'id or durable address of the task')
    .argument('<subtask>', 'its key, as `task` lists it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse subtask show task/01J… collect'))
    .action(async (id: string, key: string, options: Options) => {
      const found = await withApi(context, options, (api) => findSubtask(api, id, key));
      if (options.json) return printJson(context.terminal, found);
      printLines(context.terminal, subtaskLines(pageOf(context.terminal), found));
    });
}

interface Request {
  readonly name: string;
  readonly words: string;
  readonly done: string;
  readonly takesText?: boolean;
  readonly takesReason?: boolean;
  readonly takesScope?: boolean;
  readonly send: (api: Api, subtask: Found, options: Options, text: string) => Promise<void>;
}

function addRequest(subtask: Command, context: CommandContext, request: Request): void {
  const { name, words, done, takesText, takesReason, takesScope, send } = request;
  const command = withServerOptions(subtask.command(name))
    .description(words)
    .argument('<task>', 'id or durable address of the task')
    .argument('<subtask>', 'its key, as `task` lists it')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(`statehouse subtask ${name} task/01J… collect${takesText ? ' "Only 2026."' : ''}`),
    );
  if (takesText) command.argument('<words...>', 'what to say, at most 2,000 characters');
  if (takesReason) command.option('--reason <words>', 'why, for people and the journal');
  if (takesScope) command.option('--from-here', 'do everything behind it again too');
  command.action(async (id: string, key: string, ...rest: unknown[]) => {
    const options = (takesText ? rest[1] : rest[0]) as Options;
    const text = takesText ? (rest[0] as readonly string[]).join(' ') : '';
    const address = await withApi(context, options, async (api) => {
      const found = await findSubtask(api, id, key);
      await send(api, found, options, text);
      return found.address;
    });
    if (options.json) return printJson(context.terminal, { subtask: key, address });
    printLines(context.terminal, [`${done}: ${key} (${address})`]);
  });
}

function tell(type: 'subtask.restart' | 'subtask.reassign'): Request['send'] {
  return async (api, { address }, { reason }) => {
    const event = { type, ...(reason === undefined ? {} : { reason }) };
    const { sendEvent: reply } = await api.request(sendEvent, {
      address,
      event,
      idempotencyKey: randomUUID(),
    });
    granted('The request', reply.receipt, reply.errors);
  };
}

async function findSubtask(api: Api, id: string, key: string): Promise<Found> {
  const { task } = await api.request(showSubtasks, { id: taskAddress(id) });
  if (task === null) throw CliError.notFound('task', id, '`statehouse tasks`');
  const found = task.subtasks.find((each) => each.key === key || each.address === key);
  if (found === undefined) {
    const keys = task.subtasks.map((each) => each.key).join(', ');
    throw CliError.usage(
      `${task.address} has no subtask '${key}'. Expected one of: ${keys || 'it has none yet'}.`,
    );
  }
  return { ...found, task: task.address };
}
