import { TaskError } from './task-error.ts';

/** Least and most characters of a task's description, without the spaces around it. */
export const descriptionLength = { least: 10, most: 5_000 } as const;

/** One character may be put together of any number of signs: what is stored has a bound of its own, in code units. */
const mostCodeUnits = 20_000;

/** The description without the spaces around it. Throws {@link TaskError} outside 10 to 5,000 characters. */
export function parseTaskDescription(text: string): string {
  const trimmed = text.trim();
  // Characters as people count them: an emoji or an accented letter is one.
  const length = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(trimmed)].length;
  if (length < descriptionLength.least || length > descriptionLength.most) {
    throw TaskError.invalidDescription(length, descriptionLength);
  }
  if (trimmed.length > mostCodeUnits) throw TaskError.oversizedDescription(trimmed.length, mostCodeUnits);
  return trimmed;
}
