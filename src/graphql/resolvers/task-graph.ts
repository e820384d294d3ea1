import type { SubtaskRow, TaskRow } from '#core';
import { criticalPath, dependencyLayers, estimateRemaining, type Plan } from '#rules';
import type { GraphNodeResolvers } from '../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../context.ts';

/** A subtask in the graph of a task: begun, or only planned. */
export interface GraphNodeModel {
  readonly key: string;
  readonly title: string;
  readonly dependsOn: readonly string[];
  readonly estimatedSeconds: number;
  /** Place of its layer, from 0. */
  readonly layer: number;
  readonly critical: boolean;
  readonly subtask: SubtaskRow | null;
}

export const GraphNode: GraphNodeResolvers = {
  stage: ({ subtask }) => subtask?.stage ?? null,
};

/** The dependency graph of a task: of its subtasks or, before they are begun, of its plan. Null without either. */
export async function graphOf(task: TaskRow, { loaders }: GraphqlContext) {
  const rows = (await loaders.row('subtasksOf', task.address)) ?? [];
  const planned = (task.plan as unknown as Plan | null)?.subtasks ?? [];
  const subtasks = rows.length > 0 ? rows : planned;
  if (subtasks.length === 0) return null;
  const layers = dependencyLayers(subtasks);
  const { path, seconds } = criticalPath(subtasks);
  const begun = new Map(rows.map((row) => [row.id, row]));
  const nodes: readonly GraphNodeModel[] = subtasks.map((each) => ({
    key: each.id,
    title: each.title,
    dependsOn: each.dependsOn,
    estimatedSeconds: each.estimatedSeconds,
    layer: layers.findIndex((layer) => layer.includes(each.id)),
    critical: path.includes(each.id),
    subtask: begun.get(each.id) ?? null,
  }));
  const edges = subtasks.flatMap(({ id, dependsOn }) => dependsOn.map((from) => ({ from, to: id })));
  return { nodes, edges, layers, criticalPath: path, criticalSeconds: seconds };
}

/** How far a task is, and how long it may still take. */
export async function progressOfTask(task: TaskRow, { loaders, clock }: GraphqlContext) {
  const rows = (await loaders.row('subtasksOf', task.address)) ?? [];
  const end = task.finishedAt?.getTime() ?? null;
  const counted = Map.groupBy(rows, ({ stage }) => stage);
  const { pace, seconds } = estimateRemaining(rows.map(timed), clock.now());
  return {
    total: task.subtaskCount,
    finished: task.finishedCount,
    fraction: task.fraction,
    stages: [...counted].map(([stage, some]) => ({ stage, count: some.length })),
    elapsedSeconds: ((end ?? clock.now()) - task.createdAt.getTime()) / 1_000,
    pace,
    remainingSeconds: end !== null ? 0 : rows.length === 0 ? null : seconds,
  };
}

function timed({ id, dependsOn, estimatedSeconds, startedAt, finishedAt }: SubtaskRow) {
  return {
    id,
    dependsOn,
    estimatedSeconds,
    startedAt: startedAt?.getTime() ?? null,
    finishedAt: finishedAt?.getTime() ?? null,
  };
}
