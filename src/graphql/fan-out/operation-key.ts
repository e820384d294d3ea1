import { type FieldNode, getOperationAST, Kind, print, type ValueNode } from 'graphql';
import type { Viewer } from '../context.ts';
import type { Operation } from './event-execution.ts';

/** Who can share an execution: those with the same document, variables (the cursor aside) and role. */
export interface SharingKey {
  readonly key: string;
  /** The cursor that the subscriber resumes behind; null when it begins now. */
  readonly after: string | null;
  /** The operation without that cursor, for the execution that all share. Null when the cursor is written into the document. */
  readonly live: Operation | null;
}

export function sharingKey(operation: Operation, { role }: Viewer): SharingKey {
  const { document, operationName, variables } = operation;
  const value = afterOf(operation);
  const name = value?.kind === Kind.VARIABLE ? value.name.value : null;
  const { [name ?? '']: given = null, ...rest } = variables ?? {};
  const written = value?.kind === Kind.STRING ? value.value : null;
  const kept = name === null ? { ...variables } : rest;
  const source = document.loc?.source.body ?? print(document);
  const sorted = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    key: JSON.stringify([role, operationName ?? null, source, sorted]),
    after: written ?? (given === null ? null : String(given)),
    live: written === null ? { ...operation, variables: kept } : null,
  };
}

/** The value of the root field's `after` argument. */
function afterOf({ document, operationName }: Operation): ValueNode | undefined {
  const root = getOperationAST(document, operationName)?.selectionSet.selections[0];
  const field = root?.kind === Kind.FIELD ? (root as FieldNode) : undefined;
  return field?.arguments?.find(({ name }) => name.value === 'after')?.value;
}
