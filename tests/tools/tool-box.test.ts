import { describe, expect, it } from 'vitest';
import { type JsonObject, silentLogger, TerminalError } from '#core';
import {
  createCalculator,
  createCurrentTime,
  createJsonQuery,
  createTextStatistics,
  createToolBox,
  type Tool,
  type ToolBoxOptions,
  ToolError,
} from '#tools';
import { createManualClock } from './manual-clock.ts';

function tool(changes: Partial<Tool> = {}): Tool {
  return {
    name: 'echo',
    description: 'Gives back what it gets.',
    parameters: {
      type: 'object',
      properties: { text: { type: 'string' }, times: { type: 'integer', minimum: 1 } },
      required: ['text'],
      additionalProperties: false,
    },
    retrySafe: false,
    execute: (argument) => argument,
    ...changes,
  };
}

function box(tools: readonly Tool[], options: Partial<ToolBoxOptions> = {}) {
  const made = createToolBox({ tools, ...options });
  return {
    ...made,
    call: (name: string, argument: unknown, changes: { key?: string; signal?: AbortSignal } = {}) =>
      made.run(
        { name, arguments: typeof argument === 'string' ? argument : JSON.stringify(argument) },
        { key: 'key-1', address: 'task/1/agent:1', signal: new AbortController().signal, ...changes },
      ),
  };
}

