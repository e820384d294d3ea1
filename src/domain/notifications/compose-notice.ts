import type { ComposedNotice, Notice, NoticeReader, QuestionBrief } from '#core';

const longestTitle = 150;
const longestText = 3_000;

type Words = Pick<ComposedNotice, 'title' | 'text'>;

/** A notice in words; null when there is nothing to tell any more. */
export async function composeNotice(
  { kind, subject, detail }: Notice,
  reader: NoticeReader,
): Promise<Words | null> {
  const words = await wordsOf({ kind, subject, detail }, reader);
  return words === null ? null : { title: oneLine(words.title), text: words.text.slice(0, longestText) };
}

async function wordsOf({ kind, subject, detail }: Notice, reader: NoticeReader): Promise<Words | null> {
  if (kind === 'alert') return { title: 'Statehouse: an alert', text: `${detail}\n\nSource: ${subject}` };
  if (kind === 'question') {
    const question = await reader.question(subject);
    const isOpen = question?.status === 'open' || question?.status === 'notified';
    return question && isOpen ? questionWords(question, subject) : null;
  }
  const task = await reader.task(subject);
  if (task) {
    if (task.status !== 'failed') return null;
    const what = kind === 'budgetExhausted' ? 'the budget of a task is used up' : 'a task failed';
    const why = task.failure ?? 'No reason was recorded.';
    const text = `${clip(task.description, 500)}\n\n${why}\n\nLook: statehouse task ${subject}`;
    return { title: `Statehouse: ${what}`, text };
  }
  const conversation = await reader.conversation(subject);
  if (conversation?.status !== 'budgetExhausted') return null;
  const text = `${clip(conversation.goal, 500)}\n\nIt goes on when its budget is extended (mutation extendBudget) or it is cancelled.\n\nLook: statehouse show ${subject}`;
  return { title: 'Statehouse: the budget of a conversation is used up', text };
}

function questionWords(question: QuestionBrief, address: string): Words {
  const { askerName, urgency, options, assumption, deadline } = question;
  const lines = [
    question.question,
    ...(options.length > 0 ? ['', ...options.map((option) => `- ${option}`)] : []),
    '',
    urgency === 'harsh'
      ? 'The work waits for the answer.'
      : `The work goes on meanwhile${assumption === null ? '' : `, assuming: ${assumption}`}.`,
    ...(deadline === null ? [] : [`Time to answer: until ${deadline.toISOString()}.`]),
    '',
    `Answer: statehouse answer ${address} "${options.find(isPlain) ?? 'your answer'}"`,
  ];
  return { title: `Statehouse: ${askerName} asks: ${question.question}`, text: lines.join('\n') };
}

/** People copy the command into a shell, and a model wrote the options: nothing in one may be read as more than words. */
function isPlain(option: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} .,:+-]{0,199}$/u.test(option);
}

/** Line breaks and control characters have no place in a subject line. */
function oneLine(text: string): string {
  return clip(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '), longestTitle);
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
