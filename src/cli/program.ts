import { type Argument, Command, CommanderError } from 'commander';
import type { CommandContext } from './command-context.ts';
import { refuseUnknownSubcommands } from './command-groups.ts';
import { addActivity } from './commands/activity.ts';
import { addActors } from './commands/actors.ts';
import { addAgents } from './commands/agents.ts';
import { addAnswer } from './commands/answer.ts';
import { addBreakers } from './commands/breakers.ts';
import { addCalls } from './commands/calls.ts';
import { addCharts } from './commands/charts.ts';
import { addCheck } from './commands/check.ts';
import { addCompletion } from './commands/completion.ts';
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
    .configureHelp({
      // The columns of commands are wide; what is left for their words has to be enough.
      minWidthToWrap: 30,
      subcommandTerm: (command) =>
        [
          [command.name(), ...command.aliases()].join('|'),
          ...command.registeredArguments.map(argumentTerm),
        ].join(' '),
    })
    .addHelpText('after', `\n${exitCodeHelp}`);
  const groups: Readonly<Record<string, readonly ((program: Command, context: CommandContext) => void)[]>> = {
    'Begin:': [addServe, addDeliberate, addRun],
    'Tasks:': [addTasks, addTaskRequests, addSubtask, addActivity, addCalls],
    'Crews:': [addCrews, addAgents, addQueues, addQuality],
    'Deliberations and people:': [addConversations, addShow, addInbox, addAnswer],
    'Events and times:': [addEvents, addRules, addSchedule],
    'Actors and charts:': [addActors, addCharts, addSend, addCheck, addReplay, addMigrateCheck, addPrune],
    'Supervision:': [addStop, addLimits, addBreakers, addPolicies, addNotifications, addDeadLetters],
    'Server:': [addStatus, addLogs, addDoctor, addSelftest, addCompletion],
  };
  for (const [heading, adders] of Object.entries(groups)) {
    program.commandsGroup(heading);
    for (const add of adders) add(program, context);
  }
  refuseUnknownSubcommands(program);
  return program;
}

/** The arguments with the default command put in front where none is named. */
export function withDefaultCommand(argv: readonly string[]): string[] {
  const [first] = argv;
  if (first === undefined) return ['serve'];
  const isGlobal = ['-h', '--help', '-V', '--version'].includes(first);
  return first.startsWith('-') && !isGlobal ? ['serve', ...argv] : [...argv];
}

function argumentTerm(argument: Argument): string {
  const term = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${term}>` : `[${term}]`;
}

export { CommanderError };
