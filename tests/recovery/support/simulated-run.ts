import { createInProcessTransport } from '#cluster';
import { type ActorEvent, RetryableError, type TurnReceipt } from '#core';
import { type ChartRegistry, createChartRegistry } from '#runtime';
import {
  type ClientRecord,
  checkHistory,
  createMemoryDatabase,
  type FaultName,
  faults,
  type HistoryReport,
  type MemoryDatabase,
  type NodePerils,
  readMemoryHistory,
  SimulatedNode,
  SimulatedWorld,
} from '#testing';
import clarification from '../../../machines/clarification.ts';
import { clerk, clerkEffects, errand } from '../fixtures/clerk.ts';
import { createDice, type Dice } from './dice.ts';
import { nextEvent } from './simulated-events.ts';
import { type OutsideCallNote, simulatedEffects } from './simulated-outside.ts';

export interface SimulatedRun {
  readonly seed: number;
  readonly fault?: FaultName;
  readonly clients?: number;
  readonly operations?: number;
  /** How long the clerks may take to come to rest. Default 30,000, of simulated time. */
  readonly restMs?: number;
}

export interface SimulatedOutcome {
  readonly report: HistoryReport;
  readonly crashes: number;
  readonly steps: number;
  /** What happened, in order. */
  readonly trace: readonly string[];
}

// Checked once: a thousand simulated processes start.
const registry = createChartRegistry({ charts: [clerk, errand, clarification], effects: clerkEffects('') });

const calm: NodePerils = { crash: 0, cut: 0, failpoint: 0 };
const mostSteps = 40_000;

