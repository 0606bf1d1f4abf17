import { readEnforcement } from '@klear/auth';
import { contract } from '@klear/service/contract';
import { parse } from 'graphql';

/** The contract: the preamble that all subgraphs share, then ours. */
export const typeDefs: string = contract(new URL('../../schema.graphql', import.meta.url));

const label = readEnforcement(parse(typeDefs)).get('Message.text')?.phi;
if (!label) throw new Error('the contract does not label Message.text: what is said to a practitioner is health data');

/** What a message may be read and written for, as its label in the contract says. */
export const messagePurposes: readonly string[] = label.purposes;
