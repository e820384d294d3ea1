import type { ClarificationInput, ClarificationSettled } from '../clarification.ts';
import { change, type Draft, forget, send, spawn } from '../task/draft.ts';
import type { CrewContext } from './crew-state.ts';

type CrewDraft = Draft<CrewContext>;

const answers = ['reinstate', 'leave out of service', 'remove'] as const;
type Decision = (typeof answers)[number];

const answerTimeMs = 7 * 24 * 3_600_000;
const prefix = 'question-';

/** Puts it to people what is to become of an agent that failed too often. Once: an open question is not asked again. */
export function askAboutWorker(draft: CrewDraft, worker: string, reason: string): void {
  const { questions = noQuestions, workers } = draft.context;
  if (Object.values(questions.open).some((one) => one.worker === worker)) return;
  const asked = questions.asked + 1;
  const id = `${prefix}${asked}`;
  const name = workers.find(({ key }) => key === worker)?.name ?? worker;
  const input: ClarificationInput = {
    id,
    asker: draft.turn.address,
    askerName: 'Crew',
    conversation: null,
    kind: 'decision',
    question: `The agent ${name} (${worker}) is out of service: ${reason}\nWhat is to be done with it?`.slice(
      0,
      4_000,
    ),
    urgency: 'soft',
    options: [...answers],
    answerSchema: { type: 'string', enum: [...answers] },
    assumption: 'It stays out of service; the others take its work over.',
    deadlineMs: answerTimeMs,
    expiryPolicy: 'assume',
  };
  const address = spawn(draft, 'clarification', id, input);
  change(draft, { questions: { asked, open: { ...questions.open, [id]: { worker, address } } } });
}

/** What was decided about whom; null when the question is none of these, or was withdrawn. */
export function takeAnswer(
  draft: CrewDraft,
  { id, status, answer }: ClarificationSettled,
): { readonly worker: string; readonly decision: Decision } | null {
  const about = close(draft, id);
  if (about === null) return null;
  const decision = answers.find((each) => status === 'answered' && each === answer);
  return { worker: about.worker, decision: decision ?? 'leave out of service' };
}

/** It has been decided otherwise. */
export function withdrawQuestion(draft: CrewDraft, worker: string): void {
  const open = Object.entries(draft.context.questions?.open ?? {});
  for (const [id, about] of open) {
    if (about.worker !== worker) continue;
    close(draft, id);
    send(draft, about.address, { type: 'clarification.withdraw' });
  }
}

/** Lets go of a question that has ended, so that the snapshot does not grow with it. */
export function forgetQuestion(draft: CrewDraft, childId: string): void {
  if (childId.startsWith(prefix)) forget(draft, childId);
}

const noQuestions: NonNullable<CrewContext['questions']> = { asked: 0, open: {} };

function close(draft: CrewDraft, id: string): { readonly worker: string } | null {
  const { questions = noQuestions } = draft.context;
  const { [id]: about, ...open } = questions.open;
  if (about === undefined) return null;
  change(draft, { questions: { ...questions, open } });
  return about;
}
