import {
  type Change,
  type Counted,
  counted,
  operation,
  type PageVariables,
  type UserError,
} from './operation.ts';

export interface RuleView {
  readonly key: string;
  readonly kind: 'rule' | 'subscription';
  readonly name: string;
  readonly pattern: string;
  readonly condition: unknown;
  readonly action: Readonly<Record<string, unknown>>;
  readonly limit: { readonly events: number; readonly perSeconds: number } | null;
  readonly enabled: boolean;
  readonly fired: number;
  readonly limited: number;
  readonly lastFiredAt: string | null;
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly removedAt: string | null;
}

const fields =
  'key kind name pattern condition action limit enabled fired limited lastFiredAt createdBy createdAt removedAt';

export const listRules = operation<
  { head: string; rules: Counted<RuleView> },
  PageVariables & { readonly kind: string | null; readonly removed: boolean | null }
>(`query ListRules($first: Int, $after: Cursor, $kind: EventRuleKind, $removed: Boolean) {
  head
  rules(first: $first, after: $after, kind: $kind, removed: $removed) { nodes { ${fields} } ${counted} }
}`);

export interface RuleDetail extends RuleView {
  readonly fires: {
    readonly nodes: readonly {
      readonly eventKey: string;
      readonly outcome: string;
      readonly target: string | null;
      readonly at: string;
    }[];
  };
}

export const showRule = operation<{ rule: RuleDetail | null }, { id: string }>(
  `query ShowRule($id: ID!) {
  rule(id: $id) { ${fields} fires(first: 20) { nodes { eventKey outcome target at } } }
}`,
);

export interface RulePayload {
  readonly rule: RuleView | null;
  readonly errors: readonly UserError[];
}

const payload = `rule { ${fields} } errors { code message }`;

export const createRule = operation<{ createRule: RulePayload }, { rule: object; idempotencyKey: string }>(
  `mutation CreateRule($rule: EventRuleInput!, $idempotencyKey: String) {
  createRule(rule: $rule, idempotencyKey: $idempotencyKey) { ${payload} }
}`,
);

export const enableRule = operation<{ setRuleEnabled: RulePayload }, Change & { readonly enabled: boolean }>(
  `mutation EnableRule($id: ID!, $enabled: Boolean!, $idempotencyKey: String) {
  setRuleEnabled(id: $id, enabled: $enabled, idempotencyKey: $idempotencyKey) { ${payload} }
}`,
);

export const deleteRule = operation<{ change: RulePayload }, Change>(
  `mutation DeleteRule($id: ID!, $idempotencyKey: String) {
  change: deleteRule(id: $id, idempotencyKey: $idempotencyKey) { ${payload} }
}`,
);

export const endSubscription = operation<{ change: RulePayload }, Change>(
  `mutation EndSubscription($id: ID!, $idempotencyKey: String) {
  change: unsubscribeFromTopic(id: $id, idempotencyKey: $idempotencyKey) { ${payload} }
}`,
);
