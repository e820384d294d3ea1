import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCodeHelp } from '../exit-code.ts';
import { amount, collected, positiveInteger, seconds } from '../parse-options.ts';
import { examples, withServerOptions } from '../server-options.ts';
import type { TaskOpening } from '../tasks/open-task.ts';
import type { TaskRunOptions } from '../tasks/run-task-at-terminal.ts';

interface Options extends TaskRunOptions {
  readonly resume?: string;
  readonly approve?: boolean;
  readonly review?: boolean;
  readonly lessons?: string;
  readonly crew?: string;
  readonly budgetTokens?: number;
  readonly budgetUsd?: number;
  readonly maxModelCalls?: number;
  readonly maxTime?: number;
  readonly failWhenExhausted?: boolean;
}

const HOW_IT_ENDS = `
Questions to you are asked at the prompt; --answer gives answers beforehand.
Without a terminal the command ends with code 3 when nobody answers; answer
later and --resume. Ctrl-C pauses the task durably; a second one leaves at once.

With --json the first line names the task and the last is the result.`;

export function addRun(program: Command, context: CommandContext): void {
  withServerOptions(program.command('run'))
    .description('hand in a task, follow it live, and print its result')
    .argument('[task]', 'what is to be done and what the result should be: 10 to 5,000 characters')
    .option('--resume <id>', 'go on with a task, and follow it')
    .option('--approve', 'wait for the approval of the plan before it is begun')
    .option('--review', 'have a critic review every output')
    .option('--crew <address>', 'have another crew than the main one do it, as `crews` lists it')
    .addOption(
      new Option(
        '--lessons <mode>',
        'lessons of earlier reviews in its prompts; measure gives them to every other subtask by a draw',
      ).choices(['on', 'off', 'measure']),
    )
    .option('--budget-tokens <count>', 'most model tokens that the task may use', positiveInteger)
    .option('--budget-usd <amount>', 'most US dollars that it may cost', amount)
    .option('--max-model-calls <count>', 'most model calls that it may make', positiveInteger)
    .option(
      '--max-time <time>',
      'most time that it may take, such as 90s, 15m or 2h, waits included',
      seconds,
    )
    .option('--fail-when-exhausted', 'fail when a limit is used up, instead of asking for more')
    .option('--answer <words>', 'answer to the next question; may be given several times', collected)
    .option('--plain', 'do not redraw anything')
    .option('--json', 'print one JSON object per line, the last one of type "result"')
    .addHelpText('after', `${HOW_IT_ENDS}\n\n${exitCodeHelp}`)
    .addHelpText(
      'after',
      examples('statehouse run "Calculate the factorial of 10"', 'statehouse run --resume task/01J…'),
    )
    .action(async (description: string | undefined, options: Options) => {
      const { runTaskAtTerminal } = await import('../tasks/run-task-at-terminal.ts');
      context.finish(await runTaskAtTerminal(openingOf(description, options), options, context));
    });
}

function openingOf(description: string | undefined, options: Options): TaskOpening {
  if (options.resume !== undefined) {
    if (description !== undefined) throw CliError.usage('Give a new task or --resume, not both.');
    return { resume: options.resume };
  }
  if (description === undefined)
    throw CliError.usage('Say what is to be done, such as: run "Calculate the factorial of 10".');
  return { description, options: taskOptions(options), crew: options.crew ?? null };
}

function taskOptions({ approve, review, lessons, failWhenExhausted, ...limits }: Options): object {
  const { budgetTokens, budgetUsd, maxModelCalls, maxTime } = limits;
  const given = Object.entries({
    tokens: budgetTokens,
    costUsd: budgetUsd,
    modelCalls: maxModelCalls,
    wallClockSeconds: maxTime,
  }).filter(([, limit]) => limit !== undefined);
  return {
    ...(approve ? { planApproval: 'required' } : {}),
    ...(review ? { review: {} } : {}),
    ...(lessons ? { lessons } : {}),
    ...(given.length > 0 ? { budget: Object.fromEntries(given) } : {}),
    ...(failWhenExhausted ? { onExhausted: 'fail' } : {}),
  };
}
