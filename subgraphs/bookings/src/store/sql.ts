import type { Interval } from '@klear/core';
import { type SQL, sql } from 'drizzle-orm';

/** Ids as one parameter of type uuid[], so that the statement's text does not depend on how many there are. */
export const uuids = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

export const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** A half-open span as tstzrange. */
export const range = (span: Interval): SQL => sql`tstzrange(${instant(span.start)}, ${instant(span.end)})`;
