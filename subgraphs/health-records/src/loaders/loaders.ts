import type { RefusalReason, Result } from '@klear/core';
import DataLoader from 'dataloader';
import type { RecordsContext } from '../commands/context.ts';
import type { Entry } from '../commands/entry.ts';
import { type EntryAsked, readEntries } from '../commands/read-entries.ts';
import { type PartAsked, readRecord } from '../commands/read-record.ts';

/** Loaders of one request. What is asked in one tick is decided, read and audited in one transaction. */
export interface Loaders {
  readonly partsOfRecords: DataLoader<PartAsked, Result<Entry[], RefusalReason>, unknown>;
  readonly entriesById: DataLoader<EntryAsked, Result<Entry, RefusalReason>, string>;
}

export function createLoaders(ctx: RecordsContext): Loaders {
  return {
    // Not cached: two aliases of one field are two accesses, and both are written down.
    partsOfRecords: new DataLoader((asked: readonly PartAsked[]) => readRecord(ctx, asked), { cache: false }),
    entriesById: new DataLoader((asked: readonly EntryAsked[]) => readEntries(ctx, asked), {
      cacheKeyFn: ({ category, id }) => `${category} ${id}`,
    }),
  };
}
