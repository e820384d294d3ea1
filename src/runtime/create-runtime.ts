import {
  type ActorEvent,
  type ActorRuntime,
  type Clock,
  type Ids,
  type JsonValue,
  type Logger,
  type Placement,
  type Projector,
  type SendOptions,
  type StartRequest,
  storable,
  type Transport,
  type TurnReceipt,
  type TurnStore,
} from '#core';
import { controlEvent, isReserved } from './control-event.ts';
import { discardTree } from './discard-tree.ts';
import { EffectRunner } from './effects/effect-runner.ts';
import { TokenHub } from './effects/token-hub.ts';
import { JournalFeed } from './feed/journal-feed.ts';
import { HaltWatch } from './halt-watch.ts';
import { createDeadLetters } from './mailbox/dead-letters.ts';
import { internalMessage, noticeMessage, resultMessage, timerMessage } from './mailbox/messages.ts';
import type { Message } from './mailbox/slot.ts';
import { patiently } from './patiently.ts';
import type { ChartRegistry, RegisteredChart } from './registry/chart-registry.ts';
import { fitChart } from './registry/fit-chart.ts';
import { type ReplayReport, refold, replayActor } from './replay/refold.ts';
import { runtimeErrors } from './runtime-errors.ts';
import { defaultRuntimeOptions, type RuntimeOptions } from './runtime-options.ts';
import { TimerQueue } from './timers/timer-queue.ts';
import { activate } from './turn/activation.ts';
import { type EngineCounters, TurnEngine } from './turn/engine.ts';
import type { Failpoint } from './turn/failpoint.ts';
import { forgetStale } from './turn/forget-stale.ts';
import { everything } from './turn/halts.ts';
import { createLoader } from './turn/loader.ts';
import { toReceipt } from './turn/receipt.ts';
import { Census } from './turn/spawn-limits.ts';
import { withFailpoints } from './turn/with-failpoints.ts';
import { quarantinedView } from './views/quarantined-view.ts';
import { viewActor } from './views/view-actor.ts';
import { WorkFinder } from './work-finder.ts';

