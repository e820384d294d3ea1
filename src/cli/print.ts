import { createPage, type Page } from './render/page.ts';
import type { Terminal } from './terminal.ts';

export function pageOf(terminal: Terminal): Page {
  return createPage({ columns: terminal.columns(), color: terminal.color });
}

export function printLines(terminal: Terminal, lines: readonly string[]): void {
  if (lines.length > 0) terminal.stdout.write(`${lines.join('\n')}\n`);
}

/** One JSON document on standard output. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
