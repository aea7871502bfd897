import { useState } from 'react';
import { Actions, EmptyState, LoadFailed, RefusalPanel, Skeleton } from '../ui/answers.tsx';
import { Bar } from '../ui/bar.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Checkbox, RadioCards, Switch } from '../ui/choices.tsx';
import { Clock, ClockOver } from '../ui/clock.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { ElderSwitch } from '../ui/elder-switch.tsx';
import { Facts } from '../ui/facts.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Flow } from '../ui/flow.tsx';
import { Icon } from '../ui/icon.tsx';
import { icons, type IconName } from '../ui/icons.ts';
import { Joints } from '../ui/joints.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Mark } from '../ui/mark.tsx';
import { Menu } from '../ui/menu.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { Points } from '../ui/points.tsx';
import { Popover } from '../ui/popover.tsx';
import { Progress } from '../ui/progress.tsx';
import { Chips, Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { StatusLine } from '../ui/status-line.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Tally } from '../ui/tally.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import css from './kit.module.css';

/** Monday 2026-11-23, 10:00 in 柳岸社区: the day on which the design's pages stand. */
export const kitNow = Date.parse('2026-11-23T02:00:00Z');
const iconNames = Object.keys(icons).filter((name): name is IconName => name in icons);

export function Parts() {
  const [asking, setAsking] = useState(false);
  return (
    <main className={css.parts}>
      <h1>
        <Mark />
        部件与状态{' '}
        <span>
          <ElderSwitch />
          <LanguageSwitch />
        </span>
      </h1>
      <section>
        <Group name="状态：图标、字、颜色，三样都有">
          <Actions>
            <StateTag tone="done">已入账</StateTag>
            <StateTag tone="wait">待确认</StateTag>
            <StateTag tone="wait" icon="notice">
              公示中
            </StateTag>
            <StateTag tone="due">请您申辩</StateTag>
            <StateTag tone="stop">有异议</StateTag>
            <StateTag tone="stop" icon="pause">
              已暂停
            </StateTag>
            <StateTag tone="void">已冲正</StateTag>
            <StateTag tone="void" icon="pen">
              草稿
            </StateTag>
            <StateTag tone="done" icon="tick" bare>
              对上
            </StateTag>
          </Actions>
        </Group>
        <Group name="期限：用了多少，到哪天星期几">
          <div className={css.stack}>
            <Clock until="2026-11-26" since="2026-11-21T16:00:00Z" now={kitNow} />
            <Clock until="2026-11-23" since="2026-11-18T16:00:00Z" now={kitNow} />
            <Clock until="2026-11-20" since="2026-11-16T16:00:00Z" now={kitNow} />
            <ClockOver>可以入账</ClockOver>
          </div>
        </Group>
        <Group name="竹节：等级、流程、倒计时">
          <div className={css.stack}>
            <Joints total={6} done={3} part={0.49} label="第 3 级，共 6 级" />
            <Joints total={10} done={6} size="l" label="还有 18 秒换新码" />
            <Bar value={412} goal={600} label="今年 412 分，目标 600 分" />
            <Flow label="流程" steps={['录入', '双方确认', '工作人员复核', '公示 3 个自然日', '入账']} current={[2, 3]} />
          </div>
        </Group>
        <Group name="按钮：一屏一个实色">
          <Actions>
            <Button look="primary">确认</Button>
            <Button look="soft">报名</Button>
            <Button>取消</Button>
            <Button look="quiet">验证</Button>
            <Button disabled>已满</Button>
            <Button look="reward" icon="gift">
              兑换
            </Button>
            <Button look="stop">撤销</Button>
            <Button look="primary" working>
              正在记
            </Button>
            <Button icon="print" aria-label="打印" />
            <LinkButton href="/kit/console">工作台</LinkButton>
            <Menu
              label="更多"
              items={[
                { key: 'a', label: '改正', icon: 'pen', onPress: () => {} },
                { key: 'b', label: '冲正', icon: 'undo', tone: 'stop', onPress: () => {} },
              ]}
            />
          </Actions>
        </Group>
        <Group name="积分：字大，分小">
          <Actions>
            <Points value={268} tone="reward" size="4xl" />
            <Points value={412} tone="bamboo" size="xl" />
            <Points value={1386} size="xl" />
            <Points value={20} form="signed" size="xl" />
            <Points value={-150} form="signed" size="xl" />
            <Points value={60} form="waiting" size="xl" />
            <Points value={5} form="off" size="xl" />
          </Actions>
        </Group>
        <Group name="图标">
          <p className={css.icons}>
            {iconNames.map((name) => (
              <span key={name} title={name}>
                <Icon name={name} size={22} />
              </span>
            ))}
          </p>
        </Group>
        <Facts
          facts={[
            { name: '规则', value: 'A-V01 · 2026.1 版，满 2 小时 20 分' },
            { name: '确认', value: '骆思远（楼道长）、您本人' },
          ]}
        />
      </section>
      <section>
        <Group name="没读到，不显示 0">
          <LoadFailed title="没读到您的积分" reason="网络不通。您的积分没有变，请再试一次，或打 8610 2233。" onAgain={() => {}} />
        </Group>
        <Group name="拒绝：为什么，接着怎么办">
          <RefusalPanel
            title="现在不能报名"
            actions={
              <>
                <Button look="primary">排队</Button>
                <Button>看 11月28日</Button>
              </>
            }
          >
            30 个名额满了。可以排队，有人退出马上告诉您；或看看 11月28日 星期六的同一活动。
          </RefusalPanel>
        </Group>
        <Group name="空：说清现在能做什么">
          <EmptyState title="今天没有活动" actions={<Button look="soft">看这一场</Button>}>
            最近的一场是 11月25日 星期三 09:30
            <br />
            智能手机课堂，一楼党群服务中心
          </EmptyState>
        </Group>
        <Group name="确认：写出人和分">
          <Button look="primary" onClick={() => setAsking(true)}>
            记 20 分
          </Button>
          <Confirm open={asking} onClose={() => setAsking(false)} title="给 许明澜（6 号楼）记 20 分？" act="记 20 分" onAct={() => setAsking(false)}>
            6 号楼楼道清理，11月21日 星期六，130 分钟。
            <br />
            24 小时内可以冲正。
          </Confirm>
        </Group>
        <Group name="读取中：骨架，不转圈">
          <Skeleton />
        </Group>
        <Group name="办完了，写在原处">
          <div className={css.stack}>
            <StatusLine end={<Button look="quiet">撤回</Button>}>记好了：35 人，每人 20 分，共 700 分。</StatusLine>
            <StatusLine tone="stop">没有记：这位居民今天已记过这项活动。</StatusLine>
            <StatusLine tone="wait">网络不稳，正在重新提交，不会办两次</StatusLine>
          </div>
        </Group>
      </section>
      <Forms />
    </main>
  );
}

function Forms() {
  const [name, setName] = useState('');
  const [reason, setReason] = useState('六人共同筹办，按参与场次分别记分，附筹备记录。');
  const [minutes, setMinutes] = useState<number | undefined>(130);
  const [day, setDay] = useState('2026-11-21');
  const [building, setBuilding] = useState<'6' | '12' | ''>('');
  const [decision, setDecision] = useState<'keep' | 'correct' | 'cancel'>('correct');
  const [named, setNamed] = useState(true);
  const [view, setView] = useState<'all' | 'in' | 'out' | 'wait'>('all');
  const [side, setSide] = useState<'in' | 'out'>('in');
  const [file, setFile] = useState<File>();
  return (
    <section>
      <Panel title="填写" note="标签在上，提示在下">
        <div className={css.form}>
          <TextField label="姓名" value={name} onValue={setName} hint="与居民卡上一致" />
          <TextField label="短码" value="K7M" onValue={() => {}} fault="短码是 6 位，没有 I、O、0、1。请再看一遍卡片。" />
          <NumberField label="时长" value={minutes} onValue={setMinutes} unit="分钟" />
          <DateField label="哪一天" value={day} onValue={setDay} />
          <Select
            label="楼栋"
            value={building}
            onValue={setBuilding}
            prompt="请选楼栋"
            options={[
              { value: '6', label: '6 号楼' },
              { value: '12', label: '12 号楼' },
            ]}
          />
          <RadioCards
            label="处理"
            value={decision}
            onValue={setDecision}
            choices={[
              { value: 'keep', label: '维持原分', note: '余下公示继续' },
              { value: 'correct', label: '更正后重新公示', note: '原记录保留可查' },
              { value: 'cancel', label: '撤销', note: '不记分' },
            ]}
          />
          <TextArea label="理由" value={reason} onValue={setReason} hint="双方都看得到" />
          <Checkbox label="同意在公示里写全名" checked={named} onChecked={setNamed} note="不同意就只显示首末字" />
          <Switch label="消息提醒" checked={named} onChecked={setNamed} words={{ on: '已开', off: '已关' }} />
        </div>
      </Panel>
      <Segmented
        label="筛选"
        value={view}
        onValue={setView}
        segments={[
          { value: 'all', label: '全部' },
          { value: 'in', label: '得到' },
          { value: 'out', label: '用掉' },
          { value: 'wait', label: '待生效' },
        ]}
      />
      <Segmented
        tone="solid"
        label="签到或签退"
        value={side}
        onValue={setSide}
        segments={[
          { value: 'in', label: '签到' },
          { value: 'out', label: '签退' },
        ]}
      />
      <Chips
        label="筛选"
        value={view}
        onValue={setView}
        segments={[
          { value: 'all', label: '全部', count: 14 },
          { value: 'in', label: '申诉与建议', count: 3 },
          { value: 'wait', label: '确认', count: 6 },
        ]}
      />
      <Tabs
        label="规则"
        value={side}
        onValue={setSide}
        tabs={[
          {
            value: 'in',
            label: '规则',
            content: (
              <p>
                每次 20 分。{' '}
                <Popover trigger="为什么" title="怎么算的">
                  满 2 小时 20 分，按 2026.1 版。
                </Popover>
              </p>
            ),
          },
          { value: 'out', label: '历史', count: 2, content: <p>2026.1 版</p> },
        ]}
      />
      <Panel kind="list">
        <Tally
          items={[
            { key: 'ok', figure: 34, label: '对上', tone: 'done', icon: 'tick' },
            { key: 'pick', figure: 3, label: '同名待选', tone: 'due', icon: 'people' },
            { key: 'doubt', figure: 2, label: '存疑', tone: 'stop', icon: 'alert' },
            { key: 'dup', figure: 1, label: '重复已并', tone: 'void' },
          ]}
        />
        <Pager shown={50} more onMore={() => {}} />
      </Panel>
      <FileDrop label="居民名册" accept=".xlsx,.csv" file={file} onFile={setFile} hint="xlsx 或 csv，不超过 20 MB" />
      <Progress label="正在核对" done={12400} total={50745} note="可以离开这一页，做好了在 今日 里告诉您" />
      <Actions>
        <KeyHint keys={['J', 'K']}>上下</KeyHint>
        <KeyHint keys={['X']}>选中</KeyHint>
        <KeyHint keys={['回车']}>办理</KeyHint>
      </Actions>
    </section>
  );
}

function Group({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={css.group}>
      <h2>{name}</h2>
      {children}
    </div>
  );
}
