import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { projectFolder } from '../../../test/support/huiyin-process.ts';
import { smallProfile } from '../../../test/support/small-city.ts';
import { createLatePorts, type ApiPorts } from '../api-ports.ts';
import { createApp } from '../create-app.ts';
import type { Readiness } from '../readiness.ts';

const urls = ['/', '/submit', '/progress', '/public-figures'];
const ready: Readiness = { ready: true, workers: 1 };

type Profile = typeof smallProfile;

/** Pages as they were built, before these cities; their database is not there without any. */
function pagesOf(cities: readonly Profile[], readiness: Readiness = ready): FastifyInstance {
  const late = createLatePorts();
  if (cities.length > 0) {
    const profiles = {
      cities: () => Promise.resolve(cities.map(({ city }) => city)),
      at: (wanted: string) => Promise.resolve({ profile: { profile: cities.find(({ city }) => city === wanted) } }),
    };
    late.open({ profiles, time: { now: () => '2026-11-23T08:00:00.000Z' } } as unknown as ApiPorts);
  }
  return createApp({
    version: '1.2.3',
    api: late,
    webFolder: path.join(projectFolder, 'dist', 'web'),
    checkReadiness: () => Promise.resolve(readiness),
    watch: { onFinished: () => undefined, onError: (error) => assert.fail(String(error)) },
  });
}

const hostile = { ...smallProfile, name: { zh: '<b>$&"市', en: "</script><img src=x>'" } };
const second = { ...smallProfile, city: 'second' as Profile['city'], name: { zh: '第二市', en: 'Second City' } };

test('every page is there in both languages, with its own language said and chosen', async () => {
  const app = pagesOf([smallProfile]);
  for (const url of urls) {
    const english = await app.inject({ url, headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.1' } });
    assert.equal(english.statusCode, 200);
    assert.match(english.body, /^<!doctype html>\n<html lang="en">/u);
    assert.match(english.body, /Small City 12345/u);
    const chinese = await app.inject({ url, headers: { 'accept-language': 'fr' } });
    assert.match(chinese.body, /<html lang="zh-CN">/u);
    assert.doesNotMatch(chinese.body, /__[A-Z_]+__/u);
    assert.equal(chinese.headers['set-cookie'], undefined);
  }
  const chosen = await app.inject({ url: '/?lang=en' });
  assert.match(String(chosen.headers['set-cookie']), /^huiyin-lang=en; Path=\/;/u);
  const kept = await app.inject({ url: '/submit', headers: { cookie: 'a=b; huiyin-lang=en', 'accept-language': 'zh' } });
  assert.match(kept.body, /<html lang="en">/u);
});

test('a page allows its own style sheet and scripts of ours, and asks nobody else', async () => {
  const app = pagesOf([smallProfile]);
  for (const url of urls) {
    const { body, headers }: LightMyRequestResponse = await app.inject(url);
    const style = /<style>([\s\S]*?)<\/style>/u.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = String(headers['content-security-policy']);
    assert.ok(policy.includes(`style-src 'sha256-${hash}'`), policy);
    assert.ok(!policy.includes('unsafe'), policy);
    assert.doesNotMatch(body, /\sstyle=|\son[a-z]+=|https?:\/\//u);
    for (const [, source] of body.matchAll(/(?:src|href)="(\/citizen\/[^"]+)"/gu)) {
      const script: LightMyRequestResponse = await app.inject({ url: String(source), headers: { 'accept-encoding': 'br' } });
      assert.equal(script.statusCode, 200, String(source));
      assert.match(String(script.headers['cache-control']), /immutable/u);
    }
  }
});

test('a browser that can gets a page compressed', async () => {
  const app = pagesOf([smallProfile]);
  const answer = await app.inject({ url: '/submit', headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(answer.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(answer.rawPayload).toString(), (await app.inject('/submit')).body);
});

test('names of a city are text, whatever they are', async () => {
  const app = pagesOf([hostile]);
  for (const lang of ['zh', 'en']) {
    const { body } = await app.inject(`/submit?lang=${lang}`);
    assert.doesNotMatch(body, /<b>\$|<img|<\/script><i/u);
    const data = /id="page-data">(.*)<\/script>/u.exec(body)?.[1] ?? '';
    assert.deepEqual((JSON.parse(data) as typeof hostile).name, hostile.name);
  }
});

test('where several cities are served a page says which it is about, leads to the others, and keeps the choice', async () => {
  const app = pagesOf([smallProfile, second]);
  const first = await app.inject('/progress');
  assert.match(first.body, /href="\?city=second"/u);
  const chosen = await app.inject('/progress?city=second&lang=en');
  assert.match(chosen.body, /Second City 12345/u);
  assert.deepEqual(
    [chosen.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0]),
    ['huiyin-lang=en', 'huiyin-city=second'],
  );
  const unknown = await app.inject({ url: '/progress?city=<x>', headers: { cookie: 'huiyin-city=%00' } });
  assert.match(unknown.body, /"city":"small-city"|"city":"[^"<]+"/u);
  assert.equal(unknown.headers['set-cookie'], undefined);
});

test('a page says when the system cannot be used, and why', async () => {
  const starting: Readiness = { ready: false, code: 'start.starting', reason: { zh: '正在<启动>', en: 'Starting' } };
  for (const url of urls) {
    const answer: LightMyRequestResponse = await pagesOf([], starting).inject(url);
    const { body } = answer;
    assert.equal(answer.statusCode, 200);
    assert.match(body, /role="alert">[^<]*正在&lt;启动&gt;/u);
    assert.match(body, /id="page-data">null</u);
  }
  const home = await pagesOf([smallProfile], starting).inject('/');
  assert.match(home.body, /正在&lt;启动&gt;/u);
  assert.equal(home.headers['refresh'], '5');
  assert.doesNotMatch((await pagesOf([smallProfile]).inject('/')).body, /role="alert"/u);
});
