import { knowledge } from './point.ts';

export const health = knowledge({
  plan: [
    [
      'the first two weeks',
      'choose one change so small that it cannot fail and tie it to a fixed hour',
      'a heroic start and a stop in the third week',
      'decide in advance how the week after a bad week begins',
      'a fixed hour in the calendar',
    ],
    [
      'the measure of progress',
      'write down one number a week and look at the trend, not at the day',
      'giving up because of one bad reading',
      'compare months and never mornings',
      'a notebook or a simple app',
    ],
  ],
  structure: [
    [
      'the shape of the week',
      'alternate effort and rest, and put the hard part where energy is highest',
      'too much in the first days and an injury',
      'raise the load by a tenth a week at most',
      'a weekly plan on the fridge',
    ],
    [
      'the surroundings',
      'make the good choice the nearest one, from the shoes at the door to the food in sight',
      'a plan that fights the whole household',
      'change one room and one shopping list first',
      'an hour to rearrange things at home',
    ],
  ],
  creative: [
    [
      'what makes it enjoyable',
      'pick the form that would still be fun in the rain',
      'a duty that is dropped at the first excuse',
      'try four different kinds, one a week, and keep the best',
      'a list of four things worth trying',
    ],
    [
      'company',
      'find one person who wants the same and set a date with them',
      'doing it alone on dark evenings',
      'agree on a small forfeit for a missed date',
      'a partner or a group nearby',
    ],
  ],
  assurance: [
    [
      'medical limits',
      'have old injuries and present medicines looked at before the load goes up',
      'a warning sign taken for laziness',
      'agree which symptoms mean to stop and see a doctor',
      'a short appointment with a doctor',
    ],
    [
      'advice that sounds too good',
      'follow only what is backed by more than one sober source',
      'an expensive cure with no effect',
      'check each claim with someone who sells nothing',
      'one trustworthy guideline to keep to',
    ],
  ],
  capacity: [
    [
      'time that is really there',
      "look at last week's calendar and find three slots that were free",
      'a plan for an ideal week that never comes',
      'prefer three times twenty minutes to one long session',
      'three slots of twenty minutes',
    ],
    [
      'sleep and recovery',
      'count rest as part of the programme and protect it first',
      'progress eaten up by tiredness',
      'set a latest hour for screens and keep it five days out of seven',
      'a calm evening routine',
    ],
  ],
});
