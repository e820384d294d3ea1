import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';

/** Results and failures of a child count only while the parent still knows that child. */
const mayBeStale = new Set([
  'statehouse.child.done',
  'statehouse.child.failed',
  'statehouse.child.crashed',
  'statehouse.init',
  'statehouse.restart',
]);

/** N4: nothing is seen outside before its turn is committed; what was committed to leave arrives in the end. */
export function checkOutputGate(history: History): readonly Violation[] {
  const findings = createFindings('N4');
  const byPosition = new Map(history.journal.map((row) => [row.position, row]));
  for (const record of history.client) {
    if (record.event !== 'seen') continue;
    const { position, address, seq, type, messageId, subscription } = record;
    const row = byPosition.get(position);
    const same =
      row?.address === address &&
      row.seq === seq &&
      row.event.type === type &&
      (messageId === null || row.messageId === messageId);
    if (!same)
      findings.add(`subscription '${subscription}' delivered a turn that is not in the journal`, {
        position,
        address,
        seq,
        type,
        stored: row ? { address: row.address, seq: row.seq, messageId: row.messageId } : null,
      });
  }
  checkCallsFollowCommits(history, findings);
  checkDelivered(history, findings);
  return findings.violations;
}

function checkCallsFollowCommits(history: History, findings: ReturnType<typeof createFindings>): void {
  const effects = startedEffects(history);
  for (const { key, at } of history.calls) {
    const effect = effects.get(effectKeyOf(key, effects));
    if (!effect) {
      findings.add(`a call went out for '${key}', which no committed turn has started`, { at });
      continue;
    }
    const row = history.byActor.get(effect.owner)?.find(({ seq }) => seq === effect.startedSeq);
    if (row && at < row.at)
      findings.add(`a call went out for '${key}' before the turn that started it`, { at, turnAt: row.at });
  }
}

/** The address of the effect that made a call: one that makes several adds to its own address for each. */
function effectKeyOf(key: string, effects: ReadonlyMap<string, unknown>): string {
  let known = key;
  while (!effects.has(known) && /[/:]/.test(known)) known = known.replace(/[/:][^/:]*$/, '');
  return known;
}

export function startedEffects(history: History) {
  const started = [...history.refolded.values()].flatMap(({ effects }) => effects);
  return new Map(started.map((effect) => [effect.address, effect]));
}

function checkDelivered(history: History, findings: ReturnType<typeof createFindings>): void {
  const taken = new Set(history.journal.map(({ address, messageId }) => `${address} ${messageId}`));
  for (const [sender, { sent }] of history.refolded) {
    for (const { to, messageId, type } of sent) {
      const name = `${to} ${messageId}`;
      if (taken.has(name) || history.waiting.has(name) || history.deadLetters.has(name)) continue;
      const receiver = history.actors.get(to);
      const ended = receiver !== undefined && receiver.status !== 'active';
      if (ended || mayBeStale.has(type) || wasLostWithFailure(history, to, messageId)) continue;
      findings.add(`'${sender}' sent '${type}' to '${to}', where it never arrived`, { messageId });
    }
  }
}

/** An actor that failed takes nothing until it is begun anew: what came meanwhile is gone, as with a process in OTP. */
function wasLostWithFailure({ byActor }: History, to: string, messageId: string): boolean {
  const { sender, seq } = senderOf(messageId);
  const sent = byActor.get(sender)?.find((row) => row.seq === seq);
  if (!sent) return false;
  const rows = byActor.get(to) ?? [];
  return rows.some((end, index) => {
    const begun = rows[index + 1];
    if (end.status === 'active' || begun === undefined || begun.position < sent.position) return false;
    // Messages keep their order: had a later one been taken before the failure, this one was lost by somebody else.
    return !rows.slice(0, index + 1).some((row) => {
      const other = senderOf(row.messageId);
      return other.sender === sender && other.seq > seq;
    });
  });
}

/** A message of a turn is named after it: `<address>@<seq>.<what>`. */
function senderOf(messageId: string): { readonly sender: string; readonly seq: number } {
  const at = messageId.lastIndexOf('@');
  return { sender: messageId.slice(0, at), seq: Number.parseInt(messageId.slice(at + 1), 10) };
}
