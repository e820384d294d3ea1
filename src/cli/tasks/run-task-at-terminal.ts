import { createApi } from '../client/api.ts';
import { createSubscriptions, type Subscriptions } from '../client/subscriptions.ts';
import type { CommandContext, ServerOptions } from '../command-context.ts';
import { type AnswerSource, byUrgency, firstOf, givenAnswers } from '../deliberate/answer-source.ts';
import { inlineAnswers } from '../deliberate/inline-answers.ts';
import { watchInterrupts } from '../deliberate/interrupts.ts';
import { promptedAnswers } from '../deliberate/prompted-answers.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { endedStatuses, type TaskOpening } from './open-task.ts';
import { runTask } from './run-task.ts';
import { jsonTaskScreen, liveTaskScreen, plainTaskScreen, type TaskScreen } from './task-screen.ts';

export interface TaskRunOptions extends ServerOptions {
  readonly answer?: readonly string[];
  readonly json?: boolean;
  readonly plain?: boolean;
}

/** Puts the run of a task together with this terminal: screen, answers, Ctrl-C, and the server or the app in this process. */
export async function runTaskAtTerminal(
  opening: TaskOpening,
  options: TaskRunOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, program } = context;
  const interrupts = watchInterrupts({
    now: context.now,
    again: () => {
      terminal.stderr.write('\nstatehouse: left at once; what was committed stays.\n');
      context.leave(exitCode.interrupted);
    },
  });
  const host = await context.openHost(options);
  const screen = screenFor(options, context);
  let subscriptions: Subscriptions | null = null;
  let taskId: string | null = null;
  try {
    if (interrupts.signal.aborted) return exitCode.interrupted;
    const result = await runTask(opening, {
      api: createApi(host),
      connect: (watch) => {
        subscriptions = createSubscriptions(host, watch);
        return subscriptions;
      },
      screen,
      answers: answersFor(options, context, screen),
      interrupted: interrupts.signal,
      interrupt: interrupts.raise,
      opened: (id) => {
        taskId = id;
      },
      now: context.now,
    });
    if (result.status === 'completed') return exitCode.completed;
    if (interrupts.signal.aborted) return exitCode.interrupted;
    return endedStatuses.has(result.status) ? exitCode.failed : exitCode.awaitingPerson;
  } catch (error) {
    screen.close();
    const reason = error instanceof Error ? error.message : String(error);
    if (options.json) {
      const broken = { type: 'result', status: 'error', taskId, result: null, reason };
      terminal.stdout.write(`${JSON.stringify(broken)}\n`);
    }
    if (taskId !== null) {
      const goOn = `${program} run --resume ${taskId}`;
      terminal.stderr.write(`statehouse: lost sight of the task; it is safe. Go on: ${goOn}\n`);
    }
    throw error;
  } finally {
    screen.close();
    (subscriptions as Subscriptions | null)?.close();
    await host.close();
    interrupts.close();
  }
}

function screenFor(options: TaskRunOptions, { terminal, program, now }: CommandContext): TaskScreen {
  if (options.json) return jsonTaskScreen(terminal);
  const place = { program, asksHere: terminal.interactive };
  return terminal.live && !options.plain
    ? liveTaskScreen(terminal, place, now())
    : plainTaskScreen(terminal, place);
}

function answersFor(options: TaskRunOptions, { terminal }: CommandContext, screen: TaskScreen): AnswerSource {
  const given = givenAnswers(options.answer ?? []);
  if (!terminal.interactive || options.json) return given;
  const { stdin, stdout } = terminal;
  const harsh = promptedAnswers({ stdin, stdout, hold: screen.hold });
  const draw = screen.typing;
  const soft = draw === undefined ? harsh : inlineAnswers({ stdin, draw });
  return firstOf([given, byUrgency({ harsh, soft })]);
}
