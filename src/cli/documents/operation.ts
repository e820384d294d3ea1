declare const shape: unique symbol;

/** A GraphQL operation as text, with the TypeScript shape of its variables and of its data. */
export interface Operation<Data, Variables extends object = Record<string, never>> {
  readonly name: string;
  readonly text: string;
  readonly [shape]?: (variables: Variables) => Data;
}

export function operation<Data, Variables extends object = Record<string, never>>(
  text: string,
): Operation<Data, Variables> {
  const name = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1];
  if (name === undefined)
    throw new TypeError(`a GraphQL operation needs a name, this has none: ${text.slice(0, 80)}`);
  return { name, text };
}

/** An expected failure, as every payload carries it. */
export interface UserError {
  readonly code: string;
  readonly message: string;
}

export interface Page<Item> {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A page that knows how many items there are in all. */
export interface Counted<Item> extends Page<Item> {
  readonly totalCount: number;
}

/** What the document of every list asks for beside its items. */
export const counted = 'totalCount pageInfo { hasNextPage endCursor }';

/** Where the page begins, and how long it is. */
export interface PageVariables {
  readonly first: number;
  readonly after: string | null;
}

/** What every change is asked with. */
export interface Change {
  readonly id: string;
  readonly idempotencyKey: string;
}
