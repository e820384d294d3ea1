import { type Page, padded, wrapped } from './page.ts';

const LABEL_WIDTH = 8;

/** A short label in front of a text that is wrapped beside it. */
export function labelled(page: Page, label: string, text: string, labelWidth = LABEL_WIDTH): string[] {
  return wrapped(page, text, {
    first: page.color.dim(padded(label, labelWidth)),
    rest: ' '.repeat(labelWidth),
  });
}

/** Texts as a list, each behind a mark. */
export function listed(page: Page, items: readonly string[], indent = 2, mark = '•'): string[] {
  return items.flatMap((item) =>
    wrapped(page, item, {
      first: `${' '.repeat(indent)}${mark} `,
      rest: ' '.repeat(indent + mark.length + 1),
    }),
  );
}
