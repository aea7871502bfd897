import { Button, LinkButton } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { PublicFrame, PublicPage } from '../ui/public-frame.tsx';
import { Qr } from '../ui/qr.tsx';
import { Sheet, SheetTable } from '../ui/sheet.tsx';

const rows = [
  { key: '1', name: '—', place: '编号 M-17', what: '人民调解成功', how: '', rule: 'A-M01 · 2026.1', points: 60, by: '叶安和', reviewed: '尹怀夏' },
  {
    key: '2',
    name: '江*远',
    place: '11 号楼',
    what: '引进公益讲师',
    how: '（40 × 加急 1.5）',
    rule: 'A-I10 · 2026.1',
    points: 60,
    by: '林以宁',
    reviewed: '祁怀恬',
  },
  {
    key: '3',
    name: '骆思远',
    place: '6 号楼',
    what: '垂直花园改造',
    how: '（50 × 加急 1.5）',
    rule: 'A-I07 · 2026.1',
    points: 75,
    by: '尹怀夏',
    reviewed: '祁怀恬',
  },
];

export const SheetParts = () => (
  <PublicFrame
    place="柳岸社区公示"
    home="/kit/sheet"
    nav={[
      { href: '/kit/sheet', label: '公示' },
      { href: '/kit/rules', label: '规则' },
      { href: '/kit/how', label: '怎么运行' },
    ]}
  >
    <PublicPage
      aside={
        <>
          <Panel title="您有不同意见？">
            <p>11月26日 星期四 24:00 前都可以提，只需说清是哪一条、为什么。</p>
            <LinkButton look="primary" icon="flag" wide href="/kit">
              提出异议
            </LinkButton>
          </Panel>
          <Panel title="打印张贴">
            <p>A4 一页，留有落款和公章位置。</p>
            <Button icon="print" wide onClick={() => window.print()}>
              打印公示表
            </Button>
          </Panel>
        </>
      }
    >
      <Sheet
        title="积分公示表"
        number="柳岸社区 · 柳岸公示〔2026〕47 号"
        term={
          <>
            <span>11月23日贴出，</span>
            <span>公示到 11月26日 星期四 24:00</span>
          </>
        }
        termNote="满 3 个自然日，含周末和节假日"
        notes={[
          '一、姓名只显示首末字；写全名的，本人已同意。未成年人不列名，调解事项只列编号。',
          '二、公示期内没有异议的，期满入账；有异议的，暂停入账，3 个工作日内答复。',
        ]}
        code={<Qr text="https://example.org/public/1/notices/47" label="查看公示和提出异议" />}
        codeWords={
          <>
            扫码看公示原文
            <br />
            提出异议、核对真伪
          </>
        }
        signer="柳岸社区居民委员会"
        signedOn="2026年11月23日"
      >
        <SheetTable
          label="积分公示表"
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'no', head: '序号', cell: (row) => row.key, phone: 'hide' },
            { key: 'name', head: '姓名', cell: (row) => row.name },
            { key: 'place', head: '楼栋', cell: (row) => row.place },
            {
              key: 'what',
              head: '事项',
              cell: (row) => (
                <>
                  {row.what}
                  <i>{row.how}</i>
                </>
              ),
              wide: true,
              phone: 'title',
            },
            { key: 'rule', head: '规则 · 版本', cell: (row) => row.rule, phone: 'line' },
            { key: 'points', head: '分值', cell: (row) => row.points, end: true, strong: true, phone: 'figure', after: '分' },
            { key: 'by', head: '组织者', cell: (row) => row.by, before: '组织' },
            { key: 'reviewed', head: '复核人', cell: (row) => row.reviewed, before: '复核' },
          ]}
        />
      </Sheet>
    </PublicPage>
  </PublicFrame>
);
