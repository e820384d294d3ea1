import { knowledge } from './point.ts';

export const business = knowledge({
  plan: [
    [
      'the first milestone',
      'choose one result that customers or the books can confirm within a quarter',
      'a plan whose success nobody can measure',
      'name one number and one owner before the start',
      'a single owner with the authority to say no',
    ],
    [
      'the sequence of commitments',
      'make the reversible moves first and the binding ones last',
      'a contract signed before the doubts are settled',
      'put every binding signature after the first review',
      'a calendar of the decisions that cannot be taken back',
    ],
  ],
  structure: [
    [
      'the fit with what already works',
      'trace one request through the whole organisation and mark where it would change',
      'two ways of doing the same job side by side for years',
      'switch one team completely before the next one starts',
      'someone who knows how the work is really done today',
    ],
    [
      'the weakest link in the chain',
      'find the step that everything else waits for and strengthen it first',
      'growth that lands on the one step that cannot take more',
      'measure the busiest step for two weeks before deciding',
      'two weeks of honest figures from daily work',
    ],
  ],
  creative: [
    [
      'what sets it apart',
      'say in one sentence why a customer would tell a friend about it',
      "an offer that looks like everybody else's",
      'test three different messages with real people before choosing',
      'ten conversations with customers who owe us nothing',
    ],
    [
      'the unexpected partner',
      'look for someone who already reaches these people and share the gain',
      'paying for attention that could have been borrowed',
      'ask three possible partners for a small joint trial',
      'an introduction to two or three neighbouring firms',
    ],
  ],
  assurance: [
    [
      'the promise to those who rely on it today',
      'write down what they must be able to count on, whatever changes',
      'losing loyal people while winning new ones',
      'tell the ten most important people first and listen before going on',
      'a list of the people we cannot afford to lose',
    ],
    [
      'the small print',
      'read the terms that bind us and note every date and penalty',
      'an obligation discovered after the decision',
      'have the two riskiest clauses checked by someone qualified',
      'a few hours of legal advice',
    ],
  ],
  capacity: [
    [
      'cash in the worst month',
      'lay income and spending out month by month and look at the lowest point',
      'a good plan that runs out of money just before it pays off',
      'keep a reserve of three months and stop when it is touched',
      'up-to-date figures for income and fixed costs',
    ],
    [
      'the people who do the work',
      'count the hours per week and ask each person what they would drop for it',
      'an extra task for the people who are already full',
      'take something off the list of each helper on the same day',
      'a clear yes from everyone whose time is planned',
    ],
  ],
});
