import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes beside the place, syncs, and renames: a kill leaves the old file or the new one. Nobody else can read it. */
export async function writeWhole(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
