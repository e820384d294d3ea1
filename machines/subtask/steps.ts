import type { AgentUsage, PlainError, ScoreSource, SubtaskStage, WorkStopped } from '#core';
import { chooseQueue, retryBackOff } from '#rules';
import type { CrewEnqueue, CrewRelease, SubtaskAssign } from '../crew/crew-state.ts';
import type { QualityScored } from '../quality-tracker/count-score.ts';
import { budgetOptions, limitsOf } from '../task/budget-state.ts';
import { change, type Draft, report, send } from '../task/draft.ts';
import { noteTry } from './routing.ts';
import {
  type EffectFailed,
  noUsage,
  type ReviewDone,
  type SubtaskContext,
  type SubtaskInput,
  type SubtaskReport,
  type ValidationDone,
  type WorkDone,
  type WorkStops,
} from './subtask-state.ts';

export type SubtaskDraft = Draft<SubtaskContext>;

export function announce(draft: SubtaskDraft, event: object): void {
  const { input } = event as { input: SubtaskInput };
  change(draft, { lessonsDrawn: draft.turn.random() < 0.5 });
  // Before the subtask itself, so that nothing of it is without a budget.
  draft.facts.push({ type: 'budget.opened', limits: limitsOf(budgetOptions.parse(input.budget ?? {})) });
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
  if (!quietStages.has(stage)) tell(draft, stage, spent);
}

/** The task knows of these by itself, or hears of the next one in the same turn: each report is a turn of the task. */
const quietStages: ReadonlySet<SubtaskStage> = new Set(['blocked', 'ready', 'assigned']);

