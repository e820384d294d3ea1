import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#core';
import { createStores } from '#persistence';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { createStatementCounter } from '../support/statement-counter.ts';

let database: TestDatabase;
let app: TestApp;
let event: string;

interface Node {
  readonly key: string;
  readonly parent: string | null;
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly depth: number;
  readonly ended: string | null;
  readonly children: readonly Node[];
}

interface Tree {
  readonly root: Node | null;
  readonly nodes: readonly Node[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

async function activity(variables: Record<string, unknown>): Promise<Tree> {
  const { activity: tree } = await app.ask<{ activity: Tree }>(
    `query ($root: ID!, $depth: Int, $first: Int, $after: Cursor) {
      activity(root: $root, depth: $depth, first: $first, after: $after) {
        hasNextPage endCursor
        nodes { key parent kind name detail status depth began ended }
        root { key kind name children { key kind name children { key kind name } } } } }`,
    variables,
  );
  return tree;
}

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  await app.ask(`mutation { createRule(rule: { pattern: "sums.*", action: { actor: {
    chart: "orchestrator", input: { goal: "Calculate the factorial of {{payload.n}}." } } } }) { errors { code } } }`);
  const { publishEvent } = await app.ask<{ publishEvent: { event: { key: string } } }>(
    'mutation { publishEvent(topic: "sums.wanted", payload: { n: 10 }) { event { key } } }',
  );
  event = publishEvent.event.key;
  await eventually(
    () => activity({ root: event, first: 500 }),
    ({ nodes }) => nodes.some(({ name }) => name === 'orchestration.completed'),
    90_000,
  );
}, 120_000);

afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('the activity of a tree', () => {
  it('shows who did what because of whom, from the event down to the calls of tools', async () => {
    const { nodes, root, hasNextPage } = await activity({ root: event, first: 500 });
    expect(hasNextPage).toBe(false);
    const above = (node: Node | undefined) => nodes.find(({ key }) => key === node?.parent);
    const tool = nodes.find(({ kind }) => kind === 'toolCall');
    const chain: string[] = [];
    for (let node = tool; node; node = above(node)) chain.push(`${node.kind} ${node.name}`);
    expect(chain).toEqual([
      'toolCall calculator',
      'actor subtask',
      'actor task',
      'actor orchestrator',
      'event sums.wanted',
    ]);
    expect(nodes.filter(({ kind }) => kind === 'modelCall').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['orchestrate', 'plan', 'work', 'aggregate']),
    );
    for (const node of nodes) expect(node.depth).toBe((above(node)?.depth ?? -1) + 1);
    expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length);
    expect(root).toMatchObject({
      kind: 'event',
      name: 'sums.wanted',
      children: [{ kind: 'actor', name: 'orchestrator' }],
    });
    expect(root?.children[0]?.children.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['task', 'orchestrate', 'orchestration.completed']),
    );
  });

  it('comes in pages that add up to the whole, and as deep as is wanted', async () => {
    const whole = await activity({ root: event, first: 500 });
    const gathered: Node[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Tree = await activity({ root: event, first: 3, after });
      gathered.push(...page.nodes);
      after = page.endCursor;
      more = page.hasNextPage;
    }
    expect(gathered.map(({ key }) => key)).toEqual(whole.nodes.map(({ key }) => key));
    const shallow = await activity({ root: event, depth: 1 });
    expect(shallow.nodes.map(({ depth }) => depth)).toEqual([0, 1]);
    const task = whole.nodes.find(({ name }) => name === 'task')?.key;
    expect((await activity({ root: task })).nodes[0]).toMatchObject({ key: task, parent: null, depth: 0 });
  });

  it('is one statement, whatever is in the tree', async () => {
    const counter = createStatementCounter(database.pool);
    const { queries } = createStores({ database: database.database, clock: systemClock });
    const { result, statements } = await counter.during(() =>
      queries.activity({ root: event, depth: 32, limit: 500, after: null }),
    );
    expect(result.rows.length).toBeGreaterThan(8);
    expect(statements).toHaveLength(1);
    counter.stop();
  });

  it('is empty for what is unknown, and refuses what it cannot read', async () => {
    expect(await activity({ root: 'nobody/1' })).toMatchObject({ root: null, nodes: [], hasNextPage: false });
    await expect(activity({ root: event, first: 0 })).rejects.toThrow(/input\.invalid/);
    await expect(activity({ root: event, depth: 33 })).rejects.toThrow(/input\.invalid/);
    const foreign = Buffer.from('l:nonsense').toString('base64url');
    await expect(activity({ root: event, after: foreign })).rejects.toThrow(/cursorUnreadable/);
  });
});
