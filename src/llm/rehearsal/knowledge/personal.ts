import { knowledge } from './point.ts';

export const personal = knowledge({
  plan: [
    [
      'the time until it has to be decided',
      'set a date, and list what must be known by then',
      'drifting until others decide',
      'talk to two people who have done it, within the next two weeks',
      'a date in the calendar for the decision',
    ],
    [
      'a step that can be undone',
      'try it for a weekend, a month or part of the week before going all the way',
      'burning a bridge that might be needed',
      'keep the way back open in writing where possible',
      'a month in which both ways stay open',
    ],
  ],
  structure: [
    [
      'the fixed points',
      'write down money, people, health and place, and test each option against them',
      'one attractive change that breaks three good things',
      'ask those who depend on it what they would need',
      'an honest talk at the kitchen table',
    ],
    [
      'the ordinary week',
      'sketch a normal week under each option, hour by hour',
      'choosing the highlights and living the routine',
      'spend one day inside each routine',
      'a day of trying it out',
    ],
  ],
  creative: [
    [
      'the third way',
      'look for a version that keeps the best of both',
      'choosing between two options that are both too small',
      'collect ten variations before judging any',
      'an evening with paper and no judgement',
    ],
    [
      'the view from five years ahead',
      'describe in a letter from that day how each path turned out',
      'a decision led by the mood of this month',
      'sleep on it for a week and note what still feels true',
      'an hour alone with a pen',
    ],
  ],
  assurance: [
    [
      'the worst realistic case',
      'describe the worst case in detail, with what would be done on the day after',
      'a fear that grows because nobody looks at it',
      'prepare one remedy for the worst case in advance',
      'a safety net that has been tested',
    ],
    [
      'whose wish it is',
      'separate what is wanted from what others expect',
      'a life arranged for an audience',
      'ask what would be chosen if nobody were watching',
      'a friend who disagrees kindly',
    ],
  ],
  capacity: [
    [
      'money and reserves',
      'work out how many months the savings last in each case',
      'a good choice made impossible by one late payment',
      'build a reserve of three months first',
      'a page with income, costs and savings',
    ],
    [
      'strength and time',
      'ask what has to end so that this can begin',
      'one more load on a full cart',
      'stop one thing in the same week',
      'two free evenings a week',
    ],
  ],
});
