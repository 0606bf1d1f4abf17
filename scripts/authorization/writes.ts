import { type GraphQLSchema, getNamedType, isObjectType, isUnionType } from 'graphql';
import { ask } from './ask.ts';
import { expectedOf } from './decide.ts';
import { type Request, readRequest } from './documents.ts';
import type { Answered } from './judge.ts';
import type { Asking } from './mutations.ts';
import { isAllowed } from './outcome.ts';
import { selectionAt } from './routes.ts';
import type { Seat } from './seats.ts';

/** One mutation with everything that its results show. */
export function mutationRequest(schema: GraphQLSchema, { name, input, about }: Asking): Request {
  const field = schema.getMutationType()?.getFields()[name];
  if (!field) throw new Error(`there is no mutation ${name}`);
  const result = getNamedType(field.type);
  const members = isUnionType(result) ? result.getTypes() : [];
  const shown = members.map((member) => `... on ${member.name} { ${payloadOf(schema, member.name)} }`);
  const query = `mutation($input: ${String(field.args[0]?.type)}) { ${name}(input: $input) { __typename ${shown.join(' ')} } }`;
  return { ...readRequest(query, { input }), about };
}

/** The guarded fields of a result, and of the objects in it. */
function payloadOf(schema: GraphQLSchema, type: string): string {
  const found = schema.getType(type);
  if (!isObjectType(found)) return '__typename';
  const objects = Object.values(found.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isObjectType(inner)) return [];
    return [`${field.name} { ${['__typename', ...selectionAt(schema, inner.name)].join(' ')} }`];
  });
  return ['__typename', ...objects].join(' ');
}

/** What the table says of a change. What it says nothing of is open to everybody. */
export const mayChange = ({ name, about }: Asking, seat: Seat, lender: string): boolean =>
  expectedOf(`Mutation.${name}`, seat, about, lender)?.allowed ?? true;

/** What came of asking for a change: done, or refused as it may be; else a fault in words. */
export type Change = 'done' | 'refused' | { readonly fault: string };

export async function askForChange(of: { url: string; schema: GraphQLSchema; seat: Seat; asking: Asking }): Promise<{
  readonly change: Change;
  readonly request: Request;
  readonly answered: Answered;
}> {
  const { url, schema, seat, asking } = of;
  const request = mutationRequest(schema, asking);
  const answered = await ask(url, seat, request, undefined);
  return { change: changeOf(answered, seat, asking), request, answered };
}

function changeOf(answered: Answered, seat: Seat, { name, refusals = [], notNow = [] }: Asking): Change {
  const result = answered.data?.[name] as { __typename: string } | null | undefined;
  const [told] = answered.errors ?? [];
  if (result && refusals.includes(result.__typename)) return 'refused';
  if (result && (result.__typename.endsWith('Success') || notNow.includes(result.__typename))) return 'done';
  if (told && isAllowed(told, seat)) return 'refused';
  return { fault: `${name} as ${seat.identity.name}: ${JSON.stringify(answered.errors ?? result)}` };
}
