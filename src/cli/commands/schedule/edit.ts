import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import { type CommandContext, withApi } from '../../command-context.ts';
import { updateSchedule } from '../../documents/schedules.ts';
import { printJson, printLines } from '../../print.ts';
import { examples, withServerOptions } from '../../server-options.ts';
import { actionOf, type ScheduleOptions, timingOf, withActionOptions, withTimingOptions } from './add.ts';
import { shownTime, timingWords } from './times.ts';

interface Options extends ScheduleOptions {
  readonly name?: string;
}

export function addScheduleEdit(schedule: Command, context: CommandContext): void {
  withActionOptions(withTimingOptions(withServerOptions(schedule.command('edit'))))
    .description('make a schedule otherwise; what is not given stays, and so do its runs')
    .argument('<schedule>', 'name or durable address')
    .option('--name <name>', 'another name')
    .addHelpText(
      'after',
      examples(
        'statehouse schedule edit report --cron "0 7 * * MON-FRI" --zone Europe/Berlin',
        'statehouse schedule edit ticks --overlap queue --misfire fireAll --most 5',
      ),
    )
    .action(async (id: string, options: Options) => {
      const change = changeOf(options);
      if (Object.keys(change).length === 0) {
        throw CliError.usage(
          'Say what is to be different: --name, --cron, --every, --at, --task, --misfire …',
        );
      }
      const { updateSchedule: reply } = await withApi(context, options, (api) =>
        api.request(updateSchedule, { id, change, idempotencyKey: randomUUID() }),
      );
      if (reply.schedule === null) {
        throw CliError.refused(
          'The change',
          reply.errors[0] ?? { code: 'unknown', message: 'no reason was given' },
        );
      }
      if (options.json) return printJson(context.terminal, reply.schedule);
      const { name, status, nextAt } = reply.schedule;
      printLines(context.terminal, [
        `${name}: ${timingWords(reply.schedule)} (${status}, next ${shownTime(nextAt)})`,
      ]);
    });
}

function changeOf(options: Options): object {
  const { name, misfire, most, overlap } = options;
  const { cron, every, at, zone, from, until, task, actor, input, publish, payload } = options;
  const isTimed = [cron, every, at, zone, from, until].some((given) => given !== undefined);
  const acts = [task, actor, input, publish, payload].some((given) => given !== undefined);
  return {
    ...(name === undefined ? {} : { name }),
    ...(isTimed ? { timing: timingOf(options) } : {}),
    ...(acts ? { action: actionOf(options) } : {}),
    ...(misfire && { misfire }),
    ...(most && { most }),
    ...(overlap && { overlap }),
  };
}
