/** A rule about the text of files. `pattern` is looked for line by line in the files that `applies` takes. */
export interface TextRule {
  readonly name: string;
  readonly says: string;
  readonly pattern: RegExp;
  readonly applies: (file: string) => boolean;
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || /(^|\/)test\//.test(file) || file.startsWith('packages/testing/');
const isCode = (file: string): boolean => /\.(ts|tsx|mjs|js)$/.test(file);
/** The rules' own file and test quote what they look for. */
const isTheRules = (file: string): boolean => /^scripts\/verify\/text-rules(\.test)?\.ts$/.test(file);

/** Where SQL is text: names of our own schemas, roles and columns, and statements that take no parameters. Never a value of a request. */
const sqlAsText: ReadonlySet<string> = new Set([
  ...[
    'audit',
    'audit/archive',
    'audit/heads-writer',
    'audit/seal',
    'cluster',
    'in-turn',
    'migrate',
    'relay',
    'session',
    'test-clock',
    'tx',
  ].map((file) => `packages/db/src/${file}.ts`),
  'packages/events/src/postgres/prepare-schema.ts',
  'packages/jobs/src/prepare-jobs.ts',
  'subgraphs/content/src/store/imports.ts',
  'subgraphs/health-records/src/store/access-log.ts',
  'subgraphs/practitioners/src/store/locations.ts',
]);

export const textRules: readonly TextRule[] = [
  {
    name: 'no secret',
    says: 'looks like a secret',
    pattern:
      /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\b[sr]k_live_[0-9A-Za-z]{8}|\bwhsec_[0-9A-Za-z]{32}|\bgh[pousr]_[0-9A-Za-z]{30}|\bgithub_pat_\w{30}|\bnpm_[0-9A-Za-z]{36}|\bAKIA[0-9A-Z]{16}\b|\bxox[baprs]-[0-9A-Za-z-]{10}|\bglpat-[\w-]{20}|_authToken\s*=|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
    applies: (file) => !isTheRules(file),
  },
  {
    name: 'no registry host',
    says: "names a package registry; the registry is the reader's own setting",
    pattern:
      /registry\.(npmjs|yarnpkg|npmmirror)\.|npm\.pkg\.github|resolution:.*\btarball:\s*https?:|["']?registry["']?\s*[=:]\s*["']?https?:/,
    applies: (file) => !isTheRules(file),
  },
  {
    name: 'no path of one machine',
    says: 'names a folder of one machine',
    pattern: /(?<![\w.~/-])\/(?:home|root|Users|work)\/[\w.-]+|\b[A-Z]:\\Users\\|(?<![\w.~/-])\/tmp\/(?:brief|tools)\b/,
    applies: (file) => !isTheRules(file) && !/^(Dockerfile|compose\.yaml)$/.test(file),
  },
  {
    name: 'process.env only in env.ts',
    says: 'reads process.env; put it into env.ts',
    pattern: /\bprocess\.env\b/,
    applies: (file) =>
      isCode(file) &&
      !isTest(file) &&
      !/(^|\/)(env|main)\.ts$/.test(file) &&
      // Setting Apollo's telemetry switch is not reading.
      file !== 'packages/service/src/quiet-apollo.ts' &&
      !/^(scripts|bench|deploy\/src\/prepare|router\/pages\/build-page)\b/.test(file) &&
      !/^[^/]+\.ts$/.test(file) &&
      !file.includes('/__generated__/'),
  },
  {
    name: 'main.ts hands process.env on and reads nothing from it',
    says: 'reads process.env; let env.ts do it: readEnv(process.env)',
    pattern: /(?<!\breadEnv\()\bprocess\.env\b/,
    applies: (file) => /^(subgraphs|router|packages)\/.*\bmain\.ts$/.test(file),
  },
  {
    name: 'real input in one place',
    says: 'names the data beside the project; ask packages/testing/src/real-input.ts',
    pattern: /\.\.\/shared\b/,
    applies: (file) => file !== 'packages/testing/src/real-input.ts' && !isTheRules(file),
  },
  {
    name: 'SQL is not put together from text',
    says: 'makes SQL of a text; bind values in a template of drizzle or postgres.js, or list the file in scripts/verify/text-rules.ts',
    pattern: /\b(?:sql|tx|admin|pool|client)\.(?:raw|unsafe)\(/,
    applies: (file) => /^(packages|subgraphs|router|deploy)\/.*\.ts$/.test(file) && !isTest(file) && !sqlAsText.has(file),
  },
  {
    name: 'no test left out',
    says: 'leaves a test out',
    pattern: /\b(?:test|it|describe)\.(?:skip|only|todo)\b|\b(?:xit|xdescribe|fdescribe)\(/,
    applies: (file) => /\.test\.tsx?$/.test(file) && !isTheRules(file),
  },
];

/** Every line that breaks the rule, as `file:line says`. The line itself is not repeated: it may be the secret. */
export function brokenRule(rule: TextRule, file: string, text: string): string[] {
  if (!rule.applies(file)) return [];
  return text.split('\n').flatMap((line, index) => (rule.pattern.test(line) ? [`${file}:${index + 1} ${rule.says}`] : []));
}
