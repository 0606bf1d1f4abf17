import { importArticles } from '@klear/content';
import type { Services } from '../launch/services.ts';
import { demoArticles } from './articles.ts';
import { demoPractice } from './practice.ts';
import type { Progress } from './progress.ts';
import { scales } from './scale.ts';
import { demoVisits } from './visits.ts';
import { demoMessages, writeMessages, writeResources, writeSchedules, writeVisits } from './write-calendar.ts';
import { writeCredentials, writeLicences, writeLocations, writePractitioners } from './write-directory.ts';
import { writeOrganizations, writePersons } from './write-people.ts';
import { writeConsents, writeRecords } from './write-records.ts';

/** Ends the writing between two steps, because somebody asked to stop. The next start goes on from there. */
export class DemoInterrupted extends Error {
  override readonly name = 'DemoInterrupted';
}

export interface WriteOptions {
  readonly services: Services;
  readonly progress: Progress;
  /** Told before each step. */
  readonly say?: (step: string) => void;
  readonly stopped?: () => boolean;
}

/**
 * Writes the demo practice through the subgraphs' own commands, or what of it is missing. Every id and every choice follows from scale
 * and Monday, every step may run again: a kill at any time leads to the same counts.
 */
export async function writeDemo({ services, progress, say = () => {}, stopped = () => false }: WriteOptions): Promise<void> {
  const scale = scales[progress.scale];
  const practice = demoPractice(scale, progress.monday);
  if (progress.isDone('all')) return;
  await progress.begin();
  const visits = demoVisits(practice, scale);
  const { users, practitioners, bookings, content } = services;
  const [people, directory, calendar] = [users.built.context, practitioners.built.context, bookings.built.context];

  async function step(name: string, run: () => Promise<unknown>): Promise<void> {
    if (progress.isDone(name)) return;
    if (stopped()) throw new DemoInterrupted('the demo practice is not whole yet; the next start completes it');
    say(name);
    await run();
    await progress.mark(name);
  }

  const locations = writeLocations(practice, directory);
  await Promise.all([locations, step('people', () => writePersons(practice, people))]);
  const ids = await locations;
  await step('organizations', () => writeOrganizations(practice, people));
  await allEnded([
    (async () => {
      await step('practitioners', () => writePractitioners(practice, directory, ids));
      await step('credentials', () => writeCredentials(practice, directory));
      await step('licences', () => writeLicences(practice, directory));
    })().then(async () => {
      await step('schedules', () => writeSchedules(practice, calendar, ids));
      await step('appointments', () => writeVisits(visits, calendar));
      await step('messages', () => writeMessages(demoMessages(visits, practice), calendar));
    }),
    step('resources', () => writeResources(practice, calendar, ids)),
    step('records', () => writeRecords(practice, services['health-records'].built.context)),
    step('consents', () => writeConsents(visits, people)),
    step('articles', () => importArticles(content.built.context, { sourceSystem: 'demo', organizationId: null }, demoArticles())),
  ]);
  await progress.mark('all');
}

/** Waits for all of them, also when one fails: nothing may still write when the caller closes the database. */
async function allEnded(running: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(running)).find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
