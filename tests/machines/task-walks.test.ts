import { describe, expect, it } from 'vitest';
import type { ActorEvent } from '#core';
import { walkChart } from '#testing';
import crew from '../../machines/crew.ts';
import qualityTracker from '../../machines/quality-tracker.ts';
import router from '../../machines/router.ts';
import subtask from '../../machines/subtask.ts';
import task from '../../machines/task.ts';
import worker from '../../machines/worker.ts';
import { made, planned, usage, validated } from './task-crew.ts';

const done = (child: string, output: unknown): ActorEvent => ({
  type: 'statehouse.child.done',
  child,
  output,
});
const failed = (child: string): ActorEvent => ({
  type: 'statehouse.child.failed',
  child,
  error: { name: 'Error', message: 'no' },
});
const settledByEve = (answer: string): ActorEvent => ({
  type: 'clarification.settled',
  id: 'question-1',
  status: 'answered',
  answer,
  by: 'eve',
});
const exhausted = {
  limit: 'tokens',
  owner: 'task/1',
  allowed: 10,
  spent: 10,
  reserved: 0,
  asked: 5,
  openedAt: 0,
  message: 'no tokens',
};
const broke = (child: string): ActorEvent => ({
  type: 'statehouse.child.failed',
  child,
  error: { name: 'Error', message: 'no tokens', code: 'budget.exhausted', details: exhausted },
});
const spent = { usage, rehearsal: true };

