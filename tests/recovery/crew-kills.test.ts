import { afterEach, describe, expect, test } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { createPanel, type Panel } from './support/panel.ts';
import { awaitTaskEnd, submit, superviseCrew } from './support/task-people.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

interface Busy {
  readonly key: string;
  readonly currentSubtask: { readonly address: string } | null;
  readonly actor: { readonly address: string } | null;
}

async function busyAgent(panel: Panel): Promise<Busy> {
  const find = async () => {
    const { workers } = await panel.ask<{ workers: { nodes: readonly Busy[] } }>(
      '{ workers(available: false, first: 50) { nodes { key currentSubtask { address } actor { address } } } }',
    );
    return workers.nodes.find(({ currentSubtask }) => currentSubtask !== null);
  };
  const found = await eventually(find, (agent) => agent !== undefined, 30_000);
  if (!found) throw new Error('nobody is at work');
  return found;
}

/** An agent at work fails; resolves when that is acknowledged. */
async function failAgent(panel: Panel, { actor }: Busy): Promise<void> {
  const accepted = await panel.change({
    address: actor?.address ?? '',
    type: 'worker.fail',
    mutation: `mutation ($address: String!, $event: JSON!, $key: String) {
      result: sendEvent(address: $address, event: $event, idempotencyKey: $key) {
        receipt { seq cursor duplicate } errors { __typename code }
      }
    }`,
    variables: { address: actor?.address, event: { type: 'worker.fail', reason: 'pulled out' } },
  });
  expect(accepted).toBe(true);
}

async function restartsOf(database: TestDatabase, address: string | undefined): Promise<number> {
  const { rows } = await database.pool.query(
    `select count(*)::int as count from journal where address = $1 and event_type = 'statehouse.restart'`,
    [address],
  );
  return rows[0].count;
}

describe('kill -9 of the application as an agent fails', () => {
  test('neither loses its restart nor does it twice, and its work is taken over in the same try', {
    timeout: 240_000,
  }, async () => {
    const dice = createDice(testSeed());
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const panel = await createPanel({ env: { DATABASE_URL: database.url }, tokenDelayMs: 30 });
    cleanUp.push(panel.close);
    let app = await panel.up();
    await superviseCrew(panel, dice);
    const task = await submit(panel, 'Describe the tides of a harbour.', 'tides', { review: null });
    for (let round = 1; round <= 4; round += 1) {
      const agent = await busyAgent(panel);
      const before = await restartsOf(database, agent.actor?.address);
      await failAgent(panel, agent);
      // From at once to when all of it is long done.
      if (round > 1) await new Promise((resolve) => setTimeout(resolve, dice.between(0, 20 * round)));
      if (app) await panel.kill(app);
      app = await panel.up();
      const restarts = () => restartsOf(database, agent.actor?.address);
      expect(await eventually(restarts, (count) => count > before, 20_000)).toBe(before + 1);
    }
    expect(await awaitTaskEnd(panel, task, 90_000), `seed ${dice.seed}`).toBe('completed');
    const { rows } = await database.pool.query('select attempt from subtask where task = $1', [task]);
    expect(rows).toEqual([{ attempt: 1 }]);
    const active = await database.pool.query(
      "select address from actor where status = 'active' and parent is null",
    );
    for (const { address } of active.rows) await panel.probe(address);
    const report = await panel.check(database.database, { lateMs: 2_000 });
    expect(report.text, `seed ${dice.seed}`).toBe('');
  });
});
