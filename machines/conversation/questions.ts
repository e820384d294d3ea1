import type { JsonObject, QuestionReply } from '#core';
import { isNearDuplicate } from '#rules';
import type { ClarificationInput, ClarificationSettled } from '../clarification.ts';
import { type ConversationContext, type OpenQuestion, participant } from './conversation-state.ts';
import { change, childAddress, type Draft, person, say, sayAs, statehouse } from './draft.ts';

const shortened = 300;

/** Opens a clarification for an agent's question, unless it was asked before or too many were asked. */
export function askPeople(
  draft: Draft,
  asker: string,
  question: QuestionReply | null,
  parentId: string | null,
): void {
  const { context } = draft;
  if (question === null || context.questions.length >= context.options.maxQuestions) return;
  if (context.questions.some(({ text }) => isNearDuplicate(text, question.text.slice(0, shortened)))) return;
  const options = [...new Set(question.options.filter((option) => option.trim() !== ''))];
  open(draft, {
    asker,
    question: question.text,
    urgency: question.urgency,
    assumption: question.assumption,
    options,
    answerSchema: answerSchema(options),
    kind: 'question',
    parentId,
  });
}

/** Asks people which option to take, after the last round. */
export function askForDecision(draft: Draft): void {
  const { proposal, result } = draft.context;
  if (proposal === null) return;
  const titles = proposal.options.map(({ title }) => title);
  const keys = proposal.options.map(({ key }) => key);
  open(draft, {
    asker: 'statehouse',
    question:
      `No ballot passed in ${draft.context.round} rounds. ${result?.explanation ?? ''} Which option is to be taken?`.slice(
        0,
        2_000,
      ),
    urgency: 'harsh',
    assumption: 'The option with the most support is recorded as the decision.',
    options: titles,
    answerSchema: { type: 'string', enum: [...new Set([...titles, ...keys])] },
    kind: 'decision',
    parentId: proposal.messageId,
  });
}

/** A supervisor's policy wants a person to look. */
export function askForHelp(draft: Draft, agent: string, text: string): void {
  const { context } = draft;
  if (context.questions.length >= context.options.maxQuestions) return;
  open(draft, {
    asker: 'statehouse',
    question: `The supervisor asks you to look at ${participant(context, agent)?.name ?? agent}: ${text}`,
    urgency: 'harsh',
    assumption: 'The conversation goes on as it is.',
    options: [],
    answerSchema: answerSchema([]),
    kind: 'question',
    parentId: null,
  });
}

interface Opening {
  readonly asker: string;
  readonly question: string;
  readonly urgency: 'soft' | 'harsh';
  readonly assumption: string;
  readonly options: readonly string[];
  readonly answerSchema: JsonObject;
  readonly kind: 'question' | 'decision';
  readonly parentId: string | null;
}

function open(draft: Draft, opening: Opening): void {
  const { context, turn } = draft;
  const { options } = context;
  const id = `question-${context.questions.length + 1}`;
  const clarification = childAddress(draft, id);
  const speech = {
    messageType: 'questionToUser',
    text: opening.question,
    data: {
      clarification,
      urgency: opening.urgency,
      assumption: opening.assumption,
      options: opening.options,
    },
    parentId: opening.parentId,
    requiresResponse: true,
  } as const;
  const asking = participant(context, opening.asker);
  const messageId = asking ? sayAs(draft, opening.asker, speech) : say(draft, statehouse, speech);
  const input: ClarificationInput = {
    id,
    asker: asking ? (context.addresses[opening.asker] ?? opening.asker) : turn.address,
    askerName: asking?.name ?? 'Statehouse',
    conversation: turn.address,
    kind: opening.kind,
    question: opening.question,
    urgency: opening.urgency,
    options: opening.options,
    answerSchema: opening.answerSchema,
    assumption: opening.assumption,
    deadlineMs: options.clarificationTimeoutMs,
    expiryPolicy: options.unattended,
  };
  draft.orders.push({ kind: 'clarification', id, input });
  const question: OpenQuestion = {
    id,
    clarification,
    messageId,
    asker: opening.asker,
    kind: opening.kind,
    urgency: opening.urgency,
    blocks: opening.urgency === 'harsh' && options.unattended !== 'assume',
    status: 'open',
    text: opening.question.slice(0, shortened),
    assumption: opening.assumption.slice(0, shortened),
  };
  change(draft, { questions: [...draft.context.questions, question] });
  if (question.blocks && asking) tellAsker(draft, opening.asker, 'agent.awaitHuman');
}

function tellAsker(draft: Draft, agent: string, type: 'agent.awaitHuman' | 'agent.humanAnswered'): void {
  draft.orders.push({ kind: 'panel', event: { type: 'supervisor.tell', agents: [agent], event: { type } } });
}

function answerSchema(options: readonly string[]): JsonObject {
  return options.length > 0
    ? { type: 'string', enum: options }
    : { type: 'string', minLength: 1, maxLength: 4_000 };
}

/** Takes what a clarification ended with. A late answer to a soft question is a message like any other. */
export function settleQuestion(draft: Draft, event: ClarificationSettled): void {
  const question = draft.context.questions.find(({ id, status }) => id === event.id && status === 'open');
  if (!question) return;
  change(draft, {
    questions: draft.context.questions.map((one) =>
      one.id === event.id ? { ...one, status: event.status } : one,
    ),
  });
  if (question.blocks) tellAsker(draft, question.asker, 'agent.humanAnswered');
  if (event.status === 'answered') {
    const text = typeof event.answer === 'string' ? event.answer : JSON.stringify(event.answer);
    say(draft, person(event.by ?? 'user'), {
      messageType: 'userResponse',
      text,
      data: { clarification: question.clarification },
      parentId: question.messageId,
    });
    if (question.kind === 'decision') chooseByPerson(draft, text);
  } else if (question.urgency === 'harsh' && draft.context.options.unattended === 'fail') {
    change(draft, {
      failure: {
        code: 'conversation.unanswered',
        message: `Nobody answered in time: ${question.text}`,
      },
    });
  }
}

function chooseByPerson(draft: Draft, answer: string): void {
  const option = draft.context.proposal?.options.find(({ key, title }) => key === answer || title === answer);
  if (option) change(draft, { chosen: { option: option.key, by: 'person' } });
}

/** The conversation waits for an answer. */
export function isBlocked({ questions }: ConversationContext): boolean {
  return questions.some(({ blocks, status }) => blocks && status === 'open');
}

/** What was taken as true without an answer. */
export function assumptionsOf({ questions }: ConversationContext): readonly string[] {
  return questions
    .filter(({ kind, status }) => kind === 'question' && status !== 'answered')
    .map(({ text, assumption }) => `${text} Assumed: ${assumption}`);
}
