import { parseId } from '@klear/core';
import { toldRefusal } from '@klear/service';
import type { GraphQLResolveInfo } from 'graphql';
import type { Entry } from '../commands/entry.ts';
import type { Context } from '../context.ts';
import type { Category } from '../domain/category.ts';
import { typeNameOf } from './opened-entry.ts';
import { phiFieldsBelow } from './phi-fields.ts';

/** An entry by the key that the router sends, decided and audited like any other read. Throws Refusal FORBIDDEN with its reason. */
export async function entryByReference(category: Category, id: string, ctx: Context, info: GraphQLResolveInfo): Promise<Entry | null> {
  const known = parseId<'HealthResource'>(id);
  if (!known) return null;
  const fields = phiFieldsBelow(info).filter(
    (name) => name.startsWith(`${typeNameOf[category]}.`) || !Object.values(typeNameOf).some((type) => name.startsWith(`${type}.`)),
  );
  const read = await ctx.loaders.entriesById.load({ id: known, category, fields });
  if (!read.ok) throw toldRefusal(read.error);
  return read.value;
}
