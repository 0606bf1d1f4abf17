import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { importArguments, UsageError } from './arguments.ts';
import { contactOf, contactOfPractitioner } from './contact.ts';
import { createProgress } from './progress.ts';
import { createReporter, faultLine, reasonOf, summary } from './report.ts';
import { timeZoneOf } from './time-zone.ts';

describe('the command line', () => {
  test('names a kind and a path, with the options of that kind', () => {
    const id = newId<'Organization'>();
    const none = { organizationId: undefined, timeZone: undefined, currency: undefined, locale: undefined, source: undefined };
    expect(importArguments(['places', 'x.csv'])).toEqual({ ...none, kind: 'places', path: 'x.csv' });
    expect(importArguments(['articles', 'x', '--organization', id.toUpperCase(), '--locale', 'de-CH', '--source', 'lib'])).toEqual({
      ...{ ...none, kind: 'articles', path: 'x', organizationId: id },
      ...{ locale: 'de-CH', source: 'lib' },
    });
    expect(importArguments(['directory', 'x', '--time-zone', 'America/Denver', '--currency', 'CLP'])).toMatchObject({ currency: 'CLP' });
    expect(importArguments(['whatever', '--help'])).toBe('help');
  });

  test.each([
    [[]],
    [['patients', 'x']],
    [['places']],
    [['places', 'x', 'y']],
    [['places', 'x', '--organization', newId()]],
    [['records', 'x', '--organization', 'Lotus']],
    [['records', 'x', '--unknown']],
    [['directory', 'x', '--time-zone', 'Mars/Olympus']],
    [['directory', 'x', '--currency', 'XYZ']],
    [['articles', 'x', '--locale', 'not a tag']],
    [['articles', 'x', '--source', '']],
  ])('%j is a usage error', (args) => {
    expect(() => importArguments(args)).toThrow(UsageError);
  });
});

describe('what an import tells', () => {
  test('progress is a line a second, and the last one is told at the end', () => {
    const lines: string[] = [];
    let nowMs = 0;
    const progress = createProgress({ write: (line) => lines.push(line), nowMs: () => nowMs, everyMs: 1_000 });
    for (nowMs = 0; nowMs <= 2_500; nowMs += 100) progress.tell(`at ${nowMs}`);
    progress.done();
    progress.done();
    expect(lines).toEqual(['at 1000', 'at 2000', 'at 2500']);
  });

  test('a fault says where and why; the summary counts', () => {
    expect(faultLine({ file: 'a/b.csv', line: 7, reason: 'why' })).toBe('a/b.csv:7: why');
    expect(faultLine({ file: 'b.json', entry: 3, reason: 'why' })).toBe('b.json, entry 3: why');
    expect(reasonOf([{ path: ['address', 'country'], code: 'C', message: 'M.' }])).toBe('address.country: M. (C)');
    const reporter = createReporter();
    reporter.read('Thing', 1_234);
    reporter.written('Thing', 12);
    reporter.notSupported('Other');
    expect(summary(reporter.report)).toBe('Thing: 1,234 read, 12 new or changed\nOther: 1 not supported yet\nNothing was left out.');
    reporter.fault({ file: 'f', reason: 'r' });
    expect(summary(reporter.report)).toContain('Faulty: 1');
  });
});

describe('the time zone of a place', () => {
  test.each([
    ['US', 'KS', -94.72, 'America/Chicago'],
    ['US', 'ks', -101.36, 'America/Chicago'],
    ['US', 'KS', -101.9, undefined],
    ['US', 'KS', null, undefined],
    ['US', 'NY', null, 'America/New_York'],
    ['US', 'FL', -80.2, 'America/New_York'],
    ['US', 'FL', -87.2, 'America/Chicago'],
    ['US', 'FL', -85.2, undefined],
    ['US', 'AZ', -112, undefined],
    ['CH', null, null, 'Europe/Zurich'],
    ['CA', 'AB', -113, 'America/Edmonton'],
    ['??', null, null, undefined],
  ])('%s-%s at %s is %s', (country, region, longitude, zone) => {
    expect(timeZoneOf({ country, region, longitude })).toBe(zone);
  });
});

describe('a contact', () => {
  const address = { lines: ['1 Road'], city: 'Town', region: 'MA', postalCode: '02139', country: 'us' };
  const raw = { name: 'Ann', email: ' ann@example.org ', phone: '(555) 599-6046', birthDate: '1970-01-02', address };

  test('is kept in the form in which users keeps it', () => {
    expect(contactOf(raw)).toEqual({
      name: 'Ann',
      email: 'ann@example.org',
      phone: '+15555996046',
      birthDate: '1970-01-02',
      address: { ...address, country: 'US' },
    });
  });

  test('leaves out what has no usable form', () => {
    const bad = contactOf({ ...raw, email: 'nobody', phone: '12', address: { ...address, country: 'Narnia' } });
    expect(bad).toEqual({ name: 'Ann', email: null, phone: null, birthDate: '1970-01-02', address: null });
    expect(contactOf({ ...raw, phone: '555-599-6046', address: null }).phone).toBeNull();
  });

  test('is read out of a Practitioner', () => {
    const telecom = [{ system: 'email', value: 'x@example.org' }, { system: 'phone', value: '+41 79 000 00 00' }, 'junk'];
    const read = contactOfPractitioner({ telecom, address: [{ line: ['1', 2], city: 'Bern', country: 'CH' }] }, 'Dr. X');
    expect(read).toMatchObject({ name: 'Dr. X', email: 'x@example.org', phone: '+41790000000', address: { lines: ['1'], city: 'Bern' } });
    expect(contactOfPractitioner({}, 'Y')).toMatchObject({ email: null, phone: null, address: null });
  });
});
