import { createHash } from 'node:crypto';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { canonicalJson } from '../canonical-json.ts';

/** An action as the chart names it. `inline` is a function without a name to find it by. */
export interface DescribedAction {
  readonly kind: 'named' | 'builtin' | 'inline';
  readonly type: string;
}

export interface DescribedTransition {
  /** `<node id>:<event>:<index>`, stable within one structure hash. */
  readonly id: string;
  readonly event: string;
  readonly targets: readonly string[];
  readonly guard: string | null;
  readonly actions: readonly DescribedAction[];
  readonly reenter: boolean;
}

export interface DescribedInvocation {
  readonly id: string;
  readonly source: string;
  /** The source was written in place, without a name. */
  readonly anonymous: boolean;
  /** The id was made up by XState. */
  readonly unnamed: boolean;
}

export interface DescribedNode {
  readonly id: string;
  readonly key: string;
  /** Dotted path from the root; empty for the root. */
  readonly path: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly initial: readonly string[];
  readonly tags: readonly string[];
  readonly description: string | null;
  readonly entry: readonly DescribedAction[];
  readonly exit: readonly DescribedAction[];
  readonly invocations: readonly DescribedInvocation[];
  /** Children that actions of this node spawn: source and whether an id is given. */
  readonly spawns: readonly { readonly source: string | null; readonly id: boolean }[];
  readonly transitions: readonly DescribedTransition[];
  readonly states: readonly DescribedNode[];
}

export interface ChartStructure {
  readonly id: string;
  /** sha256 of the structure, hex. Functions count by name only: a change inside one is invisible. */
  readonly hash: string;
  readonly root: DescribedNode;
}

/** The whole chart as plain data: what a drawing, a check or a comparison needs. */
export function describeChart(machine: AnyStateMachine): ChartStructure {
  const root = describeNode(machine.root);
  const hash = createHash('sha256').update(canonicalJson(root)).digest('hex');
  return { id: machine.id, hash, root };
}

function describeNode(node: AnyStateNode): DescribedNode {
  const transitions = [...node.transitions.entries()].flatMap(([event, list]) =>
    list.map((transition, index) => describeTransition({ node, event, index, transition })),
  );
  const always = (node.always ?? []).map((transition, index) =>
    describeTransition({ node, event: '', index, transition }),
  );
  const all = [
    ...node.entry,
    ...node.exit,
    ...[...node.transitions.values()].flat().flatMap((t) => t.actions),
  ];
  return {
    id: node.id,
    key: node.key,
    path: node.path.join('.'),
    type: node.type,
    initial: (node.initial?.target ?? []).map((target) => target.id),
    tags: [...node.tags],
    description: node.description ?? null,
    entry: node.entry.map(describeAction),
    exit: node.exit.map(describeAction),
    invocations: node.invoke.map((invocation, index) => ({
      id: invocation.id,
      source: String(invocation.src),
      anonymous: typeof invocation.src !== 'string' || invocation.src.startsWith('xstate.invoke.'),
      unnamed: invocation.id === `${index}.${node.id}`,
    })),
    spawns: all.flatMap(describeSpawn),
    transitions: [...transitions, ...always],
    states: Object.values(node.states).map(describeNode),
  };
}

interface TransitionParts {
  readonly node: AnyStateNode;
  readonly event: string;
  readonly index: number;
  readonly transition: {
    readonly target?: readonly AnyStateNode[] | undefined;
    readonly guard?: unknown;
    readonly actions: readonly unknown[];
    readonly reenter?: boolean;
  };
}

function describeTransition({ node, event, index, transition }: TransitionParts): DescribedTransition {
  return {
    id: `${node.id}:${event}:${index}`,
    event,
    targets: (transition.target ?? []).map((target) => target.id),
    guard: transition.guard === undefined ? null : nameOf(transition.guard),
    actions: transition.actions.map(describeAction),
    reenter: transition.reenter ?? false,
  };
}

function nameOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (typeof part === 'function') return part.name || '(anonymous)';
  const { type } = part as { type?: unknown };
  return typeof type === 'string' ? type : '(anonymous)';
}

function describeAction(action: unknown): DescribedAction {
  if (typeof action === 'function') {
    const { type } = action as unknown as { type?: unknown };
    return typeof type === 'string' && 'resolve' in action
      ? { kind: 'builtin', type }
      : { kind: 'inline', type: action.name || '(anonymous)' };
  }
  return { kind: 'named', type: nameOf(action) };
}

function describeSpawn(action: unknown): { source: string | null; id: boolean }[] {
  if (typeof action !== 'function') return [];
  const spawn = action as unknown as { type?: unknown; src?: unknown; id?: unknown };
  if (spawn.type !== 'xstate.spawnChild') return [];
  return [{ source: typeof spawn.src === 'string' ? spawn.src : null, id: spawn.id !== undefined }];
}
