import type { Language, Words } from './words.ts';

/** The language of a terminal, from what the machine says (LC_ALL, LC_MESSAGES, LANG). */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  return /^zh/i.test(environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '') ? 'zh' : 'en';
}

export const commandNames = ['serve', 'migrate', 'found', 'import', 'demo', 'ledger check', 'doctor'] as const;
export type CommandName = (typeof commandNames)[number];

interface CommandWords {
  readonly usage: string;
  readonly summary: Words;
  /** One paragraph more under `liren <command> --help`. */
  readonly more: Words;
  readonly options?: Readonly<Record<string, Words>>;
}

export const commandWords: Readonly<Record<CommandName, CommandWords>> = {
  serve: {
    usage: 'liren serve',
    summary: { zh: '启动服务（没有数据库时先建好，再更新结构）', en: 'start the server, preparing the database first' },
    more: {
      zh: '演示模式下在后台载入演示城区；用 Ctrl-C 停止。LIREN_HOST、LIREN_PORT 决定监听地址，默认 127.0.0.1:8600。',
      en: 'In demo mode the demo district is loaded in the background; Ctrl-C stops. LIREN_HOST and LIREN_PORT say where it listens, 127.0.0.1:8600 unless told otherwise.',
    },
  },
  migrate: {
    usage: 'liren migrate',
    summary: { zh: '把数据库更新到当前版本', en: 'bring the database to this version' },
    more: {
      zh: '建立三个数据库角色，依次执行尚未执行的迁移；重复执行没有影响。',
      en: 'Makes the three database roles and runs the migrations that have not run yet; running it again changes nothing.',
    },
  },
  found: {
    usage: 'liren found --district <name> --city <name> --admin <user name> --name <person> [--start <day>] [--community <street>/<community>] …',
    summary: { zh: '开办：建区、社区和第一位系统管理员', en: 'begin: the district, its communities and the first administrator' },
    more: {
      zh: '正式使用的第一步。密码和动态码密钥只显示这一次。以后可以再次运行，只带 --community 添加社区。然后由系统管理员在工作台任命书记，由书记导入楼栋和居民、起草规则。',
      en: 'The first step of an own installation. Password and code secret are shown this once. Run it again with --community to add communities. Then the administrator appoints community managers in the console, who import buildings and residents and draft the rules.',
    },
    options: {
      '--district': { zh: '区（县）的名称', en: 'name of the district' },
      '--city': { zh: '所在的市', en: 'its city' },
      '--start': { zh: '积分制开始的日子，默认今天', en: 'the day the programme begins, today unless told otherwise' },
      '--community': { zh: '街道/社区，可以写多个', en: 'street/community, as often as needed' },
      '--admin': { zh: '系统管理员的用户名', en: 'user name of the system administrator' },
      '--name': { zh: '系统管理员的姓名', en: "the administrator's name" },
    },
  },
  import: {
    usage: 'liren import <file> --kind <kind> --community <name> --as <user name> [--write [--good-ones]]',
    summary: { zh: '从 xlsx 或 csv 导入楼栋、家庭、居民或期初积分', en: 'import buildings, households, residents or opening balances from xlsx or csv' },
    more: {
      zh: '默认只核对，不写入：列出每一处错误、原因和怎么改；没有错误时退出码为 0。',
      en: 'Checks and writes nothing unless told otherwise: lists every faulty line, why, and what to do; exits with 0 when none is.',
    },
    options: {
      '--kind': { zh: 'places、households、residents 或 opening-balances', en: 'places, households, residents or opening-balances' },
      '--community': { zh: '社区的名称或编号', en: 'name or id of the community' },
      '--as': { zh: '以哪位工作人员的名义（用户名）', en: 'the user name of the member of staff who imports' },
      '--write': { zh: '全部没有问题时写入', en: 'write, provided every line is clean' },
      '--good-ones': { zh: '与 --write 同用：只写没有问题的', en: 'with --write: write the clean lines and leave the others out' },
    },
  },
  demo: {
    usage: 'liren demo [roster] [--full]',
    summary: { zh: '载入演示城区', en: 'load the demo district' },
    more: {
      zh: '九个社区的居民和一个社区一年的记录；加 --full 则九个社区都有一年的记录。已载入的不会重复。liren demo roster 打印一份可以粘贴的名单。',
      en: 'The residents of nine communities and a year of one of them; with --full a year of all nine. What is there already is not loaded again. liren demo roster prints a list of names to paste.',
    },
    options: { '--full': { zh: '九个社区各一年的记录', en: 'a year of records in all nine communities' } },
  },
  'ledger check': {
    usage: 'liren ledger check',
    summary: { zh: '重新核算账本：余额、每一笔转移、发行与消耗', en: 'add the ledger up again: balances, every transfer, issue and use' },
    more: {
      zh: '从第一笔转移算起，与所存余额逐一比较；有出入时退出码为 1。',
      en: 'Starts from the first transfer and compares with every stored balance; exits with 1 when anything differs.',
    },
  },
  doctor: {
    usage: 'liren doctor',
    summary: { zh: '检查这套安装是否正常', en: 'see whether this installation is sound' },
    more: {
      zh: '检查 Node、数据库及其角色、时钟、迁移、日历、磁盘和密钥文件；有问题时退出码为 1。',
      en: 'Looks at Node, the database and its roles, the clocks, migrations, the calendar, the disk and the key file; exits with 1 when something is wrong.',
    },
  },
};

