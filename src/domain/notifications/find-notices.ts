import type { Fact, JournalEntry, Notice } from '#core';

const longestDetail = 500;

/** What people may want to hear of a committed turn. */
export function findNotices({ address, facts }: Pick<JournalEntry, 'address' | 'facts'>): readonly Notice[] {
  return facts.flatMap((fact) => noticeOf(fact, address) ?? []);
}

function noticeOf(fact: Fact, address: string): Notice | null {
  const { status } = fact as { readonly status?: unknown };
  switch (fact.type) {
    case 'clarification.opened':
      return { kind: 'question', subject: String(fact['clarification']), detail: '' };
    case 'task.changed':
      return status === 'failed' ? failure(fact, address) : null;
    case 'conversation.changed':
      return status === 'budgetExhausted' ? { kind: 'budgetExhausted', subject: address, detail: '' } : null;
    case 'safeguard.alerted':
      return fact['level'] === 'info'
        ? null
        : { kind: 'alert', subject: address, detail: String(fact['message']).slice(0, longestDetail) };
    default:
      return null;
  }
}

function failure(fact: Fact, address: string): Notice {
  const { code = '' } = (fact['failure'] ?? {}) as { readonly code?: string };
  const kind = code.startsWith('budget.') ? 'budgetExhausted' : 'taskFailed';
  return { kind, subject: address, detail: '' };
}
