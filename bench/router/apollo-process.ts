import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLError } from 'graphql';
import { serveParent } from '../measure/child.ts';
import { type ContenderConfiguration, verifierOf } from './contender.ts';

/** Measured without a line of log, as ours is. */
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** The stock @apollo/gateway behind the standalone server. It checks the same token, hands it on, and signs nothing towards its subgraphs. */
serveParent<ContenderConfiguration>(async (configuration) => {
  const verifier = verifierOf(configuration);
  const gateway = new ApolloGateway({
    // The stock gateway refuses a supergraph with security features: it would not hold them.
    supergraphSdl: configuration.supergraph.replaceAll(', for: SECURITY', ''),
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource<{ authorization?: string }>({
        url: `${configuration.replayUrl}/${name}`,
        willSendRequest: ({ request, context }) => request.http?.headers.set('authorization', context.authorization ?? ''),
      }),
    logger: quiet,
  });
  const server = new ApolloServer({ gateway, introspection: false, logger: quiet });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    async context({ req }) {
      const { authorization = '' } = req.headers;
      const verified = await verifier.verify(authorization.replace(/^Bearer /, ''));
      if (verified.ok) return { viewer: verified.value, authorization };
      throw new GraphQLError('The access token is not valid.', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
    },
  });
  return { url: `${new URL(url).origin}/` };
});
