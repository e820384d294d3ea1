import type { JsonObject, WorkQuestion } from '#core';
import type { ClarificationInput, ClarificationSettled } from '../clarification.ts';
import { change, send, spawn } from '../task/draft.ts';
import { blamedTries } from './routing.ts';
import { type SubtaskDraft, standStill } from './steps.ts';
import { type Hold, type SubtaskContext, triesBeforePerson, type WorkStops } from './subtask-state.ts';

type Asking = Pick<ClarificationInput, 'id' | 'question' | 'urgency' | 'options' | 'assumption' | 'kind'> & {
  readonly answerSchema: JsonObject;
};

function ask(draft: SubtaskDraft, asking: Asking): string {
  const { title, options, openQuestions, questions } = draft.context;
  const input: ClarificationInput = {
    ...asking,
    question: asking.question.slice(0, 4_000),
    asker: draft.turn.address,
    askerName: `Subtask “${title}”`,
    conversation: null,
    deadlineMs: options.answerTimeMs,
    expiryPolicy: options.unattended,
  };
  const address = spawn(draft, 'clarification', asking.id, input);
  change(draft, {
    questions: questions + 1,
    openQuestions: [...openQuestions, { id: asking.id, address }],
  });
  return address;
}

const reviewAnswers = ['accept', 'retry', 'fail'] as const;

/** A try that failed has left no output that could be accepted. */
function mayAccept({ tries }: SubtaskContext): boolean {
  return tries.at(-1)?.result === 'rejected';
}

/** A person decides about an output that no critic accepts, or about a subtask that nobody gets done. */
export function askAboutOutput(draft: SubtaskDraft): void {
  const { title, questions, reason } = draft.context;
  const hasOutput = mayAccept(draft.context);
  const choices = reviewAnswers.filter((answer) => answer !== 'accept' || hasOutput);
  const id = `review-${questions + 1}`;
  const address = ask(draft, {
    id,
    kind: 'decision',
    question: `“${title}” did not pass ${blamedTries(draft.context)} times: ${reason ?? 'it scored too low'}. ${hasOutput ? 'Accept its last output, let' : 'Let'} it be tried again, or fail the subtask?`,
    urgency: 'harsh',
    options: choices,
    answerSchema: { type: 'string', enum: choices },
    assumption: hasOutput ? 'The output is accepted as it is.' : 'The subtask fails.',
  });
  change(draft, { hold: { id, address, kind: 'review', callKey: null } });
}

const freeAnswer = { type: 'string', minLength: 1, maxLength: 4_000 };

function asAsking({ id, question, urgency, options, assumption }: WorkQuestion): Asking {
  return { id, kind: 'question', question, urgency, options, assumption, answerSchema: freeAnswer };
}

/** The agent cannot go on without an answer. */
export function askBeforeGoingOn(draft: SubtaskDraft, { output }: WorkStops<'question'>): void {
  standStill(draft, output);
  const { question } = output.stop;
  const address = ask(draft, asAsking(question));
  change(draft, {
    asked: [...draft.context.asked, question.id],
    hold: { id: question.id, address, kind: 'question', callKey: null },
    reason: 'its agent waits for an answer',
  });
}

/** The agent goes on meanwhile. A question that comes again, after a crash, stands already. */
export function askMeanwhile(draft: SubtaskDraft, { question }: { readonly question: WorkQuestion }): void {
  const { asked } = draft.context;
  if (asked.includes(question.id)) return;
  ask(draft, asAsking(question));
  change(draft, { asked: [...asked, question.id] });
}

const outcomePattern = /^(again|fail|done)(?::\s*([\s\S]*))?$/;

/** Only a person can find out whether a call happened that must not happen twice. */
export function askOutcome(draft: SubtaskDraft, { output }: WorkStops<'outcomeUnknown'>): void {
  standStill(draft, output);
  const { title, questions } = draft.context;
  const { tool, arguments: given, key } = output.stop;
  const id = `outcome-${questions + 1}`;
  const address = ask(draft, {
    id,
    kind: 'decision',
    question: `While “${title}” was worked on, the tool '${tool}' was called and nobody saw the end of it. It may change something outside, so it is not called again by itself. Look there, then answer 'done: <its result>' when it happened, 'again' when it did not, or 'fail'. It was called with ${given}`,
    urgency: 'harsh',
    options: ['done', 'again', 'fail'],
    answerSchema: { type: 'string', pattern: outcomePattern.source, maxLength: 20_000 },
    assumption: 'The call counts as failed, and the subtask with it.',
  });
  change(draft, {
    hold: { id, address, kind: 'outcome', callKey: key },
    reason: `nobody knows whether the call of '${tool}' happened`,
  });
}

