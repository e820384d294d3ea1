import { type Page, wrapped } from './page.ts';

/** A JSON value over several lines, those too long for the page wrapped at their own indentation. */
export function jsonLines(page: Page, value: unknown, indent = 0): string[] {
  return textLines(page, JSON.stringify(value ?? null, null, 2), indent);
}

/** A text whose line breaks and indentation mean something. */
export function textLines(page: Page, text: string, indent = 0): string[] {
  return text.split('\n').flatMap((line) => {
    const own = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    // A deep indentation must leave room for words.
    return wrapped(page, line, { rest: ' '.repeat(Math.min(indent + own, Math.floor(page.width / 2))) });
  });
}
