import type { ClarificationView } from '../documents/views.ts';

export type Answer =
  | { readonly kind: 'answer'; readonly text: string }
  /** The person leaves it to the asker's assumption. */
  | { readonly kind: 'assume' }
  /** Nobody is there to answer. */
  | { readonly kind: 'nobody' }
  /** The person wants to stop. */
  | { readonly kind: 'interrupt' };

/** Where answers come from. */
export interface AnswerSource {
  /** Rejects when `signal` is aborted: the question was settled elsewhere. */
  ask(question: ClarificationView, signal: AbortSignal): Promise<Answer>;
}

/** Answers given beforehand, in order. */
export function givenAnswers(texts: readonly string[]): AnswerSource {
  const rest = [...texts];
  return {
    async ask() {
      const text = rest.shift();
      return text === undefined ? { kind: 'nobody' } : { kind: 'answer', text };
    },
  };
}

/** One source for questions that hold up the conversation, another for those that do not. */
export function byUrgency(sources: {
  readonly harsh: AnswerSource;
  readonly soft: AnswerSource;
}): AnswerSource {
  return { ask: (question, signal) => sources[question.urgency].ask(question, signal) };
}

/** The first of several sources that has something to say. */
export function firstOf(sources: readonly AnswerSource[]): AnswerSource {
  return {
    async ask(question, signal) {
      for (const source of sources) {
        const answer = await source.ask(question, signal);
        if (answer.kind !== 'nobody') return answer;
      }
      return { kind: 'nobody' };
    },
  };
}
