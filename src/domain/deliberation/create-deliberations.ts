import { createHash } from 'node:crypto';
import type {
  ActorEvent,
  ActorRuntime,
  ClarificationReader,
  Clock,
  ConversationStore,
  Ids,
  JsonObject,
  JsonValue,
  Persona,
  PersonaStore,
  TurnReceipt,
} from '#core';
import { builtInPersonas } from '#rules';
import { castVote, type PersonsVote } from '../people/cast-vote.ts';
import { checkAnswer } from '../people/check-answer.ts';
import { DeliberationError } from './deliberation-errors.ts';
import { type BudgetCeiling, type ReadOptions, readOptions } from './read-options.ts';

export interface DeliberationParts {
  readonly runtime: ActorRuntime;
  readonly personas: Pick<PersonaStore, 'find'>;
  readonly conversations: ConversationStore;
  readonly clarifications: ClarificationReader;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits?: BudgetCeiling;
}

/** Who asks for a change, and the key under which a retry changes nothing and gives the first outcome. */
export interface ChangeRequest {
  readonly sender: string;
  readonly key?: string;
}

export type Deliberations = ReturnType<typeof createDeliberations>;

/** What people do with deliberations. Every change is committed when its promise resolves. */
export function createDeliberations(parts: DeliberationParts) {
  const { runtime, clarifications, conversations } = parts;

  function send(address: string, event: ActorEvent, request: ChangeRequest) {
    return runtime.send(address, event, sendOptions(request));
  }

  return {
    /**
     * Creates a conversation; `start: false` leaves it waiting for `start`. The options are those of `readOptions`.
     * Throws `conversation.invalidGoal` and `conversation.invalidOptions`.
     */
    async create(
      request: ChangeRequest & {
        readonly goal: string;
        readonly context?: string;
        readonly options?: Readonly<Record<string, unknown>>;
        readonly start?: boolean;
      },
    ): Promise<TurnReceipt> {
      const goal = request.goal.trim();
      if (goal.length < 3 || goal.length > 5_000) throw DeliberationError.invalidGoal(request.goal);
      const { personas, people, weights, options } = readOptions(request.options ?? {}, parts.limits);
      const panel = await choosePanel(parts.personas, { personas, people, weights });
      return runtime.start({
        chart: 'conversation',
        id: request.key === undefined ? parts.ids.next() : idFor(request.key),
        sender: request.sender,
        input: {
          goal,
          context: request.context ?? null,
          personas: JSON.parse(JSON.stringify(panel)) as JsonObject[],
          options: { ...options, start: request.start ?? true },
        },
      });
    },

    start: (conversation: string, request: ChangeRequest) =>
      send(conversation, { type: 'conversation.start' }, request),

    pause: (conversation: string, { reason, ...request }: ChangeRequest & { readonly reason?: string }) =>
      send(conversation, { type: 'conversation.pause', ...given({ reason }) }, request),

    resume: (conversation: string, request: ChangeRequest) =>
      send(conversation, { type: 'conversation.resume' }, request),

    cancel: (conversation: string, { reason, ...request }: ChangeRequest & { readonly reason?: string }) =>
      send(conversation, { type: 'conversation.cancel', ...given({ reason }) }, request),

    /** Adds to the budget of a conversation that has one; one that stopped for want of it goes on. */
    extendBudget: (
      conversation: string,
      {
        tokens,
        costUsd,
        ...request
      }: ChangeRequest & { readonly tokens?: number; readonly costUsd?: number },
    ) => send(conversation, { type: 'conversation.extendBudget', ...given({ tokens, costUsd }) }, request),

    /** Ends what still runs and hides the conversation. A second removal changes nothing. */
    async remove(conversation: string, request: ChangeRequest): Promise<void> {
      const view = await runtime.view(conversation);
      if (view?.status === 'active') {
        await send(
          conversation,
          { type: 'conversation.cancel', reason: 'The conversation was deleted.' },
          request,
        );
      }
      const isKnown = await conversations.markDeleted(conversation, new Date(parts.clock.now()));
      if (!isKnown) throw DeliberationError.unknownConversation(conversation);
    },

    /** Adds a person's message; resolves once it is in the transcript. */
    async post(
      conversation: string,
      request: ChangeRequest & {
        readonly text: string;
        readonly parentId?: string;
        readonly requiresResponse?: boolean;
      },
    ): Promise<{ readonly receipt: TurnReceipt; readonly messageId: string }> {
      const { text, parentId, requiresResponse, ...rest } = request;
      const receipt = await send(
        conversation,
        {
          type: 'conversation.post',
          text,
          from: request.sender,
          ...given({ parentId, requiresResponse }),
        },
        rest,
      );
      const [entry] = await runtime.feed.read({
        address: conversation,
        after: receipt.position - 1,
        limit: 1,
      });
      const message = entry?.facts.find((fact) => fact.type === 'message.added');
      if (typeof message?.['id'] !== 'string') throw DeliberationError.notAsked(conversation);
      return { receipt, messageId: message['id'] };
    },

    /** Breaks into what one agent, or every thinking agent of a conversation, is saying. */
    async interject(
      target: { readonly agent: string } | { readonly conversation: string },
      { text, reason, ...request }: ChangeRequest & { readonly text: string; readonly reason?: string },
    ): Promise<readonly TurnReceipt[]> {
      const said = { text, from: request.sender, ...given({ reason }) };
      return 'agent' in target
        ? [await send(target.agent, { type: 'agent.interject', ...said }, request)]
        : [await send(target.conversation, { type: 'conversation.interject', ...said }, request)];
    },

    /** Answers a question, once. Throws `clarification.unknown`, `clarification.settled`, `clarification.unfitAnswer`. */
    async answer(
      clarification: string,
      request: ChangeRequest & { readonly answer: JsonValue; readonly answeredBy: string },
    ): Promise<TurnReceipt> {
      const { answer, answeredBy, ...rest } = request;
      const question = await clarifications.find(clarification);
      if (!question) throw DeliberationError.unknownClarification(clarification);
      // A retry of the request that settled it is told apart by its key, in the runtime.
      const isOpen = question.status === 'open' || question.status === 'notified';
      if (!isOpen && rest.key === undefined) throw DeliberationError.settled(clarification, question.status);
      checkAnswer(clarification, question.answerSchema, answer);
      return send(clarification, { type: 'clarification.answer', answer, by: answeredBy }, rest);
    },

    withdraw: (clarification: string, { reason, ...request }: ChangeRequest & { readonly reason?: string }) =>
      send(clarification, { type: 'clarification.withdraw', ...given({ reason }) }, request),

    /** Casts a person's vote, once per voter and ballot. */
    vote: (ballot: string, { sender, key, ...vote }: ChangeRequest & PersonsVote) =>
      castVote(runtime, ballot, vote, { sender, ...given({ key }) }),
  };
}

