import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import type { BenchContext, BenchSection } from './bench-section.ts';
import { median, quantile } from './closed-loop.ts';
import { openGraphqlSocket, socketUrl } from './graphql-socket.ts';
import { createStampReader, type StampedModel, startStampedModel } from './stamped-model.ts';
import { formatMs } from './table.ts';

const tokens = 200;
const everyMs = 5;
const levels = [1, 10];
const paths = ['direct', 'inProcess', 'graphqlWs', 'openaiEndpoint'] as const;
type Path = (typeof paths)[number];
const names: Readonly<Record<Path, string>> = {
  direct: 'client of the model itself',
  inProcess: 'gateway to a subscriber in the process',
  graphqlWs: 'gateway to a graphql-ws client',
  openaiEndpoint: 'gateway to a client of /v1/chat/completions',
};

type Delays = Readonly<Record<Path, readonly number[]>>;

export const tokensSection: BenchSection = {
  id: 'tokens',
  title: 'Delay of a streamed token',
  async run(context) {
    const place = await context.server.createDatabase('tokens');
    const model = await startStampedModel({ tokens, everyMs });
    const app = await startTestApp(place, {
      STATEHOUSE_BASE_URL: model.baseUrl,
      STATEHOUSE_MODEL: 'stamped',
    });
    try {
      const measured = [];
      for (const streams of levels) measured.push(await measure({ app, model, streams, context }));
      return {
        columns: ['', 'streams', 'p50 ms', 'p99 ms', 'added p50 ms'],
        rows: measured.flatMap(({ streams, delays }) =>
          paths.map((path) => [
            names[path],
            String(streams),
            formatMs(delays[path].p50Ms),
            formatMs(delays[path].p99Ms),
            path === 'direct' ? '' : formatMs(delays[path].p50Ms - delays.direct.p50Ms),
          ]),
        ),
        notes: [
          `From the moment the model server writes a token to the moment a client has it; one token every ${everyMs} ms in each stream. Server and clients share this process.`,
        ],
        data: measured,
      };
    } finally {
      await app.close();
      await model.close();
    }
  },
};

async function measure(parts: { app: TestApp; model: StampedModel; streams: number; context: BenchContext }) {
  const { app, model, streams, context } = parts;
  const rounds: Delays[] = [];
  await streamOnce(app, model, streams);
  for (let round = 1; round <= context.rounds; round += 1) {
    context.say(`${streams} streams, round ${round} of ${context.rounds}`);
    rounds.push(await streamOnce(app, model, streams));
  }
  const summary = (path: Path) => {
    const sorted = rounds.map((delays) => delays[path].toSorted((a, b) => a - b));
    return {
      p50Ms: median(sorted.map((one) => quantile(one, 0.5))),
      p99Ms: median(sorted.map((one) => quantile(one, 0.99))),
      tokens: sorted.reduce((sum, one) => sum + one.length, 0),
    };
  };
  const delays = Object.fromEntries(paths.map((path) => [path, summary(path)]));
  return { streams, delays: delays as Record<Path, ReturnType<typeof summary>> };
}

async function streamOnce(app: TestApp, model: StampedModel, streams: number): Promise<Delays> {
  const direct = await askAll(`${model.baseUrl}/chat/completions`, 'stamped', streams);
  const ending = new AbortController();
  const inside = createStampReader();
  const watched = (async () => {
    for await (const { delta } of app.runtime.tokens.subscribe({ signal: ending.signal })) inside.push(delta);
  })();
  const outside = createStampReader();
  const socket = await openGraphqlSocket({
    url: socketUrl(app.url),
    query: 'subscription { tokens { ... on TokenDelta { delta } } }',
    variables: {},
    onFrame: outside.push,
  });
  const openaiEndpoint = await askAll(`${app.url}/v1/chat/completions`, 'project-manager', streams);
  ending.abort();
  await watched;
  socket.close();
  const all = { direct, inProcess: inside.delaysMs, graphqlWs: outside.delaysMs, openaiEndpoint };
  for (const path of paths)
    if (all[path].length < tokens * streams * 0.9)
      throw new Error(
        `of ${tokens * streams} tokens only ${all[path].length} came by way of '${names[path]}'`,
      );
  return all;
}

/** Asks for so many streamed answers at once; the delay of each token. */
async function askAll(url: string, model: string, streams: number): Promise<number[]> {
  const ask = async () => {
    const reader = createStampReader();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        model,
        stream: true,
        messages: [{ role: 'user', content: 'What time is it?' }],
      }),
    });
    if (!response.ok || !response.body)
      throw new Error(`status ${response.status}: ${await response.text()}`);
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) reader.push(text);
    return reader.delaysMs;
  };
  return (await Promise.all(Array.from({ length: streams }, ask))).flat();
}
