import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import css from './tabs.module.css';

export interface Tab<Value extends string> {
  value: Value;
  label: string;
  count?: number;
  content: ReactNode;
}

/** Several sheets in one place; the chosen one is drawn, arrows move between the heads. */
export function Tabs<Value extends string>({
  label,
  value,
  onValue,
  tabs,
}: {
  label: string;
  value: Value;
  onValue: (value: Value) => void;
  tabs: readonly Tab<Value>[];
}) {
  return (
    <Base.Root
      className={css.root}
      value={value}
      onValueChange={(next: unknown) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen) onValue(chosen.value);
      }}
    >
      <Base.List className={css.list} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={css.tab}>
            {tab.label}
            {tab.count !== undefined && <em>{tab.count}</em>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={css.panel}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
