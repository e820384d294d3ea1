import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Limits } from './limits.ts';

/** Validation rules that bound depth, aliases and directives of a document. */
export function limitRules(limits: Limits): readonly ValidationRule[] {
  return [depthRule(limits.depth), countRule(limits)];
}

function depthRule(most: number): ValidationRule {
  return (context) => ({
    Document(document) {
      const depthOf = createDepth(document);
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        const depth = depthOf(definition.selectionSet);
        if (depth > most) refuse(context, 'DEPTH_LIMIT', `is ${depth} fields deep`, most);
      }
    },
  });
}

/** Depth of a selection; fragments count where they are spread. A spread inside itself counts as endless. */
function createDepth(document: DocumentNode): (selection: SelectionSetNode | undefined) => number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, number>();
  const depthOfFragment = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, Number.POSITIVE_INFINITY);
    const depth = depthOf(fragments.get(name)?.selectionSet);
    known.set(name, depth);
    return depth;
  };
  const depthOf = (selection: SelectionSetNode | undefined): number =>
    (selection?.selections ?? []).reduce((deepest, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return Math.max(deepest, depthOfFragment(node.name.value));
      if (node.kind === Kind.FIELD && node.name.value.startsWith('__')) return deepest;
      const inner = depthOf(node.selectionSet);
      return Math.max(deepest, node.kind === Kind.FIELD ? inner + 1 : inner);
    }, 0);
  return depthOf;
}

function countRule({ aliases: mostAliases, directives: mostDirectives }: Limits): ValidationRule {
  return (context): ASTVisitor => {
    let aliases = 0;
    let directives = 0;
    return {
      Field(node) {
        if (node.alias !== undefined) aliases += 1;
      },
      Directive() {
        directives += 1;
      },
      Document: {
        leave() {
          if (aliases > mostAliases) refuse(context, 'ALIAS_LIMIT', `has ${aliases} aliases`, mostAliases);
          if (directives > mostDirectives)
            refuse(context, 'DIRECTIVE_LIMIT', `has ${directives} directives`, mostDirectives);
        },
      },
    };
  };
}

function refuse(context: ValidationContext, code: string, finding: string, most: number): void {
  context.reportError(
    new GraphQLError(`The operation ${finding}; at most ${most} are allowed. Split it into several.`, {
      extensions: { code, limit: most },
    }),
  );
}
