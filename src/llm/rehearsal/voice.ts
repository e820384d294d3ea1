import { clip, firstWords, lower, sentencesOf, withoutFinalStop } from './goal/text.ts';
import type { Lens, Point } from './knowledge/point.ts';
import { type Scene, sentence } from './scene.ts';

type Say = (scene: Scene, point: Point) => string;

/** How each side opens its first contribution. */
const OPENINGS: Readonly<Record<Lens, readonly Say[]>> = {
  plan: [
    ({ matter }, { aspect }) => `We are here to settle ${matter}, so I start with ${aspect}`,
    ({ matter }, { aspect }) => `To get from talk to a result on ${matter}, I would begin with ${aspect}`,
    ({ topic }, { aspect }) => `Around ${topic} much can happen at once; what gives it an order is ${aspect}`,
  ],
  structure: [
    ({ topic }, { aspect }) => `I look at ${topic} from the inside, and there it comes down to ${aspect}`,
    ({ topic }, { aspect }) => `Before anyone decides about ${topic}, I want to understand ${aspect}`,
    ({ topic }, { aspect }) => `With ${topic} in mind, I ask what has to hold, and the answer is ${aspect}`,
  ],
  creative: [
    ({ topic }, { aspect }) => `Let me come at ${topic} from the other side: ${aspect}`,
    ({ topic }, { aspect }) => `When I hear “${topic}”, the first thing I think of is ${aspect}`,
    ({ topic }, { aspect }) => `What could make ${topic} memorable is ${aspect}`,
  ],
  assurance: [
    ({ topic }, { aspect }) => `Suppose we are wrong about ${topic}: then what counts is ${aspect}`,
    ({ topic }, { aspect }) =>
      `Somebody has to ask the uncomfortable question about ${topic}, and mine concerns ${aspect}`,
    ({ topic }, { aspect }) =>
      `Before I can say yes to anything about ${topic}, I need an answer on ${aspect}`,
  ],
  capacity: [
    ({ topic }, { aspect }) =>
      `Whatever we want from ${topic}, somebody has to pay and carry it, which brings me to ${aspect}`,
    ({ topic }, { aspect }) => `Let us count before we choose; for ${topic} that means ${aspect}`,
    ({ topic }, { aspect }) =>
      `Good intentions around ${topic} are free, the rest is not, so my subject is ${aspect}`,
  ],
};

/** How each side puts a suggestion. */
const SUGGESTIONS: Readonly<Record<Lens, readonly Say[]>> = {
  plan: [(_, { idea }) => `My suggestion: ${idea}`, (_, { idea }) => `As a next step I would ${idea}`],
  structure: [(_, { idea }) => `I would ${idea}`, (_, { idea }) => `The sound way is to ${idea}`],
  creative: [(_, { idea }) => `Why not ${idea}?`, (_, { idea }) => `I would love to see us ${idea}`],
  assurance: [
    (_, { idea }) => `I would insist that we ${idea}`,
    (_, { idea }) => `At the very least we should ${idea}`,
  ],
  capacity: [
    (_, { idea }) => `The cheapest insurance is to ${idea}`,
    (_, { idea }) => `With the means at hand I would ${idea}`,
  ],
};

/** How each side names a danger and the remedy. */
const WARNINGS: Readonly<Record<Lens, readonly Say[]>> = {
  plan: [
    (_, { risk, mitigation }) => `What I want to avoid is ${risk}, so let us ${mitigation}`,
    (_, { risk, mitigation }) => `To keep us from ${risk}, I would ${mitigation}`,
  ],
  structure: [
    (_, { risk, mitigation }) => `The weak spot I see is ${risk}; to be safe, ${mitigation}`,
    (_, { risk, mitigation }) =>
      `Experience says the trouble will be ${risk}, and the remedy is to ${mitigation}`,
  ],
  creative: [
    (_, { risk, mitigation }) => `The dull outcome would be ${risk}; it is more fun to ${mitigation}`,
    (_, { risk, mitigation }) =>
      `What would disappoint me is ${risk}, and it is easy to prevent: ${mitigation}`,
  ],
  assurance: [
    (_, { risk, mitigation }) => `The failure I have in mind is ${risk}; to be ready for it, ${mitigation}`,
    (_, { risk, mitigation }) => `Think of ${risk}: it costs little now to ${mitigation}`,
  ],
  capacity: [
    (_, { risk, mitigation }) => `The expensive mistake would be ${risk}; we should ${mitigation}`,
    (_, { risk, mitigation }) => `I have seen it end with ${risk}, so please ${mitigation}`,
  ],
};

