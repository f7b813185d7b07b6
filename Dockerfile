# Huiyin with its own PostgreSQL (start), or a server (serve) or worker (worker) on another one. See docs/run.md.
FROM node:26-trixie-slim AS packages
WORKDIR /opt/huiyin
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:26-trixie-slim AS pages
WORKDIR /opt/huiyin
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY scripts scripts
COPY src src
COPY web web
RUN npm run build

FROM node:26-trixie-slim
RUN groupadd --system --gid 10001 huiyin \
  && useradd --system --uid 10001 --gid huiyin --home-dir /data --shell /usr/sbin/nologin huiyin \
  && install --directory --owner huiyin --group huiyin --mode 700 /data
WORKDIR /opt/huiyin
COPY --from=packages /opt/huiyin/node_modules node_modules
COPY package.json huiyin LICENSE ./
COPY sql sql
COPY profiles profiles
COPY src src
COPY --from=pages /opt/huiyin/dist dist
USER huiyin
ENV HUIYIN_DATA=/data HUIYIN_DEMO=0 HOST=0.0.0.0 PORT=12345
VOLUME /data
EXPOSE 12345
STOPSIGNAL SIGTERM
# Alive, not ready: a process whose database is away comes back by itself, and must not be killed for it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://localhost:12345/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/opt/huiyin/huiyin"]
CMD ["start"]
