import type { Words } from './words.ts';

/** Sentences people read when the program cannot start, or starts differently from what they may expect. */

export const startWords = {
  noBinaries: (system: string): Words => ({
    zh: `没有适用于 ${system} 的内置 PostgreSQL。请安装 PostgreSQL 15 或更新版本，并设置 DATABASE_URL。`,
    en: `There is no embedded PostgreSQL for ${system}. Install PostgreSQL 15 or newer and set DATABASE_URL.`,
  }),
  otherOwner: (folder: string): Words => ({
    zh: `${folder} 属于另一个用户。请用该用户启动，或用 LIREN_DATA 指定别的文件夹。`,
    en: `${folder} belongs to another user. Start as that user, or name another folder with LIREN_DATA.`,
  }),
  cannotWrite: (folder: string): Words => ({
    zh: `无法在 ${folder} 里写入。请检查权限和磁盘空间，或用 LIREN_DATA 指定别的文件夹。`,
    en: `Nothing can be written in ${folder}. Check its permissions and the disk, or name another folder with LIREN_DATA.`,
  }),
  closedFolder: (folder: string): Words => ({
    zh: `PostgreSQL 不能以 root 身份运行，而其他用户进不了 ${folder}。请用普通用户启动，或用 LIREN_DATA 指定一个其他用户可以进入的文件夹。`,
    en: `PostgreSQL does not run as root, and other users cannot enter ${folder}. Start as a normal user, or name a folder with LIREN_DATA that others can enter.`,
  }),
  keptElsewhere: (folder: string, elsewhere: string): Words => ({
    zh: `以 root 启动的 PostgreSQL 进不了 ${folder}，数据库文件改存于 ${elsewhere}。`,
    en: `Started by root, PostgreSQL cannot enter ${folder}: its files are kept in ${elsewhere}.`,
  }),
  noUserChange: (): Words => ({
    zh: 'PostgreSQL 不能以 root 身份运行，而这台机器不允许切换用户。请用普通用户启动，或设置 DATABASE_URL。',
    en: 'PostgreSQL does not run as root, and this machine does not let the program change its user. Start as a normal user, or set DATABASE_URL.',
  }),
  noSocketFolder: (): Words => ({
    zh: '找不到可以放数据库连接文件的临时文件夹。请把 TMPDIR 设为一个路径较短、其他用户可以进入的文件夹。',
    en: 'No temporary folder can hold the database socket. Set TMPDIR to a folder with a short path that others can enter.',
  }),
  passwordLost: (file: string): Words => ({
    zh: `数据库还在，但 ${file} 不见了或已改变，无法登录。请从备份恢复这个文件。`,
    en: `The database is there but ${file} is missing or changed, so nobody can sign in to it. Restore that file from the backup.`,
  }),
  didNotStart: (log: string, why: string): Words => ({
    zh: `内置 PostgreSQL 没有启动，详情见 ${log}。${why}`,
    en: `The embedded PostgreSQL did not start, see ${log}. ${why}`,
  }),
  commandFailed: (command: string, why: string): Words => ({
    zh: `${command} 没有成功：${why}`,
    en: `${command} failed: ${why}`,
  }),
  busyFolder: (folder: string): Words => ({
    zh: `另一个进程正在启动或停止 ${folder} 里的数据库，等了一分半钟仍未完成。`,
    en: `Another process has been starting or stopping the database in ${folder} for a minute and a half.`,
  }),
} as const;
