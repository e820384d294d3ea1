import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import type { CommandContext, ServerOptions } from '../command-context.ts';
import { type UnattendedPolicy, unattendedPolicies } from '../deliberate/unattended-policy.ts';
import type { ConversationOptions } from '../documents/conversation.ts';
import { exitCodeHelp } from '../exit-code.ts';
import {
  amount,
  collected,
  positiveInteger,
  seconds,
  share,
  weight,
  wholeNumber,
  words,
} from '../parse-options.ts';
import { examples, withServerOptions } from '../server-options.ts';

export interface DeliberateOptions extends ServerOptions {
  readonly resume?: string;
  readonly answer?: readonly string[];
  readonly unattended?: UnattendedPolicy;
  readonly answerWait: number;
  readonly personas?: readonly string[];
  readonly people?: readonly string[];
  readonly rule?: string;
  readonly quorum?: number;
  readonly weight?: readonly { readonly voter: string; readonly weight: number }[];
  readonly rounds?: number;
  readonly turns?: number;
  readonly timeLimit?: number;
  readonly phaseTime?: number;
  readonly ballotTime?: number;
  readonly answerTime?: number;
  readonly maxTokens?: number;
  readonly maxCost?: number;
  readonly seed?: number;
  readonly json?: boolean;
  readonly plain?: boolean;
}

const WHO_ANSWERS = `
Questions to you are asked at the prompt. Without a terminal, each line of
standard input answers the next question. --answer gives answers beforehand.
When no answer is left, the policy decides:
  assume  the asker goes on with the assumption that it stated
          (the default without a terminal)
  fail    a question that holds up the conversation cancels it
  wait    the command ends with code 3; answer later and --resume
Ctrl-C pauses the conversation durably; a second one leaves at once.

With --json the first line names the conversation and the last is the result.
npm start prints lines of its own before them; npx statehouse does not.`;

export function addDeliberate(program: Command, context: CommandContext): void {
  withServerOptions(program.command('deliberate'))
    .description('let a panel of agents deliberate about a goal and decide; shows everything live')
    .argument('[goal...]', 'what is to be decided')
    .option('--resume <id>', 'go on with an earlier conversation')
    .option('--answer <text>', 'answer to the next question; may be given several times, in order', collected)
    .addOption(
      new Option(
        '--unattended <policy>',
        'what happens to questions that nobody answers; no prompt is shown',
      ).choices(unattendedPolicies),
    )
    .option('--answer-wait <time>', 'how long a question waits for a line on standard input', seconds, 15)
    .option(
      '--rule <rule>',
      'voting rule: unanimity, majority, supermajority, supermajority:3/4, plurality, approval, borda, instant-runoff, schulze, ranked-pairs, consent',
    )
    .option('--quorum <share>', 'share of the voting weight that must vote, such as 0.6 or 60%', share)
    .option(
      '--personas <keys>',
      'who takes part, separated by commas; the five built-in ones when absent',
      words,
    )
    .option('--people <names>', 'people who vote too, separated by commas', words)
    .option('--weight <voter=weight>', 'weight of one voter; may be given several times', weight)
    .option('--rounds <count>', 'rounds of proposal and ballot at most', positiveInteger)
    .option('--turns <count>', 'turns of the discussion at most', positiveInteger)
    .option('--time-limit <time>', 'time for all of it, such as 90s, 15m or 2h', seconds)
    .option('--phase-time <time>', 'time for each phase', seconds)
    .option('--ballot-time <time>', 'time for each ballot', seconds)
    .option('--answer-time <time>', 'time until a question expires', seconds)
    .option('--max-tokens <count>', 'budget in model tokens', positiveInteger)
    .option('--max-cost <usd>', 'budget in US dollars', amount)
    .option(
      '--seed <number>',
      'seed sent to the model: the rehearsal model and some others then say the same again',
      wholeNumber,
    )
    .option('--json', 'one event per line on standard output, each with a type; logs go to standard error')
    .option('--plain', 'do not redraw, even on a terminal')
    .addHelpText(
      'after',
      `${WHO_ANSWERS}\n${examples(
        'statehouse deliberate "Should we move the monolith to services this year?"',
        'statehouse deliberate "Which database?" --rule schulze --quorum 80% --rounds 2',
        'statehouse deliberate "Which database?" --answer "40 GB" --json',
        'statehouse deliberate --resume conversation/01J…',
      )}\n\n${exitCodeHelp}`,
    )
    .action(async (goalWords: readonly string[], options: DeliberateOptions) => {
      const goal = goalWords.join(' ').trim();
      if (options.resume !== undefined && goal !== '') {
        throw CliError.usage(`--resume goes on with '${options.resume}'; a goal cannot be given beside it.`);
      }
      if (options.resume === undefined && goal === '') {
        throw CliError.usage(
          'The goal is missing. Expected: deliberate "<what is to be decided>", or --resume <id>.',
        );
      }
      const { deliberateAtTerminal } = await import('../deliberate/deliberate-at-terminal.ts');
      const opening =
        options.resume === undefined
          ? { goal, options: conversationOptions(options, context.terminal.interactive) }
          : { resume: options.resume };
      context.finish(await deliberateAtTerminal(opening, options, context));
    });
}

/** What the server is told. Its own expiry policy follows the one at the terminal, should the terminal go away. */
function conversationOptions(options: DeliberateOptions, interactive: boolean): ConversationOptions {
  const unattended = options.unattended ?? (interactive ? undefined : 'assume');
  const told = {
    personas: options.personas,
    votingRule: options.rule,
    quorum: options.quorum,
    weights: options.weight,
    unattended,
    people: options.people,
    timeLimitSeconds: options.timeLimit,
    phaseTimeLimitSeconds: options.phaseTime,
    ballotTimeLimitSeconds: options.ballotTime,
    answerTimeLimitSeconds: options.answerTime,
    maxDiscussionTurns: options.turns,
    maxConsensusRounds: options.rounds,
    maxTokens: options.maxTokens,
    maxCostUsd: options.maxCost,
    seed: options.seed,
  };
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined),
  ) as ConversationOptions;
}
