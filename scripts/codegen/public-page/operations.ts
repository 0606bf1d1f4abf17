import {
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import { graphqlCode, sentence } from './markup.ts';
import { badge, hasEntry, row, signature, table, typeLink } from './types.ts';

/** For each root field, as `query name`, a document of the typed client that asks for it, with the fragments that it spreads. */
export function documentsByField(sources: readonly string[]): ReadonlyMap<string, { readonly name: string; readonly text: string }> {
  const definitions = sources.flatMap((source) => parse(source, { noLocation: true }).definitions);
  const fragments = new Map(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])),
  );
  const found = new Map<string, { name: string; text: string }>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name) continue;
    const text = [definition, ...spreadBy(definition, fragments)].map((each) => print(each)).join('\n\n');
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === Kind.FIELD)
        found.set(`${definition.operation} ${selection.name.value}`, { name: definition.name.value, text });
    }
  }
  return found;
}

function spreadBy(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen = new Set<FragmentDefinitionNode>(),
): ReadonlySet<FragmentDefinitionNode> {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment || seen.has(fragment)) return;
      seen.add(fragment);
      spreadBy(fragment, fragments, seen);
    },
  });
  return seen;
}

/** One field at the root: what it takes, what it answers, and a document that asks for it. */
export function operationCard(options: {
  kind: 'query' | 'mutation' | 'subscription';
  field: GraphQLField<unknown, unknown>;
  schema: GraphQLSchema;
  /** What it asks of who wants it, in words. */
  needs: string | undefined;
  example: { readonly name: string; readonly text: string };
}): string {
  const { kind, field, schema, needs, example } = options;
  const id = `${kind}-${field.name}`;
  const takes = field.args.map((each) => row(signature(each), sentence(each.description)));
  return `<article class="entry" id="${id}" data-name="${field.name}">
<h3><a href="#${id}">${field.name}</a>${badge(needs)}</h3>
<p>${sentence(field.description)}</p>
${takes.length > 0 ? table(takes) : ''}<p class="answers">Answers <code>${typeLink(field.type)}</code></p>
<details><summary><code>${example.name}</code></summary><pre><code>${graphqlCode(example.text, (name) => hasEntry(schema, name))}</code></pre></details>
</article>`;
}
