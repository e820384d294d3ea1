import { describe, expect, it } from 'vitest';
import { readGoal } from '../../src/llm/rehearsal/goal/goal.ts';

describe('a goal is taken apart', () => {
  it.each([
    [
      'Should a 12-person company move its monolith to services this year?',
      'proposal',
      'whether a 12-person company should move its monolith to services this year',
    ],
    ['Should I quit my job?', 'proposal', 'whether you should quit your job'],
    ['Help me decide if we should adopt a dog', 'proposal', 'whether you should adopt a dog'],
    [
      'Should we use PostgreSQL or MongoDB for our analytics?',
      'choice',
      'the choice between PostgreSQL and MongoDB',
    ],
    [
      'Choose between Lisbon, Kraków and Valencia for a trip in May',
      'choice',
      'the choice between Lisbon, Kraków and Valencia',
    ],
    [
      'Is it better to buy or rent a flat in Berlin?',
      'choice',
      'whether to buy a flat in Berlin or rent a flat in Berlin',
    ],
    ['How can we reduce waste in our school?', 'task', 'how to reduce waste in your school'],
    ['Where should we hold the offsite?', 'task', 'where to hold the offsite'],
    ['What is the best way to learn Japanese?', 'task', 'the best way to learn Japanese'],
    ['Plan a party for my daughter', 'task', 'how to plan a party for your daughter'],
    ['Is remote work good for small teams?', 'yesNo', 'the question “Is remote work good for small teams?”'],
    [
      'Wie können wir die Kantine verbessern?',
      'task',
      'the matter of “Wie können wir die Kantine verbessern”',
    ],
  ])('%s', (text, kind, matter) => {
    expect(readGoal(text)).toMatchObject({ kind, matter });
  });

  it('into topics in the words of the user, with their articles', () => {
    expect(readGoal('Should a 12-person company move its monolith to services this year?').topics).toEqual([
      'the 12-person company',
      'the monolith',
      'services',
    ]);
    expect(readGoal('Improve our onboarding').topics).toEqual(['your onboarding']);
  });

  it('into times and figures', () => {
    expect(readGoal('Plan a party for 40 guests in June for $1,200')).toMatchObject({
      timeframe: 'in June',
      figures: ['40 guests', '$1,200'],
    });
  });

  it('whatever it is', () => {
    for (const text of ['', '???', '\n\n', '🦖', 'a', 'or', 'whether', 'Should', 'between and', ' vs ']) {
      const goal = readGoal(text);
      expect(goal.matter).not.toBe('');
      expect(goal.topics.length).toBeGreaterThan(0);
    }
  });

  it('by its first paragraph, when context follows', () => {
    expect(readGoal('Should we open on Sundays\n\nWe are a bakery. Last year we closed?').matter).toBe(
      'whether you should open on Sundays',
    );
  });
});
