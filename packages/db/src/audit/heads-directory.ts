import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HeadStore } from './head-store.ts';

const dayFile = /^\d{4}-\d{2}-\d{2}\.jsonl$/;

/**
 * Heads as lines of JSON in `<directory>/<schema>/<day>.jsonl`, only ever appended and synced. Each day begins with a head of every
 * chain, so that the newest file alone tells where all chains stood.
 */
export function headsDirectory(directory: string): HeadStore {
  /** How much of the newest file is known, by schema. */
  const known = new Map<string, { file: string; bytes: number }>();
  const folderOf = (schema: string) => join(directory, schema);
  const filesOf = async (schema: string): Promise<string[]> =>
    existsSync(folderOf(schema)) ? (await readdir(folderOf(schema))).filter((name) => dayFile.test(name)).sort() : [];

  return {
    async *read(schema) {
      for (const file of await filesOf(schema)) {
        const lines = createInterface({ input: createReadStream(join(folderOf(schema), file)), crlfDelay: Number.POSITIVE_INFINITY });
        for await (const line of lines) if (line !== '') yield line;
      }
    },
    async follow(schema) {
      const files = await filesOf(schema);
      const place = known.get(schema);
      const news = place ? files.filter((file) => file >= place.file) : files.slice(-1);
      const lines: string[] = [];
      for (const file of news) {
        const from = place?.file === file ? place.bytes : 0;
        const bytes = await readFrom(join(folderOf(schema), file), from);
        // A line that a kill cut off has no end and never counted.
        const end = bytes.lastIndexOf(0x0a) + 1;
        lines.push(...bytes.toString('utf8', 0, end).split('\n').filter(Boolean));
        known.set(schema, { file, bytes: from + end });
      }
      return lines;
    },
    isNewDay: async (schema, day) => !existsSync(join(folderOf(schema), `${day}.jsonl`)),
    async append(schema, day, lines) {
      await mkdir(folderOf(schema), { recursive: true, mode: 0o750 });
      // Files are in the order of their names: a clock that was set back writes on in the newest.
      const newest = (await filesOf(schema)).at(-1) ?? '';
      const file = newest > `${day}.jsonl` ? newest : `${day}.jsonl`;
      const handle = await open(join(folderOf(schema), file), 'a+', 0o640);
      try {
        const { size } = await handle.stat();
        const last = Buffer.alloc(1, '\n');
        if (size > 0) await handle.read(last, 0, 1, size - 1);
        const text = `${last[0] === 0x0a ? '' : '\n'}${lines.map((line) => `${line}\n`).join('')}`;
        await handle.appendFile(text);
        await handle.sync();
        known.set(schema, { file, bytes: size + Buffer.byteLength(text) });
      } finally {
        await handle.close();
      }
    },
  };
}

async function readFrom(file: string, from: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.max(0, size - from));
    await handle.read(bytes, 0, bytes.length, from);
    return bytes;
  } finally {
    await handle.close();
  }
}
