import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { listStaff } from '#contract/identity.ts';
import { consoleWords } from '#words/console.ts';
import { staffWords as w } from '#words/console-staff.ts';
import { roleWords } from '#words/roles.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { usePerson } from '../../session.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { Aside, AsideSection, Work } from '../../ui/console-frame.tsx';
import { momentWords } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { Menu } from '../../ui/menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { AtCommunity } from '../at-community.tsx';
import { may } from '../may.ts';
import { AddStaff } from './add-staff.tsx';
import { GrantRole } from './grant-role.tsx';
import { SecretOnce, type Secret } from './secret-once.tsx';
import { ActiveDialog, EndDialog, ResetDialog } from './staff-dialogs.tsx';
import css from './staff.module.css';

type Found = OutputOf<typeof listStaff>;
type StaffPerson = Found['staff'][number];
type Held = StaffPerson['roles'][number];
type Asked = { what: 'reset' | 'active'; person: StaffPerson } | { what: 'end'; grant: { grantId: string; role: Held['role']; name: string } };

export const StaffPage = () => <AtCommunity action="read-staff">{({ communityId }) => <Staff communityId={communityId} />}</AtCommunity>;

function Roles({
  held,
  name,
  onEnd,
}: {
  held: readonly Held[];
  name: string;
  onEnd: ((grant: { grantId: string; role: Held['role']; name: string }) => void) | undefined;
}) {
  const say = useWords();
  if (held.length === 0) return <span className={css.quiet}>{say(w.noRoles)}</span>;
  return (
    <ul className={css.roles}>
      {held.map(({ grantId, role, placeName, from, until }) => (
        <li key={grantId}>
          {say(w.role(say(roleWords[role]), placeName, from, until))}
          {onEnd && (
            <button type="button" onClick={() => onEnd({ grantId, role, name })}>
              {say(w.end)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Staff({ communityId }: { communityId: string }) {
  const say = useWords();
  const person = usePerson();
  const writes = may(person, 'write-staff');
  const read = useRead(listStaff, { communityId });
  const [chosen, setChosen] = useState('');
  const [secret, setSecret] = useState<Secret>();
  const [asked, setAsked] = useState<Asked>();
  const close = (): void => setAsked(undefined);
  const onEnd = writes ? (grant: { grantId: string; role: Held['role']; name: string }) => setAsked({ what: 'end', grant }) : undefined;
  return (
    <Work
      title={say(w.title)}
      aside={
        writes ? (
          <Aside
            label={say(w.grant)}
            head={
              <>
                <h2>{say(w.grant)}</h2>
                <p>{say(w.grantNote)}</p>
              </>
            }
          >
            <AsideSection>
              <GrantRole
                communityId={communityId}
                today={person.today}
                staff={(read.data?.staff ?? []).filter(({ active }) => active)}
                staffId={chosen}
                onStaff={setChosen}
              />
            </AsideSection>
            <AsideSection title={say(w.add)}>
              <AddStaff communityId={communityId} onAdded={setSecret} />
            </AsideSection>
          </Aside>
        ) : undefined
      }
    >
      <Loaded read={read} failed={say(consoleWords.couldNot(say(w.list)))} skeleton="rows">
        {({ staff, residents }) => (
          <>
            <Panel kind="list" title={say(w.staff)}>
              {staff.length === 0 ? (
                <EmptyState icon="key" title={say(w.none)} />
              ) : (
                <Table
                  label={say(w.staff)}
                  rows={staff}
                  rowKey={({ staffId }) => staffId}
                  current={chosen}
                  onCurrent={setChosen}
                  columns={[
                    {
                      key: 'name',
                      head: say(w.name),
                      cell: (one) => (
                        <TwoLines below={one.username}>
                          <strong>{one.name}</strong>
                        </TwoLines>
                      ),
                      nowrap: true,
                    },
                    { key: 'office', head: say(w.office), cell: (one) => one.office, nowrap: true },
                    { key: 'roles', head: say(w.roles), cell: (one) => <Roles held={one.roles} name={one.name} onEnd={onEnd} /> },
                    {
                      key: 'state',
                      head: say(w.state),
                      nowrap: true,
                      cell: (one) => (
                        <TwoLines below={one.lockedUntil ? say(w.lockedUntil(say(momentWords(one.lockedUntil)))) : undefined}>
                          <StateTag tone={one.active ? 'done' : 'void'} icon={one.active ? 'tick' : 'refused'} bare>
                            {say(one.active ? w.active : w.inactive)}
                          </StateTag>
                        </TwoLines>
                      ),
                    },
                    ...(writes
                      ? [
                          {
                            key: 'act',
                            head: '',
                            end: true,
                            cell: (one: StaffPerson) => (
                              <Menu
                                label={`${say(w.more)} ${one.name}`}
                                items={[
                                  { key: 'reset', label: say(w.reset), icon: 'key', onPress: () => setAsked({ what: 'reset', person: one }) },
                                  {
                                    key: 'active',
                                    label: say(one.active ? w.disable : w.restore),
                                    icon: one.active ? 'refused' : 'done',
                                    tone: one.active ? 'stop' : 'plain',
                                    onPress: () => setAsked({ what: 'active', person: one }),
                                  },
                                ]}
                              />
                            ),
                          },
                        ]
                      : []),
                  ]}
                />
              )}
            </Panel>
            <Panel kind="list" title={say(w.residents)} note={say(w.residentsNote)}>
              {residents.length === 0 ? (
                <EmptyState icon="people" title={say(w.noResidents)}>
                  {say(w.noResidentsWhy)}
                </EmptyState>
              ) : (
                <Table
                  label={say(w.residents)}
                  rows={residents}
                  rowKey={({ residentId }) => residentId}
                  columns={[
                    {
                      key: 'name',
                      head: say(w.name),
                      cell: (one) => (
                        <TwoLines below={one.buildingName}>
                          {may(person, 'read-resident') ? (
                            <Anchor href={`/console/residents/${one.residentId}`}>
                              <strong>{one.name}</strong>
                            </Anchor>
                          ) : (
                            <strong>{one.name}</strong>
                          )}
                        </TwoLines>
                      ),
                      nowrap: true,
                    },
                    { key: 'roles', head: say(w.roles), cell: (one) => <Roles held={one.roles} name={one.name} onEnd={onEnd} /> },
                  ]}
                />
              )}
            </Panel>
          </>
        )}
      </Loaded>
      {asked?.what === 'reset' && (
        <ResetDialog
          person={asked.person}
          onClose={close}
          onReset={(next) => {
            close();
            setSecret(next);
          }}
        />
      )}
      {asked?.what === 'active' && <ActiveDialog person={asked.person} onClose={close} />}
      {asked?.what === 'end' && <EndDialog grant={asked.grant} onClose={close} />}
      {secret && <SecretOnce secret={secret} onClose={() => setSecret(undefined)} />}
    </Work>
  );
}
