import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { type CrewApp, startCrewApp, told } from '../support/start-crew-app.ts';

let database: TestDatabase;
let crew: CrewApp;
let warnings = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = await startCrewApp(database, (request) => {
    const text = told(request);
    if (!text.includes('endlessly') && !text.includes('stubborn')) return null;
    const last = request.messages.at(-1);
    if (last?.role === 'tool' && last.content.includes('You go in circles')) {
      warnings += 1;
      if (text.includes('stubborn')) return 'It is 2, as the calculator said.';
    }
    // The same call in other words: keys and spaces do not count.
    const spaces = ' '.repeat(request.messages.length);
    return { text: '', toolCalls: [{ name: 'calculator', arguments: `{${spaces}"expression":"1+1"}` }] };
  });
});

afterAll(async () => {
  await crew.close();
  await database.drop();
});

const ended = hasStatus('completed', 'failed', 'cancelled');

async function submit(description: string, options: object = {}): Promise<string> {
  const { submitTask } = await crew.app.ask<{
    submitTask: { task: { address: string } | null; errors: readonly object[] };
  }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { task { address } errors { message } }
    }`,
    { description, options },
  );
  expect(submitTask.errors).toEqual([]);
  return submitTask.task?.address ?? '';
}

describe('an agent that calls the same tool for ever', () => {
  it('is warned, then stopped; another agent tries, then the task fails and says why', async () => {
    const address = await submit('Add one and one endlessly', { maxTries: 2 });
    await followTask(crew.app, address, ended);
    const { task } = await crew.app.ask<{
      task: {
        status: string;
        failure: { code: string; message: string };
        subtasks: readonly { stage: string; attempt: number }[];
      };
    }>(`query ($id: ID!) { task(id: $id) { status failure { code message } subtasks { stage attempt } } }`, {
      id: address,
    });
    expect(task).toMatchObject({ status: 'failed', failure: { code: 'loop.detected' } });
    expect(task.failure.message).toContain('goes in circles');
    expect(task.subtasks).toMatchObject([{ stage: 'failed', attempt: 2 }]);
    expect(warnings).toBe(2);
    const { rows } = await database.pool.query(
      `select count(*)::int as made from tool_call where root = $1`,
      [address],
    );
    // Four of each try were let through: the fifth is the loop.
    expect(rows[0].made).toBe(8);
    const { rows: agents } = await database.pool.query(
      `select distinct facts::jsonb -> 0 ->> 'agent' as agent from journal
       where root = $1 and facts::text like '%"running"%'`,
      [address],
    );
    expect(agents).toHaveLength(2);
  });

  it('may still answer when it heeds the warning', async () => {
    const address = await submit('Add one and one, stubborn as you are');
    await followTask(crew.app, address, ended);
    const { rows } = await database.pool.query('select status from task where address = $1', [address]);
    expect(rows).toEqual([{ status: 'completed' }]);
  });

  it('leaves the rest of the system at work', async () => {
    const looping = await submit('Add one and one endlessly again', { maxTries: 1 });
    const calculating = await submit('Calculate the factorial of 7');
    await Promise.all([looping, calculating].map((address) => followTask(crew.app, address, ended)));
    const { rows } = await database.pool.query('select status, result from task where address = $1', [
      calculating,
    ]);
    expect(rows[0]).toMatchObject({ status: 'completed' });
    expect(rows[0].result).toContain('5040');
  });
});
