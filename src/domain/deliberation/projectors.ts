import type { DeliberationFact, ProjectionTurn, ProjectionWrite, Projector } from '#core';

type FactOf<Type extends DeliberationFact['type']> = Extract<DeliberationFact, { type: Type }>;

const iso = (at: number) => new Date(at).toISOString();

function projector<Type extends DeliberationFact['type']>(
  type: Type,
  rows: (fact: FactOf<Type>, turn: ProjectionTurn) => readonly ProjectionWrite[],
  slim?: (fact: FactOf<Type>) => { readonly type: string },
): Projector {
  return { type, rows, ...(slim === undefined ? {} : { slim }) } as Projector;
}

const update = (table: string, row: ProjectionWrite['row']): ProjectionWrite => ({
  table,
  mode: 'update',
  row,
});

export function createProjectors(): readonly Projector[] {
  return deliberationProjectors;
}

/** How the facts of a deliberation become rows, and what of them the journal keeps: bodies are in the rows only. */
const deliberationProjectors: readonly Projector[] = [
  projector(
    'conversation.created',
    ({ goal, options }, { address, at }) => [
      {
        table: 'conversation',
        mode: 'upsert',
        row: {
          address,
          goal,
          status: 'created',
          phase: 'initialization',
          options,
          created_at: iso(at),
          updated_at: iso(at),
        },
      },
    ],
    ({ type }) => ({ type }),
  ),
  projector('conversation.changed', ({ status, phase, failure }, { address, at }) => [
    update('conversation', { address, status, phase, failure, updated_at: iso(at) }),
  ]),
  projector(
    'message.added',
    (fact, { at }) => [
      {
        table: 'message',
        mode: 'insert',
        row: {
          id: fact.id,
          conversation: fact.conversation,
          ordinal: fact.ordinal,
          sender: fact.sender,
          sender_type: fact.senderType,
          sender_name: fact.senderName,
          type: fact.messageType,
          phase: fact.phase,
          text: fact.text,
          data: fact.data,
          parent_id: fact.parentId,
          requires_response: fact.requiresResponse,
          rehearsal: fact.rehearsal,
          call_id: fact.callId,
          cut: fact.cut,
          created_at: iso(at),
        },
      },
      ...(fact.phase === 'chat'
        ? []
        : [
            update('conversation', {
              address: fact.conversation,
              message_count: fact.ordinal,
              ...(fact.messageType === 'summary' ? { summary: fact.text } : {}),
              updated_at: iso(at),
            }),
          ]),
      ...(fact.senderType === 'agent'
        ? [update('agent', { address: fact.sender, last_spoke_at: iso(at) })]
        : []),
    ],
    ({ text: _text, data: _data, cut, ...fact }) => ({
      ...fact,
      cut: cut === null ? null : { callId: cut.callId, offset: cut.offset },
    }),
  ),
  projector('usage.added', ({ totals, rehearsal }, { address, at }) => [
    update('conversation', {
      address,
      prompt_tokens: totals.promptTokens,
      completion_tokens: totals.completionTokens,
      cost_usd: totals.costUsd,
      // Once any of it was rehearsed it stays marked; a real reply does not clear the mark.
      ...(rehearsal ? { rehearsal: true } : {}),
      updated_at: iso(at),
    }),
  ]),
  projector('decision.reached', ({ decision }, { address, at }) => [
    update('conversation', { address, decision, updated_at: iso(at) }),
  ]),
  projector(
    'agent.joined',
    ({ agent, conversation, persona }, { at }) => [
      {
        table: 'agent',
        mode: 'upsert',
        row: {
          address: agent,
          conversation,
          persona_key: persona.key,
          name: persona.name,
          role: persona.role,
          persona,
          status: 'starting',
          created_at: iso(at),
          updated_at: iso(at),
        },
      },
    ],
    ({ type, agent, conversation, persona }) => ({ type, agent, conversation, persona: persona.key }),
  ),
  projector('agent.status', ({ agent, status, request }, { at }) => [
    update('agent', { address: agent, status, current_request: request, updated_at: iso(at) }),
  ]),
  projector('agent.answered', () => []),
  projector('supervisor.acted', () => []),
  projector(
    'ballot.opened',
    (fact, { at }) => [
      {
        table: 'ballot',
        mode: 'upsert',
        row: {
          address: fact.ballot,
          conversation: fact.conversation,
          round: fact.round,
          rule: fact.rule,
          proposal: fact.proposal,
          options: fact.options,
          eligible: fact.eligible,
          quorum: fact.quorum,
          deadline: iso(fact.deadline),
          status: 'open',
          created_at: iso(at),
        },
      },
    ],
    ({ type, ballot, conversation, round, runoff }) => ({ type, ballot, conversation, round, runoff }),
  ),
  projector(
    'vote.cast',
    (fact, { at }) => [
      {
        table: 'vote',
        // A plain insert: the primary key holds that each voter has one vote.
        mode: 'insert',
        row: {
          ballot: fact.ballot,
          voter: fact.voter,
          choice: fact.choice,
          ranking: fact.ranking,
          approvals: fact.approvals,
          objection: fact.objection,
          reason: fact.reason,
          weight: fact.weight,
          rehearsal: fact.rehearsal,
          at: iso(at),
        },
      },
    ],
    ({ type, ballot, voter, choice, weight, rehearsal }) => ({
      type,
      ballot,
      voter,
      choice,
      weight,
      rehearsal,
    }),
  ),
  projector(
    'ballot.closed',
    ({ ballot, status, outcome, minorityReport }, { at }) => [
      update('ballot', {
        address: ballot,
        status,
        outcome,
        minority_report: minorityReport,
        closed_at: iso(at),
      }),
    ],
    ({ type, ballot, status, outcome }) => ({ type, ballot, status, winner: outcome?.['winner'] ?? null }),
  ),
  projector(
    'clarification.opened',
    (fact, { at }) => [
      {
        table: 'clarification',
        mode: 'upsert',
        row: {
          address: fact.clarification,
          asker: fact.asker,
          asker_name: fact.askerName,
          conversation: fact.conversation,
          kind: fact.kind,
          question: fact.question,
          urgency: fact.urgency,
          options: fact.options,
          answer_schema: fact.answerSchema,
          assumption: fact.assumption,
          status: 'open',
          deadline: iso(fact.deadline),
          expiry_policy: fact.expiryPolicy,
          created_at: iso(at),
        },
      },
    ],
    ({ type, clarification, conversation, urgency, kind }) => ({
      type,
      clarification,
      conversation,
      urgency,
      kind,
    }),
  ),
  projector('clarification.notified', ({ clarification }) => [
    update('clarification', { address: clarification, status: 'notified' }),
  ]),
  projector(
    'clarification.closed',
    ({ clarification, status, answer, answeredBy }, { at }) => [
      update('clarification', {
        address: clarification,
        status,
        answer,
        answered_by: answeredBy,
        closed_at: iso(at),
      }),
    ],
    ({ type, clarification, status, answeredBy }) => ({ type, clarification, status, answeredBy }),
  ),
];
