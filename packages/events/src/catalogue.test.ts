import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogue } from './catalogue.ts';
import { event, eventTypes, isEventType, knownEvent } from './event.ts';
import { whispers } from './whispers.ts';

/** The leaves of a payload, by path. A part that is neither a known container nor a declared leaf shows as 'FREE'. */
function leavesOf(shape: z.core.$ZodType, path = ''): [string, string][] {
  if (shape instanceof z.ZodObject) {
    return Object.entries(shape.shape).flatMap(([name, field]) => leavesOf(field as z.core.$ZodType, path ? `${path}.${name}` : name));
  }
  if (shape instanceof z.ZodArray) return leavesOf(shape.element, `${path}[]`);
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodDefault) return leavesOf(shape.unwrap(), path);
  const leaf = (shape as z.ZodType).meta?.()?.leaf;
  return [[path, typeof leaf === 'string' ? leaf : 'FREE']];
}

const published = () => {
  const articleId = newId<'Article'>();
  const payload = { articleId, organizationId: null, articleVersion: 1, locale: 'de-AT', specialties: ['394602003'] };
  return event('ArticlePublished', {
    aggregate: { type: 'Article', id: articleId, version: 1 },
    organizationId: null,
    time: new Date(0),
    payload,
  });
};

describe('the event catalogue', () => {
  test.each(eventTypes)('%s carries ids, times, codes, whole numbers and flags, and refuses any other field', (type) => {
    const { payload } = catalogue[type];
    expect(leavesOf(payload).filter(([, leaf]) => !['id', 'time', 'code', 'number', 'flag'].includes(leaf))).toEqual([]);
    const extra = payload.safeParse({ name: 'Somebody' });
    expect(extra.error?.issues.some((issue) => issue.code === 'unrecognized_keys')).toBe(true);
  });

  test.each(Object.entries(whispers))('the whisper %s carries ids, codes and flags, and refuses any other field', (_, words) => {
    expect(leavesOf(words).filter(([, leaf]) => !['id', 'code', 'flag'].includes(leaf))).toEqual([]);
    expect(words.safeParse({ name: 'Somebody' }).error?.issues.some((issue) => issue.code === 'unrecognized_keys')).toBe(true);
  });

  test('an envelope carries the id, the version of its shape and its time in UTC', () => {
    expect(published()).toMatchObject({
      type: 'ArticlePublished',
      version: 1,
      time: '1970-01-01T00:00:00.000Z',
      trace: null,
      organizationId: null,
    });
  });

  test.each(['a sentence with spaces', 'a@b.example', '', 'x'.repeat(65)])('free text is no code: "%s"', (locale) => {
    const known = published();
    expect(() => event('ArticlePublished', { ...known, time: new Date(0), payload: { ...known.payload, locale } })).toThrow(z.ZodError);
  });

  test('an envelope from storage is known, or says why not', () => {
    const one = published();
    expect(knownEvent(one)).toEqual({ ok: true, value: one });
    expect(knownEvent({ ...one, type: 'Unheard' })).toEqual({ ok: false, error: 'TYPE_UNKNOWN' });
    expect(knownEvent({ ...one, version: 2 })).toEqual({ ok: false, error: 'VERSION_UNKNOWN' });
    expect(knownEvent({ ...one, payload: { ...one.payload, articleId: 'no id' } })).toEqual({ ok: false, error: 'PAYLOAD_INVALID' });
    expect(isEventType('toString')).toBe(false);
  });

  test('an envelope from before a field was added is read with what the field meant then', () => {
    const locationId = newId<'Location'>();
    const payload = { locationId, organizationId: newId<'Organization'>(), zone: 'Europe/Berlin', active: true };
    const before = { ...published(), type: 'LocationChanged', payload };
    expect(knownEvent(before)).toEqual({ ok: true, value: { ...before, payload: { ...payload, jurisdiction: null } } });
  });
});
