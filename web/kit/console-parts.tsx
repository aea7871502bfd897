import { useEffect, useState } from 'react';
import { Button, LinkButton } from '../ui/button.tsx';
import { RadioCards } from '../ui/choices.tsx';
import { Clock, ClockOver } from '../ui/clock.tsx';
import { Aside, AsideSection, ConsoleFrame, Work } from '../ui/console-frame.tsx';
import { Facts } from '../ui/facts.tsx';
import { FindBox } from '../ui/find-box.tsx';
import type { IconName } from '../ui/icons.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { Panel } from '../ui/panel.tsx';
import { Points } from '../ui/points.tsx';
import { Chips } from '../ui/segmented.tsx';
import { StateTag, type Tone } from '../ui/state-tag.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { TextArea } from '../ui/text-area.tsx';
import css from './kit.module.css';
import { kitNow } from './parts.tsx';

interface Task {
  key: string;
  tone: Tone;
  icon: IconName;
  kind: string;
  what: string;
  below: string;
  from: string;
  on: string;
  until: string;
  since: string;
  act: string;
}
const task = (
  key: string,
  tone: Tone,
  icon: IconName,
  kind: string,
  what: string,
  below: string,
  from: string,
  on: string,
  until: string,
  since: string,
  act: string,
): Task => ({ key, tone, icon, kind, what, below, from, on, until, since, act });
const tasks = [
  task(
    '1',
    'stop',
    'flag',
    '申诉',
    '讲座到场未计分',
    '沈*宁 3 号楼 · 受理号 0118',
    '本人电话',
    '11月17日 星期二',
    '2026-11-20',
    '2026-11-16T16:00:00Z',
    '答复',
  ),
  task(
    '2',
    'stop',
    'flag',
    '申诉',
    '时长少记 30 分钟',
    '温*谦 9 号楼 · 受理号 0121',
    '窗口 尹怀夏',
    '11月18日 星期三',
    '2026-11-23',
    '2026-11-18T02:00:00Z',
    '答复',
  ),
  task(
    '3',
    'due',
    'pen',
    '申辩',
    '楼道堆物 −10，陈述申辩',
    '14 号楼 · 告知书 2026-031',
    '已送达',
    '11月21日 星期六',
    '2026-11-24',
    '2026-11-20T16:00:00Z',
    '查看',
  ),
  task(
    '4',
    'stop',
    'alert',
    '异议',
    '邻里节筹办 +100 有异议',
    '公示 46 号 · 已暂停',
    '居民 1 人',
    '11月22日 星期日',
    '2026-11-25',
    '2026-11-22T06:20:00Z',
    '处理',
  ),
  task(
    '5',
    'wait',
    'shield',
    '复核',
    '人民调解成功 +60',
    '岑*和 2 号楼 · A-M01',
    '录入 苏以澜',
    '11月22日 星期日',
    '2026-11-25',
    '2026-11-22T06:20:00Z',
    '复核',
  ),
  task(
    '6',
    'due',
    'person',
    '不是我',
    '本人说没有去这次活动',
    '顾*平 5 号楼 · 花箱养护 +10',
    '长辈模式',
    '11月23日 星期一',
    '2026-11-26',
    '2026-11-23T00:00:00Z',
    '核对',
  ),
  task(
    '7',
    'wait',
    'camera',
    '申领',
    '高空抛物隐患排除 +15',
    '柏*宁 7 号楼 · 照片 2 张',
    '本人申领',
    '11月21日 星期六',
    '2026-12-06',
    '2026-11-21T00:00:00Z',
    '确认',
  ),
  task(
    '8',
    'wait',
    'done',
    '确认',
    '智能手机课堂 18 人 +5',
    '组织者 林以宁 已交名单',
    '活动页',
    '11月22日 星期日',
    '2026-12-07',
    '2026-11-22T00:00:00Z',
    '确认',
  ),
  task('9', 'done', 'notice', '公示期满', '3 条公示期满，无异议', '公示 45 号 · 共 220 分', '系统', '11月23日 星期一', '', '', '入账'),
];

