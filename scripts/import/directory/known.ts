import type { OrganizationId, UserId } from '@klear/core';
import type { Identifier } from '@klear/practitioners';
import type { ImportDeps } from '../deps.ts';
import type { Reporter } from '../report.ts';

export interface DirectoryOptions {
  /** Everything goes into this organization; the file's own organizations are left aside. */
  readonly organizationId?: OrganizationId | undefined;
  /** IANA, for places whose file and address do not tell. */
  readonly timeZone?: string | undefined;
  /** ISO 4217, for organizations of a country whose currency is not known here. */
  readonly currency?: string | undefined;
  /** BCP 47, of new organizations. */
  readonly locale?: string | undefined;
}

/** What one run of an import of a directory works with. */
export interface DirectoryRun {
  readonly deps: ImportDeps;
  readonly options: DirectoryOptions;
  readonly reporter: Reporter;
  /** Ids by identifier, as earlier lines brought them: all that stays in memory. */
  readonly persons: IdentifierMap<UserId>;
  readonly organizations: IdentifierMap<OrganizationId>;
}

/** A map by FHIR identifier. */
export interface IdentifierMap<Value> {
  get(identifier: Identifier): Value | undefined;
  set(identifier: Identifier, value: Value): void;
}

export function identifierMap<Value>(): IdentifierMap<Value> {
  const values = new Map<string, Value>();
  const keyOf = ({ system, value }: Identifier) => `${system}|${value}`;
  return {
    get: (identifier) => values.get(keyOf(identifier)),
    set: (identifier, value) => void values.set(keyOf(identifier), value),
  };
}

/** Which organization here a reference of the file means. */
export function organizationOf({ options, organizations }: DirectoryRun, identifier: Identifier): OrganizationId | undefined {
  return options.organizationId ?? organizations.get(identifier);
}
