import type { GivenLesson, ModelMessage, SubtaskBrief, SubtaskOutput, WorkInput } from '#core';
import { lessonLines } from '#rules';
import { promptVersion } from './prompt-version.ts';

/** Longest part of another subtask's output that a prompt carries. */
const outputCharacters = 12_000;

/** What the model is asked when it decomposes a task. */
export function planPrompt(description: string, capabilities: readonly string[]): readonly ModelMessage[] {
  return messages(
    'You plan work for a crew of agents. You divide a task into subtasks that can be carried out and checked on their own.',
    [
      ['Goal', description],
      ['Capabilities', capabilities.map((each) => `- ${each}`).join('\n')],
      [
        'Task',
        [
          'plan: Divide the task into as few subtasks as it needs; one is enough for a small task. Each has an `id` in kebab-case, a `title`, a `description` that says all that its agent has to know, the `capabilities` it needs from the list (few, since one agent must have all of them), and in `dependsOn` the ids of the subtasks whose outputs it builds on: subtasks that need nothing from each other must not depend on each other. `priority` is 0 to 10, `estimatedSeconds` a guess, `tier` the strength of model that it needs.',
          'Leave `validation` empty unless a rule is certain to hold for a good output. `summary` says in a sentence or two how the subtasks add up to the task.',
        ].join('\n'),
      ],
    ],
  );
}

/** What an agent of the crew is asked when it carries out a subtask. */
export function workPrompt(parts: {
  readonly input: Pick<WorkInput, 'agent'>;
  readonly goal: string;
  readonly subtask: SubtaskBrief;
  readonly prerequisites: readonly SubtaskOutput[];
  readonly critiques: readonly string[];
  /** What people have answered to earlier questions, as lines. */
  readonly answers: readonly string[];
  /** Of earlier reviews of such work. */
  readonly lessons: readonly Pick<GivenLesson, 'id' | 'text'>[];
  /** What agents have left who had it before, as lines; empty when there are none. */
  readonly handedOver: string;
}): readonly ModelMessage[] {
  const { input, goal, subtask, prerequisites, critiques, answers, lessons, handedOver } = parts;
  const { agent } = input;
  return messages(
    `Name: ${agent.name}\nYou are an agent of a crew that carries out tasks. You can do: ${agent.capabilities.join(', ')}.`,
    [
      ['Goal', goal],
      ['Subtask', `${subtask.title}\n${subtask.description}`],
      ['Prerequisites', outputList(prerequisites)],
      ['Critiques', critiques.map((each) => `- ${indented(each)}`).join('\n')],
      ['Answers', answers.join('\n')],
      ['Lessons of earlier reviews', lessonLines(lessons).join('\n')],
      ['Handed over', handedOver],
      [
        'Task',
        'work: Carry out the subtask, and nothing beyond it. Use the tools for whatever they can do better than you: never calculate, look up or read by guessing. Build on the outputs of the prerequisites. Heed the critiques of earlier tries, the lessons of earlier reviews, and what people have answered. Go on from what was handed over. Answer with the output itself, complete, without a preface; it is passed on as it stands.',
      ],
    ],
  );
}

/** What a critic is asked about an output. */
export function reviewPrompt(parts: {
  readonly goal: string;
  readonly subtask: SubtaskBrief;
  readonly output: SubtaskOutput;
  readonly critic: string | null;
}): readonly ModelMessage[] {
  const { goal, subtask, output, critic } = parts;
  const name = critic === null ? '' : `Name: ${critic}\n`;
  return messages(`${name}You are a critic. You judge the work of others fairly, by what was asked for.`, [
    ['Goal', goal],
    ['Subtask', `${subtask.title}\n${subtask.description}`],
    ['Output', indented(output.output)],
    [
      'Tool calls',
      output.toolCalls
        .map(({ name, arguments: given, result }) => `- ${name} ${given} → ${result}`)
        .join('\n'),
    ],
    [
      'Task',
      'review: Score the output from 0 to 1 on `correctness` (is it right, and borne out by the tool calls), `completeness` (is all done that was asked for) and `clarity` (can the next agent use it as it is), each with a comment. `critique` tells its author what to do better; empty when there is nothing.',
    ],
  ]);
}

/** What the model is asked when all subtasks are done. */
export function aggregatePrompt(
  goal: string,
  outputs: readonly SubtaskOutput[],
  critiques: readonly string[] = [],
): readonly ModelMessage[] {
  return messages('You put the work of a crew together. You add nothing of your own.', [
    ['Goal', goal],
    ['Outputs', outputList(outputs)],
    ['Critiques', critiques.map((each) => `- ${indented(each)}`).join('\n')],
    [
      'Task',
      'aggregate: Put the outputs of the subtasks together to the result of the task. `result` is the whole result, as the person who set the task wants to read it; figures and code are taken over exactly. Heed the critiques of earlier results. `summary` says in at most three sentences what was done and found.',
    ],
  ]);
}

/** Headings inside the text would read as sections of the prompt. What does not fit is said to be missing. */
function indented(text: string): string {
  const left = text.length - outputCharacters;
  const shown =
    left > 0 ? `${text.slice(0, outputCharacters)}\n[${left} more characters are left out here]` : text;
  return shown.split('\n').join('\n  ');
}

function outputList(outputs: readonly SubtaskOutput[]): string {
  return outputs
    .map(({ subtask, title, output }) => `- [${subtask}] ${title}: ${indented(output)}`)
    .join('\n');
}

function messages(
  you: string,
  sections: readonly (readonly [title: string, body: string])[],
): readonly ModelMessage[] {
  const content = sections
    .filter(([, body]) => body.trim() !== '')
    .map(([title, body]) => `# ${title}\n${body}`)
    .join('\n\n');
  return [
    { role: 'system', content: `# You\n${you}` },
    { role: 'user', content },
  ];
}

const sampleSubtask: SubtaskBrief = { title: 't', description: 'd', capabilities: ['c'], validation: [] };
const sampleOutput: SubtaskOutput = {
  subtask: 's',
  title: 't',
  attempt: 1,
  output: 'o',
  data: null,
  toolCalls: [{ id: 'i', name: 'n', arguments: '{}', result: 'r', failed: false }],
};

/** Versions of the prompts that scores are kept by. */
export const promptVersions = {
  plan: promptVersion('plan', planPrompt('g', ['c'])),
  work: promptVersion(
    'work',
    workPrompt({
      input: { agent: { key: 'a', name: 'A', capabilities: ['c'] } },
      goal: 'g',
      subtask: sampleSubtask,
      prerequisites: [sampleOutput],
      critiques: ['c'],
      answers: ['a'],
      lessons: [{ id: 'l', text: 't' }],
      handedOver: 'h',
    }),
  ),
  review: promptVersion(
    'review',
    reviewPrompt({ goal: 'g', subtask: sampleSubtask, output: sampleOutput, critic: null }),
  ),
} as const;