export const cliWords = {
  title: { zh: '里仁：社区积分系统', en: 'Liren: the community-points system' },
  usage: { zh: '用法', en: 'usage' },
  commands: { zh: '命令', en: 'commands' },
  options: { zh: '选项', en: 'options' },
  environment: { zh: '环境变量', en: 'environment' },
  perCommand: { zh: '某个命令的说明：liren <命令> --help', en: 'more about a command: liren <command> --help' },
  unknownCommand: (name: string): Words => ({
    zh: `没有“${name}”这个命令。用 liren --help 查看全部命令。`,
    en: `There is no command "${name}". See liren --help.`,
  }),
  wrongOption: (why: string): Words => ({ zh: `选项不对：${why}`, en: `Wrong option: ${why}` }),
  starting: { zh: '正在启动……', en: 'Starting …' },
  listening: { zh: '里仁已启动', en: 'Liren is running' },
  faces: {
    home: { zh: '入口', en: 'home' },
    resident: { zh: '居民', en: 'resident' },
    console: { zh: '工作台', en: 'console' },
    public: { zh: '公示', en: 'public' },
    openapi: { zh: '接口文档', en: 'OpenAPI' },
  },
  demoPeople: { zh: '演示人物（一键登录，仅限演示模式）', en: 'Demo people (one tap to sign in, demo mode only)' },
  loadingDemo: { zh: '正在后台载入演示城区', en: 'Loading the demo district in the background' },
  demoReady: { zh: '演示城区已就绪', en: 'The demo district is ready' },
  demoFailed: (why: string): Words => ({ zh: `演示城区没有载入：${why}`, en: `The demo district was not loaded: ${why}` }),
  demoModeOnly: { zh: '演示城区只能在演示模式下载入（LIREN_MODE=demo）。', en: 'The demo district is loaded in demo mode only (LIREN_MODE=demo).' },
  ownDistrict: {
    zh: '这个数据库里已有您自己的城区，演示城区没有载入。用 LIREN_DATA 指定另一个文件夹可以看演示。',
    en: 'This database holds a district of your own, so the demo stays out. Name another folder with LIREN_DATA to see it.',
  },
  demoNotLoaded: {
    zh: '演示城区还没有载入，请先执行 liren demo 或 npm start。',
    en: 'The demo district is not loaded yet: run liren demo or npm start first.',
  },
  demoStopped: { zh: '演示城区还没有载完，下次从停下的地方继续。', en: 'The demo district is not complete; the next load goes on from here.' },
  databaseRevived: { zh: '数据库曾意外停止，已重新启动。', en: 'The database had stopped unexpectedly and was started again.' },
  stopping: { zh: '正在停止……', en: 'Stopping …' },
  allWell: { zh: '一切正常', en: 'all is well' },
  problems: (count: number): Words => ({ zh: `${count} 处问题`, en: `${count} ${count === 1 ? 'problem' : 'problems'}` }),
  ledgerHolds: (districts: number): Words => ({
    zh: `账本无误（${districts} 个区）。`,
    en: `The ledger holds (${districts} ${districts === 1 ? 'district' : 'districts'}).`,
  }),
  ledgerDiffers: (count: number): Words => ({ zh: `账本有 ${count} 处出入。`, en: `The ledger differs in ${count} ${count === 1 ? 'place' : 'places'}.` }),
  importUsage: (kinds: readonly string[]): Words => ({
    zh: `用法：liren import <文件> --kind ${kinds.join('|')} --community <社区> --as <用户名> [--write [--good-ones]]`,
    en: `usage: liren import <file> --kind ${kinds.join('|')} --community <name> --as <user name> [--write [--good-ones]]`,
  }),
  noSuchFile: (file: string): Words => ({ zh: `没有 ${file} 这个文件。`, en: `There is no file ${file}.` }),
  noSuchStaff: (username: string): Words => ({
    zh: `没有用户名为“${username}”的在职工作人员。`,
    en: `No member of staff in office has the user name "${username}".`,
  }),
  noSuchCommunity: (asked: string, names: readonly string[]): Words => ({
    zh: `没有“${asked}”这个社区。现有：${names.join('、')}。`,
    en: `There is no community "${asked}". There are: ${names.join(', ')}.`,
  }),
  line: (line: number): Words => ({ zh: `第 ${line} 行`, en: `line ${line}` }),
  lines: (count: number): Words => ({ zh: `共 ${count} 行：`, en: `${count} ${count === 1 ? 'line' : 'lines'}:` }),
  importDry: { zh: '只核对，没有写入；加 --write 写入。', en: 'Checked only, nothing is written; --write writes.' },
  importHasFaults: (count: number): Words => ({
    zh: `有 ${count} 行要先处理，没有写入；加 --good-ones 只写没有问题的。`,
    en: `${count} ${count === 1 ? 'line wants' : 'lines want'} attention, nothing is written; --good-ones writes the clean ones.`,
  }),
  importWritten: (count: number): Words => ({ zh: `已写入 ${count} 行。`, en: `${count} ${count === 1 ? 'line is' : 'lines are'} written.` }),
  migrated: (count: number): Words =>
    count === 0
      ? { zh: '数据库已是当前版本。', en: 'The database is at this version already.' }
      : { zh: `已执行 ${count} 个迁移。`, en: `${count} ${count === 1 ? 'migration has' : 'migrations have'} run.` },
} as const;