/** Tells the task, without showing it to the world. */
function tell(
  draft: SubtaskDraft,
  stage: SubtaskStage,
  spent: Pick<SubtaskReport, 'usage' | 'rehearsal'>,
): void {
  const { id, attempt, error, reason } = draft.context;
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

/** How long a review takes, at a guess. */
const reviewMs = 30_000;

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

/** Asks the crew for a critic: anybody but the author. */
export function enqueueReview(draft: SubtaskDraft): void {
  const { crew, user, priority, tier, agent } = draft.context;
  change(draft, { reason: 'waits for a critic' });
  enter(draft, 'reviewing');
  send(draft, crew, {
    type: 'crew.enqueue',
    user,
    queue: chooseQueue({ kind: 'review', tier, estimatedMs: reviewMs }),
    capabilities: ['review'],
    priority,
    estimatedMs: reviewMs,
    avoid: agent ? [agent.key] : [],
  } satisfies CrewEnqueue);
}

export function takeCritic(draft: SubtaskDraft, { agent }: SubtaskAssign): void {
  change(draft, { critic: agent, reason: `reviewed by ${agent.name}` });
}

/** A review that was broken off waits for a critic again. */
export function leaveCritic(draft: SubtaskDraft): void {
  send(draft, draft.context.crew, { type: 'crew.withdraw' });
  change(draft, { critic: null });
}

function endReview(draft: SubtaskDraft, outcome: CrewRelease['outcome'], usage: AgentUsage): void {
  if (draft.context.critic !== null) giveBack(draft, outcome, usage);
  change(draft, { critic: null });
}

export function takeAgent(draft: SubtaskDraft, { agent, why }: SubtaskAssign): void {
  const { task, id, handoffs, isHandedOver } = draft.context;
  change(draft, { agent, reason: why, isHandedOver: false });
  if (!isHandedOver) return;
  draft.facts.push({ type: 'subtask.takenOver', task, subtask: id, number: handoffs, to: agent.key });
}

/** Its agent leaves the subtask to a fresh one, which begins a session of its own within the same try. */
export function handOff(draft: SubtaskDraft, { output }: WorkStops<'handoff'>): void {
  const { agent, attempt, task, id, handoffs, avoid, tries } = draft.context;
  const { reason, summary } = output.stop;
  const from = agent?.key ?? '';
  const leavers = new Set([from, ...tries.flatMap((one) => (one.result === 'handedOff' ? one.agent : []))]);
  noteTry(draft, 'handedOff');
  standStill(draft, output);
  change(draft, {
    session: null,
    handoffs: handoffs + 1,
    isHandedOver: true,
    // Whoever left it before may have it again rather than the one who leaves now.
    avoid: [...avoid.filter((key) => !leavers.has(key)), from],
    reason,
  });
  const number = handoffs + 1;
  draft.facts.push({ type: 'subtask.handedOff', task, subtask: id, attempt, number, from, reason, summary });
}

/** A try begins, or goes on in its session. */
export function beginWork(draft: SubtaskDraft): void {
  const { attempt, isBegun, session } = draft.context;
  change(draft, {
    attempt: isBegun ? attempt : attempt + 1,
    isBegun: true,
    session: session ?? { key: `${draft.turn.address}/work:${draft.turn.seq}`, spent: noUsage },
    reason: null,
  });
  enter(draft, 'running');
}

/** The next work is another try. */
function endTry(draft: SubtaskDraft): void {
  change(draft, { isBegun: false, session: null, interjections: 0, resumeAt: 'work' });
}

/** The work stops before its end: its agent goes back, and what was spent is told. */
export function standStill(draft: SubtaskDraft, { usage, rehearsal }: WorkStopped): void {
  const { session } = draft.context;
  giveBack(draft, 'yielded', usage);
  change(draft, {
    agent: null,
    session: session && { ...session, spent: sumUsage(session.spent, usage) },
  });
  tell(draft, 'running', { usage, rehearsal });
}

export function keepOutput(draft: SubtaskDraft, { output }: WorkDone): void {
  const { task, id, attempt, agent, session } = draft.context;
  draft.facts.push({
    type: 'subtask.produced',
    task,
    subtask: id,
    attempt,
    agent: agent?.key ?? '',
    model: output.model,
    promptVersion: output.promptVersion,
    output: output.output,
    data: output.data,
    toolCalls: output.toolCalls,
    usage: sumUsage(session?.spent ?? noUsage, output.usage),
    rehearsal: output.rehearsal,
  });
  giveBack(draft, 'completed', output.usage);
  const { model, promptVersion, lessons, rehearsal } = output;
  change(draft, { error: null, made: { model, promptVersion, lessons, rehearsal } });
  endTry(draft);
  change(draft, { resumeAt: draft.context.isValidated ? 'check' : 'review' });
  enter(draft, 'reviewing', output);
}

/** The work failed: the agent goes back, and another try waits a while when there is one left. */
export function noteFailure(draft: SubtaskDraft, { error }: EffectFailed): void {
  giveBack(draft, 'failed', noUsage);
  noteTry(draft, 'failed');
  refuse(draft, error);
}

/** A call was refused for want of budget: its task has the last word, and it goes on from here. */
export function holdForBudget(draft: SubtaskDraft, { error }: EffectFailed): void {
  if (draft.context.resumeAt === 'work') withdraw(draft);
  else leaveCritic(draft);
  change(draft, { error, reason: error.message });
}

/** The budget was extended. */
export function goOnAfterHold(draft: SubtaskDraft): void {
  change(draft, { error: null, reason: null });
  if (draft.context.resumeAt !== 'work') enter(draft, 'reviewing');
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
  const { score, passed } = output;
  tellScore(draft, {
    source: 'validation',
    score,
    passed,
    rehearsal: draft.context.made?.rehearsal ?? false,
  });
  if (output.passed) {
    change(draft, { resumeAt: 'review' });
    return;
  }
  noteTry(draft, 'rejected', output.action === 'route');
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
  const { failedTries, options } = draft.context;
  const failed = failedTries + 1;
  endTry(draft);
  change(draft, {
    failedTries: failed,
    error,
    reason: error.message,
    retryMs: retryBackOff(failed, draft.turn.random(), { tries: options.maxTries }) ?? 0,
  });
}

export function keepReview(draft: SubtaskDraft, { output }: ReviewDone): void {
  const { task, id, attempt, options, refusals, agent, capabilities, planPromptVersion, tries, critic } =
    draft.context;
  const made = draft.context.made ?? nothingMade;
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
    critic: critic?.key ?? null,
    rehearsal: output.rehearsal,
    agent: agent?.key ?? '',
    model: made.model,
    capabilities,
    promptVersion: made.promptVersion,
    planPromptVersion,
    criticModel: output.model,
    criticPromptVersion: output.promptVersion,
    firstTry: tries.length === 0,
    lessons: made.lessons,
  });
  tellScore(draft, {
    source: 'review',
    score: output.score,
    passed: accepted,
    rehearsal: output.rehearsal,
    criticPromptVersion: output.promptVersion,
  });
  if (!accepted) noteTry(draft, 'rejected');
  endReview(draft, 'completed', output.usage);
  change(draft, { resumeAt: 'work' });
  const scored = `the critic gave ${output.score.toFixed(2)}, ${threshold.toFixed(2)} is needed`;
  change(draft, accepted ? { reason: null } : { refusals: refusals + 1, reason: scored });
  tell(draft, 'reviewing', output);
}

/** A critic that cannot be heard refuses nothing. */
export function noteUnreviewed(draft: SubtaskDraft, { error }: EffectFailed): void {
  endReview(draft, 'failed', noUsage);
  change(draft, { reason: `accepted without a review, which failed: ${error.message}` });
}

function sumUsage(one: AgentUsage, other: AgentUsage): AgentUsage {
  return {
    promptTokens: one.promptTokens + other.promptTokens,
    completionTokens: one.completionTokens + other.completionTokens,
    costUsd: one.costUsd + other.costUsd,
  };
}

const nothingMade: NonNullable<SubtaskContext['made']> = {
  model: '',
  promptVersion: '',
  lessons: { mode: 'off', given: false, count: 0 },
  rehearsal: false,
};

/** Tells the quality tracker how the output at hand was judged. */
function tellScore(
  draft: SubtaskDraft,
  judged: Pick<QualityScored, 'score' | 'passed' | 'rehearsal'> & {
    readonly source: ScoreSource;
    readonly criticPromptVersion?: string;
  },
): void {
  const { agent, capabilities, made, planPromptVersion, tracker } = draft.context;
  if (agent === null || made === null) return;
  const { criticPromptVersion, ...score } = judged;
  const versions = [made.promptVersion, planPromptVersion, criticPromptVersion];
  send(draft, tracker, {
    type: 'quality.scored',
    ...score,
    agent: agent.key,
    model: made.model,
    capabilities,
    promptVersions: versions.filter((version) => version !== null && version !== undefined),
  } satisfies QualityScored);
}
