import type {
  AgentUsage,
  AggregateOutput,
  PlainError,
  SalvageInput,
  TaskStatus,
  ValidatedOutput,
} from '#core';
import {
  isFinishedSubtask,
  type PlannedSubtask,
  progressOf,
  readySubtasks,
  retryScope,
  type SubtaskStatus,
  skippedBy,
} from '#rules';
import type { SubtaskInput, SubtaskReport } from '../subtask/subtask-state.ts';
import { exhaustionOf, isOutOfBudget } from './budget-state.ts';
import { change, type Draft, send, spawn } from './draft.ts';
import type { KnownSubtask, TaskContext } from './task-state.ts';

type TaskDraft = Draft<TaskContext>;

/** Shows where the task stands, when that has changed. */
export function show(draft: TaskDraft, status: TaskStatus, reason: string | null = null): void {
  if (status === draft.context.status) return;
  change(draft, { status });
  draft.facts.push({ type: 'task.changed', status, reason, failure: draft.context.failure });
}

export function addUsage(
  draft: TaskDraft,
  spent: { readonly usage: AgentUsage; readonly rehearsal: boolean },
): void {
  const { usage, rehearsal } = draft.context;
  change(draft, {
    usage: {
      promptTokens: usage.promptTokens + spent.usage.promptTokens,
      completionTokens: usage.completionTokens + spent.usage.completionTokens,
      costUsd: usage.costUsd + spent.usage.costUsd,
    },
    rehearsal: rehearsal || spent.rehearsal,
  });
}

/** Starts the subtasks of the plan, once. */
export function beginSubtasks(draft: TaskDraft): void {
  const { plan, subtasks } = draft.context;
  if (plan === null || subtasks.length > 0) return;
  change(draft, {
    subtasks: plan.subtasks.map((planned) => startSubtask(draft, planned, { incarnation: 1, attempt: 0 })),
  });
  showProgress(draft);
}

function startSubtask(
  draft: TaskDraft,
  planned: PlannedSubtask,
  { incarnation, attempt }: { readonly incarnation: number; readonly attempt: number },
): KnownSubtask {
  const { address, user, crew, router, tracker, options, plan, planPromptVersion } = draft.context;
  const { id, title, dependsOn, estimatedSeconds } = planned;
  const isReady = dependsOn.every((other) =>
    draft.context.subtasks.some((one) => one.id === other && one.status === 'completed'),
  );
  const input: SubtaskInput = {
    ...planned,
    capabilities: [...planned.capabilities],
    dependsOn: [...dependsOn],
    validation: JSON.parse(JSON.stringify(planned.validation)),
    task: address,
    ordinal: (plan?.subtasks.findIndex((one) => one.id === id) ?? 0) + 1,
    incarnation,
    attempt,
    user,
    crew,
    router,
    tracker,
    planPromptVersion,
    isReady,
    maxTries: options.maxTries,
    review: options.review,
    budget: options.subtaskBudget,
    onExhausted: options.onExhausted,
    unattended: options.unattended,
    answerTimeMs: options.answerTimeMs,
  };
  return {
    id,
    title,
    dependsOn,
    estimatedSeconds,
    status: isReady ? 'ready' : 'blocked',
    address: spawn(draft, 'subtask', `subtask-${id}`, input),
    incarnation,
    attempt,
    waitsOnPerson: false,
    outOfBudget: null,
    budgetSeen: draft.context.budget.revision,
    error: null,
  };
}

/** What a subtask's stage means for those that wait for it. */
function statusOf(stage: SubtaskReport['stage'], before: SubtaskStatus): SubtaskStatus {
  if (stage === 'waitingOnHuman') return 'reviewing';
  if (stage === 'retrying') return 'queued';
  return stage === 'paused' ? before : stage;
}

export function takeReport(draft: TaskDraft, event: SubtaskReport): void {
  const known = draft.context.subtasks.find(({ id }) => id === event.id);
  // A subtask that was begun again: the former one has nothing to say any more.
  if (!known || known.address !== draft.turn.sender) return;
  addUsage(draft, event);
  const status = statusOf(event.stage, known.status);
  // What was said before a subtask was skipped or cancelled may arrive after that.
  if (isFinishedSubtask(known.status) && !isFinishedSubtask(status)) return;
  update(draft, event.id, {
    status,
    attempt: event.attempt,
    waitsOnPerson: event.stage === 'waitingOnHuman',
    ...budgetAfter(draft, event, known),
    error: event.error,
  });
  goOnAfter(draft, event.id, known.status);
}