/** How each side takes up what somebody else said. */
const REACTIONS: Readonly<Record<Lens, readonly ((name: string, quote: string) => string)[]>> = {
  plan: [
    (name, quote) => `I take ${name}'s “${quote}” as a starting point`,
    (name, quote) => `${name}, “${quote}” can become a step with a name and a date beside it`,
    (name, quote) => `Let us note what ${name} said, “${quote}”, and build the order of things around it`,
    (name, quote) => `To bring this together: ${name}'s “${quote}” belongs in the proposal`,
  ],
  structure: [
    (name, quote) => `What ${name} says, “${quote}”, holds only as long as the parts underneath do`,
    (name, quote) => `${name}'s “${quote}” is workable, provided we look one layer deeper`,
    (name, quote) => `If we follow ${name} and go with “${quote}”, something else has to give way`,
    (name, quote) => `“${quote}”, says ${name}; I agree with the aim and would build it differently`,
  ],
  creative: [
    (name, quote) => `I like where ${name} is heading with “${quote}”, and we can take it further`,
    (name, quote) => `${name}'s “${quote}” is sensible, perhaps a little too sensible`,
    (name, quote) => `Turn ${name}'s “${quote}” around for a moment and something new appears`,
    (name, quote) => `Yes to “${quote}”, ${name}, if it also gives people a reason to care`,
  ],
  assurance: [
    (name, quote) => `${name}, before I rely on “${quote}”, I would like to see it tested`,
    (name, quote) => `I cannot fully follow ${name} when I hear “${quote}”; one case is missing`,
    (name, quote) => `${name}'s “${quote}” answers the good case, and my part is to think of the other one`,
    (name, quote) => `With “${quote}” ${name} has moved me a little, though not all the way`,
  ],
  capacity: [
    (name, quote) => `${name}, “${quote}” has a price, and we should say it aloud`,
    (name, quote) => `I have put ${name}'s “${quote}” beside the hours and the money we have`,
    (name, quote) => `For “${quote}”, as ${name} wants it, something smaller might do`,
    (name, quote) => `If ${name} is right with “${quote}”, we need fewer things started at once`,
  ],
};

function pickSay(
  scene: Scene,
  point: Point,
  from: Readonly<Record<Lens, readonly Say[]>>,
  turn: number,
  name: string,
): string {
  const choices = from[scene.lens];
  const say = choices[(scene.leaning.index(name, choices.length) + turn) % choices.length];
  return say ? sentence(say(scene, point)) : '';
}

/** How each side hands the word to somebody else. */
const HANDOVERS: Readonly<Record<Lens, string>> = {
  plan: 'where do you stand on',
  structure: 'what do you see when you look at',
  creative: 'what comes to your mind about',
  assurance: 'what would you answer about',
  capacity: 'how do you weigh',
};

export function handover(scene: Scene, name: string, point: Point): string {
  return `${name}, ${HANDOVERS[scene.lens]} ${point.aspect}?`;
}

/** How each side says which way it leans. */
const LEANINGS: Readonly<Record<Lens, string>> = {
  plan: 'At this point I lean towards',
  structure: 'What convinces me most so far is',
  creative: 'My heart is with',
  assurance: 'If I had to choose now, it would be',
  capacity: 'By the numbers I would take',
};

export const leaningWords = (scene: Scene, stance: string) => sentence(`${LEANINGS[scene.lens]} ${stance}`);

