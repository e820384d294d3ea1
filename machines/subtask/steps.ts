import type { AgentUsage, PlainError, SubtaskStage } from '#core';
import { chooseQueue, retryBackOff } from '#rules';
import type { ClarificationInput, ClarificationSettled } from '../clarification.ts';
import type { CrewEnqueue, CrewRelease, SubtaskAssign } from '../crew/crew-state.ts';
import { change, type Draft, report, send, spawn } from '../task/draft.ts';
import {
  type EffectFailed,
  noUsage,
  type ReviewDone,
  type SubtaskContext,
  type SubtaskInput,
  type SubtaskReport,
  type ValidationDone,
  type WorkDone,
} from './subtask-state.ts';

type SubtaskDraft = Draft<SubtaskContext>;

export function announce(draft: SubtaskDraft, event: object): void {
  const { input } = event as { input: SubtaskInput };
  draft.facts.push({
    type: 'subtask.created',
    task: input.task,
    subtask: input.id,
    ordinal: input.ordinal,
    title: input.title,
    description: input.description,
    capabilities: input.capabilities,
    dependsOn: input.dependsOn,
    priority: input.priority,
    estimatedSeconds: input.estimatedSeconds,
    tier: input.tier,
    validation: input.validation,
    incarnation: input.incarnation,
  });
}

/** Shows the stage to the world and to the task. */
export function enter(
  draft: SubtaskDraft,
  stage: SubtaskStage,
  spent: { readonly usage: AgentUsage; readonly rehearsal: boolean } = { usage: noUsage, rehearsal: false },
): void {
  change(draft, { stage });
  const { task, id, agent, attempt, reason, error } = draft.context;
  draft.facts.push({
    type: 'subtask.changed',
    task,
    subtask: id,
    stage,
    agent: agent?.key ?? null,
    attempt,
    reason,
    error,
  });
  report(draft, {
    type: 'subtask.reported',
    id,
    stage,
    attempt,
    error,
    reason,
    ...spent,
  } satisfies SubtaskReport);
}

/** Asks the crew for an agent. */
export function enqueue(draft: SubtaskDraft): void {
  const { crew, user, capabilities, priority, estimatedSeconds, tier, avoid } = draft.context;
  const estimatedMs = estimatedSeconds * 1_000;
  send(draft, crew, {
    type: 'crew.enqueue',
    user,
    queue: chooseQueue({ kind: 'work', tier, estimatedMs }),
    capabilities,
    priority,
    estimatedMs,
    avoid,
  } satisfies CrewEnqueue);
}

export function takeAgent(draft: SubtaskDraft, { agent, why }: SubtaskAssign): void {
  change(draft, { agent, reason: why });
}

export function beginWork(draft: SubtaskDraft): void {
  change(draft, { attempt: draft.context.attempt + 1, reason: null });
  enter(draft, 'running');
}

export function keepOutput(draft: SubtaskDraft, { output }: WorkDone): void {
  const { task, id, attempt, agent } = draft.context;
  draft.facts.push({
    type: 'subtask.produced',
    task,
    subtask: id,
    attempt,
    agent: agent?.key ?? '',
    output: output.output,
    data: output.data,
    toolCalls: output.toolCalls,
    usage: output.usage,
    rehearsal: output.rehearsal,
  });
  giveBack(draft, 'completed', output.usage);
  change(draft, { error: null });
  enter(draft, 'reviewing', output);
}

/** The work failed: the agent goes back, and another try waits a while when there is one left. */
export function noteFailure(draft: SubtaskDraft, { error }: EffectFailed): void {
  giveBack(draft, 'failed', noUsage);
  refuse(draft, error);
}

function giveBack(draft: SubtaskDraft, outcome: CrewRelease['outcome'], usage: AgentUsage): void {
  const tokens = usage.promptTokens + usage.completionTokens;
  send(draft, draft.context.crew, {
    type: 'crew.release',
    outcome,
    tokens,
    costUsd: usage.costUsd,
  } satisfies CrewRelease);
}

/** Leaves the queue, or gives the agent back without a result. */
export function withdraw(draft: SubtaskDraft): void {
  send(draft, draft.context.crew, { type: 'crew.withdraw' });
  change(draft, { agent: null });
}

