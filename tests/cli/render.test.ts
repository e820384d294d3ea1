import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunResult } from '../../src/cli/deliberate/run-event.ts';
import { ballotClosedLines, ballotOpenedLines, voteLines } from '../../src/cli/render/ballot-lines.ts';
import { decisionLines } from '../../src/cli/render/decision-lines.ts';
import { headerLines } from '../../src/cli/render/header-lines.ts';
import { messageLines } from '../../src/cli/render/message-lines.ts';
import { clipped, clippedTail, createPage, safeLine, safeText } from '../../src/cli/render/page.ts';
import { questionClosedLines, questionLines } from '../../src/cli/render/question-lines.ts';
import { resultLines } from '../../src/cli/render/result-lines.ts';
import { runLines } from '../../src/cli/render/run-lines.ts';
import { advanceRun } from '../../src/cli/render/run-state.ts';
import { tableLines } from '../../src/cli/render/table.ts';
import {
  lin,
  sampleBallot,
  sampleDecision,
  sampleMessage,
  sampleQuestion,
  sampleRun,
  sampleStart,
  sampleVote,
} from './fake/sample-views.ts';

const narrow = createPage({ columns: 80, color: false });
const painted = createPage({ columns: 80, color: true });
const where = { playground: null, program: 'npm start --' };
const long =
  'Ein sehr langer Satz mit Umlauten wie Größenordnung und 漢字混じりの日本語の文 und 👩‍💻 in einem Wort. '.repeat(
    6,
  );

const result: RunResult = {
  type: 'result',
  status: 'completed',
  conversationId: 'conversation/1',
  decision: sampleDecision(),
  reason: null,
  totals: { messages: 12, promptTokens: 12_345, completionTokens: 678, costUsd: 0.0123 },
  elapsedMs: 83_000,
  rehearsal: true,
};

const everything: readonly RunEvent[] = [
  sampleStart({ goal: long, rehearsal: true }),
  { type: 'phase', at: '', phase: 'discussion' },
  {
    type: 'message',
    at: '',
    message: sampleMessage({ text: long, parent: { ordinal: 1, senderName: long } }),
  },
  { type: 'message', at: '', message: sampleMessage({ senderName: lin.name, text: 'x'.repeat(400) }) },
  {
    type: 'ballotOpened',
    at: '',
    ballot: sampleBallot({ proposal: { title: long, summary: long, recommended: null, reasons: [long] } }),
  },
  { type: 'vote', at: '', vote: sampleVote({ reason: long, objection: long }) },
  {
    type: 'ballotClosed',
    at: '',
    ballot: sampleBallot({
      outcome: {
        result: 'rejected',
        winner: null,
        turnout: 0.5,
        explanation: long,
        tally: [{ option: long, score: 1 }],
      },
    }),
  },
  {
    type: 'question',
    at: '',
    clarification: sampleQuestion({ question: long, options: [long], assumption: long }),
  },
  {
    type: 'questionClosed',
    at: '',
    clarification: sampleQuestion({ status: 'answered', answer: long, answeredBy: 'Ann' }),
  },
  {
    type: 'decision',
    at: '',
    decision: sampleDecision({
      summary: long,
      reasons: [long],
      dissent: [{ agent: 'x', position: long, reason: long }],
    }),
  },
  { type: 'status', at: '', status: 'paused', reason: long },
  { type: 'connection', state: 'lost', reason: null },
  { type: 'connection', state: 'restored', reason: null },
  { type: 'notice', text: long },
  { ...result, status: 'failed', reason: long },
];

