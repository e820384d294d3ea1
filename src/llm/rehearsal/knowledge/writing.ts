import { knowledge } from './point.ts';

export const writing = knowledge({
  plan: [
    [
      'the road from draft to finished piece',
      'fix dates for outline, rough draft, feedback and final version',
      'an endless first chapter',
      'finish the rough draft before polishing any of it',
      'a deadline that somebody else knows',
    ],
    [
      'the length',
      'decide on the size first and give each part its share',
      'a rich beginning and a hurried end',
      'cut the outline by a third before starting',
      'an outline on one page',
    ],
  ],
  structure: [
    [
      'the skeleton',
      'state in one sentence what changes between the first and the last page',
      'fine passages that lead nowhere',
      'put every part on a card and remove those that nothing depends on',
      'a wall and a stack of cards',
    ],
    [
      'consistency',
      'keep one sheet with names, dates, facts and tone',
      'contradictions that throw the audience out',
      'check each new part against one sheet of facts',
      'a reader with a good memory',
    ],
  ],
  creative: [
    [
      'the voice',
      'try the same page in three tones and read them aloud',
      'a correct text that could be by anyone',
      'keep the version that surprises its own author',
      'an hour of reading aloud',
    ],
    [
      'the fresh angle',
      'look at it from the side of the one who loses',
      'a familiar idea in familiar clothes',
      'swap one expected element for its opposite',
      'twenty bad ideas on a list, to get past them',
    ],
  ],
  assurance: [
    [
      'how it lands with the audience',
      'give the draft to three people from the intended audience and watch where they stop',
      'praise from friends that hides a flaw',
      'ask only where they were bored, confused or did not believe it',
      'three honest first readers',
    ],
    [
      'rights and facts',
      'note the source of every quotation, picture and claim as it goes in',
      'a claim or a picture that has to be withdrawn',
      'check every source before the final version',
      'a list of sources',
    ],
  ],
  capacity: [
    [
      'hours at the desk',
      'count the pages a week that are realistic and multiply',
      'a schedule built on the best week of the year',
      'plan with the average of the last month',
      'four protected hours a week',
    ],
    [
      'outside help',
      'decide which part is worth paying for: editing, design or promotion',
      'money spent on the cover of an unfinished piece',
      'pay only after a full draft exists',
      'quotes from one editor and one designer',
    ],
  ],
});
