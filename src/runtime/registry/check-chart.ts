import type { AnyStateMachine } from 'xstate';
import { waitsOnPerson } from '#core';
import type { ChartStructure, DescribedAction, DescribedNode } from './describe-chart.ts';

/** Why a chart is refused: where, what, and what to do about it. */
export interface ChartProblem {
  readonly chart: string;
  /** Dotted path of the state; empty for the chart as a whole. */
  readonly state: string;
  readonly code: string;
  readonly problem: string;
  readonly cure: string;
}

/** Names that the runtime can start or run for a chart. */
export interface KnownNames {
  readonly charts: ReadonlySet<string>;
  readonly effects: ReadonlySet<string>;
}

type Report = (node: DescribedNode | null, code: string, problem: string, cure: string) => void;

/** Finds what cannot be made durable and what is unsafe to run. Empty when the chart is good. */
export function checkChart(
  machine: AnyStateMachine,
  structure: ChartStructure,
  known: KnownNames,
): readonly ChartProblem[] {
  const problems: ChartProblem[] = [];
  const report: Report = (node, code, problem, cure) =>
    problems.push({ chart: structure.id, state: node?.path ?? '', code, problem, cure });
  const reachable = findReachable(structure.root);
  visit(structure.root, [], (node, ancestors) => {
    checkActions(node, report);
    checkChildren(node, known, report);
    checkNames(machine, node, known, report);
    if (!reachable.has(node.id)) {
      report(
        node,
        'unreachable',
        'no path of events leads to this state',
        'target it from somewhere, or remove it',
      );
    }
    checkExits(node, ancestors, report);
  });
  for (const [name, action] of Object.entries(machine.implementations.actions)) {
    const spawn = action as unknown as { type?: unknown; src?: unknown; id?: unknown };
    if (spawn.type !== 'xstate.spawnChild') continue;
    if (typeof spawn.src !== 'string')
      report(
        null,
        'anonymousChild',
        `action '${name}' spawns a child from a source without a name`,
        cures.anonymousChild,
      );
    if (spawn.id === undefined)
      report(null, 'missingId', `action '${name}' spawns a child without an id`, cures.missingId);
  }
  return problems;
}

const cures = {
  inline:
    'name it in setup({ actions }); assign, emit, sendTo and the other built-in actions may stay in place',
  anonymousChild: 'declare the source in setup({ actors }) and refer to it by that name',
  missingId: "give it an id of its own, such as id: 'reply'",
};

function checkActions(node: DescribedNode, report: Report): void {
  const places: [string, readonly DescribedAction[]][] = [
    ['entry', node.entry],
    ['exit', node.exit],
    ...node.transitions.map((t): [string, readonly DescribedAction[]] => [
      `transition '${t.event || 'always'}'`,
      t.actions,
    ]),
  ];
  for (const [place, actions] of places) {
    for (const action of actions) {
      if (action.kind === 'inline') {
        report(
          node,
          'inlineAction',
          `${place} has the inline action '${action.type}', which cannot be made durable`,
          cures.inline,
        );
      }
    }
  }
}

function checkChildren(node: DescribedNode, known: KnownNames, report: Report): void {
  for (const invocation of node.invocations) {
    if (invocation.anonymous) {
      report(
        node,
        'anonymousChild',
        `invokes '${invocation.id}' from a source without a name`,
        cures.anonymousChild,
      );
    } else if (!known.charts.has(invocation.source) && !known.effects.has(invocation.source)) {
      report(
        node,
        'unknownSource',
        `invokes '${invocation.source}', which is neither a chart nor an effect`,
        `register a chart or an effect named '${invocation.source}'`,
      );
    }
    if (invocation.unnamed)
      report(node, 'missingId', `invokes '${invocation.source}' without an id`, cures.missingId);
  }
  for (const spawn of node.spawns) {
    if (spawn.source === null)
      report(node, 'anonymousChild', 'spawns a child from a source without a name', cures.anonymousChild);
    else if (!known.charts.has(spawn.source) && !known.effects.has(spawn.source)) {
      report(
        node,
        'unknownSource',
        `spawns '${spawn.source}', which is neither a chart nor an effect`,
        `register a chart or an effect named '${spawn.source}'`,
      );
    }
    if (!spawn.id)
      report(node, 'missingId', `spawns '${spawn.source ?? '?'}' without an id`, cures.missingId);
  }
}

function checkNames(machine: AnyStateMachine, node: DescribedNode, known: KnownNames, report: Report): void {
  const { actions, guards } = machine.implementations;
  const named = [...node.entry, ...node.exit, ...node.transitions.flatMap((t) => t.actions)].filter(
    (a) => a.kind === 'named',
  );
  for (const { type } of named) {
    const implementation: unknown = actions[type];
    const builtin = typeof implementation === 'function' && 'resolve' in implementation;
    if (!builtin && !known.effects.has(type)) {
      report(
        node,
        'unknownAction',
        `runs '${type}', which is neither a built-in action nor an effect`,
        `write it with assign, emit or sendTo, or register an effect named '${type}'`,
      );
    }
  }
  for (const { guard, event } of node.transitions) {
    if (guard === null || guard.startsWith('xstate.') || guard === '(anonymous)' || guard in guards) continue;
    if (/^(and|or|not|stateIn|guard)/.test(guard)) continue; // XState's combinators and inline functions carry their own code
    report(
      node,
      'unknownGuard',
      `transition '${event || 'always'}' asks '${guard}', which is not implemented`,
      `add '${guard}' to setup({ guards })`,
    );
  }
}

function checkExits(node: DescribedNode, ancestors: readonly DescribedNode[], report: Report): void {
  const line = [node, ...ancestors];
  if (node.type === 'atomic' && line.every((one) => one.transitions.length === 0)) {
    report(
      node,
      'deadEnd',
      'this state takes no event and is not final: an actor stays in it for ever',
      "add a transition, or make it type: 'final'",
    );
  }
  const expires = line.some((one) => one.transitions.some((t) => t.event.startsWith('xstate.after.')));
  if (node.tags.includes(waitsOnPerson) && !expires) {
    report(
      node,
      'endlessWait',
      'this state waits on a person without an expiry',
      'add `after` to it or to a state around it',
    );
  }
}

function visit(
  node: DescribedNode,
  ancestors: readonly DescribedNode[],
  each: (node: DescribedNode, ancestors: readonly DescribedNode[]) => void,
): void {
  each(node, ancestors);
  for (const child of node.states) visit(child, [node, ...ancestors], each);
}

function findReachable(root: DescribedNode): ReadonlySet<string> {
  const nodes = new Map<string, { node: DescribedNode; parent: DescribedNode | undefined }>();
  visit(root, [], (node, [parent]) => nodes.set(node.id, { node, parent }));
  const reached = new Set<string>();
  const queue: string[] = [root.id];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const entry = nodes.get(id);
    if (!entry || reached.has(id)) continue;
    reached.add(id);
    const { node, parent } = entry;
    if (parent) queue.push(parent.id);
    if (node.type === 'parallel') queue.push(...node.states.map((child) => child.id));
    queue.push(...node.initial, ...node.transitions.flatMap((transition) => transition.targets));
    // A history state stands for any of its siblings that had been entered some other way.
  }
  return reached;
}
