import type { Logger, Refusal, Viewer } from '@klear/core';
import type { AuditFact, Database } from '@klear/db';
import DataLoader from 'dataloader';
import type { RefusedAccess } from './audit-table.ts';
import { recordFacts } from './record-facts.ts';

export interface RefusalLog {
  /** Writes down that the viewer of this request was refused; resolves when it is written, or cannot be. */
  refused(request: { readonly viewer: Viewer }, access: RefusedAccess, refusal: Refusal): Promise<void>;
}

interface Refused {
  readonly access: RefusedAccess;
  readonly reason: string;
}

/** One fact for what was refused of one thing for one reason: its fields together. */
function factsOf(refused: readonly Refused[]): AuditFact[] {
  const together = Map.groupBy(refused, ({ access, reason }) => {
    return [access.type, access.entity.type, access.entity.id, access.subjectPersonId, access.organizationId, reason].join(' ');
  });
  return [...together.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const fields = [...new Set([first, ...others].flatMap(({ access }) => access.fields ?? []))];
    return [{ ...first.access, outcome: '4', reason: first.reason, fields } as const];
  });
}

/**
 * Writes refusals that no transaction has written: those of the gate, and those that a command threw. What is refused in one tick of a
 * request is one transaction. A store that is down changes nothing for the caller, who gets nothing anyway.
 */
export function createRefusalLog({ db, log }: { db: Pick<Database, 'withViewer' | 'asSystem'>; log: Logger }): RefusalLog {
  const ofRequest = new WeakMap<object, DataLoader<Refused, void>>();

  function loaderOf(request: { readonly viewer: Viewer }): DataLoader<Refused, void> {
    const known = ofRequest.get(request);
    if (known) return known;
    const write = async (refused: readonly Refused[]) => {
      const { viewer } = request;
      const record = (tx: Parameters<typeof recordFacts>[0]) => recordFacts(tx, factsOf(refused));
      await (viewer.kind === 'system' ? db.asSystem(record) : db.withViewer(viewer, record));
      return refused.map(() => undefined);
    };
    const made = new DataLoader<Refused, void>(write, { cache: false, maxBatchSize: 1_000 });
    ofRequest.set(request, made);
    return made;
  }
  return {
    async refused(request, access, refusal) {
      try {
        await loaderOf(request).load({ access, reason: refusal.reason ?? refusal.code });
      } catch (err) {
        log.error({ requestId: request.viewer.requestId, type: access.type, err }, 'a refusal could not be written down');
      }
    },
  };
}