describe('every path of a chart goes on after a crash at any event as if nothing had happened', () => {
  it('task', () => {
    const plan = { summary: 's', subtasks: [planned('a'), planned('b', { dependsOn: ['a'] })] };
    const report = (id: string, stage: string): ActorEvent => ({
      type: 'subtask.reported',
      id,
      stage,
      attempt: 1,
      error: null,
      reason: null,
      ...spent,
    });
    const walk = walkChart({
      chart: task,
      input: {
        description: 'Do something useful',
        options: { planApproval: 'required', budget: { tokens: 10, wallClockSeconds: 60 } },
      },
      events: ({ context }) => {
        const approval = context['approval'] as { id: string } | null;
        const budget = context['budget'] as { question: { id: string } | null };
        const settled = (answer: string): ActorEvent => ({
          type: 'clarification.settled',
          id: approval?.id ?? 'none',
          status: 'answered',
          answer,
          by: 'eve',
        });
        return [
          done('decompose', { plan, source: 'model', problems: [], promptVersion: 'plan-1', ...spent }),
          failed('decompose'),
          broke('decompose'),
          { ...settled('extend'), id: budget.question?.id ?? 'none' },
          { ...settled('stop'), id: budget.question?.id ?? 'none' },
          { type: 'task.extendBudget', tokens: 10 },
          { type: 'task.extendBudget', wallClockSeconds: 10 },
          settled('approve'),
          settled('reject'),
          { type: 'task.approvePlan' },
          { type: 'task.editPlan', plan },
          { type: 'task.editPlan', plan: { summary: 's', subtasks: [] } },
          { type: 'task.rejectPlan' },
          { type: 'task.pause' },
          { type: 'task.resume' },
          { type: 'task.cancel' },
          { type: 'task.retry', subtask: 'a' },
          failed('subtask-a'),
          done('aggregate', { summary: 's', result: 'r', data: {}, ...spent }),
          failed('aggregate'),
          done('salvage', { summary: 's', result: 'p', data: {}, ...spent }),
          failed('salvage'),
          { type: 'xstate.after.salvageTime.task.salvaging' },
          broke('aggregate'),
          done('validateResult', validated([])),
          done('validateResult', validated(['empty'])),
          failed('validateResult'),
          report('a', 'completed'),
          { type: 'xstate.after.totalTime.task.ongoing' },
          { type: 'xstate.after.wallClock.task.ongoing' },
          ...['awaitingApproval', 'waitingOnHuman', 'outOfBudget', 'paused', 'completed', 'failed'].map(
            (state) => ({
              type: `xstate.after.patience.task.${state}`,
            }),
          ),
        ];
      },
      serialize: ({ value, context }) =>
        JSON.stringify([
          value,
          (context['subtasks'] as { status: string }[]).map(({ status }) => status),
          context['failure'] !== null,
          context['isApproved'],
        ]),
    });
    expect(walk.differences).toEqual([]);
    // Reports come from the subtasks' own addresses, which a walk does not have; the runs of whole tasks go there.
    expect(walk.missed).toEqual([
      'pending',
      'ongoing.aggregating',
      'ongoing.validating',
      'waitingOnHuman',
      'overTime',
      'salvaging',
      'completed',
      'archived',
    ]);
    expect(walk.paths.length).toBeGreaterThan(15);
  });

  it('subtask', () => {
    const walk = walkChart({
      chart: subtask,
      input: {
        ...planned('a', { validation: [{ rule: 'notEmpty', parameters: [] }] }),
        task: 'task/1',
        ordinal: 1,
        incarnation: 1,
        attempt: 0,
        user: 'eve',
        crew: 'crew/main',
        router: 'router/main',
        tracker: 'quality-tracker/main',
        planPromptVersion: null,
        isReady: false,
        maxTries: 2,
        review: { threshold: 0.5, tries: 2 },
        unattended: 'wait',
        answerTimeMs: 1_000,
      },
      events: ({ context }) => {
        const settled = (answer: string): ActorEvent => ({
          type: 'clarification.settled',
          id: (context['hold'] as { id: string } | null)?.id ?? 'none',
          status: 'answered',
          answer,
          by: 'eve',
        });
        const summary = { done: ['d'], open: ['o'], findings: [], artefacts: [] };
        const question = {
          id: `ask-${context['questions']}-1-1`,
          question: 'q',
          urgency: 'harsh',
          options: [],
          assumption: 'a',
        };
        const route = (askPerson: boolean): ActorEvent => ({
          type: 'subtask.route',
          queue: 'standard',
          tier: 'large',
          avoid: ['ann'],
          askPerson,
          why: ['because'],
        });
        const review = (score: number) =>
          done('review', {
            criteria: [{ name: 'n', score, comment: 'c' }],
            score,
            critique: 'k',
            model: 'c',
            promptVersion: 'review-1',
            ...spent,
          });
        return [
          { type: 'subtask.begin' },
          { type: 'subtask.skip', reason: 'r' },
          { type: 'subtask.cancel', reason: 'r' },
          { type: 'subtask.pause' },
          { type: 'subtask.resume' },
          {
            type: 'subtask.assign',
            agent: { key: 'ann', name: 'Ann', capabilities: ['dataAnalysis'] },
            queue: 'standard',
            why: 'w',
          },
          route(false),
          route(true),
          { type: 'subtask.probe' },
          { type: 'subtask.revoke' },
          { type: 'subtask.interject', text: 'look again', from: 'eve' },
          { type: 'subtask.restart' },
          { type: 'subtask.reassign' },
          { type: 'subtask.noCritic' },
          done('work', { output: 'o', data: null, toolCalls: [], ...spent, ...made }),
          done('work', { stop: { kind: 'question', question }, ...spent }),
          done('work', { stop: { kind: 'handoff', reason: 'r', summary }, ...spent }),
          done('work', { stop: { kind: 'outcomeUnknown', key: 'k', tool: 't', arguments: '{}' }, ...spent }),
          { type: 'subtask.ask', question: { ...question, id: 'ask-1-2-1', urgency: 'soft' } },
          failed('work'),
          broke('work'),
          done('validateOutput', validated([])),
          done('validateOutput', validated(['too short'])),
          failed('validateOutput'),
          broke('validateOutput'),
          review(0.9),
          review(0.1),
          failed('review'),
          broke('review'),
          settled('accept'),
          settled('retry'),
          settled('fail'),
          settled('done: it happened'),
          { type: 'xstate.after.routeTime.subtask.routing' },
          { type: 'xstate.after.requeueTime.subtask.queued' },
          { type: 'xstate.after.requeueTime.subtask.awaitingCritic' },
          { type: 'xstate.after.retryDelay.subtask.retrying' },
          { type: 'xstate.after.patience.subtask.waitingOnHuman' },
        ];
      },
      serialize: ({ value, context }) =>
        JSON.stringify([
          value,
          context['isReady'],
          context['isHeld'],
          context['resumeAt'],
          context['failedTries'],
          context['refusals'],
          (context['hold'] as { kind: string } | null)?.kind,
        ]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual(['ready', 'assigned']);
    expect(walk.paths.length).toBeGreaterThan(20);
  });

  it('router and quality tracker', () => {
    const figure = { capability: 'dataAnalysis', source: 'review', rehearsal: false, score: 0.1, count: 9 };
    const routed = walkChart({
      chart: router,
      input: {},
      events: [
        { type: 'router.note', figures: [{ agent: 'ann', ...figure }] },
        {
          type: 'router.ask',
          capabilities: ['dataAnalysis'],
          tier: 'small',
          estimatedMs: 1,
          tries: [],
          triesBeforePerson: 5,
        },
      ],
      serialize: ({ context }) => JSON.stringify(context['figures']),
    });
    expect(routed.differences).toEqual([]);
    expect(routed.missed).toEqual([]);
    const tracked = walkChart({
      chart: qualityTracker,
      input: {},
      events: [0.2, 0.9].map((score) => ({
        type: 'quality.scored',
        source: 'review',
        score,
        passed: score > 0.5,
        agent: 'ann',
        model: 'm',
        capabilities: ['dataAnalysis'],
        promptVersions: ['work-1'],
        rehearsal: false,
      })),
      serialize: ({ context }) => {
        const figures = Object.values(context['figures'] as Record<string, { count: number; last: number }>);
        return JSON.stringify(figures.map(({ count, last }) => [Math.min(count, 3), last]));
      },
    });
    expect(tracked.differences).toEqual([]);
    expect(tracked.missed).toEqual([]);
    expect(tracked.paths.length).toBeGreaterThan(4);
  });

  it('crew', () => {
    const walk = walkChart({
      chart: crew,
      input: {},
      events: [
        {
          type: 'crew.enqueue',
          user: 'eve',
          queue: 'standard',
          capabilities: ['dataAnalysis'],
          priority: 5,
          estimatedMs: 1_000,
          avoid: [],
        },
        { type: 'crew.release', outcome: 'completed', tokens: 1, costUsd: 0 },
        { type: 'crew.withdraw' },
        { type: 'crew.beat' },
        { type: 'crew.setLimits', queues: { standard: 0 }, types: {} },
        { type: 'crew.suspendWorker', worker: 'analyst' },
        { type: 'crew.reinstateWorker', worker: 'analyst' },
        {
          type: 'crew.addWorker',
          worker: { key: 'extra', name: 'Extra', kind: 'extra', capabilities: ['dataAnalysis'] },
        },
        { type: 'crew.removeWorker', worker: 'analyst' },
        { type: 'xstate.after.beat.crew.working' },
        { type: 'crew.setSupervision', strategy: 'oneForAll' },
        {
          type: 'statehouse.children.restarted',
          child: 'worker-analyst',
          children: ['worker-analyst', 'worker-scout'],
          reason: 'r',
        },
        failed('worker-analyst'),
        settledByEve('remove'),
        settledByEve('reinstate'),
      ],
      serialize: ({ value, context }) =>
        JSON.stringify([
          value,
          (context['waiting'] as unknown[]).length,
          (context['workers'] as { inService: boolean; completed: number; actor: string | null }[])
            .map(
              ({ inService, completed, actor }) => `${inService}${Math.min(completed, 1)}${actor === null}`,
            )
            .join(),
          context['limits'],
          Object.keys((context['questions'] as { open: object } | undefined)?.open ?? {}).length,
        ]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
  });

  it('worker', () => {
    const walk = walkChart({
      chart: worker,
      input: { key: 'ann', name: 'Ann', kind: 'ann', capabilities: ['dataAnalysis'] },
      events: [
        { type: 'worker.work', subtask: 'task/1/subtask-a:2', queue: 'standard' },
        ...['rest', 'suspend', 'reinstate', 'leave', 'fail', 'pause', 'resume'].map((verb) => ({
          type: `worker.${verb}`,
        })),
      ],
      serialize: ({ value, context }) => JSON.stringify([value, context['inService']]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
    expect(walk.paths.length).toBeGreaterThan(7);
  });
});
