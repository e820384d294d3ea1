import { describe, expect, it } from 'vitest';
import type { ActorEvent, MessageAdded } from '#core';
import { type EffectScript, Simulation } from '#testing';
import { charts, persona, type Script, scriptedModel } from './scripted-panel.ts';

function talk(script: Script = {}, effects = scriptedModel(script)) {
  const simulation = new Simulation({ charts, effects });
  const address = simulation.start('agent', { persona: persona('ada'), conversation: null }, 'ada-1');
  const ask = (requestId: string, text: string) =>
    simulation.send(address, { type: 'agent.ask', requestId, kind: 'chat', text });
  return { simulation, address, ask };
}

const texts = (simulation: Simulation) =>
  (simulation.factsOf('message.added') as unknown as MessageAdded[]).map(
    ({ ordinal, senderType, text }) => `${ordinal} ${senderType}: ${text}`,
  );

/** An agent below a parent that hears what it reports. */
function serve(script: Script = {}, policies: readonly object[] = []) {
  const simulation = new Simulation({ charts, effects: scriptedModel(script) });
  const panel = simulation.start('supervisor', {
    conversation: 'conversation/none',
    personas: [persona('ada')],
    policies,
  });
  simulation.run();
  const address = `${panel}/ada:1`;
  const ask = (requestId: string, kind = 'explore') =>
    simulation.send(panel, {
      type: 'supervisor.ask',
      agent: 'ada',
      request: {
        requestId,
        kind,
        beforeOrdinal: 1,
        windowTokens: 1_000,
        task: { round: null, rule: null, options: [], note: null },
      },
    });
  const tell = (event: ActorEvent) =>
    simulation.send(panel, { type: 'supervisor.tell', agents: ['ada'], event });
  const statuses = () => simulation.factsOf('agent.status').map(({ status }) => status);
  return { simulation, panel, address, ask, tell, statuses };
}

const output = {
  reply: 'late',
  toolCalls: [],
  callId: 'c1',
  rehearsal: true,
  usage: { promptTokens: 1, completionTokens: 1, costUsd: 0 },
};
const slow = (afterMs: number): EffectScript => ({ latencyMs: afterMs, result: output });

describe('an agent that talks with a person alone', () => {
  it('keeps the transcript itself and remembers it', () => {
    const { simulation, address, ask } = talk();
    ask('q1', 'Hello');
    simulation.run();
    ask('q2', 'And now?');
    simulation.run();
    expect(texts(simulation)).toEqual([
      '1 user: Hello',
      '2 agent: answer 1',
      '3 user: And now?',
      '4 agent: answer 2',
    ]);
    const calls = simulation.calls.map(
      ({ input }) => input as { conversation: string; beforeOrdinal: number },
    );
    expect(calls.map(({ conversation, beforeOrdinal }) => [conversation, beforeOrdinal])).toEqual([
      [address, 2],
      [address, 4],
    ]);
  });

  it('says which message answers which request', () => {
    const { simulation, ask } = talk();
    ask('q1', 'Hello');
    simulation.run();
    const answer = simulation.factsOf('agent.answered')[0];
    const said = simulation.factsOf('message.added')[1];
    expect(answer).toMatchObject({ requestId: 'q1', messageId: said?.['id'], failure: null });
  });

  it('lets one request wait for the other, and refuses more than it can keep', () => {
    const { simulation, ask } = talk();
    for (let index = 1; index <= 10; index += 1) ask(`q${index}`, `number ${index}`);
    simulation.run();
    const answers = simulation.factsOf('agent.answered') as unknown as {
      requestId: string;
      failure: string | null;
    }[];
    expect(answers).toHaveLength(10);
    expect(answers.filter(({ failure }) => failure !== null).map(({ requestId }) => requestId)).toEqual([
      'q10',
    ]);
  });

  it('says when it could not answer', () => {
    const { simulation, ask } = talk({ chat: () => ({ error: { name: 'E', message: 'no model' } }) });
    ask('q1', 'Hello');
    simulation.run();
    expect(simulation.factsOf('agent.answered')).toMatchObject([
      { requestId: 'q1', messageId: null, failure: 'no model' },
    ]);
    // The second try comes after a delay.
    expect(simulation.calls).toHaveLength(2);
  });

  it('uses the tools that its model asks for and answers with their results', () => {
    const usage = { promptTokens: 1, completionTokens: 1, costUsd: 0 };
    const { simulation, ask } = talk({
      chat: ({ input }) =>
        input.exchange.length === 0
          ? {
              result: {
                reply: '',
                toolCalls: [{ id: 't1', name: 'clock', arguments: '{}' }],
                callId: 'c1',
                rehearsal: false,
                usage,
              },
            }
          : { reply: `the tool said ${input.exchange[0]?.result}` },
    });
    ask('q1', 'What time is it?');
    simulation.run();
    expect(simulation.factsOf('agent.status').map(({ status }) => status)).toContain('usingTool');
    expect(texts(simulation).at(-1)).toBe('2 agent: the tool said {"tool":"clock"}');
  });

  it('keeps an interjection in its transcript with the cut, and thinks again', () => {
    const { simulation, address, ask } = talk({
      chat: ({ time }) => (time === 1 ? slow(60_000) : { reply: 'better' }),
    });
    ask('q1', 'Hello');
    simulation.run({ forMs: 1_000 });
    simulation.send(address, { type: 'agent.interject', text: 'In French, please.', from: 'Eve' });
    simulation.run();
    expect(texts(simulation)).toEqual(['1 user: Hello', '2 user: In French, please.', '3 agent: better']);
    expect(simulation.factsOf('message.added')[1]).toMatchObject({ cut: { callId: 'cut-call', offset: 7 } });
  });
});

