import type { Logger, UserId } from '@klear/core';
import { type Bus, createHeard, type Heard } from '@klear/events';

/** What this process has heard of people's consents, compared with what it has asked users about them. */
export interface ConsentNews {
  /** True while our copy of a person's consents is what users had a second ago: users was asked, and told of nothing newer since. */
  isSure(personId: UserId): boolean;
  /** Called before users is asked about a person; what it answers is told the answer's epoch once our copy holds it. */
  asking(personId: UserId): (epoch: number) => void;
}

interface Known {
  /** The epoch of the copy; undefined while the question is under way. */
  epoch: number | undefined;
  /** The newest epoch that an event told of since the question. */
  heard: number;
}

const mostPeople = 10_000;
const types = ['ConsentGranted', 'ConsentWithdrawn'] as const;

/** The memory behind it. Of people who are not in it nothing is sure. */
export function createConsentNews(heard: Pick<Heard, 'isCurrent'>) {
  const people = new Map<UserId, Known>();
  return {
    isSure(personId: UserId): boolean {
      const known = people.get(personId);
      return known?.epoch !== undefined && known.heard <= known.epoch && heard.isCurrent();
    },
    asking(personId: UserId): (epoch: number) => void {
      const known: Known = { epoch: undefined, heard: 0 };
      people.delete(personId);
      people.set(personId, known);
      const [oldest] = people.keys();
      if (people.size > mostPeople && oldest) people.delete(oldest);
      // An answer to a question that was forgotten or asked anew meanwhile is about a place that nobody looks at.
      return (epoch) => {
        known.epoch = epoch;
      };
    },
    changed(personId: UserId, epoch: number): void {
      const known = people.get(personId);
      if (known) known.heard = Math.max(known.heard, epoch);
    },
    /** Something may have been missed. */
    forget(): void {
      people.clear();
    },
  };
}

/** Listens to users until the bus closes. Each process for itself: it decides by what itself has heard. */
export function followConsentNews({ bus, log }: { bus: Pick<Bus, 'tail'>; log: Logger }): ConsentNews {
  const heard = createHeard({ owner: 'users' });
  const news = createConsentNews(heard);
  const signal = new AbortController().signal;
  async function follow(): Promise<void> {
    for await (const { event } of bus.tail({ types, pulses: heard.pulses, signal })) {
      if (event) news.changed(event.payload.personId, event.payload.epoch);
      else news.forget();
    }
  }
  // Without news every copy is older than a second soon, and users is asked.
  follow().catch((err: unknown) => log.error({ err }, 'consents are not followed: users is asked about each'));
  return news;
}
