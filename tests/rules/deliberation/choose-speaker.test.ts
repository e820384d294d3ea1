import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSpeaker, type SpeakerConcern, type SpeakerRequest } from '#rules';

const agents = [
  { key: 'manager', criteria: ['a clear next step', 'an owner for each task'] },
  { key: 'architect', criteria: ['simple boundaries', 'cost of failure and latency'] },
  { key: 'tester', criteria: ['how a failure is noticed', 'rollback within minutes'] },
];

function request(change: Partial<SpeakerRequest> = {}): SpeakerRequest {
  return {
    agents,
    lastSpoke: { manager: 3, architect: 4, tester: 5 },
    bids: {},
    addressed: null,
    openConcerns: [],
    turn: 6,
    ...change,
  };
}

const latency: SpeakerConcern = {
  id: 'c4-architect-0',
  title: 'Failure of a remote call',
  detail: 'Who would notice the failure?',
  raisedBy: 'architect',
  raisedAt: 4,
};

describe('chooseSpeaker', () => {
  it('gives the word to the agent a question is addressed to, above all bids', () => {
    const choice = chooseSpeaker(request({ addressed: 'architect', bids: { manager: 10 } }));
    expect(choice).toEqual({ agent: 'architect', why: 'architect was asked a question.' });
  });

  it('does not let an agent answer itself', () => {
    expect(chooseSpeaker(request({ addressed: 'tester' })).agent).not.toBe('tester');
  });

  it('brings in who judges by what an open concern is about, when silent since it was raised', () => {
    const lastSpoke = { manager: 5, architect: 4, tester: 3 };
    const choice = chooseSpeaker(request({ lastSpoke, openConcerns: [latency], bids: { architect: 10 } }));
    expect(choice.agent).toBe('tester');
    expect(choice.why).toContain("'Failure of a remote call'");
  });

  it('returns to who raised the concern once the experts have spoken to it', () => {
    const choice = chooseSpeaker(request({ openConcerns: [latency], bids: { manager: 10 } }));
    expect(choice).toMatchObject({ agent: 'architect' });
    expect(choice.why).toContain('can settle it');
  });

  it('leaves a concern alone when everyone it touches has spoken since', () => {
    const lastSpoke = { manager: 2, architect: 6, tester: 5 };
    const choice = chooseSpeaker(request({ turn: 7, lastSpoke, openConcerns: [latency] }));
    expect(choice.agent).toBe('manager');
  });

  it('follows the bids, aged by waiting', () => {
    expect(chooseSpeaker(request({ bids: { architect: 9 } })).agent).toBe('architect');
    expect(chooseSpeaker(request({ bids: { architect: 3 } })).agent).toBe('manager');
    expect(chooseSpeaker(request({ bids: { manager: 0, architect: 3, tester: 10 } })).agent).toBe('manager');
  });

  it('starts with the first agent when nobody has spoken or bid, and takes the least recent of equals', () => {
    expect(chooseSpeaker(request({ lastSpoke: {}, turn: 0 })).agent).toBe('manager');
    expect(chooseSpeaker(request({ lastSpoke: { manager: 0, tester: 1 }, turn: 2 })).agent).toBe('architect');
  });

  it('lets a single agent go on, and refuses an empty round', () => {
    const alone = request({ agents: agents.slice(0, 1), lastSpoke: { manager: 5 } });
    expect(chooseSpeaker(alone).agent).toBe('manager');
    expect(() => chooseSpeaker(request({ agents: [] }))).toThrow(TypeError);
  });

  it('chooses among all when an earlier parallel round let all speak in the same turn', () => {
    const lastSpoke = { manager: 5, architect: 5, tester: 5 };
    expect(chooseSpeaker(request({ lastSpoke, bids: { tester: 4 } })).agent).toBe('tester');
  });

  it('lets two agents talk to each other for a while, but nobody waits more than 2N turns', () => {
    const drawnTurn = fc.record({
      addressed: fc.option(fc.nat(), { freq: 6 }),
      bids: fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 7, maxLength: 7 }),
      concern: fc.option(fc.nat(), { freq: 2 }),
    });
    const input = fc.record({
      size: fc.integer({ min: 2, max: 7 }),
      turns: fc.array(drawnTurn, { minLength: 30, maxLength: 80 }),
    });
    fc.assert(
      fc.property(input, ({ size, turns }) => {
        const round = Array.from({ length: size }, (_, index) => ({
          key: `agent-${index}`,
          criteria: [`topic${index} cost`],
        }));
        const nameOf = (number: number) => `agent-${number % size}`;
        const lastSpoke: Record<string, number> = {};
        const openConcerns: SpeakerConcern[] = [];
        for (const [turn, drawn] of turns.entries()) {
          const { agent } = chooseSpeaker({
            agents: round,
            lastSpoke,
            bids: Object.fromEntries(round.map(({ key }, index) => [key, drawn.bids[index] ?? 0])),
            addressed: drawn.addressed === null ? null : nameOf(drawn.addressed),
            openConcerns,
            turn,
          });
          expect(lastSpoke[agent]).not.toBe(turn - 1);
          lastSpoke[agent] = turn;
          if (drawn.concern !== null) {
            const title = `topic${drawn.concern % size}`;
            openConcerns.push({ id: `c${turn}`, title, detail: '', raisedBy: agent, raisedAt: turn });
          }
          for (const { key } of round) expect(turn - (lastSpoke[key] ?? -1)).toBeLessThan(2 * size);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('leaves a dialogue of two undisturbed for several turns among five', () => {
    const five = Array.from({ length: 5 }, (_, index) => ({ key: `a${index}`, criteria: [] }));
    const lastSpoke: Record<string, number> = { a0: 0, a1: 1, a2: 2, a3: 3, a4: 4 };
    const spoken: string[] = [];
    for (let turn = 5; turn < 10; turn += 1) {
      const addressed = turn % 2 === 1 ? 'a3' : 'a4';
      const { agent } = chooseSpeaker({
        agents: five,
        lastSpoke,
        bids: {},
        addressed,
        openConcerns: [],
        turn,
      });
      lastSpoke[agent] = turn;
      spoken.push(agent);
    }
    expect(spoken.slice(0, 3)).toEqual(['a3', 'a4', 'a3']);
  });
});
