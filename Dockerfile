# Cairn in a container. Needs nothing but this repository and the registry of npm.
#   docker build -t cairn . && docker run --rm --read-only --cap-drop=ALL -p 8787:8787 cairn
# docs/operating.md says how to run it for real.

FROM node:24-slim AS build
WORKDIR /cairn
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /cairn
COPY package.json ./
COPY LICENSE ./
COPY --from=build /cairn/dist ./dist
COPY content ./content
# Owned by root and run as another: the server cannot change a file, and writes none.
USER node
EXPOSE 8787
# The slim image has no curl. Node has fetch. It ends by itself: Podman does not end a check that takes too long, and waits for it.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8787}/healthz`, { signal: AbortSignal.timeout(2000) }).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/node.js"]
