import { Command, CommanderError } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addActivity } from './commands/activity.ts';
import { addActors } from './commands/actors.ts';
import { addAgents } from './commands/agents.ts';
import { addAnswer } from './commands/answer.ts';
import { addBreakers } from './commands/breakers.ts';
import { addCalls } from './commands/calls.ts';
import { addCharts } from './commands/charts.ts';
import { addCheck } from './commands/check.ts';
import { addConversations } from './commands/conversations.ts';
import { addCrews } from './commands/crews.ts';
import { addDeadLetters } from './commands/dead-letters.ts';
import { addDeliberate } from './commands/deliberate.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEvents } from './commands/events.ts';
import { addInbox } from './commands/inbox.ts';
import { addLimits } from './commands/limits.ts';
import { addLogs } from './commands/logs.ts';
import { addMigrateCheck } from './commands/migrate-check.ts';
import { addNotifications } from './commands/notifications.ts';
import { addPolicies } from './commands/policies.ts';
import { addPrune } from './commands/prune.ts';
import { addQuality } from './commands/quality.ts';
import { addQueues } from './commands/queues.ts';
import { addReplay } from './commands/replay.ts';
import { addRules } from './commands/rules.ts';
import { addRun } from './commands/run.ts';
import { addSchedule } from './commands/schedule.ts';
import { addSelftest } from './commands/selftest.ts';
import { addSend } from './commands/send.ts';
import { addServe } from './commands/serve.ts';
import { addShow } from './commands/show.ts';
import { addStatus } from './commands/status.ts';
import { addStop } from './commands/stop.ts';
import { addSubtask } from './commands/subtask.ts';
import { addTaskRequests } from './commands/task-requests.ts';
import { addTasks } from './commands/tasks.ts';
import { exitCodeHelp } from './exit-code.ts';

export function createProgram(context: CommandContext, version: string): Command {
  const { terminal } = context;
  const program = new Command('statehouse')
    .description('Durable state charts for teams of LLM agents. Without a command: serve.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help shows what is expected)')
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
      getOutHelpWidth: () => Math.min(100, terminal.columns()),
      getErrHelpWidth: () => Math.min(100, terminal.columns()),
      getOutHasColors: () => terminal.color,
      getErrHasColors: () => terminal.color,
    })
    .addHelpText('after', `\n${exitCodeHelp}`);
  const add = [
    addServe,
    addDeliberate,
    addRun,
    addTasks,
    addTaskRequests,
    addSubtask,
    addActivity,
    addCalls,
    addCrews,
    addAgents,
    addQueues,
    addQuality,
    addConversations,
    addShow,
    addInbox,
    addAnswer,
    addActors,
    addCharts,
    addEvents,
    addRules,
    addSchedule,
    addSend,
    addStatus,
    addLogs,
    addStop,
    addLimits,
    addBreakers,
    addPolicies,
    addNotifications,
    addDeadLetters,
    addCheck,
    addReplay,
    addPrune,
    addMigrateCheck,
    addDoctor,
    addSelftest,
  ];
  for (const each of add) each(program, context);
  return program;
}

/** The arguments with the default command put in front where none is named. */
export function withDefaultCommand(argv: readonly string[]): string[] {
  const [first] = argv;
  if (first === undefined) return ['serve'];
  const isGlobal = ['-h', '--help', '-V', '--version'].includes(first);
  return first.startsWith('-') && !isGlobal ? ['serve', ...argv] : [...argv];
}

export { CommanderError };
