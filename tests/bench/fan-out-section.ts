import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import type { BenchSection } from './bench-section.ts';
import { median } from './closed-loop.ts';
import { socketUrl } from './graphql-socket.ts';
import { type SubscriberProcess, startSubscribers } from './subscriber-process.ts';
import { formatBytes, formatCount, formatShare } from './table.ts';

const subscribers = 500;
/** Messages in one measured burst: each goes to every subscriber. */
const burst = 40;
const text = 'The figures of last quarter support the second option, not the first. '.repeat(3).trim();
const query = `subscription ($id: ID!) {
  conversationEvents(id: $id) {
    cursor
    ... on MessageAdded { at message { id ordinal senderName type phase text } }
  }
}`;

/** Sends one message to all subscribers. */
type Publish = () => Promise<unknown>;

export const fanOutSection: BenchSection = {
  id: 'fanout',
  title: `Messages a second to ${subscribers} subscribers of one conversation`,
  async run({ server, rounds, seconds, say }) {
    const place = await server.createDatabase('fanout');
    const app = await startTestApp(place);
    const { id, address } = await createConversation(app);
    const publish: Publish = () =>
      app.runtime.send(address, { type: 'conversation.post', text, from: 'bench' });
    const subscribe = JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { id } } });
    say(`${subscribers} graphql-ws subscribers`);
    const graphql = await startSubscribers({ url: socketUrl(app.url), count: subscribers, subscribe });
    await untilAllHear(graphql, publish);
    const { reached } = await graphql.expect(subscribers);
    await publish();
    const { bytes } = await reached;
    say(`${subscribers} plain subscribers`);
    const plain = await openPlain(bytes);
    try {
      const results = { plain: [] as number[], graphql: [] as number[] };
      for (let round = 1; round <= rounds; round += 1) {
        say(`round ${round} of ${rounds}`);
        results.plain.push(await measure(plain.sockets, plain.publish, seconds));
        results.graphql.push(await measure(graphql, publish, seconds));
      }
      const shares = results.graphql.map(
        (perSecond, round) => perSecond / (results.plain[round] ?? Number.NaN),
      );
      const share = median(shares);
      const rows = [
        ['plain ws', formatCount(median(results.plain)), '100 %'],
        ['graphql-ws', formatCount(median(results.graphql)), formatShare(share)],
      ];
      return {
        columns: ['', 'messages/s', 'of plain ws'],
        rows,
        notes: [
          `Bursts of ${burst} messages, frames of ${formatBytes(bytes)}; subscribers in a process of their own.`,
          'Over graphql-ws each message is a committed turn, read from the database and resolved; plain ws sends a ready-made frame.',
        ],
        data: { subscribers, burst, bytes, ...results, share },
      };
    } finally {
      await plain.close();
      await graphql.stop();
      await app.close();
    }
  },
};

async function createConversation(app: TestApp): Promise<{ id: string; address: string }> {
  const { createConversation: made } = await app.ask<{
    createConversation: { conversation: { id: string; address: string } };
  }>(
    `mutation ($input: CreateConversationInput!) {
      createConversation(input: $input) { conversation { id address } errors { message } }
    }`,
    { input: { goal: 'Which of the two options should we take?', start: false } },
  );
  return made.conversation;
}

/** A subscription is not acknowledged: it is there when its first event comes. */
async function untilAllHear(sockets: SubscriberProcess, publish: Publish): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await publish();
    await new Promise((resolve) => setTimeout(resolve, 100));
    if ((await sockets.least()) > 0) {
      // What is still under way must not count in the first burst.
      await new Promise((resolve) => setTimeout(resolve, 500));
      return;
    }
  }
  throw new Error('not every subscriber has heard a message within ten seconds');
}

async function measure(sockets: SubscriberProcess, publish: Publish, seconds: number): Promise<number> {
  const began = performance.now();
  let messages = 0;
  do {
    const { reached } = await sockets.expect(burst * subscribers);
    await Promise.all(Array.from({ length: burst }, publish));
    await reached;
    messages += burst * subscribers;
  } while (performance.now() - began < seconds * 1_000);
  return messages / ((performance.now() - began) / 1_000);
}

/** The bare minimum: a ready-made frame of the same size to every socket. */
async function openPlain(bytes: number) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sockets = await startSubscribers({ url: `ws://127.0.0.1:${port}`, count: subscribers });
  const frame = 'x'.repeat(bytes);
  return {
    sockets,
    publish: async () => {
      for (const client of server.clients) client.send(frame);
      await new Promise((resolve) => setImmediate(resolve));
    },
    async close() {
      await sockets.stop();
      server.close();
      await once(server, 'close');
    },
  };
}
