import { useState } from 'react';
import { tryRule } from '#contract/rules.ts';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { failureWords, useRead } from '../../api.ts';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { useSettled } from '../use-settled.ts';
import type { Calculation } from './drafting.ts';
import css from './rules.module.css';

/** A worked example on the spot: the server counts it with the function that pays. */
export function TryRule({ versionId, code, calculation }: { versionId: string; code: string; calculation: Calculation | null }) {
  const say = useWords();
  const [minutes, setMinutes] = useState<number | undefined>(calculation?.kind === 'TIERED' ? calculation.tiers[0]?.fromMinutes : 120);
  const [difficulty, setDifficulty] = useState<number | undefined>(calculation?.kind === 'TIERED' && calculation.levels.length > 1 ? 1 : undefined);
  const [judged, setJudged] = useState<number | undefined>(calculation?.kind === 'RANGE' ? calculation.min : undefined);
  const [age, setAge] = useState<number>();
  const asked = useSettled(JSON.stringify({ minutes, difficulty, judged, age }), 300);
  const input = {
    versionId,
    code,
    ...(minutes !== undefined && { minutes }),
    ...(difficulty !== undefined && { difficulty }),
    ...(judged !== undefined && { judged }),
    ...(age !== undefined && { age }),
  };
  const read = useRead(tryRule, input, { when: asked === JSON.stringify({ minutes, difficulty, judged, age }), keep: true });
  const found = read.data;
  return (
    <div className={css.block}>
      <p>{say(w.tryNote)}</p>
      <div className={css.four}>
        <NumberField label={say(w.tryMinutes)} value={minutes} onValue={setMinutes} />
        {calculation?.kind === 'TIERED' && calculation.levels.length > 1 && (
          <NumberField label={say(w.tryDifficulty)} value={difficulty} onValue={setDifficulty} />
        )}
        {calculation?.kind === 'RANGE' && <NumberField label={say(w.tryJudged)} value={judged} onValue={setJudged} />}
        <NumberField label={say(w.tryAge)} value={age} onValue={setAge} />
      </div>
      {read.error ? (
        <StatusLine tone="due">{say(failureWords(read.error))}</StatusLine>
      ) : found?.whyNot ? (
        <StatusLine tone="due">{say(found.whyNot.sentence)}</StatusLine>
      ) : found?.award ? (
        <StatusLine>
          <strong>{say(w.tryResult(found.award.points))}</strong>
          {found.sentence && ` ${say(found.sentence)}`}
          {found.reviewed && ` · ${say(w.tryReviewed)}`}
        </StatusLine>
      ) : null}
    </div>
  );
}
