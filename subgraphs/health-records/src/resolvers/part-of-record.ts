import { isUuid } from '@klear/core';
import { type Connection, connectionOf, pageArgs, toldRefusal } from '@klear/service';
import type { GraphQLResolveInfo } from 'graphql';
import type { Entry } from '../commands/entry.ts';
import type { Context } from '../context.ts';
import type { Category } from '../domain/category.ts';
import type { FhirObject } from '../domain/fhir-json.ts';
import type { HealthRecordParent } from './parents.ts';
import { phiFieldsBelow } from './phi-fields.ts';

interface PartArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A page of one part of a record. Throws Refusal FORBIDDEN with its reason: the field is null and errors[] says why. */
export async function partOfRecord<Node>(
  { personId }: HealthRecordParent,
  args: PartArgs,
  ctx: Context,
  info: GraphQLResolveInfo,
  part: { category: Category; nodeOf: (entry: Entry) => Node; matches?: (resource: FhirObject) => boolean },
): Promise<Connection<Node>> {
  const page = pageArgs(args, { parts: 1, fits: ([id]) => isUuid(id) });
  const read = await ctx.loaders.partsOfRecords.load({
    personId,
    category: part.category,
    afterId: page.after === null ? null : String(page.after[0]),
    limit: page.limit + 1,
    fields: [`HealthRecord.${info.fieldName}`, ...phiFieldsBelow(info)],
    matches: part.matches,
  });
  if (!read.ok) throw toldRefusal(read.error);
  return connectionOf(read.value, { page, keyOf: ({ id }) => [id], nodeOf: part.nodeOf });
}
