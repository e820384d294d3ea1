import type { Env } from 'markdown-it';

/** A token of Markdown, as far as the checks look at it. */
export interface MarkdownToken {
  /** As markdown-it names it: `heading_open`, `fence`, `inline`, `link_open` … */
  readonly type: string;
  /** `h1` to `h6` of headings. */
  readonly tag: string;
  /** 1 opens, -1 closes, 0 stands alone. */
  readonly nesting: number;
  readonly level: number;
  readonly content: string;
  /** What follows an opening fence. */
  readonly info: string;
  /** The fence itself. */
  readonly markup: string;
  /** First line and the one after the last, from 0. */
  readonly map: readonly [number, number] | null;
  readonly children: readonly MarkdownToken[] | null;
  readonly attrGet: (name: string) => string | null;
}

export interface MarkdownText {
  readonly tokens: readonly MarkdownToken[];
  /** Where `[label]: address` definitions lead. */
  readonly definitions: readonly string[];
}

/** Reads CommonMark with tables and HTML, in time linear in the text. Never fails: every text is Markdown. */
export async function readMarkdown(text: string): Promise<MarkdownText> {
  const { default: MarkdownIt } = await import('markdown-it');
  const reader = new MarkdownIt({ html: true, maxNesting: 100 });
  // Links are to be judged, so none is hidden for its scheme and none is rewritten.
  reader.validateLink = () => true;
  reader.normalizeLink = (url) => url;
  const found: Env = {};
  const tokens = reader.parse(text, found) as readonly MarkdownToken[];
  return { tokens, definitions: Object.values(found.references ?? {}).map(({ href }) => href) };
}

/** The tokens and those within them, in the order of the text. */
export function* walkMarkdown(tokens: readonly MarkdownToken[]): Generator<MarkdownToken> {
  for (const token of tokens) {
    yield token;
    if (token.children !== null) yield* walkMarkdown(token.children);
  }
}

/** The words of a line of running text without its marks. */
export function wordsOfInline({ children }: MarkdownToken): string {
  return (children ?? [])
    .map(({ type, content }) =>
      type === 'softbreak' || type === 'hardbreak' ? ' ' : type === 'html_inline' ? '' : content,
    )
    .join('');
}

/** `line 3`. */
export function lineOf({ map }: MarkdownToken): string {
  return `line ${(map?.[0] ?? 0) + 1}`;
}
