import type { Dice } from './dice.ts';
import type { Panel } from './panel.ts';

export interface People {
  /** Conversations that were acknowledged, oldest first. */
  readonly conversations: readonly string[];
  /** Goes away after what is under way. */
  leave(): Promise<void>;
}

const goals = [
  'Should a 12-person company move its monolith to services this year?',
  'Should we publish our incident reports?',
  'Which two of our five products should we stop?',
  'Do we open an office in Lisbon?',
];
const ended = new Set(['completed', 'cancelled', 'failed', 'timedOut']);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Creates a conversation under one key, however often the application dies meanwhile. */
export async function convene(panel: Panel, goal: string, key: string): Promise<string> {
  const options = { unattended: 'assume', answerTimeLimitSeconds: 3, maxDiscussionTurns: 5, maxQuestions: 2 };
  const { created } = await panel.ask<{ created: { conversation: { address: string } } }>(
    `mutation ($input: CreateConversationInput!, $key: String) {
      created: createConversation(input: $input, idempotencyKey: $key) { conversation { address } }
    }`,
    { input: { goal, options }, key },
  );
  return created.conversation.address;
}

export async function statusOf(panel: Panel, conversation: string): Promise<string> {
  const query = 'query ($id: ID!) { conversation(id: $id) { status } }';
  const { conversation: found } = await panel.ask<{ conversation: { status: string } }>(query, {
    id: conversation,
  });
  return found.status;
}

/** Waits until the conversation has ended; null when it has not in time. */
export async function awaitEnd(
  panel: Panel,
  conversation: string,
  patienceMs: number,
): Promise<string | null> {
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const status = await statusOf(panel, conversation);
    if (ended.has(status)) return status;
    await pause(100);
  }
  return null;
}

/** People who keep one conversation going after the other, answer what is asked, interject, post, pause and resume. */
export function gatherPeople(panel: Panel, dice: Dice): People {
  const conversations: string[] = [];
  let leaving = false;
  const receipt = '{ receipt { seq cursor duplicate } errors { __typename code } }';

  async function answerQuestions(): Promise<void> {
    const { clarifications } = await panel.ask<{
      clarifications: {
        nodes: readonly { address: string; question: string; deadline: string; options: string[] }[];
      };
    }>(
      `{ clarifications: inbox(first: 50) { nodes { address question deadline options urgency answerSchema } } }`,
    );
    for (const { address, ...content } of clarifications.nodes)
      panel.log.note({ event: 'pending', at: Date.now(), question: address, content });
    if (clarifications.nodes.length === 0 || dice.between(1, 3) === 1) return;
    const { address, options } = dice.pick(clarifications.nodes);
    const answer = options.length > 0 ? dice.pick(options) : `As you think best (${dice.between(1, 999)}).`;
    const accepted = await panel.change({
      address,
      type: 'clarification.answer',
      mutation: `mutation ($input: AnswerClarificationInput!, $key: String) {
        result: answerClarification(input: $input, idempotencyKey: $key) ${receipt}
      }`,
      variables: { input: { id: address, answer, answeredBy: 'person' } },
    });
    if (accepted) panel.log.note({ event: 'answered', at: Date.now(), question: address, answer });
  }

  async function say(conversation: string): Promise<void> {
    await panel.change({
      address: conversation,
      type: 'conversation.post',
      mutation: `mutation ($input: PostMessageInput!, $key: String) {
        result: postMessage(input: $input, idempotencyKey: $key) ${receipt}
      }`,
      variables: {
        input: { conversation, text: `Mind the costs (${dice.between(1, 999)}).`, sender: 'person' },
      },
    });
  }

  async function pauseAndResume(conversation: string): Promise<void> {
    for (const verb of ['pause', 'resume'] as const) {
      await panel.change({
        address: conversation,
        type: `conversation.${verb}`,
        mutation: `mutation ($id: ID!, $key: String) {
          result: ${verb}Conversation(id: $id, idempotencyKey: $key) ${receipt}
        }`,
        variables: { id: conversation },
      });
    }
  }

  let failure: unknown;
  const work = (async () => {
    while (!leaving) {
      let current = conversations.at(-1);
      if (current === undefined || ended.has(await statusOf(panel, current))) {
        const number = conversations.length + 1;
        current = await convene(panel, goals[number % goals.length] ?? '', `goal-${dice.seed}-${number}`);
        conversations.push(current);
      }
      await answerQuestions();
      const chance = dice.between(1, 10);
      if (chance <= 4) await say(current);
      else if (chance === 5) await pauseAndResume(current);
      await pause(dice.between(50, 250));
    }
  })().catch((error) => {
    failure = error;
  });
  return {
    conversations,
    async leave() {
      leaving = true;
      await work;
      if (failure !== undefined) throw failure;
    },
  };
}
