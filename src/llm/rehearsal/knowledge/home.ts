import { knowledge } from './point.ts';

export const home = knowledge({
  plan: [
    [
      'the order of the jobs',
      'do first what is hidden and last what is seen',
      'finished work that is torn open again',
      'draw up one list of jobs with what must come before what',
      'a list of trades with their earliest dates',
    ],
    [
      'the moment of no return',
      'separate what can be tried cheaply from what is signed for years',
      'a signature under time pressure',
      'take one night and one second opinion before anything binding',
      'a few quiet days before the deadline',
    ],
  ],
  structure: [
    [
      'the condition as it really is',
      'have everything that is costly to repair looked at before a plan is drawn',
      'a fine surface over an expensive defect',
      'pay for one independent inspection',
      'a written report of the present state',
    ],
    [
      'everyday use',
      'walk through a normal Tuesday and a full weekend in the new arrangement',
      'an arrangement that looks good and works badly',
      'try it out provisionally for a week',
      'a week of patience for the trial',
    ],
  ],
  creative: [
    [
      'character',
      'choose one feature worth seeing and let the rest stay quiet',
      'a catalogue look that tires within a year',
      'collect ten pictures and find out what they share',
      'a board with samples',
    ],
    [
      'a second use for what is there',
      'ask of every old part whether it could be moved, mended or shown',
      'throwing away what gave the place its charm',
      'set aside three pieces and design around them',
      'one craftsperson who likes repairs',
    ],
  ],
  assurance: [
    [
      'permits, rules and neighbours',
      'ask the authority and the neighbours before the first cost arises',
      'being stopped halfway',
      'get every permission in writing and keep it with the plans',
      'copies of all permits',
    ],
    [
      'what ages badly',
      'ask for the upkeep of each choice over ten years',
      'a saving now that is paid back twice',
      'choose the repairable version wherever possible',
      'warranties and manuals in one folder',
    ],
  ],
  capacity: [
    [
      'the full price',
      'add fees, transport, furnishing and a tenth for surprises to every offer',
      'a purchase that leaves nothing for the first repair',
      'set the ceiling before looking and do not move it afterwards',
      'three offers for each big item',
    ],
    [
      'time and nerves of those who live with it',
      'decide which weeks are tolerable and which are not',
      'weeks of disorder in the busiest season',
      'finish one part completely before opening the next',
      'one corner that stays in order throughout',
    ],
  ],
});
