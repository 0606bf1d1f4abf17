import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const tzdbVersion: QueryResolvers['tzdbVersion'] = () => process.versions.tz ?? 'unknown';
