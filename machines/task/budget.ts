import { type BudgetExhaustion, type BudgetLimitName, budgetLimitNames, type PlainError } from '#core';
import { describeExhaustion } from '#rules';
import type { ClarificationInput, ClarificationSettled } from '../clarification.ts';
import {
  amountsOf,
  type BudgetState,
  type Extension,
  exhaustionOf,
  extension,
  limitsOf,
} from './budget-state.ts';
import { change, type Draft, send, spawn } from './draft.ts';
import { cancelSubtasks, fail, show } from './progress.ts';
import type { TaskContext } from './task-state.ts';

type TaskDraft = Draft<TaskContext>;

export function changeBudget(draft: TaskDraft, patch: Partial<BudgetState>): void {
  change(draft, { budget: { ...draft.context.budget, ...patch } });
}

/** Nothing of the task runs without a budget: it is opened in the first turn, limited or not. */
export function openBudget(draft: TaskDraft): void {
  changeBudget(draft, { openedAt: draft.turn.at });
  draft.facts.push({ type: 'budget.opened', limits: draft.context.budget.limits });
}

/** A call of the task itself was refused. */
export function holdForBudget(draft: TaskDraft, { error }: { readonly error: PlainError }): void {
  changeBudget(draft, { held: exhaustionOf(error) });
}

export function startWallClock(draft: TaskDraft): void {
  const { limits, openedAt } = draft.context.budget;
  if (limits.wallClockMs === null) return;
  changeBudget(draft, { wallClockLeftMs: Math.max(1, openedAt + limits.wallClockMs - draft.turn.at) });
}

export function holdForTime(draft: TaskDraft): void {
  changeBudget(draft, { held: outOfTime(draft) });
}

export function failForTime(draft: TaskDraft): void {
  endForBudget(draft, outOfTime(draft).message);
}

function outOfTime({ context, turn }: TaskDraft): BudgetExhaustion {
  const { limits, openedAt } = context.budget;
  const figures = {
    limit: 'wallClockMs',
    actor: context.address,
    allowed: limits.wallClockMs ?? 0,
    spent: turn.at - openedAt,
    reserved: 0,
    asked: 0,
  } as const;
  const { message } = describeExhaustion(figures);
  const { actor, ...rest } = figures;
  return { ...rest, owner: actor, openedAt, message };
}

/** What stands in the way, of the task itself or of its subtasks; once for each limit. */
function held({ budget, subtasks }: TaskContext): readonly BudgetExhaustion[] {
  const all = [budget.held, ...subtasks.map(({ outOfBudget }) => outOfBudget)].filter((one) => one !== null);
  return [...new Map(all.map((one) => [`${one.owner} ${one.limit}`, one])).values()];
}

const units: Readonly<Record<BudgetLimitName, (amount: number) => string>> = {
  tokens: (amount) => `${amount} tokens`,
  costUsd: (amount) => `$${amount}`,
  modelCalls: (amount) => `${amount} model calls`,
  turns: (amount) => `${amount} turns`,
  wallClockMs: (amount) => `${amount / 1_000} seconds`,
};

function example([first]: readonly BudgetExhaustion[]): string {
  const limit = first?.limit ?? 'tokens';
  const name = limit === 'wallClockMs' ? 'wallClockSeconds' : limit;
  return JSON.stringify({ [name]: limit === 'costUsd' ? 0.5 : 10 });
}

const amountSchemas = Object.fromEntries(
  ['tokens', 'costUsd', 'modelCalls', 'turns', 'wallClockSeconds'].map((name) => [
    name,
    { type: name === 'costUsd' || name === 'wallClockSeconds' ? 'number' : 'integer', exclusiveMinimum: 0 },
  ]),
);

/** Puts it to people: the same again, an amount of their own, or an end. */
export function askExtension(draft: TaskDraft): void {
  const { budget, options, questions, address } = draft.context;
  const reasons = held(draft.context);
  show(draft, 'waitingOnHuman', reasons[0]?.message ?? 'The budget is used up.');
  if (budget.question !== null) return;
  const id = `budget-${questions + 1}`;
  const again = reasons.map((one) => units[one.limit](baseOf(draft.context, one))).join(' and ');
  const said = reasons.map(({ message }) => message).join('\n');
  const input: ClarificationInput = {
    id,
    asker: address,
    askerName: 'Task',
    conversation: null,
    kind: 'decision',
    question:
      `The budget of the task is used up. Extend it by ${again}, by amounts of your own such as ${example(reasons)}, or stop the task?\n${said}`.slice(
        0,
        4_000,
      ),
    urgency: 'harsh',
    options: ['extend', 'stop'],
    answerSchema: {
      description:
        '`extend`: by the same again. `stop`: the task ends with what it has. Or the amounts to add.',
      anyOf: [
        { type: 'string', enum: ['extend', 'stop'] },
        { type: 'object', properties: amountSchemas, additionalProperties: false, minProperties: 1 },
      ],
    },
    assumption: 'The task stops with what it has.',
    deadlineMs: options.answerTimeMs,
    expiryPolicy: options.unattended,
  };
  const clarification = spawn(draft, 'clarification', id, input);
  change(draft, { questions: questions + 1 });
  changeBudget(draft, { question: { id, clarification } });
}

