import { useState } from 'react';
import { searchResidents, type ResidentLine } from '#contract/identity.ts';
import { consoleWords } from '#words/console.ts';
import { failureWords, useRead } from '../api.ts';
import { FindBox } from '../ui/find-box.tsx';
import { useWords } from '../ui/language.ts';
import { useSettled } from './use-settled.ts';

export interface FindResidentProps {
  communityId: string;
  label: string;
  prompt: string;
  onPick: (resident: ResidentLine) => void;
  slash?: boolean;
  first?: string;
}

/** One box for name, building, pinyin, initials, last four digits and short code. */
export function FindResident({ communityId, label, prompt, onPick, slash = false, first = '' }: FindResidentProps) {
  const say = useWords();
  const [q, setQ] = useState(first);
  const asked = useSettled(q.trim(), 140);
  const read = useRead(searchResidents, { communityId, q: asked }, { when: asked !== '', keep: true });
  const found = asked === '' ? undefined : read.data?.residents;
  const settled = asked === q.trim() && !read.isPlaceholderData && !read.isFetching;
  return (
    <FindBox
      label={label}
      prompt={prompt}
      value={q}
      onValue={setQ}
      found={found?.map((resident) => ({
        key: resident.residentId,
        title: resident.name,
        detail: say(consoleWords.buildingAge(resident.buildingName, resident.ageBand)),
        end: resident.shortCode,
      }))}
      onPick={(key) => {
        const resident = found?.find(({ residentId }) => residentId === key);
        if (!resident) return;
        setQ('');
        onPick(resident);
      }}
      working={read.isFetching}
      slash={slash}
      {...(read.error && settled
        ? { instead: say(failureWords(read.error)) }
        : settled && found?.length === 0
          ? { instead: say(consoleWords.findNone(asked)) }
          : {})}
    />
  );
}
