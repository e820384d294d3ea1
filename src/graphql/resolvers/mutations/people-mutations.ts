import type { TurnReceipt } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import { inputErrors } from '../../input-error.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { defined } from '../defined.ts';
import { changeRequest, checkText } from './change-request.ts';

const longestMessage = 32_000;
const longestText = 8_000;

type Names = 'postMessage' | 'answerClarification' | 'withdrawClarification' | 'interject' | 'castVote';

export const peopleMutations: Pick<MutationResolvers, Names> = {
  postMessage: (_, { input, idempotencyKey }, context) =>
    attempt(
      async () => {
        const request = changeRequest(context, idempotencyKey);
        const parentId = input.parent == null ? null : readKey('Message', input.parent);
        const conversation = readKey('Conversation', input.conversation);
        const { receipt, messageId } = await context.services.deliberations.post(conversation, {
          ...request,
          sender: input.sender ?? request.sender,
          text: checkText(['input', 'text'], input.text, longestMessage),
          ...defined({ parentId, requiresResponse: input.requiresResponse }),
        });
        return { message: await context.loaders.row('messages', messageId), receipt };
      },
      { message: null, receipt: null },
    ),
  answerClarification: (_, { input, idempotencyKey }, context) =>
    settle(input.id, context, (address) =>
      context.services.deliberations.answer(address, {
        ...changeRequest(context, idempotencyKey),
        answer: input.answer,
        answeredBy: input.answeredBy ?? context.viewer.name,
      }),
    ),
  withdrawClarification: (_, { id, reason, idempotencyKey }, context) =>
    settle(id, context, (address) =>
      context.services.deliberations.withdraw(address, {
        ...changeRequest(context, idempotencyKey),
        ...defined({ reason }),
      }),
    ),
  interject: (_, { input, idempotencyKey }, context) =>
    attempt(
      async () => {
        const receipts = await context.services.deliberations.interject(readTarget(input), {
          ...changeRequest(context, idempotencyKey),
          text: checkText(['input', 'text'], input.text, longestText),
          ...defined({ reason: input.reason }),
        });
        return { receipts };
      },
      { receipts: [] },
    ),
  castVote: (_, { input, idempotencyKey }, context) =>
    attempt(
      async () => {
        const ballot = readKey('Ballot', input.ballot);
        const voter = input.voter ?? context.viewer.name;
        const receipt = await context.services.deliberations.vote(ballot, {
          ...changeRequest(context, idempotencyKey),
          voter,
          choice: input.choice ?? null,
          ranking: input.ranking ?? [],
          approvals: input.approvals ?? [],
          objection: input.objection ?? null,
          reason: checkText(['input', 'reason'], input.reason, longestText),
        });
        return { vote: await context.loaders.row('votes', `${ballot}|${voter}`), receipt };
      },
      { vote: null, receipt: null },
    ),
};

function readTarget({
  agent,
  conversation,
}: {
  readonly agent?: string | null;
  readonly conversation?: string | null;
}): { readonly agent: string } | { readonly conversation: string } {
  if (agent != null && conversation == null) return { agent: readKey('Agent', agent) };
  if (conversation != null && agent == null) return { conversation: readKey('Conversation', conversation) };
  throw inputErrors.oneOf(['agent', 'conversation']);
}

function settle(id: string, { loaders }: GraphqlContext, send: (address: string) => Promise<TurnReceipt>) {
  return attempt(
    async () => {
      const address = readKey('Clarification', id);
      const receipt = await send(address);
      return { clarification: await loaders.row('clarifications', address), receipt };
    },
    { clarification: null, receipt: null },
  );
}
