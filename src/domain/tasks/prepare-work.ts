import type { LessonUse, ModelGateway, ModelMessage, TaskReader, WorkInput } from '#core';
import { answerLine } from './ask-person.ts';
import { chooseLessons, type LessonParts } from './choose-lessons.ts';
import { handoffLines } from './hand-off.ts';
import { workPrompt } from './prompts.ts';
import { TaskRequestError } from './task-errors.ts';

/** What an agent reads when it begins: the subtask, what it builds on, and what earlier agents and people have said. */
export async function prepareWork(
  parts: LessonParts & { readonly tasks: TaskReader; readonly gateway: Pick<ModelGateway, 'providers'> },
  input: WorkInput,
  address: string,
): Promise<{ readonly messages: ModelMessage[]; readonly lessons: LessonUse }> {
  const { tasks, gateway } = parts;
  const { task, subtask: id, dependsOn, attempt } = input;
  const [brief, subtask, prerequisites, critiques, questions, handoffs] = await Promise.all([
    tasks.brief(task),
    tasks.subtask(task, id),
    dependsOn.length === 0 ? [] : tasks.outputs(task, dependsOn),
    tasks.critiques(task, id),
    tasks.questions(task, id),
    input.handoffs === 0 ? [] : tasks.handoffs(address, attempt),
  ]);
  if (!brief) throw TaskRequestError.unknownTask(task);
  if (!subtask) throw TaskRequestError.unknownSubtask(task, id);
  const answers = questions.filter(({ status }) => status === 'answered').map(answerLine);
  const chosen = await chooseLessons(parts, { input, task: brief, subtask, gateway });
  const { mode, given } = chosen;
  const messages = workPrompt({
    input,
    goal: brief.description,
    subtask,
    prerequisites,
    critiques,
    answers,
    lessons: given ? chosen.lessons : [],
    handedOver: handoffLines(handoffs),
  });
  return { messages: [...messages], lessons: { mode, given, count: chosen.lessons.length } };
}
