import { prepareSchema } from './prepare-schema.ts';

/** Brings the bus into a database, as an administrator: schema `bus` and its two roles, see prepareSchema. */
export function prepareBus(adminUrl: string, { password }: { password: string }): Promise<void> {
  return prepareSchema(adminUrl, {
    schema: 'bus',
    password,
    migrations: new URL('../../migrations/', import.meta.url),
    grants: [
      'grant select, insert, update, delete on bus.events, bus.groups, bus.deliveries, bus.dead_letters to klear_bus_app',
      'grant select, update on bus.stream to klear_bus_app',
      'grant select, insert, update on bus.pulses to klear_bus_app',
    ],
  });
}
