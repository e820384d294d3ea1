import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRehearsalServer } from '#llm';
import { type PlannedSubtask, planOutput, planProblems } from '#rules';

type Server = Awaited<ReturnType<typeof startRehearsalServer>>;

let server: Server;
beforeAll(async () => {
  server = await startRehearsalServer({ seed: 1 });
});
afterAll(() => server.close());

const capabilities = ['dataAnalysis', 'webScraping', 'codeGeneration', 'fileProcessing'];
const calculator = {
  type: 'function',
  function: {
    name: 'calculator',
    description: 'Evaluates an arithmetic expression exactly',
    parameters: {
      type: 'object',
      properties: { expression: { type: 'string' } },
      required: ['expression'],
      additionalProperties: false,
    },
  },
};

interface Message {
  readonly content: string | null;
  readonly tool_calls?: readonly {
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
}

async function ask(body: object): Promise<Message> {
  const response = await fetch(`${server.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'rehearsal', ...body }),
  });
  const reply = (await response.json()) as { choices: [{ message: Message }] };
  return reply.choices[0].message;
}

async function planFor(goal: string): Promise<readonly PlannedSubtask[]> {
  const { name, schema } = planOutput({ capabilities });
  const list = capabilities.map((each) => `- ${each}`).join('\n');
  const message = await ask({
    messages: [
      { role: 'user', content: `# Goal\n${goal}\n\n# Capabilities\n${list}\n\n# Task\nplan: divide it` },
    ],
    response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } },
  });
  const plan = JSON.parse(message.content ?? '') as { subtasks: readonly PlannedSubtask[] };
  expect(planProblems(plan, { capabilities })).toEqual([]);
  return plan.subtasks;
}

const workOn = (subtask: string, more: readonly object[] = []) => ({
  messages: [
    { role: 'user', content: `# Goal\nUse 2 + 2\n\n# Subtask\n${subtask}\n\n# Task\nwork: do it` },
    ...more,
  ],
  tools: [calculator],
});

describe('the rehearsal model', () => {
  it('takes a task with one step as one subtask', async () => {
    const [only, ...rest] = await planFor('Calculate the factorial of 10');
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ capabilities: ['dataAnalysis'], dependsOn: [] });
    expect(only?.description).toContain('factorial of 10');
  });

  it('plans the steps that a task names, each behind those that it needs', async () => {
    const steps = await planFor(
      'Collect prices from the web page; read the old prices from the csv file; then compare the results of both; then write code that prints them.',
    );
    expect(steps.map(({ dependsOn }) => dependsOn.length)).toEqual([0, 0, 2, 3]);
    expect(steps.map(({ capabilities: [needed] }) => needed)).toEqual([
      'webScraping',
      'fileProcessing',
      'dataAnalysis',
      'codeGeneration',
    ]);
  });

  it('keeps the sign of a factorial at the end of a step', async () => {
    const steps = await planFor('Calculate 10!; then calculate 5!.');
    expect(steps.map(({ description }) => description)).toEqual(['Calculate 10!', 'Calculate 5!']);
  });

  it('has a calculator work out all that a subtask names, and tells each with its value', async () => {
    const asked = await ask(workOn('Numbers\nCalculate the factorial of 5, and 7 minus 9'));
    const calls = asked.tool_calls ?? [];
    expect(calls.map(({ function: { arguments: given } }) => JSON.parse(given).expression)).toEqual([
      'factorial(5)',
      '7 - 9',
    ]);
    const digits = '9'.repeat(2_600);
    const results = [{ value: digits }, { error: 'There is no result: a division by zero.' }];
    const told = await ask(
      workOn('Numbers\nCalculate', [
        { role: 'assistant', content: '', tool_calls: calls },
        ...results.map((result, index) => ({
          role: 'tool',
          tool_call_id: (calls[index] as { id?: string } | undefined)?.id,
          content: JSON.stringify({ expression: `e${index}`, exact: true, ...result }),
        })),
      ]),
    );
    expect(told.content).toContain(`e0 = ${digits}`);
    expect(told.content).toContain('There is no result: a division by zero.');
  });

  it.each([
    ['Calculate the factorial of 23', 'factorial(23)'],
    ['What is 7!', 'factorial(7)'],
    ['Compute 12 factorial', 'factorial(12)'],
    ['Add 40 plus 2', '40 + 2'],
  ])('has a calculator work out the subtask “%s”', async (subtask, expression) => {
    const message = await ask(workOn(subtask));
    expect(message.tool_calls?.map(({ function: { name } }) => name)).toEqual(['calculator']);
    expect(JSON.parse(message.tool_calls?.[0]?.function.arguments ?? '')).toEqual({ expression });
  });

  it('gives the result of the tool as it is, long integers included', async () => {
    const digits = '25852016738884976640000';
    const call = { id: 'c1', type: 'function', function: { name: 'calculator', arguments: '{}' } };
    const message = await ask(
      workOn('Calculate the factorial of 23', [
        { role: 'assistant', content: '', tool_calls: [call] },
        { role: 'tool', tool_call_id: 'c1', content: JSON.stringify({ result: digits }) },
      ]),
    );
    expect(message.content).toContain(digits);
    expect(message.content).toContain('rehearsal');
  });

  it('scores an output lower that leaves out what was asked for', async () => {
    const review = async (output: string): Promise<number> => {
      const schema = {
        type: 'object',
        properties: {
          criteria: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                name: { type: 'string' },
                score: { type: 'number' },
                comment: { type: 'string' },
              },
              required: ['name', 'score', 'comment'],
              additionalProperties: false,
            },
          },
          critique: { type: 'string' },
        },
        required: ['criteria', 'critique'],
        additionalProperties: false,
      };
      const content = `# Subtask\nDescribe harbours, ferries and tides\n\n# Output\n${output}\n\n# Task\nreview: judge it`;
      const message = await ask({
        messages: [{ role: 'user', content }],
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'statehouse_review', schema, strict: true },
        },
      });
      const { criteria } = JSON.parse(message.content ?? '') as { criteria: { score: number }[] };
      return criteria.reduce((sum, { score }) => sum + score, 0) / criteria.length;
    };
    const good = await review('We describe the harbours, the ferries and how the tides move them.');
    expect(await review('Nothing.')).toBeLessThan(good - 0.1);
  });
});
