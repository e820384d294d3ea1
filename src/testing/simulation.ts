import {
  type ActorEvent,
  type ChartDefinition,
  failedTag,
  type JsonValue,
  type PlainError,
  type StoredSnapshot,
} from '#core';
import {
  childAddress,
  controlEvent,
  persistSnapshot,
  type RegisteredChart,
  registerChart,
  restoreSnapshot,
  type StepActor,
  step,
  supervise,
} from '#runtime';

type Snapshot = ReturnType<typeof restoreSnapshot>;

/** What a scripted effect does. Without `result` and `error` it hangs until it is aborted. */
export interface EffectScript {
  readonly result?: unknown;
  readonly error?: PlainError;
  /** Virtual time until the end. Default: a few milliseconds, by the seed. */
  readonly latencyMs?: number;
  /** Events for the owner while it runs, at these times after the start. */
  readonly notify?: readonly { readonly afterMs: number; readonly event: ActorEvent }[];
}

export interface EffectCall {
  readonly source: string;
  readonly input: unknown;
  /** Address of the effect: its idempotency key. */
  readonly key: string;
  readonly owner: string;
  readonly root: string;
}

export interface SimulatedFact {
  readonly address: string;
  readonly at: number;
  readonly fact: ActorEvent;
}

export interface SimulationRequest {
  readonly charts: readonly ChartDefinition[];
  /** Called when an effect starts. */
  readonly effects: (call: EffectCall) => EffectScript;
  /** Orders what happens at the same time. Default 1. */
  readonly seed?: number;
  /** Every actor goes through JSON and back between any two of its turns, as after a crash. Default false. */
  readonly restarts?: boolean;
}

interface SimulatedActor extends StepActor {
  readonly chart: RegisteredChart;
  readonly source: string;
  readonly input: JsonValue;
  snapshot: Snapshot | null;
  seq: number;
  status: 'active' | 'done' | 'stopped' | 'failed';
  output: JsonValue;
  restarts: readonly number[];
}

interface Letter {
  readonly event: ActorEvent;
  readonly sender: string | null;
}

interface Due {
  readonly at: number;
  readonly order: number;
  /** Effect or timer that this belongs to; gone when it is. */
  readonly alive: () => boolean;
  run(): void;
}

/**
 * Runs trees of charts in one process on a virtual clock: the same kernel steps as the product, a mailbox per actor,
 * timers and scripted effects, and no store. The order of simultaneous work follows the seed.
 */
export class Simulation {
  readonly facts: SimulatedFact[] = [];
  /** Effects that were started, in order. */
  readonly calls: EffectCall[] = [];
  /** Effects that were aborted before they ended, by key. */
  readonly aborted: string[] = [];
  /** Errors that a chart's own code threw, by address. */
  readonly defects: { address: string; error: unknown }[] = [];
  now = 1_800_000_000_000;
  turns = 0;
  readonly #charts: ReadonlyMap<string, RegisteredChart>;
  readonly #effects: SimulationRequest['effects'];
  readonly #restarts: boolean;
  readonly #actors = new Map<string, SimulatedActor>();
  readonly #mailboxes = new Map<string, Letter[]>();
  readonly #running = new Set<string>();
  readonly #timers = new Map<string, symbol>();
  #agenda: Due[] = [];
  #order = 0;
  #random: number;

