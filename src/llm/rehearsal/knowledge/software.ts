import { knowledge } from './point.ts';

export const software = knowledge({
  plan: [
    [
      'the order of the work',
      'list the parts by how often they change and take the busiest one first',
      'a long stretch of work with nothing to show',
      'cut the work so that something usable ships every two weeks',
      'one person who owns the plan and its dates',
    ],
    [
      'the stopping rule',
      'write down beforehand which number has to improve, and by when',
      'a change that is never finished and never called off',
      'set a date on which we decide to go on or to stop',
      'half a day for a review every two weeks',
    ],
  ],
  structure: [
    [
      'the boundaries between the parts',
      'draw the calls and the shared data first and split only where few lines cross',
      'two systems that share one database and fail together',
      'give each part data of its own before it gets a process of its own',
      'a map of the dependencies as they really are',
    ],
    [
      'the way back',
      'keep the old path running behind a switch until the new one has carried real load',
      'a release that cannot be undone',
      'rehearse the rollback once before the first real switch',
      'a staging environment that resembles production',
    ],
  ],
  creative: [
    [
      'what users will notice',
      'pick the change that people feel first and build the story around it',
      'months of work that nobody outside the team can see',
      'show an early version to five real users and change course on what they say',
      'a handful of users willing to look at rough drafts',
    ],
    [
      'the option nobody has named',
      'ask what could be removed instead of rebuilt',
      'a copy of what larger organisations do, for reasons that do not apply here',
      'spend one day on the simplest thing that could possibly work',
      'one free day for two people to try something odd',
    ],
  ],
  assurance: [
    [
      'what we would see if it went wrong',
      'set up alarms and a few end-to-end checks before anything moves',
      'a fault that users report before we notice it',
      'define three measurements that must never get worse and watch them from the first day',
      'tests around the paths that matter most',
    ],
    [
      'data that must not be lost',
      'copy, compare and only then switch, with counts checked on both sides',
      'silent damage to records during the change',
      'take a backup and restore it once as proof',
      'a protected copy of real data to practise on',
    ],
  ],
  capacity: [
    [
      'the hours this takes from other work',
      'put the whole effort into one table of people and weeks, and strike out what no longer fits',
      'a team that looks after the old system and builds the new one on the same days',
      'freeze one other project for as long as this runs',
      'two people with half of their week kept free',
    ],
    [
      'the running cost afterwards',
      'estimate what hosting, tools and on-call duty will cost a month once it is done',
      'a bill that grows with every part we add',
      'agree on a monthly ceiling and review it after the first invoice',
      "a figure for today's monthly cost to compare with",
    ],
  ],
});
