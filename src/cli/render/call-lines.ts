import type { CallDetail, CallView } from '../documents/calls.ts';
import { costText, countText, durationText, timeText } from './figures.ts';
import { jsonLines, textLines } from './json-lines.ts';
import { labelled } from './labelled.ts';
import { type Page, ruled } from './page.ts';

/** The call's own id out of its opaque one. */
export function callKey({ id }: Pick<CallView, 'id'>): string {
  return /^ModelCall:(.+)$/.exec(Buffer.from(id, 'base64url').toString('utf8'))?.[1] ?? id;
}

/** How long a call took; what became of it when it gave nothing. */
export function endText({ status, startedAt, endedAt }: CallView, now: number): string {
  if (status === 'started') return `${durationText(now - Date.parse(startedAt))} …`;
  if (status === 'outcomeUnknown') return 'unknown';
  if (status !== 'completed' || endedAt === null) return status;
  return durationText(Date.parse(endedAt) - Date.parse(startedAt));
}

export interface Used {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
}

/** What the task or the conversation used, whichever it is. */
export function usedOf(found: {
  readonly task: Used | null;
  readonly conversation: { readonly totals: Used } | null;
}): Used | null {
  const used = found.task ?? found.conversation?.totals ?? null;
  if (used === null) return null;
  const { promptTokens, completionTokens, costUsd } = used;
  return { promptTokens, completionTokens, costUsd };
}

export function usedLine({ promptTokens, completionTokens, costUsd }: Used): string {
  return `in all ${countText(promptTokens)} + ${countText(completionTokens)} tokens · ${costText(costUsd)}`;
}

interface ChatMessage {
  readonly role?: string;
  readonly content?: unknown;
}

/** One call of a model: what was asked, and what came back. */
export function callLines(page: Page, call: CallDetail, now: number): string[] {
  const { color } = page;
  const line = (label: string, text: string) => labelled(page, label, text);
  const { promptTokens, completionTokens, costUsd, firstTokenMs, rehearsal } = call;
  const messages = (call.request as { readonly messages?: readonly ChatMessage[] } | null)?.messages;
  const first = firstTokenMs === null ? '' : `, first token after ${durationText(firstTokenMs)}`;
  return [
    ruled(page, `${call.purpose}${call.persona === null ? '' : `, ${call.persona}`}`),
    ...line('Call', callKey(call)),
    ...line('Key', `${call.key}, try ${call.attempt}`),
    ...line('Model', `${call.provider}, ${call.model}${rehearsal ? ' [rehearsal]' : ''}`),
    ...line('At', timeText(call.startedAt)),
    ...line('Status', `${call.status}, ${endText(call, now)}${first}`),
    ...line(
      'Used',
      `${countText(promptTokens ?? 0)} + ${countText(completionTokens ?? 0)} tokens${costUsd === null ? '' : ` · ${costText(costUsd)}`}`,
    ),
    ...(messages === undefined
      ? [color.bold('Request'), ...jsonLines(page, call.request, 2)]
      : messages.flatMap(({ role, content }) => [
          color.bold(role ?? 'message'),
          ...(typeof content === 'string' ? textLines(page, content, 2) : jsonLines(page, content, 2)),
        ])),
    ...(call.text === null ? [] : [color.bold('What came back'), ...textLines(page, call.text, 2)]),
    ...(call.error === null ? [] : [color.bold('Error'), ...jsonLines(page, call.error, 2)]),
  ];
}