/** What was allowed at first: what `extend` adds. */
function baseOf(
  { address, options, subtasks }: TaskContext,
  { owner, limit, allowed }: BudgetExhaustion,
): number {
  const given =
    owner === address
      ? options.budget
      : subtasks.some((one) => one.address === owner)
        ? options.subtaskBudget
        : null;
  return (given === null ? null : limitsOf(given)[limit]) ?? allowed;
}

export function isBudgetAnswer({ budget }: TaskContext, event: ClarificationSettled): boolean {
  return event.id === budget.question?.id;
}

export function isExtension(context: TaskContext, event: ClarificationSettled): boolean {
  if (!isBudgetAnswer(context, event) || event.status !== 'answered') return false;
  return event.answer === 'extend' || extension.safeParse(event.answer).success;
}

/** A person's answer to {@link askExtension}. */
export function takeExtension(draft: TaskDraft, { answer, by }: ClarificationSettled): void {
  const own = extension.safeParse(answer);
  if (own.success) {
    extendBudget(draft, { ...own.data, by: by ?? undefined });
    return;
  }
  for (const one of held(draft.context)) raise(draft, one, { amount: baseOf(draft.context, one), by });
  goOn(draft);
}

/** Adds to the limits of the task, and to those limits of its subtasks that stand in the way. */
export function extendBudget(
  draft: TaskDraft,
  { by, ...amounts }: Extension & { readonly by?: string | undefined },
): void {
  const { address, budget } = draft.context;
  const added = amountsOf(amounts);
  const below = held(draft.context).filter(({ owner }) => owner !== address);
  for (const limit of budgetLimitNames) {
    const amount = added[limit];
    if (amount === undefined) continue;
    const allowed = budget.limits[limit];
    const { openedAt } = budget;
    if (allowed !== null)
      raise(draft, { owner: address, limit, allowed, openedAt }, { amount, by: by ?? null });
    for (const one of below) if (one.limit === limit) raise(draft, one, { amount, by: by ?? null });
  }
  goOn(draft);
}

/** Time that has gone by while nobody answered is not counted against what is added. */
function raise(
  draft: TaskDraft,
  { owner, limit, allowed, openedAt }: Pick<BudgetExhaustion, 'owner' | 'limit' | 'allowed' | 'openedAt'>,
  { amount, by }: { readonly amount: number; readonly by: string | null },
): void {
  const { address, budget } = draft.context;
  const standing = owner === address ? (budget.limits[limit] ?? allowed) : allowed;
  const from = limit === 'wallClockMs' ? Math.max(standing, draft.turn.at - openedAt) : standing;
  const next = limit === 'costUsd' ? Math.round((from + amount) * 1e9) / 1e9 : from + amount;
  if (owner === address) changeBudget(draft, { limits: { ...budget.limits, [limit]: next } });
  draft.facts.push({ type: 'budget.extended', owner, limit, amount, allowed: next, by });
}

/** Sets going again what was held. */
function goOn(draft: TaskDraft): void {
  const revision = draft.context.budget.revision + 1;
  changeBudget(draft, { revision, held: null });
  change(draft, {
    subtasks: draft.context.subtasks.map((one) => {
      if (one.outOfBudget === null) return one;
      send(draft, one.address, { type: 'subtask.resume' });
      return { ...one, outOfBudget: null, budgetSeen: revision };
    }),
  });
  closeExtension(draft);
}

/** The question goes out of the inbox when it was dealt with another way. */
export function closeExtension(draft: TaskDraft): void {
  const { question } = draft.context.budget;
  if (question === null) return;
  send(draft, question.clarification, { type: 'clarification.withdraw' });
  changeBudget(draft, { question: null });
}

/** Nobody extends it: the task ends, and what its subtasks gave is kept. */
export function stopForBudget(draft: TaskDraft): void {
  const [first] = held(draft.context);
  closeExtension(draft);
  endForBudget(draft, first?.message ?? 'The budget of the task is used up.');
}

function endForBudget(draft: TaskDraft, message: string): void {
  cancelSubtasks(draft, 'the budget of the task is used up');
  fail(draft, {
    code: 'budget.exhausted',
    message: `${message} The outputs of its finished subtasks are kept.`,
    subtask: null,
  });
}
