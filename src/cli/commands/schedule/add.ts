import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../../command-context.ts';
import { createSchedule } from '../../documents/schedules.ts';
import { jsonObject, positiveInteger, seconds } from '../../parse-options.ts';
import { printJson, printLines } from '../../print.ts';
import { examples, withServerOptions } from '../../server-options.ts';
import { shownTime, timingWords } from './times.ts';

export interface ScheduleOptions extends ServerOptions {
  readonly cron?: string;
  readonly every?: number;
  readonly at?: string;
  readonly zone?: string;
  readonly from?: string;
  readonly until?: string;
  readonly misfire?: string;
  readonly most?: number;
  readonly overlap?: string;
  readonly task?: string;
  readonly actor?: string;
  readonly input?: object;
  readonly publish?: string;
  readonly payload?: object;
  readonly json?: boolean;
}

/** When, as `createSchedule` and `scheduleTimes` take it. */
export function timingOf(
  options: Pick<ScheduleOptions, 'cron' | 'every' | 'at' | 'zone' | 'from' | 'until'>,
): object {
  const { cron, every, at, zone, from, until } = options;
  if ([cron, every, at].filter((given) => given !== undefined).length !== 1) {
    throw CliError.usage('Give exactly one of --cron, --every and --at.');
  }
  return {
    ...(cron === undefined ? {} : { cron, ...(zone === undefined ? {} : { timeZone: zone }) }),
    ...(every === undefined ? {} : { everyMs: every * 1_000 }),
    ...(at === undefined ? {} : { at: instant('--at', at) }),
    ...(from === undefined ? {} : { from: instant('--from', from) }),
    ...(until === undefined ? {} : { until: instant('--until', until) }),
  };
}

function instant(option: string, text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw CliError.usage(`${option} '${text}' is no time. Expected one such as 2027-01-31T06:30:00Z.`);
  }
  return time.toISOString();
}

export function actionOf({ task, actor, input, publish, payload }: ScheduleOptions): object {
  if ([task, actor, publish].filter((given) => given !== undefined).length !== 1) {
    throw CliError.usage('Say what is to be done by exactly one of --task, --actor and --publish.');
  }
  if (task !== undefined) return { task: { description: task } };
  if (actor !== undefined) return { actor: { chart: actor, ...(input && { input }) } };
  return { publish: { topic: publish, ...(payload && { payload }) } };
}

export function withTimingOptions(command: Command): Command {
  return command
    .option('--cron <pattern>', "five fields (minute hour day month weekday), six with seconds, or '@daily'")
    .option('--every <time>', 'an interval such as 90s, 15m, 2h', seconds)
    .option('--at <time>', 'once, at this time')
    .option('--zone <name>', 'time zone of the pattern, such as Europe/Berlin (default UTC)')
    .option('--from <time>', 'nothing is due before')
    .option('--until <time>', 'nothing is due after');
}

export function withActionOptions(command: Command): Command {
  return command
    .option('--task <description>', 'submit a task')
    .option('--actor <chart>', 'start an actor of this chart')
    .option('--input <json>', 'its input', jsonObject)
    .option('--publish <topic>', 'publish an event')
    .option('--payload <json>', 'what it carries', jsonObject)
    .option('--misfire <policy>', 'what becomes of missed times: fireOnce, skip, fireAll (default fireOnce)')
    .option('--most <count>', 'for fireAll: make up for this many at most (default 100)', positiveInteger)
    .option('--overlap <policy>', 'while a run goes on: skip, queue, allow (default skip)')
    .option('--json', 'print JSON');
}

export function addScheduleAdd(schedule: Command, context: CommandContext): void {
  withActionOptions(withTimingOptions(withServerOptions(schedule.command('add'))))
    .description('make a schedule')
    .argument('<name>', 'unique among the schedules that have not ended')
    .addHelpText(
      'after',
      examples(
        'statehouse schedule add report --cron "30 6 * * MON-FRI" \\',
        '  --zone Europe/Berlin --task "Write the report of {{at}}."',
        'statehouse schedule add ticks --every 10s --publish clock.tick',
      ),
    )
    .action(async (name: string, options: ScheduleOptions) => {
      const { misfire, most, overlap } = options;
      const wish = {
        name,
        timing: timingOf(options),
        action: actionOf(options),
        ...(misfire && { misfire }),
        ...(most && { most }),
        ...(overlap && { overlap }),
      };
      const { createSchedule: reply } = await withApi(context, options, (api) =>
        api.request(createSchedule, { schedule: wish, idempotencyKey: randomUUID() }),
      );
      if (reply.schedule === null) {
        throw CliError.refused(
          'The schedule',
          reply.errors[0] ?? { code: 'unknown', message: 'no reason was given' },
        );
      }
      if (options.json) return printJson(context.terminal, reply.schedule);
      printLines(context.terminal, [
        `${reply.schedule.name}: ${timingWords(reply.schedule)}, next ${shownTime(reply.schedule.nextAt)}`,
      ]);
    });
}
