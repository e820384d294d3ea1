/** Anything that waits for others. */
export interface Dependent {
  readonly id: string;
  readonly dependsOn: readonly string[];
}

/**
 * One circle of each group of items that wait for each other, the shortest from the group's first item: `[a, b, a]`
 * when a waits for b and b for a. Ids that do not exist are passed over, and so is an item that waits for itself.
 */
export function findCycles(items: readonly Dependent[]): readonly (readonly string[])[] {
  const waitsFor = edges(items);
  const cycles: (readonly string[])[] = [];
  const covered = new Set<string>();
  for (const { id } of items) {
    if (covered.has(id)) continue;
    const cycle = shortestWayBack(id, waitsFor);
    if (cycle === null) continue;
    cycles.push(cycle);
    for (const other of reachable(id, waitsFor)) {
      if (reachable(other, waitsFor).has(id)) covered.add(other);
    }
  }
  return cycles;
}

/**
 * Items in layers: those of the first wait for nothing, those of each next one only for earlier layers.
 * Within a layer they keep the order of the list. Items in a circle, or behind one, are in no layer.
 */
export function dependencyLayers(items: readonly Dependent[]): readonly (readonly string[])[] {
  const waitsFor = edges(items, { keepSelf: true });
  const placed = new Set<string>();
  const layers: (readonly string[])[] = [];
  let left = items.map(({ id }) => id);
  while (left.length > 0) {
    const layer = left.filter((id) => (waitsFor.get(id) ?? []).every((other) => placed.has(other)));
    if (layer.length === 0) break;
    for (const id of layer) placed.add(id);
    layers.push(layer);
    left = left.filter((id) => !placed.has(id));
  }
  return layers;
}

/** Ids that wait for `id`, directly or through others, in the order of the list. */
export function dependentsOf(id: string, items: readonly Dependent[]): readonly string[] {
  const behind = new Set([id]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const item of items) {
      if (behind.has(item.id) || !item.dependsOn.some((other) => behind.has(other))) continue;
      behind.add(item.id);
      grew = true;
    }
  }
  return items.map((item) => item.id).filter((other) => other !== id && behind.has(other));
}

function edges(items: readonly Dependent[], { keepSelf = false } = {}): Map<string, string[]> {
  const known = new Set(items.map(({ id }) => id));
  return new Map(
    items.map(({ id, dependsOn }) => [
      id,
      dependsOn.filter((other) => known.has(other) && (keepSelf || other !== id)),
    ]),
  );
}

function shortestWayBack(start: string, waitsFor: ReadonlyMap<string, readonly string[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of waitsFor.get(at) ?? []) {
      if (next === start) return [...wayTo(at, start, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let at = end; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}

function reachable(start: string, waitsFor: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of waitsFor.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}
