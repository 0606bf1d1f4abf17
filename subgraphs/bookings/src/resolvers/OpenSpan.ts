import type { OpenSpanResolvers } from '../__generated__/resolvers.ts';

export const OpenSpan: OpenSpanResolvers = { location: ({ locationId }) => (locationId ? { id: locationId } : null) };
