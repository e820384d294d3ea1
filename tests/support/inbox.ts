import { eventually } from '../runtime/start-node.ts';
import type { TestApp } from './start-test-app.ts';

export interface InboxItem {
  readonly address: string;
  readonly asker: string;
  readonly kind: string;
  readonly question: string;
  readonly urgency: string;
  readonly options: readonly string[];
}

/** Waits until a question of this tree lies in the inbox, and gives it. */
export async function nextQuestion(app: TestApp, root: string): Promise<InboxItem> {
  const items = await eventually(
    async () => {
      const { inbox } = await app.ask<{ inbox: { nodes: readonly InboxItem[] } }>(
        '{ inbox(first: 50) { nodes { address asker kind question urgency options } } }',
      );
      return inbox.nodes.filter(({ asker }) => asker.startsWith(root));
    },
    (found) => found.length > 0,
    30_000,
  );
  const [item] = items;
  if (item === undefined) throw new Error(`no question of '${root}' came into the inbox`);
  return item;
}

export async function answerQuestion(app: TestApp, question: InboxItem, answer: unknown): Promise<void> {
  const { answerClarification } = await app.ask<{ answerClarification: { errors: readonly object[] } }>(
    `mutation ($id: ID!, $answer: JSON!) {
      answerClarification(input: { id: $id, answer: $answer, answeredBy: "eve" }) { errors { message } }
    }`,
    { id: question.address, answer },
  );
  if (answerClarification.errors.length > 0) throw new Error(JSON.stringify(answerClarification.errors));
}
