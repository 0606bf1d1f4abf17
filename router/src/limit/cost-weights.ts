import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse, valueFromASTUntyped } from 'graphql';

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  /** Fields of the answer that are as long as the slice says; without any, the field itself is. */
  readonly sizedFields: readonly string[];
  /** The list given as this argument is as long as the field's own: our @sizedBy. */
  readonly sizedBy: string | undefined;
}

/** What `@cost` and `@listSize` say, by the coordinate of what they stand on: "Type", "Type.field", "Type.field(argument:)". */
export interface CostWeights {
  readonly weights: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, ListSize>;
}

const costNames: ReadonlySet<string> = new Set(['cost', 'federation__cost']);
const listSizeNames: ReadonlySet<string> = new Set(['listSize', 'cost__listSize', 'federation__listSize']);

const nothingKnown: ListSize = { assumedSize: undefined, slicingArguments: [], sizedFields: [], sizedBy: undefined };

/** Reads the weights of a supergraph's SDL once, when it comes into force. The API schema does not hold them. */
export function readCostWeights(supergraph: string): CostWeights {
  const weights = new Map<string, number>();
  const lists = new Map<string, ListSize>();
  const note = (coordinate: string, node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) => {
    for (const directive of node.directives ?? []) {
      const given = argumentsOf(directive);
      if (costNames.has(directive.name.value)) weights.set(coordinate, Number(given.weight));
      const before = lists.get(coordinate) ?? nothingKnown;
      if (directive.name.value === 'sizedBy') lists.set(coordinate, { ...before, sizedBy: String(given.argument) });
      if (!listSizeNames.has(directive.name.value)) continue;
      lists.set(coordinate, {
        ...before,
        assumedSize: typeof given.assumedSize === 'number' ? given.assumedSize : undefined,
        slicingArguments: namesOf(given.slicingArguments),
        sizedFields: namesOf(given.sizedFields),
      });
    }
  };
  const noteField = (type: string, field: FieldDefinitionNode) => {
    const coordinate = `${type}.${field.name.value}`;
    note(coordinate, field);
    for (const argument of field.arguments ?? []) note(`${coordinate}(${argument.name.value}:)`, argument);
  };
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (!('name' in definition) || definition.name === undefined) continue;
    const name = definition.name.value;
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const field of definition.fields ?? []) noteField(name, field);
    } else if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      for (const field of definition.fields ?? []) note(`${name}.${field.name.value}`, field);
    }
    if (definition.kind !== Kind.DIRECTIVE_DEFINITION && 'directives' in definition) {
      note(name, { directives: definition.directives as readonly ConstDirectiveNode[] | undefined });
    }
  }
  return { weights, lists };
}

function argumentsOf(directive: ConstDirectiveNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}

const namesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
