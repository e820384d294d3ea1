import type { ValidationSource } from '#core';
import { type Checked, fail, type Problem } from '../checked.ts';
import { readMarkdown, walkMarkdown } from './read-markdown.ts';
import type { Subject } from './subject.ts';

/** A text to parse, and the lines that stand above it in the output. */
export interface Piece {
  readonly text: string;
  readonly linesBefore: number;
}

type Taken =
  | { readonly pieces: readonly Piece[]; readonly refusal?: never }
  | { readonly pieces?: never; readonly refusal: Checked };

/**
 * The whole text, or each fenced block whose first word is one of `languages`. Texts without anything to parse are
 * refused: an empty program would else pass every check.
 */
export async function takePieces(
  subject: Subject,
  from: ValidationSource,
  languages: readonly [string, ...string[]],
): Promise<Taken> {
  const fence = `\`\`\`${languages[0]}`;
  if (from === 'whole') {
    if (subject.text.trim() === '') {
      return { refusal: fail({ message: `the output is empty; expected ${languages[0]}` }) };
    }
    return { pieces: [{ text: subject.text, linesBefore: 0 }] };
  }
  const pieces: Piece[] = [];
  const { tokens } = await readMarkdown(subject.text);
  for (const { type, info, content, map } of walkMarkdown(tokens)) {
    const language = info.trim().split(/[\s{,]/)[0] ?? '';
    if (type !== 'fence' || !languages.includes(language.toLowerCase()) || content.trim() === '') continue;
    pieces.push({ text: content, linesBefore: (map?.[0] ?? 0) + 1 });
  }
  return pieces.length > 0
    ? { pieces }
    : { refusal: fail({ message: `there is no filled block ${fence}; put the ${languages[0]} into one` }) };
}

/** Runs `check` over every piece and puts the lines of what it finds in their place in the output. */
export async function checkPieces(
  pieces: readonly Piece[],
  check: (text: string) => readonly Problem[] | Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { text, linesBefore } of pieces) {
    for (const problem of await check(text)) problems.push(moveDown(problem, linesBefore));
  }
  return problems;
}

function moveDown(problem: Problem, lines: number): Problem {
  if (lines === 0 || problem.path === undefined) return problem;
  const path = problem.path.replace(/^line (\d+)/, (_, line) => `line ${Number(line) + lines}`);
  return { ...problem, path };
}
