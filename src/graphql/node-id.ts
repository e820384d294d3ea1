import { fromBase64, toBase64 } from './cursor.ts';
import { inputErrors } from './input-error.ts';

export const nodeTypes = [
  'Actor',
  'Chart',
  'Conversation',
  'Message',
  'Ballot',
  'Vote',
  'Agent',
  'Persona',
  'Clarification',
  'ModelCall',
  'JournalEntry',
  'Timer',
  'Effect',
  'DeadLetter',
  'Notification',
  'Task',
  'Worker',
  'Crew',
  'BusEvent',
  'EventRule',
  'Schedule',
  'Orchestration',
] as const;

export type NodeType = (typeof nodeTypes)[number];

/** The opaque id of an object: its type and key. */
export function encodeNodeId(type: NodeType, key: string): string {
  return toBase64(`${type}:${key}`);
}

/** Null for text that is no opaque id. */
export function decodeNodeId(id: string): { readonly type: NodeType; readonly key: string } | null {
  const text = fromBase64(id);
  const colon = text.indexOf(':');
  const type = nodeTypes.find((name) => name === text.slice(0, Math.max(colon, 0)));
  return type === undefined || toBase64(text) !== id ? null : { type, key: text.slice(colon + 1) };
}

/** The key behind an argument that takes an opaque id of one type, or the key itself. */
export function readKey(type: NodeType, id: string): string {
  const decoded = decodeNodeId(id);
  if (decoded === null) return id;
  if (decoded.type !== type) throw inputErrors.wrongId(type, id);
  return decoded.key;
}