describe('every block', () => {
  it.each([40, 80, 100, 200])('fits %i columns with wide characters', (columns) => {
    const page = createPage({ columns, color: true });
    let state = sampleRun();
    for (const event of everything) {
      state = advanceRun(state, event);
      for (const line of runLines(page, state, event, where)) {
        // Ids, addresses and command lines stay whole, so that they can be copied.
        if (/deliberate --resume|npm start -- /.test(line)) continue;
        expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('has no escape sequences without colour, and has some with it', () => {
    const state = sampleRun();
    const text = (page: typeof narrow): string =>
      everything.flatMap((event) => runLines(page, state, event, where)).join('\n');
    expect(text(narrow)).not.toContain('\u001B');
    expect(text(painted)).toContain('\u001B[');
  });

  it('leaves no blanks at the end of lines', () => {
    const lines = everything.flatMap((event) => runLines(narrow, sampleRun(), event, where));
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
  });
});

describe('outside text', () => {
  it('cannot draw on the terminal', () => {
    const hostile = 'a\u001B[2Jb\u001B]0;title\u0007c\u009B31md\re\u0000f\u202Eg';
    expect(safeText(hostile)).toBe('abcd\nefg');
    expect(safeLine('one\n\ttwo   three')).toBe('one two three');
    expect(safeLine(`e\u0301 a${'\u0301'.repeat(9_000)}b`)).toBe(`e\u0301 a${'\u0301'.repeat(6)}b`);
    const lines = messageLines(narrow, sampleRun(), sampleMessage({ text: hostile, senderName: hostile }));
    for (const control of ['\u001B', '\u0007', '\u009B', '\r']) expect(lines.join('')).not.toContain(control);
  });

  it('is cut by width, not by characters', () => {
    expect(clipped('漢字漢字', 5)).toBe('漢字…');
    expect(clippedTail('漢字漢字', 5)).toBe('…漢字');
    expect(clipped('short', 10)).toBe('short');
    expect(clipped('👩‍💻👩‍💻👩‍💻', 5)).toBe('👩‍💻👩‍💻…');
  });
});

describe('the header', () => {
  it('names goal, panel, rule, model and id', () => {
    const text = headerLines(
      narrow,
      sampleStart({ options: { votingRule: 'schulze', quorum: 0.6, maxConsensusRounds: 3 } }),
    ).join('\n');
    expect(text).toContain('Which database?');
    expect(text).toContain('Theo (technical architect), 李娜');
    expect(text).toContain('schulze, quorum 60 %, at most 3 rounds');
    expect(text).toContain('local, qwen3');
    expect(text).toContain('conversation/1');
    expect(text).not.toContain('REHEARSAL');
  });

  it('says how far an earlier conversation had come', () => {
    const totals = { messages: 11, promptTokens: 1, completionTokens: 1, costUsd: 0 };
    const text = headerLines(narrow, sampleStart({ resumed: true, totals, phase: 'discussion' })).join('\n');
    expect(text).toContain('deliberation goes on');
    expect(text).toContain('So far  11 messages, discussion');
  });

  it('says in words that the rehearsal model speaks', () => {
    const provider = { name: 'rehearsal', model: 'rehearsal-1' };
    expect(headerLines(narrow, sampleStart({ rehearsal: true, provider })).join('\n')).toContain('REHEARSAL');
  });
});

describe('a message', () => {
  it('names the speaker, the number, and what it answers', () => {
    const parent = { ordinal: 4, senderName: '李娜' };
    const lines = messageLines(narrow, sampleRun(), sampleMessage({ ordinal: 5, type: 'response', parent }));
    expect(lines[1]).toMatch(/^Theo technical architect · answers +#5$/);
    expect(lines[2]).toBe('  ↳ to 李娜 #4');
  });

  it('carries the mark of the rehearsal model', () => {
    expect(messageLines(narrow, sampleRun(), sampleMessage({ rehearsal: true }))[1]).toContain('[rehearsal]');
  });

  it('says where it was cut off and why', () => {
    const cut = { offset: 12, reason: 'the supervisor saw ERROR' };
    expect(messageLines(narrow, sampleRun(), sampleMessage({ cut })).at(-1)).toBe(
      '  ✂ cut off: the supervisor saw ERROR',
    );
  });

  it('is not shown when it only repeats the goal', () => {
    const message = sampleMessage({ senderType: 'user', agent: null, text: 'Which database?' });
    expect(messageLines(narrow, sampleRun(), message)).toEqual([]);
  });

  it('is left to the vote, the question or the decision that shows it', () => {
    for (const type of ['vote', 'questionToUser', 'userResponse', 'consensus']) {
      expect(messageLines(narrow, sampleRun(), sampleMessage({ type }))).toEqual([]);
    }
  });
});

describe('a ballot', () => {
  it('shows proposal, options and the rule in force', () => {
    const text = ballotOpenedLines(narrow, sampleRun(), sampleBallot()).join('\n');
    expect(text).toContain('Ballot · round 1');
    expect(text).toContain('★ PostgreSQL');
    expect(text).toContain('○ SQLite');
    expect(text).toContain('majority, quorum 50 % of 2 voters');
  });

  it('does not repeat what its proposal has just said', () => {
    const message = sampleMessage({ type: 'proposal', text: 'A database\n\nOne for all.' });
    const state = advanceRun(sampleRun(), { type: 'message', at: '', message });
    expect(ballotOpenedLines(narrow, sampleRun(), sampleBallot()).join('\n')).toContain('One for all.');
    expect(ballotOpenedLines(narrow, state, sampleBallot()).join('\n')).not.toContain('One for all.');
  });

  it('shows each vote with its reason, weight and objection', () => {
    const state = advanceRun(sampleRun(), { type: 'ballotOpened', at: '', ballot: sampleBallot() });
    expect(voteLines(narrow, state, sampleVote({ weight: 2 }))).toEqual([
      '  ✓ Theo (weight 2) → PostgreSQL',
      '    We run it already.',
    ]);
    expect(voteLines(narrow, state, sampleVote({ choice: null, reason: '', objection: 'No data.' }))).toEqual(
      ['  ✗ Theo → abstains', '    Objection: No data.'],
    );
  });

  it('shows rankings and approvals under the rules that count them', () => {
    const under = (rule: string) =>
      advanceRun(sampleRun(), { type: 'ballotOpened', at: '', ballot: sampleBallot({ rule }) });
    const vote = sampleVote({ ranking: ['sqlite', 'postgres'], approvals: ['postgres', 'sqlite'] });
    expect(voteLines(narrow, under('schulze'), vote)[0]).toBe('  ✓ Theo → SQLite > PostgreSQL');
    expect(voteLines(narrow, under('approval'), vote)[0]).toBe('  ✓ Theo → PostgreSQL + SQLite');
    expect(voteLines(narrow, under('majority'), vote)[0]).toBe('  ✓ Theo → PostgreSQL');
  });

  it('draws the tally best first, in the words of the rule', () => {
    const lines = ballotClosedLines(
      narrow,
      sampleBallot({
        status: 'passed',
        outcome: {
          result: 'passed',
          winner: 'postgres',
          turnout: 1,
          explanation: 'postgres has 3 of 4 votes, sqlite 1, my-sqlite none',
          tally: [
            { option: 'sqlite', score: 1 },
            { option: 'postgres', score: 3 },
          ],
        },
      }),
    );
    expect(lines).toEqual([
      '',
      '  Tally by majority, turnout 100 %',
      '  PostgreSQL 3 ████████████████████',
      '  SQLite     1 ███████',
      '  ✓ Passed: “PostgreSQL” has 3 of 4 votes, “SQLite” 1, my-sqlite none',
    ]);
  });

  it('says when it ended without a count', () => {
    expect(ballotClosedLines(narrow, sampleBallot({ status: 'cancelled' })).join('')).toContain(
      'without a count (cancelled)',
    );
  });
});

describe('a question', () => {
  it('says whether the asker waits, and what is assumed without an answer', () => {
    const text = questionLines(narrow, sampleQuestion({ options: ['few', 'many'] })).join('\n');
    expect(text).toContain('? Theo asks you (waits for your answer)');
    expect(text).toContain('  - few\n  - many');
    expect(text).toContain('Without an answer: a million');
    expect(questionLines(narrow, sampleQuestion({ urgency: 'soft' }))[1]).toContain('goes on meanwhile');
  });

  it('says how it was settled', () => {
    const settled = (more: Parameters<typeof sampleQuestion>[0]) =>
      questionClosedLines(narrow, sampleQuestion(more)).join('');
    expect(settled({ status: 'answered', answer: 'ten', answeredBy: 'Ann' })).toBe('  → Theo: ten (Ann)');
    expect(settled({ status: 'answered', answer: { rows: 10 } })).toBe('  → Theo: {"rows":10}');
    expect(settled({ status: 'withdrawn' })).toBe('  → Theo: not answered; taken as given: a million');
    expect(settled({ status: 'expired', assumption: null })).toBe('  → Theo: no answer came in time');
  });
});

describe('the decision', () => {
  it('shows how, why, the dissent and the action items by name', () => {
    const text = decisionLines(narrow, sampleRun(), sampleDecision()).join('\n');
    expect(text).toContain('Use PostgreSQL');
    expect(text).toContain('a ballot passed (majority, 2 rounds)');
    expect(text).toContain('• We run it already.');
    expect(text).toContain('• 李娜: SQLite (it is simpler)');
    expect(text).toContain('• Size the machine (Theo, next week)');
    expect(text).toContain('• a million rows');
  });

  it('says plainly that there is no dissent', () => {
    expect(decisionLines(narrow, sampleRun(), sampleDecision({ dissent: [] })).join('\n')).toContain(
      'Dissent none',
    );
  });
});

describe('the result', () => {
  it('gives totals, time and where to look further', () => {
    const text = resultLines(narrow, result, { ...where, playground: 'http://127.0.0.1:4000/graphql' }).join(
      '\n',
    );
    expect(text).toContain('12 messages · 12,345 + 678 tokens · $0.0123 · 1:23');
    expect(text).toContain('npm start -- show conversation/1');
    expect(text).toContain('http://127.0.0.1:4000/graphql');
    expect(text).toContain('REHEARSAL');
    expect(text).not.toContain('--resume');
  });

  it.each(['paused', 'awaitingUser', 'budgetExhausted'] as const)(
    'says how to go on when it is %s',
    (status) => {
      expect(resultLines(narrow, { ...result, status }, where).join('\n')).toContain(
        'deliberate --resume conversation/1',
      );
    },
  );
});

describe('a table', () => {
  const columns = [
    { title: 'ID', text: (row: { id: string; words: string }) => row.id },
    { title: 'WORDS', text: (row: { id: string; words: string }) => row.words, flexible: true },
    { title: 'N', text: () => '7', right: true },
  ];

  it('gives way in its flexible column and nowhere else', () => {
    const lines = tableLines(narrow, columns, [{ id: 'conversation/1', words: long }]);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^conversation\/1 {2}Ein .*… *7$/);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });
});
