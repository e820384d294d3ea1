import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { openTurnStore } from '#persistence';
import { createChartRegistry, loadCharts } from '#runtime';
import {
  type ClientLog,
  checkHistory,
  createClientLog,
  type HistoryLimits,
  type HistoryReport,
  loadHistory,
} from '#testing';
import { machinesFolder, namedEffects } from '../../../src/app/chart-sources.ts';
import { type Spawned, spawnUntilReady } from './spawned.ts';

type AppProcess = Spawned<{ readonly url: string; readonly node: string }>;
type OpenDatabase = Parameters<typeof openTurnStore>[0]['database'];

export interface PanelOptions {
  /** DATABASE_URL or STATEHOUSE_DATA_DIR, and whatever else the application is to run with. */
  readonly env: Readonly<Record<string, string>>;
  /** Pause of the model before each token. */
  readonly tokenDelayMs: number;
  /** Starts an MCP server `office`, too: `findRoom`, which may be repeated, and `bookRoom`, which must not be. */
  readonly office?: boolean;
  /** Where a webhook takes notices; without it nobody is told. */
  readonly hookUrl?: string;
}

/** The application under test, a model server that outlives it, and a GraphQL client that remembers what it was told. */
export interface Panel {
  readonly log: ClientLog;
  /** Starts the application; null when a failpoint killed it on the way. */
  up(failpoint?: string): Promise<AppProcess | null>;
  kill(app: AppProcess): Promise<void>;
  /** Runs a query, again and again until the application is there to answer it. */
  ask<Data>(query: string, variables?: object): Promise<Data>;
  /** Runs a mutation that returns a receipt, under one idempotency key, until it is acknowledged or refused. */
  change(request: ChangeRequest): Promise<boolean>;
  /** Asks an actor for its state, and notes whether and how soon it answered. */
  probe(address: string): Promise<void>;
  check(database: OpenDatabase, limits?: Partial<HistoryLimits>): Promise<HistoryReport>;
  close(): Promise<void>;
}

export interface ChangeRequest {
  /** Takes `$key`, and gives `{ result: { receipt, errors } }`. */
  readonly mutation: string;
  readonly variables: object;
  readonly address: string;
  /** Type of the event that it sends. */
  readonly type: string;
}

interface Changed {
  readonly result: {
    readonly receipt: { seq: number; cursor: string; duplicate: boolean } | null;
    readonly errors: readonly { readonly __typename: string; readonly code: string }[];
  };
}

const tail = `subscription ($after: Cursor) {
  journalTail(after: $after) {
    ... on JournalEntryAdded { cursor entry { address seq eventType } }
    ... on GapMarker { cursor }
  }
}`;
const appScript = new URL('../fixtures/app-process.ts', import.meta.url);
const toolScript = new URL('../fixtures/tool-process.ts', import.meta.url);
const modelScript = new URL('../fixtures/model-process.ts', import.meta.url);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The commit position in a cursor of a journal stream. */
function positionOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [position] = JSON.parse(text.slice(text.indexOf(':') + 1)) as [number];
  return position;
}

