import type { Logger } from '@klear/core';
import postgres from 'postgres';
import type { Level, RateStore } from './rate-store.ts';

const trimEveryMs = 60_000;

/** Buckets on PostgreSQL: one statement. `url` is a login that prepareRouter made. */
export function createPostgresRateStore(options: { url: string; log: Logger; poolSize?: number; timeoutMs?: number }): RateStore {
  const sql = postgres(options.url, {
    max: options.poolSize ?? 2,
    onnotice: () => {},
    fetch_types: false,
    connect_timeout: 2,
    connection: { application_name: 'klear-router-rates', statement_timeout: options.timeoutMs ?? 250 },
  });
  const trimming = setInterval(() => {
    sql`select router.trim()`.catch((fault: { code?: string }) => options.log.warn({ fault: fault.code }, 'rate buckets not trimmed'));
  }, trimEveryMs).unref();
  return {
    async take(draws) {
      const column = (value: (draw: (typeof draws)[number]) => number | string) => `{${draws.map((draw) => `"${value(draw)}"`).join(',')}}`;
      const rows = await sql<{ remaining: number; full_in_ms: number; retry_in_ms: number }[]>`
        select * from router.take(${column((draw) => draw.key)}::text[], ${column((draw) => draw.points)}::float8[],
          ${column((draw) => draw.periodMs)}::float8[], ${column((draw) => draw.cost)}::float8[])`;
      return rows.map(
        (row): Level => ({
          remaining: Number(row.remaining),
          fullInMs: Math.ceil(Number(row.full_in_ms)),
          retryInMs: Math.ceil(Number(row.retry_in_ms)),
        }),
      );
    },
    async ping() {
      await sql`select 1`;
    },
    async close() {
      clearInterval(trimming);
      await sql.end({ timeout: 1 });
    },
  };
}
