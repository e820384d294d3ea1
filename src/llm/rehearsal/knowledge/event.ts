import { knowledge } from './point.ts';

export const event = knowledge({
  plan: [
    [
      'the running order',
      'write the day hour by hour, with ten minutes of slack between the parts',
      'one late arrival that pushes everything else back',
      'give every part a latest start and name what is dropped if it is missed',
      'one person with a phone and the final say on the day',
    ],
    [
      'the date and the guest list',
      'fix the people without whom it makes no sense and let their calendars choose the date',
      'invitations that go out too late for the guests who matter',
      'send a short note with the date this week and the details later',
      'a guest list with phone numbers',
    ],
  ],
  structure: [
    [
      'the place itself',
      'walk through it once with the expected number of people in mind: doors, toilets, power, shade',
      'a room that suits the plan on paper and not the crowd',
      'measure and photograph the place before paying a deposit',
      'a floor plan and the house rules',
    ],
    [
      'a change of weather',
      'choose a layout that works indoors and outdoors with the same equipment',
      'half the programme washed out',
      'set an hour on the day before when the wet version is chosen',
      'a covered space within reach',
    ],
  ],
  creative: [
    [
      'the moment people will talk about',
      'plan one surprise in the middle and keep the rest simple',
      'a pleasant day that nobody remembers',
      'build everything around a single theme that suits the people who come',
      'a small box of props and one good storyteller',
    ],
    [
      'the part that guests play',
      'give everyone something small to do, bring or guess',
      'people who stand around and leave early',
      'open with a game or a task that mixes the groups',
      'name tags, pens and a prize or two',
    ],
  ],
  assurance: [
    [
      'safety and special needs',
      'ask about allergies, access and children before menu and place are settled',
      'a guest who cannot eat, enter or feel safe',
      'collect special needs with the invitation and check them at the door',
      'a first-aid kit and a list of emergency numbers',
    ],
    [
      'the three likeliest mishaps',
      'name the likeliest mishaps now and give each a spare',
      'a missing key, cable or cake an hour before the start',
      'rehearse the first half hour on the day before',
      'spares of the few things without which nothing starts',
    ],
  ],
  capacity: [
    [
      'the cost per head',
      'set the total first, divide it by the guests and let that choose food and place',
      'many small extras that double the bill',
      'keep a tenth of the money aside and touch it only on the day',
      'three quotes for the largest item',
    ],
    [
      'helping hands',
      'give each task a name and a time, clearing up included',
      'two tired hosts who see nothing of their own event',
      'ask four people for one hour each instead of one person for everything',
      'four helpers for an hour each',
    ],
  ],
});
