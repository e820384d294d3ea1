import type { BudgetLimitName, Projector } from '#core';
import { iso, projector, update } from './projector.ts';

const columns: Readonly<Record<BudgetLimitName, string>> = {
  tokens: 'limit_tokens',
  costUsd: 'limit_cost_usd',
  modelCalls: 'limit_model_calls',
  turns: 'limit_turns',
  wallClockMs: 'limit_wall_clock_ms',
};

/** Limits of tasks and subtasks, in the turns that set them. What is used stands in the ledger. */
export const budgetProjectors: readonly Projector[] = [
  projector('budget.opened', ({ limits }, { address, root, at }) => {
    const set = Object.entries(limits).map(([name, allowed]) => [columns[name as BudgetLimitName], allowed]);
    const row = { address, root, ...Object.fromEntries(set), opened_at: iso(at) };
    return [{ table: 'budget', mode: 'upsert', row }];
  }),
  projector('budget.extended', ({ owner, limit, allowed }) => [
    update('budget', { address: owner, [columns[limit]]: allowed }),
  ]),
];
