import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { z } from 'zod';
import { defineChart, effect, type ToolEffectInput, type ToolEffectOutput } from '#core';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;
let dying = false;

/** Runs tools once and keeps what came of it. `tool` is not safe to repeat. */
const machine = setup({
  types: {} as { context: { results: readonly string[]; error: string | null } },
  actors: { tool: effect<ToolEffectInput, ToolEffectOutput>() },
  actions: {
    keep: assign(({ event }) => ({
      results: (event as unknown as { output: ToolEffectOutput }).output.results,
    })),
    keepError: assign(({ event }) => ({
      error: (event as unknown as { error: { message: string } }).error.message,
    })),
  },
}).createMachine({
  id: 'handyman',
  context: { results: [], error: null },
  initial: 'working',
  states: {
    working: {
      invoke: {
        src: 'tool',
        id: 'tool',
        input: { calls: [] } as never,
        onDone: { target: 'done', actions: 'keep' },
        onError: { target: 'done', actions: 'keepError' },
      },
      after: { 86400000: 'done' },
    },
    done: { type: 'final' },
  },
});
const handyman = defineChart({ machine, description: 'Uses tools once.', input: z.object({}), events: {} });

/** Ends as if the process had died when an effect came back. */
const failpoint = (place: string): void => {
  if (dying && place === 'effect.returned') throw new Error('the process is dead');
};
const start = () => startTestApp(database, {}, { extraCharts: [handyman], failpoint });

beforeAll(async () => {
  database = await createTestDatabase();
  app = await start();
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Parked {
  readonly address: string;
  readonly owner: { readonly address: string };
}

async function park(): Promise<Parked> {
  dying = true;
  const { startActor } = await app.ask<{ startActor: { actor: { address: string } } }>(
    'mutation { startActor(input: { chart: "handyman", input: {} }) { actor { address } errors { message } } }',
  );
  await app.close();
  dying = false;
  app = await start();
  const list = async () => {
    const { effects } = await app.ask<{ effects: { nodes: readonly Parked[] } }>(
      '{ effects(status: outcomeUnknown, first: 20) { nodes { address owner { address } } } }',
    );
    return effects.nodes.find(({ owner }) => owner.address === startActor.actor.address);
  };
  const found = await eventually(list, (one) => one !== undefined, 30_000);
  if (found === undefined) throw new Error('the effect was not parked');
  return found;
}

async function resolve(id: string, said: string) {
  const { resolveEffect } = await app.ask<{ resolveEffect: object }>(
    `mutation ($id: ID!) { resolveEffect(id: $id, ${said}) { actor { address } errors { __typename code } } }`,
    { id },
  );
  return resolveEffect;
}

const contextOf = async (address: string) => {
  const { actor } = await app.ask<{ actor: { context: object; status: string } }>(
    'query ($address: String!) { actor(address: $address) { context status } }',
    { address },
  );
  return actor;
};

describe('an effect that nobody saw the end of', () => {
  it.each([
    ['outcome: done, result: { results: ["seen"] }', { results: ['seen'], error: null }],
    ['outcome: failed, message: "the shop was closed"', { results: [], error: 'the shop was closed' }],
    ['outcome: again', { results: [], error: null }],
  ])('goes on as a person says over GraphQL: %s', async (said, context) => {
    const { address, owner } = await park();
    expect(await resolve(address, said)).toEqual({ actor: { address: owner.address }, errors: [] });
    const actor = await eventually(
      () => contextOf(owner.address),
      ({ status }) => status === 'done',
      30_000,
    );
    expect(actor.context).toEqual(context);
    // It is decided once.
    expect(await resolve(address, said)).toEqual({
      actor: null,
      errors: [{ __typename: 'NotFoundError', code: 'effect.unknown' }],
    });
  });
});
