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
  notAMode: (value: string): Words => ({
    zh: `LIREN_MODE 只能是 demo 或 production，现在是“${value}”。`,
    en: `LIREN_MODE is either demo or production; it is "${value}".`,
  }),
  notAPort: (value: string): Words => ({
    zh: `LIREN_PORT 应是 0 到 65535 之间的端口号，现在是“${value}”。`,
    en: `LIREN_PORT is a port number from 0 to 65535; it is "${value}".`,
  }),
  notADatabaseUrl: (): Words => ({
    zh: 'DATABASE_URL 应形如 postgres://用户:密码@主机:5432/数据库。',
    en: 'DATABASE_URL looks like postgres://user:password@host:5432/database.',
  }),
  databaseUrlMissing: (): Words => ({
    zh: '缺少 DATABASE_URL：正式运行需要 PostgreSQL 15 或更新版本的连接地址，其用户须能创建角色。',
    en: 'DATABASE_URL is missing: production needs a PostgreSQL of version 15 or newer and a login that may create roles.',
  }),
  keyFileMissing: (): Words => ({
    zh: '缺少 LIREN_MASTER_KEY_FILE：存放主密钥的文件，不得放在数据文件夹里。可用 (umask 077; echo "1:$(openssl rand -base64 32)" > 文件名) 生成。',
    en: 'LIREN_MASTER_KEY_FILE is missing: the file with the master keys, outside the data folder. Make one with (umask 077; echo "1:$(openssl rand -base64 32)" > file).',
  }),
  publicUrlMissing: (): Words => ({
    zh: '缺少 LIREN_PUBLIC_URL：居民打开本站所用的地址，以 https:// 开头。',
    en: 'LIREN_PUBLIC_URL is missing: the address at which residents open this site, beginning with https://.',
  }),
  publicUrlNotSafe: (value: string): Words => ({
    zh: `LIREN_PUBLIC_URL 应以 https:// 开头，现在是“${value}”。`,
    en: `LIREN_PUBLIC_URL begins with https://; it is "${value}".`,
  }),
  keyFileUnreadable: (file: string): Words => ({
    zh: `读不到主密钥文件 ${file}。`,
    en: `The master key file ${file} cannot be read.`,
  }),
  keyFileOpenToOthers: (file: string): Words => ({
    zh: `主密钥文件 ${file} 其他用户也能读，请执行 chmod 600。`,
    en: `Other users can read the master key file ${file}: chmod 600 it.`,
  }),
  keyFileInsideData: (file: string): Words => ({
    zh: `主密钥文件 ${file} 在数据文件夹里：数据和钥匙不能放在一起。`,
    en: `The master key file ${file} lies in the data folder: data and keys are kept apart.`,
  }),
  keyFileMalformed: (file: string): Words => ({
    zh: `主密钥文件 ${file} 的每一行应是“编号:base64”，密钥 32 字节，编号不重复，并且必须有 1 号。`,
    en: `Every line of the master key file ${file} is "number:base64" with a key of 32 bytes; no number twice, and number 1 must be there.`,
  }),
  keysLost: (file: string): Words => ({
    zh: `数据库还在，但主密钥文件 ${file} 不见了；没有它，姓名和电话都打不开。请从备份恢复这个文件。`,
    en: `The database is there but the master key file ${file} is gone; without it no name or phone can be opened. Restore it from the backup.`,
  }),
  portTaken: (host: string, port: number): Words => ({
    zh: `${host}:${port} 已被别的程序占用。请停止那个程序，或用 LIREN_PORT 指定别的端口。`,
    en: `Another program listens on ${host}:${port}. Stop it, or name another port with LIREN_PORT.`,
  }),
  databaseUnreachable: (why: string): Words => ({
    zh: `连不上 DATABASE_URL 指定的数据库：${why}`,
    en: `The database of DATABASE_URL cannot be reached: ${why}`,
  }),
} as const;
