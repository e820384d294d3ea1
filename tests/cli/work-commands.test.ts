import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { nextQuestion } from '../support/inbox.ts';
import { type CrewApp, startCrewApp, told } from '../support/start-crew-app.ts';
import type { TestApp } from '../support/start-test-app.ts';
import { longLines } from './fake/long-lines.ts';
import { runCli } from './fake/run-cli.ts';

let database: TestDatabase;
let crew: CrewApp;
let app: TestApp;
let task: string;

beforeAll(async () => {
  database = await createTestDatabase();
  // Work on the slow ferry hangs until its agent is told to look at the deck only.
  crew = await startCrewApp(database, (request) => {
    const words = told(request);
    return words.includes('slow ferry') && !words.includes('Only the deck.') ? { kind: 'hang' } : null;
  });
  app = crew.app;
  task = await submit('Describe the tides of a harbour; then compare three ferries', { review: {} });
  await followTask(app, task, hasStatus('completed'));
});

afterAll(async () => {
  await crew.close();
  await database.drop();
});

const cli = (...argv: string[]) => runCli(argv, { url: app.url });
const json = async (...argv: string[]) => JSON.parse((await cli(...argv, '--json')).stdout);

async function submit(description: string, options: object = {}): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { task { address } } }`,
    { description, options },
  );
  return submitTask.task.address;
}

const keysOf = async (id: string): Promise<readonly string[]> =>
  (await json('task', id)).subtasks.map(({ key }: { key: string }) => key);

describe('statehouse activity', { timeout: 120_000 }, () => {
  it('draws what was done as a tree', async () => {
    const { stdout } = await cli('activity', task);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toContain(task);
    expect(stdout).toMatch(/├─ model: plan +completed/);
    expect(stdout).toMatch(/│ {2}└─ model: review +completed/);
    expect(longLines(stdout)).toEqual([]);
    const { nodes, next } = await json('activity', task);
    expect(lines.at(-1)).toBe(`${nodes.length} shown`);
    expect(next).toBeNull();
  });

  it('takes a bare id, a depth and a page', async () => {
    const bare = task.slice('task/'.length);
    const shallow = await json('activity', bare, '--depth', '1');
    expect(shallow.nodes.every(({ depth }: { depth: number }) => depth <= 1)).toBe(true);
    const first = await json('activity', task, '--limit', '2');
    expect(first.nodes).toHaveLength(2);
    const second = await json('activity', task, '--limit', '2', '--after', first.next);
    expect(second.nodes).not.toEqual(first.nodes);
    expect((await cli('activity', task, '--limit', '2')).stdout).toContain('there are more');
  });
});

describe('statehouse calls', { timeout: 120_000 }, () => {
  it('lists the calls of a task, with what it used in all', async () => {
    const { stdout } = await cli('calls', task);
    expect(stdout).toMatch(/CALL +FOR +MODEL +TOKENS +COST +TOOK/);
    expect(stdout).toMatch(/review, \w+ +scripted/);
    expect(stdout).toMatch(/in all [\d,]+ \+ [\d,]+ tokens · \$0\.00/);
    expect(longLines(stdout)).toEqual([]);
    const { calls, used, totalCount } = await json('calls', task, '--purpose', 'review');
    expect(calls).toHaveLength(totalCount);
    expect(new Set(calls.map(({ purpose }: { purpose: string }) => purpose))).toEqual(new Set(['review']));
    expect(used.promptTokens).toBeGreaterThan(0);
    expect((await cli('calls', '--status', 'failed')).stdout).toBe('No such calls.\n');
  });

  it('shows one call by the id in the table', async () => {
    const id = (await cli('calls', task, '--limit', '1')).stdout.split('\n')[1]?.split(' ')[0] ?? '';
    const { stdout } = await cli('calls', 'show', id);
    for (const words of ['scripted', 'system', 'What came back']) expect(stdout).toContain(words);
    expect(longLines(stdout)).toEqual([]);
    expect((await json('calls', 'show', id)).request.messages.length).toBeGreaterThan(0);
  });
});

describe('the other lists', { timeout: 120_000 }, () => {
  it.each([
    ['tasks', 'tasks'],
    ['actors', 'actors'],
  ])('%s are paged by number and by cursor', async (command, name) => {
    const waiting = await submit('Describe a harbour at dawn', { planApproval: 'required' });
    // From here on nothing is born any more.
    await nextQuestion(app, waiting);
    const all = await json(command, '--limit', '200');
    expect(all.next).toBeNull();
    const second = await json(command, '--limit', '1', '--page', '2');
    expect(second[name]).toHaveLength(1);
    const { next, totalCount } = await json(command, '--limit', '1');
    expect((await json(command, '--limit', '1', '--after', next))[name]).toEqual(second[name]);
    expect((await cli(command, '--limit', '1')).stdout).toContain(`1 of ${totalCount} · more: --page 2`);
    expect((await cli(command, '--limit', '201')).stderr).toContain('from 1 to 200');
  });
});

describe('statehouse subtask', { timeout: 120_000 }, () => {
  it('shows tries, reviews and outputs', async () => {
    const [key] = (await keysOf(task)) as [string];
    const { stdout } = await cli('subtask', 'show', task, key);
    expect(stdout).toContain(`${task}/subtask-${key}`);
    expect(stdout).toMatch(/try 1: \d+%, accepted by \w+/);
    expect(stdout).toMatch(/Output of try 1, \w+/);
    expect(longLines(stdout)).toEqual([]);
    expect(await json('subtask', 'show', task, key)).toMatchObject({ task, key, stage: 'completed' });
  });

  it('is begun again', async () => {
    const id = await submit('Describe a lighthouse');
    await followTask(app, id, hasStatus('completed'));
    const [key] = (await keysOf(id)) as [string];
    expect((await cli('subtask', 'retry', id, key, '--from-here')).stdout).toContain(`Begun again: ${key}`);
    await followTask(app, id, hasStatus('completed'));
  });

  it('is given away, begun anew and spoken to while it runs', async () => {
    const id = await submit('Describe a slow ferry');
    const runs = (attempt: number) => (fact: Record<string, unknown>) =>
      fact['type'] === 'subtask.changed' && fact['stage'] === 'running' && fact['attempt'] === attempt;
    await followTask(app, id, runs(1));
    const [key] = (await keysOf(id)) as [string];
    const first = (await json('subtask', 'show', id, key)).agent;
    expect((await cli('subtask', 'reassign', id, key, '--reason', 'too slow')).stdout).toMatch(
      /^Given away: /,
    );
    await expect
      .poll(async () => (await json('subtask', 'show', id, key)).agent, { timeout: 30_000 })
      .not.toBe(first);
    await expect
      .poll(async () => (await json('subtask', 'show', id, key)).stage, { timeout: 30_000 })
      .toBe('running');
    expect((await cli('subtask', 'restart', id, key)).stdout).toMatch(/^Begun anew: /);
    await expect
      .poll(async () => (await json('subtask', 'show', id, key)).stage, { timeout: 30_000 })
      .toBe('running');
    const said = await cli('subtask', 'interject', id, key, 'Only', 'the', 'deck.');
    expect(said.stdout).toContain(`Said: ${key} (${id}/`);
    await followTask(app, id, hasStatus('completed'));
    const late = await cli('subtask', 'interject', id, key, 'Stop.');
    expect(late.code).toBe(1);
    expect(late.stderr).toContain('takes no more events');
  });

  it.each([
    [['subtask', 'show', 'task/nothing', 'x'], 1, "no task 'task/nothing'"],
    [['subtask', 'interject', 'task/nothing'], 2, 'missing required argument'],
    [['activity', 'nothing'], 1, "no actor, event or run 'nothing'"],
    [['activity', 'x', '--depth', '99'], 2, 'from 1 to 32'],
    [['calls', 'show', 'nothing'], 1, '`statehouse calls`'],
    [['calls', '--status', 'lost'], 2, 'started, completed'],
    [['run', 'Describe a harbour', '--lessons', 'maybe'], 2, 'on, off, measure'],
  ])('%j ends with code %i and says why', async (argv, code, words) => {
    const refused = await cli(...argv);
    expect(refused).toMatchObject({ code, stdout: '' });
    expect(refused.stderr).toContain(words);
    expect(refused.stderr).not.toMatch(/\n +at /);
  });

  it('names the subtasks of a task when it has no such one', async () => {
    const refused = await cli('subtask', 'show', task, 'nothing');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain((await keysOf(task)).join(', '));
  });
});

describe('statehouse run --lessons', { timeout: 120_000 }, () => {
  it('says how the lessons of earlier reviews are dealt with', async () => {
    const lines = (
      await cli('run', 'Describe a harbour at night', '--review', '--lessons', 'off', '--json')
    ).events();
    const { taskId } = lines.at(-1) as { taskId: string };
    const { task: found } = await app.ask<{
      task: { subtasks: { reviews: { lessonsMode: string }[] }[] };
    }>('query ($id: ID!) { task(id: $id) { subtasks { reviews { lessonsMode } } } }', { id: taskId });
    expect(found.subtasks[0]?.reviews[0]?.lessonsMode).toBe('off');
  });
});
