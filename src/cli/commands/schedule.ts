import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import type { Operation } from '../documents/operation.ts';
import {
  deleteSchedule,
  listSchedules,
  nextOfSchedule,
  pauseSchedule,
  resumeSchedule,
  runScheduleNow,
  type SchedulePayload,
  type ScheduleView,
  scheduleTimes,
} from '../documents/schedules.ts';
import { collected, positiveInteger } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { addScheduleAdd, timingOf, withTimingOptions } from './schedule/add.ts';
import { addScheduleEdit } from './schedule/edit.ts';
import { actionWords, shownTime, timingWords } from './schedule/times.ts';

const columns: readonly Column<ScheduleView>[] = [
  { title: 'NAME', text: ({ name }) => name },
  { title: 'STATUS', text: ({ status }) => status },
  { title: 'WHEN', text: timingWords },
  { title: 'NEXT', text: ({ nextAt }) => shownTime(nextAt) },
  { title: 'FIRED', text: ({ fired }) => String(fired), right: true },
  { title: 'DOES', text: ({ action }) => actionWords(action), flexible: true },
];

interface JsonOption extends ServerOptions {
  readonly json?: boolean;
}

export function addSchedule(program: Command, context: CommandContext): void {
  const schedule = program
    .command('schedule')
    .description('what is done at given times')
    .addHelpText('after', examples('statehouse schedule', 'statehouse schedule next report'));
  addList(schedule, context);
  addScheduleAdd(schedule, context);
  addScheduleEdit(schedule, context);
  addChange(schedule, context, {
    name: 'remove',
    words: 'end a schedule',
    done: 'removed',
    by: deleteSchedule,
  });
  addChange(schedule, context, {
    name: 'pause',
    words: 'hold a schedule',
    done: 'paused',
    by: pauseSchedule,
  });
  addChange(schedule, context, {
    name: 'resume',
    words: 'go on with a paused schedule; what came due meanwhile is not made up for',
    done: 'resumed',
    by: resumeSchedule,
  });
  addChange(schedule, context, {
    name: 'run',
    words: 'begin a run now, beside those of its times',
    done: 'begun',
    by: runScheduleNow,
  });
  addNext(schedule, context);
}

function addList(schedule: Command, context: CommandContext): void {
  withServerOptions(schedule.command('list', { isDefault: true }))
    .description('list schedules, newest first')
    .option('--status <status>', 'only those in this status; may be given several times', collected)
    .option('--limit <count>', 'at most this many', positiveInteger, 20)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse schedule list', 'statehouse schedule list --status ended --json'),
    )
    .action(async (options: JsonOption & { readonly status?: readonly string[]; readonly limit: number }) => {
      const { schedules } = await withApi(context, options, (api) =>
        api.request(listSchedules, { first: options.limit, statuses: options.status ?? null }),
      );
      const { nodes, totalCount } = schedules;
      if (options.json) return printJson(context.terminal, { totalCount, schedules: nodes });
      if (nodes.length === 0) {
        const hint = `${context.program} schedule add <name> --cron "@daily" --task "<task>"`;
        return printLines(context.terminal, [`No schedules. Make one: ${hint}`]);
      }
      const page = pageOf(context.terminal);
      printLines(context.terminal, [
        ...tableLines(page, columns, nodes),
        page.color.dim(`${nodes.length} of ${totalCount}`),
      ]);
    });
}

interface Change {
  readonly name: string;
  readonly words: string;
  readonly done: string;
  readonly by: Operation<{ change: SchedulePayload }, { id: string; idempotencyKey: string }>;
}

function addChange(schedule: Command, context: CommandContext, { name, words, done, by }: Change): void {
  withServerOptions(schedule.command(name))
    .description(words)
    .argument('<schedule>', 'name or durable address')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(`statehouse schedule ${name} report`))
    .action(async (id: string, options: JsonOption) => {
      const { change } = await withApi(context, options, (api) =>
        api.request(by, { id, idempotencyKey: randomUUID() }),
      );
      if (change.schedule === null) {
        throw CliError.refused(
          'The request',
          change.errors[0] ?? { code: 'unknown', message: 'no reason was given' },
        );
      }
      if (options.json) return printJson(context.terminal, change.schedule);
      const { name: shown, status, nextAt } = change.schedule;
      printLines(context.terminal, [`${shown}: ${done} (${status}, next ${shownTime(nextAt)})`]);
    });
}

interface NextOptions extends JsonOption {
  readonly count: number;
  readonly cron?: string;
  readonly every?: number;
  readonly at?: string;
}

function addNext(schedule: Command, context: CommandContext): void {
  withTimingOptions(withServerOptions(schedule.command('next')))
    .description('the next times of a schedule, or of one that need not exist')
    .argument('[schedule]', 'name or durable address; or say when by options')
    .option('--count <count>', 'so many, at most 100', positiveInteger, 5)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        'statehouse schedule next report',
        'statehouse schedule next --cron "0 9 * * MON" --zone Asia/Tokyo',
      ),
    )
    .action(async (id: string | undefined, options: NextOptions) => {
      const times = await withApi(context, options, async (api) => {
        if (id === undefined) {
          const asked = { timing: timingOf(options), count: options.count };
          return (await api.request(scheduleTimes, asked)).scheduleTimes;
        }
        const { schedules } = await api.request(nextOfSchedule, { count: options.count });
        const found = schedules.nodes.find(({ address, name }) => address === id || name === id);
        if (found === undefined) throw CliError.notFound('schedule', id);
        return found.nextTimes;
      });
      if (options.json) return printJson(context.terminal, times);
      printLines(context.terminal, times.length === 0 ? ['Nothing is due.'] : times.map(shownTime));
    });
}
