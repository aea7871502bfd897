import css from './flow.module.css';

/** The steps a thing goes through, with those it is in now. */
export function Flow({ label, steps, current }: { label: string; steps: readonly string[]; current: readonly number[] }) {
  return (
    <ol className={css.flow} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} className={current.includes(index) ? css.on : undefined} aria-current={current.includes(index) ? 'step' : undefined}>
          {step}
        </li>
      ))}
    </ol>
  );
}
