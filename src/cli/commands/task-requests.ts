import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Api } from '../client/api.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { findActor } from '../documents/actors.ts';
import { cancelConversation, pauseConversation, resumeConversation } from '../documents/conversation.ts';
import type { UserError } from '../documents/operation.ts';
import {
  approvePlan,
  cancelTask,
  pauseTask,
  rejectPlan,
  resumeTask,
  retrySubtask,
  showTask,
} from '../documents/tasks.ts';
import { printJson, printLines } from '../print.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly reason?: string;
  readonly fromHere?: boolean;
  readonly json?: boolean;
}

interface Reply {
  readonly errors: readonly UserError[];
  readonly task?: { readonly status: string } | null;
  readonly conversation?: { readonly status: string } | null;
}

/** Sends one request about a task or a conversation. */
type Send = (
  api: Api,
  request: { readonly id: string; readonly idempotencyKey: string; readonly reason: string | null },
) => Promise<Reply>;

interface Request {
  readonly name: string;
  readonly description: string;
  readonly done: string;
  readonly task: Send;
  readonly conversation?: Send;
  readonly takesReason?: boolean;
}

const requests: readonly Request[] = [
  {
    name: 'cancel',
    description: 'end a task or a conversation; what is done stays',
    done: 'Cancelled',
    takesReason: true,
    task: async (api, request) => (await api.request(cancelTask, request)).cancelTask,
    conversation: async (api, { reason, ...request }) =>
      (await api.request(cancelConversation, { ...request, reason: reason ?? 'cancelled at the terminal' }))
        .cancelConversation,
  },
  {
    name: 'pause',
    description: 'pause a task or a conversation durably; what runs is cut',
    done: 'Paused',
    takesReason: true,
    task: async (api, request) => (await api.request(pauseTask, request)).pauseTask,
    conversation: async (api, { reason, ...request }) =>
      (await api.request(pauseConversation, { ...request, reason: reason ?? 'paused at the terminal' }))
        .pauseConversation,
  },
  {
    name: 'resume',
    description: 'let a paused task or conversation go on; `run --resume` also follows it',
    done: 'Goes on',
    task: async (api, { reason: _, ...request }) => (await api.request(resumeTask, request)).resumeTask,
    conversation: async (api, { reason: _, ...request }) =>
      (await api.request(resumeConversation, request)).resumeConversation,
  },
  {
    name: 'approve',
    description: 'have the plan of a task carried out that waits for approval',
    done: 'Approved',
    task: async (api, { reason: _, ...request }) => (await api.request(approvePlan, request)).approvePlan,
  },
  {
    name: 'reject',
    description: 'cancel a task whose plan waits for approval',
    done: 'Rejected',
    takesReason: true,
    task: async (api, request) => (await api.request(rejectPlan, request)).rejectPlan,
  },
];

/** `cancel`, `pause`, `resume`, `approve`, `reject` and `retry`. */
export function addTaskRequests(program: Command, context: CommandContext): void {
  for (const request of requests) {
    const command = withServerOptions(program.command(request.name))
      .description(request.description)
      .argument('<id>', 'id or durable address')
      .option('--json', 'print JSON')
      .addHelpText('after', examples(`statehouse ${request.name} task/01J…`));
    if (request.takesReason) command.option('--reason <words>', 'why, for people and the journal');
    command.action((id: string, options: Options) =>
      send(context, options, {
        id,
        done: request.done,
        send: (api, found) => sendTo(api, request, found, options.reason ?? null),
      }),
    );
  }
  withServerOptions(program.command('retry'))
    .description('begin a subtask that has ended again, with what was skipped because of it')
    .argument('<id>', 'id or durable address of the task')
    .argument('[subtask]', 'key of the subtask; the one that failed first when left out')
    .option('--from-here', 'do everything behind it again too')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse retry task/01J…', 'statehouse retry task/01J… collect --from-here'),
    )
    .action((id: string, subtask: string | undefined, options: Options) =>
      send(context, options, {
        id,
        done: 'Begun again',
        send: async (api, found) => {
          const request = { id: found, idempotencyKey: randomUUID(), fromHere: options.fromHere ?? false };
          const key = subtask ?? (await failedSubtask(api, found));
          return (await api.request(retrySubtask, { ...request, subtask: key })).retrySubtask;
        },
      }),
    );
}

async function send(
  context: CommandContext,
  options: Options,
  what: {
    readonly id: string;
    readonly done: string;
    readonly send: (api: Api, id: string) => Promise<Reply>;
  },
): Promise<void> {
  const { address, status } = await withApi(context, options, async (api) => {
    const found = await findAddress(api, what.id);
    const { errors, task, conversation } = await what.send(api, found);
    const [problem] = errors;
    if (problem !== undefined) throw CliError.refused('The request', problem);
    return { address: found, status: (task ?? conversation)?.status ?? null };
  });
  if (options.json) return printJson(context.terminal, { id: address, status });
  printLines(context.terminal, [`${what.done}: ${address}`]);
}

async function sendTo(api: Api, request: Request, id: string, reason: string | null): Promise<Reply> {
  const way = id.startsWith('conversation/') ? request.conversation : request.task;
  if (way === undefined) throw CliError.usage(`\`${request.name}\` takes a task, and '${id}' is none.`);
  return way(api, { id, idempotencyKey: randomUUID(), reason });
}

/** The durable address behind an id: as it stands, or of a task, or of a conversation. */
async function findAddress(api: Api, id: string): Promise<string> {
  if (id.includes('/')) return id;
  const opaque = /^(?:Task|Conversation):(.+)$/.exec(Buffer.from(id, 'base64url').toString('utf8'));
  if (opaque?.[1] !== undefined) return opaque[1];
  for (const address of [`task/${id}`, `conversation/${id}`])
    if ((await api.request(findActor, { address })).actor !== null) return address;
  throw CliError.notFound('task or conversation', id);
}

async function failedSubtask(api: Api, id: string): Promise<string> {
  const { task } = await api.request(showTask, { id });
  if (task === null) throw CliError.notFound('task', id);
  const failed = task.failure?.subtask ?? task.subtasks.find(({ stage }) => stage === 'failed')?.key;
  if (failed === undefined) {
    const keys = task.subtasks.map(({ key }) => key).join(', ');
    throw CliError.usage(`No subtask of ${task.address} has failed. Name one: ${keys || 'it has none yet'}.`);
  }
  return failed;
}
