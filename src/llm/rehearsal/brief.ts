import type { ChatRequest } from '../chat-server/chat-request.ts';

/** A line of the transcript in the prompt. */
export interface Line {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly type: string;
  readonly text: string;
}

export interface Concern {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly raisedBy: string;
}

export interface BriefOption {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

/** What a prompt of a deliberation says, taken apart. */
export interface Brief {
  readonly you: { readonly name: string; readonly key: string | null; readonly about: string };
  readonly criteria: readonly string[];
  readonly goal: string;
  readonly established: readonly string[];
  readonly summary: string;
  readonly transcript: readonly Line[];
  readonly concerns: readonly Concern[];
  readonly proposal: string;
  readonly options: readonly BriefOption[];
  readonly interjection: string | null;
  readonly task: string;
  /** The piece of a task at hand: title in the first line, then what is to be done. Empty outside of task execution. */
  readonly subtask: string;
  readonly capabilities: readonly string[];
  /** Outputs that the subtask builds on, or that are to be put together. */
  readonly outputs: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  /** The output to be reviewed. */
  readonly output: string;
  readonly critiques: readonly string[];
  /** What earlier reviews of such work taught, without their ids. */
  readonly lessons: readonly string[];
  /** A text that a validation has judged, whole, and what it was to do. */
  readonly underReview: string;
  readonly assignment: string;
  readonly references: readonly string[];
  /** Named points to judge it by. */
  readonly judged: readonly { readonly title: string; readonly detail: string }[];
}

/** Reads the Markdown headings of a prompt; sections that are missing come out empty. */
export function readBrief(request: ChatRequest): Brief {
  const sections = new Map<string, string>();
  for (const { role, content } of request.messages) {
    if (role === 'assistant' || role === 'tool') continue;
    for (const [title, body] of sectionsOf(content.replace(marked, ''))) sections.set(title, body);
  }
  const section = (title: string) => sections.get(title) ?? '';
  const you = section('you');
  const transcript = readTranscript(section('transcript'));
  const name = nameIn(you);
  const interjection = section('interjection');
  return {
    you: { name, key: keyIn(you) ?? transcript.find((line) => line.name === name)?.key ?? null, about: you },
    criteria: bullets(section('decision criteria')),
    goal: unquoted(section('goal')) || lastUserText(request),
    established: bullets(section('established')),
    summary: section('summary so far'),
    transcript,
    concerns: entries(section('open concerns')).map(({ id, rest }) => readConcern(id, rest)),
    proposal: section('proposal'),
    options: entries(section('options')).map(({ id, rest }) => readOption(id, rest)),
    interjection: interjection === '' ? null : interjection,
    task: section('task'),
    subtask: section('subtask'),
    capabilities: bullets(section('capabilities')),
    outputs: entries(section('outputs') || section('prerequisites')).map(({ id, rest }) => {
      const { title, detail } = splitTitle(rest);
      return { id, title, text: detail === '' ? title : detail };
    }),
    output: section('output'),
    critiques: bullets(section('critiques')),
    lessons: entries(section('lessons of earlier reviews')).map(({ rest }) => rest),
    ...readReview(request),
    assignment: section('assignment of the output'),
    judged: bullets(section('criteria')).map(splitTitle),
  };
}

/** A text under review stands between marks made of its hash; headings in it are its own. */
const marked = /<(output-[0-9a-f]{16})>\n([\s\S]*)\n<\/\1>/;
const referenced = /^# References\n([\s\S]*?)\n\n# Output under review$/m;

function readReview({ messages }: ChatRequest): Pick<Brief, 'underReview' | 'references'> {
  const asked =
    messages.findLast(({ role, content }) => role === 'user' && marked.test(content))?.content ?? '';
  const references = referenced.exec(asked)?.[1]?.split(/^## .*$/m) ?? [];
  return {
    underReview: marked.exec(asked)?.[2] ?? '',
    references: references.map((text) => text.trim()).filter((text) => text !== ''),
  };
}

/** What a tool could help with: the subtask at hand, else what the person last said. */
export function matterOf(request: ChatRequest): string {
  const asked = lastUserText(request);
  return new Map(sectionsOf(asked)).get('subtask') ?? asked;
}

function sectionsOf(text: string): [string, string][] {
  const found: [string, string][] = [];
  let title: string | null = null;
  let body: string[] = [];
  const close = () => {
    if (title !== null) found.push([title, body.join('\n').trim()]);
  };
  for (const line of text.split(/\r?\n/)) {
    const heading = /^#{1,3} +(.+?) *:?$/.exec(line)?.[1];
    if (heading === undefined) body.push(line);
    else {
      close();
      title = heading.toLowerCase();
      body = [];
    }
  }
  close();
  return found;
}

const LINE = /^\[([^\]]+)\] (.+?) \(([^(),]+), *([^()]+)\): ?(.*)$/;

function readTranscript(text: string): Line[] {
  const lines: { id: string; name: string; key: string; type: string; text: string }[] = [];
  for (const row of text.split('\n')) {
    const [, id, name, key, type, said] = LINE.exec(row) ?? [];
    const last = lines.at(-1);
    if (id && name && key && type)
      lines.push({ id, name, key: key.trim(), type: type.trim(), text: said ?? '' });
    else if (last && row.trim() !== '') last.text += `\n${row}`;
  }
  return lines;
}

function readConcern(id: string, text: string): Concern {
  const [, said = text, raisedBy = ''] = /^(.*?)(?: \(raised by ([^()]+)\))?$/s.exec(text) ?? [];
  return { id, ...splitTitle(said), raisedBy };
}

function readOption(key: string, text: string): BriefOption {
  const { title, detail } = splitTitle(text);
  return { key, title: title === '' ? key : title, detail };
}

/** `- [id] rest` */
function entries(text: string): { readonly id: string; readonly rest: string }[] {
  return bullets(text).flatMap((bullet) => {
    const [, id, rest] = /^\[([^\]]+)\] *(.*)$/s.exec(bullet) ?? [];
    return id === undefined ? [] : [{ id, rest: rest ?? '' }];
  });
}

