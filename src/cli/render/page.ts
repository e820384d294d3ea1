import pc from 'picocolors';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Longest line of prose that stays pleasant to read, however wide the terminal. */
const WIDEST = 100;
const NARROWEST = 30;

type Colors = ReturnType<typeof pc.createColors>;

/** Everything that rendering knows of the terminal: how wide, and whether in colour. */
export interface Page {
  readonly width: number;
  readonly color: Colors;
}

export function createPage(terminal: { readonly columns: number; readonly color: boolean }): Page {
  return {
    width: Math.max(NARROWEST, Math.min(WIDEST, terminal.columns)),
    color: pc.createColors(terminal.color),
  };
}

/** Escape sequences and control characters of outside text must not reach the terminal: a model could draw with them. */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B(?:\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\-_])|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** More signs than any script puts on one letter: a stack of them takes no width and fills the screen. */
const STACKED = /(\p{M}{6})\p{M}+/gu;

/** Outside text made safe to print; keeps line feeds, turns tabs into spaces. */
export function safeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(ESCAPES, '').replace(STACKED, '$1').replaceAll('\t', '  ');
}

/** The same on one line. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\s+/g, ' ').trim();
}

interface Prefix {
  readonly rest: string;
  /** Of equal width. */
  readonly first?: string;
}

/** Outside prose made safe and wrapped to the page, each line behind a prefix. */
export function wrapped(page: Page, text: string, prefix: Prefix = { rest: '' }): string[] {
  return wrappedPainted(page, safeText(text), prefix);
}

/** Text of our own making, colours included, wrapped to the page; outside words in it must be safe already. */
export function wrappedPainted(page: Page, text: string, prefix: Prefix = { rest: '' }): string[] {
  const width = Math.max(10, page.width - stringWidth(prefix.rest));
  const lines = wrapAnsi(text.trim(), width, { hard: true }).split('\n');
  return lines.map((line, index) =>
    `${index === 0 ? (prefix.first ?? prefix.rest) : prefix.rest}${line}`.trimEnd(),
  );
}

/** A ruled heading over the whole width. */
export function ruled(page: Page, title: string): string {
  const head = `── ${clipped(safeLine(title), page.width - 4)} `;
  const rest = '─'.repeat(Math.max(0, page.width - stringWidth(head)));
  return page.color.bold(page.color.cyan(head)) + page.color.dim(rest);
}

/** Two texts at the ends of one line; the right one is dropped when there is no room for both. */
export function spread(page: Page, left: string, right: string): string {
  const room = page.width - stringWidth(left) - stringWidth(right);
  return right === '' || room < 2 ? left : left + ' '.repeat(room) + right;
}

/** A line cut to a width, an ellipsis where something is missing. */
export function clipped(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const next = used + stringWidth(segment);
    if (next > width - 1) break;
    kept += segment;
    used = next;
  }
  return width < 1 ? '' : `${kept}…`;
}

/** The end of a line that fits a width, an ellipsis where something is missing. */
export function clippedTail(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const segments = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let kept = '';
  let used = 0;
  for (const segment of segments.reverse()) {
    const next = used + stringWidth(segment);
    if (next > width - 1) break;
    kept = segment + kept;
    used = next;
  }
  return width < 1 ? '' : `…${kept}`;
}

/** A text filled up with blanks to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
