export { type ArchiveOptions, archiveBefore } from './archive.ts';
export { type AuditKey, type AuditPublicKeys, auditKey, publicKeysOf } from './audit-key.ts';
export { auditLag } from './audit-lag.ts';
export type { Finding, FindingKind, SchemaReport } from './finding.ts';
export type { HeadStore } from './head-store.ts';
export { headsDirectory } from './heads-directory.ts';
export { noOrganization } from './link.ts';
export { createSealer, type Sealer, type SealerOptions } from './sealer.ts';
export { type VerifyOptions, verifySchema } from './verify.ts';
