import { withoutFences } from './prose.ts';

export interface Citation {
  /** A number, a footnote's key or a source's id. */
  readonly key: string;
  readonly line: number;
}

export interface ReadCitations {
  readonly citations: readonly Citation[];
  /** Entries of the list of references, or footnotes. */
  readonly references: readonly Citation[];
  /** The lines of running text: no code, no list of references. Others are empty, so that numbers stay. */
  readonly body: readonly string[];
}

const referencesHeading =
  /^\s{0,3}(?:#{1,6}\s+|\*\*)?(?:references|sources|bibliography|literature|works cited|citations|notes)[\s:*#]*$/i;

const entry = /^\s{0,3}(?:[-*]\s+)?\[(\d{1,4})\]:?\s+\S/;

/**
 * `[1]`, `[2, 3]`, `[1-4]` in the text, and entries such as `[1] Title`, `[1]: address` or `1. Title` in the list.
 * The list stands below a heading such as `References`, or is a run of entries at the end.
 */
export function readNumbered(text: string): ReadCitations {
  const references: Citation[] = [];
  const lines = proseLines(text);
  const tail = startOfTail(lines);
  let inList = false;
  const body = lines.map((line, index) => {
    if (referencesHeading.test(line)) {
      inList = true;
      return '';
    }
    if (inList && /^\s{0,3}#{1,6}\s/.test(line)) inList = false;
    const key = entry.exec(line)?.[1] ?? (inList ? /^\s{0,3}(\d{1,4})[.)]\s+\S/.exec(line)?.[1] : undefined);
    // Running text may begin with a citation too: it is an entry only within a list, or with a colon.
    if (key !== undefined && (inList || index >= tail || line.includes(']:'))) {
      references.push({ key: String(Number(key)), line: index + 1 });
      return '';
    }
    return inList ? '' : line;
  });
  const citations = matchLines(
    body,
    /\[(\d{1,4}(?:\s{0,3}[-–,;]\s{0,3}\d{1,4}){0,50})\](?![(:])/g,
    numbersOf,
  );
  return { citations, references, body };
}

/** Where the run of entries at the end begins; the number of lines when there is none. */
function startOfTail(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !entry.test(line));
  return last < 0 ? lines.length : last + 1;
}

/** `[^key]` and `[^key]: text`. */
export function readFootnotes(text: string): ReadCitations {
  const references: Citation[] = [];
  const body = proseLines(text).map((line, index) => {
    const key = /^\s{0,3}\[\^([^\]\s]{1,100})\]:\s*\S/.exec(line)?.[1];
    if (key === undefined) return line;
    references.push({ key: key.toLowerCase(), line: index + 1 });
    return '';
  });
  const citations = matchLines(body, /\[\^([^\]\s]{1,100})\]/g, (key) => [key.toLowerCase()]);
  return { citations, references, body };
}

/** `[id]` and `[id, other-id]`, wherever it is no link and no task box. */
export function readSources(text: string): ReadCitations {
  const body = proseLines(text);
  const citations = matchLines(
    body,
    /\[([\w.:#/-]{1,100}(?:\s{0,3}[,;]\s{0,3}[\w.:#/-]{1,100}){0,20})\](?![(:])/g,
    (keys) => keys.split(/\s*[,;]\s*/).filter((key) => !/^x?$/i.test(key)),
  );
  return { citations, references: [], body };
}

function proseLines(text: string): readonly string[] {
  return withoutFences(text)
    .replace(/`[^`\n]{0,500}`/g, (code) => ' '.repeat(code.length))
    .split('\n');
}

function matchLines(
  lines: readonly string[],
  pattern: RegExp,
  keysOf: (written: string) => readonly string[],
): readonly Citation[] {
  return lines.flatMap((line, index) =>
    [...line.matchAll(pattern)].flatMap(([, written = '']) =>
      keysOf(written).map((key) => ({ key, line: index + 1 })),
    ),
  );
}

/** `2, 4-6` → 2, 4, 5, 6. A range of more than 100 is no citation of them all: its ends stand for it. */
function numbersOf(written: string): readonly string[] {
  return written.split(/[,;]/).flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split(/[-–]/).map(Number);
    if (to < from || to - from > 100) return [String(from), String(to)];
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  });
}
