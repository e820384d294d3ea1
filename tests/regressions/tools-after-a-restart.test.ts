import { expect, test } from 'vitest';
import type { EffectContext, ModelGateway, TaskReader, ToolCallLog, WorkInput } from '#core';
import { createUlids, silentLogger, systemClock } from '#core';
import { createTaskEffects } from '#domain';
import { createToolBox, type Tool } from '#tools';

const input: WorkInput = {
  task: 'task/1',
  subtask: 'only',
  attempt: 1,
  agent: { key: 'scout', name: 'Scout', capabilities: ['webScraping'] },
  dependsOn: [],
  tier: 'standard',
  session: 'task/1/subtask-only:1/work:2',
  handoffs: 0,
  spent: { promptTokens: 0, completionTokens: 0, costUsd: 0 },
  lessonsDrawn: false,
};
const findRoom: Tool = {
  name: 'office__findRoom',
  description: 'Finds a room.',
  parameters: { type: 'object', properties: {} },
  retrySafe: true,
  execute: () => 'room 4',
};

test('work that goes on after a restart waits for the tools of other servers to be listed', async () => {
  const listing = Promise.withResolvers<void>();
  let listed: readonly Tool[] = [];
  const tools = createToolBox({
    tools: [],
    sources: [{ tools: () => listed, ready: () => listing.promise, close: async () => {} }],
    logger: silentLogger,
  });
  const offered: string[][] = [];
  const gateway = {
    async call(request: { readonly tools?: readonly { readonly name: string }[] }) {
      offered.push((request.tools ?? []).map(({ name }) => name));
      return {
        text: 'done',
        toolCalls: [],
        usage: { promptTokens: 1, completionTokens: 1 },
        costUsd: 0,
        rehearsal: true,
      };
    },
  } as unknown as ModelGateway;
  const tasks = {
    brief: async () => ({ description: 'Find a room', options: {}, status: 'active', result: null }),
    subtask: async () => ({ title: 'Find', description: 'Find it', capabilities: [], validation: [] }),
    outputs: async () => [],
    critiques: async () => [],
    questions: async () => [],
  } as unknown as TaskReader;
  const effects = createTaskEffects({
    gateway,
    tasks,
    toolCalls: {} as ToolCallLog,
    clock: systemClock,
    ids: createUlids({ now: Date.now, random: Math.random }),
    tools,
  });
  const work = effects.find(({ source }) => source === 'work');
  const context: EffectContext = {
    key: 'task/1/subtask-only:1/work:2',
    attempt: 2,
    address: 'task/1/subtask-only:1',
    root: 'task/1',
    signal: new AbortController().signal,
    stream: () => {},
    notify: async () => {},
  };
  const output = work?.run(input as never, context);
  listed = [findRoom];
  listing.resolve();
  await output;
  expect(offered).toEqual([['office__findRoom', 'askPerson', 'handOff']]);
});
