import type { TransitionRefusedResolvers } from '../__generated__/resolvers.ts';
import { statusName } from './names.ts';

export const TransitionRefused: TransitionRefusedResolvers = { status: ({ status }) => statusName(status) };
