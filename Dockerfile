FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN mkdir /data && chown node:node /data
USER node
ENV STATEHOUSE_DATA_DIR=/data
EXPOSE 4000
STOPSIGNAL SIGTERM
CMD ["node", "src/cli/main.ts", "serve"]
