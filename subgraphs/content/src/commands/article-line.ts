import { err, type InputFault, ok, type Result } from '@klear/core';
import { readInput } from '@klear/service';
import { z } from 'zod';
import { slugOf } from '../domain/slug.ts';
import { type ImportedArticle, importedArticle } from './inputs.ts';

/** A document of questions and answers about one subject, as health libraries publish them. */
const questions = z.object({
  id: z.string().min(1),
  url: z.string().min(1),
  focus: z.string(),
  qa: z.array(z.object({ q: z.string(), a: z.string() })).min(1),
});

const summaryMax = 300;

/**
 * Reads one line of a JSON lines file: an article in our own shape, or a document of questions and answers (id, url, focus, qa).
 * Faults name fields, never their values.
 */
export function articleOfLine(line: string, { locale = 'en' }: { locale?: string } = {}): Result<ImportedArticle, readonly InputFault[]> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err([{ path: [], code: 'NOT_JSON', message: 'The line is not JSON.' }]);
  }
  const document = questions.safeParse(value);
  if (document.success) return ok(articleOfQuestions(document.data, locale));
  const isDocument = typeof value === 'object' && value !== null && 'qa' in value;
  const read = isDocument ? readInput(questions, value, []) : readInput(importedArticle, value, []);
  return read.ok ? ok(value as ImportedArticle) : read;
}

function articleOfQuestions({ id, url, focus, qa }: z.output<typeof questions>, locale: string): ImportedArticle {
  const answered = qa.filter(({ a }) => a.trim() !== '');
  // A few documents share an id and differ in their subject, a few name no subject but ask about it.
  const subject = focus.trim() || (qa[0]?.q.trim() ?? '');
  return {
    externalId: `${id}/${slugOf(subject)}`,
    source: url,
    locale,
    title: escaped(subject),
    summary: escaped(beginningOf(answered[0]?.a ?? '')) || null,
    body: answered.map(({ q, a }) => `<h2>${escaped(q.trim())}</h2>${paragraphs(a)}`).join('\n'),
    specialtyCodes: [],
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function paragraphs(text: string): string {
  const blocks = text.split(/\n\s*\n/).map((block) => block.trim());
  return blocks
    .filter(Boolean)
    .map((block) => `<p>${escaped(block).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The first whole sentences, or words, that fit. */
function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= summaryMax) return line;
  const cut = line.slice(0, summaryMax);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '));
  return end > 80 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
