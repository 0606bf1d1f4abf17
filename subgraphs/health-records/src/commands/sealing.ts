import type { UserId } from '@klear/core';
import { personKeysIn } from '@klear/crypto';
import { personKeys, type Tx } from '@klear/db';
import type { HealthRecordsDeps } from '../deps.ts';
import { type FhirObject, isObject, parseFhir } from '../domain/fhir-json.ts';

export interface Place {
  readonly personId: UserId;
  readonly id: string;
  readonly version: number;
}

/** A sealed resource opens only in the row and the version that it was sealed for. The vault adds the person and the key's version. */
const placeOf = ({ id, version }: Place): readonly string[] => ['health_records', 'resources', 'sealed', id, String(version)];

/** Seals FHIR texts, each under its person's key; one look-up of keys for all. */
export function sealResources(deps: HealthRecordsDeps, tx: Tx, items: readonly (Place & { text: string })[]): Promise<Buffer[]> {
  const plain = items.map((item) => ({ personId: item.personId, aad: placeOf(item), plaintext: item.text }));
  return deps.vault.sealMany(personKeysIn(personKeys, tx), plain);
}

/** Opens the texts of rows; null where the person's key was destroyed. */
export function openTexts(deps: HealthRecordsDeps, tx: Tx, rows: readonly (Place & { sealed: Buffer })[]): Promise<(string | null)[]> {
  const sealed = rows.map((row) => ({ personId: row.personId, aad: placeOf(row), sealed: row.sealed }));
  return deps.vault.openMany(personKeysIn(personKeys, tx), sealed);
}

/** Reads a text that this subgraph sealed itself. */
export function resourceIn(text: string): FhirObject {
  const resource = parseFhir(text);
  if (!isObject(resource)) throw new TypeError('a sealed resource is a JSON object');
  return resource;
}