describe('an agent of a panel', () => {
  it('retries a failed call after a delay, then says that it failed', () => {
    const { simulation, ask, panel } = serve({ explore: () => ({ error: { name: 'E', message: 'no' } }) });
    const before = simulation.now;
    ask('r1');
    simulation.run();
    expect(simulation.calls).toHaveLength(2);
    expect(simulation.now - before).toBeGreaterThanOrEqual(2_000);
    expect(simulation.state(panel)).toBe('supervising');
  });

  it('fails for good after three failed requests in a row and is started anew', () => {
    const { simulation, ask, statuses, address } = serve({
      explore: ({ time }) => (time <= 6 ? { error: { name: 'E', message: 'no' } } : { reply: {} }),
    });
    for (const id of ['r1', 'r2', 'r3']) {
      ask(id);
      simulation.run();
    }
    expect(statuses()).toContain('failed');
    expect(simulation.factsOf('agent.joined')).toHaveLength(2);
    ask('r4');
    simulation.run();
    expect(simulation.state(address)).toBe('idle');
    expect(simulation.calls).toHaveLength(7);
  });

  it('drops a request that is taken back, also while it thinks', () => {
    const { simulation, ask, tell, address } = serve({ explore: () => slow(60_000) });
    ask('r1');
    ask('r2');
    simulation.run({ forMs: 1_000 });
    tell({ type: 'agent.withdraw', requestId: 'r2' });
    tell({ type: 'agent.withdraw', requestId: 'r1' });
    simulation.run({ forMs: 1_000 });
    expect(simulation.state(address)).toBe('idle');
    expect(simulation.aborted).toHaveLength(1);
    simulation.run();
    expect(simulation.calls).toHaveLength(1);
  });

  it('is paused in the middle of a thought and thinks it again', () => {
    const { simulation, ask, panel, address } = serve({
      explore: ({ time }) => (time === 1 ? slow(60_000) : { reply: {} }),
    });
    ask('r1');
    simulation.run({ forMs: 1_000 });
    simulation.send(panel, { type: 'supervisor.pause' });
    simulation.run({ forMs: 3_600_000 });
    expect(simulation.state(address)).toBe('paused');
    simulation.send(panel, { type: 'supervisor.resume' });
    simulation.run();
    expect(simulation.calls).toHaveLength(2);
    expect(simulation.state(address)).toBe('idle');
  });

  it('finishes what it is at when it is drained, and takes nothing new', () => {
    const { simulation, ask, panel, address, statuses } = serve({ explore: () => slow(5_000) });
    ask('r1');
    simulation.run({ forMs: 1_000 });
    simulation.send(panel, { type: 'supervisor.drain' });
    simulation.run({ forMs: 1_000 });
    expect(statuses().at(-1)).toBe('draining');
    ask('r2');
    simulation.run();
    expect(simulation.state(address)).toBe('stopped');
    expect(simulation.state(panel)).toBe('drained');
    expect(simulation.calls).toHaveLength(1);
    expect(simulation.aborted).toEqual([]);
  });

  it('is cut off when draining takes too long', () => {
    const { simulation, ask, panel, address } = serve({ explore: () => slow(600_000) });
    ask('r1');
    simulation.run({ forMs: 1_000 });
    const before = simulation.now;
    simulation.send(panel, { type: 'supervisor.drain' });
    simulation.run();
    expect(simulation.state(address)).toBe('stopped');
    expect(simulation.state(panel)).toBe('drained');
    expect(simulation.now - before).toBeLessThan(45_000);
    expect(simulation.aborted).toHaveLength(1);
  });

  it('is held back by a policy that pauses, and restarted by one that restarts', () => {
    const matched = (policyId: string): EffectScript => ({
      latencyMs: 10_000,
      result: output,
      notify: [{ afterMs: 10, event: { type: 'model.matched', policyId, offset: 1, prefix: 'x' } }],
    });
    const policies = [
      { id: 'hold', match: { pattern: 'x', on: 'stream' }, action: 'pause' },
      { id: 'anew', match: { pattern: 'x', on: 'stream' }, action: 'restart' },
    ];
    const held = serve({ explore: () => matched('hold') }, policies);
    held.ask('r1');
    held.simulation.run();
    expect(held.simulation.state(held.address)).toBe('paused');
    const restarted = serve(
      { explore: ({ time }) => (time === 1 ? matched('anew') : { reply: {} }) },
      policies,
    );
    restarted.ask('r1');
    restarted.simulation.run();
    expect(restarted.simulation.state(restarted.address)).toBe('idle');
    expect(restarted.simulation.aborted).toHaveLength(1);
    expect(restarted.simulation.factsOf('supervisor.acted')).toMatchObject([
      { policy: 'anew', action: 'restart' },
    ]);
  });

  it('passes the stream policies on to the model call, and only those', () => {
    const { simulation, ask } = serve({}, [
      { id: 'watch', match: { pattern: 'error', on: 'stream' }, action: 'interject' },
      { id: 'help', match: { pattern: 'help', on: 'stream' }, action: 'escalate' },
      { id: 'late', match: { pattern: 'late', on: 'message' }, action: 'interject' },
    ]);
    ask('r1');
    simulation.run();
    expect((simulation.calls[0]!.input as { policies: unknown }).policies).toEqual([
      { id: 'watch', pattern: 'error', acts: true },
      { id: 'help', pattern: 'help', acts: false },
    ]);
  });
});
