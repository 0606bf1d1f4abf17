import { type ConstDirectiveNode, type DocumentNode, Kind, parse, print, visit } from 'graphql';
import type { InsertedNames } from '../execute/stored-name.ts';

/**
 * Reads which fields the planner will select by itself. Throws when two of them have one name and other arguments: they would
 * share one response key, and one of the two would be answered with the other's data.
 */
export function readInsertedNames(supergraph: DocumentNode): InsertedNames {
  const argumentsOf = new Map<string, Set<string>>();
  const note = (selection: string) => {
    visit(parse(selection.trimStart().startsWith('{') ? selection : `{ ${selection} }`, { noLocation: true }), {
      Field(node) {
        const name = node.name.value;
        const given = node.arguments?.map(print).sort().join(', ') ?? '';
        argumentsOf.set(name, (argumentsOf.get(name) ?? new Set()).add(given));
      },
    });
  };
  visit(supergraph, {
    Directive(node) {
      if (node.name.value === 'join__type') textsOf(node as ConstDirectiveNode, 'key').forEach(note);
      if (node.name.value !== 'join__field') return;
      textsOf(node as ConstDirectiveNode, 'requires').forEach(note);
      textsOf(node as ConstDirectiveNode, 'selection')
        .map(withoutContext)
        .forEach(note);
    },
  });
  for (const [name, given] of argumentsOf) {
    const asked = [...given].filter((text) => text !== '');
    if (asked.length > 1) throw new Error(`@requires selects "${name}" with different arguments: (${asked.join('), (')})`);
  }
  const all = [...argumentsOf];
  return { names: all.map(([name]) => name), withArguments: all.flatMap(([name, given]) => ([...given].some(Boolean) ? name : [])) };
}

/** The texts of one argument of a directive, also where it stands inside a list of objects. */
function textsOf(directive: ConstDirectiveNode, name: string): string[] {
  const found: string[] = [];
  const look = (field: {
    readonly name: { readonly value: string };
    readonly value: { readonly kind: Kind; readonly value?: unknown };
  }) => {
    if (field.name.value === name && field.value.kind === Kind.STRING && typeof field.value.value === 'string')
      found.push(field.value.value);
  };
  visit(directive, { Argument: look, ObjectField: look });
  return found;
}

/** `$place { unit }` or ` { unit }` -> `unit`. */
function withoutContext(selection: string): string {
  return selection.slice(selection.indexOf('{') + 1, selection.lastIndexOf('}'));
}
