/** Who an agent is: everything its prompts are made of. Plain data, so that people can add their own. */
export interface Persona {
  /** Kebab-case, unique within a conversation: `technical-architect`. */
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly personality: string;
  /** What this persona judges a proposal by, one sentence each. */
  readonly decisionCriteria: readonly string[];
  readonly style: string;
  readonly outputFormat: string;
  /** Model that it asks for; absent: the configured one. */
  readonly model?: string;
  /** The one that presents, summarises and proposes. Without any, the first persona of a conversation does. */
  readonly facilitates?: boolean;
  /** Weight of its vote, default 1. */
  readonly weight?: number;
  /** Names of tools and skills that it may use, default none. */
  readonly capabilities?: readonly string[];
}
