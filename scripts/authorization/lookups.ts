import type { GraphQLSchema } from 'graphql';
import { queryFor, type Request } from './documents.ts';
import { rootsOf } from './roots.ts';
import { placesOf } from './routes.ts';
import type { World } from './world.ts';

/** Root fields that look up what is not everybody's, each asked for something of the client's practice and for what does not exist. */
export function lookups(
  schema: GraphQLSchema,
  world: World,
  missingId: string,
): { readonly name: string; readonly ofExisting: Request; readonly ofMissing: Request }[] {
  const guarded = new Set(['appointment', 'hold', 'conversation', 'payment', 'healthRecord', 'bookingProcess', 'cancellationPreview']);
  const roots = rootsOf(world).filter((root) => guarded.has(root.field) || root.alias === 'article_draft');
  return roots.map((root) => {
    const missing = { ...root, arguments: Object.fromEntries(Object.keys(root.arguments).map((name) => [name, missingId])) };
    const written = (of: typeof root) => queryFor(schema, [...placesOf(schema, [of], 2)]);
    return { name: `Query.${root.alias}`, ofExisting: written(root), ofMissing: written(missing) };
  });
}