export function keepValidation(draft: SubtaskDraft, { output }: ValidationDone): void {
  const { task, id, attempt } = draft.context;
  draft.facts.push({ type: 'output.validated', task, subtask: id, attempt, ...output });
  if (output.passed) return;
  refuse(draft, {
    name: 'SubtaskError',
    code: 'subtask.invalidOutput',
    message: `The output of '${id}' is not valid: ${output.problems.join('; ')}.`,
  });
}

/** An output that cannot be checked counts as one that is not valid. */
export function noteUnchecked(draft: SubtaskDraft, { error }: EffectFailed): void {
  refuse(draft, error);
}

function refuse(draft: SubtaskDraft, error: PlainError): void {
  const { agent, avoid, failedTries, options } = draft.context;
  const failed = failedTries + 1;
  change(draft, {
    failedTries: failed,
    error,
    reason: error.message,
    avoid: agent && !avoid.includes(agent.key) ? [...avoid, agent.key] : avoid,
    retryMs: retryBackOff(failed, draft.turn.random(), { tries: options.maxTries }) ?? 0,
  });
}

export function keepReview(draft: SubtaskDraft, { output }: ReviewDone): void {
  const { task, id, attempt, options, refusals } = draft.context;
  const threshold = options.review?.threshold ?? 0;
  const accepted = output.score >= threshold;
  draft.facts.push({
    type: 'subtask.reviewed',
    task,
    subtask: id,
    attempt,
    score: output.score,
    threshold,
    accepted,
    criteria: output.criteria,
    critique: output.critique,
    rehearsal: output.rehearsal,
  });
  const scored = `the critic gave ${output.score.toFixed(2)}, ${threshold.toFixed(2)} is needed`;
  change(draft, accepted ? { reason: null } : { refusals: refusals + 1, reason: scored });
  const spent = { usage: output.usage, rehearsal: output.rehearsal };
  report(draft, {
    type: 'subtask.reported',
    id,
    stage: 'reviewing',
    attempt,
    error: null,
    reason: draft.context.reason,
    ...spent,
  } satisfies SubtaskReport);
}

/** A critic that cannot be heard refuses nothing. */
export function noteUnreviewed(draft: SubtaskDraft, { error }: EffectFailed): void {
  change(draft, { reason: `accepted without a review, which failed: ${error.message}` });
}

const answers = ['accept', 'retry', 'fail'] as const;

/** A person decides about an output that no critic accepts. */
export function askPerson(draft: SubtaskDraft): void {
  const { title, options, questions, reason, refusals } = draft.context;
  const id = `review-${questions + 1}`;
  const input: ClarificationInput = {
    id,
    asker: draft.turn.address,
    askerName: `Subtask “${title}”`,
    conversation: null,
    kind: 'decision',
    question: `The output of “${title}” was refused ${refusals} times: ${reason ?? 'it scored too low'}. Accept it, let it be tried again, or fail the subtask?`,
    urgency: 'harsh',
    options: [...answers],
    answerSchema: { type: 'string', enum: [...answers] },
    assumption: 'The output is accepted as it is.',
    deadlineMs: options.answerTimeMs,
    expiryPolicy: options.unattended,
  };
  spawn(draft, 'clarification', id, input);
  change(draft, { questions: questions + 1 });
  enter(draft, 'waitingOnHuman');
}

/** The decision of a person, or what stands in for it when nobody answered. */
export function decisionOf(context: SubtaskContext, event: ClarificationSettled): (typeof answers)[number] {
  const answer = answers.find((one) => one === event.answer);
  if (event.status === 'answered' && answer !== undefined) return answer;
  return context.options.unattended === 'assume' ? 'accept' : 'fail';
}

export function noteDecision(draft: SubtaskDraft, event: ClarificationSettled): void {
  const decision = decisionOf(draft.context, event);
  const by = event.by ?? 'nobody answered in time';
  if (decision === 'fail') {
    change(draft, {
      reason: `refused (${by})`,
      error: {
        name: 'SubtaskError',
        code: 'subtask.refused',
        message: `The output of '${draft.context.id}' was refused (${by}). Retry the subtask, or change the task.`,
      },
    });
    return;
  }
  change(draft, { reason: `${decision} (${by})`, ...(decision === 'retry' ? { refusals: 0 } : {}) });
}
