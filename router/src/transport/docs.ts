import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Logger } from '@klear/core';
import type { Page, PageAnswer } from './page.ts';

/** The page of the public graph at /docs: one file that holds its style and script. Read anew when it changes. */
export function createDocsPage(options: { file: string; log: Logger }): Page {
  const { file, log } = options;
  let kept: { readonly changedMs: number; readonly answer: PageAnswer } | undefined;

  async function read(): Promise<PageAnswer> {
    const { mtimeMs: changedMs } = await stat(file);
    if (kept?.changedMs !== changedMs) {
      const body = await readFile(file);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      const headers = { ...html, 'content-security-policy': policyFor(body.toString()), 'cache-control': 'no-cache', etag };
      kept = { changedMs, answer: { status: 200, headers, body } };
    }
    return kept.answer;
  }

  return {
    async answer({ method, path }) {
      if (path !== '/docs') return undefined;
      if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { ...text, allow: 'GET, HEAD' }, body: 'Send GET.' };
      return read().catch((err: unknown) => {
        log.error({ err }, 'the page of the public graph cannot be read');
        return { status: 503, headers: text, body: 'The page cannot be read; the log says why. The graph is at /public/graphql.' };
      });
    },
  };
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const text = { 'content-type': 'text/plain; charset=utf-8' };

/** Nothing from anywhere: the page's own style and script are known by their hashes, and nothing else runs or is shown. */
function policyFor(page: string): string {
  const hashesOf = (tag: string) =>
    [...page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))]
      .map(([, content = '']) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`)
      .join(' ');
  const sources = ["default-src 'none'", `style-src ${hashesOf('style')}`, `script-src ${hashesOf('script')}`];
  return [...sources, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ');
}
