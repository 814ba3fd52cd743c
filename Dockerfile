# The program with its knowledge and page. Build: docker build -t triage . ; see docs/operation.md
# Node 20 gets no fixes any more; 20.19, 22, 24 and 26 all run it.
ARG NODE_VERSION=24

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package needs its scripts, and ours (`prepare`) builds from files that are not there yet.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production TRIAGE_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data && ln -s /app/dist/triage.js /usr/local/bin/triage
USER node
VOLUME /data
EXPOSE 4173
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4173}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Reached from outside the container, so that it wants accounts: TRIAGE_TOKENS, or `triage token add` in the same data or database.
ENTRYPOINT ["node", "/app/dist/triage.js"]
CMD ["serve", "--host", "0.0.0.0"]
