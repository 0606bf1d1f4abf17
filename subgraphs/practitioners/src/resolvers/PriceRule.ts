import type { PriceRuleResolvers } from '../__generated__/resolvers.ts';
import { weekdayName } from '../commands/service-shapes.ts';

export const PriceRule: PriceRuleResolvers = {
  weekdays: ({ weekdays }) => weekdays.map(weekdayName),
};
