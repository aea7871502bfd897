import { Bar } from '../ui/bar.tsx';
import { Button } from '../ui/button.tsx';
import { useElder } from '../ui/elder.ts';
import { ElderSwitch } from '../ui/elder-switch.tsx';
import { Joints } from '../ui/joints.tsx';
import { Panel, SectionHead } from '../ui/panel.tsx';
import { PhoneFrame, PhoneMain, PlaceBar } from '../ui/phone-frame.tsx';
import { Points } from '../ui/points.tsx';
import { ReadAloud } from '../ui/read-aloud.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { CallButton, Tiles } from '../ui/tiles.tsx';
import css from './kit.module.css';

export function PhoneParts() {
  const elder = useElder() !== '0';
  return (
    <PhoneFrame
      tabs={[
        { href: '/kit/phone', label: '首页', icon: 'home' },
        { href: '/kit/a', label: '活动', icon: 'calendar' },
        { href: '/kit/b', label: '兑换', icon: 'gift' },
        { href: '/kit/c', label: '我的', icon: 'person' },
      ]}
    >
      <PlaceBar place="柳岸社区" tools={<ElderSwitch />} />
      <PhoneMain>
        <Panel>
          <div className={css.spend}>
            <section>
              <h2>可用积分</h2>
              <Points value={268} tone="reward" size="4xl" />
            </section>
            {!elder && (
              <p>
                可用到
                <br />
                12月31日 星期四 24:00
              </p>
            )}
          </div>
          {elder ? (
            <ReadAloud text="您现在能用的积分，268 分。" />
          ) : (
            <div className={css.pair}>
              <section>
                <h2>2026 年度积分</h2>
                <Points value={412} tone="bamboo" size="xl" />
                <Bar value={412} goal={600} label="今年 412 分，目标 600 分" />
                <p>今年目标 600 分</p>
              </section>
              <section>
                <h2>累计积分</h2>
                <Points value={1386} size="xl" />
                <Joints total={6} done={3} part={0.49} label="第 3 级，共 6 级" />
                <p>3 级 社区骨干</p>
              </section>
            </div>
          )}
        </Panel>
        <Tiles
          label="常用"
          tiles={[
            { href: '/kit', label: elder ? '余额' : '签到', icon: elder ? 'passbook' : 'scan', tone: 'first' },
            { href: '/kit', label: '兑换', icon: 'gift', tone: 'warm' },
            { href: '/kit', label: '流水', icon: 'receipt' },
            { href: '/kit', label: '我的卡', icon: 'card' },
          ]}
        />
        {elder && <CallButton phone="8610 2233" title="打电话给社区" note="小祁 8610 2233" />}
        {!elder && (
          <section>
            <SectionHead end={<a href="/kit">全部活动</a>}>今天的活动</SectionHead>
            <Panel>
              <div className={css.spend}>
                <span>反诈宣传讲座</span>
                <StateTag tone="done">已报名</StateTag>
              </div>
              <div className={css.spend}>
                <span>6 号楼楼道清理</span>
                <Button look="soft">报名</Button>
              </div>
            </Panel>
          </section>
        )}
      </PhoneMain>
    </PhoneFrame>
  );
}
