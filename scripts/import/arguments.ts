import { parseArgs } from 'node:util';
import { type OrganizationId, parseId } from '@klear/core';
import { isTimeZone } from '@klear/service';

export const kinds = ['directory', 'records', 'articles', 'places'] as const;
export type Kind = (typeof kinds)[number];

export const help = `npm run import -- directory|records|articles|places <path> [options]

  directory   a folder of FHIR R4 bulk data: Organization, Practitioner, Location and PractitionerRole.ndjson (or .ndjson.gz)
  records     FHIR R4 transaction bundles: a .json file, or a folder of them. A Patient becomes a person without sign-in
  articles    JSON lines of articles, or of questions and answers: .jsonl or .jsonl.gz, a file or a folder
  places      postal codes with coordinates: .csv or .csv.gz with a header (country_code, zipcode, place, state, latitude, longitude)

  --organization ID   an organization here: everything of a directory goes into it, records and articles become its own
  --time-zone ZONE    directory: for places whose file and address do not tell, like America/Denver
  --currency CODE     directory: for organizations of a country whose currency is not known, like CLP
  --locale TAG        directory and articles: the language, en unless told
  --source NAME       articles: tells libraries apart; the file's name unless told
  --help              this text

Works on the data of npm start (KLEAR_DATA_DIR or .data/, or DATABASE_URL), while it runs or not. Running an import again writes only
what is new or changed. A faulty line is reported with its file, line and reason, and the rest goes in.
Exit code: 0 everything went in, 1 something was faulty or the import stopped, 2 it was called wrongly.`;

/** A call that is wrong: its message is the one line to show. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Arguments {
  readonly kind: Kind;
  readonly path: string;
  readonly organizationId: OrganizationId | undefined;
  readonly timeZone: string | undefined;
  readonly currency: string | undefined;
  readonly locale: string | undefined;
  readonly source: string | undefined;
}

const text = { type: 'string' } as const;
const options = {
  organization: text,
  'time-zone': text,
  currency: text,
  locale: text,
  source: text,
  help: { type: 'boolean', short: 'h' },
} as const;

/** Which options each kind takes. */
const taken: Readonly<Record<Kind, readonly string[]>> = {
  directory: ['organization', 'time-zone', 'currency', 'locale'],
  records: ['organization'],
  articles: ['organization', 'locale', 'source'],
  places: [],
};

/** Reads the command line; 'help' when it is asked for. Throws UsageError. */
export function importArguments(args: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  const [name = '', path, ...rest] = positionals;
  const kind = kinds.find((each) => each === name);
  if (!kind) throw new UsageError(`Say what to import: ${kinds.join(', ')}. See: npm run import -- --help`);
  if (path === undefined || rest.length > 0)
    throw new UsageError(`npm run import -- ${kind} takes one path. See: npm run import -- --help`);
  for (const option of Object.keys(values)) {
    if (!taken[kind].includes(option)) throw new UsageError(`${kind} takes no --${option}. See: npm run import -- --help`);
  }
  const { organization, 'time-zone': timeZone, currency, locale, source } = values;
  const organizationId = organization === undefined ? undefined : parseId<'Organization'>(organization);
  if (organization !== undefined && !organizationId) throw new UsageError('--organization takes the id of an organization.');
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new UsageError('--time-zone takes an IANA zone, like America/Denver.');
  if (currency !== undefined && !isCurrency(currency)) throw new UsageError('--currency takes a code of ISO 4217, like CHF.');
  if (locale !== undefined && !isLocale(locale)) throw new UsageError('--locale takes a language tag of BCP 47, like de-CH.');
  if (source !== undefined && !/^[\w.-]{1,100}$/.test(source)) throw new UsageError('--source takes a name of letters, digits, . _ and -.');
  return { kind, path, organizationId, timeZone, currency, locale, source };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (fault) {
    throw new UsageError(fault instanceof Error ? fault.message : 'The command line cannot be read.');
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