export function ConsoleParts() {
  useEffect(() => {
    document.documentElement.setAttribute('data-face', 'console');
    return () => document.documentElement.setAttribute('data-face', 'open');
  }, []);
  const [asked, setAsked] = useState('');
  const [view, setView] = useState<'all' | 'appeal' | 'review'>('all');
  const [current, setCurrent] = useState('2');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(['7', '8']));
  const [decision, setDecision] = useState<'keep' | 'correct' | 'cancel'>('correct');
  const found =
    asked === ''
      ? undefined
      : [
          { key: 'a', title: '林知远', detail: '6 号楼 · 60–69 岁', end: 'K7M2QX' },
          { key: 'b', title: '林知远', detail: '12 号楼 · 35–59 岁', end: 'P6C5YF' },
        ];
  return (
    <ConsoleFrame
      place={{ name: '柳岸社区', above: '榆荫街道 · 澜湾区' }}
      nav={[
        [
          { href: '/kit/console', label: '今日', icon: 'today', count: 14 },
          { href: '/kit/a', label: '录入', icon: 'pen' },
          { href: '/kit/b', label: '复核与公示', icon: 'notice', count: 5 },
          { href: '/kit/c', label: '活动', icon: 'calendar' },
          { href: '/kit/d', label: '居民与家庭', icon: 'people' },
        ],
        [
          { href: '/kit/e', label: '规则', icon: 'rules' },
          { href: '/kit/f', label: '月报', icon: 'receipt' },
        ],
        [
          { href: '/kit/g', label: '导入导出', icon: 'upload' },
          { href: '/kit/h', label: '人员与角色', icon: 'key' },
        ],
      ]}
      me={{ name: '祁怀恬', office: '积分专员' }}
      onSignOut={() => {}}
      find={
        <FindBox
          label="找居民"
          prompt="找居民：姓名、楼栋、拼音首字母、手机后四位、短码"
          value={asked}
          onValue={setAsked}
          found={found}
          onPick={() => {}}
          slash
        />
      }
      tools={
        <LinkButton href="/kit" icon="counter">
          替居民办理
        </LinkButton>
      }
    >
      <Work
        title="等我办的"
        note={
          <>
            14 件 · <b className={css.late}>1 件已超时</b> · <b className={css.today}>1 件今天到期</b>
          </>
        }
        end={
          <>
            <KeyHint keys={['J', 'K']}>上下</KeyHint>
            <KeyHint keys={['X']}>选中</KeyHint>
            <KeyHint keys={['回车']}>办理</KeyHint>
          </>
        }
        aside={
          <Aside
            label="异议"
            head={
              <>
                <StateTag tone="stop" icon="pause">
                  有异议，公示已暂停
                </StateTag>
                <h2>
                  邻里节筹办 <Points value={100} size="l" />
                </h2>
                <p>许*舟 8 号楼 · 公示〔2026〕46 号 · A-I02</p>
              </>
            }
            foot={
              <>
                <Button tall>请监督委员会</Button>
                <Button look="primary" tall>
                  更正，通知双方
                </Button>
              </>
            }
          >
            <AsideSection title="凭据">
              <Facts
                facts={[
                  { name: '怎么算的', value: '50 分 × 文化 2.0' },
                  { name: '名单', value: '签到 6 人，筹备组 6 人' },
                  { name: '答复期限', value: <Clock until="2026-11-25" since="2026-11-22T06:20:00Z" now={kitNow} /> },
                ]}
              />
            </AsideSection>
            <AsideSection title="处理">
              <div className={css.opts}>
                <RadioCards
                  label="处理"
                  labelHidden
                  value={decision}
                  onValue={setDecision}
                  choices={[
                    { value: 'keep', label: '维持原分', note: '余下公示继续' },
                    { value: 'correct', label: '更正后重新公示', note: '原记录保留可查' },
                    { value: 'cancel', label: '撤销', note: '不记分' },
                  ]}
                />
                <TextArea label="理由" labelHidden value="六人共同筹办，按参与场次分别记分，附筹备记录。" onValue={() => {}} />
              </div>
            </AsideSection>
          </Aside>
        }
      >
        <Chips
          label="筛选"
          value={view}
          onValue={setView}
          segments={[
            { value: 'all', label: '全部', count: 14 },
            { value: 'appeal', label: '申诉与建议', count: 3 },
            { value: 'review', label: '复核与公示', count: 5 },
          ]}
        />
        <Panel kind="list">
          <Table
            label="等我办的"
            rows={tasks}
            rowKey={(row) => row.key}
            current={current}
            onCurrent={setCurrent}
            picked={picked}
            onPicked={setPicked}
            columns={[
              {
                key: 'kind',
                head: '类别',
                cell: (row) => (
                  <StateTag tone={row.tone} icon={row.icon}>
                    {row.kind}
                  </StateTag>
                ),
              },
              {
                key: 'what',
                head: '事项',
                cell: (row) => (
                  <TwoLines below={row.below}>
                    <strong>{row.what}</strong>
                  </TwoLines>
                ),
                nowrap: true,
              },
              { key: 'from', head: '来自', cell: (row) => <TwoLines below={row.on}>{row.from}</TwoLines>, nowrap: true },
              {
                key: 'until',
                head: '办结期限',
                cell: (row) => (row.until ? <Clock until={row.until} since={row.since} now={kitNow} /> : <ClockOver>可以入账</ClockOver>),
                nowrap: true,
              },
              { key: 'act', head: '', cell: (row) => <Button>{row.act}</Button>, end: true },
            ]}
            foot={
              <>
                <span>其余 4 件，最早的 11月30日 星期一 24:00 前</span>
                <a href="/kit">全部显示</a>
              </>
            }
          />
        </Panel>
      </Work>
    </ConsoleFrame>
  );
}
