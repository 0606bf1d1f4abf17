import { newId } from '@klear/core';
import { expect, test } from 'vitest';
import { createConsentNews } from './consent-news.ts';

function setUp() {
  const state = { isCurrent: true };
  const news = createConsentNews({ isCurrent: () => state.isCurrent });
  const personId = newId<'User'>();
  return { state, news, personId };
}

test('a person’s consents are sure from the owner’s answer on, while news come in and none is newer', () => {
  const { state, news, personId } = setUp();
  expect(news.isSure(personId)).toBe(false);
  const answered = news.asking(personId);
  expect(news.isSure(personId)).toBe(false);
  answered(4);
  news.changed(personId, 4);
  expect(news.isSure(personId)).toBe(true);
  state.isCurrent = false;
  expect(news.isSure(personId)).toBe(false);
  state.isCurrent = true;
  news.changed(personId, 5);
  expect(news.isSure(personId)).toBe(false);
});

test('a withdrawal that is told while the question is under way outdoes its answer', () => {
  const { news, personId } = setUp();
  const answered = news.asking(personId);
  news.changed(personId, 7);
  answered(6);
  expect(news.isSure(personId)).toBe(false);
  news.asking(personId)(7);
  expect(news.isSure(personId)).toBe(true);
});

test('after a gap nothing is sure, not even what is answered to a question from before', () => {
  const { news, personId } = setUp();
  const answered = news.asking(personId);
  news.forget();
  answered(1);
  expect(news.isSure(personId)).toBe(false);
});

test('of ten thousand people and one the one that was asked about first is forgotten', () => {
  const { news, personId } = setUp();
  news.asking(personId)(1);
  const others = Array.from({ length: 10_000 }, () => newId<'User'>());
  for (const other of others) news.asking(other)(1);
  expect([news.isSure(personId), others.every((other) => news.isSure(other))]).toEqual([false, true]);
});