/**
 * A subtask that a limit keeps from going on. One that was refused before it could know of an extension is told to try
 * again; only then is a person asked once more.
 */
function budgetAfter(
  draft: TaskDraft,
  { stage, error }: SubtaskReport,
  known: KnownSubtask,
): Pick<KnownSubtask, 'outOfBudget' | 'budgetSeen'> {
  const { revision } = draft.context.budget;
  const outOfBudget = stage === 'paused' && isOutOfBudget(error) ? exhaustionOf(error) : null;
  if (outOfBudget === null || known.budgetSeen >= revision) {
    return { outOfBudget, budgetSeen: known.budgetSeen };
  }
  send(draft, known.address, { type: 'subtask.resume' });
  return { outOfBudget: null, budgetSeen: revision };
}

/** A subtask whose chart has failed counts as failed itself. */
export function loseSubtask(draft: TaskDraft, actorId: string, error: PlainError): void {
  const id = actorId.replace(/^subtask-/, '');
  const known = draft.context.subtasks.find((one) => one.id === id);
  if (!known || isFinishedSubtask(known.status)) return;
  update(draft, id, { status: 'failed', waitsOnPerson: false, error });
  goOnAfter(draft, id, known.status);
}

function goOnAfter(draft: TaskDraft, id: string, before: SubtaskStatus): void {
  const { subtasks } = draft.context;
  const now = subtasks.find((one) => one.id === id)?.status;
  if (now === undefined || now === before) return;
  if (now === 'completed') {
    for (const ready of readySubtasks(subtasks)) {
      const one = subtasks.find((other) => other.id === ready);
      if (!one) continue;
      send(draft, one.address, { type: 'subtask.begin' });
      update(draft, ready, { status: 'ready' });
    }
  }
  if (now === 'failed' || now === 'cancelled') {
    for (const { id: skipped, reason } of skippedBy(id, subtasks)) {
      const one = subtasks.find((other) => other.id === skipped);
      if (!one) continue;
      send(draft, one.address, { type: 'subtask.skip', reason });
      update(draft, skipped, { status: 'skipped' });
    }
  }
  if (isFinishedSubtask(now)) showProgress(draft);
}

function update(draft: TaskDraft, id: string, patch: Partial<KnownSubtask>): void {
  change(draft, {
    subtasks: draft.context.subtasks.map((one) => (one.id === id ? { ...one, ...patch } : one)),
  });
}

export function showProgress(draft: TaskDraft): void {
  const { subtasks, usage, rehearsal } = draft.context;
  const { total, finished, fraction } = progressOf(subtasks);
  draft.facts.push({ type: 'task.progressed', total, finished, fraction, usage, rehearsal });
}

export function outcomeOf({ subtasks }: TaskContext): 'completed' | 'failed' | 'cancelled' | null {
  return progressOf(subtasks).outcome;
}

export function noteSubtaskFailure(draft: TaskDraft): void {
  const { subtasks } = draft.context;
  const failed = subtasks.filter(({ status }) => status === 'failed');
  const skipped = subtasks.filter(({ status }) => status === 'skipped').length;
  const [first] = failed;
  const rest = skipped > 0 ? ` ${skipped} that depended on it were skipped.` : '';
  fail(draft, {
    code: first?.error?.code ?? 'task.subtaskFailed',
    message: `The subtask '${first?.id ?? '?'}' failed: ${clause(first?.error?.message ?? 'without a reason')}.${rest} Retry it, or cancel the task.`,
    subtask: first?.id ?? null,
  });
}

/** Words that go on in a sentence, without a full stop of their own. */
export function clause(words: string): string {
  return words.replace(/\.+$/, '');
}

export function fail(draft: TaskDraft, failure: NonNullable<TaskContext['failure']>): void {
  change(draft, { failure });
}

