import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { envText, makeSecrets } from './secrets.ts';

const folder = fileURLToPath(new URL('../env/', import.meta.url));
const files = Object.entries(makeSecrets());
const present = files.map(([name]) => path.join(folder, name)).filter((file) => existsSync(file));

if (present.length > 0) {
  console.error(
    `Nothing was written: ${present.join(', ')} exist. Data sealed under a lost key cannot be read again; move the files away yourself.`,
  );
  process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, variables] of files) writeFileSync(path.join(folder, name), envText(variables), { mode: 0o600, flag: 'wx' });
  console.log(
    `Wrote ${files.length} files to ${folder}. Fill STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET in payments.env, and keep a copy of all in a safe place.`,
  );
}
