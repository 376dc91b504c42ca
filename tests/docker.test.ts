import type { Request, Response } from 'express';
import jwt from 'jsonwebtoken';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadConfig } from '../platform/config.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { securityHeaders } from '../server/security/headers.ts';

const read = (name: string) => readFileSync(join(PACKAGE_ROOT, name), 'utf8');

const serviceSchema = z.object({
  image: z.string(),
  build: z.object({ target: z.enum(['app', 'frontend']) }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  env_file: z.string().optional(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  shm_size: z.string().optional(),
  restart: z.string(),
  healthcheck: z.object({ test: z.array(z.string()).optional(), disable: z.boolean().optional() }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  deploy: z
    .object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string() }) }) })
    .optional(),
});
/** `${NAME:-default}` as Compose fills it in where NAME is not set. */
const withDefaults = (yaml: string) => yaml.replace(/\$\{[A-Z0-9_]+:-(.*?)\}/g, "'$1'");
const compose = (name: string) =>
  z
    .object({ services: z.record(z.string(), serviceSchema), volumes: z.record(z.string(), z.null()) })
    .parse(parse(withDefaults(read(name)), { merge: true }));

const local = compose('docker-compose.yml');
const production = compose('docker-compose.production.yml');
const dockerfile = read('Dockerfile');
const OURS = ['api', 'worker'] as const;

describe('docker-compose.production.yml', () => {
  it.each([
    ['api', '4G', '2.0'],
    ['worker', '8G', '4.0'],
    ['frontend', '1G', '1.0'],
    ['redis', '512M', '0.5'],
  ])('limits %s to %s and %s CPUs', (name, memory, cpus) => {
    expect(production.services[name]?.deploy?.resources.limits).toEqual({ memory, cpus });
  });

  it('checks the health of every service, and starts each after what it needs is healthy', () => {
    for (const [name, service] of Object.entries(production.services)) {
      expect(service.healthcheck?.test?.length, name).toBeGreaterThan(1);
      expect(service.restart).toBe('unless-stopped');
      for (const { condition } of Object.values(service.depends_on))
        expect(condition).toBe('service_healthy');
    }
    expect(Object.keys(production.services['api']?.depends_on ?? {})).toEqual(['redis']);
    expect(Object.keys(production.services['worker']?.depends_on ?? {})).toEqual(['redis']);
    expect(Object.keys(production.services['frontend']?.depends_on ?? {})).toEqual(['api']);
  });

  it('runs in production with the keys of .env.production, and holds none itself', () => {
    for (const name of OURS) {
      const { environment, env_file } = production.services[name]!;
      expect(env_file).toBe('.env.production');
      expect(() => loadConfig(environment)).toThrow('config_missing');
      expect(Object.keys(environment).filter((key) => /KEY|SECRET|TOKEN|PASSWORD/.test(key))).toEqual([]);
    }
  });

  it('lets the world in by the frontend alone', () => {
    const published = Object.entries(production.services).flatMap(([name, { ports }]) =>
      ports.filter((port) => !port.startsWith('127.0.0.1:')).map(() => name),
    );
    expect(published).toEqual(['frontend']);
  });
});

describe('docker-compose.yml', () => {
  it('needs no key: its environment is a configuration that works', () => {
    for (const name of OURS) {
      const config = loadConfig(local.services[name]!.environment);
      expect(config).toMatchObject({
        production: false,
        database: { kind: 'supabase', url: 'http://rest-gateway:8080' },
        queue: { kind: 'redis' },
        storage: { kind: 'local' },
        server: { host: '0.0.0.0' },
      });
    }
  });

  it('gives us a key that its PostgREST takes for the service role', () => {
    const secret = local.services['postgrest']!.environment['PGRST_JWT_SECRET']!;
    const key = local.services['api']!.environment['SUPABASE_KEY']!;
    expect(jwt.verify(key, secret, { algorithms: ['HS256'] })).toMatchObject({ role: 'service_role' });
  });

  it('starts api and worker when database and queue answer, the database being up to date', () => {
    for (const name of OURS) {
      expect(local.services[name]?.depends_on).toEqual({
        redis: { condition: 'service_healthy' },
        'rest-gateway': { condition: 'service_healthy' },
      });
    }
    expect(local.services['postgrest']?.depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
    });
    expect(local.services['migrate']?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  });

  it('lets only this machine in, to nothing but the page', () => {
    const published = Object.values(local.services).flatMap((service) => service.ports);
    expect(published).toEqual(['127.0.0.1:8000:8000']);
  });
});

