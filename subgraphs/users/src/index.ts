export { changePlatformRoles } from './commands/change-platform-roles.ts';
export { type GrantConsent, grantConsent } from './commands/grant-consent.ts';
export { type ImportedMember, importMembers } from './commands/import-members.ts';
export { importOrganization, type OrganizationImport } from './commands/import-organization.ts';
export { type Registered, type Registration, registerPerson, registerPersons } from './commands/register-persons.ts';
export { signIn } from './commands/sign-in.ts';
export { type SignedIn, type SignUp, signUp } from './commands/sign-up.ts';
export { usersConsumers } from './consumers.ts';
export type { Acting, UsersDeps } from './deps.ts';
export { type Contact, isEmail, normalPhone, type PostalAddress } from './domain/contact.ts';
export { usersJobs } from './jobs.ts';
export { jwksRoute } from './jwks-route.ts';
export { createPasswords, type Passwords } from './passwords.ts';
export { permissionTree as usersPermissions } from './policies/permissions.ts';
export type { ExternalIdentifier } from './store/blind-indexes.ts';
export { createUsersSubgraph, usersTypeDefs } from './subgraph.ts';

/** Where this subgraph's migrations lie. */
export const usersMigrations: URL = new URL('../migrations/', import.meta.url);
