import type { ChatRequest } from '../chat-server/chat-request.ts';
import { lastUserText } from './brief.ts';
import { clip, joined } from './goal/text.ts';
import { pointAt, type Scene, sentence } from './scene.ts';
import { suggestion, warning } from './voice.ts';

const NOTICE = 'This is the rehearsal model: rules, no understanding.';
const HOW_TO =
  'For real answers configure an endpoint, for example with STATEHOUSE_BASE_URL and STATEHOUSE_MODEL.';

/** A useful answer in free text, labelled as rehearsal. */
export function chat(scene: Scene, request: ChatRequest): string {
  const asked = lastUserText(request);
  const who = scene.brief.you.about === '' ? '' : ` I speak for ${scene.brief.you.name}.`;
  if (
    asked === '' ||
    /^(?:hi|hello|hey|good (?:morning|day|evening)|test|ping)\b[\s!.,]*\w{0,12}[\s!.?]*$/i.test(asked)
  ) {
    return `Hello! ${NOTICE}${who} Give me a goal or a question, and I will show how a team of agents would take it up. ${HOW_TO}`;
  }
  if (/\b(?:who|what) are you\b|\bare you (?:real|an? (?:ai|model|human))\b/i.test(asked)) {
    return `${NOTICE}${who} I build sentences from the words of your goal, so that you can try out Statehouse without an endpoint. ${HOW_TO}`;
  }
  const turn = request.messages.filter(({ role }) => role === 'assistant').length * 2;
  const [first, second] = [pointAt(scene, turn), pointAt(scene, turn + 1)];
  const { goal } = scene;
  const choices =
    goal.kind === 'choice'
      ? ` I would put ${joined(goal.alternatives.map((each) => `“${clip(each, 60)}”`))} side by side on exactly these points.`
      : '';
  return [
    `(Rehearsal)${who} On ${goal.matter}, I would look at two things: ${first.aspect}, and ${second.aspect}.`,
    `${suggestion(scene, first, turn)} ${warning(scene, second, turn)}${choices}`,
    sentence(`What helps to begin: ${first.need}`),
    `${NOTICE} ${HOW_TO}`,
  ].join('\n\n');
}
