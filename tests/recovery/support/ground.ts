import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActorEvent, type JsonValue, RetryableError, type TurnReceipt } from '#core';
import { openTurnStore } from '#persistence';
import { createChartRegistry } from '#runtime';
import {
  type ClientLog,
  checkHistory,
  createClientLog,
  type HistoryLimits,
  type HistoryReport,
  loadHistory,
  type OutsideServer,
  startOutsideServer,
} from '#testing';
import clarification from '../../../machines/clarification.ts';
import { clerkEffects, clerks, errand } from '../fixtures/clerk.ts';
import type { NodeSettings } from '../fixtures/protocol.ts';
import type { Dice } from './dice.ts';
import { type NodeHandle, startNodeProcess } from './node-handle.ts';

type OpenDatabase = Parameters<typeof openTurnStore>[0]['database'];

export interface GroundOptions {
  readonly dice: Dice;
  /** Where the nodes find their database. */
  readonly place: Pick<NodeSettings, 'databaseUrl' | 'dataDir'>;
  /** How long the client tries one operation before it gives up. Default 60,000. */
  readonly patienceMs?: number;
  readonly node?: Partial<Omit<NodeSettings, 'databaseUrl' | 'dataDir' | 'outsideUrl'>>;
}

/** Nodes under test, a client that remembers what it was told, and a server outside that remembers who called. */
export interface Ground {
  readonly log: ClientLog;
  readonly nodes: ReadonlySet<NodeHandle>;
  /** Starts a node; null when the failpoint killed it on the way. */
  up(failpoint?: string, more?: Partial<NodeSettings>): Promise<NodeHandle | null>;
  /** kill -9, and waits until it is gone. */
  kill(node: NodeHandle): Promise<void>;
  /** Sends until there is an answer, whichever nodes die meanwhile. Null when it was refused for good. */
  send(address: string, event: ActorEvent): Promise<TurnReceipt | null>;
  start(actor: string, input: JsonValue): Promise<TurnReceipt | null>;
  /** Asks some living node, again and again until one answers. */
  ask<Answer>(command: Parameters<NodeHandle['ask']>[0]): Promise<Answer>;
  /** A living node. */
  node(): Promise<NodeHandle>;
  /** Closes the nodes in good order and judges the run. */
  check(
    database: OpenDatabase,
    limits?: Partial<HistoryLimits>,
    version?: keyof typeof clerks,
  ): Promise<HistoryReport>;
  /** kill -9 of nodes that are not ready yet. */
  killStarting(): void;
  close(): Promise<void>;
}

export async function createGround({
  dice,
  place,
  patienceMs = 60_000,
  node = {},
}: GroundOptions): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'statehouse-recovery-'));
  const log = createClientLog(join(folder, 'client.jsonl'));
  const callLog = join(folder, 'outside.jsonl');
  const outside: OutsideServer = await startOutsideServer({
    callLogFile: callLog,
    delayMs: () => dice.between(0, 40),
  });
  const nodes = new Set<NodeHandle>();
  const starting = new Set<ChildProcess>();
  const settings: NodeSettings = {
    ...place,
    ...node,
    outsideUrl: outside.url,
  };
  let arrived = Promise.withResolvers<void>();
  let operations = 0;
  let cursor = 0;
  let reader: NodeHandle | undefined;

  async function up(failpoint?: string, more: Partial<NodeSettings> = {}): Promise<NodeHandle | null> {
    const node = await startNodeProcess({ ...settings, ...more }, failpoint, (child) => {
      starting.add(child);
      child.once('exit', () => starting.delete(child));
    });
    if (node === null) return null;
    log.note({ event: 'nodeReady', at: Date.now(), node: node.name, how: failpoint ?? 'plain' });
    nodes.add(node);
    void node.gone.then(() => {
      nodes.delete(node);
      if (reader === node) reader = undefined;
      log.note({ event: 'nodeGone', at: Date.now(), node: node.name, why: failpoint ?? 'killed' });
      subscribe();
    });
    arrived.resolve();
    arrived = Promise.withResolvers();
    subscribe();
    return node;
  }

  /** One reader of everything, which goes on at its cursor whenever its node dies. */
  function subscribe(): void {
    const [node] = nodes;
    if (reader || !node) return;
    reader = node;
    const subscription = 'everything';
    log.note({ event: 'subscribed', at: Date.now(), subscription, after: cursor, root: null, address: null });
    node.onEntry((entry) => {
      cursor = entry.position;
      log.note({ event: 'seen', at: Date.now(), subscription, ...entry });
    });
    node.ask({ do: 'subscribe', after: cursor }).catch(() => {});
  }

  async function living(): Promise<NodeHandle> {
    for (;;) {
      const alive = [...nodes].filter((node) => !node.isGone());
      if (alive.length > 0) return dice.pick(alive);
      await arrived.promise;
    }
  }

  async function ask<Answer>(command: Parameters<NodeHandle['ask']>[0]): Promise<Answer> {
    for (;;) {
      const node = await living();
      try {
        return await node.ask<Answer>(command);
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error;
        if (!node.isGone()) await new Promise((resolve) => setTimeout(resolve, 50));
        else await node.gone;
      }
    }
  }

  async function perform(
    address: string,
    type: string,
    key: string | null,
    command: Parameters<NodeHandle['ask']>[0],
  ): Promise<TurnReceipt | null> {
    operations += 1;
    const operation = `op-${operations}`;
    log.note({ event: 'sent', at: Date.now(), operation, address, type, key });
    const { promise: lost, resolve: giveUp } = Promise.withResolvers<null>();
    const timer = setTimeout(giveUp, patienceMs, null);
    try {
      const receipt = await Promise.race([ask<TurnReceipt>(command), lost]);
      if (receipt === null) {
        log.note({ event: 'abandoned', at: Date.now(), operation, address, key });
        return null;
      }
      const { seq, position, duplicate } = receipt;
      log.note({
        event: 'acknowledged',
        at: Date.now(),
        operation,
        address,
        type,
        key,
        seq,
        position,
        duplicate,
      });
      return { address, seq, position, duplicate, state: null, status: 'active' };
    } catch (error) {
      const { code } = error as { code: string };
      log.note({ event: 'refused', at: Date.now(), operation, address, code });
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  const ground: Ground = {
    log,
    nodes,
    up,
    node: living,
    ask,
    async kill(node) {
      node.child.kill('SIGKILL');
      await node.gone;
    },
    send(address, event) {
      const key = `key-${dice.seed}-${operations + 1}`;
      return perform(address, event.type, key, { do: 'send', address, event, key });
    },
    start: (actor, input) =>
      perform(`clerk/${actor}`, 'statehouse.init', null, { do: 'start', chart: 'clerk', actor, input }),
    killStarting() {
      for (const child of starting) child.kill('SIGKILL');
    },
    async check(database, limits, version = '1') {
      for (const node of [...nodes]) {
        const { staleCommits } = await node.ask<{ staleCommits: number }>({ do: 'counters' });
        log.note({ event: 'counted', at: Date.now(), node: node.name, staleCommits });
      }
      const client = log.read();
      const history = await loadHistory({
        client,
        callLogs: [callLog],
        reader: database.pool,
        store: await openTurnStore({ database }),
        charts: createChartRegistry({
          charts: [...clerks[version], errand, clarification],
          effects: clerkEffects(''),
        }),
        now: Date.now,
      });
      return checkHistory(history, limits);
    },
    async close() {
      for (const node of [...nodes]) {
        node.child.kill('SIGKILL');
        await node.gone;
      }
      await outside.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return ground;
}
