import type { ServiceDeps } from '@klear/service';
import type { ConsentNews } from './events/consent-news.ts';

/** Everything that health-records needs; main.ts and the launcher make it. */
export interface HealthRecordsDeps extends ServiceDeps {
  /** Keyed hash of an imported resource's origin (`blindIndex` of @klear/crypto, purpose 'record-source'). */
  readonly sourceKey: (origin: string) => Buffer;
  /** What this process has heard of consents: `followConsentNews`. */
  readonly consentNews: ConsentNews;
}
