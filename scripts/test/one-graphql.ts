import { createRequire } from 'node:module';

/** Apollo's packages load graphql as CommonJS; our files must get the very same copy, or its instanceof checks refuse the schema. */
export const oneGraphql = { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] };