/** Tells every subtask that has not ended. */
export function tellSubtasks(
  draft: TaskDraft,
  event: { readonly type: string; readonly reason?: string },
): void {
  for (const { address, status } of draft.context.subtasks) {
    if (!isFinishedSubtask(status)) send(draft, address, event);
  }
}

/** Ends the subtasks that still run. */
export function cancelSubtasks(draft: TaskDraft, reason: string): void {
  tellSubtasks(draft, { type: 'subtask.cancel', reason });
  change(draft, {
    subtasks: draft.context.subtasks.map((one) =>
      isFinishedSubtask(one.status)
        ? one
        : { ...one, status: 'cancelled', waitsOnPerson: false, outOfBudget: null },
    ),
  });
}

export function mayRetry({ subtasks }: TaskContext, id: string): boolean {
  const known = subtasks.find((one) => one.id === id);
  return known !== undefined && isFinishedSubtask(known.status);
}

/** Begins a subtask again, and those behind it that the rules name. */
export function retry(
  draft: TaskDraft,
  { subtask, scope = 'subtask' }: { readonly subtask: string; readonly scope?: 'subtask' | 'fromHere' },
): void {
  const { plan, subtasks, crew } = draft.context;
  const again = new Set(retryScope(subtask, subtasks, scope));
  change(draft, { failure: null, refusedResults: 0 });
  // One that is replaced while it waits or works takes no further turn in which it could give its agent back.
  for (const { id, address, status } of subtasks) {
    if (again.has(id) && !isFinishedSubtask(status))
      send(draft, crew, { type: 'crew.withdraw', work: address });
  }
  for (const id of again)
    update(draft, id, { status: 'blocked', error: null, waitsOnPerson: false, outOfBudget: null });
  change(draft, {
    subtasks: draft.context.subtasks.map((one) => {
      const planned = plan?.subtasks.find(({ id }) => id === one.id);
      if (!again.has(one.id) || planned === undefined) return one;
      return startSubtask(draft, planned, { incarnation: one.incarnation + 1, attempt: one.attempt });
    }),
  });
  showProgress(draft);
}

export function salvageInput({ address, failure, subtasks }: TaskContext): SalvageInput {
  const missing = subtasks.filter(({ status }) => status !== 'completed').map(({ title }) => title);
  return { task: address, failure: failure?.message ?? 'It failed without a reason.', missing };
}

/** What there is when a task fails. */
export function keepPartial(draft: TaskDraft, { output }: { readonly output: AggregateOutput }): void {
  const { summary, result, data, rehearsal } = output;
  draft.facts.push({ type: 'task.concluded', summary, result, data, complete: false, rehearsal });
}

export function conclude(draft: TaskDraft, { output }: { readonly output: AggregateOutput }): void {
  addUsage(draft, output);
  showProgress(draft);
  draft.facts.push({
    type: 'task.concluded',
    summary: output.summary,
    result: output.result,
    data: output.data,
    complete: outcomeOf(draft.context) === 'completed',
    rehearsal: output.rehearsal,
  });
}

/** How often the outputs are put together before a result that breaks its rules fails the task. */
const resultTries = 2;

/** Whether a result that breaks its rules is put together anew, with what was wrong with it. */
export function mayCombineAgain({ refusedResults }: TaskContext, { action }: ValidatedOutput): boolean {
  return (action === 'retry' || action === 'route') && refusedResults + 1 < resultTries;
}

export function keepValidation(draft: TaskDraft, { output }: { readonly output: ValidatedOutput }): void {
  if (!output.passed) change(draft, { refusedResults: draft.context.refusedResults + 1 });
  draft.facts.push({
    type: 'output.validated',
    task: draft.context.address,
    subtask: null,
    // A result that is put together again is another one: turns tell them apart.
    attempt: draft.turn.seq,
    ...output,
  });
}

export function refuseResult(
  draft: TaskDraft,
  { output, error }: { readonly output?: ValidatedOutput; readonly error?: PlainError },
): void {
  const why = output?.problems.join('; ') ?? error?.message ?? 'it could not be checked';
  const code = isOutOfBudget(error) ? 'budget.exhausted' : 'task.invalidResult';
  fail(draft, { code, message: `The result is not valid: ${clause(why)}.`, subtask: null });
}
