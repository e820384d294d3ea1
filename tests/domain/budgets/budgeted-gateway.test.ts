import { describe, expect, it } from 'vitest';
import type { BudgetExhaustion, ModelGateway, ModelReply, Reservation, ReserveAnswer } from '#core';
import { systemClock } from '#core';
import { createBudgetedGateway } from '#domain';

const exhaustion: BudgetExhaustion = {
  limit: 'tokens',
  owner: 'task/1',
  allowed: 10,
  spent: 9,
  reserved: 0,
  asked: 5,
  openedAt: 0,
  message: 'The limit tokens = 10 of task/1 is used up.',
};
const reply: ModelReply = {
  callId: 'c',
  text: 'words',
  toolCalls: [],
  usage: { promptTokens: 1, completionTokens: 1 },
  costUsd: 0,
  provider: 'p',
  model: 'm',
  rehearsal: false,
  finishReason: 'stop',
};

function open(answers: ReserveAnswer[], ask: ModelGateway['call'] = async () => reply) {
  const log: string[] = [];
  const wanted: Reservation[] = [];
  const gateway = createBudgetedGateway({
    gateway: {
      providers: () => [],
      call(request, context) {
        log.push('call');
        return ask(request, context);
      },
    },
    ledger: {
      async reserve(call) {
        wanted.push(call);
        const answer = answers.shift() ?? { status: 'granted' };
        log.push(answer.status);
        return answer;
      },
      async settle({ key }) {
        log.push(`settle ${key}`);
      },
      settleAbandoned: async () => 0,
    },
    estimate: ({ messages }) => ({ tokens: messages.length * 100, costUsd: 0.5 }),
    clock: systemClock,
  });
  const call = (signal = new AbortController().signal) =>
    gateway.call(
      { messages: [{ role: 'user', content: 'hello' }] },
      { key: 'k', attempt: 1, signal, address: 'task/1/a:1', root: 'task/1', purpose: 'work' },
    );
  return { call, log, wanted };
}

describe('a gateway over a ledger', () => {
  it('reserves an estimate before the call and settles after it', async () => {
    const { call, log, wanted } = open([]);
    expect(await call()).toBe(reply);
    expect(log).toEqual(['granted', 'call', 'settle k']);
    expect(wanted).toMatchObject([
      { key: 'k', address: 'task/1/a:1', root: 'task/1', estimate: { tokens: 100, costUsd: 0.5 } },
    ]);
  });

  it('settles whatever becomes of the call', async () => {
    const { call, log } = open([], async () => {
      throw new Error('the line broke');
    });
    await expect(call()).rejects.toThrow('the line broke');
    expect(log.at(-1)).toBe('settle k');
  });

  it('makes no call that does not fit, and says which limit and what was asked', async () => {
    const { call, log } = open([{ status: 'exhausted', exhaustion }]);
    await expect(call()).rejects.toMatchObject({
      code: 'budget.exhausted',
      family: 'terminal',
      message: exhaustion.message,
      carried: exhaustion,
    });
    expect(log).toEqual(['exhausted']);
  });

  it('waits for others that are under way', async () => {
    const busy = { status: 'busy', exhaustion } as const;
    const { call, log } = open([busy, busy]);
    await call();
    expect(log).toEqual(['busy', 'busy', 'granted', 'call', 'settle k']);
  });

  it('does not wait any longer than its effect', async () => {
    const abort = new AbortController();
    const { call, log } = open(Array.from({ length: 1_000 }, () => ({ status: 'busy', exhaustion })));
    const waiting = call(abort.signal);
    abort.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    expect(log).not.toContain('call');
  });
});
