import { describe, expect, test } from 'vitest';
import { RetryableError, type StatehouseError, systemClock } from '#core';
import { startRehearsalServer } from '#llm';
import { gatewayOver, providerAt } from '../../../llm/gateway-harness.ts';
import { validate } from '../describe-strategy.ts';
import { askScripted } from './ask-scripted.ts';

const spec = {
  strategy: 'modelJudge',
  params: { criteria: [{ name: 'correct', description: 'It is right.' }] },
};
const verdict = {
  json: { criteria: [{ name: 'correct', critique: 'Right.', score: 10 }], improvements: [] },
};

describe('questions to models', () => {
  test('are not asked anew for the same output under the same key, and are for another', async () => {
    const { run, asked, log } = await askScripted(() => verdict);
    const first = await validate(spec, 'Twelve.', run);
    expect(await validate(spec, 'Twelve.', run)).toMatchObject({ findings: first.findings });
    expect(asked).toHaveLength(1);
    await validate(spec, 'Thirteen.', run);
    expect(asked).toHaveLength(2);
    expect(log.starts.map(({ key }) => key.replace(/[0-9a-f]{20}$/, '…'))).toEqual([
      'validation/1:judge:…',
      'validation/1:judge:…',
    ]);
    expect(log.starts[0]).toMatchObject({ address: 'task/1/critic:1', root: 'task/1', purpose: 'judge' });
  });

  test('ask a persona and a model when the spec names them', async () => {
    const { run, asked, log } = await askScripted(() => verdict);
    const params = { ...spec.params, persona: 'quality-assurance', model: 'judge-1' };
    expect((await validate({ ...spec, params }, 'Twelve.', run)).passed).toBe(true);
    expect(asked[0]).toMatchObject({ model: 'judge-1', temperature: 0 });
    expect(log.starts[0]?.persona).toBe('quality-assurance');
  });

  test('pass on a failure that may pass by itself', async () => {
    const { run } = await askScripted(() => ({ kind: 'status', status: 503 }));
    await expect(validate(spec, 'Twelve.', run)).rejects.toThrow(RetryableError);
  });

  test('end with the reason of an abort', async () => {
    const controller = new AbortController();
    const { run } = await askScripted(
      () => {
        controller.abort(new Error('the task was stopped'));
        return { kind: 'hang' };
      },
      { signal: controller.signal },
    );
    await expect(validate(spec, 'Twelve.', run)).rejects.toThrow('the task was stopped');
  });

  test('need a model, which is said before anything is checked', async () => {
    const both = {
      strategy: 'all',
      params: { of: [{ strategy: 'notEmpty' }, { ...spec, name: 'the critic' }] },
    };
    const refused = validate(both, 'Twelve.');
    await expect(refused).rejects.toThrow(/Cannot run the checks the critic without a model/);
    await expect(refused).rejects.toMatchObject({
      code: 'validation.noModel',
    } satisfies Partial<StatehouseError>);
  });

  test('reach the rehearsal model, which answers in the form that is asked for', async () => {
    const server = await startRehearsalServer();
    try {
      const { gateway, log } = gatewayOver([providerAt(server, { rehearsal: true })]);
      const models = { gateway, key: 'r', address: 'task/1', root: 'task/1' };
      const run = { clock: systemClock, signal: new AbortController().signal, models };
      const report = await validate({ strategy: 'consensus' }, 'Ship on Tuesday.', run);
      expect(report.findings[0]).toMatchObject({
        evidence: { reviews: [{ verdict: expect.stringMatching(/accept|reject|abstain/) }, {}, {}] },
      });
      expect(log.ends.every(({ status }) => status === 'completed')).toBe(true);
    } finally {
      await server.close();
    }
  });
});
