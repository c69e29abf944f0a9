# syntax=docker/dockerfile:1
# Targets: api (also worker and migrations), sandbox (the simulated Twilio account), admin (the built pages).

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV NX_DAEMON=false NX_NO_CLOUD=true NG_CLI_ANALYTICS=false
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx swc apps/api apps/sandbox libs -d dist/server
RUN npx nx build admin --skip-nx-cache
RUN npm prune --omit=dev

FROM node:24.21.0-bookworm-slim AS server
WORKDIR /app
ENV NODE_ENV=production
RUN install -d -o node -g node -m 0700 /var/lib/voicekeep/spool /var/lib/voicekeep/sandbox
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist/server ./dist/server
COPY docker/healthcheck.cjs docker/make-bucket.cjs ./docker/
USER node

FROM server AS sandbox
COPY --from=build /app/apps/sandbox/audio/clips ./dist/server/apps/sandbox/audio/clips
EXPOSE 4010
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "docker/healthcheck.cjs", "sandbox"]
CMD ["node", "--enable-source-maps", "dist/server/apps/sandbox/main.js"]

FROM caddy:2.10.0-alpine AS admin
# Without file capabilities, so that it also starts where all capabilities are dropped.
RUN setcap -r /usr/bin/caddy && adduser -D -H -u 1000 web
COPY docker/admin.Caddyfile /etc/caddy/Caddyfile
COPY --from=build /app/dist/admin/browser /srv
USER web
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s CMD ["wget", "-q", "--spider", "http://127.0.0.1:8080/"]

FROM server AS api
COPY --from=build /app/dist/admin ./dist/admin
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "docker/healthcheck.cjs"]
# The same as in apps/api/node-arguments.json: the bytes of recordings must not fill memory as garbage.
CMD ["node", "--enable-source-maps", "--max-semi-space-size=4", "--expose-gc", "dist/server/apps/api/main.js"]
