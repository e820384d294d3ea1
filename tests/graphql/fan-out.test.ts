import { parse } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import { createUlids, silentLogger, systemClock } from '#core';
import { createEngine, type GraphqlEngine, type MaskedResult } from '#graphql';
import { createFakeServices, type FakeServices } from './fake/fake-services.ts';

let services: FakeServices;
let engine: GraphqlEngine;

beforeEach(() => {
  services = createFakeServices();
  const ids = createUlids({ now: () => 0, random: () => 0 });
  engine = createEngine({ services, clock: systemClock, ids, logger: silentLogger });
});

const document = parse(
  'subscription Tail($after: Cursor) { journalTail(after: $after) { ... on JournalEntryAdded { cursor entry { seq } } } }',
);

type Results = AsyncIterableIterator<MaskedResult>;

async function subscribe(after?: string, role: 'viewer' | 'admin' = 'viewer'): Promise<Results> {
  const variables = after === undefined ? {} : { after };
  const results = await engine.subscribe({ document, variables }, { name: 'test', role });
  if (!(Symbol.asyncIterator in results)) throw new Error(JSON.stringify(results));
  return results;
}

async function takeSeqs(results: Results, count: number): Promise<{ seqs: number[]; cursor: string }> {
  const seqs: number[] = [];
  let cursor = '';
  while (seqs.length < count) {
    const { done, value } = await results.next();
    if (done === true) throw new Error(`ended after ${seqs.length}`);
    const { journalTail } = value.data as { journalTail: { cursor: string; entry: { seq: number } } };
    seqs.push(journalTail.entry.seq);
    cursor = journalTail.cursor;
  }
  return { seqs, cursor };
}

function commit(count: number): void {
  for (let index = 0; index < count; index += 1) services.feed.commit({ address: 'queue/1' });
}

const upTo = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const reading = () => expect.poll(() => services.feed.readers()).toBe(1);

describe('subscribers that ask for the same', () => {
  test('share one execution and its result objects', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => subscribe()));
    const firsts = all.map((results) => results.next());
    await reading();
    commit(1);
    const results = (await Promise.all(firsts)).map(({ value }) => value);
    expect(new Set(results).size).toBe(1);
    expect(results[0]).toMatchObject({ data: { journalTail: { entry: { seq: 1 } } } });
    expect(engine.fanOut.shared()).toBe(1);
    expect(engine.fanOut.open()).toBe(50);
  });

  test('do not share with another role', async () => {
    await Promise.all([subscribe(undefined, 'viewer'), subscribe(undefined, 'admin')]);
    expect(engine.fanOut.shared()).toBe(2);
  });

  test('leave nothing behind when the last one goes, also one that never read', async () => {
    const [first, second] = await Promise.all([subscribe(), subscribe()]);
    const waiting = first.next();
    await reading();
    await first.return?.();
    expect(await waiting).toMatchObject({ done: true });
    expect(engine.fanOut.open()).toBe(1);
    await second.return?.();
    expect(engine.fanOut.open()).toBe(0);
    expect(engine.fanOut.shared()).toBe(0);
    await expect.poll(() => services.feed.readers()).toBe(0);
  });
});

describe('a subscriber that falls behind', () => {
  test('misses nothing, holds up nobody, and comes back to the others', async () => {
    const [quick, slow] = await Promise.all([subscribe(), subscribe()]);
    const first = [takeSeqs(quick, 1), takeSeqs(slow, 1)];
    await reading();
    commit(1);
    await Promise.all(first);
    commit(2_000);
    expect((await takeSeqs(quick, 2_000)).seqs).toEqual(upTo(2, 2_001));
    const late = takeSeqs(slow, 2_000);
    expect((await late).seqs).toEqual(upTo(2, 2_001));
    for (let seq = 2_002; seq < 2_012; seq += 1) {
      commit(1);
      expect((await takeSeqs(quick, 1)).seqs).toEqual([seq]);
      expect((await takeSeqs(slow, 1)).seqs).toEqual([seq]);
    }
    expect(engine.fanOut.shared()).toBe(1);
  });
});

describe('a subscriber that resumes', () => {
  test('catches up by itself and then joins the others', async () => {
    commit(600);
    const live = await subscribe();
    const next = takeSeqs(live, 1);
    await reading();
    commit(1);
    const { cursor: late } = await next;
    expect(late).not.toBe('');
    const start = await subscribe(Buffer.from('c:[0]').toString('base64url'));
    expect((await takeSeqs(start, 601)).seqs).toEqual(upTo(1, 601));
    for (let seq = 602; seq < 612; seq += 1) {
      commit(1);
      expect((await takeSeqs(start, 1)).seqs).toEqual([seq]);
      expect((await takeSeqs(live, 1)).seqs).toEqual([seq]);
    }
    expect(engine.fanOut.shared()).toBe(1);
    await Promise.all([start.return?.(), live.return?.()]);
    expect(engine.fanOut.shared()).toBe(0);
    await expect.poll(() => services.feed.readers()).toBe(0);
  });

  test('many that resume after a restart end up on one execution', async () => {
    commit(20);
    const cursor = Buffer.from('c:[10]').toString('base64url');
    const all = await Promise.all(Array.from({ length: 20 }, () => subscribe(cursor)));
    for (const results of all) expect((await takeSeqs(results, 10)).seqs).toEqual(upTo(11, 20));
    for (let seq = 21; seq < 31; seq += 1) {
      commit(1);
      for (const results of all) expect((await takeSeqs(results, 1)).seqs).toEqual([seq]);
    }
    expect(engine.fanOut.shared()).toBe(1);
    await Promise.all(all.map((results) => results.return?.()));
    expect(engine.fanOut.shared()).toBe(0);
    await expect.poll(() => services.feed.readers()).toBe(0);
  });
});

test('an error of the feed ends the stream masked', async () => {
  services.feed.subscribe = () => {
    throw new Error('secret');
  };
  const results = await subscribe();
  const { value } = await results.next();
  expect(JSON.stringify(value)).not.toContain('secret');
  expect(value).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
  expect(await results.next()).toMatchObject({ done: true });
  expect(engine.fanOut.open()).toBe(0);
});
