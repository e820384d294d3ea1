import type { ActivityPage, ActivityView } from '../documents/activity.ts';
import { durationText } from './figures.ts';
import { clipped, type Page, safeLine, spread } from './page.ts';

const marks: Readonly<Record<ActivityView['kind'], string>> = {
  actor: '',
  event: 'event ',
  run: 'run of ',
  modelCall: 'model: ',
  toolCall: 'tool: ',
};

/** A tree of what was done, each line with how it stands and how long it took. */
export function activityLines(page: Page, { nodes, hasNextPage }: ActivityPage, now: number): string[] {
  const keys = new Set(nodes.map(({ key }) => key));
  const below = Map.groupBy(nodes, ({ parent }) => (parent !== null && keys.has(parent) ? parent : null));
  const lines: string[] = [];
  const draw = (node: ActivityView, own: string, rest: string): void => {
    lines.push(nodeLine(page, own, node, now));
    const children = below.get(node.key) ?? [];
    children.forEach((child, index) => {
      const last = index === children.length - 1;
      draw(child, `${rest}${last ? '└─ ' : '├─ '}`, `${rest}${last ? '   ' : '│  '}`);
    });
  };
  for (const root of below.get(null) ?? []) draw(root, '', '');
  const more = hasNextPage ? ' · there are more: --limit, or --after with `next` of --json' : '';
  return [...lines, page.color.dim(clipped(`${nodes.length} shown${more}`, page.width))];
}

function nodeLine(page: Page, prefix: string, node: ActivityView, now: number): string {
  const { kind, name, detail, status, key, parent } = node;
  const { color } = page;
  const what = kind === 'actor' ? (parent === null ? key : own(key)) : `${marks[kind]}${name}`;
  const word = detail !== '' && kind === 'actor' ? detail : status;
  const took = tookText(node, now);
  const right = `${safeLine(word)}  ${took.padStart(8)}`;
  const left = clipped(`${prefix}${safeLine(what)}`, page.width - right.length - 2);
  const line = spread(page, left, right);
  return status === 'failed' || status === 'quarantined'
    ? color.red(line)
    : kind === 'actor'
      ? line
      : color.dim(line);
}

/** A task stays there when it is over, so that it can be retried: it takes no more time. */
const overs: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled']);

function tookText({ kind, detail, began, ended }: ActivityView, now: number): string {
  if (ended !== null) return durationText(Date.parse(ended) - Date.parse(began));
  return kind === 'actor' && overs.has(detail) ? '' : `${durationText(now - Date.parse(began))} …`;
}

/** The last part of an address says which child it is; the rest is the line above. */
function own(address: string): string {
  return address.split('/').length > 2 ? (address.split('/').at(-1) ?? address) : address;
}
