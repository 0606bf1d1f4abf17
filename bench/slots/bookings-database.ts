import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookingsMigrations } from '@klear/bookings';
import { silentLogger } from '@klear/core';
import { connectDatabase, type Database, migrate, prepareCluster } from '@klear/db';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import postgres from 'postgres';

const schema = 'bookings';
const signals = ['SIGINT', 'SIGTERM'] as const;

export interface BookingsDatabase {
  readonly db: Database;
  /** The superuser, for writing a data set. */
  readonly admin: postgres.Sql;
  /** Cleans up and counts rows, so that plans are chosen as in a database that has run for a while. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** An embedded PostgreSQL of its own with the schema of bookings, gone after `stop`. */
export async function openBookingsDatabase(onQuery: (text: string) => void): Promise<BookingsDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'klear-bench-'));
  const starting = startEmbeddedPostgres({ directory, durable: false, log: silentLogger });
  const stop = async () => {
    for (const signal of signals) process.off(signal, leave);
    await starting.then((running) => running.stop()).catch(() => {});
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  // The server is detached: whoever ends the benchmark early must not leave it running.
  const leave = () => void stop().finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, leave);
  try {
    const server = await starting;
    const password = () => randomBytes(18).toString('base64url');
    const passwords = { owner: password(), app: password(), system: password() };
    await prepareCluster(server.url, [{ schema, passwords }]);
    await migrate({ url: server.url, schema, ownerPassword: passwords.owner, directory: bookingsMigrations, log: silentLogger });
    const log = silentLogger;
    const admin = postgres(server.url, { max: 1, onnotice: () => {}, connection: { search_path: 'bookings, extensions' } });
    const db = connectDatabase({ url: server.url, schema, passwords, poolSize: 4, inputHashKey: randomBytes(32), log, onQuery });
    return {
      db,
      admin,
      async settle() {
        await admin.unsafe('vacuum analyze');
      },
      async stop() {
        await admin.end();
        await db.close();
        await stop();
      },
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
