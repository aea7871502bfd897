import { useState } from 'react';
import { readRosterCandidates } from '#contract/participation.ts';
import { readPlaces } from '#contract/places.ts';
import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { useWords } from '../../ui/language.ts';
import { Select } from '../../ui/select.tsx';
import { FindResident } from '../find-resident.tsx';
import type { Found } from './roster.ts';
import css from './tick-list.module.css';

const everywhere = 'all';

export interface TickListProps {
  activityId: string;
  communityId: string;
  ticked: ReadonlySet<string>;
  onTick: (person: Found, on: boolean) => void;
}

/** The roster: who often comes to this kind of activity stands first; anybody else is one search away. */
export function TickList({ activityId, communityId, ticked, onTick }: TickListProps) {
  const say = useWords();
  const [buildingId, setBuildingId] = useState(everywhere);
  const places = useRead(readPlaces, { communityId });
  const read = useRead(readRosterCandidates, { activityId, ...(buildingId !== everywhere && { buildingId }), limit: 300 }, { keep: true });
  const buildings = (places.data?.places ?? []).filter(({ kind }) => kind === 'building').sort((a, b) => a.order - b.order);
  return (
    <div className={css.roster}>
      <div className={css.tools}>
        <Select
          label={say(w.tickBuilding)}
          labelHidden
          value={buildingId}
          onValue={setBuildingId}
          options={[{ value: everywhere, label: say(w.tickAllBuildings) }, ...buildings.map(({ placeId, name }) => ({ value: placeId, label: name }))]}
        />
        <FindResident communityId={communityId} label={say(w.tickAlso)} prompt={say(w.tickAlso)} onPick={(person) => onTick(person, true)} />
      </div>
      <Loaded read={read} failed={say(consoleWords.couldNot(say(w.people)))} skeleton="rows">
        {({ people }) =>
          people.length === 0 ? (
            <EmptyState icon="people" title={say(w.tickNone)}>
              {say(w.tickNoneWhy)}
            </EmptyState>
          ) : (
            <ul className={css.grid}>
              {people.map((person) => (
                <li key={person.residentId}>
                  <Checkbox
                    label={<strong>{person.name}</strong>}
                    note={
                      <>
                        {say(consoleWords.buildingAge(person.buildingName, person.ageBand))}
                        {person.recorded ? <em>{say(w.tickDone)}</em> : person.times > 0 && <em>{say(w.tickRegular(person.times))}</em>}
                      </>
                    }
                    checked={person.recorded || ticked.has(person.residentId)}
                    disabled={person.recorded}
                    onChecked={(on) =>
                      onTick(
                        {
                          residentId: person.residentId,
                          name: person.name,
                          buildingName: person.buildingName,
                          ageBand: person.ageBand,
                          shortCode: person.shortCode,
                        },
                        on,
                      )
                    }
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
