import { RefusalWithHeaders } from '../observe/refusal-with-headers.ts';

/** The points of an operation and their limit, as headers of its answer. */
export const costHeaders = (cost: number, limit: number): Readonly<Record<string, string>> => ({
  'klear-cost': String(cost),
  'klear-cost-limit': String(limit),
});

export class CostExceeded extends RefusalWithHeaders {
  constructor(cost: number, limit: number) {
    const message = `This operation may cost ${cost} points and the limit is ${limit}. Ask for smaller pages or for less at once.`;
    super('LIMIT_EXCEEDED', message, costHeaders(cost, limit));
    this.name = 'CostExceeded';
  }
}
