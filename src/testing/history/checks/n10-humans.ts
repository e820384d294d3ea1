import type { JsonValue } from '#core';
import { canonicalJson } from '#runtime';
import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';

/** N10: open questions survive unchanged, each answer is taken once, and an expired question never takes one. */
export function checkHumans(history: History): readonly Violation[] {
  const findings = createFindings('N10');
  const closings = Map.groupBy(
    history.journal.flatMap(({ facts, event, position }) =>
      // The journal's form of the fact may leave the answer to the event.
      facts.flatMap((fact) =>
        fact.type === 'clarification.closed'
          ? [{ fact, position, answer: (fact['answer'] ?? event['answer']) as JsonValue | undefined }]
          : [],
      ),
    ),
    ({ fact }) => String(fact['clarification']),
  );
  const opened = new Set(
    history.journal.flatMap(({ facts }) =>
      facts.flatMap((fact) => (fact.type === 'clarification.opened' ? [String(fact['clarification'])] : [])),
    ),
  );
  for (const [question, closed] of closings) {
    if (closed.length > 1)
      findings.add(`question '${question}' was closed ${closed.length} times`, {
        as: closed.map(({ fact }) => fact['status']),
      });
    if (!opened.has(question)) findings.add(`question '${question}' was closed but never opened`);
  }
  const seen = new Map<string, { content: string; at: number }>();
  for (const record of history.client) {
    if (record.event === 'pending') {
      const content = canonicalJson(record.content);
      const before = seen.get(record.question);
      if (before && before.content !== content)
        findings.add(`open question '${record.question}' has changed`, {
          before: before.content,
          after: content,
        });
      seen.set(record.question, { content, at: record.at });
      if (!opened.has(record.question))
        findings.add(`a client saw question '${record.question}', which is not durable`);
    }
    if (record.event !== 'answered') continue;
    const outcomes = closings.get(record.question) ?? [];
    const taken = outcomes.some(
      ({ fact, answer }) => fact['status'] === 'answered' && sameJson(answer, record.answer),
    );
    if (!taken)
      findings.add(`the accepted answer to '${record.question}' was not the one that closed it`, {
        answer: record.answer,
        closed: outcomes.map(({ fact, answer }) => ({ status: fact['status'], answer })),
      });
  }
  for (const { address, status, answer } of history.questions.values()) {
    const [closed] = closings.get(address) ?? [];
    if (closed?.fact['status'] === 'answered' && !sameJson(closed.answer, answer))
      findings.add(`the row of question '${address}' holds another answer than its journal`, {
        row: answer,
        journal: closed.answer,
      });
    const open = status === 'open' || status === 'notified';
    if (open === closings.has(address))
      findings.add(`the row of question '${address}' says ${status}, its journal does not`);
  }
  return findings.violations;
}

function sameJson(a: JsonValue | undefined, b: JsonValue): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b);
}
