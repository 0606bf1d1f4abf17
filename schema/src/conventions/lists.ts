import { type FieldDefinitionNode, print } from 'graphql';
import { type Contract, directiveOf, fieldedTypes, fieldsOf, isExternal, isList, namedType } from './contract.ts';

const longestBounded = 100;

/** Lists that may grow without being connections, and connections of another shape than Relay's. */
export function boundedLists(contract: Contract): string[] {
  const fields = fieldsOf(contract).filter(({ field }) => !isExternal(field));
  const connections = fieldedTypes(contract).filter(({ name }) => name.value.endsWith('Connection'));
  const connected = new Set(connections.map(({ name }) => name.value));
  return [
    ...fields.flatMap(({ type, field, name }) => {
      if (connected.has(namedType(field.type))) return connectionField(field, name);
      if (!isList(field.type) || (connected.has(type.name.value) && field.name.value === 'edges')) return [];
      return boundedField(field, name);
    }),
    ...connections.flatMap((type) => connectionShape(contract, type.name.value)),
  ];
}

function boundedField(field: FieldDefinitionNode, name: string): string[] {
  if (field.arguments?.some((argument) => argument.name.value === 'after')) return [`${name} is paged and no connection`];
  const bound = directiveOf(field, 'listSize');
  if (!bound) return [`${name} is a list without a bound: make it a connection or give it @listSize`];
  const slicing = Array.isArray(bound.slicingArguments) ? bound.slicingArguments.map(String) : [];
  if (slicing.length === 0 && typeof bound.assumedSize !== 'number') return [`${name} has an @listSize that bounds nothing`];
  if (Number(bound.assumedSize) > longestBounded) return [`${name} may be longer than ${longestBounded}: make it a connection`];
  return slicing
    .filter((argument) => !field.arguments?.some((each) => each.name.value === argument))
    .map((argument) => `${name} is sliced by ${argument}, an argument that it does not have`);
}

function connectionField(field: FieldDefinitionNode, name: string): string[] {
  const types = new Map(field.arguments?.map((argument) => [argument.name.value, print(argument.type)]));
  const paged = types.get('first') === 'Int' && types.get('after') === 'String';
  if (!paged || isList(field.type)) return [`${name} answers a connection and does not take first: Int and after: String`];
  return isSizedByFirst(field) ? [] : [`${name} answers a connection and has no @listSize by which first tells the size of edges`];
}

/** What an operation may cost is told from `first`, so every connection must say that its edges are that many. */
function isSizedByFirst(field: FieldDefinitionNode): boolean {
  const bound = directiveOf(field, 'listSize');
  return (
    String(bound?.slicingArguments) === 'first' && String(bound?.sizedFields) === 'edges' && bound?.requireOneSlicingArgument === false
  );
}

function connectionShape(contract: Contract, connection: string): string[] {
  const edge = `${connection.slice(0, -'Connection'.length)}Edge`;
  const shapes = new Map(fieldsOf(contract).map(({ field, name }) => [name, print(field.type)]));
  const faults: string[] = [];
  if (shapes.get(`${connection}.edges`) !== `[${edge}!]!`) faults.push(`${connection} has no edges: [${edge}!]!`);
  if (shapes.get(`${connection}.pageInfo`) !== 'PageInfo!') faults.push(`${connection} has no pageInfo: PageInfo!`);
  if (shapes.get(`${edge}.cursor`) !== 'String!' || !shapes.has(`${edge}.node`)) faults.push(`${edge} has no cursor: String! and node`);
  return faults;
}
