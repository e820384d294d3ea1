import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { runCli } from './fake/run-cli.ts';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '0' });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const cli = (...argv: string[]) => runCli(argv, { url: app.url });

async function submit(description: string, options: object = {}): Promise<{ id: string; address: string }> {
  const { submitTask } = await app.ask<{ submitTask: { task: { id: string; address: string } } }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { task { id address } } }`,
    { description, options },
  );
  return submitTask.task;
}

const longLines = (text: string): readonly string[] => text.split('\n').filter((line) => line.length > 80);

describe('the tables of the terminal', { timeout: 120_000 }, () => {
  it('show the agents, and narrow them', async () => {
    const { code, stdout } = await cli('agents');
    expect(code).toBe(0);
    for (const word of ['AGENT', 'MEAN', 'TOKENS', 'COST', 'analyst', 'scout', 'free'])
      expect(stdout).toContain(word);
    expect(longLines(stdout)).toEqual([]);
    const able = JSON.parse((await cli('agents', '--capability', 'webScraping', '--json')).stdout);
    expect(able.agents).toMatchObject([{ key: 'scout', availability: 'free', actor: { state: 'idle' } }]);
    await app.ask('mutation { setCrewSupervision(strategy: oneForAll, intensity: 2) { errors { code } } }');
    expect((await cli('agents')).stdout).toContain('all begin anew: 0 of 2 in 5m 00s, then you are asked.');
    const { supervision } = JSON.parse((await cli('agents', '--json')).stdout);
    expect(supervision).toEqual({ strategy: 'oneForAll', intensity: 2, periodMs: 300_000, restarts: 0 });
    expect((await cli('agents', '--capability', 'juggling')).stdout).toContain('No agent fits.');
  });

  it('show the queues, and what waits in them', async () => {
    const { workers } = await app.ask<{ workers: { nodes: { key: string }[] } }>(
      '{ workers { nodes { key } } }',
    );
    const all = (field: string) =>
      workers.nodes.map(({ key }, index) => `w${index}: ${field}(id: "${key}") { errors { code } }`);
    await app.ask(`mutation { ${all('suspendWorker').join(' ')} }`);
    const task = await submit('Describe the tides of a harbour');
    await followTask(
      app,
      task.address,
      (fact) => fact['type'] === 'subtask.changed' && fact['stage'] === 'queued',
    );
    await expect
      .poll(async () => (await cli('queues', '--waiting', '3')).stdout, { timeout: 30_000 })
      .toMatch(/standard +1/);
    const { stdout } = await cli('queues', '--waiting', '3');
    expect(stdout).toContain('for local');
    expect(longLines(stdout)).toEqual([]);
    const { queues } = JSON.parse((await cli('queues', '--json')).stdout);
    expect(queues.map(({ name }: { name: string }) => name).slice(0, 4)).toEqual([
      'orchestration',
      'critic',
      'heavy',
      'standard',
    ]);
    await app.ask(`mutation { ${all('reinstateWorker').join(' ')} }`);
    await followTask(app, task.address, hasStatus('completed'));
  });

  it('show other crews as well', async () => {
    const owl = { key: 'owl', name: 'Owl', kind: 'owl', capabilities: ['dataAnalysis'] };
    await app.ask(
      `mutation ($input: JSON) { startActor(input: { chart: "crew", id: "night", input: $input }) { errors { code } } }`,
      { input: { workers: [owl] } },
    );
    const night = ['--crew', 'crew/night'];
    const { stdout } = await cli('crews');
    expect(stdout).toMatch(/crew\/night +1 +0 +0/);
    expect(stdout).toContain('crew/main (main)');
    expect((await cli('agents', ...night)).stdout).toMatch(/owl +free/);
    expect((await cli('queues', ...night)).stdout).toContain('agent:owl');
    expect((await cli('limits', 'set', ...night, '--queue', 'heavy=1')).stdout).toContain('heavy 1');
    expect(JSON.parse((await cli('limits', ...night, '--json')).stdout).queues).toEqual([
      { name: 'heavy', limit: 1 },
    ]);
    expect(JSON.parse((await cli('limits', '--json')).stdout).crew.queues).toEqual([]);
    const lines = (await cli('run', 'Describe a harbour at night', ...night, '--json')).events();
    expect(lines.at(-1)).toMatchObject({ status: 'completed' });
    expect((await cli('agents', ...night)).stdout).toMatch(/owl +free +1/);
    for (const argv of [['queues'], ['agents'], ['limits'], ['run', 'Describe a harbour']]) {
      const refused = await cli(...argv, '--crew', 'crew/none');
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain("'crew/none'");
    }
  });

  it('show how the server does', async () => {
    const { code, stdout } = await cli('status');
    expect(code).toBe(0);
    for (const word of ['Database', 'Processor', 'Memory', 'Event loop', 'Agents', 'Queues', '[rehearsal]'])
      expect(stdout).toContain(word);
    expect(longLines(stdout)).toEqual([]);
    const status = JSON.parse((await cli('status', '--json')).stdout);
    expect(status.health.load.cores).toBeGreaterThanOrEqual(1);
  });

  it('tell what happened, by task, level and time', async () => {
    const task = await submit('Describe a lighthouse', { planApproval: 'required' });
    await followTask(app, task.address, hasStatus('awaitingApproval'));
    expect((await cli('reject', task.address, '--reason', 'not now')).stdout).toContain(task.address);
    const { stdout } = await cli('logs', '--task', task.address);
    expect(stdout).toContain('task cancelled: not now');
    expect(longLines(stdout)).toEqual([]);
    const warned = (await cli('logs', '--task', task.address, '--level', 'warn', '--json')).events();
    expect(warned.length).toBeGreaterThan(0);
    expect(warned.every(({ level }) => level === 'warn' || level === 'error')).toBe(true);
    expect((await cli('logs', '--since', '2999-01-01')).stdout).toBe('');
    expect((await cli('logs', '--since', 'soon')).stderr).toContain('expected a time');
    expect((await cli('logs', '--level', 'loud')).code).toBe(2);
  });
});

describe('requests about tasks at the terminal', { timeout: 120_000 }, () => {
  it('pause and resume a task', async () => {
    expect((await cli('stop', '--queue', 'standard')).stdout).toContain('reset --queue standard');
    const { address } = await submit('Describe a harbour');
    await followTask(app, address, hasStatus('active'));
    expect((await cli('pause', address, '--reason', 'lunch')).stdout).toBe(`Paused: ${address}\n`);
    expect(JSON.parse((await cli('task', address, '--json')).stdout)).toMatchObject({ status: 'paused' });
    expect(JSON.parse((await cli('resume', address, '--json')).stdout)).toMatchObject({ id: address });
    expect((await cli('reset', '--queue', 'standard')).code).toBe(0);
    await followTask(app, address, hasStatus('completed'));
    expect((await cli('task', address)).stdout).toContain('1/1 subtasks, 100%');
  });

  it('approve a plan', async () => {
    const { address } = await submit('Describe a ferry', { planApproval: 'required' });
    await followTask(app, address, hasStatus('awaitingApproval'));
    expect((await cli('approve', address)).stdout).toBe(`Approved: ${address}\n`);
    await followTask(app, address, hasStatus('completed'));
  });

  it('cancel a task by its bare or opaque id', async () => {
    for (const name of ['bare', 'opaque']) {
      const task = await submit(`Describe a harbour, ${name}`, { planApproval: 'required' });
      const id = name === 'bare' ? task.address.slice('task/'.length) : task.id;
      expect((await cli('cancel', id)).stdout).toBe(`Cancelled: ${task.address}\n`);
    }
    const missing = await cli('cancel', 'nothing-there');
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("'nothing-there'");
  });

  it('pause and cancel a conversation with the same words', async () => {
    const { createConversation } = await app.ask<{
      createConversation: { conversation: { address: string } };
    }>(
      'mutation { createConversation(input: { goal: "Should we move?", start: false }) { conversation { address } } }',
    );
    const { address } = createConversation.conversation;
    expect((await cli('cancel', address)).stdout).toBe(`Cancelled: ${address}\n`);
    const refused = await cli('approve', address);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('takes a task');
  });

  it('retry a subtask that has ended, and say which there are when none has failed', async () => {
    const { address } = await submit('Describe a harbour; then describe its ferries');
    await followTask(app, address, hasStatus('completed'));
    const unclear = await cli('retry', address);
    expect(unclear.code).toBe(2);
    const [first] = JSON.parse((await cli('task', address, '--json')).stdout).subtasks;
    expect(unclear.stderr).toContain(first.key);
    expect((await cli('retry', address, first.key, '--from-here')).stdout).toBe(`Begun again: ${address}\n`);
    const { task } = await app.ask<{ task: { subtasks: { incarnation: number }[] } }>(
      'query ($id: ID!) { task(id: $id) { subtasks { incarnation } } }',
      { id: address },
    );
    expect(task.subtasks.map(({ incarnation }) => incarnation)).toEqual([2, 2]);
    await followTask(app, address, (fact) => fact['type'] === 'task.concluded');
  });

  it('stop, reset and discard a tree', async () => {
    const { address } = await submit('Describe a pier', { planApproval: 'required' });
    await followTask(app, address, hasStatus('awaitingApproval'));
    const stopped = await cli('stop', address);
    expect(stopped.stdout).toContain(`reset ${address}`);
    expect((await cli('status')).stdout).toContain('STOPPED');
    expect((await cli('reset', address)).stdout).toContain('Released');
    expect((await cli('discard')).code).toBe(2);
    expect((await cli('discard', address)).stdout).toContain('Discarded');
  });
});

describe('the self-test', { timeout: 180_000 }, () => {
  it('carries three tasks to their results and reports who did what', async () => {
    const { code, stdout } = await cli('selftest', '--json');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ ok: true, tasks: [{ correct: true }, {}, {}] });
    expect(code).toBe(0);
    expect(report.agents.length).toBeGreaterThan(0);
    for (const { subtasks, tokens } of report.agents) {
      expect(subtasks).toBeGreaterThan(0);
      expect(tokens).toBeGreaterThan(0);
    }
    const total = report.tasks.reduce((sum: number, { subtasks }: { subtasks: number }) => sum + subtasks, 0);
    const done = report.agents.reduce((sum: number, { subtasks }: { subtasks: number }) => sum + subtasks, 0);
    expect(done).toBeGreaterThanOrEqual(total);
  });

  it('fails when its time is up, with what it saw', async () => {
    await app.ask('mutation { emergencyStop(queue: "standard", reason: "drill") { halted } }');
    const { code, stdout } = await cli('selftest', '--timeout', '2s');
    await app.ask('mutation { emergencyReset(queue: "standard") { resumed } }');
    expect(code).toBe(1);
    expect(stdout).toContain('Not all tasks came to their result.');
  });
});