/** One seeded run of the real engine: clerks under load while nodes crash, connections break and sessions are lost. */
export async function simulate({
  seed,
  fault,
  clients = 3,
  operations = 10,
  restMs = 30_000,
}: SimulatedRun): Promise<SimulatedOutcome> {
  const dice = createDice(seed);
  const world = new SimulatedWorld(dice);
  const database = createMemoryDatabase(world.now);
  const transport = createInProcessTransport();
  const calls: OutsideCallNote[] = [];
  const effects = simulatedEffects(world, calls);
  const charts = (node: SimulatedNode | null): ChartRegistry => {
    const handlers = new Map(effects(node).map((handler) => [handler.source, handler]));
    return { ...registry, effect: (source) => handlers.get(source) };
  };
  const wild: NodePerils = {
    crash: dice.pick([0, 3, 10, 30]),
    cut: dice.pick([0, 0, 10, 40]),
    failpoint: dice.pick([0, 3, 20]),
  };
  const wanted = dice.between(1, 2);
  const maxBatch = dice.pick([1, 2, 256]);
  const client: ClientRecord[] = [];
  const nodes = new Set<SimulatedNode>();
  let perils = wild;
  let starts = 0;
  let crashes = 0;
  let steps = 0;
  let over = false;
  let arrived = Promise.withResolvers<void>();

  function up(): void {
    starts += 1;
    const node = new SimulatedNode({
      name: `node ${starts}`,
      world,
      database,
      transport,
      charts,
      perils: () => perils,
      options: { maxBatch },
      ...(fault === undefined ? {} : { fault: faults[fault] }),
    });
    nodes.add(node);
    void node.start().then((runtime) => {
      client.push({ event: 'nodeReady', at: world.now(), node: runtime.node, how: 'plain' });
      arrived.resolve();
      arrived = Promise.withResolvers();
      subscribe();
    });
    void node.gone.then(() => {
      crashes += 1;
      nodes.delete(node);
      if (reader === node) reader = null;
      const name = node.runtime?.node;
      if (name) client.push({ event: 'nodeGone', at: world.now(), node: name, why: 'killed' });
      subscribe();
      if (!over) world.clockOf(world).schedule(dice.between(0, 50), up);
    });
  }

  let cursor = 0;
  let reader: SimulatedNode | null = null;
  function subscribe(): void {
    const node = [...nodes].find(({ runtime }) => runtime !== null);
    if (reader || !node?.runtime) return;
    reader = node;
    const subscription = 'everything';
    const filter = { root: null, address: null };
    client.push({ event: 'subscribed', at: world.now(), subscription, after: cursor, ...filter });
    void read(node, cursor);
  }

  async function read(node: SimulatedNode, after: number): Promise<void> {
    for await (const entry of node.runtime?.feed.subscribe({ after }) ?? []) {
      if (node.isDead()) return;
      const { position, address, seq, event, messageId } = entry;
      cursor = position;
      const seen = { position, address, seq, type: event.type, messageId };
      client.push({ event: 'seen', at: world.now(), subscription: 'everything', ...seen });
    }
  }

  async function living(): Promise<SimulatedNode> {
    for (;;) {
      const ready = [...nodes].filter((node) => node.runtime !== null && !node.isDead());
      if (ready.length > 0) return dice.pick(ready);
      await arrived.promise;
    }
  }

  const pause = (ms: number) => new Promise<void>((resolve) => world.clockOf(world).schedule(ms, resolve));

  /** The answer of some node, whichever die meanwhile; what a dead one said last is not heard. */
  async function ask<Answer>(question: (node: SimulatedNode) => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const node = await living();
      try {
        const answer = await Promise.race([question(node), node.gone.then(() => null)]);
        // One answer in fifty is lost on its way to the client, who asks again under the same key.
        if (answer !== null && !node.isDead() && !world.chance(perils === calm ? 0 : 20)) return answer;
      } catch (error) {
        if (!node.isDead() && !(error instanceof RetryableError)) throw error;
      }
      await pause(dice.between(1, 30));
    }
  }

  let operationsBegun = 0;
  async function perform(
    address: string,
    event: ActorEvent,
    key: string | null,
    question: (node: SimulatedNode) => Promise<TurnReceipt>,
  ): Promise<TurnReceipt | null> {
    operationsBegun += 1;
    const operation = `op-${operationsBegun}`;
    const { type } = event;
    client.push({ event: 'sent', at: world.now(), operation, address, type, key });
    try {
      const receipt = await ask(question);
      const { seq, position, duplicate } = receipt;
      const at = world.now();
      client.push({ event: 'acknowledged', at, operation, address, type, key, seq, position, duplicate });
      return receipt;
    } catch (error) {
      const { code } = error as { code: string };
      client.push({ event: 'refused', at: world.now(), operation, address, code });
      return null;
    }
  }

  function send(address: string, event: ActorEvent): Promise<TurnReceipt | null> {
    const key = `key-${operationsBegun + 1}`;
    return perform(address, event, key, async ({ runtime }) => runtime!.send(address, event, { key }));
  }

  async function work(clerks: readonly string[]): Promise<void> {
    for (let done = 0; done < operations; done += 1) {
      await send(dice.pick(clerks), nextEvent(dice, operationsBegun));
      const question = pickQuestion(database, dice);
      if (question !== null && dice.between(1, 3) === 1) {
        const answer = `answer ${operationsBegun}`;
        const receipt = await send(question, { type: 'clarification.answer', answer, by: 'person' });
        if (receipt) client.push({ event: 'answered', at: world.now(), question, answer });
      }
      await pause(dice.between(0, 20));
    }
  }

  async function live(): Promise<void> {
    const names = ['c0', 'c1'];
    for (const [index, id] of names.entries()) {
      const input = { peer: index === 0 ? null : `clerk/${names[index - 1]}` };
      await perform(`clerk/${id}`, { type: 'statehouse.init' }, null, async ({ runtime }) =>
        runtime!.start({ chart: 'clerk', id, input }),
      );
    }
    const clerks = names.map((name) => `clerk/${name}`);
    await Promise.all(Array.from({ length: clients }, () => work(clerks)));
    perils = calm;
    await comeToRest();
    for (const address of clerks) {
      const began = world.now();
      const receipt = await send(address, { type: 'probe' });
      const at = world.now();
      client.push({ event: 'probed', at, address, answered: receipt !== null, tookMs: at - began });
    }
    for (const { runtime } of nodes) {
      if (!runtime) continue;
      const { staleCommits } = runtime.counters();
      client.push({ event: 'counted', at: world.now(), node: runtime.node, staleCommits });
    }
  }

  async function comeToRest(): Promise<void> {
    for (const until = world.now() + restMs; world.now() < until; ) {
      const { mailbox, timers, effects: waiting } = database;
      const parked = [...waiting.values()].filter(({ status }) => status === 'outcomeUnknown');
      if (mailbox.size + timers.size + waiting.size === 0) return;
      for (const { address } of parked) {
        const outcome = { output: { done: 'says a person' } };
        // One that dies over it never answers.
        for (const { runtime, gone } of [...nodes])
          await Promise.race([runtime?.resolveEffect(address, outcome).catch(() => {}), gone]);
      }
      await pause(50);
    }
  }

  for (let started = 0; started < wanted; started += 1) up();
  let failure: unknown;
  void live()
    .catch((error) => {
      failure = error;
    })
    .finally(() => {
      over = true;
    });
  while (!over && steps < mostSteps) {
    steps += 1;
    if (perils !== calm && wanted === 2 && nodes.size > 0 && world.chance(3))
      dice.pick([...nodes]).loseSession();
    await world.step();
  }
  if (failure) throw failure;
  const history = await readMemoryHistory({ database, client, calls, charts: charts(null) });
  return { report: checkHistory(history, { lateMs: 5_000 }), crashes, steps, trace: world.trace };
}

function pickQuestion(database: MemoryDatabase, dice: Dice): string | null {
  const open = [...database.actors.values()].filter(
    ({ chart, status }) => chart === 'clarification' && status === 'active',
  );
  return open.length === 0 ? null : dice.pick(open).address;
}