describe.each([
  ['docker-compose.yml', local],
  ['docker-compose.production.yml', production],
])('%s', (name, file) => {
  it('names no variable that .env.example does not explain', () => {
    const known = new Set(
      [...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]),
    );
    const named = [
      ...OURS.flatMap((service) => Object.keys(file.services[service]!.environment)),
      ...[...read(name).matchAll(/\$\{([A-Z0-9_]+)/g)].map((match) => match[1]!),
    ];
    expect(named.filter((variable) => !known.has(variable))).toEqual([]);
  });

  it('loses nothing when a container is replaced', () => {
    for (const service of OURS) {
      const { volumes, environment } = file.services[service]!;
      expect(volumes.map((volume) => volume.split(':')[1])).toContain(environment['DATA_DIR']);
    }
    const mounted = Object.values(file.services).flatMap(({ volumes }) =>
      volumes.map((v) => v.split(':')[0]!),
    );
    expect(new Set(mounted.filter((source) => !source.startsWith('.')))).toEqual(
      new Set(Object.keys(file.volumes)),
    );
    expect(file.services['redis']?.command?.join(' ')).toMatch(
      /--appendonly yes .*--maxmemory-policy noeviction/,
    );
  });

  it('names files and commands that exist', () => {
    for (const { volumes } of Object.values(file.services)) {
      for (const source of volumes.map((volume) => volume.split(':')[0]!)) {
        if (source.startsWith('.')) expect(existsSync(join(PACKAGE_ROOT, source)), source).toBe(true);
      }
    }
    for (const [, script] of read(name).matchAll(/dist\/([\w/-]+)\.js/g)) {
      expect(existsSync(join(PACKAGE_ROOT, `${script}.ts`)), script).toBe(true);
    }
  });

  it('gives the browser room for its pictures, and takes no image that may change under it', () => {
    expect(file.services['worker']?.shm_size).toBe('1gb');
    for (const { image, build } of Object.values(file.services)) {
      if (!build) expect(image).toMatch(/:v?\d+/);
    }
  });
});

describe('the image', () => {
  it('is built by a script that exists', () => {
    expect(dockerfile).toContain('RUN npm run build\n');
    expect(JSON.parse(read('package.json')).scripts).toHaveProperty('build');
  });

  it('is built from files that exist and that .dockerignore lets through', () => {
    const ignored = new Set(read('.dockerignore').split('\n'));
    for (const [, sources] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
      for (const source of sources!.split(' ')) {
        expect(existsSync(join(PACKAGE_ROOT, source)), source).toBe(true);
        expect(ignored.has(source), source).toBe(false);
      }
    }
  });

  it('has the bundle of the compositions where the worker looks for it, made of the same sources', () => {
    expect(dockerfile).toContain("cacheDir: '/app/data/cache/bundles'");
    expect(read('worker/start-worker.ts')).toContain("join(config.dataDir, 'cache', 'bundles')");
    const sources = /SOURCES = \[(.*?)\]/.exec(read('worker/render/bundle-compositions.ts'))?.[1] ?? '';
    for (const [, source] of sources.matchAll(/'(.*?)'/g)) {
      expect(dockerfile.slice(dockerfile.indexOf('AS app')), source).toMatch(
        new RegExp(`^COPY .*${source}`, 'm'),
      );
    }
  });

  it('runs as a user without rights who owns the data, under an init', () => {
    const app = dockerfile.slice(dockerfile.indexOf('AS app'), dockerfile.indexOf('AS frontend'));
    expect(app).toMatch(/chown node:node data\nUSER node\n[^]*VOLUME \/app\/data/);
    expect(app).toContain('ENTRYPOINT ["tini", "--"]');
    expect(app.match(/^USER /gm)).toHaveLength(1);
  });

  it('has a frontend whose pages are as careful as the server’s', () => {
    const wanted = new Map<string, string>();
    const response = {
      setHeader: (name: string, value: string) => wanted.set(name, value),
      removeHeader() {},
    };
    securityHeaders({ production: true, footage: null })(
      {} as Request,
      response as unknown as Response,
      () => {},
    );
    const lines = read('docker/security-headers.conf').matchAll(/^add_header (\S+) "(.*)" always;$/gm);
    expect(new Map([...lines].map(([, name, value]) => [name!, value!]))).toEqual(wanted);
    // a location with headers of its own inherits none
    const served = read('docker/nginx.conf').match(/^  location \/.*?^  }/gms) ?? [];
    expect(served).toHaveLength(2);
    for (const location of served) expect(location).toContain('include /etc/nginx/security-headers.conf;');
  });

  it('has a frontend that passes on all that the server answers', () => {
    const served = /SERVED_BY_API = \[(.*?)\]/s.exec(read('vite.config.ts'))?.[1] ?? '';
    const [, whole = '', folders = ''] =
      /location ~ \^\/\(\((.*?)\)\(\/\|\$\)\|\((.*?)\)\/\)/.exec(read('docker/nginx.conf')) ?? [];
    const passed = [...whole.split('|'), ...folders.split('|').map((name) => `${name}/`)];
    expect(passed.map((path) => `'/${path}'`).toSorted()).toEqual(served.split(', ').toSorted());
  });
});
