import type { Cut, MessageType, SenderType } from './deliberation-facts.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { Persona } from './persona.ts';

/** One message as prompts need it. */
export interface TranscriptMessage {
  readonly id: string;
  readonly ordinal: number;
  readonly sender: string;
  readonly senderType: SenderType;
  readonly senderName: string;
  readonly type: MessageType;
  readonly phase: string;
  readonly text: string;
  readonly data: JsonObject | null;
  readonly parentId: string | null;
  readonly rehearsal: boolean;
  readonly cut: Cut | null;
}

/** Reads what has been said. */
export interface TranscriptReader {
  /**
   * The messages of a conversation in ascending ordinal; empty for an unknown address.
   * `beforeOrdinal` leaves out that ordinal and later ones; `newest` keeps the last n of the rest.
   */
  load(
    conversation: string,
    range?: { readonly beforeOrdinal?: number; readonly newest?: number },
  ): Promise<readonly TranscriptMessage[]>;
}

/** Reads who an agent is: `agent.persona` of the row with this address, or null. */
export interface AgentPersonaReader {
  personaOf(agent: string): Promise<Persona | null>;
}

/** The personas that people may pick for a conversation: table `persona`. */
export interface PersonaStore {
  /** All stored ones by key, built-in ones included when they have been saved. */
  list(): Promise<readonly Persona[]>;
  find(key: string): Promise<Persona | null>;
  /** Inserts or replaces. */
  save(persona: Persona, options: { readonly builtIn: boolean; readonly at: Date }): Promise<void>;
  /** False when there was none. */
  remove(key: string): Promise<boolean>;
}

/** The little that the services themselves ask about conversations. */
export interface ConversationStore {
  /** Null when unknown or deleted. */
  find(address: string): Promise<{ readonly status: string; readonly phase: string } | null>;
  /** Sets `deleted_at` unless it is set; false when there is no such conversation. */
  markDeleted(address: string, at: Date): Promise<boolean>;
}

export interface ClarificationReader {
  /** Null when unknown. */
  find(address: string): Promise<{
    readonly status: 'open' | 'notified' | 'answered' | 'expired' | 'withdrawn';
    readonly answerSchema: JsonObject;
    readonly question: string;
  } | null>;
}

/** The tools that an agent's model may call. */
export interface ToolRunner {
  /** Resolves when tools from elsewhere are listed, or cannot be for now. Absent where all are there at once. */
  ready?(): Promise<void>;
  definitions(): readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: JsonObject;
  }[];
  /** Rejects with a terminal error when the tool is unknown or refuses the arguments. */
  run(
    call: { readonly name: string; readonly arguments: string },
    context: { readonly key: string; readonly address: string; readonly signal: AbortSignal },
  ): Promise<JsonValue>;
}
