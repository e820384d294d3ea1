import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Persona, systemClock } from '#core';
import { createStores } from '#persistence';
import { createTestDatabase, testServers } from '../../support/database.ts';
import { insertRows, second } from '../../support/insert-rows.ts';
import {
  agentSample,
  clarificationSample,
  conversationSample,
  messageSample,
} from '../../support/row-samples.ts';

const persona = (key: string, name: string): Persona => ({
  key,
  name,
  role: 'Tester',
  personality: "careful; it's 'quoted'",
  decisionCriteria: ['Does it break?'],
  style: 'short',
  outputFormat: 'a list',
  weight: 2,
});

describe.each(testServers())('the deliberation stores on %s', async (on) => {
  const test = await createTestDatabase({ on });
  const stores = createStores({ database: test.database, clock: systemClock });
  const { transcripts, agentPersonas, personas, conversations, clarifications } = stores.deliberation;
  afterAll(() => test.drop());

  beforeAll(async () => {
    await insertRows(test.pool, 'conversation', [
      conversationSample('conversation/1'),
      conversationSample('conversation/gone', { deleted_at: second(3) }),
    ]);
    await insertRows(test.pool, 'message', [
      ...[3, 1, 2, 4].map((ordinal) => messageSample('conversation/1', ordinal)),
      messageSample('conversation/2', 1, {
        cut: { callId: 'c', offset: 4, prefix: 'well', reason: 'ERROR' },
      }),
    ]);
    await insertRows(test.pool, 'agent', [
      agentSample('agent/1', { persona: persona('quality-assurance', 'Quinn') }),
    ]);
    await insertRows(test.pool, 'clarification', [
      clarificationSample('clarification/1', { answer_schema: { type: 'string', enum: ['eu'] } }),
    ]);
  });

  it.each([
    [undefined, [1, 2, 3, 4]],
    [{ beforeOrdinal: 3 }, [1, 2]],
    [{ newest: 2 }, [3, 4]],
    [{ newest: 2, beforeOrdinal: 4 }, [2, 3]],
    [{ newest: 0 }, []],
    [{ newest: 99, beforeOrdinal: 1 }, []],
  ])('loads the transcript in order, range %j', async (range, expected) => {
    const messages = await transcripts.load('conversation/1', range);
    expect(messages.map(({ ordinal }) => ordinal)).toEqual(expected);
  });

  it('gives a message with all that a prompt needs, and none of an unknown conversation', async () => {
    expect(await transcripts.load('conversation/2')).toEqual([
      {
        id: 'conversation/2-1',
        ordinal: 1,
        sender: 'quality-assurance',
        senderType: 'agent',
        senderName: 'Quinn',
        type: 'discussion',
        phase: 'discussion',
        text: 'message number 1',
        data: null,
        parentId: null,
        rehearsal: false,
        cut: { callId: 'c', offset: 4, prefix: 'well', reason: 'ERROR' },
      },
    ]);
    expect(await transcripts.load('conversation/none')).toEqual([]);
  });

  it('gives the persona of an agent', async () => {
    expect(await agentPersonas.personaOf('agent/1')).toEqual(persona('quality-assurance', 'Quinn'));
    expect(await agentPersonas.personaOf('agent/none')).toBeNull();
  });

  it('saves, replaces, lists and removes personas', async () => {
    await personas.save(persona('zoologist', 'Zoe'), { builtIn: false, at: second(1) });
    await personas.save(persona('artist', 'Ada'), { builtIn: true, at: second(1) });
    await personas.save(persona('zoologist', 'Zara'), { builtIn: false, at: second(2) });
    expect((await personas.list()).map(({ name }) => name)).toEqual(['Ada', 'Zara']);
    expect(await personas.find('zoologist')).toEqual(persona('zoologist', 'Zara'));
    expect((await stores.queries.personas.byIds(['zoologist'])).get('zoologist')).toMatchObject({
      name: 'Zara',
      builtIn: false,
      createdAt: second(1),
      updatedAt: second(2),
    });
    expect(await personas.remove('artist')).toBe(true);
    expect(await personas.remove('artist')).toBe(false);
    expect(await personas.find('artist')).toBeNull();
  });

  it('renews built-in personas at each start and leaves alone those that a user put in their place', async () => {
    await personas.seed([persona('architect', 'Old'), persona('manager', 'Old')], second(1));
    await personas.save(persona('manager', 'Mine'), { builtIn: false, at: second(2) });
    const release = [persona('architect', 'New'), persona('manager', 'New'), persona('critic', 'New')];
    await Promise.all([personas.seed(release, second(3)), personas.seed(release, second(3))]);
    const names = await Promise.all(
      ['architect', 'manager', 'critic'].map(async (key) => (await personas.find(key))?.name),
    );
    expect(names).toEqual(['New', 'Mine', 'New']);
    const rows = await stores.queries.personas.byIds(['architect', 'manager']);
    expect(rows.get('architect')).toMatchObject({
      builtIn: true,
      createdAt: second(1),
      updatedAt: second(3),
    });
    expect(rows.get('manager')).toMatchObject({ builtIn: false, updatedAt: second(2) });
    await personas.seed([], second(4));
  });

  it('marks a conversation as deleted once, and hides it from then on', async () => {
    expect(await conversations.find('conversation/1')).toEqual({
      status: 'deliberating',
      phase: 'discussion',
    });
    expect(await conversations.find('conversation/gone')).toBeNull();
    expect(await conversations.markDeleted('conversation/1', second(8))).toBe(true);
    expect(await conversations.markDeleted('conversation/1', second(9))).toBe(true);
    expect(await conversations.markDeleted('conversation/none', second(9))).toBe(false);
    expect(await conversations.find('conversation/1')).toBeNull();
    const rows = await stores.queries.conversations.byIds(['conversation/1', 'conversation/gone']);
    expect(rows.get('conversation/1')?.deletedAt).toEqual(second(8));
    expect(rows.get('conversation/gone')?.deletedAt).toEqual(second(3));
  });

  it('finds a clarification', async () => {
    expect(await clarifications.find('clarification/1')).toEqual({
      status: 'open',
      answerSchema: { type: 'string', enum: ['eu'] },
      question: 'Which region?',
    });
    expect(await clarifications.find('clarification/none')).toBeNull();
  });
});