async function choosePanel(
  store: Pick<PersonaStore, 'find'>,
  { personas: keys, people, weights }: Pick<ReadOptions, 'personas' | 'people' | 'weights'>,
): Promise<readonly Persona[]> {
  const found = await Promise.all(
    (keys ?? builtInPersonas.map(({ key }) => key)).map(
      async (key) => (await store.find(key)) ?? builtInPersonas.find((one) => one.key === key) ?? key,
    ),
  );
  const issues: { path: (string | number)[]; message: string }[] = found.flatMap((one, index) =>
    typeof one === 'string'
      ? [{ path: ['personas', index], message: `there is no persona '${one}'` }]
      : found.findIndex((other) => typeof other !== 'string' && other.key === one.key) < index
        ? [{ path: ['personas', index], message: `'${one.key}' is named twice` }]
        : [],
  );
  for (const voter of Object.keys(weights)) {
    const isKnown =
      people.includes(voter) || found.some((one) => typeof one !== 'string' && one.key === voter);
    if (!isKnown)
      issues.push({ path: ['weights'], message: `'${voter}' is neither a persona nor a person here` });
  }
  if (issues.length > 0) throw DeliberationError.invalidOptions(issues);
  return found
    .filter((one) => typeof one !== 'string')
    .map((one) => ({ ...one, weight: weights[one.key] ?? one.weight ?? 1 }));
}

/** The same address for the same key, so that a retry finds the first conversation. */
function idFor(key: string): string {
  return createHash('sha256').update(`conversation\n${key}`).digest('hex').slice(0, 26);
}

function sendOptions({ sender, key }: ChangeRequest): { sender: string; key?: string } {
  return key === undefined ? { sender } : { sender, key };
}

/** The fields that are there: an absent one must not become `undefined` in an event. */
function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}
