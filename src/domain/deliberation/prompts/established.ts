import type { TranscriptMessage } from '#core';

export interface OpenConcern {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly raisedBy: string;
}

export interface ProposedOption {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

/** What a transcript settles, worked out from its messages alone: the same messages always give the same. */
export interface Standing {
  readonly goal: string;
  readonly established: readonly string[];
  readonly concerns: readonly OpenConcern[];
  readonly proposal: {
    readonly title: string;
    readonly summary: string;
    readonly recommended: string;
  } | null;
  readonly options: readonly ProposedOption[];
}

export function readStanding(messages: readonly TranscriptMessage[]): Standing {
  return {
    goal: readGoal(messages),
    established: readEstablished(messages),
    concerns: readConcerns(messages),
    ...readProposal(messages),
  };
}

function readGoal(messages: readonly TranscriptMessage[]): string {
  const first = messages.find(({ data }) => typeof data?.['goal'] === 'string');
  if (!first) return '';
  const context = first.data?.['context'];
  const goal = String(first.data?.['goal']);
  return typeof context === 'string' && context !== '' ? `${goal}\n\n${context}` : goal;
}

/** Whether the message only repeats what stands under another heading of a prompt. */
export function isGoal(message: TranscriptMessage): boolean {
  return typeof message.data?.['goal'] === 'string';
}

/** Each question to a person with its answer, or with what is assumed instead. */
function readEstablished(messages: readonly TranscriptMessage[]): readonly string[] {
  const answers = new Map(
    messages.flatMap(({ type, parentId, text }) =>
      type === 'userResponse' && parentId !== null ? [[parentId, text] as const] : [],
    ),
  );
  return messages
    .filter(({ type }) => type === 'questionToUser')
    .map(({ id, text, data }) => {
      const answer = answers.get(id);
      if (answer !== undefined) return `${text} Answer of the user: ${answer}`;
      const assumption = data?.['assumption'];
      return `${text} No answer yet; assumed: ${typeof assumption === 'string' ? assumption : 'nothing'}`;
    });
}

function readConcerns(messages: readonly TranscriptMessage[]): readonly OpenConcern[] {
  const open = new Map<string, OpenConcern>();
  for (const { data } of messages) {
    for (const concern of list(data?.['concernsRaised'])) {
      const { id, title, detail } = concern as Partial<OpenConcern>;
      if (typeof id !== 'string' || typeof title !== 'string') continue;
      open.set(id, {
        id,
        title,
        detail: typeof detail === 'string' ? detail : '',
        raisedBy: String(data?.['persona'] ?? 'unknown'),
      });
    }
    for (const id of list(data?.['concernsResolved'])) open.delete(String(id));
  }
  return [...open.values()];
}

function readProposal(messages: readonly TranscriptMessage[]): Pick<Standing, 'proposal' | 'options'> {
  const newest = messages.findLast(({ type, data }) => type === 'proposal' && data !== null);
  if (!newest?.data) return { proposal: null, options: [] };
  const { title, summary, recommended, options } = newest.data;
  return {
    proposal: {
      title: String(title ?? ''),
      summary: String(summary ?? newest.text),
      recommended: String(recommended ?? ''),
    },
    options: list(options).map((option) => {
      const { key, title: name, detail } = option as Partial<ProposedOption>;
      return { key: String(key ?? ''), title: String(name ?? ''), detail: String(detail ?? '') };
    }),
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
