import { operation, type UserError } from './operation.ts';

interface BudgetLimits {
  readonly tokens: number | null;
  readonly costUsd: number | null;
  readonly modelCalls: number | null;
  readonly turns: number | null;
  readonly wallClockSeconds: number | null;
}

interface Named {
  readonly name: string;
  readonly limit: number;
}

export interface CrewLimitsView {
  readonly queues: readonly Named[];
  readonly agentTypes: readonly Named[];
}

export interface LimitsView {
  readonly spawnDepth: number;
  readonly childrenPerActor: number;
  readonly descendantsPerRoot: number;
  readonly completionTokens: number;
  readonly whenTaskExhausted: 'askPerson' | 'fail';
  readonly task: BudgetLimits;
  readonly conversation: BudgetLimits;
  readonly crew: CrewLimitsView;
}

const amounts = 'tokens costUsd modelCalls turns wallClockSeconds';
const crew = 'queues { name limit } agentTypes { name limit }';

export const showLimits = operation<{ limits: LimitsView }>(`query ShowLimits {
  limits {
    spawnDepth childrenPerActor descendantsPerRoot completionTokens whenTaskExhausted
    task { ${amounts} } conversation { ${amounts} } crew { ${crew} }
  }
}`);

export const showCrewLimits = operation<
  { crew: { readonly limits: CrewLimitsView } | null },
  { crew: string | null }
>(`query ShowCrewLimits($crew: ID) { crew(id: $crew) { limits { ${crew} } } }`);

export const setLimits = operation<
  { setCrewLimits: { limits: CrewLimitsView | null; errors: readonly UserError[] } },
  {
    crew: string | null;
    queues: readonly Named[];
    agentTypes: readonly Named[];
    idempotencyKey: string;
  }
>(`mutation SetLimits($crew: ID, $queues: [NamedLimitInput!], $agentTypes: [NamedLimitInput!], $idempotencyKey: String) {
  setCrewLimits(crew: $crew, queues: $queues, agentTypes: $agentTypes, idempotencyKey: $idempotencyKey) {
    limits { ${crew} } errors { code message }
  }
}`);
