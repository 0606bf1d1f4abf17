import { isUuid } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { demoArticles } from './articles.ts';
import { dayAfter, instantOf, mondayOf } from './local-time.ts';
import { demoPractice } from './practice.ts';
import { diceOf } from './random.ts';
import { recordBundle } from './records.ts';
import { scales } from './scale.ts';
import { demoResources } from './showcase.ts';
import { demoSignIns } from './sign-ins.ts';
import { demoVisits } from './visits.ts';
import { demoMessages } from './write-calendar.ts';

const monday = '2026-03-23';
const practice = demoPractice(scales.demo, monday);
const visits = demoVisits(practice, scales.demo);

describe('the demo practice', () => {
  test('has three organizations in three zones, 40 practitioners, 300 clients, 3,000 visits and articles in two languages', () => {
    expect(new Set(practice.organizations.map(({ city }) => city.timeZone)).size).toBe(3);
    expect([practice.organizations.length, practice.practitioners.length, practice.clients.length, visits.length]).toEqual([
      3, 40, 300, 3_000,
    ]);
    expect(new Set(demoArticles().map(({ locale }) => locale))).toEqual(new Set(['en', 'de']));
    expect(new Set(visits.map(({ status }) => status))).toEqual(new Set(['booked', 'fulfilled', 'cancelled', 'noshow']));
  });

  test('is the same at every run, and moves with its Monday', () => {
    expect(demoVisits(demoPractice(scales.demo, monday), scales.demo)).toEqual(visits);
    expect(recordBundle(practice.clients, monday)).toBe(recordBundle(demoPractice(scales.demo, monday).clients, monday));
    const later = demoVisits(demoPractice(scales.demo, '2026-06-01'), scales.demo);
    expect(later.map(({ status }) => status)).toEqual(visits.map(({ status }) => status));
    expect(later[0]?.id).not.toBe(visits[0]?.id);
  });

  test('gives every thing an id of its own', () => {
    const people = practice.organizations.flatMap(({ staff }) => staff);
    const messages = demoMessages(visits, practice);
    const services = practice.practitioners.flatMap((person) => person.services);
    const showcase = practice.practitioners.flatMap((person) => person.showcase);
    const resources = practice.organizations.flatMap((organization) => demoResources(organization, practice.baseMs));
    const ids = [practice.organizations, people, practice.practitioners, practice.clients, services, showcase, resources, visits, messages]
      .flat()
      .map(({ id }) => id);
    expect(ids.every(isUuid)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('shows in each organization what services can ask for: a group, a confirmation, a licence, rooms and equipment that stand there', () => {
    for (const organization of practice.organizations) {
      const offered = practice.practitioners.filter((person) => person.organization === organization).flatMap(({ showcase }) => showcase);
      const terms = offered.map((service) => service.terms ?? {});
      expect(terms.map(({ capacity = 1 }) => capacity).filter((seats) => seats > 1)).toEqual([8]);
      expect(terms.filter(({ requiresConfirmation }) => requiresConfirmation)).toHaveLength(1);
      expect(terms.flatMap(({ licence }) => licence ?? [])).toEqual(['physiotherapist']);
      expect(terms.some(({ priceRules = [] }) => priceRules.length > 0)).toBe(true);
      expect(terms.some(({ cancellationPolicy }) => (cancellationPolicy?.tiers.length ?? 0) > 1)).toBe(true);
      const standing = demoResources(organization, practice.baseMs);
      for (const need of terms.flatMap(({ needs = [] }) => needs)) {
        for (const location of organization.locations) {
          expect(standing.some(({ kind, type, ...at }) => kind === need.kind && type === need.type && at.location === location)).toBe(true);
        }
      }
    }
  });

  test.each(['demo', 'year1'] as const)('lets nobody be in two places at once, at scale %s', (name) => {
    const own = demoPractice(scales[name], monday);
    const busy = demoVisits(own, scales[name]).flatMap(({ start, practitioner, client }) => [
      `${practitioner.id} ${start.toISOString()}`,
      `${client.id} ${start.toISOString()}`,
    ]);
    expect(busy).toHaveLength(2 * scales[name].appointments);
    expect(new Set(busy).size).toBe(busy.length);
  });

  test('opens at nine by the wall clock of each city, also in the week in which the clocks change', () => {
    for (const { start, practitioner } of visits) {
      const { timeZone } = practitioner.organization.city;
      const [hour, minute] = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(start).split(':');
      expect([540, 630, 720, 840, 930, 1_020]).toContain(Number(hour) * 60 + Number(minute));
    }
  });

  test('shows the demo client a visit to come with the demo practitioner, and three people who can sign in', () => {
    const [first] = visits;
    expect(first?.client).toBe(practice.clients[0]);
    expect(first?.practitioner).toBe(practice.practitioners[0]);
    expect(first?.status).toBe('booked');
    expect(first?.start.getTime()).toBeGreaterThanOrEqual(Date.parse(dayAfter(monday, 7)) - 86_400_000);
    expect(demoSignIns(practice).map(({ email }) => email)).toEqual([
      'client@klear.example',
      'practitioner@klear.example',
      'manager@klear.example',
    ]);
  });

  test('holds talks that are over, each message after the one before', () => {
    const messages = demoMessages(visits, practice);
    expect(messages.length).toBeGreaterThan(1_000);
    const latest = Date.parse(`${monday}T00:00:00Z`);
    for (const [index, message] of messages.entries()) {
      expect(message.postedAt.getTime()).toBeLessThan(latest);
      const before = messages[index - 1];
      if (before?.appointmentId === message.appointmentId) expect(message.postedAt > before.postedAt).toBe(true);
    }
  });
});

describe('times and dice', () => {
  test('an instant follows the zone on both sides of a change of clocks', () => {
    expect(instantOf('2026-03-27', 540, 'Europe/Berlin').toISOString()).toBe('2026-03-27T08:00:00.000Z');
    expect(instantOf('2026-03-30', 540, 'Europe/Berlin').toISOString()).toBe('2026-03-30T07:00:00.000Z');
    expect(instantOf('2026-11-01', 540, 'America/Toronto').toISOString()).toBe('2026-11-01T14:00:00.000Z');
    expect(instantOf('2026-07-01', 540, 'Asia/Tokyo').toISOString()).toBe('2026-07-01T00:00:00.000Z');
  });

  test('a week begins on Monday, also when it is Sunday', () => {
    expect(mondayOf(new Date('2026-11-22T23:59:59Z'))).toBe('2026-11-16');
    expect(mondayOf(new Date('2026-11-16T00:00:00Z'))).toBe('2026-11-16');
  });

  test('dice depend on their name only', () => {
    const rolls = (name: string) =>
      Array.from(
        { length: 5 },
        (
          (dice) => () =>
            dice.roll(1_000)
        )(diceOf(name)),
      );
    expect(rolls('a')).toEqual(rolls('a'));
    expect(rolls('a')).not.toEqual(rolls('b'));
    expect(diceOf('c').shuffled([1, 2, 3, 4]).toSorted()).toEqual([1, 2, 3, 4]);
  });
});
