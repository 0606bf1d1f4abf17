/** The `iss` and `aud` of access tokens, unless a deployment names its own in both users and router. */
export const standardTokenNames = { issuer: 'klear-karma', audience: 'klear-karma-graph' } as const;
