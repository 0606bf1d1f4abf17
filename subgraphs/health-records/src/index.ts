import { typeDefs } from './policies/phi.ts';

export { type BundleImport, type ImportReport, importBundle } from './commands/import-bundle.ts';
export type { HealthRecordsDeps } from './deps.ts';
export { type BundlePatient, patientsIn } from './domain/bundle-patients.ts';
export { followConsentNews } from './events/consent-news.ts';
export { healthRecordsConsumers } from './events/consumers.ts';
export { enforcement } from './policies/phi.ts';
export { createHealthRecordsSubgraph } from './subgraph.ts';

export const healthRecordsMigrations: URL = new URL('../migrations/', import.meta.url);

/** The contract, with what all subgraphs share before it. */
export function healthRecordsTypeDefs(): string {
  return typeDefs;
}
