import { knowledge } from './point.ts';

export const community = knowledge({
  plan: [
    [
      'the order of approvals',
      'list the bodies and their meeting dates and plan backwards from them',
      'a good proposal that misses the only meeting',
      'talk to each body informally before the formal vote',
      'a calendar of meetings and deadlines',
    ],
    [
      'a first visible step',
      'do one street, one group or one month before the whole',
      'years of consultation without a change that anyone can see',
      'run a trial with a fixed end and a public report',
      'a place that volunteers to be first',
    ],
  ],
  structure: [
    [
      'daily life',
      'follow one person through one day under the new arrangement',
      'a rule that is sound on paper and ignored in practice',
      'test it with those who would have to apply it',
      'two people from the daily work on the team',
    ],
    [
      'side effects',
      'check traffic, budget, staff and existing rules one by one',
      'solving it here and moving the trouble next door',
      'measure the neighbouring area as well',
      'figures from before the start',
    ],
  ],
  creative: [
    [
      'the story people can join',
      'give it a name and a picture that a child would understand',
      'a sound measure that nobody speaks about',
      'let the people concerned choose one visible part of it',
      'a designer for a day and a good slogan',
    ],
    [
      'unusual allies',
      'ask clubs, shops and schools what they would gain from it',
      'always the same ten people in the room',
      'hold one meeting where the others are, and not in the usual hall',
      'three invitations to groups that never come',
    ],
  ],
  assurance: [
    [
      'fairness',
      'ask who pays, who gains and who was not asked',
      'a burden on those with the quietest voice',
      'hear the affected group separately and report what they said',
      'an open list of objections with answers',
    ],
    [
      'the legal footing',
      'have the legal basis and the handling of personal data checked early',
      'being stopped by a court after the money is spent',
      'get a written opinion before the vote',
      'a legal adviser for two hours',
    ],
  ],
  capacity: [
    [
      'the cost after the first year',
      'calculate upkeep and staff for five years and not only the purchase',
      'a gift that the budget cannot feed',
      'tie the start to a confirmed line in the next budget',
      'five-year figures from the treasurer',
    ],
    [
      'volunteers and staff',
      'count the hours and say which task ends when this one begins',
      'the same few people carrying one thing more',
      'limit each role to a year and two hours a week',
      'a list of people with two hours a week',
    ],
  ],
});
