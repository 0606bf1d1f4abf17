import type { Logger } from '@klear/core';
import type { Page } from './page.ts';
import { readPageFiles } from './page-files.ts';
import { sendPageFile } from './send-page-file.ts';

/**
 * Own scripts, own styles, the graph on this origin, and nothing else. Scripts may not turn text into markup: a browser that knows
 * trusted types refuses it.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const security = {
  'content-security-policy': policy,
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};
const text = { ...security, 'content-type': 'text/plain; charset=utf-8' };

/** The live day of a practice at /board: built files alone. Who sees what is the graph's matter. Until they are there, requests wait. */
export function createBoardPage({ directory, log }: { directory: string | Promise<string>; log: Logger }): Page {
  const files = Promise.resolve(directory).then(readPageFiles);
  files.catch((err: unknown) => log.error({ err }, 'the board cannot be shown'));

  return {
    async answer({ method, path, headers }) {
      if (path !== '/board' && !path.startsWith('/board/')) return undefined;
      if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { ...text, allow: 'GET, HEAD' }, body: 'Send GET.' };
      const all = await files.catch(() => undefined);
      if (!all) return { status: 503, headers: text, body: 'The board could not be built; the log says why. The graph is at /graphql.' };
      const name = path.slice('/board/'.length) || 'index.html';
      const file = all.get(name);
      if (!file) return { status: 404, headers: text, body: 'There is nothing here. The board is at /board.' };
      return sendPageFile({ file, name, headers, security });
    },
  };
}
