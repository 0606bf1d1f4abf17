import { newId } from '@klear/core';
import type { Bus, Consumption } from '../bus.ts';
import { type EventOf, event } from '../event.ts';

type Published = EventOf<'ArticlePublished'>;

export function articlePublished(version = 1): Published {
  const articleId = newId<'Article'>();
  return event('ArticlePublished', {
    aggregate: { type: 'Article', id: articleId, version },
    organizationId: null,
    time: new Date(),
    payload: { articleId, organizationId: null, articleVersion: version, locale: 'en', specialties: [] },
  });
}

export const articles = (count: number): Published[] => Array.from({ length: count }, () => articlePublished());

/** Collects what a handler saw and lets a test wait for a count, without sleeping. */
export function ledger() {
  const seen: string[] = [];
  const waiting: { enough(): boolean; resolve(): void }[] = [];
  return {
    seen,
    note(id: string) {
      seen.push(id);
      for (const { enough, resolve } of waiting) if (enough()) resolve();
    },
    until(enough: () => boolean): Promise<void> {
      if (enough()) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ enough, resolve }));
    },
  };
}

/** Consumes articles with an inbox: an event has one effect however often it is delivered. */
export function consumeOnce(bus: Bus, group: string, effects: ReturnType<typeof ledger>, deliveries = ledger()): Consumption {
  return bus.consume({
    group,
    types: ['ArticlePublished'],
    async handle({ id }) {
      deliveries.note(id);
      if (!effects.seen.includes(id)) effects.note(id);
    },
  });
}
