import type { EventObject, PromiseActorLogic } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { ActorEvent, ChartDefinition, JsonValue, StoredSnapshot } from '#core';
import {
  activePaths,
  controlEvent,
  type DescribedNode,
  persistSnapshot,
  registerChart,
  restoreSnapshot,
  type StepOutput,
  type StepResult,
  step,
} from '#runtime';

export interface WalkRequest {
  readonly chart: ChartDefinition;
  readonly input: unknown;
  /** Events to try in a state: the same everywhere, or those that its context calls for. */
  readonly events: readonly ActorEvent[] | ((at: WalkPoint) => readonly ActorEvent[]);
  /** What makes two points the same: states alone by default. Without bounds a walk does not end. */
  readonly serialize?: (at: WalkPoint) => string;
  /** Most transitions to try. Default 20,000. */
  readonly limit?: number;
}

export interface WalkPoint {
  readonly value: JsonValue;
  readonly context: Readonly<Record<string, unknown>>;
  readonly status: string;
}

export interface Walk {
  /** One path to each point, as the events of it. */
  readonly paths: readonly (readonly ActorEvent[])[];
  /** Dotted paths of all states that were active somewhere. */
  readonly visited: ReadonlySet<string>;
  /** Atomic and final states that no path entered. */
  readonly missed: readonly string[];
  /** Where a run with persist and restore between every two events was not equal to the run without. */
  readonly differences: readonly WalkDifference[];
}

export interface WalkDifference {
  readonly path: readonly ActorEvent[];
  readonly afterEvent: number;
  readonly uninterrupted: unknown;
  readonly restored: unknown;
}

interface Point {
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  readonly output: undefined;
  readonly error: undefined;
  readonly stored: StoredSnapshot;
  readonly seq: number;
}

type Walker = ReturnType<typeof createWalker>;

/**
 * Walks the shortest paths to every point of a chart through the kernel, with `xstate/graph`, and takes each path
 * twice: in memory, and through JSON between every two events, as after a crash at each of them. Both must ask for the
 * same and end the same.
 */
export function walkChart(request: WalkRequest): Walk {
  const walker = createWalker(request);
  const events = request.events;
  const paths = getShortestPaths(walker.logic, {
    events: (typeof events === 'function' ? (point: Point) => events(pointOf(point)) : [...events]) as never,
    serializeState: ((point: Point) =>
      `${point.status} ${(request.serialize ?? stateOnly)(pointOf(point))}`) as never,
    limit: request.limit ?? 20_000,
  });
  const visited = new Set<string>();
  const differences: WalkDifference[] = [];
  const taken = paths.map(({ steps }) => {
    const path = steps.map((one) => one.event as ActorEvent).slice(1);
    compare(walker, path, visited, differences);
    return path;
  });
  const leaves = leavesOf(walker.chart.structure.root);
  return { paths: taken, visited, differences, missed: leaves.filter((leaf) => !visited.has(leaf)) };
}

function createWalker({ chart: definition, input }: WalkRequest) {
  const chart = registerChart(definition);
  const actor = { address: `${chart.id}/1`, childId: chart.id, parent: 'parent/1', root: 'parent/1' };
  const take = (snapshot: StepResult['snapshot'] | null, event: ActorEvent, seq: number): StepResult =>
    // One second per event: time moves, and moves alike in every run.
    step(chart.prepared, {
      actor,
      snapshot,
      event,
      sender: 'walk',
      seq,
      at: 1_800_000_000_000 + seq * 1_000,
    });
  const begin = () => take(null, { type: controlEvent.init, input }, 1);
  const restore = (stored: StoredSnapshot) =>
    restoreSnapshot(chart.prepared, actor, JSON.parse(JSON.stringify(stored)) as StoredSnapshot);
  const persist = (result: StepResult) => persistSnapshot(chart.prepared, result.snapshot);
  const logic = {
    config: undefined,
    getInitialSnapshot: () => toPoint(persist(begin()), begin().status, 1),
    transition: (point: Point, event: EventObject) => {
      if (point.status !== 'active') return point;
      const result = take(restore(point.stored), event as ActorEvent, point.seq + 1);
      return toPoint(persist(result), result.status, point.seq + 1);
    },
    getPersistedSnapshot: (point: Point) => point,
  } as unknown as PromiseActorLogic<unknown>;
  return { chart, take, begin, restore, persist, logic };
}

function toPoint(stored: StoredSnapshot, status: Point['status'], seq: number): Point {
  return { status, output: undefined, error: undefined, stored, seq };
}

function pointOf({ stored, status }: Point): WalkPoint {
  return { value: stored.value, context: stored.context, status };
}

function stateOnly({ value }: WalkPoint): string {
  return JSON.stringify(value);
}

function compare(
  walker: Walker,
  path: readonly ActorEvent[],
  visited: Set<string>,
  differences: WalkDifference[],
): void {
  let whole = walker.begin();
  let broken = walker.begin();
  note(visited, whole);
  for (const [index, event] of path.entries()) {
    if (whole.status !== 'active') return;
    whole = walker.take(whole.snapshot, event, index + 2);
    broken = walker.take(walker.restore(walker.persist(broken)), event, index + 2);
    note(visited, whole);
    const uninterrupted = summary(walker, whole);
    const restored = summary(walker, broken);
    if (JSON.stringify(uninterrupted) === JSON.stringify(restored)) continue;
    differences.push({ path, afterEvent: index, uninterrupted, restored });
    return;
  }
}

function summary(
  walker: Walker,
  result: StepResult,
): { status: string; output: JsonValue; outputs: readonly StepOutput[]; snapshot: StoredSnapshot } {
  const { status, output, outputs } = result;
  return { status, output, outputs, snapshot: walker.persist(result) };
}

function note(visited: Set<string>, { snapshot }: StepResult): void {
  for (const path of activePaths(snapshot.value as JsonValue)) visited.add(path);
}

function leavesOf(node: DescribedNode): readonly string[] {
  if (node.type === 'history') return [];
  return node.states.length === 0 ? [node.path] : node.states.flatMap(leavesOf);
}