export const environmentWords: Readonly<Record<string, Words>> = {
  LIREN_DATA: { zh: '数据文件夹，默认 ./data', en: 'the data folder, ./data unless told otherwise' },
  LIREN_HOST: { zh: '监听地址，默认 127.0.0.1（只限本机）', en: 'the address to listen on, 127.0.0.1 (this machine only) unless told otherwise' },
  LIREN_PORT: { zh: '端口，默认 8600', en: 'the port, 8600 unless told otherwise' },
  LIREN_MODE: { zh: 'demo（默认）或 production', en: 'demo (the default) or production' },
  DATABASE_URL: {
    zh: 'PostgreSQL 15 或更新版本，其用户须能创建角色；不设则用内置的',
    en: 'a PostgreSQL of version 15 or newer, with a login that may create roles; unset means the embedded one',
  },
  LIREN_MASTER_KEY_FILE: { zh: '主密钥文件，每行“编号:base64”', en: 'the file of master keys, one "number:base64" a line' },
  LIREN_PUBLIC_URL: { zh: '居民打开本站的地址', en: 'the address at which residents open the site' },
  LIREN_TRUST_PROXY: { zh: '可信的反向代理地址，用逗号分隔', en: 'addresses of trusted proxies, comma-separated' },
};

export const doctorWords = {
  node: (version: string): Words => ({ zh: `Node ${version}`, en: `Node ${version}` }),
  nodeTooOld: (version: string): Words => ({ zh: `Node ${version} 太旧，需要 24.12 或更新版本`, en: `Node ${version} is too old: 24.12 or newer is needed` }),
  keysSound: (file: string): Words => ({ zh: `主密钥文件 ${file} 只有本用户可读`, en: `only this user can read the master key file ${file}` }),
  keysNotYet: { zh: '主密钥文件还没有，第一次启动时生成', en: 'no master key file yet: the first start makes one' },
  databaseNotYet: { zh: '数据库还没有建，第一次启动时建立', en: 'no database yet: the first start makes it' },
  database: (version: string, embedded: boolean): Words => ({
    zh: `PostgreSQL ${version}${embedded ? '（内置）' : ''}`,
    en: `PostgreSQL ${version}${embedded ? ' (embedded)' : ''}`,
  }),
  databaseTooOld: (version: string): Words => ({
    zh: `PostgreSQL ${version} 太旧，需要 15 或更新版本`,
    en: `PostgreSQL ${version} is too old: 15 or newer is needed`,
  }),
  roleSound: {
    zh: '服务所用的数据库角色不是超级用户、不能绕过行级安全、不拥有任何表',
    en: "the server's role is no superuser, cannot bypass row security and owns nothing",
  },
  roleMissing: { zh: '数据库里还没有服务所用的角色，请执行 liren migrate', en: "the server's role is not in the database yet: run liren migrate" },
  roleUnsound: (why: readonly string[]): Words => ({
    zh: `服务所用的数据库角色权力过大：${why.join('、')}`,
    en: `the server's role may do too much: ${why.join(', ')}`,
  }),
  migrationsCurrent: (count: number): Words => ({ zh: `${count} 个迁移都已执行`, en: `all ${count} migrations have run` }),
  migrationsMissing: (names: readonly string[]): Words => ({
    zh: `还有迁移未执行：${names.join('、')}；请执行 liren migrate`,
    en: `migrations have not run yet: ${names.join(', ')}; run liren migrate`,
  }),
  migrationsChanged: (names: readonly string[]): Words => ({
    zh: `已执行的迁移与程序里的不同：${names.join('、')}`,
    en: `migrations that ran differ from the program's: ${names.join(', ')}`,
  }),
  clocksAgree: (seconds: number): Words => ({ zh: `程序与数据库的时钟相差 ${seconds} 秒`, en: `the clocks of program and database are ${seconds} s apart` }),
  clocksDiffer: (seconds: number): Words => ({
    zh: `程序与数据库的时钟相差 ${seconds} 秒，超过 60 秒时到期事项暂停处理`,
    en: `the clocks of program and database are ${seconds} s apart: above 60 s nothing that falls due is settled`,
  }),
  calendarPresent: (year: number): Words => ({ zh: `${year} 年的放假安排已载入`, en: `the holidays of ${year} are loaded` }),
  calendarMissing: (year: number): Words => ({
    zh: `缺少 ${year} 年的放假安排，工作日期限只能标为暂定`,
    en: `the holidays of ${year} are missing: deadlines in working days stay provisional`,
  }),
  calendarEmpty: { zh: '还没有载入任何一年的放假安排', en: 'no year of holidays is loaded yet' },
  disk: (gigabytes: string): Words => ({ zh: `数据文件夹所在磁盘剩余 ${gigabytes} GB`, en: `${gigabytes} GB free on the disk of the data folder` }),
  diskLow: (gigabytes: string): Words => ({ zh: `数据文件夹所在磁盘只剩 ${gigabytes} GB`, en: `only ${gigabytes} GB free on the disk of the data folder` }),
} as const;

