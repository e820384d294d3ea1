export {
  type Amounts,
  type BudgetAnswer,
  type BudgetLimits,
  type BudgetNode,
  type BudgetTree,
  type Consumable,
  consumables,
  describeExhaustion,
  type Exhaustion,
  emptyBudgetTree,
  type LimitName,
  reservedBelow,
} from './budget-tree.ts';
export { type Remaining, remainingOf } from './remaining-of.ts';
export { changeLimits, closeBudget, findExhausted, openBudget, reserve, settle } from './reserve.ts';
