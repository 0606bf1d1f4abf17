import type { QuoteResolvers } from '../__generated__/resolvers.ts';
import { quoteText } from '../domain/hold.ts';

/** The token is the quote's text and its signature: payments charges nothing else. */
export const Quote: QuoteResolvers = {
  token(hold, _, { deps }) {
    const text = quoteText(hold);
    return `${text}.${deps.quotes.sign(text)}`;
  },
};
