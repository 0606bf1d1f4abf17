import {
  type ASTVisitor,
  DirectiveLocation,
  type DirectiveNode,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLError,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
  Kind,
  type ValidationContext,
  visit,
} from 'graphql';

export const deferName = 'defer';

/** @defer of the incremental delivery draft; graphql 16 does not bring it along. */
const deferDirective = new GraphQLDirective({
  name: deferName,
  description: 'This fragment may be answered after the rest, by a way that can carry an answer in parts.',
  locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
  args: {
    if: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: true, description: 'False: the fragment is an ordinary one.' },
    label: { type: GraphQLString, description: 'The name that its parts carry: a literal, each one once in a document.' },
  },
});

/** A schema whose clients may write @defer. */
export function withDefer(schema: GraphQLSchema): GraphQLSchema {
  if (schema.getDirective(deferName)) return schema;
  return new GraphQLSchema({ ...schema.toConfig(), directives: [...schema.getDirectives(), deferDirective] });
}

/** Where @defer may not stand: right below the root of a mutation or a subscription, and nowhere in a subscription unless it can be off. */
export function DeferPlaceRule(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();
  const roots = [schema.getMutationType(), schema.getSubscriptionType()];
  return {
    Directive(node) {
      const parent = context.getParentType();
      if (node.name.value !== deferName || !parent || !roots.some((root) => root === parent)) return;
      context.reportError(new GraphQLError(`Directive "@defer" cannot be used on type "${parent.name}".`, { nodes: node }));
    },
    OperationDefinition(operation) {
      if (operation.operation !== 'subscription') return;
      const refuse = (node: DirectiveNode) => {
        const value = node.arguments?.find(({ name }) => name.value === 'if')?.value;
        if (node.name.value !== deferName || value?.kind === Kind.VARIABLE || (value?.kind === Kind.BOOLEAN && !value.value)) return;
        const message = 'Directive "@defer" is not supported in subscriptions. Give it "if: false", or leave it out.';
        context.reportError(new GraphQLError(message, { nodes: node }));
      };
      for (const part of [operation, ...context.getRecursivelyReferencedFragments(operation)]) visit(part, { Directive: refuse });
    },
  };
}

/** A label of @defer is a literal, and no other @defer of the document has it. */
export function DeferLabelRule(context: ValidationContext): ASTVisitor {
  const known = new Map<string, DirectiveNode>();
  return {
    Directive(node) {
      if (node.name.value !== deferName) return;
      const label = node.arguments?.find(({ name }) => name.value === 'label')?.value;
      if (!label || label.kind === Kind.NULL) return;
      if (label.kind !== Kind.STRING) {
        context.reportError(new GraphQLError('The argument "label" of "@defer" must be a static string.', { nodes: node }));
        return;
      }
      const before = known.get(label.value);
      if (before) context.reportError(new GraphQLError('The label of each "@defer" must be unique.', { nodes: [before, node] }));
      else known.set(label.value, node);
    },
  };
}

export const deferRules = [DeferPlaceRule, DeferLabelRule];