export async function createPanel({
  env,
  tokenDelayMs,
  office = false,
  hookUrl,
}: PanelOptions): Promise<Panel> {
  const folder = mkdtempSync(join(tmpdir(), 'statehouse-panel-'));
  const log = createClientLog(join(folder, 'client.jsonl'));
  const callLog = join(folder, 'model.jsonl');
  const model = await spawnUntilReady<{ url: string }>(modelScript, {
    args: [callLog, String(tokenDelayMs)],
  });
  if (model.ready === null) throw new Error('the model server did not start');
  const toolLog = join(folder, 'tools.jsonl');
  const tools = office
    ? await spawnUntilReady<{ url: string }>(toolScript, { args: [toolLog, '150'] })
    : null;
  const configFile = join(folder, 'statehouse.config.json');
  const mcpServers = tools === null ? {} : { office: { url: tools.ready?.url } };
  const notifications = hookUrl === undefined ? {} : { ops: { kind: 'webhook', url: hookUrl } };
  writeFileSync(configFile, JSON.stringify({ mcpServers, notifications }));
  const settings = {
    STATEHOUSE_CONFIG: configFile,
    STATEHOUSE_DATA_DIR: join(folder, 'data'),
    STATEHOUSE_PORT: '0',
    STATEHOUSE_BASE_URL: model.ready.url,
    STATEHOUSE_MODEL: 'rehearsal',
    ...env,
  };
  const apps = new Set<AppProcess>();
  let arrived = Promise.withResolvers<void>();
  let operations = 0;
  let cursor: string | null = null;

  async function up(failpoint?: string): Promise<AppProcess | null> {
    const app: AppProcess = await spawnUntilReady(appScript, {
      env: failpoint === undefined ? settings : { ...settings, STATEHOUSE_FAILPOINT: failpoint },
    });
    if (app.ready === null) return null;
    const { node, url } = app.ready;
    log.note({ event: 'nodeReady', at: Date.now(), node, how: failpoint ?? 'plain' });
    apps.add(app);
    const stop = follow(url);
    void app.gone.then(() => {
      stop();
      apps.delete(app);
      log.note({ event: 'nodeGone', at: Date.now(), node, why: failpoint ?? 'killed' });
    });
    arrived.resolve();
    arrived = Promise.withResolvers();
    return app;
  }

  /** One reader of the whole journal, which goes on at its cursor with each new process. */
  function follow(url: string): () => void {
    const subscription = 'everything';
    const after = cursor === null ? 0 : positionOf(cursor);
    log.note({ event: 'subscribed', at: Date.now(), subscription, after, root: null, address: null });
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: true,
      onNonLazyError: () => {},
    });
    const start = cursor ?? Buffer.from('c:[0]', 'utf8').toString('base64url');
    client.subscribe<{
      journalTail: { cursor: string; entry?: { address: string; seq: number; eventType: string } };
    }>(
      { query: tail, variables: { after: start } },
      {
        next({ data }) {
          if (!data) return;
          const { entry, cursor: behind } = data.journalTail;
          const position = positionOf(behind);
          const from = cursor === null ? 0 : positionOf(cursor);
          cursor = behind;
          if (entry) {
            const { address, seq, eventType: type } = entry;
            log.note({
              event: 'seen',
              at: Date.now(),
              subscription,
              position,
              address,
              seq,
              type,
              messageId: null,
            });
          } else log.note({ event: 'gap', at: Date.now(), subscription, from, to: position });
        },
        error: () => {},
        complete: () => {},
      },
    );
    // It rejects when the socket died first, which is what this is about.
    return () => void Promise.resolve(client.dispose()).catch(() => {});
  }

  async function living(): Promise<AppProcess> {
    for (;;) {
      const app = [...apps].find((one) => !one.isGone());
      if (app) return app;
      await arrived.promise;
    }
  }

  async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
    for (;;) {
      const app = await living();
      try {
        const response = await fetch(`${app.ready?.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables }),
        });
        const { data, errors } = (await response.json()) as {
          data: Data;
          errors?: readonly { message: string }[];
        };
        if (errors) throw new GraphqlFailure(JSON.stringify(errors));
        return data;
      } catch (error) {
        if (error instanceof GraphqlFailure) throw error;
        // Killed while it answered, or about to be.
        if (app.child.killed || app.isGone()) await app.gone;
        else await pause(50);
      }
    }
  }

  return {
    log,
    up,
    ask,
    kill: (app) => app.kill(),
    async change({ mutation, variables, address, type }) {
      operations += 1;
      const operation = `op-${operations}`;
      const key = `${address}-${operation}`;
      log.note({ event: 'sent', at: Date.now(), operation, address, type, key });
      for (;;) {
        const { result } = await ask<Changed>(mutation, { ...variables, key });
        if (result.receipt) {
          const { seq, duplicate } = result.receipt;
          const position = positionOf(result.receipt.cursor);
          const at = Date.now();
          log.note({ event: 'acknowledged', at, operation, address, type, key, seq, position, duplicate });
          return true;
        }
        const [error] = result.errors;
        if (error?.__typename === 'UnavailableError') {
          await pause(100);
          continue;
        }
        log.note({ event: 'refused', at: Date.now(), operation, address, code: error?.code ?? 'unknown' });
        return false;
      }
    },
    async probe(address) {
      const began = Date.now();
      const query = 'query ($address: String!) { actor(address: $address) { status seq accepts { type } } }';
      const { actor } = await ask<{ actor: { status: string } | null }>(query, { address });
      const at = Date.now();
      const answered = actor !== null && actor.status !== 'quarantined';
      log.note({ event: 'probed', at, address, answered, tookMs: at - began });
    },
    async check(database, limits) {
      return checkHistory(
        await loadHistory({
          client: log.read(),
          callLogs: [callLog, toolLog],
          reader: database.pool,
          store: await openTurnStore({ database }),
          charts: createChartRegistry({ charts: await loadCharts(machinesFolder), effects: namedEffects() }),
          now: Date.now,
        }),
        limits,
      );
    },
    async close() {
      for (const app of [...apps]) await app.kill();
      await model.kill();
      await tools?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

class GraphqlFailure extends Error {}

export type { AppProcess };
