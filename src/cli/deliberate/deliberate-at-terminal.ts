import { createApi } from '../client/api.ts';
import { createSubscriptions, type Subscriptions } from '../client/subscriptions.ts';
import type { CommandContext } from '../command-context.ts';
import type { DeliberateOptions } from '../commands/deliberate.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import type { Whereabouts } from '../render/result-lines.ts';
import { type AnswerSource, byUrgency, firstOf, givenAnswers } from './answer-source.ts';
import { exitCodeOf } from './ending.ts';
import { inlineAnswers } from './inline-answers.ts';
import { watchInterrupts } from './interrupts.ts';
import { jsonScreen } from './json-screen.ts';
import { liveScreen } from './live-screen.ts';
import type { Opening } from './open-conversation.ts';
import { pipedAnswers } from './piped-answers.ts';
import { plainScreen } from './plain-screen.ts';
import { promptedAnswers } from './prompted-answers.ts';
import { runDeliberation } from './run-deliberation.ts';
import type { Screen } from './screen.ts';

/** Puts a deliberation together with this terminal: screen, answers, Ctrl-C, and the server or the app in this process. */
export async function deliberateAtTerminal(
  opening: Opening,
  options: DeliberateOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal } = context;
  const interrupts = watchInterrupts({
    now: context.now,
    again: () => {
      terminal.stderr.write(
        '\nstatehouse: left at once; what was committed stays, and goes on with the next start.\n',
      );
      context.leave(exitCode.interrupted);
    },
  });
  terminal.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') interrupts.raise();
  });

  const host = await context.openHost(options);
  if (interrupts.signal.aborted) {
    await host.close();
    return exitCode.interrupted;
  }
  const where = (): Whereabouts => ({
    playground: host.isLocal() ? null : new URL('/graphql', host.current().url).href,
    program: context.program,
  });
  const screen = screenFor(options, context, where);
  const answers = answersFor(options, context, screen);
  let subscriptions: Subscriptions | null = null;
  let conversationId: string | null = null;
  try {
    const result = await runDeliberation(opening, {
      api: createApi(host),
      connect: (watch) => {
        subscriptions = createSubscriptions(host, watch);
        return subscriptions;
      },
      screen,
      answers: answers.source,
      policy: options.unattended ?? (terminal.interactive && !options.json ? 'wait' : 'assume'),
      interrupted: interrupts.signal,
      interrupt: interrupts.raise,
      opened: (id) => {
        conversationId = id;
      },
      url: () => host.current().url,
      now: context.now,
    });
    return interrupts.signal.aborted && result.status !== 'completed'
      ? exitCode.interrupted
      : exitCodeOf(result.status);
  } catch (error) {
    screen.close();
    if (options.json) terminal.stdout.write(`${JSON.stringify(brokenOff(conversationId, error))}\n`);
    if (conversationId !== null) {
      const goOn = `${context.program} deliberate --resume ${conversationId}`;
      terminal.stderr.write(`statehouse: lost sight of the conversation; it is safe. Go on: ${goOn}\n`);
    }
    throw error;
  } finally {
    screen.close();
    answers.close();
    (subscriptions as Subscriptions | null)?.close();
    await host.close();
    interrupts.close();
  }
}

/** The last line of `--json` when this command failed, whatever became of the conversation. */
function brokenOff(conversationId: string | null, error: unknown): object {
  const reason = error instanceof Error ? error.message : String(error);
  return { type: 'result', status: 'error', conversationId, decision: null, reason };
}

function screenFor(options: DeliberateOptions, context: CommandContext, where: () => Whereabouts): Screen {
  if (options.json) return jsonScreen(context.terminal.stdout);
  const live = context.terminal.live && !options.plain;
  return live ? liveScreen(context.terminal, where, context.now()) : plainScreen(context.terminal, where);
}

function answersFor(
  options: DeliberateOptions,
  context: CommandContext,
  screen: Screen,
): { source: AnswerSource; close(): void } {
  const { terminal } = context;
  const given = givenAnswers(options.answer ?? []);
  if (options.unattended !== undefined) return { source: given, close: () => undefined };
  if (terminal.interactive && !options.json) {
    const { stdin, stdout } = terminal;
    const harsh = promptedAnswers({ stdin, stdout, hold: screen.hold });
    const draw = screen.typing;
    const soft = draw === undefined ? harsh : inlineAnswers({ stdin, draw });
    return { source: firstOf([given, byUrgency({ harsh, soft })]), close: () => undefined };
  }
  const piped = pipedAnswers(terminal.stdin, { patienceMs: options.answerWait * 1_000 });
  return { source: firstOf([given, piped]), close: piped.close };
}
