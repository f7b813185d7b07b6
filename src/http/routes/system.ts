import { askTask, stopTask } from '../../application/system/ask-task.ts';
import { readHealth } from '../../application/system/read-health.ts';
import { askTaskBody, systemHealthAnswer, systemTask, systemTasksAnswer, taskInPath } from '../../contract/system.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';

const TASKS_SHOWN = 50;
const group = 'administration';
// What holds up everybody's work is started by a person.
const system = { group, access: ['systemAdministrator'], scope: null } as const;

/** How the installation does, and work on it as a whole. */
export function systemRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      ...system,
      id: 'readHealth',
      method: 'GET',
      url: '/system/health',
      summary: { zh: '系统运行状况', en: 'How the installation does' },
      scope: 'admin',
      answer: systemHealthAnswer,
      handle: async ({ principal: { city } }) => {
        const health = await readHealth(ports, city);
        return ok(health);
      },
    }),
    staffRoute({
      group,
      access: ['systemAdministrator', 'auditAdministrator'],
      scope: 'admin',
      id: 'listTasks',
      method: 'GET',
      url: '/system/tasks',
      summary: { zh: '系统维护任务及结果', en: 'Work on the system, and what it found' },
      answer: systemTasksAnswer,
      handle: async ({ principal: { city } }) => ok({ items: await ports.systemTasks.list(city, TASKS_SHOWN) }),
    }),
    staffRoute({
      ...system,
      id: 'askTask',
      method: 'POST',
      url: '/system/tasks',
      summary: { zh: '开始核对、改正、重建', en: 'Begin a check, a repair, an index anew' },
      body: askTaskBody,
      answer: systemTask,
      status: 201,
      handle: async ({ principal: { city, account }, origin, body }) => await askTask(ports, { city, by: account.userId, origin, ...body }),
    }),
    staffRoute({
      ...system,
      id: 'stopTask',
      method: 'POST',
      url: '/system/tasks/:task/stop',
      summary: { zh: '停止维护任务', en: 'Stop a piece of work' },
      params: taskInPath,
      answer: systemTask,
      handle: async ({ principal: { city, account }, params }) => await stopTask(ports, { city, by: account.userId, id: params.task }),
    }),
  ];
}
