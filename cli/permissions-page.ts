import { actions, roles, scopeOf, type Scope } from '#contract/permissions.ts';
import type { Route } from '#platform/serve.ts';
import { actionWords, scopeWords } from '#words/permissions.ts';
import { roleWords } from '#words/roles.ts';
import type { Words } from '#words/words.ts';

const both = ({ zh, en }: Words): string => `${zh} · ${en}`;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)];
const scopes: readonly Scope[] = ['self', 'assigned', 'building', 'community', 'district'];

/** docs/permissions.md, made from the matrix and the routes alone, so that it cannot say anything else. */
export function permissionsPage(routes: readonly Route[]): string {
  const routesOf = (gate: string): string[] =>
    routes.filter(({ endpoint }) => endpoint.gate === gate).map(({ endpoint }) => `\`${endpoint.method} ${endpoint.path}\``);
  return [
    '# 权限 Permissions',
    '',
    '由 `contract/permissions.ts` 生成（`npm run permissions`），与程序检查的是同一张表。',
    'Made from `contract/permissions.ts` by `npm run permissions`: the same table that the program checks.',
    '',
    '## 范围 Scopes',
    '',
    ...table(
      ['记号 Mark', '范围', 'Scope'],
      scopes.map((scope) => [scopeWords[scope].mark, scopeWords[scope].zh, scopeWords[scope].en]),
    ),
    '',
    '## 角色与事项 Roles and actions',
    '',
    ...table(
      ['', ...roles.map((role) => `${roleWords[role].zh}<br>${roleWords[role].en}`)],
      actions.map((action) => [
        `${actionWords[action].zh}<br>${actionWords[action].en}`,
        ...roles.map((role) => {
          const scope = scopeOf(action, role);
          return scope === undefined ? '' : scopeWords[scope].mark;
        }),
      ]),
    ),
    '',
    '## 无论有哪些角色 Whatever the roles',
    '',
    '- 谁录入，谁不确认，也不代参与者确认。Whoever recorded confirms neither as organiser nor for the participant.',
    '- 复核人不是录入、确认、组织的人；答复异议的人不是录入、复核的人；核准更正的人不是提出的人。A reviewer has neither recorded nor confirmed nor organised; whoever decides an objection has neither recorded nor reviewed; a correction is approved by a second person.',
    '- 本人和同户的记录由别人办理；扣分不能由本人撤销。Matters of one’s own household are for others; nobody ends their own deduction.',
    '- 不能给自己任命、结束角色或重设登录。Nobody grants, ends or resets for themselves.',
    '- 系统管理、安全、审计三种角色不由同一人担任。Administrator, security officer and auditor are never one person.',
    '',
    '## 越界的回答 What others are told',
    '',
    '- 没有登录：401 `signed-out`。Not signed in.',
    '- 角色没有这一格：403 `not-allowed`，在读取任何内容之前。No cell for any role held: before anything is read.',
    '- 有这一格，但对象属于别的社区：403 `not-allowed`；只属于某人自己的（记录、登录），与不存在一样。A cell, but an object of another community; what is somebody else’s own answers as if it did not exist.',
    '- 有这一格，但对象属于别的区：与不存在一样，404。A cell, but an object of another district: as if it did not exist.',
    '- 一次办多件时，逐件回答；别人的那几件与不存在一样。In a request for many each item is answered by itself; those of others as if they did not exist.',
    '',
    '## 接口 Routes',
    '',
    ...actions.flatMap((action) => [`- ${both(actionWords[action])}: ${routesOf(action).join(', ')}`]),
    `- 登录的人办自己的事 · Everybody signed in, for themselves: ${routesOf('signed-in').join(', ')}`,
    `- 不用登录 · Without sign-in: ${routesOf('public').join(', ')}`,
    '',
  ].join('\n');
}
