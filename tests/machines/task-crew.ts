import type { PlainError, ReviewInput, ValidatedOutput, WorkInput } from '#core';
import type { PlannedSubtask } from '#rules';
import { type EffectCall, type EffectScript, Simulation, type SimulationRequest } from '#testing';
import circuitBreaker from '../../machines/circuit-breaker.ts';
import clarification from '../../machines/clarification.ts';
import crew from '../../machines/crew.ts';
import qualityTracker from '../../machines/quality-tracker.ts';
import router from '../../machines/router.ts';
import subtask from '../../machines/subtask.ts';
import task from '../../machines/task.ts';
import worker from '../../machines/worker.ts';

export const taskCharts = [
  circuitBreaker,
  clarification,
  crew,
  qualityTracker,
  router,
  subtask,
  task,
  worker,
];

export const usage = { promptTokens: 10, completionTokens: 5, costUsd: 0.01 };

export function planned(id: string, more: Partial<PlannedSubtask> = {}): PlannedSubtask {
  return {
    id,
    title: `Do ${id}`,
    description: `Carry out ${id}`,
    capabilities: ['dataAnalysis'],
    dependsOn: [],
    priority: 5,
    estimatedSeconds: 10,
    tier: 'standard',
    validation: [],
    ...more,
  };
}

/** What the work of a try is made by, when a test does not say. */
export const made = {
  model: 'm',
  promptVersion: 'work-1',
  lessons: { mode: 'off', given: false, count: 0 },
} as const;

const critic = { model: 'c', promptVersion: 'review-1' };

export interface TaskScript {
  readonly plan?: readonly PlannedSubtask[];
  readonly work?: (input: WorkInput) => EffectScript | string;
  readonly review?: (input: ReviewInput) => number;
  readonly decompose?: () => EffectScript;
  /** Problems of the result of the task. */
  readonly validate?: () => string[];
  /** Problems of an output. */
  readonly check?: (input: ReviewInput) => string[];
  /** What a rule asks for when an output breaks it. Default `retry`. */
  readonly onFail?: ValidatedOutput['action'];
}

export const failure = (message: string): EffectScript => ({
  error: { name: 'Error', message } satisfies PlainError,
});

export function validated(
  problems: readonly string[],
  onFail: ValidatedOutput['action'] = 'retry',
): ValidatedOutput {
  const passed = problems.length === 0;
  return { passed, score: passed ? 1 : 0, action: passed ? 'accept' : onFail, problems, report: {} };
}

/** Effects of tasks as a test says. Without a word from it everything succeeds. */
export function scriptedEffects(script: TaskScript): SimulationRequest['effects'] {
  return ({ source, input }) => {
    switch (source) {
      case 'notifyPeople':
        return { result: { channels: ['inbox'] } };
      case 'decompose':
        return (
          script.decompose?.() ?? {
            result: {
              plan: { summary: 'all of it', subtasks: script.plan ?? [planned('only')] },
              source: 'model',
              problems: [],
              promptVersion: 'plan-1',
              usage,
              rehearsal: true,
            },
          }
        );
      case 'work': {
        const answer = script.work?.(input as WorkInput) ?? `done ${(input as WorkInput).subtask}`;
        if (typeof answer !== 'string') return answer;
        return { result: { output: answer, data: null, toolCalls: [], usage, rehearsal: true, ...made } };
      }
      case 'review': {
        const score = script.review?.(input as ReviewInput) ?? 1;
        const criteria = [{ name: 'correct', score, comment: 'so' }];
        return { result: { criteria, score, critique: 'be clearer', usage, rehearsal: true, ...critic } };
      }
      case 'validateOutput':
        return { result: validated(script.check?.(input as ReviewInput) ?? [], script.onFail) };
      case 'salvage':
        return { result: { summary: 'partly', result: 'p', data: {}, usage, rehearsal: false } };
      case 'aggregate':
        return { result: { summary: 's', result: 'r', data: {}, usage, rehearsal: true } };
      default:
        return { result: validated(script.validate?.() ?? []) };
    }
  };
}

export interface Running {
  readonly simulation: Simulation;
  readonly address: string;
}

/** A crew and one task, not yet run. */
export function runTask(request: {
  readonly script?: TaskScript;
  readonly options?: object;
  readonly crew?: object;
  readonly seed?: number;
  readonly restarts?: boolean;
  /** Stands in for the script where it answers. */
  readonly intercept?: (call: EffectCall) => EffectScript | undefined;
}): Running {
  const { script = {}, options = {}, crew: crewInput = {}, intercept, ...rest } = request;
  const scripted = scriptedEffects(script);
  const simulation = new Simulation({
    charts: taskCharts,
    effects: (call) => intercept?.(call) ?? scripted(call),
    ...rest,
  });
  simulation.start('crew', crewInput, 'main');
  simulation.start('router', {}, 'main');
  simulation.start('quality-tracker', {}, 'main');
  const address = simulation.start('task', { description: 'Do something useful', options });
  return { simulation, address };
}

/** Stages that a subtask went through, in order. */
export function stagesOf({ simulation }: Running, id: string): readonly string[] {
  return simulation
    .factsOf('subtask.changed')
    .filter((fact) => fact['subtask'] === id)
    .map((fact) => String(fact['stage']));
}

export function statuses({ simulation }: Running): readonly string[] {
  return simulation.factsOf('task.changed').map((fact) => String(fact['status']));
}

/** When the work of each subtask began and ended, on the virtual clock. */
export function workTimes({ simulation }: Running): Record<string, { from: number; to: number }> {
  const times: Record<string, { from: number; to: number }> = {};
  for (const { at, fact } of simulation.facts) {
    const id = String(fact['subtask']);
    if (fact.type === 'subtask.changed' && fact['stage'] === 'running') times[id] = { from: at, to: at };
    const known = times[id];
    if (fact.type === 'subtask.produced' && known) times[id] = { ...known, to: at };
  }
  return times;
}
