import assert from 'node:assert/strict';
import { test } from 'node:test';
import { administratorRoles } from '../domain/access/duties.ts';
import { Failure } from '../cli/failure.ts';
import { readConfig, type Environment } from './config.ts';

const root = '/opt/huiyin';

test('everything has a default', () => {
  assert.deepEqual(readConfig({}, root), {
    host: 'localhost',
    port: 12_345,
    databaseUrl: null,
    databaseReadUrl: null,
    dataDir: '/opt/huiyin/.data',
    keyFile: null,
    demo: true,
    publicUrl: null,
    trustProxy: [],
    signIn: { rules: { idleMs: 7_200_000, absoluteMs: 43_200_000, secondStepRoles: [] }, oidc: null },
    messages: { smtp: null, sms: null },
    logLevel: null,
    metrics: null,
  });
});

test('each variable counts, and an empty one does not', () => {
  const environment = {
    HOST: '0.0.0.0',
    PORT: '80',
    DATABASE_URL: 'postgresql://db/huiyin',
    DATABASE_READ_URL: 'postgres://standby/huiyin',
    HUIYIN_DATA: '/srv/data',
    HUIYIN_KEY_FILE: 'keys/own.key',
    HUIYIN_DEMO: '0',
    HUIYIN_PUBLIC_URL: 'https://12345.example.cn',
    HUIYIN_TRUST_PROXY: '10.0.0.0/8, ::1',
    HUIYIN_SESSION_IDLE_MINUTES: '30',
    HUIYIN_SESSION_HOURS: '8',
    HUIYIN_SECOND_STEP_ROLES: 'agent, administrators',
    HUIYIN_OIDC_ISSUER: 'https://id.example.cn',
    HUIYIN_OIDC_CLIENT_ID: 'huiyin',
    HUIYIN_OIDC_CLIENT_SECRET: 'secret',
    HUIYIN_OIDC_LOGIN_CLAIM: 'preferred_username',
    HUIYIN_LOG: 'error',
    HUIYIN_METRICS: '9100',
    HUIYIN_SMTP_URL: 'smtps://user:geheim@mail.example.cn',
    HUIYIN_MAIL_FROM: '12345 <no-reply@example.cn>',
    HUIYIN_SMS_GATEWAY: 'sms.yaml',
    HUIYIN_SMS_SECRET: 'key',
    HUIYIN_DEBUG: '',
  };
  assert.deepEqual(readConfig(environment, root), {
    host: '0.0.0.0',
    port: 80,
    databaseUrl: 'postgresql://db/huiyin',
    databaseReadUrl: 'postgres://standby/huiyin',
    dataDir: '/srv/data',
    keyFile: '/opt/huiyin/keys/own.key',
    demo: false,
    publicUrl: new URL('https://12345.example.cn'),
    trustProxy: ['10.0.0.0/8', '::1'],
    signIn: {
      rules: { idleMs: 1_800_000, absoluteMs: 28_800_000, secondStepRoles: ['agent', ...administratorRoles] },
      oidc: { issuer: new URL('https://id.example.cn'), clientId: 'huiyin', clientSecret: 'secret', loginClaim: 'preferred_username' },
    },
    logLevel: 'error',
    metrics: { host: '127.0.0.1', port: 9100 },
    messages: {
      smtp: { url: new URL('smtps://user:geheim@mail.example.cn'), from: '12345 <no-reply@example.cn>' },
      sms: { file: '/opt/huiyin/sms.yaml', secret: 'key' },
    },
  });
  assert.equal(readConfig({ PORT: ' ' }, root).port, 12_345);
  assert.deepEqual(readConfig({ HUIYIN_METRICS: '[::]:80' }, root).metrics, { host: '::', port: 80 });
});

for (const [environment, said] of [
  [{ HUIYIN_KEY_FIEL: 'x' }, /Did you mean HUIYIN_KEY_FILE\?/u],
  [{ HUIYIN_BANANA: 'x' }, /Unknown environment variable HUIYIN_BANANA\.$/u],
  [{ PORT: '65536' }, /not "65536"/u],
  [{ PORT: '12e3' }, /not "12e3"/u],
  [{ PORT: '-1' }, /not "-1"/u],
  [{ HUIYIN_PUBLIC_URL: 'ftp://host' }, /HUIYIN_PUBLIC_URL is an address/u],
  [{ HUIYIN_TRUST_PROXY: '10.0.0.0/8 proxy' }, /"proxy" is no address/u],
  [{ HUIYIN_SESSION_IDLE_MINUTES: '0' }, /whole number from 1 to 1440/u],
  [{ HUIYIN_SESSION_HOURS: '169' }, /whole number from 1 to 168/u],
  [{ HUIYIN_SECOND_STEP_ROLES: 'agent caller' }, /no role "caller"/u],
  [{ HUIYIN_OIDC_ISSUER: 'https://id.example.cn', HUIYIN_OIDC_CLIENT_ID: 'x' }, /HUIYIN_OIDC_CLIENT_SECRET/u],
  [{ HUIYIN_SMTP_URL: 'https://user:geheim@mail' }, /^HUIYIN_SMTP_URL is an address that starts with smtp:\/\/ or smtps:\/\/\.$/u],
  [{ HUIYIN_SMTP_URL: 'smtp://mail' }, /HUIYIN_MAIL_FROM must name/u],
  [{ HUIYIN_SMTP_URL: 'smtp://mail', HUIYIN_MAIL_FROM: 'a@b.cn, c@d.cn' }, /HUIYIN_MAIL_FROM must name/u],
  [{ HUIYIN_DEMO: 'yes' }, /HUIYIN_DEMO is 0 or 1/u],
  [{ HUIYIN_LOG: 'loud' }, /HUIYIN_LOG is one of debug, /u],
  [{ HUIYIN_METRICS: 'yes' }, /HUIYIN_METRICS is a port or HOST:PORT/u],
  [{ HUIYIN_METRICS: '70000' }, /not "70000"/u],
  [{ DATABASE_URL: 'mysql://user:secret@db' }, /^DATABASE_URL must start with postgres:\/\/\.$/u],
  [{ DATABASE_READ_URL: 'postgres://standby/huiyin' }, /goes with DATABASE_URL/u],
  [
    { DATABASE_URL: 'postgres://db/x', DATABASE_READ_URL: 'mysql://user:secret@db' },
    /^DATABASE_READ_URL must start with postgres:\/\/\.$/u,
  ],
] as const satisfies readonly (readonly [Environment, RegExp])[]) {
  test(`refuses ${JSON.stringify(environment)}`, () => {
    assert.throws(
      () => readConfig(environment, root),
      (error) => error instanceof Failure && error.exitCode === 1 && said.test(error.text.en) && error.text.zh !== '',
    );
  });
}