export interface RuntimeParts {
  readonly store: TurnStore;
  readonly charts: ChartRegistry;
  readonly projectors: readonly Projector[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly transport: Transport;
  readonly placement: Placement;
  readonly options?: Partial<RuntimeOptions>;
  /** Tests end the process here. */
  readonly failpoint?: Failpoint;
}

export interface RunningRuntime extends ActorRuntime {
  readonly node: string;
  readonly charts: ChartRegistry;
  counters(): EngineCounters & { readonly active: number; readonly runningEffects: number };
  /** Refolds an actor from its journal and compares; null when there is no such actor. */
  replay(address: string, onProgress?: (turns: number) => void): Promise<ReplayReport | null>;
  /** The database session that shows this node alive was lost: announces the node again. */
  rejoin(): Promise<void>;
  /** Commits what is computed, aborts running effects (they run again at the next start), frees everything. */
  close(): Promise<void>;
}

/** Starts a node: announces it, takes over what dead nodes left, and goes on where the rows say. */
export async function createRuntime(parts: RuntimeParts): Promise<RunningRuntime> {
  const { charts, clock, ids, logger, transport, placement } = parts;
  const options = { ...defaultRuntimeOptions, ...parts.options };
  const failpoint = parts.failpoint ?? (() => {});
  const store = parts.failpoint ? withFailpoints(parts.store, parts.failpoint) : parts.store;
  const node = ids.next();
  const census = new Census(options.spawning);
  const feed = new JournalFeed({ store, clock });
  const tokens = new TokenHub();
  const deliver = (message: Message): void => engine.deliver(message);
  const ask = (message: Message): Promise<TurnReceipt> =>
    new Promise((resolve, reject) => {
      message.waiters.push({ resolve, reject });
      deliver(message);
    });
  const deadLetters = createDeadLetters({ store, charts, clock, ids, logger, deliver });
  const timers = new TimerQueue(clock, (timer) => {
    failpoint('timer.fire');
    const message = timerMessage(timer);
    // It may still wait: for the end of an emergency stop, or for its next try.
    const waiting = engine.slots.get(timer.address)?.queue;
    if (!waiting?.some(({ messageId }) => messageId === message.messageId)) deliver(message);
  });
  const effects = new EffectRunner({
    store,
    handler: (source) => charts.effect(source),
    clock,
    logger,
    node,
    tokens,
    failpoint,
    isHeld: (root) => engine.haltReason(root) !== undefined,
    onResult: (effect, event) => deliver(resultMessage(effect, event)),
    async onNotify(effect, event, index) {
      await ask(noticeMessage(effect, event, index));
    },
  });
  const engine = new TurnEngine({
    store,
    charts,
    projectors: parts.projectors,
    clock,
    ids,
    logger,
    node,
    census,
    checkpointEvery: options.checkpointEvery,
    maxBatch: options.maxBatch,
    failpoint,
    claim: (message) => finder.claim(message),
    release: (message) => finder.release(message),
    load: createLoader({
      store,
      charts,
      clock,
      logger,
      node,
      census,
      failpoint,
      onUnknown: (message) => void deadLetters.buryUnknown(message),
      takeOver: async () => {
        await finder.takeOver();
        finder.lookSoon();
      },
      settled: () => finder.settled(),
      readMail: () => finder.readMail(),
      claim: (message) => finder.claim(message),
      release: (message) => finder.release(message),
      onForwarded: (address, owner) => transport.publish(node, { type: 'mail', owner, address }),
    }),
    onPoison: deadLetters.buryPoison,
    onCommitted(batch, entries) {
      if (batch.born.size > 0) failpoint('mail.committed');
      for (const address of batch.ended) effects.abandon(address);
      for (const effect of batch.started.values()) effects.start(effect);
      for (const timer of batch.armed.values()) timers.add(timer);
      finder.consumed(batch);
      feed.publish(entries);
      const last = entries.at(-1);
      if (last) transport.publish(node, { type: 'committed', position: last.position });
    },
  });
  let lastPassivation = clock.now();
  const finder: WorkFinder = new WorkFinder({
    store,
    clock,
    logger,
    node,
    engine,
    effects,
    timers,
    pollMs: options.pollMs,
    async onLook() {
      if (feed.readers > 0) feed.announce(await store.head());
      if (clock.now() - lastPassivation < Math.min(10_000, options.idleMs)) return;
      lastPassivation = clock.now();
      engine.passivate(options.idleMs, options.maxActive);
    },
  });
  const watch = new HaltWatch({
    store,
    clock,
    logger,
    node,
    engine,
    everyMs: options.haltPollMs,
    abort: (root) => effects.abortTree(root, 'halted'),
    async recover() {
      const before = effects.size;
      await finder.recoverEffects();
      return Math.max(0, effects.size - before);
    },
    onChanged: () => transport.publish(node, { type: 'halts' }),
  });
  const unsubscribe = transport.subscribe(node, (notice) => {
    if (notice.type === 'committed') feed.announce(notice.position);
    else if (notice.type === 'halts') watch.lookSoon();
    else if (notice.owner === node) finder.lookSoon();
  });
  let closed = false;

  await patiently(clock, () => store.join(node, process.pid));
  await patiently(clock, () => store.saveCharts(charts.list().map(toChartRow)));
  await watch.start();
  await finder.start();

  /** The chart of an actor: known without a question for those in memory and for roots, whose address names it. */
  async function chartOf(address: string): Promise<RegisteredChart | undefined> {
    const live = engine.slots.get(address)?.activation;
    if (live) return live.chart;
    const [head, , deeper] = address.split('/');
    if (deeper === undefined) return charts.find(head ?? '');
    const [loaded] = await store.load([address]);
    if (!loaded) throw runtimeErrors.unknownActor(address);
    return charts.find(loaded.actor.chart);
  }

  function refuseHalted(address: string): void {
    if (closed) throw runtimeErrors.closed();
    const root = engine.slots.get(address)?.activation?.root ?? address.split('/').slice(0, 2).join('/');
    const reason = engine.haltReason(root);
    if (reason !== undefined) throw runtimeErrors.halted(address, reason);
  }

  async function send(address: string, event: ActorEvent, sendOptions?: SendOptions): Promise<TurnReceipt> {
    if (isReserved(event.type)) throw runtimeErrors.reserved(event.type);
    return post(address, event, sendOptions);
  }

  async function post(
    address: string,
    event: ActorEvent,
    { key, sender }: SendOptions = {},
  ): Promise<TurnReceipt> {
    refuseHalted(address);
    const checked = storable(checkEvent(await chartOf(address), event));
    if (key !== undefined) {
      const [first] = await store.findByKey([{ address, key }]);
      const twin = first
        ? undefined
        : engine.slots.get(address)?.queue.find((message) => message.key === key);
      const earlier = first?.event.type ?? twin?.event.type ?? event.type;
      if (earlier !== event.type) throw runtimeErrors.keyReused(address, key, earlier, event.type);
      if (first) return toReceipt(first, true);
      if (twin) {
        // Who asks here is told when the actor does not accept it, by whichever way the message came.
        twin.external = true;
        return new Promise((resolve, reject) => twin.waiters.push({ resolve, reject }));
      }
    }
    const message = internalMessage(address, key ?? ids.next(), checked);
    return ask({ ...message, sender: sender ?? null, key: key ?? null, external: true });
  }

  async function start({ chart: id, input = null, id: given, sender }: StartRequest): Promise<TurnReceipt> {
    if (closed) throw runtimeErrors.closed();
    const chart = charts.get(id);
    const checked = storable(checkInput(chart, input));
    const address = `${id}/${given ?? ids.next()}`;
    if (given !== undefined) {
      const [first] = await store.history({ address, afterSeq: 0, toSeq: 1, limit: 1 });
      if (first) return toReceipt(first, true);
    }
    refuseHalted(address);
    const owner = placement.nodeFor(address, node);
    const alone = { parent: null, childId: null, source: null };
    engine.prepareBirth({ address, chart, ...alone, root: address, owner, input: checked });
    const message = internalMessage(address, ids.next(), { type: controlEvent.init, input: checked });
    return ask({ ...message, sender: sender ?? null, external: true });
  }

  return {
    node,
    charts,
    feed,
    tokens,
    send,
    start,
    stop: (address, stopOptions) => post(address, { type: controlEvent.stop }, stopOptions),
    async view(address) {
      const live = engine.slots.get(address);
      if (live?.activation && !live.batch && live.activation.owner === node)
        return viewActor(live.activation);
      const [loaded] = await store.load([address]);
      if (!loaded) return null;
      const fit = fitChart(charts, loaded);
      if (fit.kind === 'unfit') return quarantinedView(loaded.actor, fit.reason);
      const snapshot = fit.kind === 'migrated' ? fit.snapshot : loaded.actor.snapshot;
      return viewActor(activate({ ...loaded, actor: { ...loaded.actor, snapshot } }, fit.chart));
    },
    async viewAt(address, seq) {
      if (!Number.isInteger(seq) || seq < 1) return null;
      const activation = await refold({ store, charts, address, toSeq: seq });
      return activation && activation.seq === seq ? viewActor(activation) : null;
    },
    async emergencyStop(root, reason) {
      if (closed) throw runtimeErrors.closed();
      return { halted: await watch.stop(root ?? everything, reason) };
    },
    async reset(root) {
      if (closed) throw runtimeErrors.closed();
      return { resumed: await watch.release(root) };
    },
    async discard(root, request) {
      if (closed) throw runtimeErrors.closed();
      await watch.stop(root, engine.halts.ownReason(root) ?? request.reason);
      const discarded = await discardTree(root, { ...request, store, engine, ids, node, clock, failpoint });
      await watch.release(root);
      return { discarded };
    },
    async redrive(id) {
      const stored = await store.exhume(id);
      if (!stored) throw runtimeErrors.unknownLetter(id);
      finder.claim(stored);
      return ask({ ...stored, stored: true, unborn: false, external: false, waiters: [] });
    },
    counters: () => ({ ...engine.counters, active: engine.slots.size, runningEffects: effects.size }),
    replay: (address, onProgress) =>
      replayActor({ store, charts, address, failpoint, ...(onProgress ? { onProgress } : {}) }),
    async resolveEffect(address, outcome) {
      const unfinished = await store.unfinishedEffects(node);
      const effect = unfinished.find((one) => one.address === address && one.status === 'outcomeUnknown');
      if (!effect) throw runtimeErrors.unknownEffect(address);
      if (outcome === 'retry') return effects.recover([{ ...effect, status: 'waiting' }]);
      const child = effect.childId;
      const event =
        'output' in outcome
          ? { type: controlEvent.childDone, child, output: outcome.output }
          : { type: controlEvent.childFailed, child, error: outcome.error };
      await ask(resultMessage(effect, event));
    },
    async rejoin() {
      failpoint('session.renew');
      await patiently(clock, () => store.join(node, process.pid));
      watch.announceAgain();
      await forgetStale({ store, clock, engine });
    },
    async close() {
      if (closed) return;
      closed = true;
      unsubscribe();
      finder.close();
      watch.close();
      timers.close();
      failpoint('drain.before');
      await effects.abortTree(null, 'shutdown');
      failpoint('drain.calls');
      await engine.close();
      await store.leave();
    },
  };
}

function checkEvent(chart: RegisteredChart | undefined, event: ActorEvent): ActorEvent {
  const schema = chart?.definition.events?.[event.type];
  if (!schema) return event;
  const { type, ...payload } = event;
  const result = schema.safeParse(payload);
  if (!result.success) throw runtimeErrors.invalid(`event '${type}'`, result.error.issues);
  return { ...(result.data as object), type };
}

function checkInput(chart: RegisteredChart, input: JsonValue): JsonValue {
  const result = chart.definition.input?.safeParse(input);
  if (!result) return input;
  if (!result.success) throw runtimeErrors.invalid(`input of chart '${chart.id}'`, result.error.issues);
  return result.data as JsonValue;
}

function toChartRow({ id, version, hash, definition, structure }: RegisteredChart) {
  const description = definition.description ?? '';
  return { id, version, structureHash: hash, description, definition: structure.root };
}
