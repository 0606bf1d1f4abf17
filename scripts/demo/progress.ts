import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../launch/write-whole.ts';
import { mondayOf } from './local-time.ts';
import { isScaleName, type ScaleName } from './scale.ts';

const shape = z.object({
  scale: z.string().refine(isScaleName),
  monday: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  done: z.array(z.string()),
});

/** What a data directory remembers of its demo practice: which one it is and which steps are whole. */
export interface Progress {
  readonly scale: ScaleName;
  readonly monday: string;
  /** Fixes scale and Monday for good. Resolves when they are on disk. */
  begin(): Promise<void>;
  isDone(step: string): boolean;
  /** Resolves when the mark is on disk. */
  mark(step: string): Promise<void>;
}

/** Reads or begins the marks. Steps are idempotent, so a kill between a step and its mark only repeats the step. */
export async function progressIn(directory: string, wanted: ScaleName, at: Date): Promise<Progress> {
  const file = join(directory, 'demo.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const read = text === undefined ? { scale: wanted, monday: mondayOf(at), done: [] } : shape.parse(JSON.parse(text));
  const done = new Set(read.done);
  let writing = Promise.resolve();
  const save = () => {
    writing = writing.then(() => writeWhole(file, JSON.stringify({ ...read, done: [...done] })));
    return writing;
  };
  return {
    scale: read.scale,
    monday: read.monday,
    begin: save,
    isDone: (step) => done.has(step),
    mark(step) {
      done.add(step);
      return save();
    },
  };
}
