import type { PageAnswer } from './page.ts';
import type { PageFile } from './page-files.ts';

/** A file of a built page: packed for those who can unpack, and kept for ever when its name tells its content. */
export function sendPageFile({
  file: { type, plain, packed },
  name,
  headers,
  security,
}: {
  file: PageFile;
  /** Its path in the page. */
  name: string;
  headers: Readonly<Record<string, string>>;
  security: Readonly<Record<string, string>>;
}): PageAnswer {
  const pack = packed !== undefined && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  return {
    status: 200,
    headers: {
      ...security,
      'content-type': type,
      'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(packed && { vary: 'accept-encoding' }),
      ...(pack && { 'content-encoding': 'gzip' }),
    },
    body: pack ? packed : plain,
  };
}
