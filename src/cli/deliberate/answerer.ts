import { randomUUID } from 'node:crypto';
import type { Api } from '../client/api.ts';
import { cancelConversation } from '../documents/conversation.ts';
import type { UserError } from '../documents/operation.ts';
import { answerClarification, withdrawClarification } from '../documents/people.ts';
import type { ClarificationView } from '../documents/views.ts';
import type { Answer, AnswerSource } from './answer-source.ts';
import { answerValue } from './answer-value.ts';
import type { UnattendedPolicy } from './unattended-policy.ts';

export interface Answerer {
  ask(question: ClarificationView): void;
  /** The question was settled, here or elsewhere. */
  settle(address: string): void;
  close(): void;
}

export interface AnswererOptions {
  readonly api: Api;
  readonly source: AnswerSource;
  readonly policy: UnattendedPolicy;
  readonly conversationId: string;
  readonly notice: (text: string) => void;
  /** The person at the prompt pressed Ctrl-C. */
  readonly interrupt: () => void;
  /** A question that holds up the conversation waits for somebody who is not here. */
  readonly unanswered: (question: ClarificationView) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Takes the questions one at a time, in the order in which they were asked. One that holds up the conversation goes
 * first: a softer one that is being asked makes way and comes again.
 */
export function createAnswerer(options: AnswererOptions): Answerer {
  const { api, source, policy, notice } = options;
  const closing = new AbortController();
  const waiting: ClarificationView[] = [];
  let current: { readonly question: ClarificationView; readonly stop: AbortController } | null = null;

  async function work(): Promise<void> {
    if (current !== null) return;
    for (let question = next(); question !== undefined; question = next()) {
      const stop = new AbortController();
      current = { question, stop };
      try {
        await handle(question, AbortSignal.any([stop.signal, closing.signal]));
      } catch (error) {
        if (stop.signal.reason === makesWay) waiting.unshift(question);
        else if (!stop.signal.aborted && !closing.signal.aborted) options.failed(error);
      } finally {
        current = null;
      }
    }
  }

  function next(): ClarificationView | undefined {
    if (closing.signal.aborted) return undefined;
    const harsh = waiting.findIndex(({ urgency }) => urgency === 'harsh');
    return waiting.splice(Math.max(0, harsh), 1)[0];
  }

  async function handle(question: ClarificationView, signal: AbortSignal): Promise<void> {
    for (;;) {
      const answer = await source.ask(question, signal);
      if (answer.kind === 'interrupt') return options.interrupt();
      if (answer.kind === 'assume') return withdraw(question, 'left to the assumption by a person');
      if (answer.kind === 'nobody') return unattended(question);
      const problems = await deliver(question, answer);
      if (problems.length === 0 || signal.aborted) return;
      notice(`The answer was refused: ${problems.map(({ message }) => message).join('; ')}`);
      if (!problems.every(({ code }) => isAboutInput(code))) return;
    }
  }

  async function deliver(
    question: ClarificationView,
    answer: Extract<Answer, { kind: 'answer' }>,
  ): Promise<readonly UserError[]> {
    const reply = await api.request(answerClarification, {
      input: { id: question.address, answer: answerValue(answer.text, question.answerSchema) },
      idempotencyKey: randomUUID(),
    });
    return reply.answerClarification.errors;
  }

  async function withdraw(question: ClarificationView, reason: string): Promise<void> {
    const reply = await api.request(withdrawClarification, {
      id: question.address,
      reason,
      idempotencyKey: randomUUID(),
    });
    for (const { message } of reply.withdrawClarification.errors) notice(message);
  }

  async function unattended(question: ClarificationView): Promise<void> {
    const harsh = question.urgency === 'harsh';
    if (policy === 'assume') return withdraw(question, 'nobody attends this run; its policy is to assume');
    if (!harsh) return;
    if (policy === 'wait') return options.unanswered(question);
    const reply = await api.request(cancelConversation, {
      id: options.conversationId,
      reason: `nobody attends this run to answer ${question.askerName}: ${question.question}`,
      idempotencyKey: randomUUID(),
    });
    for (const { message } of reply.cancelConversation.errors) notice(message);
  }

  return {
    ask(question) {
      waiting.push(question);
      if (question.urgency === 'harsh' && current?.question.urgency === 'soft') current.stop.abort(makesWay);
      void work();
    },
    settle(address) {
      const place = waiting.findIndex((question) => question.address === address);
      if (place >= 0) waiting.splice(place, 1);
      if (current?.question.address === address) current.stop.abort();
    },
    close: () => closing.abort(),
  };
}

const makesWay = Symbol('makes way for a question that holds up the conversation');

function isAboutInput(code: string): boolean {
  return /invalid|input|schema|answer/i.test(code);
}
