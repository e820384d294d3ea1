import { knowledge } from './point.ts';

export const learning = knowledge({
  plan: [
    [
      'the path through the material',
      'break it into stages with something to show at the end of each',
      'months of study without a proof of progress',
      'set a small public test every four weeks',
      'a calendar with the test dates',
    ],
    [
      'the daily rhythm',
      'fix a short daily slot and one longer one a week',
      'good intentions that lose against everything urgent',
      'put study right after something that happens every day anyway',
      'half an hour a day that nobody else may book',
    ],
  ],
  structure: [
    [
      'the foundations',
      'find out what the later parts build on and make that firm first',
      'gaps that make every later lesson harder',
      'start with a test of what is known already',
      'a syllabus or a good table of contents',
    ],
    [
      'the link between theory and practice',
      'use each new idea within a day on something real',
      'knowledge for the exam that fades afterwards',
      'keep one project going through all the stages',
      'a project that matters to the learner',
    ],
  ],
  creative: [
    [
      'curiosity',
      'start every session with a question and not with a chapter',
      'boredom mistaken for difficulty',
      'let the learners choose every third topic',
      'a jar of open questions',
    ],
    [
      'an audience',
      'explain to somebody today what was learnt yesterday',
      'understanding that has never been tested aloud',
      'hold a ten-minute show-and-tell each week',
      'a friendly listener',
    ],
  ],
  assurance: [
    [
      'proof that it works',
      'decide how understanding is checked before choosing the material',
      'a feeling of progress without the skill',
      'test again after a month without warning',
      'a fair test from outside',
    ],
    [
      'those who might be left behind',
      'look at who starts with less time, money or confidence, and plan from there',
      'a programme that serves the strong ones only',
      'offer a second way into each part',
      'an early look at who is struggling',
    ],
  ],
  capacity: [
    [
      'the cost of teachers and material',
      'use free material for the beginning and pay where feedback is needed',
      'an expensive course that stays unfinished',
      'pay by the month until the habit stands',
      'a small budget for feedback from a good teacher',
    ],
    [
      'attention',
      'plan no more than one demanding subject at a time',
      'five things begun and none finished',
      'close one open course before the next begins',
      'a quiet place without a phone',
    ],
  ],
});
