import { protectedFieldsBelow, protectedFieldsOf } from '@klear/service';
import { contract } from '@klear/service/contract';
import { type GraphQLResolveInfo, parse } from 'graphql';

const names = protectedFieldsOf(parse(contract(new URL('../../schema.graphql', import.meta.url))));

/** The protected fields of messages that an operation selects below a field. */
export function messageFields(info: GraphQLResolveInfo): string[] {
  return protectedFieldsBelow(info, (name) => names.has(name));
}
