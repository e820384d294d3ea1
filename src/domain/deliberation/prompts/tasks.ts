import type { AgentTask, ReplyKind } from '#core';

const question =
  'If only the user can know something that the decision hangs on, ask in `questionToUser`, once: `harsh` when nothing sensible can be said without the answer, else `soft`, with the assumption to go on with. Otherwise give null.';

const instructions: Readonly<Record<ReplyKind, string>> = {
  clarify:
    'Say in `understanding` how you understand the goal: what is to be decided, for whom, within which limits. Ask the user at most two questions in `questions`, and none when the goal is clear enough: `harsh` when no sensible work is possible without the answer, else `soft`. State for each the assumption to go on with, and ready answers in `options` where there are natural ones.',
  explore: `Explore the goal from your own point of view before hearing the others. Give your \`contribution\` in a few paragraphs, concrete \`ideas\`, \`risks\` with severity 0 to 10 and a mitigation, and the \`resources\` that would be needed. ${question}`,
  discuss: `Take your turn in the discussion. Answer what was said, by name, and add something new; do not repeat. Use \`type\` question or response when you ask or answer another participant, \`addressedTo\` with the persona key in brackets behind the name, and \`inReplyTo\` with a message id. Raise a concern only when it could change the decision; name the ids of concerns that you now regard as answered in \`concernsResolved\`. \`bid\` is your wish to speak again soon, 0 to 10. Set \`readyForConsensus\` when you could vote on a proposal now. ${question}`,
  summary:
    'Sum up the discussion so far so that someone who reads only your summary can go on: what was said and by whom, numbers and conditions included. List `agreements` and `openPoints`. Add no opinion of your own.',
  propose:
    'Put the matter to a vote: a `title`, a `summary`, and 2 to 5 `options` that exclude each other and cover what was said, each with a short key in kebab-case. `recommended` is the key of the option that you would choose, with `reasons`. `actionItems` are the first steps if it is taken, each with an owner.',
  vote: 'Vote by your own criteria, not by what the others want. `choice` is one option key or `abstain`; `ranking` lists option keys from best to worst; `approvals` are all options that you could live with. Give your `reason`. `objection` is a reasoned objection that must be met before you could accept the decision, else null. `confidence` is 0 to 1.',
  revise:
    'Revise the proposal in the light of the ballot and of the objections. Keep what was agreed, change what was objected to, and say so in `changes`. Options exclude each other; their keys may stay.',
  conclude:
    'Write down the decision that was reached. It is settled: do not change it. `decision` states it in plain words, with conditions; `reasons` are those that carried it; `actionItems` say who does what by when; `dissent` records fairly who held what instead and why.',
  chat: 'Answer the user.',
};

/** What to do now, the last section of a prompt. It names the kind, so that any model can tell requests apart. */
export function describeTask(kind: ReplyKind, task: AgentTask): string {
  const lines = [`${kind}: ${instructions[kind]}`];
  if (task.round !== null) lines.push(`This is round ${task.round}.`);
  if (task.rule !== null) lines.push(`The voting rule in force is: ${task.rule}.`);
  if (kind === 'vote' && task.options.length > 0) lines.push(`Options: ${task.options.join(', ')}, abstain.`);
  if (task.note !== null && task.note !== '') lines.push(task.note);
  return lines.join('\n');
}