  constructor(request: SimulationRequest) {
    this.#charts = new Map(
      request.charts.map((definition) => {
        const chart = registerChart(definition);
        return [chart.id, chart];
      }),
    );
    this.#effects = request.effects;
    this.#restarts = request.restarts ?? false;
    this.#random = request.seed ?? 1;
  }

  /** Starts a root actor at `<chart>/<id>` and returns its address. Nothing runs before `run`. */
  start(chart: string, input: unknown, id = '1'): string {
    const address = `${chart}/${id}`;
    this.#create({
      address,
      childId: chart,
      parent: null,
      root: address,
      source: chart,
      input: input as JsonValue,
    });
    return address;
  }

  send(address: string, event: ActorEvent, sender = 'test'): void {
    this.#post(address, event, sender);
  }

  /**
   * Takes turns until nothing is left to do, or `until` holds, or virtual time would pass `forMs`.
   * Throws when that takes more than `limit` turns (default 20,000).
   */
  run(
    options: { readonly until?: () => boolean; readonly forMs?: number; readonly limit?: number } = {},
  ): void {
    const end = options.forMs === undefined ? Number.POSITIVE_INFINITY : this.now + options.forMs;
    const limit = this.turns + (options.limit ?? 20_000);
    for (;;) {
      if (options.until?.()) return;
      if (this.turns > limit) throw new Error(`the simulation did not come to rest within ${limit} turns`);
      if (this.#takeTurn()) continue;
      const next = this.#nextDue();
      if (!next || next.at > end) {
        if (Number.isFinite(end)) this.now = end;
        return;
      }
      this.#agenda.splice(this.#agenda.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
  }

  actor(address: string): Readonly<SimulatedActor> {
    const found = this.#actors.get(address);
    if (!found) throw new Error(`there is no actor '${address}'`);
    return found;
  }

  find(predicate: (actor: Readonly<SimulatedActor>) => boolean): readonly Readonly<SimulatedActor>[] {
    return [...this.#actors.values()].filter(predicate);
  }

  state(address: string): JsonValue {
    return (this.actor(address).snapshot?.value ?? null) as JsonValue;
  }

  context<Context>(address: string): Context {
    return this.actor(address).snapshot?.context as Context;
  }

  /** Every actor's stored form, for comparison. */
  stored(): Readonly<Record<string, StoredSnapshot | null>> {
    return Object.fromEntries(
      [...this.#actors.values()].map(({ address, chart, snapshot }) => [
        address,
        snapshot === null ? null : persistSnapshot(chart.prepared, snapshot),
      ]),
    );
  }

  factsOf(type: string): readonly ActorEvent[] {
    return this.facts.filter(({ fact }) => fact.type === type).map(({ fact }) => fact);
  }

  #next(): number {
    // Numerical Recipes' linear congruential generator: enough to shuffle a test.
    this.#random = (Math.imul(this.#random, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#random / 4_294_967_296;
  }

  #create(actor: StepActor & { readonly source: string; readonly input: JsonValue }): void {
    const chart = this.#charts.get(actor.source);
    if (!chart) throw new Error(`there is no chart '${actor.source}'`);
    this.#actors.set(actor.address, {
      ...actor,
      chart,
      snapshot: null,
      seq: 0,
      status: 'active',
      output: null,
      restarts: [],
    });
    this.#post(actor.address, { type: controlEvent.init, input: actor.input }, actor.parent);
  }

  #post(address: string, event: ActorEvent, sender: string | null): void {
    const mailbox = this.#mailboxes.get(address) ?? [];
    mailbox.push({ event: JSON.parse(JSON.stringify(event)) as ActorEvent, sender });
    this.#mailboxes.set(address, mailbox);
  }

  #takeTurn(): boolean {
    const waiting = [...this.#mailboxes].filter(([, mailbox]) => mailbox.length > 0);
    const chosen = waiting[Math.floor(this.#next() * waiting.length)];
    const letter = chosen?.[1].shift();
    if (!chosen || !letter) return false;
    const actor = this.#actors.get(chosen[0]);
    if (actor) this.#step(actor, letter);
    return true;
  }

  #step(actor: SimulatedActor, { event, sender }: Letter): void {
    const isRestart = event.type === controlEvent.restart;
    if (actor.status !== 'active' && !isRestart) return;
    const heard = this.#supervise(actor, event, sender);
    if (heard === null) return;
    this.turns += 1;
    actor.seq += 1;
    if (isRestart) this.#clear(actor);
    const { chart } = actor;
    try {
      const snapshot =
        this.#restarts && actor.snapshot !== null
          ? restoreSnapshot(
              chart.prepared,
              actor,
              JSON.parse(JSON.stringify(persistSnapshot(chart.prepared, actor.snapshot))),
            )
          : actor.snapshot;
      const result = step(chart.prepared, {
        actor,
        snapshot,
        event: isRestart ? { ...event, input: actor.input } : heard,
        sender,
        seq: actor.seq,
        at: this.now,
      });
      if (result.snapshot.status === 'error') throw result.snapshot.error;
      actor.snapshot = result.snapshot;
      actor.status = result.status;
      actor.output = result.output;
      for (const output of result.outputs) this.#apply(actor, output);
    } catch (error) {
      this.defects.push({ address: actor.address, error });
      actor.status = 'failed';
    }
    if (actor.status !== 'active') this.#finish(actor);
  }

  #apply(actor: SimulatedActor, output: ReturnType<typeof step>['outputs'][number]): void {
    const { address, root } = actor;
    switch (output.kind) {
      case 'send':
        this.#post(output.to, output.event, address);
        return;
      case 'emit':
        this.facts.push({ address, at: this.now, fact: output.event });
        return;
      case 'arm':
        this.#arm(`${address}#${output.id}`, output.delayMs, () =>
          this.#post(output.target, output.event, address),
        );
        return;
      case 'disarm':
        this.#timers.delete(`${address}#${output.id}`);
        return;
      case 'stop':
        if (this.#running.delete(output.address)) this.aborted.push(output.address);
        else this.#post(output.address, { type: controlEvent.stop }, address);
        return;
      case 'start':
        if (this.#charts.has(output.source)) {
          const { id: childId, source, input } = output;
          this.#create({ address: output.address, childId, parent: address, root, source, input });
        } else {
          const { source, input } = output;
          this.#begin({ source, input, key: output.address, owner: address, root }, output.id);
        }
        return;
      case 'action':
        this.calls.push({
          source: output.type,
          input: output.params,
          key: output.address,
          owner: address,
          root,
        });
    }
  }

  #begin(call: EffectCall, childId: string): void {
    this.calls.push(call);
    this.#running.add(call.key);
    const script = this.#effects(call);
    const alive = () => this.#running.has(call.key);
    for (const { afterMs, event } of script.notify ?? []) {
      this.#plan(afterMs, alive, () => this.#post(call.owner, event, call.key));
    }
    if (script.result === undefined && script.error === undefined) return;
    this.#plan(script.latencyMs ?? 1 + Math.floor(this.#next() * 20), alive, () => {
      this.#running.delete(call.key);
      const event =
        script.error === undefined
          ? { type: controlEvent.childDone, child: childId, output: script.result }
          : { type: controlEvent.childFailed, child: childId, error: script.error };
      this.#post(call.owner, event, call.key);
    });
  }

  #arm(key: string, delayMs: number, run: () => void): void {
    const token = Symbol(key);
    this.#timers.set(key, token);
    this.#plan(
      delayMs,
      () => this.#timers.get(key) === token,
      () => {
        this.#timers.delete(key);
        run();
      },
    );
  }

  #plan(afterMs: number, alive: () => boolean, run: () => void): void {
    this.#order += 1;
    this.#agenda.push({ at: this.now + afterMs, order: this.#order, alive, run });
  }

  #nextDue(): Due | undefined {
    this.#agenda = this.#agenda.filter((due) => due.alive());
    return this.#agenda.sort((a, b) => a.at - b.at || a.order - b.order)[0];
  }

  #clear(actor: SimulatedActor): void {
    for (const key of [...this.#timers.keys()])
      if (key.startsWith(`${actor.address}#`)) this.#timers.delete(key);
    for (const key of [...this.#running]) {
      const isOwn = key.startsWith(`${actor.address}/`) && !key.slice(actor.address.length + 1).includes('/');
      if (isOwn && this.#running.delete(key)) this.aborted.push(key);
    }
  }

  #finish(actor: SimulatedActor): void {
    this.#clear(actor);
    if (actor.parent === null || actor.status === 'stopped') return;
    const failed = actor.status === 'failed' || (actor.snapshot?.tags.has(failedTag) ?? false);
    const event =
      actor.status === 'failed'
        ? {
            type: controlEvent.childFailed,
            child: actor.childId,
            error: { name: 'Error', message: 'it threw' },
          }
        : { type: controlEvent.childDone, child: actor.childId, output: actor.output, failed };
    this.#post(actor.parent, event, actor.address);
  }

  /** The event that the chart is to hear instead; null when it hears nothing. */
  #supervise(actor: SimulatedActor, event: ActorEvent, sender: string | null): ActorEvent | null {
    if (event.type !== controlEvent.childDone && event.type !== controlEvent.childFailed) return event;
    const known = actor.snapshot ? childAddress(actor.snapshot, String(event['child'])) : undefined;
    if (known !== undefined && known !== sender) return null;
    const isCrash = event.type === controlEvent.childFailed && this.#actors.has(sender ?? '');
    const ended = isCrash ? { ...event, type: controlEvent.childCrashed } : event;
    const decision = supervise({ ...actor, effects: this.#running }, ended, this.now);
    if (decision === null) return event;
    if (decision.kind === 'leave') return decision.tell;
    actor.restarts = decision.restarts;
    if (decision.kind === 'escalate') {
      actor.status = 'failed';
      this.#finish(actor);
      return null;
    }
    for (const address of decision.restart) {
      this.#post(address, { type: controlEvent.restart, reason: decision.reason }, actor.address);
    }
    return decision.tell;
  }
}
