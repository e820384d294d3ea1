import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareScores,
  figureKeys,
  type Lesson,
  lessonLines,
  type MovingFigure,
  noteScore,
  selectLessons,
} from '#rules';

function figureOf(scores: readonly number[], weight?: number): MovingFigure | null {
  return scores.reduce<MovingFigure | null>(
    (figure, value, at) => noteScore(figure, { value, passed: value >= 0.5, at }, weight),
    null,
  );
}

describe('a moving figure', () => {
  it('begins as the plain mean and counts', () => {
    expect(figureOf([1, 0, 0.5])).toMatchObject({ count: 3, passed: 2, mean: 0.5, last: 0.5, at: 2 });
  });

  it('then forgets: after a change the newest scores outweigh a long past', () => {
    const figure = figureOf([...Array(100).fill(0.9), ...Array(10).fill(0.1)]);
    expect(figure?.mean).toBeLessThan(0.2);
    expect(figure?.count).toBe(110);
  });

  it('stays between the lowest and the highest score, its variance never below 0', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (scores) => {
        const figure = figureOf(scores) as MovingFigure;
        expect(figure.mean).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12);
        expect(figure.mean).toBeLessThanOrEqual(Math.max(...scores) + 1e-12);
        expect(figure.variance).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is the plain mean and variance while the weight is that of a mean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (scores) => {
          const figure = figureOf(scores, 0) as MovingFigure;
          const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
          const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
          expect(figure.mean).toBeCloseTo(mean, 9);
          expect(figure.variance).toBeCloseTo(variance, 9);
        },
      ),
    );
  });

  it('takes scores from 0 to 1 alone', () => {
    expect(() => noteScore(null, { value: 1.2, passed: true, at: 0 })).toThrow(RangeError);
    expect(() => noteScore(null, { value: Number.NaN, passed: true, at: 0 })).toThrow(RangeError);
  });

  it('is kept for agent, model, prompt version, each capability, and the agent at each', () => {
    const keys = figureKeys({
      agent: 'a',
      model: 'm',
      capabilities: ['x', 'y'],
      promptVersions: ['p@2', 'p@2'],
    });
    expect(keys.map(({ dimension, value, value2 }) => [dimension, value, value2].join(' ').trim())).toEqual([
      'agent a',
      'model m',
      'promptVersion p@2',
      'capability x',
      'agentCapability a x',
      'capability y',
      'agentCapability a y',
    ]);
    expect(figureKeys({ agent: 'a', model: 'm', capabilities: [], promptVersions: [] })).toHaveLength(2);
  });
});

describe('lessons for a prompt', () => {
  const day = 86_400_000;
  const lesson = (id: string, changes: Partial<Lesson> = {}): Lesson => ({
    id,
    text: `Lesson ${id}: state the sources of every figure.`,
    about: 'Summarise the quarterly sales figures by region',
    capabilities: ['dataAnalysis'],
    at: 100 * day,
    ...changes,
  });
  const request = {
    about: 'Summarise yearly sales figures by region',
    capabilities: ['dataAnalysis'],
    now: 100 * day,
  };
  const ids = (lessons: readonly Lesson[], changes = {}) =>
    selectLessons(lessons, { ...request, ...changes }).map((chosen) => chosen.lesson.id);

  it('are the most alike and the most recent', () => {
    const lessons = [
      lesson('old', { text: 'Round to whole euros.', at: 58 * day }),
      lesson('far', {
        text: 'Cite the page that was read.',
        about: 'Scrape a news site',
        capabilities: ['webScraping'],
      }),
      lesson('near', { text: 'Name the period in the first line.' }),
      lesson('kin', { text: 'Show a table.', about: 'Chart the survey answers' }),
    ];
    expect(ids(lessons)).toEqual(['near', 'kin', 'old']);
    expect(ids(lessons, { most: 1 })).toEqual(['near']);
    expect(ids(lessons, { halfLifeMs: 1_000 * day })).toEqual(['near', 'old', 'kin']);
  });

  it('say each thing once, and what is opposed counts as another thing', () => {
    const lessons = [
      lesson('a', { text: 'State the sources of every figure.' }),
      lesson('b', { text: 'State the sources of every figure!', at: 99 * day }),
      lesson('c', { text: 'Do not state the sources of every figure.', at: 98 * day }),
    ];
    expect(ids(lessons)).toEqual(['a', 'c']);
  });

  it('stand one to a line in the prompt', () => {
    expect(lessonLines([lesson('a', { text: 'One\nline.' })])).toEqual(['- [a] One line.']);
  });
});

describe('scores with and without', () => {
  it('are compared with a margin, once there are enough', () => {
    const around = (mean: number, count: number) =>
      Array.from({ length: count }, (_, index) => mean + (index % 2 === 0 ? 0.1 : -0.1));
    expect(compareScores(around(0.8, 30), around(0.6, 30))).toMatchObject({
      withMean: expect.closeTo(0.8, 9),
      withoutMean: expect.closeTo(0.6, 9),
      difference: expect.closeTo(0.2, 9),
      marginOfError: expect.closeTo(1.96 * Math.sqrt((2 * 0.01 * 30) / 29 / 30), 9),
      verdict: expect.stringMatching(/^Scores are higher with it: \+0\.200 ± 0\.05/),
    });
    expect(compareScores(around(0.61, 30), around(0.6, 30)).verdict).toMatch(
      /^No clear difference: \+0\.010/,
    );
    expect(compareScores(around(0.2, 30), around(0.6, 30)).verdict).toMatch(/^Scores are lower/);
    expect(compareScores(around(0.9, 5), around(0.1, 30)).verdict).toMatch(/^Too early/);
    expect(compareScores([], [0.5])).toMatchObject({ withMean: null, difference: null, marginOfError: null });
  });
});
