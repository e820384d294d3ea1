import { z } from 'zod';
import {
  type DelegatedRow,
  type EffectContext,
  type EffectHandler,
  type ModelGateway,
  type ModelMessage,
  type OrchestrateInput,
  type OrchestrateOutput,
  type OrchestrationNoteRow,
  type OrchestrationRow,
  type Queries,
  type StructuredOutput,
  TerminalError,
} from '#core';
import { askStructured, strictObject, usageOf } from '../tasks/ask-model.ts';

export interface OrchestrateParts {
  readonly gateway: ModelGateway;
  readonly queries: Pick<Queries, 'orchestrations' | 'delegatedOf' | 'orchestrationNotesOf' | 'tasks'>;
}

const reply = z.object({
  assessment: z.string(),
  tasks: z.array(z.string().trim().min(10).max(5_000)),
  done: z.boolean(),
  report: z.string(),
});

function structure(mostTasks: number): StructuredOutput {
  return {
    name: 'statehouse_orchestrate',
    schema: strictObject({
      assessment: { type: 'string' },
      tasks: { type: 'array', items: { type: 'string' } },
      done: { type: 'boolean' },
      report: { type: 'string' },
    }),
    validate(value) {
      const read = reply.safeParse(value);
      if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      return read.data.tasks.length > mostTasks
        ? [`tasks: at most ${mostTasks} may be submitted now, not ${read.data.tasks.length}`]
        : [];
    },
  };
}

/** The effect `orchestrate`: what is to be done next for a goal, given the results so far; or a report of them. */
export function createOrchestrateEffect(parts: OrchestrateParts): EffectHandler {
  return {
    source: 'orchestrate',
    retrySafe: true,
    run: (input: OrchestrateInput, context) => orchestrate(parts, input, context),
  } as EffectHandler;
}

async function orchestrate(
  { gateway, queries }: OrchestrateParts,
  { orchestration, mostTasks }: OrchestrateInput,
  context: EffectContext,
): Promise<OrchestrateOutput> {
  const row = (await queries.orchestrations.byIds([orchestration])).get(orchestration);
  if (row === undefined) {
    throw new TerminalError(`There is no orchestration '${orchestration}'.`, {
      code: 'orchestration.unknown',
      details: { id: orchestration },
    });
  }
  const [delegated, notes] = await Promise.all([
    queries.delegatedOf.byIds([orchestration]),
    queries.orchestrationNotesOf.byIds([orchestration]),
  ]);
  const tasks = delegated.get(orchestration) ?? [];
  const results = await queries.tasks.byIds(tasks.map(({ task }) => task));
  const answer = await askStructured(gateway, context, {
    purpose: 'orchestrate',
    messages: prompt({
      row,
      mostTasks,
      notes: notes.get(orchestration) ?? [],
      tasks: tasks.map((task) => {
        const found = results.get(task.task);
        return { ...task, result: found?.result ?? found?.reason ?? '' };
      }),
    }),
    output: structure(mostTasks),
  });
  const { assessment, tasks: wanted, done, report } = reply.parse(answer.value);
  return {
    assessment,
    tasks: wanted,
    done,
    report,
    usage: usageOf(answer),
    rehearsal: answer.rehearsal,
  };
}

const longestResult = 4_000;

/** A body as it can stand in a list of the prompt: headings inside it would read as sections. */
const indented = (text: string) => text.slice(0, longestResult).split('\n').join('\n  ');

function prompt(parts: {
  readonly row: OrchestrationRow;
  readonly mostTasks: number;
  readonly notes: readonly OrchestrationNoteRow[];
  readonly tasks: readonly (DelegatedRow & { readonly result: string })[];
}): readonly ModelMessage[] {
  const { row, mostTasks, notes, tasks } = parts;
  const open = tasks.filter(({ status }) => status === 'launching' || status === 'running');
  const sections: readonly (readonly [string, string])[] = [
    ['Goal', row.goal],
    ['Material', row.material === null ? '' : indented(JSON.stringify(row.material))],
    ['Notes', notes.map(({ by, text }) => `- ${by}: ${indented(text)}`).join('\n')],
    [
      'Outputs',
      tasks
        .filter((task) => !open.includes(task))
        .map(
          ({ ordinal, description, status, result }) =>
            `- [${ordinal}] ${indented(description)}: ${status}. ${indented(result)}`,
        )
        .join('\n'),
    ],
    ['Still running', open.map(({ ordinal, description }) => `- [${ordinal}] ${description}`).join('\n')],
    [
      'Task',
      [
        mostTasks > 0
          ? `orchestrate: Decide which tasks the goal calls for now, at most ${mostTasks}; none when it calls for nothing, or when enough is done or running. Each description says all that a crew has to know that sees nothing but it.`
          : 'orchestrate: No more tasks may be submitted. Leave `tasks` empty.',
        '`assessment` says in a sentence or two how things stand. `done` is true when nothing more is to be done. `report` says what was found and done for the goal so far, for the person who set it.',
      ].join('\n'),
    ],
  ];
  return [
    {
      role: 'system',
      content: `# You\nYou ${row.kind === 'coordinator' ? 'coordinate' : 'orchestrate'} the work of a crew of agents: you decide what is to be done, and do none of it yourself.`,
    },
    {
      role: 'user',
      content: sections
        .filter(([, body]) => body.trim() !== '')
        .map(([title, body]) => `# ${title}\n${body}`)
        .join('\n\n'),
    },
  ];
}
