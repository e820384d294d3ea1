import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { loadConfig, settingsTable } from '#config';
import { checkChart, loadChart, registerChart } from '#runtime';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

const top = resolve(import.meta.dirname, '../..');
const readme = await readFile(join(top, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, language, file, text]) => ({
    language,
    file,
    text: text ?? '',
  }),
);

function block(language: string, part: string): string {
  const found = blocks.find(
    (one) => one.language === language && `${one.file ?? ''}\n${one.text}`.includes(part),
  );
  if (!found) throw new Error(`README.md has no ${language} block with '${part}'`);
  return found.text;
}

// Inside the project, so that `#core` is found; ignored by git.
const folder = join(top, '.statehouse', `readme-${process.pid}`);
const chartFile = join(folder, 'approval.ts');
let database: TestDatabase;
let app: TestApp;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(chartFile, block('ts', 'machines/approval.ts'));
  database = await createTestDatabase();
  app = await startTestApp(
    database,
    { STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '0' },
    { extraCharts: [await loadChart(chartFile)] },
  );
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('README', () => {
  test('names npm scripts and commands that exist', async () => {
    const { scripts } = JSON.parse(await readFile(join(top, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const { createProgram } = await import('../../src/cli/program.ts');
    const program = createProgram({ terminal: { columns: () => 80, color: false } } as never, '0');
    const known = new Set(program.commands.flatMap((command) => [command.name(), ...command.aliases()]));
    const used = [...readme.matchAll(/npm start -- ([a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  test('has the configuration table of the code', () => {
    const [, table] = /<!-- settings -->\n([\s\S]*?)\n<!-- \/settings -->/.exec(readme) ?? [];
    expect(table).toBe(settingsTable());
  });

  test('shows a configuration file that is accepted', () => {
    const file = block('json', 'statehouse.config.json');
    const config = loadConfig({ OPENROUTER_API_KEY: 'k' }, { cwd: '/', readFile: () => file });
    expect(config.providers.map(({ name }) => name)).toEqual(['local', 'backup']);
  });

  test('shows notification channels that are accepted', () => {
    const file = block('json', '"notifications"');
    const secrets = { HOOK_SECRET: 'a', CHAT_URL: 'https://chat.example.org/x', MAIL_PASSWORD: 'b' };
    const { notifications } = loadConfig(secrets, { cwd: '/', readFile: () => file });
    expect(notifications.map(({ name, kind }) => [name, kind])).toEqual([
      ['ops', 'webhook'],
      ['chat', 'slack'],
      ['mail', 'smtp'],
    ]);
    expect(() => loadConfig({}, { cwd: '/', readFile: () => file })).toThrow(/MAIL_PASSWORD/);
  });

  test('shows a chart that passes the check and is usable over GraphQL', async () => {
    const { definition, structure } = registerChart(await loadChart(chartFile));
    expect(checkChart(definition.machine, structure, { charts: new Set(), effects: new Set() })).toEqual([]);
    const { startActor } = await app.ask<{
      startActor: { actor: { address: string; accepts: { type: string }[] }; errors: unknown[] };
    }>(block('graphql', 'startActor'));
    expect(startActor.errors).toEqual([]);
    expect(startActor.actor.address).toBe('approval/release-2');
    expect(startActor.actor.accepts.map(({ type }) => type)).toEqual(['approve', 'reject']);
    const receipt = await app.runtime.send('approval/release-2', { type: 'approve' }, { sender: 'ada' });
    expect(receipt).toMatchObject({ state: 'approved', status: 'done' });
    expect((await app.runtime.view('approval/release-2'))?.context).toMatchObject({ by: 'ada' });
  });

  test('shows operations that create, follow and read a deliberation', async () => {
    const { createConversation } = await app.ask<{
      createConversation: { conversation: { id: string }; errors: unknown[] };
    }>(block('graphql', 'mutation Decide'));
    expect(createConversation.errors).toEqual([]);
    const conversation = createConversation.conversation.id;
    const client = createClient({
      url: `${app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
    });
    const seen: string[] = [];
    const query = block('graphql', 'subscription Live');
    for await (const { data, errors } of client.iterate({
      query,
      variables: { conversation, after: null },
    })) {
      expect(errors).toBeUndefined();
      const event = data?.['conversationEvents'] as { __typename: string; cursor: string };
      expect(event.cursor).toMatch(/\S/);
      seen.push(event.__typename);
      if (event.__typename === 'ConsensusReached') break;
    }
    await client.dispose();
    expect(seen).toContain('MessageAdded');
    const look = await app.ask<{
      conversation: { messages: { edges: unknown[] }; decision: { title: string } };
    }>(block('graphql', 'query Look'), { conversation });
    expect(look.conversation.messages.edges.length).toBeGreaterThan(10);
    expect(look.conversation.decision.title).toMatch(/\S/);
  });

  test('shows a task that is handed in and carried out exactly', async () => {
    const { submitTask } = await app.ask<{
      submitTask: { task: { address: string }; errors: unknown[] };
    }>(block('graphql', 'mutation CarryOut'));
    expect(submitTask.errors).toEqual([]);
    const read = () =>
      app.ask<{ task: { status: string; result: string } }>(
        'query ($id: ID!) { task(id: $id) { status result } }',
        { id: submitTask.task.address },
      );
    const { task } = await eventually(read, (answer) => answer.task.status === 'completed', 20_000);
    expect(task.result).toContain('25852016738884976640000');
    const client = createClient({
      url: `${app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
    });
    const stages: unknown[] = [];
    for await (const { data, errors } of client.iterate<{ taskEvents: Record<string, unknown> }>({
      query: block('graphql', 'subscription FollowTask'),
      variables: { task: submitTask.task.address, after: Buffer.from('c:[0]').toString('base64url') },
    })) {
      expect(errors).toBeUndefined();
      if (data?.taskEvents['__typename'] === 'SubtaskChanged') stages.push(data.taskEvents['stage']);
      if (data?.taskEvents['status'] === 'completed') break;
    }
    await client.dispose();
    expect(stages.at(-1)).toBe('completed');
    const crew = await app.ask<{ workers: { nodes: { key: string }[] }; queues: { nodes: unknown[] } }>(
      block('graphql', 'query Crew'),
    );
    expect(crew.workers.nodes.map(({ key }) => key)).toEqual(['analyst', 'statistician']);
    expect(crew.queues.nodes.length).toBeGreaterThan(4);
  });
});