function bullets(text: string): string[] {
  const found: string[] = [];
  for (const row of text.split('\n')) {
    const item = /^\s*(?:[-*]|\d+\.) +(.*)$/.exec(row)?.[1];
    if (item !== undefined) found.push(item.trim());
    else if (found.length > 0 && row.trim() !== '') found.push(`${found.pop()} ${row.trim()}`);
  }
  return found;
}

/** `title: detail` */
function splitTitle(text: string): { readonly title: string; readonly detail: string } {
  const colon = text.search(/: /);
  if (colon < 0) return { title: text.trim(), detail: '' };
  return { title: text.slice(0, colon).trim(), detail: text.slice(colon + 2).trim() };
}

function nameIn(about: string): string {
  const labelled = /^\W*name\W*: *(.+)$/im.exec(about)?.[1];
  const addressed = /\byou are (?:called )?\**([^,.;:(\n*]+)/i.exec(about)?.[1];
  const first = about.split('\n').find((row) => row.trim() !== '');
  return (labelled ?? addressed ?? first?.split(/[,.(]/)[0] ?? '').replaceAll('*', '').trim() || 'The agent';
}

function keyIn(about: string): string | null {
  const labelled = /\b(?:persona|key)\W*: *`?([a-z0-9]+(?:-[a-z0-9]+)*)/i.exec(about)?.[1];
  return labelled ?? /\(`?([a-z0-9]+(?:-[a-z0-9]+)+)`?\)/.exec(about)?.[1] ?? null;
}

function unquoted(text: string): string {
  return text.replace(/^>\s?/gm, '').trim();
}

/** What the person last said: the goal of a prompt without headings. */
export function lastUserText(request: ChatRequest): string {
  return request.messages.findLast(({ role }) => role === 'user')?.content.trim() ?? '';
}
