import { protectedFieldsBelow } from '@klear/service';
import type { GraphQLResolveInfo } from 'graphql';
import { enforcement } from '../policies/phi.ts';

/** The health fields that an operation selects below a field: what the access log says was read. */
export function phiFieldsBelow(info: GraphQLResolveInfo): string[] {
  return protectedFieldsBelow(info, (name) => enforcement.has(name));
}
