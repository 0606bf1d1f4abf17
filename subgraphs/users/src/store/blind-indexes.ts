import { blindIndex } from '@klear/crypto';
import type { ContactKey } from '../domain/contact.ts';

/** The keyed hashes under which this subgraph finds contact data and other systems' identifiers, a key of its own for each. */
export interface BlindIndexes {
  contact(key: ContactKey): Buffer;
  identifier(identifier: ExternalIdentifier): Buffer;
  organization(identifier: ExternalIdentifier): Buffer;
}

/** FHIR's Identifier: who numbers, and the number. */
export interface ExternalIdentifier {
  readonly system: string;
  readonly value: string;
}

const made = new WeakMap<Buffer, BlindIndexes>();

/** The indexes under a root key; made once per key. */
export function blindIndexes(indexKey: Buffer): BlindIndexes {
  const known = made.get(indexKey);
  if (known) return known;
  const of = (column: string) => blindIndex({ key: indexKey, purpose: `users.${column}` });
  const contact = { email: of('email'), phone: of('phone'), birth_date: of('birth_date'), name: of('name') };
  const [person, organization] = [of('person_identifier'), of('organization_identifier')];
  const text = ({ system, value }: ExternalIdentifier) => JSON.stringify([system, value]);
  const indexes: BlindIndexes = {
    contact: ({ kind, value }) => contact[kind](value),
    identifier: (identifier) => person(text(identifier)),
    organization: (identifier) => organization(text(identifier)),
  };
  made.set(indexKey, indexes);
  return indexes;
}
