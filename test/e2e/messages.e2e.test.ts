import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { launch, projectFolder, runHuiyin, temporaryFolder } from '../support/huiyin-process.ts';
import { withMailServer } from '../support/mail-server.ts';
import { withSmsServer } from '../support/sms-server.ts';

type Listed = { readonly messages: readonly { readonly template: string; readonly state: string }[] };

test('[R-2] [D-1] a worker of its own sends what another process has entered; killed, it leaves nothing to mend', async (t) => {
  const folder = await temporaryFolder(t);
  const [mail, provider] = [await withMailServer(t), await withSmsServer(t)];
  const description = path.join(folder, 'sms.yaml');
  await writeFile(
    description,
    `url: ${provider.address}/send\nbody: { to: '{to}', text: '{text}', id: '{id}' }\nsuccess: { pointer: /code, equals: [0] }\n`,
  );
  const env = {
    HUIYIN_DATA: path.join(folder, 'data'),
    HUIYIN_DEMO: '0',
    PORT: '0',
    HUIYIN_SMTP_URL: mail.url.href,
    HUIYIN_MAIL_FROM: 'no-reply@city.example',
    HUIYIN_SMS_GATEWAY: description,
    HUIYIN_PUBLIC_URL: 'https://12345.example/',
  };
  const huiyin = path.join(projectFolder, 'huiyin');
  const run = async (...words: readonly string[]): Promise<string> => {
    const { code, out, err } = await runHuiyin(t, words, env);
    assert.equal(code, 0, `${words.join(' ')}\n${out}${err}`);
    return out;
  };
  const server = launch(t, huiyin, ['serve'], { env });
  await server.said(/Ctrl-C/u);
  await run('profile', 'load', path.join(projectFolder, 'profiles', 'xiaocheng'));
  for (const [login, role] of [
    ['agent', 'agent'],
    ['dispatcher', 'dispatcher'],
  ] as const) {
    await run('accounts', 'add', login, '--city', 'xiaocheng', '--name', login, '--role', role);
  }
  await run('contacts', 'add', '--unit', 'works', '--mail', 'Works@city.example');
  assert.match(await run('contacts', 'list'), /works.*W\*\*\*@city\.example/u);

  const worker = launch(t, huiyin, ['worker'], { env });
  await worker.said(/Ctrl-C/u);
  const receive = async (): Promise<{ readonly number: string; readonly queryCode: string }> => {
    const data = JSON.stringify({ caller: { name: '张小明', phone: '13800138000' } });
    return JSON.parse(await run('ticket', 'receive', '--as', 'agent', '--text', '路面有坑', '--data', data, '--json')) as Awaited<
      ReturnType<typeof receive>
    >;
  };
  const { number, queryCode } = await receive();
  await worker.until(() => provider.calls.length === 1);
  const { text } = JSON.parse(provider.calls[0]?.body ?? '') as { readonly text: string };
  assert.match(text, new RegExp(`编号${number}，查询码${queryCode}。我们将在.+前答复。查看进度：https://12345\\.example/progress#`, 'u'));

  await run('ticket', 'act', number, 'takeOn', '--as', 'agent', '--data', '{"classCode":"A1","area":"east"}');
  await run(
    'ticket',
    'act',
    number,
    'dispatch',
    '--as',
    'dispatcher',
    '--data',
    '{"lead":"works","supports":[],"classCode":"A1","area":"east","basis":null}',
  );
  await worker.until(() => mail.taken.length === 1);
  assert.match(mail.taken[0]?.mail.text ?? '', new RegExp(`工单${number}已派至城乡建设办公室，事项：路面坑洼，请及时签收`, 'u'));

  worker.child.kill('SIGKILL');
  await worker.ended;
  const before = provider.calls.length;
  const [listed] = [JSON.parse(await run('messages', 'list', '--json')) as Listed, await receive()];
  assert.deepEqual(
    listed.messages.map(({ template, state }) => `${template} ${state}`),
    ['dispatched sent', 'receipt sent'],
  );
  const next = launch(t, huiyin, ['worker'], { env });
  await next.until(() => provider.calls.length === before + 1);
  next.child.kill('SIGTERM');
  assert.equal((await next.ended).signal, null);
  server.child.kill('SIGTERM');
  assert.equal((await server.ended).code, 0);
});
