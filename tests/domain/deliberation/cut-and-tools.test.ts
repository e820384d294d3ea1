import { describe, expect, it } from 'vitest';
import type { EffectContext, ModelCutOutput, ModelReply, ToolEffectOutput } from '#core';
import { createModelCutEffect, createNotifyEffect, createToolEffect, noTools } from '#domain';
import { ManualClock } from './manual-clock.ts';

const context = (signal = new AbortController().signal): EffectContext => ({
  key: 'agent/1/x:4',
  attempt: 1,
  address: 'agent/1',
  root: 'agent/1',
  signal,
  stream: () => {},
  notify: async () => {},
});

describe('the effect modelCut', () => {
  const text = '{"statement":"We should first lo';

  it('waits for the record of the cut and says how far the call had come', async () => {
    const clock = new ManualClock();
    let isRecorded = false;
    const effect = createModelCutEffect({
      clock,
      calls: {
        findCut: async (key) => (isRecorded ? { callId: `call of ${key}`, text } : null),
        findCompleted: async () => null,
      },
    });
    const cut = effect.run({ key: 'k', kind: 'discuss' } as never, context()) as Promise<ModelCutOutput>;
    await clock.advance(100);
    isRecorded = true;
    await clock.advance(50);
    expect(await cut).toEqual({ callId: 'call of k', offset: text.length, prefix: 'We should first lo' });
  });

  it('counts a call that had just ended with all of its text', async () => {
    const effect = createModelCutEffect({
      clock: new ManualClock(),
      calls: { findCut: async () => null, findCompleted: async () => ({ callId: 'c', text }) as ModelReply },
    });
    expect(await effect.run({ key: 'k', kind: 'discuss' } as never, context())).toMatchObject({
      callId: 'c',
      offset: text.length,
    });
  });

  it('gives up in the end: the call may have been cut before it was recorded', async () => {
    const clock = new ManualClock();
    const effect = createModelCutEffect({
      clock,
      calls: { findCut: async () => null, findCompleted: async () => null },
    });
    const cut = effect.run({ key: 'k', kind: 'discuss' } as never, context());
    await clock.advance(3_000);
    expect(await cut).toEqual({ callId: null, offset: 0, prefix: '' });
  });
});

describe('the effect tool', () => {
  const call = (name: string) => ({ id: name, name, arguments: '{}' });

  it('runs calls in order under keys of their own, and tells the model of a failure', async () => {
    const keys: string[] = [];
    const effect = createToolEffect({
      tools: {
        definitions: () => [],
        run: async ({ name }, { key }) => {
          keys.push(key);
          if (name === 'bad') throw new Error('no such city');
          return { name };
        },
      },
    });
    expect(effect.retrySafe).toBe(false);
    const output = (await effect.run(
      { calls: [call('a'), call('bad'), call('b')] } as never,
      context(),
    )) as ToolEffectOutput;
    expect(output.results.map((result) => JSON.parse(result))).toEqual([
      { name: 'a' },
      { error: 'no such city' },
      { name: 'b' },
    ]);
    expect(keys).toEqual(['agent/1/x:4.0', 'agent/1/x:4.1', 'agent/1/x:4.2']);
  });

  it('stops between two calls when it is aborted', async () => {
    const abort = new AbortController();
    const ran: string[] = [];
    const effect = createToolEffect({
      tools: {
        definitions: () => [],
        run: async ({ name }) => {
          ran.push(name);
          abort.abort(new Error('stopped'));
          return null;
        },
      },
    });
    await expect(
      effect.run({ calls: [call('a'), call('b')] } as never, context(abort.signal)),
    ).rejects.toThrow('stopped');
    expect(ran).toEqual(['a']);
  });

  it('knows no tool where none is installed', async () => {
    const effect = createToolEffect({ tools: noTools });
    const output = (await effect.run({ calls: [call('a')] } as never, context())) as ToolEffectOutput;
    expect(output.results[0]).toContain("there is no tool 'a'");
  });
});

describe('the effect notifyPeople', () => {
  it('says where a question is shown, at once', async () => {
    const effect = createNotifyEffect({ channels: ['ops', 'mail'] });
    const input = { question: 'Why?', urgency: 'soft', askerName: 'Ada', options: [] };
    expect(await effect.run(input as never, context())).toEqual({ channels: ['inbox', 'ops', 'mail'] });
  });
});
