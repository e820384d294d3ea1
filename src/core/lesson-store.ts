import type { GivenLesson, LessonMode } from './task-facts.ts';

/** The critique of an output that was refused. */
export interface Critique {
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly text: string;
  /** Title and description of the subtask. */
  readonly about: string;
  readonly capabilities: readonly string[];
  readonly at: Date;
}

/** What was chosen for the prompt of one try. */
export interface AttemptLessons {
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly mode: LessonMode;
  /** False when the draw of `measure` left them out. */
  readonly given: boolean;
  readonly lessons: readonly GivenLesson[];
  readonly createdAt: Date;
}

/** Critiques to learn from, and what was made of them. */
export interface LessonStore {
  /** Of other subtasks that share a capability, newest first, at most 200. Those of rehearsals and of models are kept apart. */
  critiques(request: {
    readonly task: string;
    readonly subtask: string;
    readonly capabilities: readonly string[];
    readonly rehearsal: boolean;
  }): Promise<readonly Critique[]>;
  /** Keeps what was chosen for a try and gives what holds for it: the first choice stands, so that a repetition asks the same. */
  keep(chosen: AttemptLessons): Promise<AttemptLessons>;
}