/** What becomes of the subtask now that its question is settled; null when it was another question. */
export function verdictOf(
  context: SubtaskContext,
  event: ClarificationSettled,
): 'accept' | 'goOn' | 'fail' | null {
  const { hold, options } = context;
  if (hold === null || event.id !== hold.id) return null;
  const answered = event.status === 'answered';
  const assumes = options.unattended === 'assume';
  if (hold.kind === 'outcome') return outcomeOf(event).decision === 'fail' ? 'fail' : 'goOn';
  // Who withdraws a question leaves it to the assumption.
  if (hold.kind === 'question') return answered || assumes || event.status === 'withdrawn' ? 'goOn' : 'fail';
  if (!answered) return assumes && mayAccept(context) ? 'accept' : 'fail';
  if (event.answer === 'retry') return 'goOn';
  return event.answer === 'accept' && mayAccept(context) ? 'accept' : 'fail';
}

function outcomeOf({ status, answer }: ClarificationSettled) {
  const said = outcomePattern.exec(status === 'answered' ? String(answer) : '');
  return {
    decision: (said?.[1] ?? 'fail') as 'done' | 'again' | 'fail',
    result: said?.[2]?.trim() || null,
  };
}

export function noteDecision(draft: SubtaskDraft, event: ClarificationSettled): void {
  const { hold } = draft.context;
  const verdict = verdictOf(draft.context, event);
  noteSettled(draft, event);
  if (hold === null || verdict === null) return;
  const by = event.by ?? 'nobody answered in time';
  if (hold.kind === 'outcome') noteOutcome(draft, hold, event);
  change(draft, { hold: null, reason: `${words[hold.kind][verdict]} (${by})` });
  if (verdict === 'fail') {
    const { id } = draft.context;
    change(draft, {
      error: {
        name: 'SubtaskError',
        code: codes[hold.kind],
        message: `The subtask '${id}' failed: ${words[hold.kind].fail} (${by}). Retry it, or change the task.`,
      },
    });
  } else if (hold.kind === 'review') {
    const before = blamedTries(draft.context) + triesBeforePerson;
    change(draft, { refusals: 0, failedTries: 0, triesBeforePerson: before });
  }
}

const words: Record<Hold['kind'], Record<'accept' | 'goOn' | 'fail', string>> = {
  review: { accept: 'accept', goOn: 'retry', fail: 'its output was refused' },
  question: { accept: 'answered', goOn: 'goes on with the answer', fail: 'its question was not answered' },
  outcome: {
    accept: 'decided',
    goOn: 'goes on as a person has decided about the call',
    fail: 'the outcome of a tool call stayed unknown, or was bad',
  },
};

const codes: Record<Hold['kind'], string> = {
  review: 'subtask.refused',
  question: 'subtask.unanswered',
  outcome: 'tool.outcomeUnknown',
};

function noteOutcome(draft: SubtaskDraft, { callKey }: Hold, event: ClarificationSettled): void {
  if (callKey === null) return;
  const { task, id } = draft.context;
  draft.facts.push({
    type: 'toolCall.decided',
    task,
    subtask: id,
    key: callKey,
    ...outcomeOf(event),
    by: event.by,
  });
}

/** A question that is settled is open no more. What was answered is read from its row. */
export function noteSettled(draft: SubtaskDraft, { id }: ClarificationSettled): void {
  change(draft, { openQuestions: draft.context.openQuestions.filter((one) => one.id !== id) });
}

/** Nobody needs an answer any more: the questions go out of the inbox. */
export function withdrawQuestions(draft: SubtaskDraft): void {
  for (const { address } of draft.context.openQuestions) {
    send(draft, address, { type: 'clarification.withdraw' });
  }
  change(draft, { openQuestions: [], hold: null });
}
