import { afterEach, expect, test } from 'vitest';
import { systemClock } from '#core';
import { createStores } from '#persistence';
import { createTestDatabase } from '../support/database.ts';
import { startTestApp } from '../support/start-test-app.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

// A stop, a pause or an interjection aborts a call; the kill came before the call's end was recorded, and no effect of
// that key ever runs again.
test('a call whose effect was aborted and whose process died is closed at the next start', async () => {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const { modelCalls } = createStores({ database: database.database, clock: systemClock });
  await modelCalls.start({
    id: 'left-behind',
    key: 'conversation/1/panel:1/quality-assurance:1/model:4',
    attempt: 1,
    address: 'conversation/1/panel:1/quality-assurance:1',
    root: 'conversation/1',
    persona: 'quality-assurance',
    purpose: 'vote',
    provider: 'local',
    model: 'small',
    rehearsal: true,
    request: {},
    startedAt: new Date(),
  });
  const app = await startTestApp(database);
  cleanUp.push(app.close);
  const { rows } = await database.database.pool.query(
    `select status, ended_at is not null as ended from llm_call where id = 'left-behind'`,
  );
  expect(rows).toEqual([{ status: 'outcomeUnknown', ended: true }]);
});