/** How each side takes up a concern that somebody else raised. */
const CONCERN_ANSWERS: Readonly<Record<Lens, (title: string, remedy: string | null) => string>> = {
  plan: (title, remedy) =>
    `For “${title}” I want a name and a date${remedy ? `, and as the first step that we ${remedy}` : ''}`,
  structure: (title, remedy) =>
    `“${title}” can be met in the way we set things up${remedy ? `, as long as we ${remedy}` : ''}`,
  creative: (title, remedy) =>
    `I take “${title}” seriously${remedy ? `; once we ${remedy}, the rest may be as lively as we like` : ', and it need not make us timid'}`,
  assurance: (title, remedy) =>
    `“${title}” should be a condition of whatever we choose${remedy ? `: we ${remedy}` : ''}`,
  capacity: (title, remedy) =>
    `Against “${title}” I would set hours aside now${remedy ? `, so that we ${remedy}` : ''}`,
};

export function concernAnswer(
  scene: Scene,
  concern: { readonly title: string; readonly detail: string },
): string {
  const remedy = /\bunless we (.+?)[.]?$/i.exec(concern.detail)?.[1] ?? null;
  return sentence(
    CONCERN_ANSWERS[scene.lens](clip(concern.title, 90), remedy === null ? null : clip(remedy, 160)),
  );
}

export const opening = (scene: Scene, point: Point) => pickSay(scene, point, OPENINGS, 0, 'opening');
export const suggestion = (scene: Scene, point: Point, turn = 0) =>
  pickSay(scene, point, SUGGESTIONS, turn, 'suggestion');

/** A suggestion that says what it is about, for when nothing before it does. */
export const newSuggestion = (scene: Scene, point: Point, turn: number) =>
  sentence(
    `${turn % 2 === 0 ? 'As to' : 'About'} ${point.aspect}: ${lower(pickSay(scene, point, SUGGESTIONS, turn, 'suggestion'))}`,
  );
export const warning = (scene: Scene, point: Point, turn = 0) =>
  pickSay(scene, point, WARNINGS, turn, 'warning');

export function reaction(
  scene: Scene,
  said: { readonly name: string; readonly quote: string },
  turn: number,
): string {
  const choices = REACTIONS[scene.lens];
  const say = choices[(scene.leaning.index('reaction', choices.length) + turn) % choices.length];
  return say ? sentence(say(said.name, said.quote)) : '';
}

/** What the persona measures by, in its own words. */
export function yardstick(scene: Scene): string {
  const { criterion } = scene;
  if (criterion === null) return '';
  return scene.dice.pick('yardstick', [
    sentence(`My yardstick is “${criterion}”`),
    sentence(`I judge every answer by one sentence: “${criterion}”`),
    sentence(`For me it has to pass this: “${criterion}”`),
  ]);
}

const OFFER =
  /\b(?:I would (?:insist that we |love to see us )?|we should |suggestion: |way is to |insurance is to |Why not |remedy is to |let us )(.+?)(?:[;.!?]|$)/i;
const REMEDY = /\b(?:step that|as long as|once|choose:|so that) we ([^“”]+?)(?:[;.]|, the rest|$)/;

/**
 * The words that carry a message, at most twelve and without quotations: its suggestion, the remedy it names, or its
 * longest plain sentence; null when all of it quotes others.
 */
export function gist(text: string): string | null {
  const sentences = sentencesOf(text);
  const handsOver = (one: string) => /^\p{Lu}[^,]{0,40}, (?:what|where|how)\b/u.test(one);
  const plain = sentences.filter((one) => !/[“”"]/.test(one) && !handsOver(one));
  const first = (expression: RegExp, from: readonly string[]) =>
    from.map((one) => expression.exec(one)?.[1]).find((found) => (found?.split(' ').length ?? 0) > 2);
  const longest = plain.toSorted((a, b) => b.length - a.length)[0];
  const chosen = first(OFFER, plain) ?? first(REMEDY, sentences) ?? longest;
  return chosen === undefined ? null : lower(firstWords(withoutFinalStop(chosen), 12));
}
