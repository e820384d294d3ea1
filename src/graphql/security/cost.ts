import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { defaultPageSize, largestPageSize } from '../connection.ts';

/** Items assumed of a list that is not a connection; such lists are short. */
const SHORT_LIST = 5;

export interface CostRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Cost of an operation: an object costs 1 and a value nothing unless `@cost` says otherwise, a list multiplies the cost
 * of its items by its page size. Each fragment is added up once, however often it is spread.
 */
export function costOf(request: CostRequest): number {
  const { schema, document, operationName } = request;
  const operation = getOperationAST(document, operationName);
  const root = operation == null ? null : schema.getRootType(operation.operation);
  if (operation == null || root == null) return 0;
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const known = new Map<string, number>();
  const walk = { ...request, fragments, known };
  return selectionCost(walk, root, operation.selectionSet);
}

/** Null when the operation is within the limit. */
export function checkCost(request: CostRequest, most: number): GraphQLError | null {
  const cost = costOf(request);
  if (cost <= most) return null;
  return new GraphQLError(
    `The operation costs ${cost}; at most ${most} is allowed. Ask for smaller pages or fewer levels.`,
    { extensions: { code: 'COST_LIMIT', cost, limit: most } },
  );
}

interface Walk extends CostRequest {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly known: Map<string, number>;
}

function selectionCost(walk: Walk, parent: GraphQLNamedType, selection: SelectionSetNode): number {
  return selection.selections.reduce((sum, node) => {
    if (node.kind === Kind.FIELD) return sum + fieldCost(walk, parent, node);
    if (node.kind === Kind.FRAGMENT_SPREAD) return sum + fragmentCost(walk, node.name.value);
    const name = node.typeCondition?.name.value;
    const type = name === undefined ? parent : (walk.schema.getType(name) ?? parent);
    return sum + selectionCost(walk, type, node.selectionSet);
  }, 0);
}

function fragmentCost(walk: Walk, name: string): number {
  const before = walk.known.get(name);
  if (before !== undefined) return before;
  const fragment = walk.fragments.get(name);
  const type = fragment && walk.schema.getType(fragment.typeCondition.name.value);
  // A fragment inside itself is refused by validation; here it only must not recurse.
  walk.known.set(name, 0);
  const cost = fragment === undefined || type == null ? 0 : selectionCost(walk, type, fragment.selectionSet);
  walk.known.set(name, cost);
  return cost;
}

function fieldCost(walk: Walk, parent: GraphQLNamedType, node: FieldNode): number {
  const field = fieldOf(parent, node.name.value);
  if (field === undefined) return 0;
  const weight = weightOf(walk.schema, field);
  if (node.selectionSet === undefined) return weight ?? 0;
  const inner = selectionCost(walk, getNamedType(field.type), node.selectionSet);
  // The connection's own page size has multiplied its edges and nodes already.
  const size = parent.name.endsWith('Connection') ? 1 : sizeOf(walk, field, node);
  return (weight ?? 1) + size * inner;
}

function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function weightOf(schema: GraphQLSchema, { astNode }: GraphQLField<unknown, unknown>): number | null {
  const directive = schema.getDirective('cost');
  if (directive == null || astNode == null) return null;
  return (getDirectiveValues(directive, astNode)?.['weight'] as number | undefined) ?? null;
}

/** How often the field's selection is filled: page size of a connection, length of a list of ids, or once. */
function sizeOf(walk: Walk, field: GraphQLField<unknown, unknown>, node: FieldNode): number {
  const connection = getNamedType(field.type).name.endsWith('Connection');
  if (!connection && !isListType(getNullableType(field.type))) return 1;
  const values = argumentsOf(walk, field, node);
  if (values === null) return largestPageSize;
  if (Array.isArray(values['ids'])) return values['ids'].length;
  if (!connection) return SHORT_LIST;
  const size = values['first'] ?? values['last'] ?? defaultPageSize;
  return Math.min(Math.max(Number(size), 1), largestPageSize);
}

/** Null when the arguments cannot be read yet; execution will name what is wrong. */
function argumentsOf(
  { variables }: Walk,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Record<string, unknown> | null {
  try {
    return getArgumentValues(field, node, variables ?? {});
  } catch {
    return null;
  }
}
