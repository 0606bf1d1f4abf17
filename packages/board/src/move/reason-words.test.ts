import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reasonWords } from './reason-words.ts';

const schema = readFileSync(new URL('../../../../schema/api.graphql', import.meta.url), 'utf8');
const reasons = [...(/^enum SlotRefusal \{([^}]*)\}/m.exec(schema)?.[1] ?? '').matchAll(/^ {2}([A-Z_]+)$/gm)].map(([, name = '']) => name);

test('every reason that the graph may give has a sentence of its own', () => {
  expect(reasons.length).toBeGreaterThan(20);
  const sentences = reasons.map((reason) => reasonWords(reason as never, 'Petra'));
  expect(sentences.filter((sentence) => sentence.includes('Reason:'))).toEqual([]);
  expect(new Set(sentences).size).toBe(reasons.length);
});
