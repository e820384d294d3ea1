import type { Stage } from './stage.ts';

export type Story = (stage: Stage) => Promise<void>;

const options = [
  {
    key: 'modular',
    title: 'Modular monolith first',
    detail: 'Draw the seams inside, extract nothing this year.',
  },
  { key: 'extract', title: 'Extract billing only', detail: 'One service, the one that changes most.' },
];

/** The whole way: a question, parallel exploration, discussion, a ballot, a decision. */
export const wholeStory: Story = async (stage) => {
  const mira = stage.join('project-manager', 'Mira', 'Project Manager');
  const theo = stage.join('technical-architect', 'Theo', 'Technical Architect');
  const lin = stage.join('creative-strategist', '李娜', 'Creative Strategist');
  await stage.phase('initialization');
  await stage.say(mira, 'The goal is to decide on the monolith this year. One figure is missing.', {
    workingOn: 'clarify',
  });
  const budget = await stage.ask(mira, 'How much may it cost at most?', {
    assumption: 'no more than 40,000 euros',
  });
  await stage.phase('exploration');
  await Promise.all([
    stage.say(
      theo,
      'The release train is the bottleneck, not the deployment unit. A modular monolith buys most of it.',
      {
        workingOn: 'explore',
      },
    ),
    stage.say(lin, '把单体拆分之前，先画出边界：团队、数据、发布节奏。A map first, then the saw.', {
      workingOn: 'explore',
    }),
  ]);
  await stage.phase('discussion');
  const first = await stage.say(
    theo,
    `With ${String(budget ?? 'the assumed budget')}, extraction of more than one service is out of reach.`,
  );
  await stage.say(lin, 'Then let us extract billing, which changes most.', {
    type: 'response',
    parent: first,
  });
  await stage.phase('consensus');
  await stage.say(mira, 'I propose to draw the seams first.', { type: 'proposal', workingOn: 'propose' });
  const ballot = await stage.ballot({
    proposal: {
      title: 'Monolith this year',
      summary: 'Draw the seams first.',
      recommended: 'modular',
      reasons: ['Budget', 'Team size'],
    },
    options,
  });
  await stage.vote(ballot, mira, 'modular', 'It fits the budget and can be undone.');
  await stage.vote(ballot, theo, 'modular', 'The seams are needed in any case.');
  await stage.vote(ballot, lin, 'extract', 'Learning needs a real service.', {
    objection: 'No learning happens without one.',
  });
  await stage.count(ballot, 'passed', {
    result: 'passed',
    winner: 'modular',
    turnout: 1,
    tied: [],
    tally: [
      { option: 'modular', score: 2 },
      { option: 'extract', score: 1 },
    ],
    explanation: 'majority: 2 of 3 votes for Modular monolith first',
    details: {},
  });
  await stage.decide({
    title: 'Modular monolith first',
    summary: 'Draw the seams inside this year and extract nothing.',
    decidedBy: 'ballot',
    rule: 'majority',
    option: { key: 'modular', title: 'Modular monolith first' },
    rounds: 1,
    reasons: ['It fits the budget.', 'It can be undone.'],
    assumptions: [],
    actionItems: [{ title: 'Map the modules', owner: 'technical-architect', due: 'in 4 weeks' }],
    dissent: [
      { agent: 'creative-strategist', position: 'Extract billing', reason: 'Learning needs a real service.' },
    ],
  });
};

/** Talks until it is stopped. */
export const endlessStory: Story = async (stage) => {
  const mira = stage.join('project-manager', 'Mira', 'Project Manager');
  await stage.phase('discussion');
  for (let turn = 1; ; turn += 1) {
    await stage.say(mira, `This is turn ${turn}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Fails in the middle. */
export const failingStory: Story = async (stage) => {
  const mira = stage.join('project-manager', 'Mira', 'Project Manager');
  await stage.phase('initialization');
  await stage.say(mira, 'A first word.');
  stage.conversation.failure = { code: 'model.unavailable', message: 'no model answered after 5 tries' };
  stage.conversation.setStatus('failed', 'no model answered after 5 tries');
};
