import { isUuid, Refusal, type Viewer } from '@klear/core';
import { type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import type { OuterLayer } from '../gate.ts';
import { type AuditedMutation, type AuditTable, isDecision, type RefusedAccess } from './audit-table.ts';
import { protectedFieldsBelow } from './protected-fields.ts';
import { protectedFieldsOf } from './protected-table.ts';
import type { RefusalLog } from './refusal-log.ts';
import { isTold } from './told-refusal.ts';

type Next = (parent: unknown, args: unknown, context: unknown, info: GraphQLResolveInfo) => unknown;
interface Request {
  readonly viewer: Viewer;
}

/** Rules answer their error, resolvers throw it. */
async function outcomeOf(next: Next, ...given: Parameters<Next>): Promise<{ readonly value: unknown; readonly thrown: boolean }> {
  try {
    return { value: await next(...given), thrown: false };
  } catch (fault) {
    return { value: fault, thrown: true };
  }
}

type AccessOf = (parent: unknown, args: unknown, info: GraphQLResolveInfo) => RefusedAccess | undefined;

function watched(log: RefusalLog, isWorthIt: (refusal: Refusal) => boolean, accessOf: AccessOf) {
  return async (next: Next, parent: unknown, args: unknown, context: unknown, info: GraphQLResolveInfo) => {
    const { value, thrown } = await outcomeOf(next, parent, args, context, info);
    if (value instanceof Refusal && isWorthIt(value) && !isTold(value)) {
      const access = accessOf(parent, args, info);
      if (access) await log.refused(context as Request, access, value);
    }
    if (thrown) throw value;
    return value;
  };
}

const ifId = <Name extends string>(name: Name, id: unknown) => (isUuid(id) ? ({ [name]: id } as Record<Name, string>) : {});

function attemptOf({ type, action, entity, of }: AuditedMutation, args: unknown): RefusedAccess {
  const input = (args as { input?: Readonly<Record<string, unknown>> }).input ?? {};
  const { entityId, subjectPersonId, organizationId } = of?.(input) ?? {};
  return {
    type,
    action,
    entity: { type: entity, ...ifId('id', entityId) },
    ...ifId('subjectPersonId', subjectPersonId),
    ...ifId('organizationId', organizationId),
  };
}

/** Nothing is forgotten: throws RangeError for a mutation or a type with protected fields of which the table says nothing, and the other way round. */
function refuseGaps(schema: GraphQLSchema, names: ReadonlySet<string>, table: AuditTable): void {
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const types = [...new Set([...names].map((name) => name.slice(0, name.indexOf('.'))))];
  const said = new Set([...Object.keys(table.parents), ...(table.inside ?? [])]);
  const gaps = [
    ...mutations.filter((name) => !Object.hasOwn(table.mutations, name)),
    ...Object.keys(table.mutations).filter((name) => !mutations.includes(name)),
    ...types.filter((name) => !said.has(name)),
    ...[...said].filter((name) => !types.includes(name)),
  ];
  if (gaps.length > 0) throw new RangeError(`the audit table and the contract differ: ${gaps.join(', ')}`);
}

/**
 * The outermost layer of a subgraph: whatever the gate, a resolver or a command refuses of a protected field or a mutation becomes a
 * fact, unless the transaction that refused it wrote one. What does not exist and what belongs to others is refused alike.
 */
export function auditedGate(document: DocumentNode, table: AuditTable, log: RefusalLog): OuterLayer {
  const names = protectedFieldsOf(document);
  const isProtected = (name: string) => names.has(name);
  const describeAt = (name: string) => (table.doors?.[name] ?? table.parents[name.slice(0, name.indexOf('.'))]) as AccessOf | undefined;
  return (schema) => {
    refuseGaps(schema, names, table);
    const layers: Record<string, Record<string, ReturnType<typeof watched>>> = {};
    for (const name of new Set([...names, ...Object.keys(table.doors ?? {})])) {
      const [typeName = '', field = ''] = name.split('.');
      const describe = describeAt(name);
      if (!describe || !isObjectType(schema.getType(typeName))) continue;
      layers[typeName] ??= {};
      layers[typeName][field] = watched(log, isDecision, (parent, args, info) => {
        const access = describe(parent, args, info);
        return access && { ...access, fields: [...(isProtected(name) ? [name] : []), ...protectedFieldsBelow(info, isProtected)] };
      });
    }
    for (const field of Object.keys(schema.getMutationType()?.getFields() ?? {})) {
      const audited = table.mutations[field];
      if (!audited) continue;
      layers.Mutation ??= {};
      const isWorthIt = (refusal: Refusal) => isDecision(refusal) || refusal.code === 'NOT_FOUND';
      layers.Mutation[field] = watched(log, isWorthIt, (_parent, args) => attemptOf(audited, args));
    }
    return layers as unknown as ReturnType<OuterLayer>;
  };
}