describe('a tool box', () => {
  it('shows its tools to models and runs them', async () => {
    const { definitions, call, isRetrySafe } = box([tool(), createCalculator()]);
    expect(definitions().map(({ name }) => name)).toEqual(['echo', 'calculator']);
    expect(definitions()[0]).toEqual({
      name: 'echo',
      description: 'Gives back what it gets.',
      parameters: tool().parameters,
    });
    expect(await call('echo', { text: 'hi', times: 2 })).toEqual({ text: 'hi', times: 2 });
    expect(await call('calculator', { expression: '10!' })).toMatchObject({ value: '3628800' });
    expect([isRetrySafe('calculator'), isRetrySafe('echo'), isRetrySafe('ghost')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['ghost', '{}', /There is no tool 'ghost'. There are: echo\./],
    ['echo', '{"text":', /Cannot call 'echo': its arguments are not a JSON object/],
    ['echo', '[1]', /not a JSON object \(they are \[1\]\)/],
    ['echo', '', /the arguments must have required property 'text'/],
    [
      'echo',
      '{"text":1,"times":0,"more":true}',
      /may not have 'more'; text must be string; times must be >= 1/,
    ],
  ])('refuses a call of %s with %s', async (name, argument, problem) => {
    const refused = box([tool()]).call(name, argument);
    await expect(refused).rejects.toThrow(problem);
    await expect(refused).rejects.toBeInstanceOf(TerminalError);
  });

  it('turns what a tool throws into a terminal error, and keeps terminal errors as they are', async () => {
    const failing = box([
      tool({
        name: 'early',
        execute: () => {
          throw new TypeError('no such column');
        },
      }),
      tool({ name: 'late', execute: () => Promise.reject(new Error('disk full')) }),
      tool({ name: 'own', execute: () => Promise.reject(ToolError.refused('own', 'not today')) }),
    ]);
    await expect(failing.call('early', { text: '' })).rejects.toMatchObject({
      code: 'tool.failed',
      message: "'early' failed: no such column",
    });
    await expect(failing.call('late', { text: '' })).rejects.toThrow("'late' failed: disk full");
    await expect(failing.call('own', { text: '' })).rejects.toMatchObject({ code: 'tool.refused' });
  });

  it('stops a tool whose time is up, and does not wait for it to obey', async () => {
    const clock = createManualClock();
    const started = Promise.withResolvers<AbortSignal>();
    const deaf = tool({
      timeoutMs: 500,
      execute: (_, { signal }) => {
        started.resolve(signal);
        return new Promise(() => {});
      },
    });
    const call = box([deaf], { clock }).call('echo', { text: '' });
    const signal = await started.promise;
    clock.advance(499);
    expect(signal.aborted).toBe(false);
    clock.advance(1);
    await expect(call).rejects.toMatchObject({ code: 'tool.timedOut' });
    expect(signal.aborted).toBe(true);
  });

  it("ends with the asker's reason when it is aborted, before and during a call", async () => {
    const started = Promise.withResolvers<AbortSignal>();
    const deaf = tool({
      execute: (_, { signal }) => {
        started.resolve(signal);
        return new Promise(() => {});
      },
    });
    const abort = new AbortController();
    const call = box([deaf]).call('echo', { text: '' }, { signal: abort.signal });
    const inner = await started.promise;
    abort.abort(new Error('interjection'));
    await expect(call).rejects.toThrow('interjection');
    expect(inner.reason).toMatchObject({ message: 'interjection' });
    await expect(box([deaf]).call('echo', { text: '' }, { signal: abort.signal })).rejects.toThrow(
      'interjection',
    );
  });

  it('cuts results that are too long to their beginning', async () => {
    const { call } = box([tool({ execute: () => 'é'.repeat(100) })], { maxResultBytes: 101 });
    expect(await call('echo', { text: '' })).toEqual({
      truncated: true,
      bytes: 202,
      beginning: 'é'.repeat(50),
    });
  });

  it('refuses arguments that are too long', async () => {
    await expect(
      box([tool()], { maxArgumentBytes: 20 }).call('echo', { text: 'x'.repeat(20) }),
    ).rejects.toThrow(/longer than 20 bytes/);
  });

  it('refuses bad tools when it is made', () => {
    expect(() => createToolBox({ tools: [tool(), tool()] })).toThrow(/the name is taken/);
    expect(() => createToolBox({ tools: [tool({ name: 'has space' })] })).toThrow(/its name must be/);
    expect(() => createToolBox({ tools: [tool({ parameters: { type: 'nonsense' } })] })).toThrow(
      /its schema is unusable/,
    );
  });

  it('passes over a source tool whose name is taken, and says so once', async () => {
    const warnings: object[] = [];
    const logger = { ...silentLogger, warn: (fields: object) => void warnings.push(fields) };
    let closed = 0;
    const source = {
      tools: () => [tool({ description: 'another' }), tool({ name: 'extra' })],
      close: async () => {
        closed += 1;
      },
    };
    const made = box([tool()], { sources: [source], logger });
    expect(made.definitions().map(({ name }) => name)).toEqual(['echo', 'extra']);
    expect(made.definitions()[0]?.description).toBe('Gives back what it gets.');
    expect(warnings).toEqual([{ tool: 'echo' }]);
    await made.close();
    expect(closed).toBe(1);
  });

  it('reads schemas of the drafts that MCP servers write', async () => {
    const tuple = (changes: JsonObject): JsonObject => ({
      type: 'object',
      properties: { pair: { type: 'array', ...changes } },
      required: ['pair'],
    });
    const { call } = box([
      tool({
        name: 'draft7',
        parameters: {
          $schema: 'http://json-schema.org/draft-07/schema#',
          ...tuple({ items: [{ type: 'string' }, { type: 'number' }] }),
        },
      }),
      tool({
        name: 'draft2020',
        parameters: {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          ...tuple({ prefixItems: [{ type: 'string' }, { type: 'number' }] }),
        },
      }),
    ]);
    for (const name of ['draft7', 'draft2020']) {
      expect(await call(name, { pair: ['a', 1] }, { key: name })).toEqual({ pair: ['a', 1] });
      await expect(call(name, { pair: [1, 'a'] })).rejects.toThrow(/pair\.0 must be string/);
    }
  });
});

describe('a call with the same key', () => {
  it('joins the one that runs', async () => {
    let runs = 0;
    const gate = Promise.withResolvers<void>();
    const slow = tool({
      execute: async () => {
        runs += 1;
        await gate.promise;
        return runs;
      },
    });
    const { call } = box([slow]);
    const both = [call('echo', { text: '' }), call('echo', { text: '' })];
    const other = call('echo', { text: '' }, { key: 'key-2' });
    gate.resolve();
    expect(await Promise.all([...both, other])).toEqual([2, 2, 2]);
    expect(runs).toBe(2);
  });
});

describe('the tool', () => {
  it('currentTime tells the time of its clock in any zone', async () => {
    const clock = createManualClock(Date.parse('2026-11-21T23:30:05Z'));
    const { call } = box([createCurrentTime(clock)]);
    expect(await call('currentTime', {})).toEqual({
      local: '2026-11-21T23:30:05+00:00',
      weekday: 'Saturday',
      timeZone: 'UTC',
      utc: '2026-11-21T23:30:05.000Z',
    });
    expect(await call('currentTime', { timeZone: 'Asia/Kolkata' })).toMatchObject({
      local: '2026-11-22T05:00:05+05:30',
      weekday: 'Sunday',
    });
    await expect(call('currentTime', { timeZone: 'Mars' })).rejects.toThrow(/'Mars' is no time zone/);
  });

  it('jsonQuery picks values by JSONPath out of JSON and JSON text', async () => {
    const { call } = box([createJsonQuery()]);
    const data = {
      items: [
        { name: 'a', price: 3 },
        { name: 'b', price: 30 },
      ],
    };
    const expected = { count: 1, shown: 1, matches: [{ path: "$['items'][0]['name']", value: 'a' }] };
    expect(await call('jsonQuery', { data, query: '$.items[?@.price < 10].name' })).toEqual(expected);
    expect(
      await call(
        'jsonQuery',
        { data: JSON.stringify(data), query: '$.items[?@.price < 10].name' },
        { key: '2' },
      ),
    ).toEqual(expected);
    expect(await call('jsonQuery', { data: Array(500).fill(1), query: '$[*]' }, { key: '3' })).toMatchObject({
      count: 500,
      shown: 200,
    });
    await expect(call('jsonQuery', { data, query: '$.items[' })).rejects.toThrow(/cannot be used: unclosed/);
    await expect(call('jsonQuery', { data: '{', query: '$' })).rejects.toThrow(/text, but not JSON/);
  });

  it('jsonQuery has no regular expressions, which could take for ever', async () => {
    const { call } = box([createJsonQuery()]);
    const evil = { data: [`${'a'.repeat(40)}!`], query: "$[?match(@, '(a+)+')]" };
    await expect(call('jsonQuery', evil)).rejects.toThrow(/cannot be used/);
  });

  it('textStatistics counts as people do', async () => {
    const { call } = box([createTextStatistics()]);
    const text = 'Hello world. Hello café! 👩‍👩‍👧‍👦\n\nSecond paragraph, 3.14 long.';
    expect(await call('textStatistics', { text })).toMatchObject({
      characters: 56,
      words: 8,
      distinctWords: 7,
      sentences: 3,
      lines: 3,
      paragraphs: 2,
      mostFrequentWords: expect.arrayContaining([{ word: 'hello', times: 2 }]),
    });
    expect(await call('textStatistics', { text: '', language: 'no such tag' }, { key: '2' })).toMatchObject({
      characters: 0,
      words: 0,
      lines: 0,
      paragraphs: 0,
      wordsPerSentence: 0,
    });
  });
});
