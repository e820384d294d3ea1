import { z } from 'zod';
import type {
  AskedQuestion,
  EffectContext,
  TaskReader,
  ToolCallRequest,
  ToolCallSummary,
  ToolDefinition,
  WorkInput,
  WorkQuestion,
} from '#core';

/** Questions that the agents of one subtask may ask in one try. */
const mostQuestions = 10;

/** What an agent calls when it needs to know something that only people know. */
export const askPersonTool: ToolDefinition = {
  name: 'askPerson',
  description:
    'Asks the person who set the task, for what only people can know or decide. `harsh`: the work stops until there is an answer; only for what nobody may assume. `soft`: the work goes on with your assumption at once, and the answer comes later, if at all.',
  parameters: {
    type: 'object',
    properties: {
      question: { type: 'string', minLength: 1, maxLength: 2_000 },
      urgency: { type: 'string', enum: ['soft', 'harsh'] },
      options: { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 10 },
      assumption: { type: 'string', minLength: 1, maxLength: 1_000, description: 'What holds unless told' },
    },
    required: ['question', 'urgency', 'assumption'],
    additionalProperties: false,
  },
};

const asking = z.object({
  question: z.string().trim().min(1).max(2_000),
  urgency: z.enum(['soft', 'harsh']),
  options: z.array(z.string().trim().min(1).max(200)).max(10).default([]),
  assumption: z.string().trim().min(1).max(1_000),
});

/** The questions of one run of the work: asks, and knows which answers the model has yet to hear of. */
export function createWorkQuestions(
  tasks: Pick<TaskReader, 'questions'>,
  input: WorkInput,
  context: EffectContext,
) {
  const open = new Map<string, WorkQuestion>();
  let asked = 0;
  const find = async (id: string): Promise<AskedQuestion | undefined> => {
    const known = await tasks.questions(input.task, input.subtask);
    return known.find((one) => one.id === id && one.asker === context.address);
  };

  return {
    /** What the model reads of its call, or the question that the work has to wait for. */
    async ask(
      call: ToolCallRequest,
      place: string,
    ): Promise<ToolCallSummary | { readonly wait: WorkQuestion }> {
      const wanted = asking.safeParse(readJson(call.arguments));
      if (!wanted.success) return told(call, { error: z.prettifyError(wanted.error) }, true);
      asked += 1;
      if (asked > mostQuestions) {
        return told(
          call,
          { error: `at most ${mostQuestions} questions may be asked: go on by yourself` },
          true,
        );
      }
      const question: WorkQuestion = { id: `ask-${input.attempt}-${place}`, ...wanted.data };
      const known = await find(question.id);
      if (known && isSettled(known)) return told(call, settled(known, question.assumption), false);
      if (question.urgency === 'harsh') return { wait: question };
      if (known === undefined) await context.notify({ type: 'subtask.ask', question });
      open.set(question.id, question);
      return told(call, { answer: null, goOnWith: question.assumption }, false);
    },

    /** Answers that have come since, in words for the model; empty when there are none. */
    async news(): Promise<string> {
      if (open.size === 0) return '';
      const known = await tasks.questions(input.task, input.subtask);
      const lines: string[] = [];
      for (const one of known) {
        if (one.asker !== context.address || !open.has(one.id) || one.status !== 'answered') continue;
        open.delete(one.id);
        lines.push(answerLine(one));
      }
      return lines.length === 0 ? '' : `# Answers\n${lines.join('\n')}`;
    },
  };
}

/** One line of a prompt's section `Answers`. */
export function answerLine({ question, answer, answeredBy }: AskedQuestion): string {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return `- ${oneLine(question)} → ${oneLine(text)} (${answeredBy ?? 'a person'})`;
}

function isSettled({ status }: AskedQuestion): boolean {
  return status !== 'open' && status !== 'notified';
}

function settled({ status, answer, answeredBy }: AskedQuestion, assumption: string) {
  if (status === 'answered') return { answer, by: answeredBy };
  return { answer: null, why: `the question is ${status}`, goOnWith: assumption };
}

function told(
  { id, name, arguments: given }: ToolCallRequest,
  content: object,
  failed: boolean,
): ToolCallSummary {
  return { id, name, arguments: given.slice(0, 2_000), result: JSON.stringify(content), failed };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
