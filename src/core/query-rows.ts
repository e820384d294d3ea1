import type { PlainError } from './errors.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { ModelCallStatus } from './model.ts';
import type { ActorEvent, ActorStatus } from './turn.ts';
import type { EffectStatus } from './turn-store.ts';

/** Rows as the read side gives them: the columns of the tables in `migrations/`, named in camelCase. */
export interface ActorRow {
  readonly address: string;
  readonly chart: string;
  readonly chartVersion: string;
  readonly structureHash: string;
  readonly parent: string | null;
  readonly source: string | null;
  readonly root: string;
  readonly status: ActorStatus;
  readonly seq: number;
  readonly state: JsonValue;
  readonly paths: readonly string[];
  readonly tags: readonly string[];
  readonly output: JsonValue;
  readonly error: PlainError | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface TimerRow {
  readonly address: string;
  readonly id: string;
  readonly due: Date;
  readonly target: string;
  readonly event: ActorEvent;
}

export interface EffectRow {
  readonly address: string;
  readonly owner: string;
  readonly root: string;
  readonly source: string;
  readonly kind: 'invocation' | 'action';
  readonly input: JsonValue;
  readonly status: EffectStatus;
  readonly attempt: number;
  readonly notBefore: Date | null;
  readonly lastError: JsonValue;
  readonly createdAt: Date;
}

export interface DeadLetterRow {
  readonly id: string;
  readonly address: string;
  readonly messageId: string;
  readonly event: ActorEvent;
  readonly sender: string | null;
  readonly key: string | null;
  readonly attempts: number;
  readonly reason: string;
  readonly error: JsonValue;
  readonly at: Date;
  readonly redrivenAt: Date | null;
}

export interface HaltRow {
  /** `*` holds everything. */
  readonly root: string;
  readonly reason: string;
  readonly at: Date;
}

export interface PersonaRow {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly data: JsonObject;
  readonly builtIn: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ConversationRow {
  readonly address: string;
  readonly goal: string;
  readonly status: string;
  readonly phase: string;
  readonly options: JsonObject;
  readonly summary: string | null;
  readonly decision: JsonObject | null;
  readonly failure: JsonObject | null;
  readonly messageCount: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  readonly rehearsal: boolean;
  readonly deletedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface AgentRow {
  readonly address: string;
  readonly conversation: string | null;
  readonly personaKey: string;
  readonly name: string;
  readonly role: string;
  readonly persona: JsonObject;
  readonly status: string;
  readonly currentRequest: JsonObject | null;
  readonly lastSpokeAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface MessageRow {
  readonly id: string;
  readonly conversation: string;
  readonly ordinal: number;
  /** Address of an agent, or name of a person. */
  readonly sender: string;
  readonly senderType: 'agent' | 'user' | 'supervisor' | 'system';
  readonly senderName: string;
  readonly type: string;
  readonly phase: string;
  readonly text: string;
  readonly data: JsonObject | null;
  readonly parentId: string | null;
  readonly requiresResponse: boolean;
  readonly rehearsal: boolean;
  readonly callId: string | null;
  readonly cut: JsonObject | null;
  readonly createdAt: Date;
}

export interface MessageHitRow {
  readonly message: MessageRow;
  readonly rank: number;
  /** `ts_headline` with `**` around the found words. */
  readonly excerpt: string;
}

export interface BallotRow {
  readonly address: string;
  readonly conversation: string | null;
  readonly round: number;
  readonly rule: JsonValue;
  readonly proposal: JsonObject;
  readonly options: JsonValue;
  readonly eligible: JsonValue;
  readonly quorum: number;
  readonly deadline: Date | null;
  readonly status: string;
  readonly outcome: JsonObject | null;
  readonly minorityReport: JsonValue;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

export interface VoteRow {
  readonly ballot: string;
  readonly voter: string;
  readonly choice: string | null;
  readonly ranking: readonly string[] | null;
  readonly approvals: readonly string[] | null;
  readonly objection: string | null;
  readonly reason: string;
  readonly weight: number;
  readonly rehearsal: boolean;
  readonly at: Date;
}

export type ClarificationStatus = 'open' | 'notified' | 'answered' | 'expired' | 'withdrawn';

export interface ClarificationRow {
  readonly address: string;
  readonly asker: string;
  readonly askerName: string;
  readonly conversation: string | null;
  readonly kind: string;
  readonly question: string;
  readonly urgency: 'soft' | 'harsh';
  readonly options: readonly string[];
  readonly answerSchema: JsonObject;
  readonly assumption: string | null;
  readonly status: ClarificationStatus;
  readonly deadline: Date | null;
  readonly expiryPolicy: string;
  readonly answer: JsonValue;
  readonly answeredBy: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

export interface ModelCallRow {
  readonly id: string;
  readonly key: string;
  readonly attempt: number;
  readonly address: string;
  readonly root: string;
  readonly persona: string | null;
  readonly purpose: string;
  readonly provider: string;
  readonly model: string;
  readonly rehearsal: boolean;
  readonly status: ModelCallStatus;
  readonly request: JsonObject;
  readonly text: string | null;
  readonly reply: JsonObject | null;
  readonly error: JsonObject | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costUsd: number | null;
  readonly firstTokenMs: number | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}
