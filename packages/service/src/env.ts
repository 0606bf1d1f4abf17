import { z } from 'zod';
import { faultsOf } from './input-faults.ts';

/** Thrown when a process may not start with the environment it has; lists every problem, never a value. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}

const secretName = /(SECRET|PASSWORD|TOKEN|KEY|KEYS|JWKS|_URL)$/;
/** Values that examples and tutorials carry. Compared without case and punctuation, and inside a URL's password. */
const exampleSecrets = new Set(
  ['changeme', 'changeit', 'secret', 'password', 'passw0rd', 'postgres', 'example', 'examplesecret', 'replaceme', 'klear', 'klearkarma']
    .concat([
      'test',
      'admin',
      'root',
      'letmein',
      '123456',
      '12345678',
      'yoursecret',
      'mysecret',
      'supersecret',
      'placeholder',
      'todo',
      'xxx',
    ])
    .concat(['sktest123', 'whsectest', 'insecure', 'dev', 'development', 'default']),
);
const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Whether a secret is a known example: a listed word, one character repeated, or bytes 0, 1, 2, .. in base64. */
export function isExampleSecret(value: string): boolean {
  if (exampleSecrets.has(bare(value)) || /^(.)\1*$/.test(value)) return true;
  const bytes = Buffer.from(value, 'base64');
  return bytes.length >= 16 && (bytes.every((byte) => byte === bytes[0]) || bytes.every((byte, index) => byte === index));
}

function passwordIn(value: string): string | undefined {
  return URL.canParse(value) ? decodeURIComponent(new URL(value).password) || undefined : undefined;
}

function exampleProblems(env: Readonly<Record<string, string>>, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const value = env[name];
    if (value === undefined || !secretName.test(name)) return [];
    const secret = name.endsWith('_URL') ? passwordIn(value) : value;
    return secret !== undefined && isExampleSecret(secret) ? [`${name}: this is a known example value; make a secret of your own`] : [];
  });
}

/**
 * Reads the environment against a shape. An empty variable counts as unset. Throws EnvironmentError with all problems at
 * once; known example secrets are a problem too, unless the process runs in the embedded mode on one machine.
 */
export function parseEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: Readonly<Record<string, string | undefined>>,
  { embedded = false }: { embedded?: boolean } = {},
): z.output<z.ZodObject<Shape>> {
  const set = Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])));
  const read = z.object(shape).safeParse(set);
  const problems = read.success ? [] : faultsOf(read.error).map(({ path, message }) => `${path.join('.')}: ${message.replace(/\.$/, '')}`);
  if (!embedded) problems.push(...exampleProblems(set, Object.keys(shape)));
  if (problems.length > 0 || !read.success) throw new EnvironmentError(problems);
  return read.data;
}

/** Shapes that several services use. */
export const envShape = {
  port: (standard: number) => z.coerce.number().int().min(0).max(65_535).default(standard),
  count: (standard: number, max = 1_000) => z.coerce.number().int().min(1).max(max).default(standard),
  flag: (standard: boolean) =>
    z
      .enum(['true', 'false'])
      .default(standard ? 'true' : 'false')
      .transform((text) => text === 'true'),
  postgresUrl: () => z.url({ protocol: /^postgres(ql)?$/ }),
  redisUrl: () => z.url({ protocol: /^rediss?$/ }),
  httpUrl: () => z.url({ protocol: /^https?$/ }),
  secret: (minLength = 16) => z.string().min(minLength),
  /** Base64 of exactly `bytes` bytes, as a Buffer. */
  key: (bytes = 32) =>
    z
      .string()
      .refine(
        (text) => /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === bytes,
        `must be base64 of ${bytes} bytes`,
      )
      .transform((text) => Buffer.from(text, 'base64')),
  logLevel: () => z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
} as const;
