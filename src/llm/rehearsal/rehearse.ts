import type { ChatAnswer } from '../chat-server/chat-answer.ts';
import type { ChatRequest } from '../chat-server/chat-request.ts';
import { SchemaValidators } from '../schema-validators.ts';
import { readBrief } from './brief.ts';
import { chat } from './chat.ts';
import { Dice } from './dice.ts';
import { aggregate } from './replies/aggregate.ts';
import { clarify } from './replies/clarify.ts';
import { conclude } from './replies/conclude.ts';
import { discuss } from './replies/discuss.ts';
import { explore } from './replies/explore.ts';
import { handOff } from './replies/hand-off.ts';
import { contradictions, judge, opinion } from './replies/judge.ts';
import { orchestrate } from './replies/orchestrate.ts';
import { plan } from './replies/plan.ts';
import { propose, revise } from './replies/propose.ts';
import { review } from './replies/review.ts';
import { summary } from './replies/summary.ts';
import { vote } from './replies/vote.ts';
import { work } from './replies/work.ts';
import { pointAt, type Scene, setScene } from './scene.ts';
import { instanceOf } from './schema-instance.ts';
import { answerWithTool } from './tool-use.ts';
import { type WantedOutput, wantedOutput } from './wanted-output.ts';

type Composer = (scene: Scene, wanted: WantedOutput) => unknown;

/** By schema name. Any other schema is answered with an instance of it. */
const COMPOSERS: ReadonlyMap<string, Composer> = new Map<string, Composer>([
  ['statehouse_clarify', clarify],
  ['statehouse_explore', explore],
  ['statehouse_discuss', discuss],
  ['statehouse_summary', summary],
  ['statehouse_propose', propose],
  ['statehouse_vote', (scene, wanted) => vote(scene, ballotIn(wanted))],
  ['statehouse_revise', revise],
  ['statehouse_conclude', conclude],
  ['statehouse_plan', plan],
  // A critic of tasks scores; a reviewer of a consensus gives a verdict.
  ['statehouse_review', (scene, wanted) => (asksVerdict(wanted) ? opinion(scene) : review(scene))],
  ['statehouse_judge', judge],
  ['statehouse_contradictions', contradictions],
  ['statehouse_aggregate', aggregate],
  ['statehouse_orchestrate', orchestrate],
  ['statehouse_handoff', handOff],
]);

/**
 * Makes the rehearsal model: its answer to a request is a function of the request's content and the seed alone. The seed
 * of a request goes before that of the model.
 */
export function createRehearsal(seed: number): (request: ChatRequest) => ChatAnswer {
  const validators = new SchemaValidators();
  return (request) => rehearse(request, { seed, validators });
}

interface Rehearsal {
  readonly seed: number;
  readonly validators: SchemaValidators;
}

function rehearse(request: ChatRequest, { seed, validators }: Rehearsal): ChatAnswer {
  const wanted = wantedOutput(request);
  const dice = new Dice(request.seed ?? seed);
  if (wanted === null) {
    const used = answerWithTool(request, dice.for(JSON.stringify(request.messages)));
    if (used) return used;
  }
  const scene = setScene(readBrief(request), dice);
  if (wanted === null) return { text: scene.brief.subtask === '' ? chat(scene, request) : work(scene) };
  return { text: JSON.stringify(compose(scene, wanted, validators)) };
}

/** The composed reply where it fits the schema that was asked for; otherwise an instance of that schema. */
function compose(scene: Scene, wanted: WantedOutput, validators: SchemaValidators): unknown {
  const composer = COMPOSERS.get(wanted.name);
  if (composer) {
    const reply = composer(scene, wanted);
    if (fits(reply, wanted.schema, validators)) return reply;
  }
  const words = [0, 1, 2, 3].map((index) => pointAt(scene, index).idea);
  return instanceOf(wanted.schema, { dice: scene.dice, words });
}

function fits(reply: unknown, schema: WantedOutput['schema'], validators: SchemaValidators): boolean {
  try {
    return validators.for(schema)(reply);
  } catch {
    return false;
  }
}

function asksVerdict({ schema }: WantedOutput): boolean {
  return (schema['properties'] as Record<string, unknown> | undefined)?.['verdict'] !== undefined;
}

/** The option keys that a vote may name, as its schema lists them. */
function ballotIn(wanted: WantedOutput): string[] {
  const properties = wanted.schema['properties'] as Record<string, { readonly enum?: unknown }> | undefined;
  const listed = properties?.['choice']?.enum;
  return Array.isArray(listed)
    ? listed.filter((key): key is string => typeof key === 'string' && key !== 'abstain')
    : [];
}
