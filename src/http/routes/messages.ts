import { addContact, listContacts, removeContact } from '../../application/messages/keep-contacts.ts';
import { countMessages, listMessages, retryMessages, showMessage } from '../../application/messages/look-at-messages.ts';
import {
  contactBody,
  contactsAnswer,
  messageDetails,
  messageInPath,
  messagesAnswer,
  messagesQuery,
  retriedAnswer,
  workersAnswer,
} from '../../contract/messages.ts';
import { ok } from '../../domain/kernel/result.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { messageChannels } from '../../domain/vocabulary/messages.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';

const PAGE = 50;
const system = { group: 'administration', access: ['systemAdministrator'], scope: 'admin' } as const;

/** What runs by itself, for those who run the system: messages that go out, where people are reached, the workers. */
export function messageRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      ...system,
      id: 'listMessages',
      method: 'GET',
      url: '/messages',
      summary: { zh: '发出的消息及其状态', en: 'Messages that go out, and how they fare' },
      query: messagesQuery,
      answer: messagesAnswer,
      handle: async ({ principal: { city }, query }) => {
        const { state = null, number = null, after = null, limit = PAGE } = query;
        const found = await listMessages(ports.messaging, { city, state, number, after, limit });
        if (!found.ok) return found;
        const items = found.value;
        const gateways = ports.messaging.gateways();
        return ok({
          items,
          next: items.length === limit ? (items.at(-1)?.id ?? null) : null,
          counts: await countMessages(ports.messaging, city),
          configured: codesOf(messageChannels).filter((channel) => gateways[channel] !== undefined),
        });
      },
    }),
    staffRoute({
      ...system,
      id: 'readMessage',
      method: 'GET',
      url: '/messages/:message',
      summary: { zh: '一条消息的发送经过', en: 'How the tries of a message went' },
      params: messageInPath,
      answer: messageDetails,
      handle: async ({ principal: { city }, params }) => {
        const found = await showMessage(ports.messaging, city, params.message);
        if (!found.ok) return found;
        const { line, tries, text } = found.value;
        return ok({ message: line, tries, text });
      },
    }),
    staffRoute({
      ...system,
      id: 'retryMessage',
      method: 'POST',
      url: '/messages/:message/retry',
      summary: { zh: '重发一条未成的消息', en: 'Send a message again that failed' },
      params: messageInPath,
      answer: retriedAnswer,
      handle: async ({ principal: { city }, params }) => {
        const retried = await retryMessages(ports.messaging, city, params.message);
        return retried.ok ? ok({ retried: retried.value }) : retried;
      },
    }),
    staffRoute({
      ...system,
      id: 'retryMessages',
      method: 'POST',
      url: '/messages/retry',
      summary: { zh: '重发全部未成的消息', en: 'Send everything again that failed' },
      answer: retriedAnswer,
      handle: async ({ principal: { city } }) => {
        const retried = await retryMessages(ports.messaging, city, null);
        return retried.ok ? ok({ retried: retried.value }) : retried;
      },
    }),
    staffRoute({
      ...system,
      id: 'listContacts',
      method: 'GET',
      url: '/contacts',
      summary: { zh: '单位和人员的联系方式（已遮盖）', en: 'Where units and staff are reached, masked' },
      answer: contactsAnswer,
      handle: async ({ principal: { city } }) => ok({ items: await listContacts(ports.messaging, city) }),
    }),
    staffRoute({
      ...system,
      id: 'addContact',
      method: 'POST',
      url: '/contacts',
      summary: { zh: '登记联系方式', en: 'Add a contact point' },
      body: contactBody,
      answer: null,
      handle: async ({ principal: { city }, body }) => {
        const added = await addContact(ports.messaging, { city, ...body });
        return added.ok ? ok(undefined) : added;
      },
    }),
    staffRoute({
      ...system,
      id: 'removeContact',
      method: 'POST',
      // An address has no place in a URL, which logs keep.
      url: '/contacts/remove',
      summary: { zh: '删除联系方式', en: 'Remove a contact point' },
      body: contactBody,
      answer: null,
      handle: async ({ principal: { city }, body }) => {
        const removed = await removeContact(ports.messaging, { city, ...body });
        return removed.ok ? ok(undefined) : removed;
      },
    }),
    staffRoute({
      ...system,
      id: 'listWorkers',
      method: 'GET',
      url: '/workers',
      summary: { zh: '后台进程及其任务', en: 'Worker processes and their jobs' },
      answer: workersAnswer,
      handle: async () => ok({ items: await ports.workers.living() }),
    }),
  ];
}
