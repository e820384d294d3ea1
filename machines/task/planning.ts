import type { JsonObject, TaskPlanned } from '#core';
import { type Plan, parsePlan, planProblems } from '#rules';
import type { ClarificationInput, ClarificationSettled } from '../clarification.ts';
import { change, type Draft, send, spawn } from './draft.ts';
import { addUsage, show } from './progress.ts';
import { type PlanReady, type TaskContext, type TaskInput, taskInput } from './task-state.ts';

type TaskDraft = Draft<TaskContext>;

export function submit(draft: TaskDraft, event: object): void {
  const { description, user, options } = taskInput.parse((event as { input: TaskInput }).input);
  change(draft, { address: draft.turn.address });
  draft.facts.push({
    type: 'task.submitted',
    description,
    user,
    options: JSON.parse(JSON.stringify(options)) as JsonObject,
  });
}

export function takePlan(draft: TaskDraft, { output }: PlanReady): void {
  addUsage(draft, output);
  setPlan(draft, output.plan as unknown as Plan, {
    source: output.source,
    problems: output.problems,
    promptVersion: output.promptVersion,
  });
}

/** A person's plan: it was checked by `isSoundPlan` before. */
export function editPlan(draft: TaskDraft, event: { readonly plan: object }): void {
  setPlan(draft, parsePlan(event.plan, rulesOf(draft.context)), {
    source: 'person',
    problems: [],
    promptVersion: null,
  });
  closeApproval(draft);
  change(draft, { isApproved: true });
}

export function isSoundPlan(context: TaskContext, plan: unknown): boolean {
  return planProblems(plan, rulesOf(context)).length === 0;
}

function rulesOf({ options }: TaskContext): { capabilities: readonly string[] } {
  return { capabilities: options.capabilities };
}

function setPlan(
  draft: TaskDraft,
  plan: Plan,
  about: Pick<TaskPlanned, 'source' | 'problems' | 'promptVersion'>,
): void {
  const revision = draft.context.revision + 1;
  change(draft, { plan, revision, planPromptVersion: about.promptVersion });
  draft.facts.push({ type: 'task.planned', revision, ...about, plan: plan as unknown as JsonObject });
}

const answers = ['approve', 'reject'] as const;

/** Puts the plan to people, unless it lies before them already. */
export function askApproval(draft: TaskDraft): void {
  show(draft, 'awaitingApproval');
  const { approval, plan, options, questions, address } = draft.context;
  if (approval !== null || plan === null) return;
  const id = `approval-${questions + 1}`;
  const lines = plan.subtasks.map(({ id: key, title, dependsOn }) => {
    const after = dependsOn.length > 0 ? ` (after ${dependsOn.join(', ')})` : '';
    return `- ${key}: ${title}${after}`;
  });
  const input: ClarificationInput = {
    id,
    asker: address,
    askerName: 'Task',
    conversation: null,
    kind: 'approval',
    question: `Is this plan to be carried out? ${plan.summary}\n${lines.join('\n')}`.slice(0, 4_000),
    urgency: 'harsh',
    options: [...answers],
    answerSchema: { type: 'string', enum: [...answers] },
    assumption: 'The plan is carried out as it is.',
    deadlineMs: options.answerTimeMs,
    expiryPolicy: options.unattended,
  };
  const clarification = spawn(draft, 'clarification', id, input);
  change(draft, { approval: { id, clarification }, questions: questions + 1 });
}

export function approve(draft: TaskDraft): void {
  closeApproval(draft);
  change(draft, { isApproved: true });
}

export function isApproval({ approval, options }: TaskContext, event: ClarificationSettled): boolean {
  if (event.id !== approval?.id) return false;
  return event.status === 'answered' ? event.answer === 'approve' : options.unattended === 'assume';
}

/** The question goes out of the inbox when the plan was dealt with another way. */
export function closeApproval(draft: TaskDraft): void {
  const { approval } = draft.context;
  if (approval === null) return;
  send(draft, approval.clarification, { type: 'clarification.withdraw' });
  change(draft, { approval: null });
}
