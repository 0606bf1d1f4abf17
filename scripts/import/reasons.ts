import type { importBundle } from '@klear/health-records';

type Imported = Awaited<ReturnType<typeof importBundle>>;
type BundleFault = Extract<Imported, { ok: false }>['error'];
type EntryFault = Extract<Imported, { ok: true }>['value']['faults'][number]['code'];

/** What is wrong with a bundle, in words. */
export const bundleReasons: Readonly<Record<BundleFault, string>> = {
  NOT_JSON: 'the file is not JSON',
  NOT_A_BUNDLE: 'this is no FHIR Bundle',
  NOT_A_TRANSACTION: 'the Bundle is neither a transaction nor a batch',
};

/** What is wrong with a bundle's entry, in words. */
export const entryReasons: Readonly<Record<EntryFault, string>> = {
  NO_RESOURCE: 'the entry holds no resource',
  NO_TYPE: 'resourceType: the resource does not say its type',
  NO_ORIGIN: 'the entry has neither a fullUrl nor an id or identifier, and could not be known again',
  NO_SUBJECT: 'subject: the resource does not say whom it is about',
  SUBJECT_UNKNOWN: 'subject: no Patient of this bundle is meant',
  NO_CODE: 'code: the resource does not say what it states',
  TOO_LARGE: 'the resource is larger than a record takes',
};
