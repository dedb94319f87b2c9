# Builds the client and keeps only what runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && node_modules/.bin/node tools/keep-server.ts /kept

# The project brings its own Node; the image has no npm and none of the packages of the client.
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libstdc++6 libatomic1 && rm -rf /var/lib/apt/lists/* \
  && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /app/node_modules/node-linux-*/LICENSE /usr/share/doc/node/
COPY --from=build /app/node_modules/node-linux-*/bin/node /usr/local/bin/
WORKDIR /app
COPY --from=build /kept ./
COPY --from=build /app/dist dist
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER 10001:10001
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=6s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
