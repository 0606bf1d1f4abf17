import { type DefinitionNode, type DocumentNode, Kind, type StringValueNode, visit } from 'graphql';

interface Described {
  readonly document: DocumentNode;
}

/**
 * Gives a type and its fields the words of its owner, the subgraph that defines most of its fields, wherever else they are defined.
 * Else composition picks the words by the subgraphs' names: "of whom this subgraph knows the id" says nothing to a client.
 */
export function withOwnersDescriptions<Contract extends Described>(contracts: readonly Contract[]): Contract[] {
  const words = ownersWords(contracts.map(({ document }) => document));
  return contracts.map((contract) => ({ ...contract, document: described(contract.document, words) }));
}

type Words = ReadonlyMap<string, StringValueNode>;

function fieldedOf(definition: DefinitionNode) {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION ? definition : undefined;
}

function ownersWords(documents: readonly DocumentNode[]): Words {
  const words = new Map<string, StringValueNode>();
  const types = documents.flatMap(({ definitions }) => definitions.flatMap((definition) => fieldedOf(definition) ?? []));
  const byOwnership = types.sort((one, other) => (other.fields?.length ?? 0) - (one.fields?.length ?? 0));
  for (const { name, description, fields = [] } of byOwnership) {
    const say = (coordinate: string, text: StringValueNode | undefined) => {
      if (text && !words.has(coordinate)) words.set(coordinate, text);
    };
    say(name.value, description);
    for (const field of fields) say(`${name.value}.${field.name.value}`, field.description);
  }
  return words;
}

function described(document: DocumentNode, words: Words): DocumentNode {
  const withWords = <Node extends { readonly description?: StringValueNode | undefined }>(node: Node, coordinate: string): Node => {
    const description = words.get(coordinate);
    return description ? { ...node, description } : node;
  };
  const enter = (definition: DefinitionNode) => {
    const type = fieldedOf(definition);
    if (!type) return undefined;
    const fields = (type.fields ?? []).map((field) => withWords(field, `${type.name.value}.${field.name.value}`));
    return withWords({ ...type, fields }, type.name.value);
  };
  return visit(document, { ObjectTypeDefinition: enter, InterfaceTypeDefinition: enter });
}