export const foundWords = {
  office: '系统管理员',
  incomplete: (): Words => ({
    zh: '还没有区：请写明 --district、--city、--admin 和 --name。',
    en: 'There is no district yet: give --district, --city, --admin and --name.',
  }),
  other: (name: string): Words => ({ zh: `这里已有“${name}”，一套安装只开办一个区。`, en: `"${name}" is here already; one installation begins one district.` }),
  notAPath: (path: string): Words => ({ zh: `“${path}”要写成“街道/社区”。`, en: `Write "${path}" as street/community.` }),
  notADay: (day: string): Words => ({ zh: `“${day}”不是日期，请写成 2026-01-01。`, en: `"${day}" is no day; write 2026-01-01.` }),
  notAUserName: (name: string): Words => ({
    zh: `用户名“${name}”要用小写字母开头，3 到 40 个字母、数字、点或横线。`,
    en: `User name "${name}": begin with a small letter, 3 to 40 letters, figures, dots or hyphens.`,
  }),
  founded: (name: string, communities: number): Words => ({
    zh: `${name}已开办，新增社区 ${communities} 个。`,
    en: `${name} is there; communities added: ${communities}.`,
  }),
  administrator: (username: string, password: string, secret: string, uri: string): Words => ({
    zh: `系统管理员 ${username}\n  初始密码：${password}\n  动态码密钥：${secret}\n  ${uri}\n只显示这一次，请当面交给本人，登录后改密码。`,
    en: `System administrator ${username}\n  password: ${password}\n  code secret: ${secret}\n  ${uri}\nShown this once; hand it over in person and change the password after signing in.`,
  }),
};
