import { prepareSchema } from '@klear/events';

/** Brings what the router keeps in PostgreSQL into a database, as an administrator: schema `router` and its two roles, see prepareSchema. */
export function prepareRouter(adminUrl: string, { password }: { password: string }): Promise<void> {
  return prepareSchema(adminUrl, {
    schema: 'router',
    password,
    migrations: new URL('../../../migrations/', import.meta.url),
    grants: ['grant select, insert, update, delete on router.buckets to klear_router_app'],
  });
}
